#!/bin/sh
# See to it that there is a browser for the tests in tests/e2e: Debian's Chromium.
set -eu
for name in chromium chromium-browser google-chrome; do
    if command -v "$name" >/dev/null; then
        exit 0
    fi
done
if ! command -v apt-get >/dev/null; then
    echo "The browser tests need Chromium: install it, then run again." >&2
    exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    as_root="sudo -n"
    if ! $as_root true 2>/dev/null; then
        echo "The browser tests need Chromium: sudo apt-get install chromium fonts-noto-core fonts-noto-cjk" >&2
        exit 1
    fi
fi
echo "Installing Chromium for the browser tests ..."
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends \
    chromium fonts-noto-core fonts-noto-cjk >/dev/null
