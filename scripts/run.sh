#!/usr/bin/env bash
# One command from a fresh checkout to the running page.
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

usage() {
  cat <<END
usage: scripts/run.sh [--port N] [--host H] [--help]

Sets up what is missing, builds the page when something in it is newer than dist/, serves dist/ and
prints the address as its last line. Stop it with Ctrl-C.
  --port N  port to serve on (8080; 0 takes any that is free)
  --host H  address to serve on (127.0.0.1, this machine alone)
END
}

port=8080 host=127.0.0.1
while [ $# -gt 0 ]; do
  case $1 in
    --port | --host)
      [ $# -ge 2 ] || fail "$1 needs a value"
      if [ "$1" = --port ]; then port=$2; else host=$2; fi
      shift 2
      ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done
case $port in
  '' | *[!0-9]*) fail "the port must be a number, not '$port'" ;;
esac
[ "$port" -le 65535 ] || fail "the port must be at most 65535, not $port"

is_fresh() {
  [ -f "$ROOT/dist/index.html" ] && [ -f "$ROOT/dist/holdfast.wasm" ] || return 1
  local newer
  newer=$(cd "$ROOT" && find CMakeLists.txt CMakePresets.json LICENSE src data web \
            scripts/setup.sh scripts/build_wasm.sh scripts/embed_data.py scripts/embed_fonts.py \
            -newer dist/index.html -print -quit)
  [ -z "$newer" ]
}

if is_fresh; then
  say "dist/ is up to date"
else
  "$ROOT/scripts/build_wasm.sh"
fi
command -v "$PYTHON" >/dev/null || need_packages python3
say "serving dist/ (stop with Ctrl-C); the page is at"
exec "$PYTHON" "$ROOT/scripts/serve.py" "$ROOT/dist" "$host" "$port"
