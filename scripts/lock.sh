#!/usr/bin/env bash
# Resolve requirements/*.in to pinned, hashed requirements/*.txt for every platform. Needs uv.
# Pins that are there stay as they are; `scripts/lock.sh --upgrade` moves them to the newest.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../requirements"

compile() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
        "$1.in" --output-file "$1.txt" "${@:2}"
}

compile server "$@"
compile dev --constraints server.txt "$@"
compile qgis "$@"
