"""The report of a job: what was cut, how, how long it took, what it cost, and why it failed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from qgis.PyQt.QtCore import QDateTime, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...client.models import Job, JobStatus
from ...core.jobs.columns import time_text
from ...core.jobs.failures import failure_of_job
from ...core.jobs.notes import JobNote
from ...core.plain_text import plain_tip
from ...core.translate import tr
from ..icons import icon
from ..theme import BAD, colour_text, muted_label, sized
from ..words import size_text
from .estimate_view import pixels_text
from .job_commands import can_add, can_retry
from .job_delegate import colour_of
from .job_words import duration_text, engine_text, job_words


class JobDetails(QDialog):
    """Show one job, and follow it while it runs."""

    result_asked = pyqtSignal(object)
    retry_asked = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_job_details_dialog")
        self.setWindowIcon(icon("jobs"))
        self._job: Job | None = None
        self.title = self._label("title")
        self.title.setFont(sized(self.title.font(), 1.15, bold=True))
        self.state = self._label("state")
        self.reason = self._label("reason")
        colour_text(self.reason, BAD)
        self.advice = muted_label("", "geopera_job_details_advice", self)
        self.advice.setSizePolicy(self.reason.sizePolicy())
        self.advice.setTextFormat(Qt.TextFormat.PlainText)
        self.rows: dict[str, QLabel] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(14)
        self._form.setVerticalSpacing(0)  # that of hidden rows would stay
        for key, caption in (
            ("source", tr("Cut from")),
            ("bands", tr("Bands")),
            ("ordered", tr("Ordered")),
            ("took", tr("Took")),
            ("size", tr("Expected size")),
            ("units", tr("Compute units")),
            ("attempt", tr("Attempts")),
            ("saved", tr("Saved in")),
        ):
            self.rows[key] = self._label(key)
            self._form.addRow(caption, self.rows[key])
            for label in (self.rows[key], self._form.labelForField(self.rows[key])):
                label.setContentsMargins(0, 2, 0, 2)
        self.files = QTreeWidget(self)
        self.files.setObjectName("geopera_job_details_files")
        self.files.setAccessibleName(tr("Files of the job"))
        self.files.setHeaderLabels(
            [tr("File"), tr("Size"), tr("Pixels inside"), tr("How it was made")]
        )
        self.files.setRootIsDecorated(False)
        self.files.setAlternatingRowColors(True)
        self.files.setMinimumHeight(self.fontMetrics().height() * 6)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        self.add = self._button(buttons, "add", "add_layer", tr("Add to map"))
        self.retry = self._button(buttons, "retry", "refresh", tr("Retry"))
        self.copy = self._button(buttons, "copy", "details", tr("Copy report"))
        self.copy.setToolTip(tr("Copy all of this as text"))
        buttons.rejected.connect(self.close)
        self.add.clicked.connect(lambda *_: self.result_asked.emit(self._job))
        self.retry.clicked.connect(lambda *_: self.retry_asked.emit(self._job))
        self.copy.clicked.connect(lambda *_: QApplication.clipboard().setText(self.report()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 14, 14, 12)
        layout.setSpacing(8)
        for widget in (self.title, self.state, self.reason, self.advice):
            layout.addWidget(widget)
        layout.addLayout(self._form)
        layout.addWidget(self.files, 1)
        self._filler = QWidget(self)  # keeps the words together where there are no files
        layout.addWidget(self._filler, 1)
        layout.addWidget(buttons)
        self.resize(self.fontMetrics().averageCharWidth() * 104, self.height())

    @property
    def job_id(self) -> str:
        """Return the id of the job that is shown."""
        return self._job.id if self._job is not None else ""

    def set_source(self, text: str) -> None:
        """Tell what was cut."""
        self._row("source", text)

    def set_job(self, job: Job, note: JobNote, saved: Sequence[Path] = ()) -> None:
        """Show a job as it is now."""
        other = self._job is None or self._job.id != job.id
        if other:
            area = tr("delivery area {name}").format(name=job.area) if job.area else ""
            self._row("source", area)
        self._job = job
        self.setWindowTitle(tr("Clip “{name}”").format(name=job.title))
        self.title.setText(job.title)
        failed = job.status is JobStatus.FAILED
        self.state.setText(tr("Failed") if failed else job_words(job, note))
        colour_text(self.state, colour_of(job))
        failure = failure_of_job(job.error) if failed else None
        self.reason.setText(failure.reason if failure else "")
        self.reason.setVisible(failure is not None)
        self.reason.setToolTip(plain_tip(job.error or ""))
        self.advice.setText(failure.advice if failure else "")
        self.advice.setVisible(bool(failure and failure.advice))
        self._row("bands", _bands(job))
        self._row("ordered", time_text(job.created_at))
        self._row("took", _took(job))
        expected = size_text(note.bytes_expected) if not job.status.is_final else ""
        self._row("size", f"≤ {expected}" if expected and note.bytes_expected else "")
        self._row("units", _units(job))
        self._row("attempt", str(job.attempt) if job.attempt > 1 else "")
        self._row("saved", str(saved[0].parent) if saved else "")
        self._fill_files(job)
        self.add.setEnabled(can_add(job) and note.download is None)
        self.retry.setVisible(can_retry(job))
        if other:
            lines = 26 if job.outputs else 15
            self.resize(self.width(), self.fontMetrics().height() * lines)

    def report(self) -> str:
        """Return all of it as text."""
        lines = [self.title.text(), self.state.text(), self.reason.text(), self.advice.text()]
        for label in self.rows.values():
            if label.text():
                lines.append(f"{self._form.labelForField(label).text()}: {label.text()}")
        for row in range(self.files.topLevelItemCount()):
            item = self.files.topLevelItem(row)
            lines.append("  ".join(item.text(column) for column in range(4)))
            lines += [f"  {item.child(each).text(0)}" for each in range(item.childCount())]
        return "\n".join(line for line in lines if line)

    def _fill_files(self, job: Job) -> None:
        self.files.clear()
        for output in job.outputs:
            report = job.reports.get(output.mosaic_type)
            made, inside = "", ""
            if report is not None:
                made = engine_text(report.engine, report.recompressed, bool(report.mosaicked))
                inside = pixels_text(report.pixels_inside)
            cells = [output.filename, size_text(output.size_bytes), inside, made]
            item = QTreeWidgetItem(self.files, cells)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setTextAlignment(2, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setToolTip(3, plain_tip(made))
            if report is not None:
                size = tr("{width} x {height} pixels").format(
                    width=QLocale().toString(report.width), height=QLocale().toString(report.height)
                )
                names = ", ".join(report.mosaicked)
                for text in (size, names, f"SHA-256 {report.checksum}"):
                    if text:
                        child = QTreeWidgetItem(item, [text])
                        child.setFirstColumnSpanned(True)
                        child.setToolTip(0, plain_tip(text))
        self.files.expandAll()
        self.files.setVisible(bool(job.outputs))
        self._filler.setVisible(not job.outputs)
        for column in range(3):
            self.files.resizeColumnToContents(column)
            width = self.files.columnWidth(column) + self.fontMetrics().averageCharWidth() * 2
            self.files.setColumnWidth(column, width)

    def _row(self, key: str, text: str) -> None:
        label = self.rows[key]
        label.setText(text)
        label.setVisible(bool(text))
        self._form.labelForField(label).setVisible(bool(text))

    def _label(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"geopera_job_details_{name}")
        label.setTextFormat(Qt.TextFormat.PlainText)  # names come from a server
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    @staticmethod
    def _button(box: QDialogButtonBox, name: str, icon_name: str, text: str):
        button = box.addButton(text, QDialogButtonBox.ButtonRole.ActionRole)
        button.setObjectName(f"geopera_job_details_{name}_button")
        button.setIcon(icon(icon_name))
        button.setAutoDefault(False)
        return button


def _took(job: Job) -> str:
    """Return how long a job ran, and how long it had waited before."""
    ordered, began, ended = map(_moment, (job.created_at, job.started_at, job.completed_at))
    if began is None:
        return ""
    parts = []
    if ended is not None:
        parts.append(duration_text(began.msecsTo(ended) / 1000))
    waited = ordered.msecsTo(began) / 1000 if ordered is not None else 0
    if waited >= 1:
        parts.append(tr("after waiting {time}").format(time=duration_text(waited)))
    return ", ".join(parts)


def _moment(iso: str | None) -> QDateTime | None:
    moment = QDateTime.fromString(iso or "", Qt.DateFormat.ISODateWithMs)
    return moment if moment.isValid() else None


def _bands(job: Job) -> str:
    """Return the numbers of the bands that are kept, where those are not all."""
    kept = ((key, ", ".join(map(str, numbers))) for key, numbers in job.bands.items())
    return "; ".join(f"{key}: {numbers}" for key, numbers in kept)


def _units(job: Job) -> str:
    if job.units_used is not None:
        return QLocale().toString(job.units_used)
    if not job.status.is_final and job.units_reserved:
        return tr("{units} held for it").format(units=QLocale().toString(job.units_reserved))
    return ""
