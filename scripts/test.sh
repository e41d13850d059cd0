#!/usr/bin/env bash
# Run every test: as many suites at once as there are LANES, each shown when it has ended. A suite
# that fails does not keep the next ones from running.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
ulimit -c 0

readonly LANES=${LANES:-2} # what starts QGIS or PostgreSQL wants a core of its own
readonly SUITE_LIMIT=1200  # seconds; a suite that hangs must not hang CI
readonly NOTES=build/tests # the output of each suite, what failed and what was not run
# the longest first, so that the lanes end together
readonly SUITES=(postgres e2e plugin raster server package numpy client)

skip() { printf 'NOT RUN: %s\n' "$*" >>"$NOTES/skipped"; }

# tests NAME COMMAND...: run the command, and note whether it failed.
tests() {
    local name=$1 status
    shift
    printf '\n=== %s\n' "$name"
    timeout --kill-after=10 "$SUITE_LIMIT" "$@"
    status=$?
    [ "$status" -eq 124 ] && echo "$name: stopped after $SUITE_LIMIT s"
    [ "$status" -eq 0 ] || printf 'FAILED: %s\n' "$name" >>"$NOTES/failed"
}

has_postgres() { compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null; }
has_qgis() { [ -x .venv-qgis/bin/python ]; }
has_display() { command -v xvfb-run >/dev/null; }

suite() {
    local pytest=(.venv/bin/python -m pytest)
    local -r of_qgis=(.venv-qgis/bin/python -m pytest)
    case $1 in
        server) tests "server" "${pytest[@]}" tests/server --ignore=tests/server/raster ;;
        raster) tests "raster work" "${pytest[@]}" tests/server/raster ;;
        client) tests "client and contract" "${pytest[@]}" tests/client tests/contract ;;
        package) tests "package" "${pytest[@]}" tests/package ;;
        postgres)
            # the tests know which of them use a database: tests/databases.py
            has_postgres || return 0
            tests "what uses a database, on PostgreSQL" env GEOPERA_TEST_DATABASE=postgresql \
                "${pytest[@]}" tests/server tests/client tests/contract
            ;;
        numpy)
            has_qgis || return 0
            tests "raster work with the NumPy of QGIS" \
                "${of_qgis[@]}" -p no:pytest_qgis -m "not any_numpy" tests/server/raster
            ;;
        plugin)
            has_qgis && has_display || return 0
            tests "plugin in QGIS" xvfb-run --auto-servernum \
                --server-args "-screen 0 1600x1000x24" "${of_qgis[@]}" tests/plugin
            ;;
        e2e)
            has_qgis && has_display || return 0
            tests "end to end" "${pytest[@]}" tests/e2e
            ;;
    esac
}

if [ "${1-}" = --suite ]; then # one of them: called by what is below, or by hand
    mkdir -p "$NOTES"
    started=$SECONDS
    suite "$2" >"$NOTES/$2.log" 2>&1
    printf '%s: %d s\n' "$2" "$((SECONDS - started))" >>"$NOTES/times"
    exec flock "$NOTES/failed" cat "$NOTES/$2.log"
fi

rm -rf "$NOTES"
mkdir -p "$NOTES"
: >"$NOTES/failed"
: >"$NOTES/skipped"
: >"$NOTES/times"
has_postgres || skip "what uses a database, on PostgreSQL: it is not installed (make setup says how)"
has_qgis || skip "everything inside QGIS: QGIS is not installed (make setup says how)"
has_display || skip "plugin and end to end: xvfb is not installed"

printf '%s\n' "${SUITES[@]}" | xargs --max-procs="$LANES" --max-args=1 scripts/test.sh --suite

echo
cat "$NOTES/times" "$NOTES/skipped"
for name in "${SUITES[@]}"; do
    grep -q "^$name:" "$NOTES/times" || echo "FAILED: $name was killed" >>"$NOTES/failed"
done
if [ -s "$NOTES/failed" ]; then
    cat "$NOTES/failed"
    exit 1
fi
echo "Every suite that ran has passed."
