#!/bin/sh
# Installs packages of Debian as root or by sudo, or says in one line what to install and exits with 2. Shared by the setup scripts.
# usage: install-packages.sh <log file> <package>...
set -eu
log=$1
shift

fail() { echo "make setup: $*" >&2; exit 2; }

command -v apt-get >/dev/null || fail "install these and run it again: $*"
if [ "$(id -u)" = 0 ]; then sudo=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then sudo=sudo
else fail "install these packages and run it again: $*"; fi

echo "installing $* (a few minutes)" >&2
{ $sudo apt-get update && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"; } >>"$log" 2>&1 ||
  fail "apt-get could not install $* (see $(basename "$(dirname "$log")")/$(basename "$log"))"
