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
    echo "Exit code 1 when a median is over its limit."
    exit 0 ;;
  -*) fail "$1: unknown option; see --help" ;;
esac

need_native_build
need_benchmark
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
