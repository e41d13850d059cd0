"""Choose a delivery area and which of its mosaics to clip."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...client.models import AreaMosaic, DeliveryArea
from ...core.translate import tr
from ..theme import muted_label
from ..words import count_text, day_text, size_text
from .clip_checklist import Checklist


class ClipAreas(QWidget):
    """Pick an area; tick mosaics by type and date, of which the newest are ticked first."""

    changed = pyqtSignal()
    mosaics_asked = pyqtSignal(str)
    """The name of the area whose mosaics should be told by `set_mosaics`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_clip_areas_page")
        self._filled = ""
        self.area = QComboBox(self)
        self.area.setObjectName("geopera_clip_area")
        self.area.setAccessibleName(tr("Delivery area"))
        self.area.setToolTip(tr("An area that was delivered to you, with its mosaics"))
        self.area.currentIndexChanged.connect(lambda *_: self._area_chosen())
        self.mosaics = Checklist("geopera_clip_mosaics", tr("Mosaics to clip"), self)
        self.mosaics.ticked_changed.connect(self._ticked)
        self.chosen_text = muted_label("", "geopera_clip_mosaics_chosen", self)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Delivery area"), self.area)
        heading = QHBoxLayout()
        label = QLabel(tr("Mosaics"), self)
        label.setBuddy(self.mosaics)
        heading.addWidget(label)
        heading.addWidget(self.chosen_text, 1)
        heading.addWidget(self.mosaics.tick_button("geopera_clip_mosaics_all", True))
        heading.addWidget(self.mosaics.tick_button("geopera_clip_mosaics_none", False))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addLayout(heading)
        layout.addWidget(self.mosaics, 1)

    def set_areas(self, areas: Sequence[DeliveryArea]) -> None:
        """Offer areas; the chosen one stays."""
        kept = self.name()
        blocked = self.area.blockSignals(True)
        self.area.clear()
        for area in areas:
            self.area.addItem(area.name, area.name)
        self.area.setCurrentIndex(max(0, self.area.findData(kept)) if areas else -1)
        self.area.blockSignals(blocked)
        if self.name() != self._filled:
            self._area_chosen()

    def set_mosaics(self, area: str, mosaics: Sequence[AreaMosaic]) -> None:
        """Offer the mosaics of an area, newest first, unless another one was chosen meanwhile."""
        if area != self.name():
            return
        self._filled = area
        newest: dict[str, str] = {}
        for mosaic in mosaics:
            newest[mosaic.mosaic_type] = max(newest.get(mosaic.mosaic_type, ""), mosaic.date)
        self.mosaics.fill(
            mosaics, _mosaic_text, lambda mosaic: mosaic.date == newest[mosaic.mosaic_type]
        )
        self._ticked()

    def name(self) -> str:
        """Return the chosen area, empty while there is none."""
        return str(self.area.currentData() or "")

    def chosen(self) -> tuple[str, ...]:
        """Return what a clip calls the ticked mosaics."""
        return tuple(mosaic.key for mosaic in self.mosaics.ticked())

    def problem(self) -> str:
        """Return why this cannot be clipped, or an empty string."""
        if not self.name():
            return tr("There is no delivery area.")
        if self._filled != self.name():
            return tr("Looking at the mosaics…")
        return "" if self.chosen() else tr("Tick at least one mosaic.")

    def _area_chosen(self) -> None:
        self._filled = ""
        self.mosaics.fill([], str, bool)
        self._ticked()
        if self.name():
            self.mosaics_asked.emit(self.name())

    def _ticked(self) -> None:
        self.chosen_text.setText(self.mosaics.ticked_text())
        self.changed.emit()


def _mosaic_text(mosaic: AreaMosaic) -> str:
    files = count_text(mosaic.file_count, tr("file"), tr("files"))
    parts = (day_text(mosaic.date), mosaic.mosaic_type, size_text(mosaic.size_bytes), files)
    return "  ·  ".join(filter(None, parts))
