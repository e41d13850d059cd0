#!/usr/bin/env bash
# Run every check, and fail at the end if one of them failed.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export PYTHONPATH=$PWD:$PWD/server

failed=()

check() {
    printf '%s ... ' "$1"
    local output
    if output=$("${@:2}" 2>&1); then
        echo ok
    else
        printf 'FAILED\n%s\n' "$output"
        failed+=("$1")
    fi
}

check "style" .venv/bin/ruff check --quiet .
check "format" .venv/bin/ruff format --quiet --check .
check "types" .venv/bin/mypy
check "layers" .venv/bin/lint-imports --no-logo
# QGS105 asks for the global iface, which this code hands down; QGS2xx guess at return values.
check "QGIS idioms" .venv/bin/flake8 --select=QGS --extend-ignore=QGS105,QGS201,QGS202 geopera_plugin
check "safety" .venv/bin/bandit --quiet --recursive \
    geopera_plugin server/geopera_server
# Only the embedded server, in a package of its own, may need more than Python 3.9.
check "plugin runs on Python 3.9" .venv/bin/vermin --quiet --no-tips --violations \
    --target=3.9- --no-eval-annotations geopera_plugin
check "no index address in the locks" bash -c '! grep -nE "://|^ *--(extra-)?index|^ *--find" requirements/*.txt'

[ "${#failed[@]}" -eq 0 ]
