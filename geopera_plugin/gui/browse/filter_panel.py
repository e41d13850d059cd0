"""Choose which scenes are shown: dates, cloud, overlap with the area, sensor, collection."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.core import QgsGeometry
from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from ...client.models import Collection, Scene
from ...client.scene_search import Criteria
from ...core.scene_finder import Filter
from ...core.translate import tr

_SETTLE_MS = 350
_ANY_CLOUD = 100


class FilterPanel(QWidget):
    """Hold the filter; tell of it when a person has stopped changing it."""

    changed = pyqtSignal(object)
    """The new `Filter`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_filters")
        self._area: QgsGeometry | None = None
        self._told = Filter()
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._tell)
        self.start = self._date_edit("start", tr("First day that is shown"))
        self.end = self._date_edit("end", tr("Last day that is shown"))
        self.cloud, self._cloud_text = self._slider(
            "cloud", tr("Highest cloud cover"), _ANY_CLOUD, _ANY_CLOUD
        )
        self.overlap, self._overlap_text = self._slider(
            "overlap", tr("Least share of the area of interest that a scene covers"), 100, 0
        )
        self.overlap.setEnabled(False)
        self.sensor = QComboBox(self)
        self.sensor.setObjectName("geopera_filter_sensor")
        self.sensor.setAccessibleName(tr("Sensor"))
        self.sensor.setToolTip(tr("Satellite or aircraft: choose one, or type its name"))
        self.sensor.setEditable(True)
        self.sensor.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.sensor.lineEdit().setPlaceholderText(tr("any"))
        self.sensor.addItem("")
        self.sensor.currentTextChanged.connect(lambda *_: self._settle.start())
        self.collection = QComboBox(self)
        self.collection.setObjectName("geopera_filter_collection")
        self.collection.setAccessibleName(tr("Collection"))
        self.collection.setToolTip(tr("Collection whose scenes are shown"))
        self.collection.addItem(tr("any"), None)
        self.collection.currentIndexChanged.connect(lambda *_: self._settle.start())
        self.clear_button = QPushButton(tr("Clear filters"), self)
        self.clear_button.setObjectName("geopera_filter_clear")
        self.clear_button.setToolTip(tr("Show all scenes again"))
        self.clear_button.clicked.connect(lambda *_: self.clear())
        self._lay_out()
        self._say()

    def filter(self) -> Filter:
        """Return what is asked for."""
        cloud = self.cloud.value()
        wanted = Filter(
            Criteria(
                start=self._day(self.start),
                end=self._day(self.end),
                cloud=None if cloud == _ANY_CLOUD else float(cloud),
                sensor=self.sensor.currentText().strip() or None,
                collection_id=self.collection.currentData(),
            )
        )
        if self.overlap.value() and self._area is not None:
            return wanted.with_area(self._area, float(self.overlap.value()))
        return wanted

    def clear(self) -> None:
        """Ask for everything, and tell at once."""
        for edit in (self.start, self.end):
            edit.clear()
        self.cloud.setValue(_ANY_CLOUD)
        self.overlap.setValue(0)
        self.sensor.setCurrentIndex(0)
        self.sensor.setEditText("")
        self.collection.setCurrentIndex(0)
        self._tell()

    def count(self) -> int:
        """Return how many things are asked for."""
        wanted = self.filter()
        criteria = wanted.criteria
        asked = (
            criteria.start or criteria.end,
            criteria.cloud is not None,
            criteria.sensor,
            criteria.collection_id,
            wanted.area is not None,
        )
        return sum(1 for each in asked if each)

    def set_area(self, area: QgsGeometry | None) -> None:
        """Compare scenes with this area (EPSG:4326); None when there is none."""
        self._area = area
        self.overlap.setEnabled(area is not None)
        self._say()
        if self.overlap.value():
            self._settle.start()

    def set_collections(self, collections: Sequence[Collection]) -> None:
        """Offer the collections of a project; hide the choice when there are none."""
        kept = self.collection.currentData()
        blocked = self.collection.blockSignals(True)
        while self.collection.count() > 1:
            self.collection.removeItem(1)
        for collection in collections:
            self.collection.addItem(collection.name, collection.id)
        self.collection.setCurrentIndex(max(0, self.collection.findData(kept)))
        self.collection.blockSignals(blocked)
        self._show_collections(bool(collections))
        if self.collection.currentData() != kept:
            self._settle.start()

    def offer_sensors(self, scenes: Iterable[Scene]) -> None:
        """Offer the sensors of scenes that were seen."""
        blocked = self.sensor.blockSignals(True)
        text = self.sensor.currentText()
        for name in sorted({scene.platform for scene in scenes if scene.platform}):
            if self.sensor.findText(name) < 0:
                self.sensor.addItem(name)
        self.sensor.setEditText(text)
        self.sensor.blockSignals(blocked)

    def _tell(self) -> None:
        self._settle.stop()
        wanted = self.filter()
        if wanted != self._told:
            self._told = wanted
            self.changed.emit(wanted)

    def _say(self) -> None:
        cloud, share = self.cloud.value(), self.overlap.value()
        self._cloud_text.setText(
            tr("any") if cloud == _ANY_CLOUD else tr("≤ {percent} %").format(percent=cloud)
        )
        if self._area is None:
            self._overlap_text.setText(tr("no area"))
        else:
            self._overlap_text.setText(
                tr("≥ {percent} %").format(percent=share) if share else tr("any")
            )
        self.clear_button.setEnabled(self.count() > 0)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(8)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        days = QHBoxLayout()
        days.setSpacing(4)
        days.addWidget(self.start, 1)
        days.addWidget(QLabel(tr("to"), self))
        days.addWidget(self.end, 1)
        form.addRow(tr("Dates"), days)
        for title, slider, text in (
            (tr("Cloud"), self.cloud, self._cloud_text),
            (tr("Covers area"), self.overlap, self._overlap_text),
        ):
            row = QHBoxLayout()
            row.addWidget(slider, 1)
            row.addWidget(text)
            form.addRow(title, row)
        form.addRow(tr("Sensor"), self.sensor)
        self._collection_label = QLabel(tr("Collection"), self)
        form.addRow(self._collection_label, self.collection)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 2)
        layout.setSpacing(4)
        layout.addLayout(form)
        layout.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignRight)
        self._show_collections(False)

    def _show_collections(self, there: bool) -> None:
        self._collection_label.setVisible(there)
        self.collection.setVisible(there)

    def _date_edit(self, name: str, text: str) -> QgsDateEdit:
        edit = QgsDateEdit(self)
        edit.setObjectName(f"geopera_filter_{name}")
        edit.setAccessibleName(text)
        edit.setToolTip(text)
        edit.setAllowNull(True)
        edit.setNullRepresentation(tr("any"))
        edit.setDisplayFormat("d MMM yyyy")
        edit.setCalendarPopup(True)
        edit.clear()
        edit.dateValueChanged.connect(lambda *_: self._edited())
        return edit

    def _slider(self, name: str, text: str, most: int, value: int) -> tuple[QSlider, QLabel]:
        slider = QSlider(Qt.Orientation.Horizontal, self)
        slider.setObjectName(f"geopera_filter_{name}")
        slider.setAccessibleName(text)
        slider.setToolTip(text)
        slider.setRange(0, most)
        slider.setPageStep(10)
        slider.setValue(value)
        slider.valueChanged.connect(lambda *_: self._edited())
        label = QLabel(self)
        label.setObjectName(f"geopera_filter_{name}_text")
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        label.setMinimumWidth(label.fontMetrics().horizontalAdvance("≥ 100 %  "))
        return slider, label

    def _edited(self) -> None:
        self._say()
        self._settle.start()

    @staticmethod
    def _day(edit: QgsDateEdit) -> str | None:
        if edit.isNull():
            return None
        day: QDate = edit.date()
        return day.toString(Qt.DateFormat.ISODate) if day.isValid() else None
