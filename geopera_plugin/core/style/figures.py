"""Figures of bands over areas, measured once and kept."""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...client import Client
from ...client.figures import figures
from ...client.models import BandStatistics
from .stretch import MEASURED
from .style import SceneStyle

BINS = 256
_KEPT = 96


@dataclass(frozen=True)
class Question:
    """What is measured: bands or an expression of a raster, over an area (EPSG:4326)."""

    url: str
    bands: str | None
    expression: str | None
    area_key: str
    area: Mapping[str, Any] = field(default_factory=dict, hash=False, compare=False)

    @classmethod
    def of(cls, url: str, style: SceneStyle, area: Mapping[str, Any]) -> Question:
        """Return what a style asks of a raster."""
        text = json.dumps(area, sort_keys=True)
        if style.relief is not None:
            bands, expression = None, None
        elif style.formula is not None:
            bands, expression = None, style.formula.expression
        else:
            bands, expression = ",".join(style.bands) or None, None
        return cls(url, bands, expression, hashlib.sha256(text.encode()).hexdigest(), area)


class FigureStore:
    """Keep the newest figures; used from the GUI thread alone, but for ``measure``."""

    def __init__(self) -> None:
        self._known: OrderedDict[Question, list[BandStatistics]] = OrderedDict()

    def get(self, question: Question) -> list[BandStatistics] | None:
        """Return what is known of a question."""
        found = self._known.get(question)
        if found is not None:
            self._known.move_to_end(question)
        return found

    def put(self, question: Question, found: Sequence[BandStatistics]) -> None:
        """Keep an answer."""
        self._known[question] = list(found)
        self._known.move_to_end(question)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)

    def clear(self) -> None:
        """Forget everything: another server may have other pixels."""
        self._known.clear()


def measure(client: Client, question: Question, exact: bool = False) -> list[BandStatistics]:
    """Ask the server; quickly from an overview, or exactly.

    Raises:
        ClientError: the server refused, or is gone.
    """
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
