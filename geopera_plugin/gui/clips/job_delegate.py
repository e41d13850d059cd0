"""Draw a job in a list."""

from __future__ import annotations

from qgis.PyQt.QtCore import QModelIndex, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPalette
from qgis.PyQt.QtWidgets import QStyle, QStyledItemDelegate

from ...client.models import Job, JobStatus
from ...core.jobs.model import JobRole, NoteRole
from ..theme import BAD, BUSY, GOOD, IDLE, card, mix, muted, sized
from ..words import moment_text
from .job_words import job_words


def colour_of(job: Job) -> QColor:
    """Return the colour that stands for the state of a job."""
    return {
        JobStatus.RUNNING: BUSY,
        JobStatus.COMPLETED: GOOD,
        JobStatus.FAILED: BAD,
    }.get(job.status, IDLE)


class JobDelegate(QStyledItemDelegate):
    """Draw a job: a dot, its name, its state, and a bar while it runs."""

    def sizeHint(self, option, index: QModelIndex) -> QSize:  # noqa: N802
        """Give every job the same height."""
        return QSize(160, option.fontMetrics.height() * 2 + 16)

    def paint(self, painter: QPainter, option, index: QModelIndex) -> None:
        """Draw one job."""
        job, note = index.data(JobRole), index.data(NoteRole)
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
        painter.setPen(ink if selected else Qt.PenStyle.NoPen)  # a ring tells it from the blue
        painter.setBrush(colour_of(job))
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
        words = job_words(job, note)
        share = note.download if note.download is not None else job.progress
        if job.status is JobStatus.RUNNING or note.download is not None:
            width = painter.fontMetrics().horizontalAdvance(words) + 4
            width = min(width, second.width() * 2 // 3)
            self._bar(painter, second.adjusted(0, 0, -width - 10, 0), share, ink, background)
            painter.setPen(quiet)
            right = second.adjusted(second.width() - width, 0, 0, 0)
            self._text(painter, right, words)
        else:
            self._text(painter, second, words)
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
        if share <= 0:
            painter.restore()
            return
        filled = QRectF(trough)
        filled.setWidth(max(6.0, trough.width() * min(1.0, max(0.0, share))))
        painter.setBrush(BUSY)
        painter.drawRoundedRect(filled, 3, 3)
        painter.restore()
