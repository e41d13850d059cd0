"""Choose a formula by its short name, its long name or its domain."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from itertools import groupby

from qgis.PyQt.QtCore import QAbstractItemModel, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QStandardItem, QStandardItemModel
from qgis.PyQt.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate

from ...client.models import OWN, Asset, Formula
from ...core.style.style import can_draw, obstacle
from ...core.translate import tr
from ..elided_combo import ElidedLineEdit
from ..theme import sized

FORMULA = Qt.ItemDataRole.UserRole + 1
UNSAVED = Qt.ItemDataRole.UserRole + 2
_FIRST_DOMAINS = (OWN, "vegetation", "water", "soil", "burn", "snow", "urban")
_FAVOURITE = "ndvi"


def formula_label(formula: Formula) -> str:
    """Return the short name and the long one."""
    if formula.domain == OWN:
        return (
            formula.id
            if formula.name in ("", formula.id)
            else f"{formula.id} \N{EN DASH} {formula.name}"
        )
    short = formula.id.upper()
    return short if formula.name.upper() == short else f"{short} \N{EN DASH} {formula.name}"


def reference_html(formula: Formula, colour: str) -> str:
    """Return where a formula comes from, as a link where it is one."""
    text = formula.reference.strip()
    if not re.fullmatch(r"https?://[^\s\"'<>]+", text):
        return html.escape(text)
    shown = re.sub(r"^https?://(www\.)?", "", text)
    return f'<a style="color: {colour}" href="{html.escape(text)}">{html.escape(shown)}</a>'


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

    def __init__(self, parent=None, prefix: str = "geopera_") -> None:
        super().__init__(parent)
        self.setObjectName(f"{prefix}formula")
        self.setAccessibleName(tr("Formula"))
        self.setToolTip(tr("Type a part of a name to search, such as “moisture” or “NDVI”"))
        self.setLineEdit(ElidedLineEdit(self))
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(14)
        self.setMaxVisibleItems(20)
        self.setItemDelegate(_RowDelegate(self))
        self.view().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.lineEdit().setPlaceholderText(tr("Search formulas…"))
        self.lineEdit().editingFinished.connect(self._settle)
        self.currentIndexChanged.connect(self._tell)
        self._asset: Asset | None = None
        self._told: QAbstractItemModel | None = None  # the model whose rows tell of that asset

    def set_formulas(self, formulas: Sequence[Formula]) -> None:
        """Show the formulas, grouped by domain; keep the chosen one."""
        kept = self.formula()
        model = QStandardItemModel(self)
        ordered = sorted(formulas, key=_order)
        for domain, members in groupby(ordered, key=lambda formula: formula.domain):
            title = domain.replace("_", " ").title() or tr("Other")
            heading = QStandardItem(tr("Saved by you") if domain == OWN else title)
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
        blocked = self.blockSignals(True)
        if kept is None or not self.set_formula(kept.id):
            if kept is not None and kept.domain == OWN:
                self.set_own(kept)
            else:
                self.set_formula(_FAVOURITE)
        self.blockSignals(blocked)

    def set_asset(self, asset: Asset | None) -> None:
        """Enable what the asset has the bands for; say of the others what is missing."""
        model = self.model()
        if asset is self._asset and model is self._told:
            return
        self._asset, self._told = asset, model
        for row in range(self.count()):
            formula = self.itemData(row, FORMULA)
            if not isinstance(formula, Formula) or not isinstance(model, QStandardItemModel):
                continue
            reason = None if asset is None else obstacle(asset, formula)
            item = model.item(row)
            item.setEnabled(reason is None)
            code = f"<code>{html.escape(formula.expression)}</code>"
            shown = code if reason is None else html.escape(reason)
            name, said = html.escape(formula.name), html.escape(formula.reference)
            item.setToolTip(f"<b>{name}</b><br/>{shown}<br/><small>{said}</small>")

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

    def set_own(self, formula: Formula) -> None:
        """Choose an expression that is in no list, without a signal."""
        model = self.model()
        if not isinstance(model, QStandardItemModel):
            return
        blocked = self.blockSignals(True)
        item = model.item(0)
        if item is None or item.data(UNSAVED) is not True:
            item = QStandardItem()
            item.setData(True, UNSAVED)
            model.insertRow(0, item)
        item.setText(formula.id or tr("Own expression"))
        item.setData(formula, FORMULA)
        self.setCurrentIndex(0)
        self.setEditText(item.text())
        self.blockSignals(blocked)

    def formulas(self) -> list[Formula]:
        """Return all that can be chosen."""
        found = [self.itemData(row, FORMULA) for row in range(self.count())]
        return [formula for formula in found if isinstance(formula, Formula)]

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
            if (
                isinstance(formula, Formula)
                and text
                and text
                in (
                    formula.id.lower(),
                    formula.name.lower(),
                    formula_label(formula).lower(),
                )
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
