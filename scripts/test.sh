#!/usr/bin/env bash
# Everything that must hold before a commit: sets up what it needs, runs it all, ends with one line
# "N passed, N failed".
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

usage() {
  cat <<'END'
usage: scripts/test.sh [--quick] [--help]

Floors, headers, the tool and the doctest suite natively (sanitized; of its longest tests a share), the suite as WebAssembly under
Node (all of it), a short run of each fuzzing target, the figure's checks on every motion, and the browser tests on the built dist/: in
Chromium, and one whole session each in Firefox and WebKit.
  --quick  only what takes less than two minutes once built: floors, the tool, and the optimized native suite (all of it)

Exit code 0 when everything passed.
END
}

quick=no
for argument in "$@"; do
  case $argument in
    --quick) quick=yes ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

passed=0
failed=0
logs="$ROOT/build/test"
mkdir -p "$logs"

# Seconds since the beginning.
at() { printf '%5d s' "$SECONDS"; }

# tally NAME LOG STATUS: adds what the log counted; a run that failed without counting counts as one failure.
tally() {
  local name=$1 log=$2 status=$3 good bad line
  case $(tail -n 40 "$log") in
    *"[doctest] test cases:"*)
      line=$(grep '\[doctest\] test cases:' "$log" | tail -n 1)
      good=$(sed -E 's/.*\| *([0-9]+) passed.*/\1/' <<<"$line"); bad=$(sed -E 's/.*\| *([0-9]+) failed.*/\1/' <<<"$line") ;;
    *"# pass "*)
      good=$(sed -nE 's/^# pass ([0-9]+)$/\1/p' "$log" | tail -n 1); bad=$(sed -nE 's/^# fail ([0-9]+)$/\1/p' "$log" | tail -n 1) ;;
    *" passed, "*" failed"*)
      line=$(grep -E '^[0-9]+ passed, [0-9]+ failed' "$log" | tail -n 1); good=${line%% passed*}; bad=$(sed -E 's/.*, ([0-9]+) failed.*/\1/' <<<"$line") ;;
    *) good=0; bad=0 ;;
  esac
  good=${good:-0}; bad=${bad:-0}
  if [ "$status" -ne 0 ] && [ "$bad" -eq 0 ]; then bad=1; fi
  if [ "$good" -eq 0 ] && [ "$bad" -eq 0 ]; then bad=1; say "$name ran no test"; fi
  passed=$((passed + good)); failed=$((failed + bad))
  if [ "$bad" -ne 0 ]; then
    say "$(at) FAILED: $name ($good passed, $bad failed); the whole log is ${log#"$ROOT"/}"
    grep -vE '^ok |^# (Sub|dur)' "$log" | tail -n 60 >&2
  else
    say "$(at) ok: $name ($good passed)"
  fi
}

# run NAME COMMAND...: into a log of its own.
run() {
  local name=$1 log status=0; shift
  log="$logs/${name// /-}.log"
  say "$(at) running: $name"
  "$@" >"$log" 2>&1 || status=$?
  tally "$name" "$log" "$status"
}

# beside NAME COMMAND...: the same, while what follows goes on: one core runs tests, the other builds. `join` waits for those that
# were begun and counts them.
names=() jobs=()
beside() {
  local name=$1; shift
  say "$(at) running: $name"
  "$@" >"$logs/${name// /-}.log" 2>&1 &
  names+=("$name"); jobs+=("$!")
}
join() {
  local i status
  for i in "${!jobs[@]}"; do
    status=0
    wait "${jobs[$i]}" || status=$?
    tally "${names[$i]}" "$logs/${names[$i]// /-}.log" "$status"
  done
  names=() jobs=()
}

