"""Choose which layer of a file has the area."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...core.aoi.file import FileLayer
from ...core.translate import tr
from ..icons import icon
from ..words import count_text


class LayerChoice(QDialog):
    """List the layers with the number of their features."""

    chosen = pyqtSignal(object)
    """The `FileLayer`."""

    def __init__(
        self, name: str, layers: Sequence[FileLayer], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_layer_choice")
        self.setWindowTitle(tr("Layers of {name}").format(name=name))
        self.list = QListWidget(self)
        self.list.setObjectName("geopera_aoi_layer_list")
        self.list.setAccessibleName(tr("Layers"))
        self.list.setMinimumSize(
            self.fontMetrics().averageCharWidth() * 48, self.fontMetrics().height() * 8
        )
        for layer in layers:
            features = count_text(layer.feature_count, tr("feature"), tr("features"))
            item = QListWidgetItem(icon("aoi_layer"), f"{layer.title}  ·  {features}")
            item.setData(Qt.ItemDataRole.UserRole, layer)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda *_: self._agree())
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        use = buttons.button(QDialogButtonBox.StandardButton.Ok)
        use.setText(tr("Use this layer"))
        use.setObjectName("geopera_aoi_layer_use")
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(tr("All polygons of one layer become the area:"), self))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)

    def _agree(self) -> None:
        item = self.list.currentItem()
        if item is not None and self.isVisible():
            self.accept()
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
