"""Choose what to clip, see what it will be, and start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..client.models import Scene
from ..core.aoi import Aoi
from .estimate_view import EstimateView
from .icons import icon
from .theme import muted_label, sized
from .words import area_text, cloud_text, count_text, day_text, vertices_text

_PAYLOAD = Qt.ItemDataRole.UserRole + 1
_ESTIMATE_DELAY_MS = 250


@dataclass(frozen=True)
class ClipOrder:
    """What the user asked for: scenes, asset keys (None for all), a name."""

    scenes: tuple[Scene, ...]
    asset_keys: tuple[str, ...] | None
    name: str


def _by_date(scene: Scene) -> tuple[bool, str, str]:
    """Order by date, with what has none last."""
    return (scene.date is None, scene.date or "", scene.title)


class ClipDialog(QDialog):
    """Collect a `ClipOrder`; ask for estimates by a signal, be told the answers."""

    estimate_asked = pyqtSignal(object)
    """A `ClipOrder` whose estimate should be shown."""
    launched = pyqtSignal(object)
    """The `ClipOrder` to start."""

    def __init__(self, aoi: Aoi, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_clip_dialog")
        self.setWindowTitle("Clip to the area of interest")
        self.setWindowIcon(icon("clip"))
        self._aoi = aoi
        self._base_name = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_ESTIMATE_DELAY_MS)
        self._timer.timeout.connect(self._ask)
        self.summary = QLabel(self)
        self.summary.setObjectName("geopera_clip_summary")
        self.summary.setFont(sized(self.summary.font(), 1.05, bold=True))
        self.name = QLineEdit(self)
        self.name.setObjectName("geopera_clip_name")
        self.name.setPlaceholderText("Name of the result")
        self.name.setMaxLength(120)
        self.name.setClearButtonEnabled(True)
        self.name.textEdited.connect(lambda *_: self.name.setModified(True))
        self.scenes = self._checklist("geopera_clip_scenes", "Scenes to clip")
        self.assets = self._checklist("geopera_clip_assets", "Rasters of the scenes to clip")
        self.estimate = EstimateView(self)
        self.chosen_text = muted_label("", "geopera_clip_chosen", self)
        self.all = self._small_button("All", "geopera_clip_all", True)
        self.none = self._small_button("None", "geopera_clip_none", False)
        self.buttons = QDialogButtonBox(self)
        self.launch = self.buttons.addButton("Clip", QDialogButtonBox.ButtonRole.AcceptRole)
        self.launch.setObjectName("geopera_clip_launch")
        self.launch.setIcon(icon("clip"))
        self.launch.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._launch)
        self.buttons.rejected.connect(self.reject)
        self._build()
        self.resize(480, 540)

    def open_for(self, scenes: Sequence[Scene], chosen: Scene | None, base_name: str) -> None:
        """Show the dialog for a project's scenes, with one of them ticked.

        Args:
            base_name: what the result is called, with the date behind it when it is one scene.
        """
        self._base_name = base_name
        self.summary.setText(
            f"{area_text(self._aoi.area_m2())}  ·  {vertices_text(self._aoi.geometry)}"
        )
        self.name.setModified(False)
        self._fill_scenes(scenes, chosen)
        self._fill_assets()
        self._changed()
        self.open()

    def add_scenes(self, scenes: Sequence[Scene]) -> None:
        """Offer the other scenes of the project once they are known; ticks stay."""
        ticked = {scene.id for scene in self._ticked(self.scenes)}
        self._fill_scenes(scenes, None, ticked)
        self._fill_assets()
        self._changed()

    def order(self) -> ClipOrder:
        """Return what is chosen now."""
        keys = self._ticked(self.assets)
        every = len(keys) == self.assets.count()
        return ClipOrder(
            scenes=tuple(self._ticked(self.scenes)),
            asset_keys=None if every else tuple(keys),
            name=self.name.text().strip(),
        )

    def problem(self) -> str:
        """Return why it cannot start, or an empty string."""
        order = self.order()
        if self._aoi.problem():
            return str(self._aoi.problem())
        if not order.scenes:
            return "Tick at least one scene."
        if order.asset_keys is not None and not order.asset_keys:
            return "Tick at least one raster."
        return ""

    def _checklist(self, name: str, label: str) -> QListWidget:
        widget = QListWidget(self)
        widget.setObjectName(name)
        widget.setAccessibleName(label)
        widget.setAlternatingRowColors(True)
        widget.setUniformItemSizes(True)
        widget.itemChanged.connect(lambda *_: self._ticks_changed(widget))
        return widget

    def _small_button(self, text: str, name: str, tick: bool) -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setFlat(True)
        button.setAutoDefault(False)
        button.setToolTip(f"Tick {text.lower()} of the scenes")
        button.clicked.connect(lambda *_: self._tick_all(tick))
        return button

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow("Area", self.summary)
        form.addRow("Name", self.name)
        heading = QHBoxLayout()
        heading.addWidget(QLabel("Scenes", self))
        heading.addWidget(self.chosen_text, 1)
        heading.addWidget(self.all)
        heading.addWidget(self.none)
        self._assets_label = QLabel("Rasters", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addLayout(heading)
        layout.addWidget(self.scenes, 1)
        layout.addWidget(self._assets_label)
        layout.addWidget(self.assets)
        layout.addWidget(self.estimate)
        layout.addWidget(self.buttons)

    def _fill_scenes(
        self, scenes: Sequence[Scene], chosen: Scene | None, ticked: set[str] | None = None
    ) -> None:
        ids = set(ticked or ()) | ({chosen.id} if chosen else set())
        blocked = self.scenes.blockSignals(True)
        self.scenes.clear()
        for scene in sorted(scenes, key=_by_date):
            cloud = cloud_text(scene.cloud_cover)
            parts = [day_text(scene.date), scene.title, f"cloud {cloud}" if cloud else ""]
            self._add_tick(self.scenes, "  ·  ".join(filter(None, parts)), scene, scene.id in ids)
        self.scenes.blockSignals(blocked)
        rows = [r for r in range(self.scenes.count()) if self._is_ticked(self.scenes.item(r))]
        if rows:
            self.scenes.scrollToItem(self.scenes.item(rows[0]))

    def _fill_assets(self) -> None:
        found: dict[str, str] = {}
        for scene in self._ticked(self.scenes):
            for asset in scene.rasters:
                bands = ", ".join(band.name for band in asset.bands)
                title = asset.title or asset.key
                found.setdefault(asset.key, f"{title}  ·  {bands}" if bands else title)
        before = {
            self.assets.item(row).data(_PAYLOAD): self._is_ticked(self.assets.item(row))
            for row in range(self.assets.count())
        }
        if list(before) == list(found):
            return
        blocked = self.assets.blockSignals(True)
        self.assets.clear()
        for key, text in found.items():
            self._add_tick(self.assets, text, key, before.get(key, True))
        self.assets.blockSignals(blocked)
        rows = max(1, min(4, self.assets.count()))
        height = self.assets.sizeHintForRow(0) if self.assets.count() else 18
        self.assets.setFixedHeight(rows * height + 2 * self.assets.frameWidth() + 2)

    @staticmethod
    def _add_tick(widget: QListWidget, text: str, payload, ticked: bool) -> None:
        item = QListWidgetItem(text, widget)
        item.setData(_PAYLOAD, payload)
        item.setToolTip(text)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    @staticmethod
    def _is_ticked(item: QListWidgetItem) -> bool:
        return item.checkState() == Qt.CheckState.Checked

    def _ticked(self, widget: QListWidget) -> list:
        items = [widget.item(row) for row in range(widget.count())]
        return [item.data(_PAYLOAD) for item in items if self._is_ticked(item)]

    def _tick_all(self, tick: bool) -> None:
        blocked = self.scenes.blockSignals(True)
        state = Qt.CheckState.Checked if tick else Qt.CheckState.Unchecked
        for row in range(self.scenes.count()):
            self.scenes.item(row).setCheckState(state)
        self.scenes.blockSignals(blocked)
        self._ticks_changed(self.scenes)

    def _ticks_changed(self, widget: QListWidget) -> None:
        if widget is self.scenes:
            self._fill_assets()
        self._changed()

    def _changed(self) -> None:
        count = len(self._ticked(self.scenes))
        self.chosen_text.setText(f"{count} of {self.scenes.count()} ticked")
        self._suggest_name()
        self.launch.setText(f"Clip {count_text(count, 'scene')}" if count else "Clip")
        problem = self.problem()
        self.launch.setEnabled(not problem)
        self.launch.setToolTip(problem or "Start; progress is shown under Jobs")
        if problem:
            self._timer.stop()
            self.estimate.show_nothing(problem)
            return
        self.estimate.show_busy(True)
        self._timer.start()

    def _suggest_name(self) -> None:
        if self.name.isModified():
            return
        scenes = self._ticked(self.scenes)
        date = scenes[0].date if len(scenes) == 1 else None
        self.name.setText(f"{self._base_name}_{date}" if date else self._base_name)

    def _ask(self) -> None:
        self.estimate_asked.emit(self.order())

    def _launch(self) -> None:
        if self.problem():
            return
        order = self.order()
        self.accept()
        self.launched.emit(order)
