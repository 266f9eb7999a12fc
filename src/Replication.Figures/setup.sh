#!/bin/sh
# Makes ready what figures need beside dotnet: node and npm (plotly.js, its validator), a Chromium with a font (report tests, pictures).
# Called by `make setup` and `make test`. On Debian it installs what is missing; elsewhere it says what to install.
#
# Prints one line. Exits with 2 and one line when something cannot be had.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
artifacts=$(cd "$here/../.." && pwd)/artifacts
plotly=$artifacts/plotly
log=$artifacts/setup-figures.log
mkdir -p "$plotly"
: >"$log"

fail() { echo "make setup: $*" >&2; exit 2; }
has() { command -v "$1" >/dev/null 2>&1; }
has_any() { for name in "$@"; do has "$name" && return; done; return 1; }

missing=
has_any node nodejs || missing="$missing nodejs"
has npm || missing="$missing npm"
has_any chromium chromium-browser google-chrome google-chrome-stable || missing="$missing chromium"
# Without any font Chromium draws no text at all.
[ -n "$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/}/.fonts" \( -name '*.ttf' -o -name '*.otf' \) -print -quit 2>/dev/null)" ] || missing="$missing fonts-dejavu-core"

# shellcheck disable=SC2086
[ -z "$missing" ] || "$here/../install-packages.sh" "$log" $missing || exit 2

# The same as PlotlyBundle.Install does when it is asked first: fetched once, again when the lock file changes.
if ! cmp -s "$here/Plotly/package-lock.json" "$plotly/.installed"; then
  cp "$here/Plotly/package.json" "$here/Plotly/package-lock.json" "$here/Plotly/.npmrc" "$plotly/"
  (cd "$plotly" && npm ci --ignore-scripts) >>"$log" 2>&1 || fail "npm could not fetch plotly.js (see artifacts/setup-figures.log)"
  cp "$here/Plotly/package-lock.json" "$plotly/.installed"
fi

version=$(sed -n 's/.*"plotly.js-dist-min": "\([^"]*\)".*/\1/p' "$here/Plotly/package.json")
echo "figures: plotly.js $version, node $(node --version 2>/dev/null || nodejs --version), $(chromium --version 2>/dev/null | sed 's/ built on.*//' || echo Chrome)"
