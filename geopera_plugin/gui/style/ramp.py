"""Draw colormaps as ramps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from qgis.PyQt.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QLinearGradient,
    QPainter,
    QPalette,
    QStandardItem,
    QStandardItemModel,
)
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStylePainter,
)

from ...client.models import Colormap
from ...core.plain_text import plain_tip
from ...core.style.colors import base_name, is_custom, is_reversed, sampled, stops_of
from ...core.translate import tr
from ..theme import hairline, muted, sized

NAME = Qt.ItemDataRole.UserRole + 1
COLORS = Qt.ItemDataRole.UserRole + 2
STEPPED = Qt.ItemDataRole.UserRole + 3


def paint_ramp(
    painter: QPainter, rect: QRect, colors: Sequence[str], edge: QColor, stepped: bool = False
) -> None:
    """Fill `rect` with the colours: as a gradient, or as steps for categories."""
    if not colors:
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    if stepped:
        width = rect.width() / len(colors)
        for place, colour in enumerate(colors):
            left = rect.left() + round(place * width)
            right = rect.left() + round((place + 1) * width)
            painter.fillRect(QRect(left, rect.top(), right - left, rect.height()), QColor(colour))
    else:
        gradient = QLinearGradient(rect.left(), 0, rect.right(), 0)
        for place, colour in enumerate(colors):
            gradient.setColorAt(place / max(1, len(colors) - 1), QColor(colour))
        painter.fillRect(rect, gradient)
    painter.setPen(edge)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(QRectF(rect).adjusted(0, 0, -1, -1))
    painter.restore()


class RampDelegate(QStyledItemDelegate):
    """Draw a colormap's ramp with its title beside it, and groups as headings."""

    def sizeHint(self, option, index: QModelIndex) -> QSize:  # noqa: N802
        """Give every row the same height."""
        return QSize(220, round(1.6 * option.fontMetrics.height()))

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        """Draw one row."""
        painter.save()
        rect = option.rect
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        colors = index.data(COLORS)
        if not colors:
            painter.setFont(sized(option.font, 0.86, bold=True))
            painter.setPen(muted(palette))
            area = rect.adjusted(6, 0, -6, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, str(index.data() or ""))
            painter.restore()
            return
        if selected:
            painter.fillRect(rect, palette.highlight())
        ramp = QRect(rect.left() + 8, rect.top() + 5, rect.width() // 2 - 4, rect.height() - 10)
        paint_ramp(painter, ramp, colors, hairline(palette), bool(index.data(STEPPED)))
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(palette.color(role))
        text = QRect(ramp.right() + 9, rect.top(), rect.right() - ramp.right() - 14, rect.height())
        title = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, text.width()
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, title)
        painter.restore()


class RampCombo(QComboBox):
    """Choose a colormap by its looks."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.is_reversed = False
        self.setItemDelegate(RampDelegate(self))
        self.setMaxVisibleItems(18)
        self.setMinimumWidth(120)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    def set_colormaps(self, groups: dict[str, Iterable[Colormap]]) -> None:
        """Show the groups; keep the chosen one when it is still there."""
        kept = self.name()
        model = QStandardItemModel(self)
        for group, colormaps in groups.items():
            heading = QStandardItem(group.replace("_", " ").title())
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            model.appendRow(heading)
            for colormap in colormaps:
                item = QStandardItem(colormap.title)
                item.setData(colormap.name, NAME)
                item.setData(list(colormap.colors), COLORS)
                item.setData(group == "categorical", STEPPED)
                item.setToolTip(plain_tip(colormap.name))
                model.appendRow(item)
        kept_text = self.text()
        blocked = self.blockSignals(True)
        self.setModel(model)
        self.blockSignals(blocked)
        if is_custom(kept_text):
            self.set_text(kept_text)
        elif not self.set_name(kept or "viridis"):
            self.setCurrentIndex(1 if model.rowCount() > 1 else -1)

    def name(self) -> str:
        """Return the chosen colormap's name, or an empty string."""
        name = str(self.currentData(NAME) or "")
        return "" if is_custom(name) else name

    def text(self) -> str:
        """Return the colormap as tiles take it: also which way round, or colours of one's own."""
        name = str(self.currentData(NAME) or "")
        return f"{name}_r" if self.is_reversed and name and not is_custom(name) else name

    def colors(self) -> list[str]:
        """Return the chosen colormap's swatches, as they lie from low to high."""
        colors = list(self.currentData(COLORS) or [])
        return colors[::-1] if self.is_reversed else colors

    def stops(self) -> list[tuple[float, str]]:
        """Return the chosen colours with their places, 0..1."""
        own = stops_of(self.text()) if is_custom(self.text()) else []
        colors = self.colors()
        last = max(1, len(colors) - 1)
        return own or [(place / last, color) for place, color in enumerate(colors)]

    def set_name(self, name: str) -> bool:
        """Choose a colormap the usual way round; tell whether it is there."""
        row = self.findData(name, NAME)
        if row >= 0:
            self.is_reversed = False
            self.setCurrentIndex(row)
            self.update()
        return row >= 0

    def set_text(self, text: str) -> bool:
        """Choose a colormap as tiles take it; tell whether it could be shown."""
        if is_custom(text):
            return self._set_own(text)
        if self.set_name(text):
            return True
        found = self.set_name(base_name(text))
        self.is_reversed = found and is_reversed(text)
        self.update()
        return found

    def _set_own(self, text: str) -> bool:
        """Put colours of one's own on top of the list, and choose them."""
        model, colors = self.model(), sampled(stops_of(text))
        if not colors or not isinstance(model, QStandardItemModel):
            return False
        item = model.item(0)
        if item is None or not is_custom(str(item.data(NAME) or "")):
            item = QStandardItem(tr("Own colours"))
            model.insertRow(0, item)
        item.setData(text, NAME)
        item.setData(colors, COLORS)
        self.is_reversed = False
        self.setCurrentIndex(0)
        self.update()
        return True

    def paintEvent(self, event) -> None:  # noqa: N802
        """Draw the chosen ramp in the closed box."""
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        ramp = field.adjusted(4, 4, -2, -4)
        if self.colors():
            paint_ramp(
                painter,
                ramp,
                self.colors(),
                hairline(self.palette()),
                bool(self.currentData(STEPPED)),
            )
        painter.end()
