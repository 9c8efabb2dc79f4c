#!/bin/sh
# Make .venv. On Debian the parts of Python it takes are packages of their own.
set -eu
cd "$(dirname "$0")/.."
python=${1:-python3}
if ! command -v "$python" >/dev/null; then
    echo "Octavo needs Python 3.11 or later: there is no $python (apt-get install python3 python3-venv)." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "Octavo needs Python 3.11 or later; $python is $("$python" -V 2>&1). Say: make PYTHON=python3.11 up" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt-get update -qq
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends python3-venv >/dev/null
    else
        echo "Python's venv module is missing: sudo apt-get install python3-venv" >&2
        exit 1
    fi
fi
"$python" -m venv .venv
