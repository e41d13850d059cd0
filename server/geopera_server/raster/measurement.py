"""Areas measured on one level of a raster, in as many passes as memory asks for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from ..errors import InvalidInput
from .area_reader import Outputs
from .handle_pool import PooledSource
from .layout import Validity
from .location import Location
from .pixels import PixelArea
from .summary import Result, Wish, nothing
from .zonal import Survey, survey
from .zone_batches import batches, is_counted

MAX_LISTED = 1_000_000  # categories of all areas and outputs

Progress = Callable[[float], None] | None
Cancelled = Callable[[], bool] | None


class Figures(NamedTuple):
    """The summary of an output over an area, and how many pixels of the area there are.

    ``inside`` counts pixels at the edge by their share where these are asked for, ``touched``
    counts them all.
    """

    result: Result
    inside: float
    touched: int


@dataclass(frozen=True)
class Measurement:
    """What is measured of a raster, and how; ``nodata`` is left to who counts values."""

    path: Location
    outputs: Outputs
    nodata: int | None
    weighted: bool
    threads: int

    @classmethod
    def of(
        cls,
        path: Location,
        source: PooledSource,
        outputs: Outputs,
        *,
        weighted: bool,
        threads: int,
    ) -> Measurement:
        """Return how outputs of a raster are best measured."""
        layout = source.layout
        counted = outputs.expression is None and all(is_counted(dtype) for dtype in outputs.dtypes)
        nodata = None
        if counted and layout.validity is Validity.NODATA and layout.nodata is not None:
            nodata = int(layout.nodata)  # no pixel needs to be tested
        return cls(path, outputs, nodata, weighted, threads)

    def measure(
        self,
        areas: Sequence[PixelArea | None],
        wish: Wish,
        level: int = 0,
        progress: Progress = None,
        cancelled: Cancelled = None,
    ) -> list[dict[str, Figures]]:
        """Return the figures of each area by output; areas are in pixels of the level.

        Raises:
            InvalidInput: too many categories, or areas that reach too far.
            Cancelled: ``cancelled()`` said so.
        """
        none = Figures(nothing(wish), 0, 0)
        found = [dict.fromkeys(self.outputs.keys, none) for _ in areas]
        listed = 0
        waiting = list(batches(areas, self.outputs, len(wish.quantiles), self.weighted))
        for number, batch in enumerate(waiting):

            def told(done: float, number: int = number) -> None:
                if progress is not None:
                    progress((number + done) / len(waiting))

            zones = batch.zones(wish, self.nodata, self.weighted)
            plan = Survey(
                self.path,
                level,
                batch.outputs,
                self.weighted,
                self.nodata is not None,
                self.threads,
            )
            survey(plan, zones, told, cancelled)
            for place, zone in zip(batch.places, zones, strict=True):
                for key, summary in zip(batch.outputs.keys, zone.summaries, strict=True):
                    result = summary.result()
                    found[place][key] = Figures(result, zone.inside, zone.touched)
                    listed += len(result.categories or ())
                if listed > MAX_LISTED:
                    raise InvalidInput(f"There are over {MAX_LISTED} categories to be listed.")
        return found
