"""Show what a clip would be: area, pixels, size, compute units, coverage, and how it is made."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QLocale, Qt
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from ...client.models import ClipEstimate
from ...core.translate import tr
from ..theme import BAD, colour_text, muted, muted_label, sized
from ..words import area_text, size_text
from .job_words import path_text

_NONE = "\N{EN DASH}"


def pixels_text(pixels: int) -> str:
    """Return a number of pixels, in millions when it is large."""
    if pixels < 100_000:
        return QLocale().toString(pixels)
    digits = 2 if pixels < 10_000_000 else 1
    return tr("{number} million").format(number=QLocale().toString(pixels / 1e6, "f", digits))


class EstimateView(QFrame):
    """Show figures in a row and how it will be made, or why there are none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_estimate")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.values: dict[str, QLabel] = {}
        captions = {
            "area": (tr("Area"), tr("Area of the area of interest, on the ellipsoid")),
            "pixels": (tr("Pixels"), tr("Pixels inside, of all files together")),
            "size": (tr("Size"), tr("Size of all files together, at the most")),
            "units": (tr("Units"), tr("Compute units: one for each file and million pixels begun")),
            "coverage": (tr("Covered"), tr("Share of the area that the scenes cover")),
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(1)
        for column, (figure, (words, tip)) in enumerate(captions.items()):
            caption = QLabel(words, self)
            caption.setFont(sized(caption.font(), 0.86))
            caption.setToolTip(tip)
            colour_text(caption, muted(self.palette()))
            value = QLabel(_NONE, self)
            value.setObjectName(f"geopera_estimate_{figure}")
            value.setAccessibleName(words)
            value.setToolTip(tip)
            value.setFont(sized(value.font(), 1.12, bold=True))
            grid.addWidget(caption, 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)
            self.values[figure] = value
        self.busy = QProgressBar(self)
        self.busy.setObjectName("geopera_estimate_busy")
        self.busy.setAccessibleName(tr("Estimating"))
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(4)
        policy = self.busy.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.busy.setSizePolicy(policy)
        self.note = muted_label("", "geopera_estimate_note", self)
        self.path = muted_label("", "geopera_estimate_path", self)
        for label in (self.note, self.path):
            label.setTextFormat(Qt.TextFormat.PlainText)  # a server may have said it
        self.path.setMinimumHeight(2 * self.path.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 8)
        layout.setSpacing(5)
        layout.addLayout(grid)
        layout.addWidget(self.busy)
        layout.addWidget(self.note)
        layout.addWidget(self.path)
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
        self.values["units"].setText(QLocale().toString(sum(e.compute_units for e in estimates)))
        self.values["coverage"].setText(f"{coverage:.0f} %")
        outside = sum(estimate.coverage_percent <= 0 for estimate in estimates)
        if outside:
            self._say(
                tr("{outside} of {all} do not touch the area and will be left out.").format(
                    outside=outside, all=len(estimates)
                )
                if outside < len(estimates)
                else tr("What is chosen does not touch the area."),
                bad=True,
            )
        elif coverage < 99.5:
            self._say(tr("Pixels of the area that a scene does not cover will be empty."))
        else:
            self._say(tr("The area is covered completely."))
        made = [asset for each in estimates for asset in each.assets if asset.pixels]
        self.path.setText(path_text(made))

    def show_nothing(self, reason: str, bad: bool = False) -> None:
        """Show no figures, and why."""
        self.show_busy(False)
        for value in self.values.values():
            value.setText(_NONE)
        self.path.setText("")
        self._say(reason, bad)

    def _say(self, text: str, bad: bool = False) -> None:
        self.note.setText(text)
        colour_text(self.note, BAD if bad else muted(self.palette()))
