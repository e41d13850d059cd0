"""Choose bands: three as red, green and blue, by a preset or one by one."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from ...client.models import Asset
from ...core.style.style import band_number, default_bands
from ...core.translate import tr
from ..elided_combo import ElidedComboBox
from ..theme import colour_text, muted, sized

PRESETS = (
    ("Natural colour", ("red", "green", "blue")),
    ("Colour infrared", ("nir", "red", "green")),
    ("Agriculture", ("swir", "nir", "blue")),
    ("Urban", ("swir22", "swir", "red")),
    ("Land and water", ("nir", "swir", "red")),
    ("Short-wave infrared", ("swir", "nir", "red")),
    ("Geology", ("swir22", "swir", "blue")),
    ("Healthy vegetation", ("nir", "swir", "blue")),
    ("Burnt land", ("swir22", "nir", "green")),
    ("Red edge", ("rededge", "red", "green")),
    ("Bathymetric", ("red", "green", "coastal")),
)
_NUMBERED = re.compile(r"(b|band)?[ _]?\d+", re.IGNORECASE)
_CHANNELS = ("red", "green", "blue")


def _narrow(combo: QComboBox, length: int = 4) -> QComboBox:
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(length)
    return combo


def _titles() -> dict[str, str]:
    return {
        "Natural colour": tr("Natural colour"),
        "Colour infrared": tr("Colour infrared"),
        "Agriculture": tr("Agriculture"),
        "Urban": tr("Urban"),
        "Land and water": tr("Land and water"),
        "Short-wave infrared": tr("Short-wave infrared"),
        "Geology": tr("Geology"),
        "Healthy vegetation": tr("Healthy vegetation"),
        "Burnt land": tr("Burnt land"),
        "Red edge": tr("Red edge"),
        "Bathymetric": tr("Bathymetric"),
    }


class BandCombo(ElidedComboBox):
    """Choose one band of an asset."""

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setToolTip(label)
        _narrow(self)

    def set_asset(self, asset: Asset | None, choose: str) -> None:
        """List the asset's bands and choose one, without a signal."""
        blocked = self.blockSignals(True)
        self.clear()
        for band in asset.bands if asset else ():
            role = band.common_name
            text = f"{band.name} ({role})" if role and role != band.name else band.name
            if role and _NUMBERED.fullmatch(band.name):
                text = f"{role} ({band.name})"  # what says something comes first: room is scarce
            self.addItem(text, band.name)
        self.set_band(choose)
        self.blockSignals(blocked)

    def band(self) -> str:
        """Return the name of the chosen band."""
        return str(self.currentData() or "")

    def set_band(self, name: str) -> None:
        """Choose a band by its name."""
        row = self.findData(name)
        if row >= 0:
            self.setCurrentIndex(row)


class RgbChoice(QWidget):
    """Choose the bands for red, green and blue."""

    changed = pyqtSignal()

    def __init__(
        self, parent: QWidget | None = None, prefix: str = "geopera_", compact: bool = False
    ) -> None:
        super().__init__(parent)
        self._asset: Asset | None = None
        self.preset = _narrow(ElidedComboBox(self), 12)
        self.preset.setObjectName(f"{prefix}rgb_preset")
        self.preset.setAccessibleName(tr("Band combination"))
        self.preset.setToolTip(tr("A band combination that the scene has the bands for"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(3)
        layout.addWidget(self.preset, 0, 0, 1, 3)
        self.combos: list[BandCombo] = []
        titles = (tr("Red"), tr("Green"), tr("Blue"))
        for column, (channel, title) in enumerate(zip(_CHANNELS, titles)):
            label = QLabel(title, self)
            label.setVisible(not compact)
            label.setFont(sized(label.font(), 0.86))
            colour_text(label, muted(self.palette()))
            shown_as = tr("Band shown as {colour}").format(colour=title)
            combo = BandCombo(f"{prefix}band_{channel}", shown_as, self)
            combo.setVisible(not compact)
            combo.currentIndexChanged.connect(self._combo_changed)
            layout.addWidget(label, 1, column)
            layout.addWidget(combo, 2, column)
            layout.setColumnStretch(column, 1)
            self.combos.append(combo)
        self.preset.currentIndexChanged.connect(self._preset_changed)

    def set_asset(self, asset: Asset | None) -> None:
        """Offer the asset's bands; keep the choice where the new asset has the same bands."""
        kept = self.bands()
        self._asset = asset
        names = [band.name for band in asset.bands] if asset else []
        bands = kept if kept and all(name in names for name in kept) else ()
        if not bands and asset:
            bands = default_bands(asset)
        for place, combo in enumerate(self.combos):
            combo.set_asset(asset, bands[place] if place < len(bands) else "")
        self._fill_presets()

    def bands(self) -> tuple[str, ...]:
        """Return the names of the three bands; empty when there are none."""
        names = tuple(combo.band() for combo in self.combos)
        return names if all(names) else ()

    def set_bands(self, bands: tuple[str, ...]) -> None:
        """Choose three bands."""
        for combo, band in zip(self.combos, bands):
            blocked = combo.blockSignals(True)
            combo.set_band(band)
            combo.blockSignals(blocked)
        self._show_preset()
        self.changed.emit()

    def _fill_presets(self) -> None:
        blocked = self.preset.blockSignals(True)
        self.preset.clear()
        for title, roles in PRESETS:
            bands = self._bands_of(roles)
            if bands:
                self.preset.addItem(_titles().get(title, title), bands)
        self.preset.addItem(tr("Own combination"), ())
        self.preset.blockSignals(blocked)
        self._show_preset()

    def _bands_of(self, roles: tuple[str, ...]) -> tuple[str, ...]:
        """Return the asset's bands in these roles; empty when it lacks one."""
        if self._asset is None:
            return ()
        numbers = [band_number(self._asset, role) for role in roles]
        bands = self._asset.bands
        return tuple(bands[n - 1].name for n in numbers if n) if all(numbers) else ()

    def _show_preset(self) -> None:
        bands = self.bands()
        blocked = self.preset.blockSignals(True)
        for row in range(self.preset.count()):
            if tuple(self.preset.itemData(row) or ()) in (bands, ()):
                self.preset.setCurrentIndex(row)
                break
        self.preset.blockSignals(blocked)

    def _preset_changed(self, _row: int) -> None:
        bands = tuple(self.preset.currentData() or ())
        if bands:
            self.set_bands(bands)

    def _combo_changed(self, _row: int) -> None:
        self._show_preset()
        self.changed.emit()
