"""Choose which bands of the rasters a clip keeps."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QListView, QVBoxLayout, QWidget

from ...client.models import Scene
from ...core.translate import tr
from ..theme import muted_label
from .clip_checklist import Checklist

_ALPHA = "alpha"  # a clip keeps it whatever is chosen
_MOST_LINES = 3


class BandChecklist(Checklist):
    """Bands beside each other, as high as the lines that they take."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(name, label, parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(False)
        self.setAlternatingRowColors(False)
        self.setSpacing(2)
        self._fit = QTimer(self)  # once the list has laid its items out
        self._fit.setSingleShot(True)
        self._fit.setInterval(0)
        self._fit.timeout.connect(self.fit_height)

    def resizeEvent(self, event) -> None:  # noqa: N802
        """Be as high as the lines of the new width."""
        super().resizeEvent(event)
        self._fit.start()

    def fit_height(self) -> None:
        """Be as high as a few lines."""
        line = (self.sizeHintForRow(0) if self.count() else self.fontMetrics().height()) + 4
        last = self.visualRect(self.model().index(self.count() - 1, 0)) if self.count() else None
        whole = last.bottom() + self.verticalOffset() + 3 if last is not None else line
        height = max(line, min(whole, _MOST_LINES * line)) + 2 * self.frameWidth()
        if height != self.height():
            self.setFixedHeight(height)


class ClipBands(QWidget):
    """Tick bands of the ticked rasters; not shown where there is nothing to choose."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_clip_bands_part")
        self.bands = BandChecklist("geopera_clip_bands", tr("Bands to keep"), self)
        self.bands.setToolTip(
            tr("Bands to keep. Tiles can be copied as they are stored while all are ticked.")
        )
        self.bands.ticked_changed.connect(self._ticked)
        self.chosen_text = muted_label("", "geopera_clip_bands_chosen", self)
        label = QLabel(tr("Bands"), self)
        label.setBuddy(self.bands)
        heading = QHBoxLayout()
        heading.setSpacing(8)  # as the headings above it
        heading.addWidget(label)
        heading.addWidget(self.chosen_text, 1)
        heading.addWidget(self.bands.tick_button("geopera_clip_bands_all", True))
        heading.addWidget(self.bands.tick_button("geopera_clip_bands_none", False))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(heading)
        layout.addWidget(self.bands)
        self._states: dict[tuple[str, str], bool] = {}  # also of rasters that are not ticked now

    def offer(self, scenes: Sequence[Scene], keys: Collection[str]) -> None:
        """Offer the bands of rasters of scenes; ticks stay, and new bands are ticked."""
        found = {
            (asset.key, band.name): None
            for scene in scenes
            for asset in scene.rasters
            if asset.key in keys
            for band in asset.bands
            if band.role != _ALPHA
        }
        self._states.update(self.bands.states())
        if list(found) != list(self.bands.states()):
            several = len({key for key, _ in found}) > 1
            self.bands.fill(
                list(found),
                lambda band: f"{band[0]}: {band[1]}" if several else band[1],
                lambda band: self._states.get(band, True),
            )
            self.bands.fit_height()
        self.setVisible(len(found) > 1)
        self._count()

    def tick_all_anew(self) -> None:
        """Forget what was ticked: another clip begins with all bands."""
        self._states.clear()
        self.bands.fill([], str, bool)

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the ticked bands by asset key, of rasters that are not kept whole."""
        kept: dict[str, list[str]] = {}
        whole: dict[str, bool] = {}
        for (key, name), ticked in self.bands.states().items():
            names = kept.setdefault(key, [])
            whole[key] = whole.get(key, True) and ticked
            if ticked:
                names.append(name)
        return {key: tuple(names) for key, names in kept.items() if not whole[key]}

    def problem(self) -> str:
        """Return why this cannot be clipped, or an empty string."""
        for key, names in self.chosen().items():
            if not names:
                return tr("Tick at least one band of {raster}.").format(raster=key)
        return ""

    def _ticked(self) -> None:
        self._count()
        self.changed.emit()

    def _count(self) -> None:
        self.chosen_text.setText(self.bands.ticked_text())
