"""Say of layers whose server is gone that it is, and draw them again when it is back."""

from __future__ import annotations

import time

from qgis.core import QgsMapLayer, QgsNetworkAccessManager, QgsNetworkReplyContent, QgsProject
from qgis.gui import QgsLayerTreeViewIndicator
from qgis.PyQt.QtCore import QObject, QTimer, QUrl, pyqtSignal
from qgis.PyQt.QtNetwork import QNetworkReply

from ..core.connection import ConnectionState
from ..core.layers.layers import connection_for, our_layers, spec_of
from ..core.layers.spec import LayerSpec
from ..core.plain_text import plain_tip
from ..core.tasks import run_in_background
from ..core.translate import tr
from .icons import icon
from .notifier import Choice
from .workbench import Workbench

_ASK_MS = 2000
_RENEW_MS = 150  # tiles that are refused come many at once
_RENEWALS, _RENEWALS_S = 3, 60.0  # so many in so long: a server may refuse its own tokens
_ERRORS = QNetworkReply.NetworkError
_UNREACHABLE = (
    _ERRORS.ConnectionRefusedError,
    _ERRORS.RemoteHostClosedError,
    _ERRORS.HostNotFoundError,
    _ERRORS.TimeoutError,
    _ERRORS.TemporaryNetworkFailureError,
    _ERRORS.UnknownNetworkError,
    _ERRORS.ServiceUnavailableError,
)


