"""What can be done with the chosen scene: put it on the map, or read everything about it."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from ...client.models import Scene
from ...core.translate import tr
from ..icons import icon


class SceneButtons(QHBoxLayout):
    """The buttons below the list of scenes."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.add = QPushButton(icon("add_layer"), tr("Add to map"), parent)
        self.add.setObjectName("geopera_add_scene")
        self.add.setToolTip(
            tr("Show the scene on the map, in the style below (or double click it)")
        )
        self.details = QToolButton(parent)
        self.details.setObjectName("geopera_scene_details_button")
        self.details.setIcon(icon("info"))
        self.details.setAccessibleName(tr("Details of the scene"))
        self.details.setToolTip(tr("Details of the scene: bands, grid, files, STAC"))
        self.details.setAutoRaise(True)
        self.details.setEnabled(False)
        self.setSpacing(6)
        self.addWidget(self.add, 1)
        self.addWidget(self.details)

    def show_scene(self, scene: Scene | None) -> None:
        """Offer what can be done with a scene, nothing without one."""
        self.add.setEnabled(scene is not None)
        self.details.setEnabled(scene is not None)
