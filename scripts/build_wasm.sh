#!/usr/bin/env bash
# Builds the page into dist/: a static folder that any host can serve, from any path.
. "$(dirname "${BASH_SOURCE[0]}")/setup.sh"

LARGEST_BROTLI_BYTES=$((230 * 1024))
# What is fetched only when it is wanted is not part of what the page is before it trains: its other screens, the files
# of other programs, the licences.
declare -A LARGEST_LATER_BYTES=([rest.wasm]=$((80 * 1024)) [convert.wasm]=$((160 * 1024)) [licences.txt]=$((4 * 1024)))
# One file of script, in this order; each reads as it stands in web/.
SCRIPTS=(core.js exchange.js mirror.js stage.js renderer.js tones.js audio.js speech.js storage.js device.js hands.js page.js)

usage() {
  cat <<END
usage: scripts/build_wasm.sh [--debug] [--help]

Sets up what is missing, builds the page and puts it into dist/, then shows the size of each file.
  --debug  names and assertions in the WebAssembly; the limit of size does not count

Fails when everything that the page begins with is over $((LARGEST_BROTLI_BYTES / 1024)) KB after brotli, or a file that it
fetches later is over its own limit: rest.wasm (its other screens) $((LARGEST_LATER_BYTES[rest.wasm] / 1024)) KB, convert.wasm
(files of other programs) $((LARGEST_LATER_BYTES[convert.wasm] / 1024)) KB, licences.txt $((LARGEST_LATER_BYTES[licences.txt] / 1024)) KB.
END
}

preset=wasm
for argument in "$@"; do
  case $argument in
    --debug) preset=wasm-debug ;;
    --help | -h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

# licences OUT: the texts that must travel with what is compiled in. The MIT licence stands once, with
# the copyright of each work that is under it.
licences() {
  local imgui="${HOLDFAST_IMGUI_DIR:-$DEPS/imgui}/LICENSE.txt" json=/usr/share/doc/nlohmann-json3-dev/copyright
  local inter=/usr/share/doc/fonts-inter/copyright file
  for file in "$ROOT/LICENSE" "$imgui" "$json" "$inter"; do [ -f "$file" ] || fail "the licence $file was not found"; done
  {
    printf 'Holdfast, and what is compiled into it under the MIT licence below\n\n'
    printf 'Dear ImGui, with parts of stb (also in the public domain): %s\n' "$(grep -m1 '^Copyright' "$imgui")"
    printf 'JSON for Modern C++: %s\n' "$(sed -n '/include\|Files: \*/{n;s/^Copyright: *//p}' "$json" | paste -sd ';' | sed 's/;/; /g')"
    printf 'Emscripten: Copyright (c) 2010-2022 Emscripten authors; musl: Copyright (c) 2005-2020 Rich Felker, et al.\n'
    printf 'libc++, libc++abi and compiler-rt are under the Apache License 2.0 with LLVM Exceptions.\n\n'
    cat "$ROOT/LICENSE"
    printf '\n\nInter, the typeface: Copyright (c) %s\nSIL Open Font License, version 1.1\n\n' \
      "$(sed -n 's/^Copyright: *//p' "$inter" | head -n 1)"
    sed -n '/^License: OFL-1.1$/,/^License: Apache/{/^License/d;s/^ \.$//;s/^ //;p}' "$inter"
  } >"$1"
}

# script OUT: the parts of the page's script as one, closed to the outside, without indentation and the lines that
# only comment (no text in web/ spans lines, so that no line is part of one); short, unless it is to be read.
script() {
  {
    printf '"use strict";\n(() => {\n'
    local part
    for part in "${SCRIPTS[@]}"; do sed -E -e 's/^ +//' -e '/^(\/\/.*)?$/d' "$ROOT/web/$part"; done
    printf '})();\n'
  } >"$1"
  [ "$preset" = wasm ] || return 0
  local status=0
  node "$ROOT/scripts/shorten.cjs" "$(em-config EMSCRIPTEN_ROOT)" "$1" "$1" || status=$?
  case $status in
    0) ;;
    3) say "this Emscripten cannot shorten the page's script: it stays as it is" ;;
    *) fail "the page's script cannot be read" ;;
  esac
}

# style OUT: the style sheet without indentation and comments. (None of its comments or texts holds the other's signs.)
style() { tr '\n' ' ' <"$ROOT/web/page.css" | sed -E -e 's,/\*[^*]*\*+([^/*][^*]*\*+)*/,,g' -e 's/ +/ /g' -e 's/ ?([{};,]) ?/\1/g' -e 's/: /:/g' -e 's/;\}/}/g' >"$1"; }

assemble() {
  local fresh=$1
  cp "$ROOT/web/index.html" "$ROOT/web/favicon.svg" "$fresh/"
  cp "$ROOT/build/$preset/convert.wasm" "$fresh/"
  if [ "$preset" = wasm ]; then
    /usr/bin/python3 "$ROOT/scripts/split_page.py" "$(em-config BINARYEN_ROOT)/bin" "$ROOT/build/$preset/holdfast.wasm" \
      "$fresh/holdfast.wasm" "$fresh/rest.wasm" >&2
  else
    cp "$ROOT/build/$preset/holdfast.wasm" "$fresh/"
  fi
  script "$fresh/page.js"
  style "$fresh/page.css"
  licences "$fresh/licences.txt"
  chmod -R a+rX "$fresh"
}

# sizes FOLDER: a line for each file; fails when the page as a whole is too large.
sizes() {
  local file raw packed largest total_raw=0 total_packed=0
  printf '%10s %10s\n' bytes brotli >&2
  for file in "$1"/*; do
    raw=$(stat -c %s "$file")
    packed=$(brotli --quality=11 --stdout "$file" | wc -c)
    printf '%10d %10d  %s\n' "$raw" "$packed" "${file##*/}" >&2
    largest=${LARGEST_LATER_BYTES[${file##*/}]:-}
    if [ "$largest" ]; then
      [ "$preset" != wasm ] || [ "$packed" -le "$largest" ] ||
        fail "${file##*/} is $packed bytes after brotli; at most $largest are allowed"
      continue
    fi
    total_raw=$((total_raw + raw)) total_packed=$((total_packed + packed))
  done
  printf '%10d %10d  what the page begins with (at most %d)\n' "$total_raw" "$total_packed" "$LARGEST_BROTLI_BYTES" >&2
  [ "$preset" != wasm ] || [ "$total_packed" -le "$LARGEST_BROTLI_BYTES" ] ||
    fail "the page is $total_packed bytes after brotli; at most $LARGEST_BROTLI_BYTES are allowed"
}

need_wasm_build
need_packages brotli
say "building the page ($preset)"
configure_and_build "$preset"
# What is being served is replaced in one step, and only by what is complete.
fresh=$(mktemp -d "$ROOT/build/dist.XXXXXX")
trap 'rm -rf "$fresh" "$fresh.old"' EXIT
assemble "$fresh"
sizes "$fresh"
if [ -e "$ROOT/dist" ]; then mv "$ROOT/dist" "$fresh.old"; fi
mv "$fresh" "$ROOT/dist"
say "the page is in dist/"
