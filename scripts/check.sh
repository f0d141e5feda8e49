#!/usr/bin/env bash
# Floors and the house's own rules, in seconds; builds nothing.
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

case ${1:-} in
  --help | -h) echo "usage: scripts/check.sh    checks floors, scripts and data files; exit code 0 when all is well"; exit 0 ;;
  "") ;;
  *) fail "$1: unknown option; see --help" ;;
esac

need_packages python3
"$PYTHON" "$ROOT/tests/floors.py" "$ROOT"
for script in "$ROOT"/scripts/*.sh "$ROOT"/tests/*.sh "$ROOT/.ci/run"; do
  bash -n "$script" || fail "${script#"$ROOT"/} is not a well-formed script"
done
for file in "$ROOT"/data/*.json "$ROOT"/data/*/*.json; do
  "$PYTHON" -c 'import json, sys; json.load(open(sys.argv[1]))' "$file" || fail "${file#"$ROOT"/} is not JSON"
done
say "all is well"
