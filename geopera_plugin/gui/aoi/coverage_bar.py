"""Show how much of the area of interest the chosen scene covers."""

from __future__ import annotations

from qgis.PyQt.QtCore import QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ...client.models import Scene
from ...core.aoi.area import Area
from ...core.aoi.coverage import coverage_of
from ...core.plain_text import plain_tip
from ...core.tasks import BackgroundTask, run_in_background
from ...core.translate import tr
from ..theme import BAD, BUSY, GOOD, hairline, muted
from ..words import day_text, share_text

_FULL = 0.9995
_AT_ONCE = 2_000  # vertices whose coverage is worked out without a thread


class CoverageBar(QWidget):
    """A line of text with the share, above a bar as its picture."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_coverage")
        self._share: float | None = None
        self._scene = ""
        self._task: BackgroundTask | None = None
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVisible(False)

    def share(self) -> float | None:
        """Return the share shown, 0 to 1."""
        return self._share

    def text(self) -> str:
        """Return what is said."""
        if self._share is None:
            return ""
        share = share_text(self._share)
        return tr("{share} covered by {scene}").format(share=share, scene=self._scene)

    def cover(self, area: Area, scene: Scene | None) -> None:
        """Work out the share of a scene; in the background when that may take a moment."""
        if self._task is not None:
            self._task.cancel()
        self._task = None
        if area.is_empty or scene is None:
            self.show_share(None)
            return
        name = day_text(scene.date) if scene.date else scene.title
        if area.vertex_count <= _AT_ONCE:
            self.show_share(coverage_of(area, scene), name)
            return
        self._task = run_in_background(
            tr("Work out the coverage"),
            lambda _feedback: coverage_of(area, scene),
            lambda share: self.show_share(share, name),
            lambda _error: self.show_share(None),
            hidden=True,
            local=True,
        )

    def show_share(self, share: float | None, scene: str = "") -> None:
        """Show a share of a scene; None hides the bar."""
        if (share, scene) == (self._share, self._scene):
            return
        self._share, self._scene = share, scene
        self.setVisible(share is not None)
        self.setAccessibleName(self.text())
        self.setToolTip(plain_tip(self.text()))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a line of text and the bar."""
        height = self.fontMetrics().height()
        return QSize(height * 8, round(height * 1.65))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for no width of its own."""
        return QSize(40, self.sizeHint().height())

    def paintEvent(self, _event) -> None:  # noqa: N802
        """Draw text and bar."""
        if self._share is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        bar = QRectF(0, line * 1.22, self.width(), line * 0.32)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(hairline(self.palette()))
        painter.drawRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        if self._share > 0:
            filled = QRectF(bar)
            filled.setWidth(max(bar.height(), bar.width() * self._share))
            painter.setBrush(self._colour())
            painter.drawRoundedRect(filled, bar.height() / 2, bar.height() / 2)
        painter.setPen(muted(self.palette()) if self._share > 0 else BAD)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(QRectF(0, 0, self.width(), line), Qt.AlignmentFlag.AlignVCenter, text)
        painter.end()

    def _colour(self) -> QColor:
        return GOOD if self._share is not None and self._share >= _FULL else BUSY
