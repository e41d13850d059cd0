"""Figures of bands over areas, measured once and kept."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ...client import Client
from ...client.differences import difference_figures
from ...client.figures import figures
from ...client.models import BandStatistics
from .stretch import MEASURED
from .style import SceneStyle

BINS = 256
_KEPT = 192


@dataclass(frozen=True)
class Question:
    """What is measured: bands or an expression of a raster, over an area (EPSG:4326).

    With ``minus``, it is how they differ from those of another raster.
    """

    url: str
    bands: str | None
    expression: str | None
    area_key: str
    area: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)
    minus: str | None = None

    @classmethod
    def of(
        cls, url: str, style: SceneStyle, area: Mapping[str, Any], minus: str | None = None
    ) -> Question:
        """Return what a style asks of a raster."""
        text = json.dumps(area, sort_keys=True)
        if style.relief is not None:
            bands, expression = None, None
        elif style.formula is not None:
            bands, expression = None, style.formula.expression
        else:
            bands, expression = ",".join(style.bands) or None, None
        key = hashlib.sha256(text.encode()).hexdigest()
        return cls(url, bands, expression, key, area, minus)

    def parts(self) -> list[Question]:
        """Return one question for each band: other bands are seldom all others."""
        if not self.bands or "," not in self.bands:
            return [self]
        return [replace(self, bands=name) for name in self.bands.split(",")]


class FigureStore:
    """Keep the newest figures, of each band apart; used from the GUI thread alone."""

    def __init__(self) -> None:
        self._known: OrderedDict[Question, tuple[BandStatistics, ...]] = OrderedDict()

    def get(self, question: Question, exact: bool = False) -> list[BandStatistics] | None:
        """Return what is known of a question; None when something is not, or not exactly."""
        if self.lacking(question, exact) is not None:
            return None
        return [band for part in question.parts() for band in self._seen(part)]

    def lacking(self, question: Question, exact: bool = False) -> Question | None:
        """Return what of a question has to be measured; None when all of it is known."""
        lacking: dict[Question, None] = {}
        for part in question.parts():
            found = self._known.get(part)
            if found is None or (exact and not all(band.is_exact for band in found)):
                lacking[part] = None
        if not lacking:
            return None
        if question.bands is None:
            return question
        return replace(question, bands=",".join(str(part.bands) for part in lacking))

    def put(self, question: Question, found: Sequence[BandStatistics]) -> None:
        """Keep an answer."""
        parts = question.parts()
        if len(parts) == 1:
            self._keep(question, tuple(found))
            return
        for part, band in zip(parts, found):
            self._keep(part, (band,))

    def clear(self) -> None:
        """Forget everything: another server may have other pixels."""
        self._known.clear()

    def _seen(self, part: Question) -> tuple[BandStatistics, ...]:
        self._known.move_to_end(part)
        return self._known[part]

    def _keep(self, part: Question, found: tuple[BandStatistics, ...]) -> None:
        self._known[part] = found
        self._known.move_to_end(part)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)


def measure(client: Client, question: Question, exact: bool = False) -> list[BandStatistics]:
    """Ask the server; quickly from an overview, or exactly.

    Raises:
        ClientError: the server refused, or is gone.
    """
    if question.minus:
        return difference_figures(
            client,
            question.url,
            question.minus,
            question.area,
            bands=question.bands,
            expression=question.expression,
            percentiles=MEASURED,
        )
    return figures(
        client,
        question.url,
        question.area,
        bands=question.bands,
        expression=question.expression,
        percentiles=MEASURED,
        bins=BINS,
        approximate=not exact,
    )
