"""Show that imagery comes in, how far it is, and let it be stopped."""

from __future__ import annotations

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QVBoxLayout, QWidget

from ...core.translate import tr
from ..elided_label import ElidedLabel
from ..icons import icon
from ..theme import sized


class IntakeBar(QWidget):
    """A line of text, a progress bar, and a button that cancels."""

    cancel_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_intake")
        self.text = ElidedLabel("geopera_intake_text", self)
        self.text.setFont(sized(self.text.font(), 0.92))
        self.bar = QProgressBar(self)
        self.bar.setObjectName("geopera_intake_progress")
        self.bar.setAccessibleName(tr("Progress"))
        self.bar.setTextVisible(False)
        self.bar.setMaximumHeight(round(self.fontMetrics().height() * 0.5))
        self.cancel = QToolButton(self)
        self.cancel.setObjectName("geopera_intake_cancel")
        self.cancel.setIcon(icon("cancel"))
        self.cancel.setAutoRaise(True)
        self.cancel.setAccessibleName(tr("Cancel the upload"))
        self.cancel.setToolTip(tr("Cancel the upload"))
        self.cancel.clicked.connect(lambda *_: self.cancel_asked.emit())
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.text)
        column.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(column, 1)
        layout.addWidget(self.cancel)
        self.hide()

    def show_work(self, text: str, percent: float | None, can_cancel: bool = False) -> None:
        """Show what happens; None shows that nobody knows how long."""
        self.text.setText(text)
        self.bar.setRange(0, 0 if percent is None else 100)
        if percent is not None:
            self.bar.setValue(round(percent))
        self.cancel.setVisible(can_cancel)
        self.show()
