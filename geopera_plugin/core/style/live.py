"""Layers that follow their style: stretched, pointed at new tiles, and told of."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Callable, Optional

from qgis.core import QgsFeedback, QgsProject, QgsRasterLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...client import BadRequest
from ...client.models import BandStatistics, Colormap, Scene
from ..connection import Connection, ConnectionState
from ..layers.layers import restyle, spec_of
from ..layers.spec import LayerSpec
from ..tasks import run_in_background
from .colors import colors_of
from .figures import FigureStore, Question, measure
from .relief import reads_heights, show_pictures, show_relief
from .spec import restyled
from .stretch import StretchTo, rescale_text
from .style import SceneStyle, area_of, parse_rescale

DELAY_MS = 25
"""How soon after a change the next one is seen to: a handle that is dragged gives dozens a second.
The first one does not wait."""
EXACT_AFTER_MS = 700
"""How long an area is left alone before it is measured exactly: the map comes first."""
_NOTICED = 0.004
"""What share of a range an exact figure must differ by to be worth new tiles."""

_AREAS = (StretchTo.AOI, StretchTo.CANVAS)

AreaOf = Callable[["StretchTo"], Optional[Mapping[str, Any]]]  # in words: typing keeps classes


@dataclass(frozen=True)
class Wish:
    """How a layer should look next; ``minus`` is what a layer of a difference takes away."""

    scene: Scene
    asset_key: str
    style: SceneStyle
    minus: str | None = None


class LayerStyler(QObject):
    """Give layers styles. Of each layer the last wish wins."""

    restyled = pyqtSignal(str, object)  # layer id, SceneStyle with its ranges
    measured = pyqtSignal(str, object)  # layer id, list of BandStatistics
    failed = pyqtSignal(str, object)  # layer id, the exception
    area_missed = pyqtSignal(str)  # layer id: the area has no pixel, the scene was taken

    def __init__(self, connection: Connection, area: AreaOf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.colormaps: Mapping[str, list[Colormap]] = {}
        self._connection = connection
        self._area = area
        self._figures = FigureStore()
        self._wishes: dict[str, Wish] = {}
        self._asked: dict[str, int] = {}
        self._rough: dict[str, tuple[int, Wish, StretchTo]] = {}
        self._worked = 0.0
        self._timer, self._later = QTimer(self), QTimer(self)
        for timer, work in ((self._timer, self._work), (self._later, self._look_again)):
            timer.setSingleShot(True)
            timer.timeout.connect(work)
        self._later.setInterval(EXACT_AFTER_MS)
        connection.state_changed.connect(self._on_state)

    def change(self, layer_id: str, wish: Wish) -> None:
        """Give a layer a style, soon."""
        self._wishes[layer_id] = wish
        self._asked[layer_id] = self._asked.get(layer_id, 0) + 1
        if not self._timer.isActive():
            since_ms = 1000 * (time.monotonic() - self._worked)
            self._timer.start(max(0, DELAY_MS - int(min(since_ms, DELAY_MS))))

    def is_waiting(self, layer_id: str) -> bool:
        """Say whether a newer wish than the last one shown is about to be seen to."""
        return layer_id in self._wishes

    def ask_figures(self, layer_id: str, wish: Wish) -> None:
        """Measure what a layer shows, without changing it."""
        question = self._question(wish, wish.style.stretch.to)
        found = self._figures.get(question)
        if found is not None:
            self.measured.emit(layer_id, found)
            return
        client = self._connection.client
        if client is None:
            return
        asked = self._asked.get(layer_id, 0)
        lacking = self._figures.lacking(question) or question

        def done(answer: list[BandStatistics]) -> None:
            self._figures.put(lacking, answer)
            if self._asked.get(layer_id, 0) == asked:
                self.measured.emit(layer_id, self._figures.get(question) or answer)

        run_in_background(
            "Measure a layer", lambda _feedback: measure(client, lacking), done, hidden=True
        )

    def forget(self, layer_id: str) -> None:
        """Drop what is known of a layer that is gone; what is under way is not shown any more."""
        self._wishes.pop(layer_id, None)
        self._rough.pop(layer_id, None)
        self._asked.pop(layer_id, None)

    def _work(self) -> None:
        self._worked = time.monotonic()
        wishes, self._wishes = self._wishes, {}
        for layer_id, wish in wishes.items():
            self._begin(layer_id, wish)

    def _begin(self, layer_id: str, wish: Wish) -> None:
        style = wish.style
        if style.relief is not None and style.relief.is_shade:  # light needs no figures
            self._show(layer_id, wish, style.rescale)
            return
        if style.stretch.to is StretchTo.FIXED and style.rescale:
            self._show(layer_id, wish, style.rescale)
            return
        self._measure(layer_id, wish, style.stretch.to)

    def _measure(self, layer_id: str, wish: Wish, over: StretchTo, exact: bool = False) -> None:
        question = self._question(wish, over)
        found = self._figures.get(question, exact)
        if found is not None:
            self._stretch(layer_id, wish, over, found, exact)
            return
        client = self._connection.client
        if client is None:
            return
        asked = self._asked.get(layer_id, 0)
        lacking = self._figures.lacking(question, exact) or question

        def work(_feedback: QgsFeedback) -> list[BandStatistics]:
            return measure(client, lacking, exact)

        def done(answer: list[BandStatistics]) -> None:
            self._figures.put(lacking, answer)
            found = self._figures.get(question) or answer
            if self._asked.get(layer_id, 0) == asked:
                self._stretch(layer_id, wish, over, found, exact)

        def failed(error: Exception) -> None:
            if self._asked.get(layer_id, 0) != asked:
                return
            if isinstance(error, BadRequest) and over in _AREAS:
                self._take_scene(layer_id, wish)  # the area may lie beside it
            else:
                self.failed.emit(layer_id, error)

        run_in_background("Stretch a layer", work, done, failed, hidden=True)

    def _stretch(
        self,
        layer_id: str,
        wish: Wish,
        over: StretchTo,
        found: list[BandStatistics],
        is_second_look: bool,
    ) -> None:
        empty = all(band.mean is None for band in found)
        if empty and over in _AREAS:
            self._take_scene(layer_id, wish)
            return
        neutral = wish.style.formula.rescale if wish.style.formula else (0.0, 1.0)
        ranges = wish.style.stretch.ranges(found, neutral)
        self._show(layer_id, wish, rescale_text(ranges), is_second_look)
        self.measured.emit(layer_id, found)  # after the ranges: they make the view of a histogram
        if over is StretchTo.AOI and not all(band.is_exact for band in found):
            self._rough[layer_id] = (self._asked.get(layer_id, 0), wish, over)
            self._later.start()

    def _look_again(self) -> None:
        """Measure exactly what was measured quickly, now that the map has had time to be drawn."""
        rough, self._rough = self._rough, {}
        for layer_id, (asked, wish, over) in rough.items():
            if self._asked.get(layer_id, 0) == asked and layer_id not in self._wishes:
                self._measure(layer_id, wish, over, exact=True)

    def _take_scene(self, layer_id: str, wish: Wish) -> None:
        self.area_missed.emit(layer_id)
        self._measure(layer_id, wish, StretchTo.SCENE)

    def _show(
        self, layer_id: str, wish: Wish, rescale: str | None, is_second_look: bool = False
    ) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        spec = spec_of(layer)
        if not isinstance(layer, QgsRasterLayer) or spec is None:
            return
        if (
            is_second_look
            and spec.rescale
            and rescale
            and _same_but_for_noise(spec.rescale, rescale)
        ):
            rescale = spec.rescale
        style = wish.style.with_rescale(rescale)
        new = restyled(spec, wish.scene, wish.asset_key, style)
        is_native = bool(new.relief or spec.relief) and reads_heights()
        opaque = abs(layer.opacity() - style.opacity) < 1e-3
        if new != spec:
            self._point(layer, new, keeps_legend=not is_native)
        if new != spec or is_native:
            self.draw_natively(layer, style)
        if not opaque:
            layer.setOpacity(float(style.opacity))
        if not opaque or (is_native and new == spec):
            layer.triggerRepaint()
        self.restyled.emit(layer_id, style)

    def _point(self, layer: QgsRasterLayer, spec: LayerSpec, keeps_legend: bool) -> None:
        """Restyle a layer; a legend that is made anew would take a widget in it from the hand."""
        name = layer.name()
        blocked = layer.blockSignals(True) if keeps_legend else False
        restyle(layer, spec, self._connection)
        if not keeps_legend:
            return
        layer.blockSignals(blocked)
        if layer.name() != name:
            layer.nameChanged.emit()
        layer.dataSourceChanged.emit()
        layer.triggerRepaint()
        QgsProject.instance().setDirty(True)

    def draw_natively(self, layer: QgsRasterLayer, style: SceneStyle) -> None:
        """Let QGIS draw heights as the style says, or pictures as they are."""
        if style.relief is None or not style.relief.is_native:
            show_pictures(layer)
            return
        limits = parse_rescale(style.rescale, 1)
        stops = colors_of(style.colormap, self.colormaps)
        show_relief(layer, style.relief, stops, limits[0] if limits else None)

    def _question(self, wish: Wish, over: StretchTo) -> Question:
        area = self._area(over) if over in _AREAS else None
        url = wish.scene.asset(wish.asset_key).href
        return Question.of(url, wish.style, area or area_of(wish.scene), wish.minus)

    def _on_state(self, state: ConnectionState) -> None:
        if state is not ConnectionState.ONLINE:
            self._figures.clear()


def _same_but_for_noise(old: str, new: str) -> bool:
    """Say whether two stretches look the same: exact figures seldom change what is seen."""
    first, second = parse_rescale(old, 1), parse_rescale(new, 1)
    if not first or len(first) != len(second):
        return False
    return all(
        abs(a - b) <= _NOTICED * max(abs(pair[1] - pair[0]), 1e-12)
        for pair, other in zip(first, second)
        for a, b in zip(pair, other)
    )
