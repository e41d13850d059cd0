"""How the state of the server's packages reads."""

from __future__ import annotations

import sys

from qgis.PyQt.QtCore import QLocale

from ...core.dependencies import PYTHON
from ...core.environment.environment import Environment, State
from ...core.servers.local_server import LocalServer, needs_packages, own_python, runs_inside
from ...core.settings import PluginSettings
from ...core.translate import tr

_MB = 10**6


def megabytes_text(size: int) -> str:
    """Return a size in megabytes."""
    return tr("{size} MB").format(size=QLocale().toString(round(size / _MB)))


def python_text() -> str:
    """Say which Python QGIS has, and what that means."""
    version = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info[:2] >= PYTHON:
        return tr("QGIS has Python {version}").format(version=version)
    return tr(
        "QGIS has Python {version}; the server needs 3.11 and therefore a process of its own"
    ).format(version=version)


def state_text(state: State, target: Environment) -> str:
    """Say how an environment is."""
    if state is State.ABSENT:
        return tr("not installed")
    if state is State.BROKEN:
        return tr("incomplete: repair or remove it")
    note = target.note()
    size = note.get("bytes")
    text = tr("installed, {count} packages, {size}").format(
        count=note.get("packages", "?"), size=megabytes_text(size) if isinstance(size, int) else "?"
    )
    if state is State.OUTDATED:
        text += "; " + tr("made for another version of the plugin: repair it")
    return text


def summary_text(settings: PluginSettings, server: LocalServer) -> str:
    """Say in one line whether the plugin's own server can run, and how."""
    if needs_packages(settings):
        lacking = server.missing_dependencies()
        if lacking and len(lacking) <= 3:
            return tr("Missing: {names}").format(names=", ".join(lacking))
        return tr("Not set up: packages are missing")
    if runs_inside(settings) and type(server).__name__ == "EmbeddedServer":
        return tr("Ready: the server runs inside QGIS")
    return tr("Ready: the server runs in a process with {python}").format(
        python=own_python(settings)
    )
