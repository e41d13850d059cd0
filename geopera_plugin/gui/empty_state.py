"""Say what to do where there is nothing to show yet."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from .icons import icon
from .theme import muted_label, sized


class EmptyState(QWidget):
    """Show an icon, a title, a sentence that helps, and buttons that do what it says."""

    def __init__(
        self,
        name: str,
        icon_name: str,
        title: str,
        sentence: str,
        parent=None,
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(10, 6, 10, 6)
        self._layout.setSpacing(6)
        self._layout.addStretch(1)
        picture = QLabel(self)
        picture.setPixmap(icon(icon_name).pixmap(QSize(36, 36)))
        picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(picture)
        picture.setVisible(not compact)
        self.title = QLabel(title, self)
        self.title.setObjectName(f"{name}_title")
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.title.setWordWrap(True)
        self.title.setFont(sized(self.title.font(), 1.05, bold=True))
        self._layout.addWidget(self.title)
        self.sentence = muted_label(sentence, f"{name}_sentence", self)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._layout.addWidget(self.sentence)
        self.progress = QProgressBar(self)
        self.progress.setObjectName(f"{name}_progress")
        self.progress.setFixedWidth(190)
        self.progress.hide()
        self._layout.addWidget(self.progress, 0, Qt.AlignmentFlag.AlignHCenter)
        self._layout.addSpacing(4)
        self._buttons_end = self._layout.count()
        self._layout.addStretch(1)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Ask for the height that the words take at this width: what is cut helps nobody."""
        hint = super().minimumSizeHint()
        width = max(self.width(), hint.width())
        return QSize(hint.width(), max(hint.height(), self._layout.totalHeightForWidth(width)))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask anew when the words are wrapped otherwise."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def add_button(self, name: str, text: str, icon_name: str, slot, tip: str = "") -> QPushButton:
        """Add a button below the sentence."""
        button = QPushButton(icon(icon_name), text, self)
        button.setObjectName(name)
        button.setToolTip(tip or text)
        button.clicked.connect(lambda *_: slot())
        self._layout.insertWidget(self._buttons_end, button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._buttons_end += 1
        return button

    def show_progress(self, percent: float | None) -> None:
        """Show how far something is; None hides it."""
        self.progress.setVisible(percent is not None)
        self.progress.setValue(round(percent or 0))

    def say(self, title: str, sentence: str) -> None:
        """Change the words."""
        self.title.setText(title)
        self.sentence.setText(sentence)
        self.updateGeometry()
