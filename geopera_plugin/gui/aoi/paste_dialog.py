"""Paste an area as text, and see at once what it is."""

from __future__ import annotations

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QMimeData, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ...core.aoi.aoi import with_document
from ...core.aoi.area import Area, prepare
from ...core.aoi.text import read_text
from ...core.aoi.world import AreaProblem
from ...core.tasks import BackgroundTask, run_in_background
from ...core.translate import tr
from ..theme import BAD, GOOD, colour_text, muted
from ..words import area_text, error_text, size_text, vertices_text

SHOWN_TEXT = 200_000
"""Longer texts are read, but not shown: an editor stalls over them."""
_REST_MS = 250


def read_pasted(text: str, context) -> tuple[Area, dict | None, str]:
    """Return the area in a text, its GeoJSON and the format's name; in any thread.

    Raises:
        AreaProblem: there is none, in words.
    """
    found = read_text(text)
    area = prepare(found.geometry, found.crs, context)
    if area.is_empty:
        raise AreaProblem(area.problem or tr("The area is empty."))
    return (*with_document(area), found.format)


class PasteEdit(QPlainTextEdit):
    """An editor that holds back texts too long to be shown."""

    long_text_pasted = pyqtSignal(str)

    def insertFromMimeData(self, source: QMimeData | None) -> None:  # noqa: N802
        """Insert what is pasted, unless it is very long."""
        if source is not None and source.hasText() and len(source.text()) > SHOWN_TEXT:
            self.long_text_pasted.emit(source.text())
            return
        super().insertFromMimeData(source)


class PasteDialog(QDialog):
    """Check a text while it is typed; offer it as the area once it is one."""

    read = pyqtSignal(object, object)
    """The `Area` and its GeoJSON."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_aoi_paste_dialog")
        self.setWindowTitle(tr("Paste an area"))
        self._task: BackgroundTask | None = None
        self._long_text = ""
        self._answer: tuple[Area, dict | None] | None = None
        self.edit = PasteEdit(self)
        self.edit.setObjectName("geopera_aoi_paste_text")
        self.edit.setAccessibleName(tr("GeoJSON, WKT or bounds"))
        self.edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.edit.setPlaceholderText(
            '{"type": "Polygon", "coordinates": […]}\n'
            "POLYGON((12 50, 13 50, 13 51, 12 50))\n"
            "SRID=32633;POLYGON((…))\n"
            "12.0, 50.0, 13.0, 51.0"
        )
        width = self.fontMetrics().averageCharWidth() * 66
        self.edit.setMinimumSize(width, self.fontMetrics().height() * 10)
        self.edit.setTabChangesFocus(True)
        self.edit.long_text_pasted.connect(self.set_text)
        self.hint = QLabel(self)
        self.hint.setObjectName("geopera_aoi_paste_hint")
        self.hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.use = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.use.setText(tr("Use this area"))
        self.use.setObjectName("geopera_aoi_paste_use")
        self.buttons.accepted.connect(self._agree)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(
            QLabel(tr("GeoJSON, WKT, EWKT, or bounds: west, south, east, north"), self)
        )
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.hint)
        layout.addWidget(self.buttons)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._check)
        self.edit.textChanged.connect(self._wait)
        self._say("")

    def set_text(self, text: str) -> None:
        """Show a text and check it."""
        if len(text) <= SHOWN_TEXT:
            self.edit.setPlainText(text)
            return
        self.edit.setPlainText("")
        self._long_text = text
        self.edit.setPlaceholderText(
            tr("{size} of text, too long to be shown").format(size=size_text(len(text)))
        )
        self._wait_for(text)

    def done(self, result: int) -> None:
        """Stop checking."""
        self._rest.stop()
        self._stop()
        super().done(result)

    def _wait(self) -> None:
        if self.edit.toPlainText():
            self._long_text = ""
        self._wait_for(self.edit.toPlainText() or self._long_text)

    def _wait_for(self, text: str) -> None:
        self._stop()
        self._answer = None
        self.use.setEnabled(False)
        self._say(tr("Checking…") if text.strip() else "")
        self._rest.start()

    def _check(self) -> None:
        text = self.edit.toPlainText() or self._long_text
        if not text.strip():
            return
        context = QgsProject.instance().transformContext()
        self._task = run_in_background(
            tr("Check the pasted area"),
            lambda _feedback: read_pasted(text, context),
            self._on_read,
            lambda error: self._say(error_text(error), BAD),
            hidden=True,
            local=True,
        )

    def _on_read(self, answer: tuple[Area, dict | None, str]) -> None:
        area, document, name = answer
        self._answer = (area, document)
        figures = f"{area_text(area.area_m2)}, {vertices_text(area.geometry)}"
        self._say(f"{name}: {figures}. {area.repair}".strip(), GOOD)
        self.use.setEnabled(True)

    def _say(self, text: str, colour=None) -> None:
        self.hint.setText(text or " ")
        colour_text(self.hint, colour or muted(self.palette()))
        self.use.setEnabled(False)

    def _agree(self) -> None:
        answer = self._answer
        if answer is not None:
            self.accept()
            self.read.emit(*answer)

    def _stop(self) -> None:
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
