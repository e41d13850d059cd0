"""Find what the embedded server imports, without disturbing what QGIS has imported already."""

from __future__ import annotations

import importlib
import sys
from importlib.machinery import PathFinder
from pathlib import Path

from .translate import tr

# import name -> package name, as a person would install it
REQUIRED: dict[str, str] = {
    "alembic": "alembic",
    "anyio": "anyio",
    "fastapi": "fastapi",
    "jwt": "pyjwt",
    "limits": "limits",
    "numpy": "numpy",
    "pybreaker": "pybreaker",
    "pydantic": "pydantic",
    "pydantic_settings": "pydantic-settings",
    "pyproj": "pyproj",
    "rasterio": "rasterio",
    "rio_tiler": "rio-tiler",
    "shapely": "shapely",
    "sqlalchemy": "sqlalchemy",
    "uvicorn": "uvicorn",
}
# Pure Python: another plugin may have loaded the system's, which may be too old for the server. Who
# holds the old module keeps it; who imports from now on gets the one of the site-packages folder.
_RELOADABLE = ("attr", "attrs", "typing_extensions", "click")
# Compiled, or with state: what is loaded must do.
_FIXED: dict[str, tuple[int, ...]] = {
    "numpy": (1, 24),
    "pydantic": (2, 9),
    "shapely": (2, 0),
    "sqlalchemy": (2, 0),
}
PYTHON = (3, 11)


class DependencyProblem(Exception):
    """The embedded server cannot run in this QGIS."""


def server_folder() -> Path | None:
    """Return the folder that holds ``geopera_server``: the installed plugin's, or a checkout's."""
    plugin = Path(__file__).resolve().parents[1]
    for folder in (plugin, plugin.parent / "server"):
        if (folder / "geopera_server" / "__init__.py").is_file():
            return folder
    return None


def missing(site: Path | None) -> list[str]:
    """Return the packages that neither this Python nor the site-packages folder has."""
    path = [str(site), *sys.path] if site else None
    return [
        package
        for name, package in REQUIRED.items()
        if name not in sys.modules and PathFinder.find_spec(name, path) is None
    ]


def prepare(site: Path | None) -> None:
    """Make ``geopera_server`` and what it needs importable in this process.

    Raises:
        DependencyProblem: something is missing, or is loaded in a version that is too old.
    """
    if sys.version_info < PYTHON:
        have = ".".join(str(part) for part in sys.version_info[:2])
        raise DependencyProblem(
            tr("The server needs Python 3.11 or newer; this QGIS has {have}.").format(have=have)
        )
    folder = server_folder()
    if folder is None:
        raise DependencyProblem(tr("The plugin is incomplete: install it again."))
    _add(folder, first=False)
    if missing(None) and site is not None:
        _add(site, first=True)
        _reload_others()
    lacking = missing(None)
    if lacking:
        raise DependencyProblem(
            tr("These Python packages are missing: {names}.").format(names=", ".join(lacking))
        )
    _refuse_old()


def _add(folder: Path, first: bool) -> None:
    if str(folder) not in sys.path:
        sys.path.insert(0 if first else len(sys.path), str(folder))
        importlib.invalidate_caches()


def _refuse_old() -> None:
    for name, least in _FIXED.items():
        module = sys.modules.get(name)
        if module is not None and _version(module) < least:
            have = vars(module)["__version__"]
            need = ".".join(str(part) for part in least)
            raise DependencyProblem(
                tr(
                    "QGIS or another plugin has loaded {name} {have}, the server needs {need}."
                    " Update it, or start QGIS without that plugin."
                ).format(name=name, have=have, need=need)
            )


def _reload_others() -> None:
    """Forget pure Python modules that were loaded from elsewhere than imports now find them."""
    for name in _RELOADABLE:
        module = sys.modules.get(name)
        found = PathFinder.find_spec(name)
        if module is None or found is None or found.origin == getattr(module, "__file__", None):
            continue
        for loaded in [key for key in sys.modules if key == name or key.startswith(name + ".")]:
            del sys.modules[loaded]


def _version(module: object) -> tuple[int, ...]:
    """Return the version of a module; one that does not tell counts as new."""
    text = vars(module).get("__version__")  # not getattr: some modules warn when asked
    if not isinstance(text, str):
        return (sys.maxsize,)
    parts: list[int] = []
    for part in text.split("."):
        digits = "".join(character for character in part if character.isdigit())
        if not digits:
            break
        parts.append(int(digits))
    return tuple(parts)
