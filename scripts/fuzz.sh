#!/usr/bin/env bash
# Feeds what reads texts from outside with texts that nobody would write, under the sanitizers, by libFuzzer.
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

usage() {
  cat <<END
usage: scripts/fuzz.sh [--runs N] [--seed N] [TARGET...]

Builds the targets of tests/fuzz (or only those named, such as "journal") and runs each N times ($runs unless told) over the
corpus that lies in tests/fuzz/corpus/TARGET and data/; what it adds to that is kept in build/fuzz/corpus/TARGET, and a text that breaks
something in build/fuzz/found. One seed gives one course; 10000000 runs of one target take ten minutes to half an hour.
Prints "PASSED passed, FAILED failed". Exit code 1 when a target found something.
END
}

runs=20000 seed=1 targets=()
while [ $# -gt 0 ]; do
  case $1 in
    --runs | --seed)
      [[ ${2:-} =~ ^[0-9]+$ ]] || { usage >&2; exit 2; }
      if [ "$1" = --runs ]; then runs=$2; else seed=$2; fi
      shift 2 ;;
    --help | -h) usage; exit 0 ;;
    -*) usage >&2; exit 2 ;;
    *) targets+=("$1"); shift ;;
  esac
done
if [ ${#targets[@]} -eq 0 ]; then
  for file in "$ROOT"/tests/fuzz/*_fuzz.cpp; do targets+=("$(basename "$file" _fuzz.cpp)"); done
fi
for target in "${targets[@]}"; do
  [ -f "$ROOT/tests/fuzz/${target}_fuzz.cpp" ] || fail "there is no target $target in tests/fuzz"
done

# The longest text tried, in bytes: a file of one exercise or motion takes thousands, the rest say it in less.
longest() { case $1 in exercise | motion) echo 4096 ;; exchange) echo 1024 ;; *) echo 512 ;; esac; }
# The second module reads every exercise anew for each request.
runs_of() { if [ "$1" = exchange ]; then echo $((runs / 50 + 1)); else echo "$runs"; fi; }

need_native_build
need_packages clang
configure_and_build fuzz "${targets[@]/%/_fuzz}"
mkdir -p "$ROOT/build/fuzz/found"
passed=0 failed=0
for target in "${targets[@]}"; do
  mkdir -p "$ROOT/build/fuzz/corpus/$target" "$ROOT/tests/fuzz/corpus/$target"
  words=()
  [ ! -f "$ROOT/tests/fuzz/$target.dict" ] || words=(-dict="$ROOT/tests/fuzz/$target.dict")
  shipped=()
  [ ! -d "$ROOT/data/${target}s" ] || shipped=("$ROOT/data/${target}s")
  log="$ROOT/build/fuzz/$target.log"
  if "$ROOT/build/fuzz/${target}_fuzz" -runs="$(runs_of "$target")" -seed="$seed" -max_len="$(longest "$target")" -timeout=10 -rss_limit_mb=2048 \
       "${words[@]}" -artifact_prefix="$ROOT/build/fuzz/found/$target-" -print_final_stats=1 \
       "$ROOT/build/fuzz/corpus/$target" "$ROOT/tests/fuzz/corpus/$target" "${shipped[@]}" >"$log" 2>&1; then
    passed=$((passed + 1))
    echo "$target: $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") runs, nothing found"
  else
    failed=$((failed + 1))
    echo "$target: $(grep -m1 -E 'ERROR|SUMMARY|runtime error|deadly' "$log" || tail -n 1 "$log")"
    echo "$target: see $log"
  fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
