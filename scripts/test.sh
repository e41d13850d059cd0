#!/usr/bin/env bash
# Run every test. A suite that fails does not keep the next ones from running. What needs QGIS or
# PostgreSQL runs beside the rest, and is shown when both have ended.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ulimit -c 0

readonly SUITE_LIMIT=1200 # seconds; a suite that hangs must not hang CI
readonly NOTES=build/tests # what failed, what was not run, and the output of the second lane

rm -rf "$NOTES"
mkdir -p "$NOTES"
: >"$NOTES/failed"
: >"$NOTES/skipped"

skip() { printf 'NOT RUN: %s\n' "$*" >>"$NOTES/skipped"; }

# suite NAME FOLDER... -- COMMAND...: run the command on those folders that have tests.
suite() {
    local name=$1 folder folders=() status
    shift
    while [ "$1" != -- ]; do
        folder=$1
        shift
        [ -n "$(find "$folder" -name 'test_*.py' -print -quit 2>/dev/null)" ] && folders+=("$folder")
    done
    shift
    [ "${#folders[@]}" -eq 0 ] && return 0
    printf '\n=== %s\n' "$name"
    timeout --kill-after=10 "$SUITE_LIMIT" "$@" "${folders[@]}"
    status=$?
    [ "$status" -eq 124 ] && echo "$name: stopped after $SUITE_LIMIT s"
    [ "$status" -eq 0 ] || printf 'FAILED: %s\n' "$name" >>"$NOTES/failed"
}

first_lane() {
    suite "server, client and package" tests/server tests/client tests/contract tests/package -- \
        .venv/bin/python -m pytest
}

second_lane() {
    if compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null; then
        # tests of faults and of Procrastinate start it by themselves, in the first lane
        suite "what touches the database, on PostgreSQL" \
            tests/server/jobs/test_{queue,ledger,worker}.py tests/server/jobs/test_limits.py \
            tests/server/api tests/server/auth tests/server/catalog \
            tests/server/operations/test_{clip_life,clip_downloads,items,item_changes}.py \
            tests/server/operations/test_{collections,ingest_jobs,ingest_paths}.py -- \
            env GEOPERA_TEST_DATABASE=postgresql .venv/bin/python -m pytest \
            --ignore=tests/server/api/cog --ignore=tests/server/api/test_schema.py
    else
        skip "the server on PostgreSQL: it is not installed (make setup says how)"
    fi
    if [ ! -x .venv-qgis/bin/python ]; then
        skip "everything inside QGIS: QGIS is not installed (make setup says how)"
        return
    fi
    suite "raster work with the NumPy of QGIS" tests/server/raster -- \
        .venv-qgis/bin/python -m pytest -p no:pytest_qgis
    if ! command -v xvfb-run >/dev/null; then
        skip "plugin and end to end: xvfb is not installed"
        return
    fi
    suite "plugin in QGIS" tests/plugin -- \
        xvfb-run --auto-servernum --server-args "-screen 0 1600x1000x24" \
        .venv-qgis/bin/python -m pytest
    suite "end to end" tests/e2e -- .venv/bin/python -m pytest
}

second_lane >"$NOTES/second_lane.log" 2>&1 &
first_lane
wait
cat "$NOTES/second_lane.log"

echo
cat "$NOTES/skipped"
if [ -s "$NOTES/failed" ]; then
    cat "$NOTES/failed"
    exit 1
fi
echo "Every suite that ran has passed."
