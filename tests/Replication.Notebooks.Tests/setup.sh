#!/bin/sh
# Makes ready the client of Jupyter that notebooks are tested with: nbclient for /usr/bin/python3. Called by `make setup` and `make test`.
# On Debian it installs what is missing; elsewhere it says what to install. Exits with 2 and one line when it cannot be had.
set -eu
artifacts=$(cd "$(dirname "$0")/../.." && pwd)/artifacts
mkdir -p "$artifacts"

/usr/bin/python3 -c "import nbclient" >/dev/null 2>&1 ||
  "$(dirname "$0")/../../src/install-packages.sh" "$artifacts/setup-notebooks.log" python3-nbclient
