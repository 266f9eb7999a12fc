#!/bin/sh
# Makes ready the peers that the benchmarks run beside: PyTorch and POT for /usr/bin/python3, and OpenBLAS, without which Debian's PyTorch
# multiplies matrices by a reference implementation, twenty times slower. Called by `make bench`.
# On Debian it installs what is missing; elsewhere it says what to install. Exits with 2 and one line when something cannot be had.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
artifacts=$(cd "$here/../.." && pwd)/artifacts
mkdir -p "$artifacts"

has() { /usr/bin/python3 -c "import $1" >/dev/null 2>&1; }
missing=
has torch || missing="$missing python3-torch"
has ot || missing="$missing python3-pot"
ldconfig -p | grep -q libopenblas || missing="$missing libopenblas0-pthread"
# shellcheck disable=SC2086
[ -z "$missing" ] || "$here/../../src/install-packages.sh" "$artifacts/setup-benchmarks.log" $missing
