"""Install, repair and remove the server's packages in the background, and tell how it goes."""

from __future__ import annotations

from typing import Callable

from qgis.core import QgsFeedback
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...client.errors import Cancelled
from ..log import log_info
from ..settings import PluginSettings
from ..tasks import BackgroundTask, run_in_background
from ..translate import tr
from .environment import Environment, EnvKind, environment
from .install import Order, install
from .network import pip_variables, route_to_index
from .process import InstallProblem
from .python import Interpreter, find_interpreter, probe, qgis_python


class Installer(QObject):
    """One installation at a time, for a kind of environment."""

    progress_changed = pyqtSignal(float)  # percent
    line_arrived = pyqtSignal(str)
    finished = pyqtSignal(str)  # why it failed, in words; empty when all is well

    def __init__(
        self,
        settings: PluginSettings | None = None,
        options: tuple[str, ...] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings or PluginSettings()
        self._options = options  # of pip
        self._task: BackgroundTask | None = None
        self.is_cancelled = False

    @property
    def is_running(self) -> bool:
        """Say whether an installation is under way."""
        return self._task is not None

    def install(self, kind: EnvKind) -> None:
        """Install in the background; ``finished`` follows."""
        if self._task is not None:
            return
        self.is_cancelled = False
        target = environment(kind)
        route, options = route_to_index(), self._options

        def work(feedback: QgsFeedback) -> None:
            interpreter = _interpreter(kind)
            with pip_variables(route) as variables:
                order = Order(target, interpreter, target.lock(), options, variables)
                install(order, feedback, self.line_arrived.emit)

        self._begin(tr("Install the packages of the Geopera server"), work)

    def remove(self, target: Environment, first: Callable[[], object]) -> None:
        """Delete what was installed, in the background; ``finished`` follows.

        Args:
            first: ends who uses it.
        """
        if self._task is not None:
            return
        self.is_cancelled = False

        def work(_feedback: QgsFeedback) -> None:
            first()
            target.remove()

        self._begin(tr("Remove the packages of the Geopera server"), work)

    def cancel(self) -> None:
        """Stop; what was there before stays."""
        if self._task is not None:
            self.is_cancelled = True
            self._task.feedback.cancel()

    def _begin(self, title: str, work) -> None:
        self._task = run_in_background(title, work, self._on_done, self._on_error)
        self._task.progress_changed.connect(self.progress_changed)

    def _on_done(self, _nothing: object) -> None:
        self._task = None
        log_info(tr("The packages of the server have changed."))
        self.finished.emit("")

    def _on_error(self, error: Exception) -> None:
        self._task = None
        if isinstance(error, Cancelled):
            self.is_cancelled = True
            self.finished.emit(tr("Cancelled: nothing was changed."))
        elif isinstance(error, OSError):
            self.finished.emit(
                tr("Some files are in use: close QGIS, open it and try again. {reason}").format(
                    reason=error
                )
            )
        else:
            self.finished.emit(str(error))


def _interpreter(kind: EnvKind) -> Interpreter:
    if kind is EnvKind.OWN:
        found = find_interpreter()
        if found is None:
            raise InstallProblem(
                tr(
                    "No Python 3.11 or newer was found on this computer. Install one from"
                    " python.org, then try again."
                )
            )
        return found
    program = qgis_python()
    inside = probe(program) if program is not None else None
    if inside is None:
        raise InstallProblem(tr("QGIS's own Python was not found: see the options for another."))
    return inside
