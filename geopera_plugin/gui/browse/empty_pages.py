"""What the imagery section says where there is nothing to browse."""

from __future__ import annotations

from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtWidgets import QWidget

from ...core.translate import tr
from ..empty_state import EmptyState


class EmptyPages(QObject):
    """A page for each reason: no server (yet), a failure, no project, no scene, none passes."""

    refresh_asked = pyqtSignal()
    demo_asked = pyqtSignal()
    files_asked = pyqtSignal()
    clear_asked = pyqtSignal()
    setup_asked = pyqtSignal()
    server_asked = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offline = EmptyState("geopera_offline", "geopera", "", "", parent)
        self.setup = EmptyState(
            "geopera_setup",
            "geopera",
            tr("Welcome to Geopera"),
            tr(
                "Imagery comes from a server. It can run on this computer, which takes a download"
                " once, or elsewhere."
            ),
            parent,
        )
        here = (tr("Set up on this computer…"), "geopera", self.setup_asked.emit)
        self.setup.add_button("geopera_setup_here", *here)
        elsewhere = (tr("Use a server elsewhere…"), "project", self.server_asked.emit)
        self.setup.add_button("geopera_setup_elsewhere", *elsewhere)
        self.failure = EmptyState("geopera_failure", "refresh", "", "", parent, compact=True)
        again = (tr("Try again"), "refresh", self.refresh_asked.emit)
        self.failure.add_button("geopera_load_again", *again)
        self.no_projects = EmptyState("geopera_no_projects", "imagery", *_invitation(), parent)
        self.no_scenes = EmptyState(
            "geopera_no_scenes",
            "imagery",
            tr("This project is empty"),
            tr("Drop GeoTIFF files here: they stay where they are."),
            parent,
        )
        self.none_pass = EmptyState(
            "geopera_none_pass",
            "filter",
            tr("No scene passes the filters"),
            tr("Widen them, or show all scenes again."),
            parent,
        )
        clear = (tr("Clear filters"), "filter", self.clear_asked.emit)
        self.none_pass.add_button("geopera_clear_filters", *clear)
        add = (tr("Add GeoTIFF files…"), "add_files", self.files_asked.emit)
        demo = (tr("Create the demo project"), "demo", self.demo_asked.emit)
        self._intake_buttons = [
            self.no_projects.add_button("geopera_create_demo", *demo),
            self.no_projects.add_button("geopera_add_files", *add),
            self.no_scenes.add_button("geopera_add_files_here", *add),
        ]

    def set_intake(self, title: str, sentence: str, percent: float | None) -> None:
        """Tell that imagery is on its way in; an empty title tells that it is over."""
        self.no_projects.show_progress(percent if title else None)
        for button in self._intake_buttons:
            button.setEnabled(not title)
            button.setVisible(not title)
        words = _invitation()
        self.no_projects.say(title or words[0], sentence or words[1])


def _invitation() -> tuple[str, str]:
    return (
        tr("No imagery yet"),
        tr(
            "Start with a made-up landscape over a year, or with GeoTIFF files of your own: "
            "they stay where they are."
        ),
    )
