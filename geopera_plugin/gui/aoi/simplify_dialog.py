"""Offer an area with fewer vertices, and show what that changes."""

from __future__ import annotations

from qgis.core import QgsGeometry
from qgis.PyQt.QtCore import QPointF, QSize, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF, QTransform
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ...core.aoi.area import Area
from ...core.aoi.simplify import Simplified, simplified
from ...core.aoi.world import joined
from ...core.tasks import BackgroundTask, run_in_background
from ...core.translate import tr
from ..theme import BAD, colour_text, hairline, muted
from ..words import area_text, error_text, length_text, vertices_text

_BEFORE = QColor("#8a9299")
_AFTER = QColor("#0e8f8a")


class SimplifyDialog(QDialog):
    """Work the simplification out in the background; show both areas and their figures."""

    agreed = pyqtSignal(object)
    """The simplified `Area`."""

    def __init__(self, area: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_simplify_dialog")
        self.setWindowTitle(tr("Simplify the area"))
        self._found: Simplified | None = None
        self.picture = _Picture(area, self)
        self.figures = {
            name: self._figure(f"geopera_aoi_simplify_{name}")
            for name in ("before", "before_area", "after", "after_area")
        }
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        for row, (text, line, vertices, size) in enumerate(
            (
                (tr("Before"), _BEFORE, "before", "before_area"),
                (tr("After"), _AFTER, "after", "after_area"),
            )
        ):
            title = QLabel(text, self)
            colour_text(title, line)
            grid.addWidget(title, row, 0)
            grid.addWidget(self.figures[vertices], row, 1)
            grid.addWidget(self.figures[size], row, 2)
        grid.setColumnStretch(3, 1)
        self.figures["before"].setText(vertices_text(area.geometry))
        self.figures["before_area"].setText(area_text(area.area_m2))
        self.hint = QLabel(tr("Looking for vertices that make no difference…"), self)
        self.hint.setObjectName("geopera_aoi_simplify_hint")
        self.hint.setWordWrap(True)
        colour_text(self.hint, muted(self.palette()))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.use = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText(tr("Simplify"))
        self.use.setObjectName("geopera_aoi_simplify_use")
        self.use.setEnabled(False)
        buttons.accepted.connect(self._agree)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(self.picture, 1)
        layout.addLayout(grid)
        layout.addWidget(self.hint)
        layout.addWidget(buttons)
        self._task: BackgroundTask | None = run_in_background(
            tr("Simplify the area"),
            lambda feedback: simplified(area, feedback),
            self._show,
            lambda error: self._fail(error_text(error)),
            hidden=True,
            local=True,
        )

    def done(self, result: int) -> None:
        """Stop the search."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
        super().done(result)

    def _show(self, found: Simplified) -> None:
        self._task = None
        self._found = found
        self.figures["after"].setText(vertices_text(found.after.geometry))
        change = f"{found.change * 100:+.3f} %"
        self.figures["after_area"].setText(f"{area_text(found.after.area_m2)}  ({change})")
        self.hint.setText(
            tr("The outline moves by {distance} at most.").format(
                distance=length_text(found.moved_m)
            )
        )
        self.picture.show_after(found.after)
        self.use.setEnabled(True)

    def _fail(self, text: str) -> None:
        self._task = None
        self.hint.setText(text)
        colour_text(self.hint, BAD)

    def _agree(self) -> None:
        if self._found is not None:
            self.accept()
            self.agreed.emit(self._found.after)

    def _figure(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        return label


class _Picture(QWidget):
    """Draw both outlines over each other."""

    def __init__(self, before: Area, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_simplify_picture")
        self.setAccessibleName(tr("The area before and after"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._before = joined(before.outline)
        self._after = QgsGeometry()

    def show_after(self, after: Area) -> None:
        """Show the simplified area too."""
        self._after = joined(after.outline)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for room to see something."""
        line = self.fontMetrics().height()
        return QSize(line * 26, line * 15)

    def paintEvent(self, _event) -> None:  # noqa: N802
        """Draw the outlines."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(hairline(self.palette()))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        box = self._before.boundingBox()
        if box.isEmpty():
            return
        margin = self.fontMetrics().height()
        scale = min(
            (self.width() - 2 * margin) / box.width(), (self.height() - 2 * margin) / box.height()
        )
        fit = QTransform()
        fit.translate(self.width() / 2, self.height() / 2)
        fit.scale(scale, -scale)
        fit.translate(-box.center().x(), -box.center().y())
        fill = QColor(_AFTER)
        fill.setAlpha(36)
        for shape, pen, inside in (
            (self._before, QPen(_BEFORE, 3), QColor(0, 0, 0, 0)),
            (self._after, QPen(_AFTER, 1.4), fill),
        ):
            painter.setPen(pen)
            painter.setBrush(inside)
            for part in shape.asGeometryCollection():
                for ring in part.asPolygon()[:1]:
                    points = [fit.map(QPointF(point.x(), point.y())) for point in ring]
                    painter.drawPolygon(QPolygonF(points))
        painter.end()