class LayerHealth(QObject):
    """Watch the connection and QGIS's requests; mark layers in the layer tree."""

    changed = pyqtSignal()
    """Layers became marked, or unmarked."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.root)
        self._bench = bench
        self._view = bench.iface.layerTreeView()
        self._unreachable = False
        self._told = False
        self._asking = False
        self._marks: dict[str, QgsLayerTreeViewIndicator] = {}
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(0)
        self._look.timeout.connect(self.refresh)
        self._ask = QTimer(self)
        self._ask.setInterval(_ASK_MS)
        self._ask.timeout.connect(lambda: self._ask_server())
        self._refused: list[float] = []
        self._renew = QTimer(self)
        self._renew.setSingleShot(True)
        self._renew.setInterval(_RENEW_MS)
        self._renew.timeout.connect(self._renew_token)
        self._network = QgsNetworkAccessManager.instance()
        self._network.finished[QgsNetworkReplyContent].connect(self._on_reply)
        bench.connection.state_changed.connect(self._on_state)
        project = QgsProject.instance()
        project.layersAdded.connect(self._later)
        project.layersRemoved.connect(self._later)

    def dispose(self) -> None:
        """Stop watching, and take the marks out of the layer tree."""
        for timer in (self._look, self._ask, self._renew):
            timer.stop()
        self._network.finished[QgsNetworkReplyContent].disconnect(self._on_reply)
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._later)
        project.layersRemoved.disconnect(self._later)
        for layer_id in list(self._marks):
            self._unmark(layer_id)

    def problem(self, spec: LayerSpec) -> str | None:
        """Return why a layer cannot be drawn, in words, or None when it can."""
        connection = connection_for(spec)
        if connection is None:
            if spec.server in getattr(self._bench.connection, "links", {}):
                return None  # it was in use before, and its layers go on
            name = spec.server or tr("the server of this computer")
            servers = getattr(self._bench.connection, "servers", None)
            profile = servers.get(spec.server) if servers is not None and spec.server else None
            name = profile.name if profile is not None else name
            return tr("This layer is of another server ({name}): switch to it.").format(name=name)
        state = connection.state
        if state is ConnectionState.FAILED:
            return tr("The server of this layer could not start. Click to try again.")
        if state is ConnectionState.OFFLINE:
            return tr("The server of this layer is stopped. Click to start it.")
        if state is ConnectionState.ONLINE and self._unreachable:
            text = tr("The server of this layer, {url}, does not answer. It is asked again.")
            return text.format(url=connection.base_url)
        return None

    def marked(self) -> list[str]:
        """Return the ids of the layers that are marked."""
        return list(self._marks)

    def refresh(self) -> None:
        """Mark what cannot be drawn, and nothing else; tell once, in a message, when it begins."""
        problems: dict[str, str] = {}
        for layer in our_layers():
            spec = spec_of(layer)
            problem = self.problem(spec) if spec is not None else None
            if problem:
                problems[layer.id()] = problem
        before = set(self._marks)
        for layer_id in before - set(problems):
            self._unmark(layer_id)
        for layer_id, problem in problems.items():
            self._mark(layer_id, problem)
        if not problems:
            self._told = False
        elif not self._told:
            self._told = True
            self._tell(problems)
        if set(self._marks) != before:
            self._view.viewport().update()
            self.changed.emit()

    def _tell(self, problems: dict[str, str]) -> None:
        names = [layer.name() for layer in our_layers() if layer.id() in problems]
        text = tr("{layer} cannot be drawn: its server is gone.").format(layer=names[0])
        if len(names) > 1:
            text = tr("{count} layers cannot be drawn: their server is gone.").format(
                count=len(names)
            )
        self._bench.notifier.failure(text, Choice(tr("Try again"), self._try_again))

    def _mark(self, layer_id: str, problem: str) -> None:
        mark = self._marks.get(layer_id)
        if mark is not None:
            mark.setToolTip(plain_tip(problem))
            return
        node = QgsProject.instance().layerTreeRoot().findLayer(layer_id)
        if node is None or self._view is None:
            return
        mark = QgsLayerTreeViewIndicator(self._view)
        mark.setIcon(icon("server_gone"))
        mark.setToolTip(plain_tip(problem))
        mark.clicked.connect(lambda *_: self._try_again())
        self._view.addIndicator(node, mark)
        self._marks[layer_id] = mark

    def _unmark(self, layer_id: str) -> None:
        mark = self._marks.pop(layer_id)
        node = QgsProject.instance().layerTreeRoot().findLayer(layer_id)
        if node is not None:
            self._view.removeIndicator(node, mark)
        mark.deleteLater()

    def _try_again(self) -> None:
        if self._bench.connection.is_online:
            self._ask_server()
        else:
            self._bench.connection.start()

    def _later(self, *_args) -> None:
        self._look.start()

    def _on_state(self, state: ConnectionState) -> None:
        if state is not ConnectionState.ONLINE:
            self._ask.stop()
            self._asking = False  # what was asked tells nothing any more
        self._unreachable = False
        self._later()

    def _on_reply(self, reply: QgsNetworkReplyContent) -> None:
        """Notice tiles of ours that do not come."""
        error = reply.error()
        if error == _ERRORS.NoError:
            return
        connection = self._bench.connection
        if not connection.is_online or not _is_of(reply.request().url(), connection.base_url):
            return
        if error in _UNREACHABLE and not self._unreachable:
            self._unreachable = True
            self._ask.start()
            self._later()
        elif error == _ERRORS.AuthenticationRequiredError:
            self._renew.start()

    def _renew_token(self) -> None:
        """Get a new token, and draw again what was refused with the old one."""
        now = time.monotonic()
        self._refused = [at for at in self._refused if now - at < _RENEWALS_S]
        if len(self._refused) < _RENEWALS:
            self._refused.append(now)
            self._ask_server(draw=True)

    def _ask_server(self, draw: bool = False) -> None:
        client = self._bench.connection.client
        if client is None or self._asking:
            return
        self._asking = True
        before = self._bench.connection.tile_token

        def done(token) -> None:
            self._asking = False
            self._ask.stop()
            was_gone, self._unreachable = self._unreachable, False
            if token.token != before:
                self._bench.connection.take_tile_token(token)
            if draw or was_gone or token.token != before:
                _draw_again()
            self._later()

        def failed(_error: Exception) -> None:
            self._asking = False

        run_in_background(
            "Ask whether the server is back",
            lambda _f: client.tile_token(),
            done,
            failed,
            hidden=True,
        )


def _draw_again() -> None:
    layers: list[QgsMapLayer] = list(our_layers())
    for layer in layers:
        layer.triggerRepaint()


def _is_of(url: QUrl, base_url: str) -> bool:
    base = QUrl(base_url)
    return bool(base_url) and (url.scheme(), url.host(), url.port()) == (
        base.scheme(),
        base.host(),
        base.port(),
    )
