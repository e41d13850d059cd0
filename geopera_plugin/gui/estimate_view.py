"""Show what a clip would be: area, pixels, size, coverage."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ..client.models import ClipEstimate
from .theme import BAD, colour_text, muted, muted_label, sized
from .words import area_text, size_text

_NONE = "\N{EN DASH}"
_FIGURES = ("area", "pixels", "size", "coverage")


def pixels_text(pixels: int) -> str:
    """Return a number of pixels, in millions when it is large."""
    if pixels < 100_000:
        return QLocale().toString(pixels)
    digits = 2 if pixels < 10_000_000 else 1
    return f"{QLocale().toString(pixels / 1e6, 'f', digits)} million"


class EstimateView(QFrame):
    """Show four figures in a row, or why there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_estimate")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.values: dict[str, QLabel] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(1)
        for column, figure in enumerate(_FIGURES):
            caption = QLabel(figure.title(), self)
            caption.setFont(sized(caption.font(), 0.86))
            colour_text(caption, muted(self.palette()))
            value = QLabel(_NONE, self)
            value.setObjectName(f"geopera_estimate_{figure}")
            value.setFont(sized(value.font(), 1.15, bold=True))
            grid.addWidget(caption, 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)
            self.values[figure] = value
        self.busy = QProgressBar(self)
        self.busy.setObjectName("geopera_estimate_busy")
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(4)
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.note = muted_label("", "geopera_estimate_note", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 8)
        layout.setSpacing(5)
        layout.addLayout(grid)
        layout.addWidget(self.busy)
        layout.addWidget(self.note)
        self.show_busy(False)

    def show_busy(self, busy: bool) -> None:
        """Show that figures are on their way."""
        self.busy.setVisible(busy)

    def show_estimates(self, estimates: Sequence[ClipEstimate]) -> None:
        """Show the sum over scenes; coverage is that of the worst scene."""
        self.show_busy(False)
        if not estimates:
            self.show_nothing("")
            return
        coverage = min(estimate.coverage_percent for estimate in estimates)
        self.values["area"].setText(area_text(max(e.area_m2 for e in estimates)))
        self.values["pixels"].setText(pixels_text(sum(e.pixels for e in estimates)))
        self.values["size"].setText(f"≤ {size_text(sum(e.bytes for e in estimates))}")
        self.values["coverage"].setText(f"{coverage:.0f} %")
        if coverage <= 0:
            self._say("A chosen scene does not touch the area.", bad=True)
        elif coverage < 99.5:
            self._say("Pixels of the area that a scene does not cover will be empty.")
        else:
            self._say("Lossless: pixels inside stay identical to their source, bit by bit.")

    def show_nothing(self, reason: str, bad: bool = False) -> None:
        """Show no figures, and why."""
        self.show_busy(False)
        for value in self.values.values():
            value.setText(_NONE)
        self._say(reason, bad)

    def _say(self, text: str, bad: bool = False) -> None:
        self.note.setText(text)
        colour_text(self.note, BAD if bad else muted(self.palette()))
