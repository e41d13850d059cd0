"""Pick one of the project's named areas, keep the current one, and more."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QHBoxLayout,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from ...core.translate import tr
from ..icons import icon
from ..tool_button import tool_button


class SavedAreasBar(QWidget):
    """Show the names; know nothing of where the areas are kept."""

    name_chosen = pyqtSignal(str)
    save_asked = pyqtSignal()
    rename_asked = pyqtSignal()
    delete_asked = pyqtSignal()
    zoom_asked = pyqtSignal()
    layer_asked = pyqtSignal()
    file_asked = pyqtSignal()
    copy_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_saved")
        self.names = QComboBox(self)
        self.names.setObjectName("geopera_aoi_names")
        self.names.setAccessibleName(tr("Named areas"))
        self.names.setToolTip(tr("Areas that are kept in this project"))
        self.names.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.names.setMinimumContentsLength(8)
        self.names.activated.connect(self._chosen)
        self.save = tool_button(
            "geopera_aoi_save", "aoi_save", tr("Keep this area under a name"), self
        )
        self.save.clicked.connect(lambda *_: self.save_asked.emit())
        self.zoom = tool_button("geopera_aoi_zoom", "zoom_to", tr("Zoom to the area"), self)
        self.zoom.clicked.connect(lambda *_: self.zoom_asked.emit())
        self.more = tool_button("geopera_aoi_more", "more", tr("More about this area"), self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setStyleSheet("QToolButton::menu-indicator { image: none; }")
        menu = QMenu(self.more)
        menu.setObjectName("geopera_aoi_more_entries")
        add = self._add_to(menu)
        self.rename = add("geopera_aoi_rename", "", tr("Rename…"), self.rename_asked)
        self.delete = add("geopera_aoi_delete", "delete", tr("Delete"), self.delete_asked)
        menu.addSeparator()
        self.exports = [
            add(
                "geopera_aoi_layer", "add_layer", tr("Add to the map as a layer"), self.layer_asked
            ),
            add("geopera_aoi_export", "aoi_file", tr("Save as GeoJSON…"), self.file_asked),
            add("geopera_aoi_copy", "aoi_paste", tr("Copy as GeoJSON"), self.copy_asked),
        ]
        self.more.setMenu(menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.names, 1)
        for button in (self.save, self.zoom, self.more):
            row.addWidget(button)
        self.show_names([], "", False)

    def chosen(self) -> str:
        """Return the name of the current area, or an empty text."""
        return str(self.names.currentData() or "")

    def show_names(self, names: Sequence[str], current: str, has_area: bool) -> None:
        """Show the names, which of them is on the map, and what can be done with it."""
        blocked = self.names.blockSignals(True)
        self.names.clear()
        if not current:
            text = tr("Unnamed area") if has_area else tr("Choose a named area")
            self.names.addItem(text if names or has_area else tr("No named areas"), "")
        for name in names:
            self.names.addItem(name, name)
        self.names.setCurrentIndex(max(0, self.names.findData(current)))
        self.names.blockSignals(blocked)
        self.names.setEnabled(bool(names))
        self.save.setEnabled(has_area and not current)
        self.zoom.setEnabled(has_area)
        self.more.setEnabled(has_area)
        self.rename.setEnabled(bool(current))
        self.delete.setEnabled(bool(current))
        self.setVisible(bool(names) or has_area)

    def _chosen(self, row: int) -> None:
        name = str(self.names.itemData(row) or "")
        if name:
            self.name_chosen.emit(name)

    @staticmethod
    def _add_to(menu: QMenu):
        def add(name: str, icon_name: str, text: str, signal) -> QAction:
            action = QAction(text, menu)
            action.setObjectName(name)
            if icon_name:
                action.setIcon(icon(icon_name))
            action.triggered.connect(lambda *_: signal.emit())
            menu.addAction(action)
            return action

        return add
