"""Choose what to clip, see what it will be, and start."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ...client.models import DeliveryArea, Scene
from ...core.aoi.aoi import Aoi
from ...core.jobs.orders import ClipOrder
from ...core.translate import tr
from ..focus import tab_in_layout_order
from ..icons import icon
from ..theme import sized
from ..words import area_text, count_text, vertices_text
from .clip_areas import ClipAreas
from .clip_scenes import ClipScenes, by_date
from .estimate_view import EstimateView

__all__ = ["ClipDialog", "ClipOrder"]

_ESTIMATE_DELAY_MS = 250


class ClipDialog(QDialog):
    """Collect a `ClipOrder`; ask for estimates by a signal, be told the answers."""

    estimate_asked = pyqtSignal(object)
    """A `ClipOrder` whose estimate should be shown."""
    launched = pyqtSignal(object)
    """The `ClipOrder` to start."""

    def __init__(self, aoi: Aoi, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_clip_dialog")
        self.setWindowTitle(tr("Clip to the area of interest"))
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
        self.name.setAccessibleName(tr("Name of the result"))
        self.name.setPlaceholderText(tr("Name of the result"))
        self.name.setMaxLength(120)
        self.name.setClearButtonEnabled(True)
        self.name.textEdited.connect(lambda *_: self.name.setModified(True))
        self.scene_page = ClipScenes(self)
        self.area_page = ClipAreas(self)
        self.scenes, self.assets = self.scene_page.scenes, self.scene_page.assets
        self.all, self.none = self.scene_page.all, self.scene_page.none
        self.tabs = QTabWidget(self)
        self.tabs.setObjectName("geopera_clip_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.addTab(self.scene_page, icon("imagery"), tr("Scenes"))
        self.tabs.addTab(self.area_page, icon("aoi_extent"), tr("Delivery areas"))
        self.tabs.tabBar().hide()
        self.estimate = EstimateView(self)
        self.buttons = QDialogButtonBox(self)
        self.launch = self.buttons.addButton(tr("Clip"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.launch.setObjectName("geopera_clip_launch")
        self.launch.setIcon(icon("clip"))
        self.launch.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._launch)
        self.buttons.rejected.connect(self.reject)
        self.scene_page.changed.connect(self._changed)
        self.area_page.changed.connect(self._changed)
        self.tabs.currentChanged.connect(lambda *_: self._changed())
        self._build()
        self.resize(self.fontMetrics().averageCharWidth() * 78, self.fontMetrics().height() * 34)

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
        self.tabs.setCurrentIndex(0)
        self.scene_page.bands.tick_all_anew()
        self.scene_page.set_scenes(by_date(scenes), {chosen.id} if chosen else set())
        self._changed()
        self.open()

    def add_scenes(self, scenes: Sequence[Scene]) -> None:
        """Offer the other scenes of the project once they are known, in order; ticks stay."""
        known, chosen = {scene.id for scene in scenes}, self.scene_page.chosen()
        others = [scene for scene in chosen if scene.id not in known]
        offered = by_date([*scenes, *others]) if others else scenes
        self.scene_page.set_scenes(offered, {scene.id for scene in chosen})
        self._changed()

    def add_areas(self, areas: Sequence[DeliveryArea]) -> None:
        """Offer delivery areas once they are known; without any, nothing is said of them."""
        self.area_page.set_areas(areas)
        self.tabs.tabBar().setVisible(bool(areas))
        if areas and not self.scenes.count():
            self.tabs.setCurrentWidget(self.area_page)

    def order(self) -> ClipOrder:
        """Return what is chosen now."""
        name = self.name.text().strip()
        if self._is_of_area():
            page = self.area_page
            return ClipOrder(name=name, area=page.name(), mosaics=page.chosen())
        page = self.scene_page
        bands = page.bands.chosen()
        return ClipOrder(tuple(page.chosen()), page.asset_keys(), name, bands=bands)

    def problem(self) -> str:
        """Return why it cannot start, or an empty string."""
        if self._aoi.problem():
            return str(self._aoi.problem())
        page = self.area_page if self._is_of_area() else self.scene_page
        return page.problem()

    def _is_of_area(self) -> bool:
        return self.tabs.currentWidget() is self.area_page

    def _build(self) -> None:
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Area"), self.summary)
        form.addRow(tr("Name"), self.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(8)
        layout.addLayout(form)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.estimate)
        layout.addWidget(self.buttons)
        tab_in_layout_order(self)

    def _changed(self) -> None:
        order = self.order()
        self._suggest_name(order)
        if order.area:
            count = count_text(len(order.mosaics), tr("mosaic"), tr("mosaics"))
        else:
            count = count_text(len(order.scenes), tr("scene"), tr("scenes"))
        some = bool(order.mosaics or order.scenes)
        self.launch.setText(tr("Clip {count}").format(count=count) if some else tr("Clip"))
        problem = self.problem()
        self.launch.setEnabled(not problem)
        self.launch.setToolTip(problem or tr("Start; progress is shown under Jobs"))
        if problem:
            self._timer.stop()
            self.estimate.show_nothing(problem)
            return
        self.estimate.show_busy(True)
        self._timer.start()

    def _suggest_name(self, order: ClipOrder) -> None:
        if self.name.isModified():
            return
        name = order.area or self._base_name
        date = order.scenes[0].date if len(order.scenes) == 1 else None
        self.name.setText(f"{name}_{date}" if date else name)

    def _ask(self) -> None:
        self.estimate_asked.emit(self.order())

    def _launch(self) -> None:
        if self.problem():
            return
        order = self.order()
        self.accept()
        self.launched.emit(order)
