"""What an area shows on each of many dates."""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from typing import Callable

from qgis.core import QgsFeedback

from ...client import Client
from ...client.area_statistics import Measure, area_statistics
from ...client.errors import BadRequest, Cancelled, ClientError, Missing
from ...client.models import BandStatistics
from .time_frames import Frame

AT_ONCE = 3
LOW, MEDIAN, HIGH = 10.0, 50.0, 90.0
_COLUMNS = ("date", "scene", "cloud_percent", "mean", "std", "min", "p10", "median", "p90", "max",
            "pixels", "valid_percent")  # fmt: skip
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Sample:
    """The figures of one date; all are None where the scene has no valid pixel of the area."""

    frame: Frame
    mean: float | None = None
    std: float | None = None
    low: float | None = None
    median: float | None = None
    high: float | None = None
    least: float | None = None
    most: float | None = None
    count: int = 0
    valid_percent: float = 0.0

    @property
    def has_value(self) -> bool:
        """Say whether there is anything to draw."""
        return self.mean is not None and math.isfinite(self.mean)


def measure_dates(
    client: Client,
    frames: Sequence[Frame],
    measure: Measure,
    feedback: QgsFeedback,
    tell: Callable[[Sample], None] = lambda _sample: None,
) -> list[Sample]:
    """Measure an area on each date, a few at once, and return the samples in order of time.

    Args:
        tell: given each sample as it comes, in this thread.

    Raises:
        Cancelled: the feedback was cancelled; what is under way ends by itself.
        ClientError: the server refused all dates, or is gone.
    """
    found: dict[str, Sample] = {}
    waiting = list(reversed(frames))
    refused: ClientError | None = None
    pool = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="geopera-series")
    running: dict[Future[BandStatistics | None], Frame] = {}
    try:
        while waiting or running:
            while waiting and len(running) < AT_ONCE:
                frame = waiting.pop()
                call = pool.submit(area_statistics, client, frame.url, measure, (LOW, MEDIAN, HIGH))
                running[call] = frame
            done, _ = wait(running, timeout=0.1, return_when=FIRST_COMPLETED)
            if feedback.isCanceled():
                raise Cancelled("Chart")
            for call in done:
                frame = running.pop(call)
                try:
                    sample = _sample(frame, call.result())
                except (BadRequest, Missing) as error:  # this scene lacks a band, or is gone
                    refused = error
                    sample = Sample(frame)
                found[frame.date] = sample
                tell(sample)
                feedback.setProgress(100.0 * len(found) / len(frames))
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    samples = [found[frame.date] for frame in frames]
    if refused is not None and not any(sample.has_value for sample in samples):
        raise refused
    return samples


def to_csv(samples: Sequence[Sample]) -> str:
    """Return a table with a row for each date; unknown figures are empty."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(_COLUMNS)
    for each in samples:
        figures = (each.mean, each.std, each.least, each.low, each.median, each.high, each.most)
        cloud = "" if each.frame.cloud is None else f"{each.frame.cloud:g}"
        row = [each.frame.date, _plain(each.frame.title), cloud]
        row += ["" if value is None else f"{value:.9g}" for value in figures]
        table.writerow([*row, each.count, f"{each.valid_percent:.4g}"])
    return text.getvalue()


def _plain(text: str) -> str:
    """Keep a spreadsheet from taking a scene's name for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text


def _sample(frame: Frame, figures: BandStatistics | None) -> Sample:
    if figures is None or figures.mean is None:
        return Sample(frame)
    return Sample(
        frame,
        mean=figures.mean,
        std=figures.std,
        low=figures.percentile(LOW),
        median=figures.percentile(MEDIAN),
        high=figures.percentile(HIGH),
        least=figures.min,
        most=figures.max,
        count=max(1, figures.count),
        valid_percent=figures.valid_percent,
    )
