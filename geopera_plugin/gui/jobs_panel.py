"""Show clip jobs, their progress, and what can be done with them."""

from __future__ import annotations

from qgis.PyQt.QtCore import QItemSelectionModel, QModelIndex, QRect, QRectF, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..client.models import Job, JobStatus
from ..core.jobs import JobRole, JobsModel
from .empty_state import EmptyState
from .icons import icon
from .page_stack import PageStack
from .theme import BAD, BUSY, GOOD, IDLE, card, mix, muted, sized
from .words import moment_text, size_text

_COLOURS = {
    JobStatus.RUNNING: BUSY,
    JobStatus.COMPLETED: GOOD,
    JobStatus.FAILED: BAD,
    JobStatus.CANCELLED: IDLE,
    JobStatus.UNKNOWN: IDLE,
}


def job_words(job: Job) -> str:
    """Return the state of a job in a few words."""
    if job.status is JobStatus.RUNNING:
        return f"{job.progress * 100:.0f} %" if job.progress > 0 else "Starting…"
    if job.status is JobStatus.COMPLETED:
        size = size_text(sum(output.size_bytes for output in job.outputs))
        return f"Done  ·  {size}" if size else "Done"
    if job.status is JobStatus.FAILED:
        return f"Failed: {job.error}" if job.error else "Failed"
    return "Cancelled" if job.status is JobStatus.CANCELLED else "Unknown"


class JobDelegate(QStyledItemDelegate):
    """Draw a job: a dot, its name, its state, and a bar while it runs."""

    def sizeHint(self, option, index: QModelIndex) -> QSize:  # noqa: N802
        """Give every job the same height."""
        return QSize(160, option.fontMetrics.height() * 2 + 16)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        """Draw one job."""
        job = index.data(JobRole)
        if not isinstance(job, Job):
            super().paint(painter, option, index)
            return
        palette = option.palette
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        background = palette.color(
            QPalette.ColorRole.Highlight if selected else QPalette.ColorRole.Base
        )
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        ink = palette.color(role)
        quiet = mix(ink, background, 0.25) if selected else muted(palette)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.fillRect(option.rect, background)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, card(palette))
        line = option.fontMetrics.height()
        first = QRect(
            option.rect.left() + 24, option.rect.top() + 5, option.rect.width() - 32, line
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_COLOURS[job.status])
        centre = first.top() + line / 2
        painter.drawEllipse(QRectF(option.rect.left() + 9, centre - 4, 8, 8))
        painter.setFont(sized(option.font, 0.86))
        day = moment_text(job.created_at)
        width = painter.fontMetrics().horizontalAdvance(day)
        painter.setPen(quiet)
        painter.drawText(first, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, day)
        painter.setPen(ink)
        painter.setFont(sized(option.font, 1.0, bold=True))
        self._text(painter, first.adjusted(0, 0, -width - 8, 0), job.title)
        second = first.translated(0, line + 3)
        painter.setFont(sized(option.font, 0.88))
        painter.setPen(quiet)
        if job.status is JobStatus.RUNNING:
            words = painter.fontMetrics().horizontalAdvance("Starting…  ")
            self._bar(painter, second.adjusted(0, 0, -words - 8, 0), job.progress, ink, background)
            painter.drawText(
                second, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, job_words(job)
            )
        else:
            self._text(painter, second, job_words(job))
        painter.restore()

    @staticmethod
    def _text(painter: QPainter, rect: QRect, text: str) -> None:
        elided = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter, elided)

    @staticmethod
    def _bar(painter: QPainter, row: QRect, share: float, ink: QColor, paper: QColor) -> None:
        trough = QRectF(row.left(), row.center().y() - 2.5, row.width(), 6)
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(mix(paper, ink, 0.16))
        painter.drawRoundedRect(trough, 3, 3)
        filled = QRectF(trough)
        filled.setWidth(max(6.0, trough.width() * min(1.0, max(0.0, share))))
        painter.setBrush(BUSY)
        painter.drawRoundedRect(filled, 3, 3)
        painter.restore()


class JobsPanel(QWidget):
    """List the jobs with buttons to add a result, cancel and delete."""

    result_asked = pyqtSignal(object)
    """The completed `Job` whose result should come onto the map."""

    def __init__(self, jobs: JobsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("geopera_jobs_panel")
        self._jobs = jobs
        self.list = QListView(self)
        self.list.setObjectName("geopera_jobs_list")
        self.list.setAccessibleName("Clip jobs")
        self.list.setModel(jobs)
        self.list.setItemDelegate(JobDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._enable())
        self.list.activated.connect(lambda *_: self._add())
        self.add = self._button("add_layer", "job_add", "Add to map", "Add the result to the map")
        self.cancel = self._button("cancel", "job_cancel", "", "Cancel the job")
        self.delete = self._button("delete", "job_delete", "", "Delete the job and its files")
        self.add.clicked.connect(lambda *_: self._add())
        self.cancel.clicked.connect(lambda *_: self._do(self._jobs.cancel))
        self.delete.clicked.connect(lambda *_: self._do(self._jobs.remove))
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        buttons.addWidget(self.add)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.delete)
        self.list.setMinimumHeight(72)
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)
        self._stack = PageStack(self)
        self._stack.add_pages(
            EmptyState(
                "geopera_jobs_empty",
                "jobs",
                "No clips yet",
                "Draw an area of interest and choose Clip… to cut scenes to it.",
                compact=True,
            ),
            page,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        for signal in (jobs.modelReset, jobs.rowsInserted, jobs.rowsRemoved, jobs.dataChanged):
            signal.connect(self._refresh)
        self._refresh()

    def current(self) -> Job | None:
        """Return the chosen job."""
        index = self.list.currentIndex()
        job = index.data(JobRole) if index.isValid() else None
        return job if isinstance(job, Job) else None

    def choose(self, job_id: str) -> None:
        """Choose a job by its id."""
        for row in range(self._jobs.rowCount()):
            index = self._jobs.index(row, 0)
            job = index.data(JobRole)
            if isinstance(job, Job) and job.id == job_id:
                flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
                self.list.selectionModel().setCurrentIndex(index, flag)

    def _button(self, icon_name: str, name: str, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(f"geopera_{name}")
        button.setIcon(icon(icon_name))
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setAutoRaise(True)
        if text:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        return button

    def _refresh(self, *_args) -> None:
        self._stack.setCurrentIndex(1 if self._jobs.rowCount() else 0)
        self._enable()

    def _enable(self) -> None:
        job = self.current()
        self.add.setEnabled(job is not None and job.status is JobStatus.COMPLETED)
        self.cancel.setEnabled(job is not None and job.status is JobStatus.RUNNING)
        self.delete.setEnabled(job is not None and job.status.is_final)

    def _add(self) -> None:
        job = self.current()
        if job is not None and job.status is JobStatus.COMPLETED:
            self.result_asked.emit(job)

    def _do(self, act) -> None:
        job = self.current()
        if job is not None:
            act(job.id)
