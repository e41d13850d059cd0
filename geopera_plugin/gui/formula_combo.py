"""Choose a formula by its short name, its long name or its domain."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate

from ..client.models import Asset, Formula
from ..core.style import can_draw, obstacle
from .theme import sized

FORMULA = Qt.ItemDataRole.UserRole + 1
_FIRST_DOMAINS = ("vegetation", "water", "soil", "burn", "snow", "urban")
_FAVOURITE = "ndvi"


def formula_label(formula: Formula) -> str:
    """Return the short name and the long one."""
    short = formula.id.upper()
    return short if formula.name.upper() == short else f"{short} \N{EN DASH} {formula.name}"


def _order(formula: Formula) -> tuple[int, str, int, str]:
    known = formula.domain in _FIRST_DOMAINS
    place = _FIRST_DOMAINS.index(formula.domain) if known else len(_FIRST_DOMAINS)
    return (place, formula.domain, 0 if formula.id == _FAVOURITE else 1, formula.id)


class _RowDelegate(QStyledItemDelegate):
    """Give the rows of the list some air."""

    def sizeHint(self, option, index) -> QSize:  # noqa: N802
        """Return a height a little larger than the text's."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(size.height(), option.fontMetrics.height() + 7))


class FormulaCombo(QComboBox):
    """Choose a formula; type to search; what the scene has no bands for cannot be chosen."""

    formula_chosen = pyqtSignal(object)
    """The chosen `Formula`."""

    def __init__(self, parent=None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_formula")
        self.setAccessibleName("Formula")
        self.setToolTip("Type a part of a name to search, such as “moisture” or “NDVI”")
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setMaxVisibleItems(20)
        self.setItemDelegate(_RowDelegate(self))
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.lineEdit().setPlaceholderText("Search formulas…")
        self.lineEdit().editingFinished.connect(self._settle)
        self.currentIndexChanged.connect(self._tell)
        self._asset: Asset | None = None

    def set_formulas(self, formulas: Sequence[Formula]) -> None:
        """Show the formulas, grouped by domain; keep the chosen one."""
        kept = self.formula()
        model = QStandardItemModel(self)
        ordered = sorted(formulas, key=_order)
        for domain, members in groupby(ordered, key=lambda formula: formula.domain):
            heading = QStandardItem(domain.replace("_", " ").title() or "Other")
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(sized(QFont(self.font()), 0.92, bold=True))
            model.appendRow(heading)
            for formula in members:
                item = QStandardItem(formula_label(formula))
                item.setData(formula, FORMULA)
                model.appendRow(item)
        blocked = self.blockSignals(True)
        self.setModel(model)
        self._set_completer()
        self.set_asset(self._asset)
        self.blockSignals(blocked)
        self.set_formula(kept.id if kept else _FAVOURITE)

    def set_asset(self, asset: Asset | None) -> None:
        """Enable what the asset has the bands for; say of the others what is missing."""
        self._asset = asset
        model = self.model()
        for row in range(self.count()):
            formula = self.itemData(row, FORMULA)
            if not isinstance(formula, Formula) or not isinstance(model, QStandardItemModel):
                continue
            reason = None if asset is None else obstacle(asset, formula)
            item = model.item(row)
            item.setEnabled(reason is None)
            shown = f"<code>{formula.expression}</code>" if reason is None else reason
            item.setToolTip(f"<b>{formula.name}</b><br/>{shown}")

    def formula(self) -> Formula | None:
        """Return the chosen formula."""
        data = self.currentData(FORMULA)
        return data if isinstance(data, Formula) else None

    def set_formula(self, formula_id: str) -> bool:
        """Choose a formula by its id; tell whether it is there."""
        for row in range(self.count()):
            formula = self.itemData(row, FORMULA)
            if isinstance(formula, Formula) and formula.id == formula_id:
                self.setCurrentIndex(row)
                self.lineEdit().setCursorPosition(0)
                return True
        return False

    def is_usable(self) -> bool:
        """Tell whether the scene has the bands of the chosen formula."""
        formula = self.formula()
        return formula is not None and (self._asset is None or can_draw(self._asset, formula))

    def _set_completer(self) -> None:
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(14)
        self.setCompleter(completer)

    def _settle(self) -> None:
        """Put the chosen formula's name back when what was typed is none."""
        text = self.lineEdit().text().strip().lower()
        for row in range(self.count()):
            formula = self.itemData(row, FORMULA)
            if isinstance(formula, Formula) and text in (
                formula.id.lower(),
                formula.name.lower(),
                formula_label(formula).lower(),
            ):
                self.setCurrentIndex(row)
                break
        self.setEditText(self.itemText(self.currentIndex()))
        self.lineEdit().setCursorPosition(0)

    def _tell(self, _row: int) -> None:
        self.lineEdit().setCursorPosition(0)
        formula = self.formula()
        if formula is not None:
            self.formula_chosen.emit(formula)
