"""Choose scenes of a project by date, and which of their rasters and bands to clip."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ...client.models import Scene
from ...core.translate import tr
from ..theme import muted_label
from ..words import cloud_text, day_text
from .clip_bands import ClipBands
from .clip_checklist import Checklist


class ClipScenes(QWidget):
    """Tick scenes, rasters and bands."""

    changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_clip_scenes_page")
        self.scenes = Checklist("geopera_clip_scenes", tr("Scenes to clip"), self)
        self.assets = Checklist("geopera_clip_assets", tr("Rasters of the scenes to clip"), self)
        self.chosen_text = muted_label("", "geopera_clip_chosen", self)
        self.all = self.scenes.tick_button("geopera_clip_all", True)
        self.none = self.scenes.tick_button("geopera_clip_none", False)
        self.scenes.ticked_changed.connect(self._scenes_changed)
        self.assets.ticked_changed.connect(self._assets_changed)
        self.bands = ClipBands(self)
        self.bands.changed.connect(self.changed)
        heading = QHBoxLayout()
        label = QLabel(tr("Scenes"), self)
        label.setBuddy(self.scenes)
        heading.addWidget(label)
        heading.addWidget(self.chosen_text, 1)
        heading.addWidget(self.all)
        heading.addWidget(self.none)
        self._assets_label = QLabel(tr("Rasters"), self)
        self._assets_label.setBuddy(self.assets)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addLayout(heading)
        layout.addWidget(self.scenes, 1)
        layout.addWidget(self._assets_label)
        layout.addWidget(self.assets)
        layout.addWidget(self.bands)

    def set_scenes(self, scenes: Sequence[Scene], ticked: set[str]) -> None:
        """Offer scenes in the order they come in, some of them ticked."""
        self.scenes.fill(scenes, _scene_text, lambda scene: scene.id in ticked)
        self._fill_assets()
        self._count()

    def chosen(self) -> list[Scene]:
        """Return the ticked scenes, by date."""
        return self.scenes.ticked()

    def asset_keys(self) -> tuple[str, ...] | None:
        """Return the ticked rasters, None for every one."""
        keys = self.assets.ticked()
        return None if len(keys) == self.assets.count() else tuple(keys)

    def problem(self) -> str:
        """Return why this cannot be clipped, or an empty string."""
        if not self.chosen():
            return tr("Tick at least one scene.")
        if self.asset_keys() == ():
            return tr("Tick at least one raster.")
        return self.bands.problem()

    def _scenes_changed(self) -> None:
        self._fill_assets()
        self._count()
        self.changed.emit()

    def _assets_changed(self) -> None:
        self.bands.offer(self.chosen(), self.assets.ticked())
        self.changed.emit()

    def _count(self) -> None:
        self.chosen_text.setText(self.scenes.ticked_text())

    def _fill_assets(self) -> None:
        titles: dict[str, set[str]] = {}
        bands: dict[str, str] = {}
        for scene in self.chosen():
            for asset in scene.rasters:
                titles.setdefault(asset.key, set()).add(asset.title or asset.key)
                bands.setdefault(asset.key, ", ".join(band.name for band in asset.bands))
        found = {
            # Of several scenes, a title that is not the same for all says too little.
            key: "  ·  ".join(filter(None, (key if len(own) > 1 else min(own), bands[key])))
            for key, own in titles.items()
        }
        before = self.assets.states()
        self.assets.fill(list(found), found.__getitem__, lambda key: before.get(key, True))
        self.assets.fit_height()
        self.bands.offer(self.chosen(), self.assets.ticked())


def _scene_text(scene: Scene) -> str:
    cloud = cloud_text(scene.cloud_cover)
    clouds = tr("cloud {percent}").format(percent=cloud) if cloud else ""
    return "  ·  ".join(filter(None, (day_text(scene.date), scene.title, clouds)))


def by_date(scenes: Iterable[Scene]) -> list[Scene]:
    """Return scenes by date, with those that have none last."""
    return sorted(scenes, key=lambda s: (s.date is None, s.date or "", s.title))
