#!/usr/bin/env bash
# Test the plugin in the QGIS of another Debian suite: `scripts/compat.sh trixie [TEST...]`.
#
# The first run installs the suite into .compat/SUITE (about 3 GB) and makes an environment there
# from requirements/qgis.txt; later runs only copy the checkout again. Debian and PyPI are reached
# as this machine reaches them: its settings of apt and pip and its certificates are copied into
# the tree. Everything is mounted in a namespace of its own, which ends with this script: nothing
# stays mounted, however it ends. Needs root and debootstrap.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

readonly SUITE=${1:?which suite? trixie or sid}
shift
readonly ROOT=${COMPAT_ROOT:-$PWD/.compat}
readonly TREE=$ROOT/$SUITE
readonly WORK=/srv/geopera # the checkout, inside
readonly PACKAGES=(python3 python3-venv qgis python3-qgis qgis-providers pyqt5-dev-tools
    xvfb xauth xdotool procps fonts-dejavu-core qttools5-dev-tools)
readonly TEST_LIMIT=${COMPAT_LIMIT:-1500} # seconds for each suite of tests

say() { printf 'compat %s: %s\n' "$SUITE" "$*"; }

# --- a namespace of its own -----------------------------------------------------------------------

if [ -z "${GEOPERA_COMPAT_INSIDE:-}" ]; then
    for program in debootstrap unshare chroot; do
        command -v "$program" >/dev/null || { say "$program is not installed"; exit 1; }
    done
    [ "$(id -u)" -eq 0 ] || { say "a chroot needs root: sudo make compat SUITE=$SUITE"; exit 1; }
    export GEOPERA_COMPAT_INSIDE=1
    exec unshare --mount --pid --fork --kill-child --propagation private \
        scripts/compat.sh "$SUITE" "$@"
fi

mirror() { # the Debian mirror of this machine
    apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 2>/dev/null |
        sed -n 's/^Debian //p' | grep -v security | head -n 1
}

# --- the tree -------------------------------------------------------------------------------------

copy_settings() { # of apt, pip and TLS, into the tree
    local path
    for path in /etc/apt/apt.conf.d /etc/apt/auth.conf.d /etc/ssl/certs \
        /usr/local/share/ca-certificates /etc/pip.conf "$HOME/.config/pip" \
        /etc/resolv.conf /etc/hosts; do
        [ -e "$path" ] || continue
        mkdir -p "$TREE$(dirname "$path")"
        rm -rf "${TREE:?}$path"
        cp -rL "$path" "$TREE$path"
    done
}

make_tree() {
    [ -e "$TREE/.installed" ] && return 0
    say "installing Debian $SUITE with its QGIS into $TREE"
    rm -rf "$TREE"
    mkdir -p "$TREE" "$ROOT/archives"
    debootstrap --variant=minbase --include=ca-certificates --cache-dir="$ROOT/archives" \
        "$SUITE" "$TREE" "$(mirror)" >"$ROOT/$SUITE.log" 2>&1 ||
        { tail -n 20 "$ROOT/$SUITE.log"; exit 1; }
    copy_settings
    mount_system
    printf '#!/bin/sh\nexit 101\n' >"$TREE/usr/sbin/policy-rc.d" # start no service
    chmod +x "$TREE/usr/sbin/policy-rc.d"
    mount --bind "$ROOT/archives" "$TREE/var/cache/apt/archives"
    inside apt-get update -qq
    inside apt-get install -y -qq --no-install-recommends -o APT::Keep-Downloaded-Packages=true \
        "${PACKAGES[@]}" >>"$ROOT/$SUITE.log" 2>&1 || { tail -n 20 "$ROOT/$SUITE.log"; exit 1; }
    copy_settings # the package of certificates may have put its own in their place
    touch "$TREE/.installed"
}

mount_system() {
    [ -e "$TREE/proc/self" ] && return 0
    mount -t proc proc "$TREE/proc"
    mount --rbind /dev "$TREE/dev"
    mount -t tmpfs tmpfs "$TREE/tmp"
    local folder
    while read -r folder; do # what pip is told to look into on this machine
        mkdir -p "$TREE$folder"
        mount --bind -o ro "$folder" "$TREE$folder"
    done < <(pip_folders)
}

