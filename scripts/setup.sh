#!/usr/bin/env bash
# Sourced by the other scripts: brings a bare Debian 12 or 13 to where Holdfast builds.
# Packages come from Debian, with root or sudo, only when something is missing. Everything else
# lands under build/deps and needs no root; apt's own configuration is never touched.

set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
DEPS="$ROOT/build/deps"
IMGUI_VERSION=1.90.1
IMGUI_ARCHIVE=imgui_1.90.1+ds.orig.tar.xz
IMGUI_SHA256=ecce377df0f90b292f15dcbd83d438bddc162b2388c881132bde18c787572a1c
# A Node that is not Debian's does not look where Debian puts the modules that emcc needs.
export NODE_PATH="/usr/share/nodejs${NODE_PATH:+:$NODE_PATH}"
# The interpreter that Debian's fonttools belongs to, whatever else is first on the PATH; emcc calls it for every file, and one that
# another program picks first takes twice as long to begin.
PYTHON=/usr/bin/python3
export EMSDK_PYTHON=$PYTHON

say()  { printf '%s\n' "$*" >&2; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# need_packages NAME...: installs those Debian packages that are missing, and says which, once.
need_packages() {
  command -v dpkg-query >/dev/null || fail "this needs Debian 12 or 13 (dpkg was not found)"
  local missing=() name
  for name in "$@"; do
    dpkg-query -W -f '${db:Status-Abbrev}' "$name" 2>/dev/null | grep -q '^ii' || missing+=("$name")
  done
  [ ${#missing[@]} -eq 0 ] && return 0
  # A Node from elsewhere brings its own npm; Debian's npm would fight with it.
  say "installing from Debian: ${missing[*]}"
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "installing ${missing[*]} needs root: install them, or install sudo, then run this again"
    as_root=(sudo)
  fi
  local log="$ROOT/build/setup.log"
  mkdir -p "$ROOT/build"
  { "${as_root[@]}" apt-get update && \
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}"; } \
    >"$log" 2>&1 || { tail -n 5 "$log" >&2; fail "Debian's packages could not be installed: ${missing[*]} (the whole log is build/setup.log)"; }
}

# Any Node from 18 on will do, Debian's otherwise; npm only where something is installed with it.
need_node() { command -v node >/dev/null || need_packages nodejs; }
need_npm() {
  need_node
  command -v npm >/dev/null || need_packages npm
}

# Dear ImGui's source, from Debian 13's source archive, by a private configuration of apt under
# build/deps: the sources list, the lists and the cache of the user stay as they are.
need_imgui() {
  [ -n "${HOLDFAST_IMGUI_DIR:-}" ] && return 0
  [ -f "$DEPS/imgui/imgui.h" ] && return 0
  local apt="$DEPS/apt" mirror
  say "getting the source of Dear ImGui $IMGUI_VERSION from Debian"
  mkdir -p "$apt/lists/partial" "$apt/archives/partial" "$apt/parts"
  # The mirror that this machine already uses for Debian itself.
  mirror=$(apt-get indextargets --format '$(REPO_URI)|$(COMPONENT)|$(ORIGIN)' 'Created-By: Packages' |
           awk -F'|' '$2=="main" && $3=="Debian" {print $1; exit}')
  [ -n "$mirror" ] || fail "apt knows no Debian archive to get Dear ImGui from; run 'apt-get update' or set HOLDFAST_IMGUI_DIR to a copy of its source ($IMGUI_VERSION)"
  local keyring=/usr/share/keyrings/debian-archive-keyring.gpg
  [ -f "$keyring" ] || keyring=/usr/share/keyrings/debian-archive-keyring.pgp
  echo "deb-src [signed-by=$keyring] $mirror trixie main" >"$apt/sources.list"
  local options=(-q -o "Dir::Etc::sourcelist=$apt/sources.list" -o "Dir::Etc::sourceparts=$apt/parts"
                 -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt" -o "APT::Sandbox::User=$(id -un)")
  (cd "$apt" && apt-get "${options[@]}" update && apt-get "${options[@]}" source --download-only imgui) \
    >"$apt/log" 2>&1 || { tail -n 5 "$apt/log" >&2; fail "the source of Dear ImGui could not be fetched from Debian"; }
  [ -f "$apt/$IMGUI_ARCHIVE" ] || fail "Debian no longer has $IMGUI_ARCHIVE; set HOLDFAST_IMGUI_DIR to a copy of Dear ImGui $IMGUI_VERSION"
  echo "$IMGUI_SHA256  $apt/$IMGUI_ARCHIVE" | sha256sum --check --quiet - >&2 ||
    fail "$IMGUI_ARCHIVE is not the file that was expected (SHA-256 differs)"
  rm -rf "$DEPS/imgui.new" && mkdir -p "$DEPS/imgui.new"
  tar -xf "$apt/$IMGUI_ARCHIVE" -C "$DEPS/imgui.new" --strip-components=1
  rm -rf "$DEPS/imgui" && mv "$DEPS/imgui.new" "$DEPS/imgui"
}

# The two header libraries, linked into one folder: the system's include folder must not be on the
# path of an Emscripten compile.
need_headers() {
  mkdir -p "$DEPS/include"
  ln -sfn /usr/include/nlohmann "$DEPS/include/nlohmann"
  ln -sfn /usr/include/doctest "$DEPS/include/doctest"
}

need_native_build() {
  need_packages ca-certificates clang cmake ninja-build make nlohmann-json3-dev doctest-dev fonts-inter python3 python3-fonttools debian-archive-keyring xz-utils
  need_headers
  need_imgui
}

# Clang only recommends what its sanitizers run with.
need_sanitizers() { need_packages libclang-rt-dev; }

# Only for scripts/bench.sh.
need_benchmark() { need_packages libbenchmark-dev; }

need_wasm_build() {
  need_native_build
  need_packages emscripten
  need_node
}

# configure_and_build PRESET [TARGET...]: quiet when it works, the compiler's words when it does not.
configure_and_build() {
  local preset=$1; shift
  local log="$ROOT/build/$preset.log" targets=()
  [ $# -gt 0 ] && targets=(--target "$@")
  mkdir -p "$ROOT/build"
  (cd "$ROOT" && cmake --preset "$preset" && cmake --build --preset "$preset" "${targets[@]}") >"$log" 2>&1 ||
    { grep -E 'error|Error|FAILED|undefined' -A 4 "$log" | head -n 40 >&2; fail "the build '$preset' failed (the whole log is build/$preset.log)"; }
}
