#!/usr/bin/env bash
# Feeds what reads texts from outside with texts that nobody would write, under the sanitizers, by libFuzzer.
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

runs=20000 seed=1 jobs=1 most=1000000 resume=no keep=no targets=()

usage() {
  cat <<END
usage: scripts/fuzz.sh [--runs N] [--seed N] [--jobs N] [--resume] [--keep] [TARGET...]

Builds the targets of tests/fuzz (or only those named, such as "journal") and runs each N times ($runs unless told) over the
corpus that lies in tests/fuzz/corpus/TARGET and data/; what it adds to that is kept in build/fuzz/corpus/TARGET, and a text that
breaks something in build/fuzz/found. A long run is many processes of $most runs, one after the other with seeds of their own, each
going on from what the last one found. The long run of all:

  scripts/fuzz.sh --jobs 2 --runs 10000000

  --seed N   of the first process; one seed gives one course of a corpus
  --jobs N   targets at a time
  --resume   what an earlier call has run of a target counts; it goes on from there
  --keep     runs nothing: puts a small choice of what was found so far into tests/fuzz/corpus

Prints for each target how often it ran and what was found, and "PASSED passed, FAILED failed". Exit code 1 when a target found
something.
END
}

while [ $# -gt 0 ]; do
  case $1 in
    --runs | --seed | --jobs)
      [[ ${2:-} =~ ^[1-9][0-9]*$ ]] || { usage >&2; exit 2; }
      declare "${1#--}=$2"
      shift 2 ;;
    --resume) resume=yes; shift ;;
    --keep) keep=yes; shift ;;
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

# The folders that a target begins with.
seeds_of() {
  echo "$ROOT/tests/fuzz/corpus/$1"
  [ ! -d "$ROOT/data/${1}s" ] || echo "$ROOT/data/${1}s"
}

# The first process, and every tenth that follows, cuts no seed and chooses well what to change; the others try short texts, and every
# second one half as long, many times as fast, which say most of it.
is_thorough() { [ $(($1 % 10)) -eq 0 ]; }

# Bytes of the longest text tried.
most_bytes_of() {
  local target=$1 process=$2 longest short
  longest=$(find $(seeds_of "$target") -type f -printf '%s\n' | sort -n | tail -n 1)
  case $target in exercise) short=768 ;; motion) short=1280 ;; hep | backup | settings) short=384 ;; *) short=256 ;; esac
  if is_thorough "$process" && [ "$longest" -gt "$short" ]; then echo "$longest"; else echo $((short / (1 + process % 2))); fi
}

options_of() {
  is_thorough "$2" || echo "-entropic=0"
  echo "-timeout=10 -rss_limit_mb=2048 -print_final_stats=1 -artifact_prefix=$ROOT/build/fuzz/found/$1-"
  [ ! -f "$ROOT/tests/fuzz/$1.dict" ] || echo "-dict=$ROOT/tests/fuzz/$1.dict"
}

# Less is kept of each allocation than usual, for speed; a text that breaks something shows all of it when it is run alone.
export ASAN_OPTIONS="malloc_context_size=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64:${ASAN_OPTIONS:-}"

# Runs one target to its end, process by process.
run_target() {
  local target=$1 process=0 count before=0 began done_file="$ROOT/build/fuzz/$target.runs" log="$ROOT/build/fuzz/$target.log"
  [ "$resume" = no ] || [ ! -f "$done_file" ] || read -r before process <"$done_file"
  began=$(date +%s)
  local total=$before
  while [ "$total" -lt "$runs" ]; do
    count=$((runs - total < most ? runs - total : most))
    # shellcheck disable=SC2046
    if ! "$ROOT/build/sanitize/${target}_fuzz" -runs="$count" -seed=$((seed + process)) -max_len="$(most_bytes_of "$target" "$process")" $(options_of "$target" "$process") \
         "$ROOT/build/fuzz/corpus/$target" $(seeds_of "$target") >"$log" 2>&1; then
      echo "$target: after $total runs: $(grep -m1 -E '^broken:|ERROR|SUMMARY|runtime error|Assertion|deadly' "$log" || tail -n 1 "$log")"
      echo "$target: see ${log#"$ROOT/"}; $(grep -o -m1 'build/fuzz/found/.*' "$log" || echo "no text was written")"
      return 1
    fi
    total=$((total + $(sed -n 's/^stat::number_of_executed_units: *//p' "$log")))
    process=$((process + 1))
    echo "$total $process" >"$done_file"
  done
  echo "$target: $total runs, nothing found, $(($(date +%s) - began)) s, $(find "$ROOT/build/fuzz/corpus/$target" -type f | wc -l) texts kept"
}

# A small choice of what was found: of the texts that reach each place of the code, some of every length.
keep_of() {
  local target=$1 chosen="$ROOT/build/fuzz/chosen/$1" size=0 number=0 every file bytes
  rm -rf "$chosen" && mkdir -p "$chosen"
  # shellcheck disable=SC2046
  "$ROOT/build/sanitize/${target}_fuzz" -merge=1 -use_counters=0 -max_len=1400 "$chosen" $(seeds_of "$target") "$ROOT/build/fuzz/corpus/$target" \
    >"$ROOT/build/fuzz/$target.merge.log" 2>&1 || fail "the texts of $target could not be merged: see build/fuzz/$target.merge.log"
  # What libFuzzer named by its hash goes; a seed with a name of its own stays.
  find "$ROOT/tests/fuzz/corpus/$target" -type f -regextype posix-extended -regex '.*/[0-9a-f]{40}' -delete
  every=$(($(find "$chosen" -type f | wc -l) / 50 + 1))
  while read -r bytes file; do
    number=$((number + 1))
    [ $((number % every)) -eq 0 ] || continue
    [ $((size + bytes)) -le 40000 ] && [ "$(find "$ROOT/tests/fuzz/corpus/$target" -type f | wc -l)" -lt 60 ] || break
    cmp -s "$file" "$ROOT/tests/fuzz/corpus/$target/$(basename "$file")" || cp "$file" "$ROOT/tests/fuzz/corpus/$target/"
    size=$((size + bytes))
  done < <(find "$chosen" -type f -printf '%s %p\n' | sort -n)
  echo "$target: $(find "$ROOT/tests/fuzz/corpus/$target" -type f | wc -l) texts"
}

need_native_build
need_sanitizers
configure_and_build sanitize "${targets[@]/%/_fuzz}"
mkdir -p "$ROOT/build/fuzz/found"
for target in "${targets[@]}"; do mkdir -p "$ROOT/build/fuzz/corpus/$target" "$ROOT/tests/fuzz/corpus/$target"; done
if [ "$keep" = yes ]; then
  for target in "${targets[@]}"; do keep_of "$target"; done
  exit 0
fi
running=() passed=0 failed=0
for target in "${targets[@]}"; do
  while [ "$(jobs -rp | wc -l)" -ge "$jobs" ]; do sleep 0.2; done
  run_target "$target" &
  running+=($!)
done
for process in "${running[@]}"; do
  if wait "$process"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
done
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
