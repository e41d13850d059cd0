"""The panel of the chart: what is measured, where, and the chart itself."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAction,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...client.models import Formula
from ...core.plain_text import plain_tip
from ...core.translate import tr
from ..icons import icon
from .chart_view import ChartView

_LONGEST = 2000


class ChartPanel(QWidget):
    """Choose a formula and a place; show the chart; know nothing of servers."""

    area_asked = pyqtSignal()
    point_asked = pyqtSignal(bool)
    formula_changed = pyqtSignal()
    cancelled = pyqtSignal()
    save_asked = pyqtSignal(str)
    """The kind of file: png, svg or csv."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_chart_panel")
        self.formula = QComboBox(self)
        self.formula.setObjectName("geopera_chart_formula")
        self.formula.setAccessibleName(tr("Formula of the chart"))
        self.formula.setToolTip(
            tr("What is measured: search the formulas, or type an expression of bands")
        )
        self.formula.setEditable(True)
        self.formula.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.formula.setMinimumContentsLength(22)
        self.formula.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.formula.lineEdit().setMaxLength(_LONGEST)
        self.formula.lineEdit().setPlaceholderText(tr("Search formulas, or type an expression…"))
        self.formula.activated.connect(lambda *_: self.formula_changed.emit())
        self.formula.lineEdit().returnPressed.connect(self.formula_changed.emit)
        self.area = self._button(
            "geopera_chart_area", "aoi_polygon", tr("Area of interest"), self.area_asked.emit
        )
        self.area.setToolTip(tr("Chart the mean of the area of interest on each date"))
        self.point = self._button("geopera_chart_point", "chart_point", tr("Point"), None)
        self.point.setToolTip(tr("Click a point on the map to chart its values"))
        self.point.setCheckable(True)
        self.point.clicked.connect(lambda *_: self.point_asked.emit(self.point.isChecked()))
        self.progress = QProgressBar(self)
        self.progress.setObjectName("geopera_chart_progress")
        self.progress.setAccessibleName(tr("Dates that are measured"))
        self.progress.setMaximumWidth(self.fontMetrics().height() * 9)
        self.cancel = self._button("geopera_chart_cancel", "cancel", "", self.cancelled.emit)
        self.cancel.setToolTip(tr("Stop measuring"))
        self.cancel.setAccessibleName(tr("Stop measuring"))
        self.save = self._button("geopera_chart_save", "save_picture", tr("Save"), None)
        self.save.setToolTip(tr("Save the chart as a picture, or its figures as a table"))
        self.save.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.save.setMenu(self._save_menu())
        self.view = ChartView(self)
        row = QHBoxLayout()
        row.addWidget(self.formula, 1)
        for widget in (self.area, self.point, self.progress, self.cancel, self.save):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        edge = self.fontMetrics().height() // 3
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(edge)
        column.addLayout(row)
        column.addWidget(self.view, 1)
        self.set_progress(None)
        self.set_can_save(False)

    def set_formulas(self, formulas: Sequence[Formula]) -> None:
        """Offer the server's formulas; keep what is chosen or typed."""
        text = self.formula.currentText()
        blocked = self.formula.blockSignals(True)
        self.formula.clear()
        for each in sorted(formulas, key=lambda formula: formula.id):
            self.formula.addItem(f"{each.id.upper()} \N{EN DASH} {each.name}", each)
            last = self.formula.count() - 1
            tip = plain_tip(each.expression)
            self.formula.setItemData(last, tip, Qt.ItemDataRole.ToolTipRole)
        completer = QCompleter(self.formula.model(), self.formula)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.formula.setCompleter(completer)
        self.formula.setCurrentIndex(-1)
        self.formula.setEditText(text)
        self.formula.blockSignals(blocked)

    def set_expression(self, formula_id: str | None, expression: str) -> None:
        """Show a formula of the catalogue, or an expression."""
        for row in range(self.formula.count()):
            each = self.formula.itemData(row)
            if isinstance(each, Formula) and each.id == formula_id:
                self.formula.setCurrentIndex(row)
                self.formula.lineEdit().setCursorPosition(0)
                return
        self.formula.setCurrentIndex(-1)
        self.formula.setEditText(expression)

    def expression(self) -> tuple[str, str]:
        """Return a short name and the expression; both are empty when there is none."""
        text = self.formula.currentText().strip()
        for row in range(self.formula.count()):
            each = self.formula.itemData(row)
            label = self.formula.itemText(row)
            if isinstance(each, Formula) and text.lower() in (each.id.lower(), label.lower()):
                return each.id.upper(), each.expression
        return text, text

    def set_progress(self, percent: float | None) -> None:
        """Show how far the measuring is; None when nothing is measured."""
        self.progress.setVisible(percent is not None)
        self.cancel.setVisible(percent is not None)
        self.progress.setValue(round(percent or 0))

    def set_can_save(self, can: bool) -> None:
        """Tell whether there is anything to save."""
        self.save.setEnabled(can)

    def _button(self, name: str, icon_name: str, text: str, slot) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setIcon(icon(icon_name))
        button.setText(text)
        button.setAccessibleName(text)
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setAutoRaise(True)
        if slot is not None:
            button.clicked.connect(lambda *_: slot())
        return button

    def _save_menu(self) -> QMenu:
        menu = QMenu(self)
        menu.setObjectName("geopera_chart_save_menu")
        for kind, text in (
            ("png", tr("Picture (PNG)…")),
            ("svg", tr("Drawing (SVG)…")),
            ("csv", tr("Table (CSV)…")),
        ):
            action = QAction(text, menu)
            action.setObjectName(f"geopera_chart_save_{kind}")
            action.triggered.connect(lambda *_, wanted=kind: self.save_asked.emit(wanted))
            menu.addAction(action)
        return menu
