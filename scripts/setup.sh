#!/usr/bin/env bash
# Make the two Python environments of this checkout, and whatever system packages they need.
#
#   .venv       server, API client, checks and tests           Python 3.11 or newer
#   .venv-qgis  the plugin inside the Python that QGIS uses    /usr/bin/python3, sees the packages of QGIS
#
# Runs again at no cost: an environment is touched only when its lock file or its Python has changed.
# As root on Debian or Ubuntu missing system packages are installed; otherwise they are named, and
# what can be made without them is made.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly SYSTEM_PYTHON=/usr/bin/python3
readonly RECIPE=1 # a new number makes every environment anew
readonly APT_BASE=(python3 python3-venv)
# PostgreSQL and Ceph's radosgw (an S3): real ones, which the tests start by themselves
readonly APT_BACKEND=(postgresql radosgw ceph-mon ceph-osd)
readonly APT_QGIS=(qgis python3-qgis qgis-providers xvfb xauth xdotool)

say() { printf 'setup: %s\n' "$*"; }

# --- system packages ------------------------------------------------------------------------------

missing_packages() {
    local package
    for package in "$@"; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || echo "$package"
    done
}

# install PACKAGE...: what is missing of them, as root; else say what is.
install() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    [ "${#missing[@]}" -eq 0 ] && return 0
    if [ "$(id -u)" -ne 0 ]; then
        say "missing system packages: ${missing[*]}"
        say "  install them with: sudo apt-get install --no-install-recommends ${missing[*]}"
        return 0
    fi
    say "installing ${missing[*]}"
    [ -n "${updated:-}" ] || apt-get update -qq ||
        say "apt-get update failed; trying with the lists that are there"
    updated=yes
    DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null ||
        say "apt-get could not install them; going on with what can run"
}

install_system_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        say "this is neither Debian nor Ubuntu: QGIS, its Python and Xvfb must be there already"
        return 0
    fi
    install "${APT_BASE[@]}" "${APT_QGIS[@]}"
    install "${APT_BACKEND[@]}"
}

# --- Python environments --------------------------------------------------------------------------

find_python() {
    local candidate
    for candidate in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$candidate" -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
            >/dev/null 2>&1; then
            command -v "$candidate"
            return 0
        fi
    done
    return 1
}

digest() { sha256sum "$@" | sha256sum | cut -d' ' -f1; }

# is_current ENVIRONMENT STAMP KEY: whether the environment works and was made from exactly this.
is_current() {
    [ -x "$1/bin/python" ] && "$1/bin/python" -c '' 2>/dev/null &&
        [ "$(cat "$1/.$2" 2>/dev/null)" = "$3" ]
}

# make_environment ENVIRONMENT PYTHON BASE [OPTION...]: a new one, unless only the lock has changed.
make_environment() {
    if [ -L "$1" ]; then
        say "$1 is a link to another checkout's environment, which is left alone: remove the link"
        return 1
    fi
    is_current "$1" base "$3" && return 0
    "$2" -m venv --clear "${@:4}" "$1"
    echo "$3" >"$1/.base"
}

pip_install() {
    "$1/bin/python" -m pip install -qq --disable-pip-version-check --no-input "${@:2}"
}

make_server_environment() {
    local python base key
    if ! python=$(find_python); then
        say "Python 3.11 or newer with venv is needed, and none was found"
        return 1
    fi
    base="$RECIPE $python $("$python" --version) $PWD"
    key="$base $(digest requirements/dev.txt server/pyproject.toml)"
    is_current .venv stamp "$key" && return 0
    say "making .venv with $("$python" --version)"
    make_environment .venv "$python" "$base"
    pip_install .venv --require-hashes -r requirements/dev.txt
    pip_install .venv --no-deps --no-build-isolation -e ./server
    echo "$key" >.venv/.stamp
}

make_qgis_environment() {
    local base key site
    if ! "$SYSTEM_PYTHON" -c 'import qgis.core, venv, ensurepip' >/dev/null 2>&1; then
        say "QGIS is not installed for $SYSTEM_PYTHON: without it the plugin cannot be run or tested"
        rm -rf .venv-qgis
        return 0
    fi
    base="$RECIPE $("$SYSTEM_PYTHON" --version) $PWD"
    key="$base $(digest requirements/qgis.txt)"
    is_current .venv-qgis stamp "$key" && return 0
    say "making .venv-qgis with $("$SYSTEM_PYTHON" --version)"
    make_environment .venv-qgis "$SYSTEM_PYTHON" "$base" --system-site-packages
    pip_install .venv-qgis --require-hashes -r requirements/qgis.txt
    site=$(.venv-qgis/bin/python -c 'import sysconfig; print(sysconfig.get_path("purelib"))')
    echo "$PWD/server" >"$site/geopera_server.pth"
    echo "$key" >.venv-qgis/.stamp
}

mkdir -p .cache
exec 9>.cache/setup.lock
flock 9 # two runs at once would build the same folder
install_system_packages
make_server_environment
make_qgis_environment
