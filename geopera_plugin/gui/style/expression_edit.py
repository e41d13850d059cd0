"""Type an expression over bands: completed while it is typed, and checked."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QSize, QStringListModel, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPixmap
from qgis.PyQt.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from ...client.models import Asset
from ...core.plain_text import plain_tip
from ...core.style.expression import MAX_LENGTH, unbalanced, unknown_band, words_for
from ...core.translate import tr
from ..theme import BAD, BUSY, GOOD, colour_text, muted, muted_label

_PAUSE_MS = 220
_WORD_BEFORE = re.compile(r"[A-Za-z_]\w*$")


class ExpressionEdit(QWidget):
    """Edit an expression; know nothing of servers, but show what one says."""

    paused = pyqtSignal(str)
    """The text, when typing pauses and nothing is wrong with it at first sight."""
    accepted = pyqtSignal(str)
    """The text that somebody typed and that was found to be good."""

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asset: Asset | None = None
        self._good = True
        self._words = QStringListModel(self)
        self.line = QLineEdit(self)
        self.line.setObjectName(f"{prefix}expression")
        self.line.setAccessibleName(tr("Expression"))
        self.line.setPlaceholderText(tr("such as (nir - red) / (nir + red)"))
        self.line.setToolTip(
            tr("Band math: names of bands, + - * / **, comparisons, where(), sqrt(), min(), max()…")
        )
        self.line.setMaxLength(MAX_LENGTH)
        self._mark = self.line.addAction(_dot(GOOD), QLineEdit.ActionPosition.TrailingPosition)
        self.note = muted_label("", f"{prefix}expression_note", self)
        self.note.setTextFormat(Qt.TextFormat.PlainText)  # a server may have said it
        self.note.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.line)
        layout.addWidget(self.note)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setWidget(self.line)
        self._completer.activated.connect(self._complete)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look)
        self.line.textEdited.connect(self._on_edited)
        self.set_expression("")

    def text(self) -> str:
        """Return what stands there."""
        return self.line.text().strip()

    @property
    def is_good(self) -> bool:
        """Say whether what stands there can be drawn, as far as is known."""
        return self._good

    @property
    def is_being_typed(self) -> bool:
        """Say whether somebody is at work here: what they type must not be replaced."""
        return self._pause.isActive() or not self._good

    @property
    def completer(self) -> QCompleter:
        """Return what completes the word before the cursor."""
        return self._completer

    def set_asset(self, asset: Asset | None) -> None:
        """Complete the names of an asset's bands."""
        self._asset = asset
        self._words.setStringList(words_for(asset))

    def set_expression(self, text: str) -> None:
        """Show an expression that is known to be good, without a signal."""
        self._pause.stop()
        if text != self.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self._say("", GOOD, True)

    def show_answer(self, text: str, problem: str | None) -> None:
        """Show what the server says of a text; nothing when it is no longer there."""
        if text != self.text():
            return
        if problem:
            self._say(problem, BAD, False)
            return
        self._say("", GOOD, True)
        self.accepted.emit(text)

    def _on_edited(self, _text: str) -> None:
        self._say("", BUSY, False)
        self._pause.start()
        self._offer()

    def _look(self) -> None:
        text = self.text()
        problem = ""
        if not text:
            problem = tr("Write an expression, such as (nir - red) / (nir + red).")
        elif unbalanced(text):
            problem = tr("A parenthesis is missing.")
        elif self._asset is not None:
            name = unknown_band(text, self._asset)
            if name is not None:
                problem = tr("There is no band “{name}” in this scene.").format(name=name)
        if problem:
            self._say(problem, BAD, False)
        else:
            self.paused.emit(text)

    def _say(self, problem: str, colour: QColor, good: bool) -> None:
        self._good = good
        self._mark.setIcon(_dot(colour))
        self._mark.setVisible(bool(self.text()))
        self._mark.setToolTip(
            plain_tip(problem) or (tr("This can be computed") if good else tr("Being checked…"))
        )
        self.note.setText(problem)
        self.note.setVisible(bool(problem))
        colour_text(self.note, BAD if problem else muted(self.palette()))

    def _offer(self) -> None:
        before = self.line.text()[: self.line.cursorPosition()]
        word = _WORD_BEFORE.search(before)
        popup = self._completer.popup()
        if word is None:
            popup.hide()
            return
        self._completer.setCompletionPrefix(word.group())
        found = self._completer.completionCount()
        if not found or (found == 1 and self._completer.currentCompletion() == word.group()):
            popup.hide()
            return
        area = self.line.cursorRect()
        wide = popup.sizeHintForColumn(0) + popup.verticalScrollBar().sizeHint().width()
        area.setWidth(max(wide, 10 * self.fontMetrics().averageCharWidth()))
        self._completer.complete(area)
        popup.setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _complete(self, word: str) -> None:
        place = self.line.cursorPosition()
        text = self.line.text()
        start = place - len(self._completer.completionPrefix())
        self.line.setText(text[:start] + word + text[place:])
        self.line.setCursorPosition(start + len(word))
        self._on_edited(self.line.text())
        self._completer.popup().hide()


def _dot(colour: QColor) -> QIcon:
    side = 32
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(9, 9, 14, 14)
    painter.end()
    return QIcon(picture)
