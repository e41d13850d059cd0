"""The controls of a style in QGIS's layer tree, below their layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsProject
from qgis.gui import QgsGui, QgsLayerTreeEmbeddedWidgetProvider, QgsLayerTreeView
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QSize, QTimer
from qgis.PyQt.QtWidgets import QWidget

from ...core.layers.layers import spec_of
from ...core.translate import tr
from .panel import Mode, StylePanel

if TYPE_CHECKING:
    from .session import StyleSession

WIDGET_ID = "geopera_style"
_COUNT = "embeddedWidgets/count"
_AHEAD_MS = 400  # after QGIS has drawn what it is busy with


class _TreePanel(StylePanel):
    """A panel that stays narrow: the tree is as wide as its widest row."""

    def __init__(self) -> None:
        super().__init__(None, "geopera_tree_", True)
        self.setAutoFillBackground(True)
        self.layout().addStretch(1)
        self.set_mode(Mode.FORMULA)  # the mode with most rows: rows of the tree do not grow
        self._height = super().sizeHint().height()
        self.set_mode(Mode.RGB)
        self.setFixedHeight(self._height)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for a width that most layer trees have."""
        return QSize(self.fontMetrics().averageCharWidth() * 38, self._height)


class StyleWidgetProvider(QgsLayerTreeEmbeddedWidgetProvider):
    """Give a compact panel to each layer of ours.

    One panel is always made ahead: making it takes half of the time that the window stands still
    when a layer is added.
    """

    def __init__(self, session: StyleSession) -> None:
        super().__init__()
        self._session: StyleSession | None = session
        self._panels: list[QWidget] = []
        self._spare: _TreePanel | None = None
        self._ahead = QTimer()
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_AHEAD_MS)
        self._ahead.timeout.connect(self._make_ahead)
        self._ahead.start()

    def id(self) -> str:
        """Return what project files call it."""
        return WIDGET_ID

    def name(self) -> str:
        """Return what people see in the layer's properties."""
        return tr("Geopera style")

    def supportsLayer(self, layer: QgsMapLayer) -> bool:  # noqa: N802
        """Say whether a layer is ours."""
        return spec_of(layer) is not None

    def createWidget(self, layer: QgsMapLayer, _index: int) -> QWidget:  # noqa: N802
        """Return a panel that edits the layer."""
        panel, self._spare = self._spare or _TreePanel(), None
        self._ahead.start()
        self._panels.append(panel)
        panel.destroyed.connect(lambda *_: self._forget(panel))
        layer_id = layer.id()
        # filled when events run again: a layer that is added has much else to do in this turn
        QTimer.singleShot(0, lambda: self._fill(panel, layer_id))
        return panel

    def detach(self) -> None:
        """Make no more panels that work."""
        self._session = None
        self._ahead.stop()
        if self._spare is not None:
            sip.delete(self._spare)
            self._spare = None

    def _make_ahead(self) -> None:
        if self._spare is None:
            self._spare = _TreePanel()

    def _fill(self, panel: StylePanel, layer_id: str) -> None:
        layer = QgsProject.instance().mapLayer(layer_id)
        if self._session is not None and layer is not None and not sip.isdeleted(panel):
            self._session.bind(panel).set_layer(layer)
            _unfold(self._session.bench.iface.layerTreeView(), layer_id)

    def _forget(self, panel: QWidget) -> None:
        self._panels = [kept for kept in self._panels if kept is not panel]


class LayerTreeStyles:
    """Offer the panel to the layer tree."""

    def __init__(self, session: StyleSession) -> None:
        self._provider = StyleWidgetProvider(session)
        QgsGui.layerTreeEmbeddedWidgetRegistry().addProvider(self._provider)

    def dispose(self) -> None:
        """Take it back."""
        self._provider.detach()
        QgsGui.layerTreeEmbeddedWidgetRegistry().removeProvider(WIDGET_ID)


def _unfold(view: QgsLayerTreeView | None, layer_id: str) -> None:
    """Show what is below a layer unless somebody folded it: QGIS leaves every second one folded."""
    node = QgsProject.instance().layerTreeRoot().findLayer(layer_id)
    if view is None or node is None or not node.isExpanded():
        return
    index = view.node2index(node)
    if index.isValid() and not view.isExpanded(index):
        view.setExpanded(index, True)


def is_in_tree(layer: QgsMapLayer) -> bool:
    """Say whether a layer has the panel below it."""
    return WIDGET_ID in _widgets(layer)


def show_in_tree(layer: QgsMapLayer, shown: bool, unless_chosen: bool = False) -> None:
    """Put the panel below a layer, or take it away; other widgets stay.

    Args:
        unless_chosen: leave a layer alone whose widgets were chosen before.
    """
    if unless_chosen and layer.customProperty(_COUNT) is not None:
        return
    before = _widgets(layer)
    after = [widget for widget in before if widget != WIDGET_ID]
    if shown:
        after.append(WIDGET_ID)
    if after == before:
        return
    for place, widget in enumerate(after):
        layer.setCustomProperty(f"embeddedWidgets/{place}/id", widget)
    for place in range(len(after), len(before)):
        layer.removeCustomProperty(f"embeddedWidgets/{place}/id")
    layer.setCustomProperty(_COUNT, len(after))
    layer.legendChanged.emit()


def _widgets(layer: QgsMapLayer) -> list[str]:
    try:
        count = min(16, int(layer.customProperty(_COUNT, 0) or 0))
    except (TypeError, ValueError):
        return []
    return [
        str(layer.customProperty(f"embeddedWidgets/{place}/id") or "") for place in range(count)
    ]
