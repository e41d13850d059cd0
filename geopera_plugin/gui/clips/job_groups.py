"""Buttons that choose which group of jobs is shown, with how many there are."""

from __future__ import annotations

from collections.abc import Mapping

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from ...core.jobs.filter import JobGroup
from ...core.translate import tr


class JobGroups(QWidget):
    """One button for each group; the arrows move between them."""

    group_chosen = pyqtSignal(object)
    """The `JobGroup` that the user chose."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_jobs_groups")
        self._words = {
            JobGroup.ALL: (tr("All"), tr("Every clip")),
            JobGroup.RUNNING: (tr("Running"), tr("Clips that are under way")),
            JobGroup.DONE: (tr("Done"), tr("Clips whose files are there")),
            JobGroup.FAILED: (tr("Failed"), tr("Clips that failed or were cancelled")),
        }
        self._buttons = QButtonGroup(self)
        self._counts: dict[JobGroup, int] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, group in enumerate(JobGroup):
            button = QToolButton(self)
            button.setObjectName(f"geopera_jobs_{group.value}")
            button.setCheckable(True)
            button.setToolTip(self._words[group][1])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._buttons.addButton(button, place)
            row.addWidget(button)
        self._buttons.button(0).setChecked(True)
        self._buttons.idClicked.connect(lambda place: self.group_chosen.emit(list(JobGroup)[place]))
        self.show_counts({})

    def set_group(self, group: JobGroup) -> None:
        """Check the button of a group."""
        self._buttons.button(list(JobGroup).index(group)).setChecked(True)

    def show_counts(self, counts: Mapping[JobGroup, int]) -> None:
        """Show how many jobs each group has."""
        for place, group in enumerate(JobGroup):
            count = counts.get(group, 0)
            word, tip = self._words[group]
            button = self._buttons.button(place)
            button.setText(f"{word} {count}" if count else word)
            button.setAccessibleName(f"{tip}: {count}")
