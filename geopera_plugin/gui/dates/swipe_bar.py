"""The bar on the canvas that says which two dates are compared."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QRectF, Qt, pyqtSignal
from qgis.PyQt.QtGui import QPainter
from qgis.PyQt.QtWidgets import QComboBox, QFrame, QHBoxLayout, QToolButton

from ...core.dates.time_frames import Frame
from ...core.plain_text import plain_tip
from ...core.translate import tr
from ..focus import tab_in_layout_order
from ..icons import icon
from ..theme import ground_of, hairline
from ..words import cloud_text, day_text


class SwipeBar(QFrame):
    """Choose two dates; turn the divider, exchange the dates, ask for their difference, end."""

    dates_chosen = pyqtSignal(object, object)
    """The two `Frame`s: on the near side of the divider, and on the far side."""
    turned = pyqtSignal()
    difference_asked = pyqtSignal()
    closed = pyqtSignal()

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("geopera_swipe_bar")
        self.setAccessibleName(tr("Compare two dates"))
        self._canvas = canvas
        row = QHBoxLayout(self)
        edge = self.fontMetrics().height() // 2
        row.setContentsMargins(edge, edge // 2, edge, edge // 2)
        row.setSpacing(edge // 2)
        self.near = self._combo("geopera_swipe_near", tr("Date on the left, or above"))
        self.far = self._combo("geopera_swipe_far", tr("Date on the right, or below"))
        row.addWidget(self.near)
        row.addWidget(
            self._button(
                "geopera_swipe_exchange", "swap", tr("Exchange the dates (X)"), self.exchange
            )
        )
        row.addWidget(self.far)
        row.addWidget(self._line())
        row.addWidget(
            self._button("geopera_swipe_turn", "turn", tr("Turn the divider (T)"), self.turned.emit)
        )
        self.difference = self._button(
            "geopera_swipe_difference",
            "difference",
            tr("Add a layer of the later date less the earlier"),
            self.difference_asked.emit,
        )
        self.difference.setText(tr("Difference"))
        self.difference.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        row.addWidget(self.difference)
        row.addWidget(
            self._button(
                "geopera_swipe_close", "cancel", tr("End the comparison (Esc)"), self.closed.emit
            )
        )
        tab_in_layout_order(self)
        canvas.installEventFilter(self)
        self.hide()

    def set_frames(self, frames: Sequence[Frame], near: str, far: str) -> None:
        """Offer these dates and choose two of them, by ISO day."""
        for combo, chosen in ((self.near, near), (self.far, far)):
            blocked = combo.blockSignals(True)
            combo.clear()
            for frame in frames:
                cloud = cloud_text(frame.cloud)
                combo.addItem(day_text(frame.date), frame)
                tip = tr("Cloud {percent}").format(percent=cloud) if cloud else frame.title
                last = combo.count() - 1
                combo.setItemData(last, plain_tip(tip), Qt.ItemDataRole.ToolTipRole)
                if frame.date == chosen:
                    combo.setCurrentIndex(combo.count() - 1)
            combo.blockSignals(blocked)
        self.adjustSize()
        self.show()
        self.raise_()
        self._place()

    def frames(self) -> tuple[Frame | None, Frame | None]:
        """Return the two chosen dates."""
        return self.near.currentData(), self.far.currentData()

    def exchange(self) -> None:
        """Let the dates change sides."""
        near, far = self.near.currentIndex(), self.far.currentIndex()
        for combo, row in ((self.near, far), (self.far, near)):
            blocked = combo.blockSignals(True)
            combo.setCurrentIndex(row)
            combo.blockSignals(blocked)
        self._tell()

    def dispose(self) -> None:
        """Go."""
        self._canvas.removeEventFilter(self)
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched, event) -> bool:  # noqa: N802
        """Keep to the middle of the canvas's lower edge."""
        if watched is self._canvas and event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def paintEvent(self, event) -> None:  # noqa: N802
        """Draw a card that stands out from any map."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(hairline(self.palette()))
        painter.setBrush(ground_of(self.palette()))
        radius = self.fontMetrics().height() * 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _place(self) -> None:
        margin = self.fontMetrics().height()
        left = (self._canvas.width() - self.width()) // 2
        self.move(max(0, left), max(0, self._canvas.height() - self.height() - margin))

    def _combo(self, name: str, tip: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setObjectName(name)
        combo.setAccessibleName(tip)
        combo.setToolTip(tip)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        combo.currentIndexChanged.connect(lambda *_: self._tell())
        return combo

    def _button(self, name: str, icon_name: str, tip: str, slot) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(icon_name))
        button.setAccessibleName(tip)
        button.setToolTip(tip)
        button.setAutoRaise(True)
        button.clicked.connect(lambda *_: slot())
        return button

    def _line(self) -> QFrame:
        line = QFrame(self)
        line.setFrameShape(QFrame.Shape.VLine)
        line.setFrameShadow(QFrame.Shadow.Sunken)
        return line

    def _tell(self) -> None:
        near, far = self.frames()
        if near is not None and far is not None:
            self.dates_chosen.emit(near, far)
