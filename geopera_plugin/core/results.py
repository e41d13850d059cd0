"""Bring the files of a finished clip into the project, styled like the scene they were cut from."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, List, Optional

from qgis.core import QgsMapLayer

from ..client.models import Job
from .connection import Connection
from .style import SceneStyle
from .tasks import BackgroundTask


def add_clip_to_project(
    job: Job,
    style: Optional[SceneStyle],
    connection: Connection,
    folder: Path,
    on_done: Callable[[List[QgsMapLayer]], None],
    on_error: Optional[Callable[[Exception], None]] = None,
) -> BackgroundTask:
    """Download the outputs of a job and add them to the project in a group named after it."""
    raise NotImplementedError
