"""Everything there is to know of a scene: its place, grid, bands and files; and its STAC item."""

from __future__ import annotations

import json
from typing import Any

from qgis.PyQt.QtCore import QObject, Qt
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...client.models import Asset, Scene
from ...client.scene_search import stac_item
from ...core.tasks import run_in_background
from ...core.translate import tr
from ..theme import muted_label, sized
from ..words import cloud_text, day_text, distance_text, error_text, size_text
from ..workbench import Workbench

_COLUMNS = 5
_MULTIHASH = "1220"  # SHA-256


class SceneDetails(QObject):
    """Open the details of a scene when the dock asks for them."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._dialog: SceneDetailsDialog | None = None
        bench.dock.imagery.details_asked.connect(self.show_scene)

    def dispose(self) -> None:
        """Close what is open."""
        self._bench.dock.imagery.details_asked.disconnect(self.show_scene)
        self._close()

    def show_scene(self, scene: Scene | None) -> None:
        """Show a scene, and load its STAC item meanwhile."""
        client = self._bench.connection.client
        if scene is None or client is None:
            return
        self._close()
        self._dialog = dialog = SceneDetailsDialog(scene, self._bench.iface.mainWindow())
        dialog.finished.connect(lambda *_: self._forget(dialog))
        dialog.show()
        run_in_background(
            "Load a STAC item",
            lambda _feedback: stac_item(client, scene.id),
            lambda item: self._dialog is dialog and dialog.set_stac(item),
            lambda error: self._dialog is dialog and dialog.show_problem(error_text(error)),
            hidden=True,
        )

    def _forget(self, dialog: SceneDetailsDialog) -> None:
        if self._dialog is dialog:
            self._dialog = None

    def _close(self) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.close()


class SceneDetailsDialog(QDialog):
    """Show a scene's figures and the bands of its rasters."""

    def __init__(self, scene: Scene, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_scene_details")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Scene details"))
        self._stac = ""
        title = QLabel(scene.title, self)
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setFont(sized(title.font(), 1.2, bold=True))
        title.setWordWrap(True)
        form = QFormLayout()
        form.setHorizontalSpacing(14)
        for name, value in scene_facts(scene):
            form.addRow(muted_label(name, "", self), self._value(value))
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addLayout(form)
        for asset in scene.assets:
            heading = QLabel(asset.title or asset.key, self)
            heading.setTextFormat(Qt.TextFormat.PlainText)
            heading.setFont(sized(heading.font(), 1.0, bold=True))
            layout.addWidget(heading)
            layout.addWidget(self._value(asset_line(asset)))
            if asset.bands:
                layout.addWidget(self._bands(asset), 1)
        self._problem = muted_label("", "geopera_scene_details_problem", self)
        self._problem.setTextFormat(Qt.TextFormat.PlainText)
        self._problem.hide()
        layout.addWidget(self._problem)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self._copy = QPushButton(tr("Copy STAC item"), self)
        self._copy.setObjectName("geopera_copy_stac")
        self._copy.setToolTip(tr("Put the STAC item of the scene, as JSON, onto the clipboard"))
        self._copy.setEnabled(False)
        self._copy.clicked.connect(lambda *_: self._copy_stac())
        buttons.addButton(self._copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        metrics = self.fontMetrics()
        self.resize(metrics.averageCharWidth() * 78, metrics.height() * 28)

    def set_stac(self, item: dict[str, Any]) -> None:
        """Take the STAC item, so that it can be copied."""
        self._stac = json.dumps(item, indent=2, ensure_ascii=False)
        self._copy.setEnabled(True)

    def show_problem(self, text: str) -> None:
        """Say why there is no STAC item."""
        self._problem.setText(text)
        self._problem.show()

    def _copy_stac(self) -> None:
        QGuiApplication.clipboard().setText(self._stac)
        self._copy.setText(tr("Copied"))

    def _value(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _bands(self, asset: Asset) -> QTableWidget:
        table = QTableWidget(len(asset.bands), _COLUMNS, self)
        table.setObjectName("geopera_scene_bands")
        table.setAccessibleName(tr("Bands"))
        table.setHorizontalHeaderLabels(
            [tr("Band"), tr("Name"), tr("Meaning"), tr("Values"), tr("No data")]
        )
        table.verticalHeader().hide()
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setAlternatingRowColors(True)
        for row, band in enumerate(asset.bands):
            nodata = "" if band.nodata is None else f"{band.nodata:g}"
            texts = (str(row + 1), band.name, band.common_name or "", band.data_type or "", nodata)
            for column, text in enumerate(texts):
                table.setItem(row, column, QTableWidgetItem(text))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        return table


def scene_facts(scene: Scene) -> list[tuple[str, str]]:
    """Return what there is to say of a scene, with its names."""
    west, south, east, north = scene.bbox or (0.0, 0.0, 0.0, 0.0)
    box = f"{west:.5f}, {south:.5f}, {east:.5f}, {north:.5f}" if scene.bbox else ""
    grid = f"{scene.shape[1]:,} \N{MULTIPLICATION SIGN} {scene.shape[0]:,}" if scene.shape else ""
    found = [
        (tr("Captured"), day_text(scene.date)),
        (tr("Cloud"), cloud_text(scene.cloud_cover)),
        (tr("Sensor"), scene.platform or ""),
        (tr("Ground distance"), distance_text(scene.gsd)),
        (tr("Coordinate system"), f"EPSG:{scene.epsg}" if scene.epsg else ""),
        (tr("Pixels"), grid),
        (tr("Bounds (W, S, E, N)"), box),
        (tr("Id"), scene.id),
    ]
    return [(name, value) for name, value in found if value]


def asset_line(asset: Asset) -> str:
    """Return key, size and checksum of a file in one line or two."""
    parts = [asset.key, size_text(asset.size_bytes) if asset.size_bytes else ""]
    if asset.media_type:
        cloud_optimized = "cloud-optimized" in asset.media_type
        parts.append(tr("Cloud Optimized GeoTIFF") if cloud_optimized else asset.media_type)
    line = "  ·  ".join(part for part in parts if part)
    checksum = asset.checksum or ""
    if checksum.startswith(_MULTIHASH):
        line += f"\nSHA-256 {checksum[len(_MULTIHASH) :]}"
    return line
