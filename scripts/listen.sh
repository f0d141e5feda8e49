#!/usr/bin/env bash
# Listens to a session of the built page in real time and compares every tone with the plan.
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

usage() {
  cat <<'END'
usage: scripts/listen.sh [SECONDS] [--help]

Plays a session of SECONDS (600; 30 or more) that nobody touches in Chromium, with the page blocked for 3 s
three times and its tab hidden for two minutes, and says how far the tones in its samples were from the plan.
Needs dist/ and build/browser, which scripts/test.sh makes.
END
}

seconds=600
case ${1:-} in
  --help | -h) usage; exit 0 ;;
  "") ;;
  *[!0-9]*) usage >&2; exit 2 ;;
  *) seconds=$1 ;;
esac
[ "$seconds" -ge 30 ] || fail "$seconds s are too short to be hidden and blocked in; 30 are the least"

[ -f "$ROOT/dist/holdfast.wasm" ] || fail "dist/ is not built; scripts/build_wasm.sh builds it"
[ -d "$ROOT/build/browser/node_modules" ] || fail "the browser tests' libraries are not installed; scripts/test.sh installs them"
need_native_build
need_packages chromium
need_node
configure_and_build release holdfast
HOLDFAST_LISTEN_S=$seconds node --test --test-reporter=spec --test-name-pattern="heard on time" "$ROOT/tests/browser/heard.mjs"
