"""Choose how the plugin's own server runs: in QGIS, or as a process with its own Python."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Protocol

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject

from ..dependencies import PYTHON, missing
from ..embedded_server import EmbeddedServer
from ..environment.environment import EnvKind, environment
from ..settings import PluginSettings, ServerMode
from .child_server import ChildServer


class LocalServer(Protocol):
    """What both kinds can do; signals are ``started``, ``failed``, ``lost`` and ``stopped``."""

    @property
    def is_running(self) -> bool:
        """Say whether the server answers."""

    @property
    def key(self) -> str:
        """Return the secret of this session, empty while there is none."""

    def missing_dependencies(self) -> list[str]:
        """Return the names of packages that are missing."""

    def start(self) -> None:
        """Start and return at once."""

    def stop(self, timeout_s: float = 5.0) -> bool:
        """Stop; return whether it ended in time."""

    def create_demo(self, feedback: QgsFeedback) -> str:
        """Make the demo project and return its id."""


def choose_local_server(
    settings: PluginSettings, current: LocalServer | None, parent: QObject | None
) -> LocalServer:
    """Return the server that suits settings, Python and packages; the current one if it does."""
    python = own_python(settings)
    if _runs_apart(settings, python):
        if isinstance(current, ChildServer) and current.python == python:
            return current
        return ChildServer(python, settings, parent)
    return current if isinstance(current, EmbeddedServer) else EmbeddedServer(settings, parent)


def own_python(settings: PluginSettings) -> Path | None:
    """Return the Python for a process of its own: the user's choice, else the one installed."""
    if settings.interpreter is not None:
        return settings.interpreter
    installed = environment(EnvKind.OWN)
    return installed.python if installed.is_usable else None


def runs_inside(settings: PluginSettings) -> bool:
    """Say whether QGIS's Python is new enough and has all packages."""
    return sys.version_info[:2] >= PYTHON and not missing(settings.site_packages)


def suitable_kind(settings: PluginSettings) -> EnvKind:
    """Return which environment this QGIS needs, by the settings and its Python."""
    if settings.server_mode is ServerMode.OWN_PROCESS or sys.version_info[:2] < PYTHON:
        return EnvKind.OWN
    return EnvKind.IN_QGIS


def needs_packages(settings: PluginSettings) -> bool:
    """Say whether the plugin's own server lacks what it needs to run."""
    mode = settings.server_mode
    inside, apart = runs_inside(settings), own_python(settings) is not None
    if mode is ServerMode.IN_QGIS:
        return not inside
    if mode is ServerMode.OWN_PROCESS:
        return not apart
    return not inside and not apart


def _runs_apart(settings: PluginSettings, python: Path | None) -> bool:
    mode = settings.server_mode
    if mode is ServerMode.AUTOMATIC:
        return python is not None and not runs_inside(settings)
    return mode is ServerMode.OWN_PROCESS
