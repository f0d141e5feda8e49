#!/usr/bin/env bash
# What a frame of the figure costs, motion by motion, in an optimized native build.
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

case ${1:-} in
  --help | -h)
    echo "usage: scripts/bench.sh [MOTION]    MOTION: only those whose name contains it, such as bridge"
    echo "Prints for every shipped motion, in microseconds of processor time, the median of 9 repetitions:"
    echo "  pose  a moment sampled, solved and placed; at most 5"
    echo "  draw  the figure as shapes; at most 60"
    echo "  glow  the same with the muscles of its hold and the ring of breath; no limit"
    echo "  solve the motion made ready for one body, once when the page opens; no limit"
    echo "and beside each its multiple of the reference: 1,000 square roots, each waiting for the one before."
    echo "usage: scripts/bench.sh --history"
    echo "Prints what ten years of training cost beside one week: reading what is saved, the first frame of Progress (at most"
    echo "30 ms), and noting a repetition (at most 1.5 times as much)."
    echo "usage: scripts/bench.sh --page"
    echo "The same in Chromium, on dist/ as it was built: opening the page with ten years and with nothing (at most 1.3 times), what is"
    echo "stored (at most 2,000,000 characters, which are 4 MB where each takes two bytes), what one repetition writes (at most 1,024)."
    echo "Exit code 1 when a median is over its limit."
    exit 0 ;;
  --history | --page) ;;
  -*) fail "$1: unknown option; see --help" ;;
esac

need_native_build
need_benchmark
if [ "${1:-}" = --page ]; then
  need_packages chromium
  need_node
  need_npm
  mkdir -p "$ROOT/build/browser"
  cp "$ROOT/tests/browser/package.json" "$ROOT/tests/browser/package-lock.json" "$ROOT/build/browser/"
  (cd "$ROOT/build/browser" && npm ci --ignore-scripts --no-audit --no-fund) >"$ROOT/build/npm.log" 2>&1 || fail "npm could not install what the browser needs (build/npm.log)"
  configure_and_build release holdfast_ten_years
  "$ROOT/build/release/holdfast_ten_years" >"$ROOT/build/ten_years.json"
  exec node "$ROOT/tests/browser/ten_years.mjs" "$ROOT/build/ten_years.json"
fi
if [ "${1:-}" = --history ]; then
  configure_and_build release holdfast_history_bench
  "$ROOT/build/release/holdfast_history_bench" --benchmark_repetitions=9 --benchmark_min_time=0.05 --benchmark_enable_random_interleaving=true \
    --benchmark_report_aggregates_only=true --benchmark_format=json >"$ROOT/build/bench.json" 2>"$ROOT/build/bench.log" ||
    { cat "$ROOT/build/bench.log" >&2; fail "the benchmark did not run"; }
  exec "$PYTHON" - "$ROOT/build/bench.json" <<'END'
import json
import sys

TO_MS = {"ns": 1e-6, "us": 1e-3, "ms": 1.0}
median = {tuple(b["run_name"].split("/")[:2]): b["cpu_time"] * TO_MS[b["time_unit"]]
          for b in json.load(open(sys.argv[1]))["benchmarks"] if b.get("aggregate_name") == "median"}
week, years = "7", "3650"
for name in ("open", "progress", "note"):
    print(f"{name:9} a week {median[name, week]:9.4f} ms, ten years {median[name, years]:9.4f} ms, ratio {median[name, years] / median[name, week]:.2f}")
over = []
if median["progress", years] > 30:
    over.append("the first frame of Progress takes more than 30 ms")
if median["note", years] > 1.5 * median["note", week]:
    over.append("noting a repetition costs more than 1.5 times what it costs after a week")
sys.exit("; ".join(over) if over else 0)
END
fi
configure_and_build release holdfast_bench
"$ROOT/build/release/holdfast_bench" --benchmark_filter="reference|${1:-.}" --benchmark_repetitions=9 --benchmark_min_time=0.02 \
  --benchmark_enable_random_interleaving=true --benchmark_report_aggregates_only=true --benchmark_format=json \
  >"$ROOT/build/bench.json" 2>"$ROOT/build/bench.log" || { cat "$ROOT/build/bench.log" >&2; fail "the benchmark did not run"; }
"$PYTHON" - "$ROOT/build/bench.json" <<'END'
import json
import sys

LIMITS_US = {"pose": 5.0, "draw": 60.0}
TO_US = {"ns": 1e-3, "us": 1.0, "ms": 1e3}
median = {b["run_name"]: b["cpu_time"] * TO_US[b["time_unit"]]
          for b in json.load(open(sys.argv[1]))["benchmarks"] if b.get("aggregate_name") == "median"}
reference = median.pop("reference")
motions = list(dict.fromkeys(name.split(" ", 1)[1] for name in median))
if not motions:
    sys.exit("error: no motion has that in its name")
print(f"reference {reference:.2f} us")
print(f"{'':34}" + "".join(f"{kind + ' us':>9}{'ratio':>8}" for kind in ("pose", "draw", "glow", "solve")))
for motion in motions:
    cells = (median[f"{kind} {motion}"] for kind in ("pose", "draw", "glow", "solve"))
    print(f"{motion:34}" + "".join(f"{us:9.2f}{us / reference:8.2f}" for us in cells))
over = [(us, name) for name, us in median.items() if us > LIMITS_US.get(name.split(" ")[0], 1e9)]
for us, name in sorted(over, reverse=True):
    kind, motion = name.split(" ", 1)
    print(f"{motion}: {kind} takes {us:.1f} us, more than {LIMITS_US[kind]:.0f}", file=sys.stderr)
sys.exit(1 if over else 0)
END