# Every header compiles alone. What a source file includes first does so where the page is built, without precompiled headers.
headers_alone() {
  local good=0 bad=0 header source
  while read -r header; do
    source=${header%.h}.cpp
    [ ! -f "$source" ] || [ "$(grep -m1 '^#include' "$source")" != "#include \"${header#"$ROOT/src/"}\"" ] || continue
    if clang++ -std=c++20 -fno-exceptions -fno-rtti -fsyntax-only -w -x c++ -DIMGUI_USER_CONFIG='"ui/imgui_config.h"' \
         -I"$ROOT/src" -isystem "$DEPS/include" -isystem "${HOLDFAST_IMGUI_DIR:-$DEPS/imgui}" "$header"; then
      good=$((good + 1))
    else
      bad=$((bad + 1)); echo "$header does not compile alone"
    fi
  done < <(find "$ROOT/src" -name '*.h' -not -path '*/platform/web/*' -not -name imgui_config.h | sort)
  echo "$good passed, $bad failed"
  [ "$bad" -eq 0 ]
}

# Every browser test, the longest first, two at a time.
browser_tests() {
  local file name
  for file in "$ROOT"/tests/browser/{storage.test,screens,page.test,killed.test,*.test}.mjs; do
    name=$(basename "${file%.mjs}" .test)
    [[ " ${names[*]-} " != *" browser $name "* ]] || continue
    while [ "$(jobs -rp | wc -l)" -ge 2 ]; do sleep 0.5; done
    case $name in
      screens) beside "browser $name" node "$file" by-turns ;;
      *) beside "browser $name" node --test --test-reporter=tap "$file" ;;
    esac
  done
  join
}

# Of the data, and of the tool that a preset built.
short_tests() {
  local tool="$ROOT/build/$1/holdfast"
  run "floors" "$PYTHON" "$ROOT/tests/floors.py" "$ROOT"
  run "schemas" "$PYTHON" "$ROOT/tests/schema_test.py" "$ROOT"
  run "calendar" "$PYTHON" "$ROOT/tests/calendar_test.py" "$tool" "$ROOT/data"
  beside "tool" bash "$ROOT/tests/tool_test.sh" "$tool" "$ROOT/data"
}

need_native_build
if [ "$quick" = yes ]; then
  need_packages python3-jsonschema python3-icalendar
  say "$(at) building: native, optimized"
  configure_and_build release
  short_tests release
  run "native optimized" "$ROOT/build/release/holdfast_tests" --no-colors
  join
else
  need_sanitizers
  # One core sets up what comes later while the other begins.
  { need_packages python3-jsonschema python3-icalendar chromium firefox-esr webkit2gtk-driver xvfb brotli; need_wasm_build; need_npm; } &
  setting_up=$!
  say "$(at) building: native, sanitized, with the fuzzing targets"
  configure_and_build sanitize
  wait "$setting_up" || fail "what the tests need could not be installed"
  short_tests sanitize
  beside "headers alone" headers_alone
  beside "native sanitized" "$ROOT/build/sanitize/holdfast_tests" --no-colors
  say "$(at) building: the tests as WebAssembly"
  configure_and_build wasm-tests
  beside "WebAssembly under Node" node "$ROOT/build/wasm-tests/holdfast_tests.js" --no-colors
  beside "fuzzing" "$ROOT/scripts/fuzz.sh" --runs 4000
  say "$(at) building: the page"
  "$ROOT/scripts/build_wasm.sh" >"$logs/page.log" 2>&1 || { tail -n 20 "$logs/page.log" >&2; fail "the page could not be built"; }
  say "$(at) installing: what the browser tests need, from npm"
  mkdir -p "$ROOT/build/browser" "$ROOT/build/screens"
  cp "$ROOT/tests/browser/package.json" "$ROOT/tests/browser/package-lock.json" "$ROOT/build/browser/"
  (cd "$ROOT/build/browser" && npm ci --ignore-scripts --no-audit --no-fund) >"$logs/npm.log" 2>&1 ||
    { tail -n 5 "$logs/npm.log" >&2; fail "npm could not install the browser tests' libraries"; }
  join
  browser_tests
fi

echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
