"""Take vertices out of an area without changing what it covers."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsFeedback

from ...client.errors import Cancelled
from ..translate import tr
from .area import Area, measure, outline_of
from .repair import repaired
from .world import AreaProblem

OFFER_FROM = 5_000
MOST_CHANGE = 0.001
"""Of the area, that a simplification may add or take away."""
_ENOUGH = 500
_HALVINGS = 14
_METRES_A_DEGREE = 111_320


@dataclass(frozen=True)
class Simplified:
    """An area before and after. ``change`` is a share; no line moved more than ``moved_m``."""

    before: Area
    after: Area
    moved_m: float

    @property
    def change(self) -> float:
        """Return by which share the area grew; negative when it shrank."""
        return self.after.area_m2 / self.before.area_m2 - 1


def simplified(before: Area, feedback: QgsFeedback | None = None) -> Simplified:
    """Leave out as many vertices as an area may lose without changing by 0.1 %.

    It takes some seconds for 200,000 vertices: call it in the background.

    Raises:
        AreaProblem: there is nothing that could be left out.
        Cancelled: by the feedback.
    """
    box = before.geometry.boundingBox()
    low, high = 0.0, max(box.width(), box.height()) / 20
    best: tuple[Area, float] | None = None
    for _ in range(_HALVINGS):
        if feedback is not None and feedback.isCanceled():
            raise Cancelled(tr("Simplify the area"))
        tolerance = (low + high) / 2
        after = _with_tolerance(before, tolerance)
        if after is not None and after.vertex_count < before.vertex_count:
            best, low = (after, tolerance), tolerance
            if after.vertex_count <= _ENOUGH:
                break
        elif after is None:
            high = tolerance
        else:
            low = tolerance
    if best is None:
        raise AreaProblem(tr("Every vertex counts: this area cannot be simplified."))
    after, tolerance = best
    return Simplified(before, after, tolerance * _METRES_A_DEGREE)


def _with_tolerance(before: Area, tolerance: float) -> Area | None:
    """Return the area simplified, or None where that changes it too much."""
    shape = before.geometry.simplify(tolerance)
    if shape.isNull() or shape.isEmpty():
        return None
    try:
        shape, _ = repaired(shape)
    except AreaProblem:
        return None
    if abs(shape.area() / before.geometry.area() - 1) > 2 * MOST_CHANGE:
        return None
    area_m2, perimeter_m = measure(shape)
    if abs(area_m2 / before.area_m2 - 1) >= MOST_CHANGE:
        return None
    # What was added on one side and taken on the other cancels out in the figure, not in truth.
    differs = shape.symDifference(before.geometry)
    if not differs.isNull() and differs.area() > 10 * MOST_CHANGE * before.geometry.area():
        return None
    return Area(shape, outline_of(shape), area_m2, perimeter_m)
