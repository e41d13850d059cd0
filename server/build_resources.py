"""Put the data files of the top-level ``resources/`` folder into the wheel."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ResourcesHook(BuildHookInterface[Any]):
    """Add ``resources/*.json`` as ``geopera_server/_resources/`` and the license text."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Extend the wheel. An editable install reads the checkout's own folder instead."""
        if version == "editable":
            return
        checkout = Path(self.root).parent
        files = {str(p): f"geopera_server/_resources/{p.name}" for p in data_files(checkout)}
        files[str(checkout / "LICENSE")] = "geopera_server/LICENSE"
        build_data["force_include"].update(files)


def data_files(checkout: Path) -> list[Path]:
    """Return the data files that the server reads at run time."""
    return sorted((checkout / "resources").glob("*.json"))
