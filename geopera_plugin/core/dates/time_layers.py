"""Layers that step through time: which they are, and how QGIS is told of their time."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import Qgis, QgsRasterLayer, QgsRasterLayerTemporalProperties

from ..layers.layers import our_layers, show_spec, spec_of
from ..layers.spec import LayerSpec
from .time_frames import Frame
from .time_ranges import open_range


def time_layers(project_id: str | None = None) -> list[tuple[QgsRasterLayer, LayerSpec]]:
    """Return the layers of the open QGIS project that step through time, with their specs.

    Args:
        project_id: only those of this project of the server.
    """
    found = []
    for layer in our_layers():
        spec = spec_of(layer)
        if spec is not None and spec.frames and project_id in (None, spec.project_id):
            found.append((layer, spec))
    return found


def make_time_layer(layer: QgsRasterLayer, frames: Sequence[Frame]) -> None:
    """Let a layer step through these frames; with none, it stays where it is."""
    spec = spec_of(layer)
    if spec is None:
        return
    show_spec(layer, spec.with_frames(frames))
    times = layer.temporalProperties()
    if frames:
        times.setMode(_fixed_mode())
        times.setFixedTemporalRange(open_range([frame.date for frame in frames]))
    times.setIsActive(bool(frames))


def _fixed_mode():
    scoped = getattr(Qgis, "RasterTemporalMode", None)
    if scoped is not None and hasattr(scoped, "FixedTemporalRange"):
        return scoped.FixedTemporalRange
    return QgsRasterLayerTemporalProperties.TemporalMode.ModeFixedTemporalRange
