"""The packages that the plugin installed for its server: where they are, and in what state."""

from __future__ import annotations

import enum
import json
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from qgis.core import QgsApplication

from .lock import Lock, lock_for_own, lock_for_qgis

MARKER = "geopera-environment.json"
FOLDER_VARIABLE = "GEOPERA_PLUGIN_ENVIRONMENTS"
_MB = 10**6


class EnvKind(enum.Enum):
    """What an environment is for."""

    IN_QGIS = "in_qgis"  # a folder that QGIS's Python imports from
    OWN = "own"  # a Python of its own, for a process of its own


class State(enum.Enum):
    """How an environment is."""

    ABSENT = "absent"
    READY = "ready"
    OUTDATED = "outdated"  # made for another version of the plugin; it may still do
    BROKEN = "broken"


# What pip fetched and wrote on Linux with Python 3.11, in bytes; elsewhere it is about the same.
DOWNLOAD_BYTES = {EnvKind.IN_QGIS: 73 * _MB, EnvKind.OWN: 49 * _MB}
DISK_BYTES = {EnvKind.IN_QGIS: 303 * _MB, EnvKind.OWN: 288 * _MB}


@dataclass(frozen=True)
class Environment:
    """A folder with packages; it is complete when its marker is there."""

    kind: EnvKind
    folder: Path

    @property
    def site(self) -> Path:
        """Return the folder that QGIS's Python imports from."""
        return self.folder / "site"

    @property
    def python(self) -> Path:
        """Return the interpreter of an environment of the kind OWN."""
        if os.name == "nt":
            return self.folder / "venv" / "Scripts" / "python.exe"
        return self.folder / "venv" / "bin" / "python"

    @property
    def is_usable(self) -> bool:
        """Say whether it was installed whole; it may be of an older plugin."""
        place = self.site if self.kind is EnvKind.IN_QGIS else self.python
        return (self.folder / MARKER).is_file() and place.exists()

    def lock(self) -> Lock:
        """Return what belongs into it."""
        return lock_for_qgis() if self.kind is EnvKind.IN_QGIS else lock_for_own()

    def state(self) -> State:
        """Look at the folder and tell its state."""
        if not self.folder.exists():
            return State.ABSENT
        if not self.is_usable:
            return State.BROKEN
        return State.READY if self.note().get("lock") == self.lock().digest else State.OUTDATED

    def note(self) -> dict[str, object]:
        """Return what was written down when it was installed."""
        try:
            found = json.loads((self.folder / MARKER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def remove(self) -> None:
        """Delete it, marker first: what cannot be deleted now is known to be incomplete.

        Raises:
            OSError: a file is in use; it goes once QGIS was closed.
        """
        if self.folder.is_symlink():
            self.folder.unlink()
            return
        if self.folder.exists():
            (self.folder / MARKER).unlink(missing_ok=True)
            shutil.rmtree(self.folder)


def environment(kind: EnvKind) -> Environment:
    """Return the environment of this profile; inside QGIS there is one for each Python version."""
    tag = f"cp{sys.version_info[0]}{sys.version_info[1]}" if kind is EnvKind.IN_QGIS else "own"
    return Environment(kind, environments_folder() / tag)


def environments_folder() -> Path:
    """Return the folder of the environments: in the profile, unless the variable says another."""
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen:
        return Path(chosen)
    return Path(QgsApplication.qgisSettingsDirPath()) / "geopera" / "environments"


def folder_bytes(folder: Path) -> int:
    """Return the size of all files below a folder."""
    total = 0
    for root, _folders, files in os.walk(folder):
        for name in files:
            try:
                total += os.lstat(os.path.join(root, name)).st_size  # noqa: PTH118
            except OSError:
                continue
    return total
