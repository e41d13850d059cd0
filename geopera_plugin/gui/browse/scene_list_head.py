"""Say how many scenes are listed, and of which dates."""

from __future__ import annotations

from qgis.PyQt.QtCore import QLocale, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QToolButton, QWidget

from ...core.translate import tr
from ..elided_label import ElidedLabel
from ..theme import colour_text, muted, sized
from ..words import count_text


class SceneListHead(QWidget):
    """A count, and a switch from one date to all of them."""

    all_dates_toggled = pyqtSignal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_scene_list_head")
        self.text = ElidedLabel("geopera_scene_count", self)
        self.text.setFont(sized(self.text.font(), 0.92))
        colour_text(self.text, muted(self.palette()))
        self._switch = QToolButton(self)
        self._switch.setObjectName("geopera_all_dates")
        self._switch.setText(tr("All dates"))
        self._switch.setToolTip(tr("List the scenes of all dates, newest first"))
        self._switch.setCheckable(True)
        self._switch.toggled.connect(self.all_dates_toggled)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text, 1)
        layout.addWidget(self._switch)

    @property
    def all_dates(self) -> bool:
        """Say whether all dates are asked for."""
        return self._switch.isChecked()

    def set_all_dates(self, wanted: bool) -> None:
        """Set the switch without telling."""
        blocked = self._switch.blockSignals(True)
        self._switch.setChecked(wanted)
        self._switch.blockSignals(blocked)

    def show_count(self, there: int, total: int, has_more: bool) -> None:
        """Say how many scenes are listed, and of how many."""
        text = count_text(there, "scene")
        if has_more or there < total:
            text = tr("{there} of {total}").format(
                there=QLocale().toString(there), total=count_text(total, "scene")
            )
        self.text.setText(text)
