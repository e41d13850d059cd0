"""Type the bounds of an area, in any CRS."""

from __future__ import annotations

import contextlib

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
    QgsRectangle,
)
from qgis.gui import QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ...core.aoi.area import Area, prepare
from ...core.aoi.text import bounds
from ...core.aoi.world import AreaProblem, degrees, is_cut
from ...core.translate import tr
from ..focus import name_parts
from ..theme import BAD, GOOD, colour_text
from ..words import area_text

_PLACES = {"north": (0, 1), "west": (1, 0), "east": (1, 2), "south": (2, 1)}


class BoundsDialog(QDialog):
    """Four numbers around a compass, and the CRS they are in."""

    typed = pyqtSignal(object)
    """The `Area` that was agreed to."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_bounds_dialog")
        self.setWindowTitle(tr("Type bounds"))
        self._crs = degrees()
        self._area: Area | None = None
        names = {
            "north": tr("North"), "west": tr("West"), "east": tr("East"), "south": tr("South"),
        }  # fmt: skip
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        self.fields: dict[str, QLineEdit] = {}
        for side, (row, column) in _PLACES.items():
            field = QLineEdit(self)
            field.setObjectName(f"geopera_aoi_bounds_{side}")
            field.setAccessibleName(names[side])
            field.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            field.setMinimumWidth(self.fontMetrics().averageCharWidth() * 20)
            field.textChanged.connect(self._check)
            label = QLabel(names[side], self)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setBuddy(field)
            cell = QVBoxLayout()
            cell.setSpacing(2)
            cell.addWidget(label)
            cell.addWidget(field)
            grid.addLayout(cell, row, column)
            self.fields[side] = field
        for first, second in (("west", "south"), ("south", "east"), ("east", "north")):
            self.setTabOrder(self.fields[first], self.fields[second])
        self.crs = QgsProjectionSelectionWidget(self)
        self.crs.setObjectName("geopera_aoi_bounds_crs")
        name_parts(self.crs, tr("Coordinate reference system"))
        self.crs.setCrs(self._crs)
        self.crs.crsChanged.connect(self._on_crs)
        self.hint = QLabel(self)
        self.hint.setObjectName("geopera_aoi_bounds_hint")
        self.hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.use = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText(tr("Use this area"))
        self.use.setObjectName("geopera_aoi_bounds_use")
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addLayout(grid)
        layout.addWidget(self.crs)
        layout.addWidget(self.hint)
        layout.addWidget(self.buttons)
        self._check()

    def set_bounds(self, rect: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> None:
        """Begin with bounds in some CRS."""
        self._crs = crs
        blocked = self.crs.blockSignals(True)
        self.crs.setCrs(crs)
        self.crs.blockSignals(blocked)
        self._fill(rect)
        self.fields["west"].setFocus()
        self.fields["west"].selectAll()

    def _fill(self, rect: QgsRectangle) -> None:
        digits = 6 if self._crs.isGeographic() else 1
        values = {
            "west": rect.xMinimum(), "south": rect.yMinimum(),
            "east": rect.xMaximum(), "north": rect.yMaximum(),
        }  # fmt: skip
        for side, value in values.items():
            self.fields[side].setText(f"{value:.{digits}f}")

    def _on_crs(self, crs: QgsCoordinateReferenceSystem) -> None:
        """Say the same bounds in the other CRS, where that can be done."""
        old, self._crs = self._crs, crs
        numbers = self._numbers()
        if numbers is not None and crs.isValid() and numbers[0] < numbers[2]:
            transform = QgsCoordinateTransform(old, crs, QgsProject.instance())
            with contextlib.suppress(QgsCsException):  # the numbers stay, to be corrected
                self._fill(transform.transformBoundingBox(QgsRectangle(*numbers)))
        self._check()

    def _numbers(self) -> tuple[float, float, float, float] | None:
        try:
            west, south, east, north = (
                float(self.fields[side].text().strip().replace(",", "."))
                for side in ("west", "south", "east", "north")
            )
        except ValueError:
            return None
        return west, south, east, north

    def _check(self) -> None:
        self._area = None
        text, colour = "", BAD
        numbers = self._numbers()
        if numbers is None:
            text = tr("Four numbers are needed.")
        elif not self._crs.isValid():
            text = tr("Choose the CRS of these numbers.")
        else:
            try:
                shape = bounds(*numbers, self._crs)
                area = prepare(shape, self._crs, QgsProject.instance().transformContext())
                text = area.problem or area_text(area.area_m2)
                if not area.is_empty:
                    self._area, colour = area, GOOD
                    if is_cut(area.geometry):
                        text = tr("{area}, across 180°").format(area=text)
            except AreaProblem as problem:
                text = str(problem)
        self.hint.setText(text)
        colour_text(self.hint, colour)
        self.use.setEnabled(self._area is not None)

    def _agree(self) -> None:
        if self._area is not None:
            self.accept()
            self.typed.emit(self._area)