pip_folders() {
    { pip config list 2>/dev/null || true; printf '%s\n' "${PIP_FIND_LINKS:-}"; } |
        grep -oE '(file://)?/[^ ,'"'"'"\\]+' | sed -E 's#^file://##; s#/simple/?$##' |
        while read -r folder; do [ -d "$folder" ] && printf '%s\n' "$folder"; done | sort -u
}

# inside COMMAND...: run it in the tree, with the variables of apt, pip and TLS alone.
inside() {
    local kept=()
    while IFS= read -r variable; do
        kept+=("$variable")
    done < <(env | grep -iE '^(PIP_[A-Z_]+|SSL_CERT_[A-Z]+|REQUESTS_CA_BUNDLE|[a-z]+_proxy)=')
    chroot "$TREE" env -i "${kept[@]}" HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive \
        PATH=/usr/sbin:/usr/bin:/sbin:/bin PIP_ROOT_USER_ACTION=ignore "$@"
}

in_checkout() { inside sh -c 'cd "$0" && export PYTHONPATH=$0:$0/server && exec "$@"' "$WORK" "$@"; }

# --- checkout and environment ---------------------------------------------------------------------

copy_checkout() {
    mkdir -p "$TREE$WORK"
    # yesterday's modules must not stay; the environment and its stamp do
    find "$TREE$WORK" -mindepth 1 -maxdepth 1 ! -name .venv-qgis -exec rm -rf {} +
    git ls-files -z --cached --others --exclude-standard |
        while IFS= read -r -d '' path; do [ -e "$path" ] && printf '%s\0' "$path"; done |
        tar --create --null --files-from=- | tar --extract --directory "$TREE$WORK"
}

# NumPy and Python are the suite's; the rest is what requirements/qgis.txt pins. Its hashes hold.
make_environment() {
    local stamp=$TREE$WORK/.venv-qgis/.stamp key
    key="2 $(sha256sum <requirements/qgis.txt)"
    [ "$(cat "$stamp" 2>/dev/null)" = "$key" ] && return 0
    say "making the environment"
    awk '/^[A-Za-z]/ { numpy = /^numpy==/ } !numpy' requirements/qgis.txt >"$TREE$WORK/suite.txt"
    in_checkout python3 -m venv --clear --system-site-packages .venv-qgis
    in_checkout .venv-qgis/bin/python -m pip install -qq --no-input --no-deps --ignore-installed \
        --require-hashes -r suite.txt
    in_checkout sh -c 'echo "$PWD/server" >"$(echo .venv-qgis/lib/python3.*/site-packages)/geopera_server.pth"'
    echo "$key" >"$stamp"
}

versions() {
    in_checkout .venv-qgis/bin/python - <<'PYTHON'
import platform, numpy, rasterio
from qgis.core import Qgis
from qgis.PyQt.QtCore import QT_VERSION_STR
print(f"QGIS {Qgis.QGIS_VERSION}, Qt {QT_VERSION_STR}, Python {platform.python_version()},",
      f"NumPy {numpy.__version__}, rasterio {rasterio.__version__}")
PYTHON
}

# --- tests ----------------------------------------------------------------------------------------

failed=0
run_tests() {
    say "$*"
    in_checkout timeout --kill-after=10 "$TEST_LIMIT" "$@" || failed=1
}

mkdir -p "$ROOT"
exec 9>"$ROOT/$SUITE.lock"
flock 9
make_tree
copy_settings
mount_system
copy_checkout
make_environment
say "$(versions)"
readonly PLUGIN_TESTS=(xvfb-run --auto-servernum --server-args "-screen 0 1600x1000x24"
    .venv-qgis/bin/python -m pytest -q)
readonly WINDOW_TESTS=(.venv-qgis/bin/python -m pytest -q -p no:pytest_qgis)
if [ "$#" -eq 0 ]; then
    run_tests "${PLUGIN_TESTS[@]}" tests/plugin
    run_tests "${WINDOW_TESTS[@]}" tests/e2e
else
    for test in "$@"; do
        case $test in
        tests/e2e*) run_tests "${WINDOW_TESTS[@]}" "$test" ;;
        *) run_tests "${PLUGIN_TESTS[@]}" "$test" ;;
        esac
    done
fi
rm -rf "$ROOT/screenshots-$SUITE"
[ ! -d "$TREE$WORK/build/screenshots" ] ||
    cp -r "$TREE$WORK/build/screenshots" "$ROOT/screenshots-$SUITE"
exit "$failed"
