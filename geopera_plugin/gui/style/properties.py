"""The style panel in the properties of a layer, and in QGIS's Layer Styling panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer
from qgis.gui import QgsMapCanvas, QgsMapLayerConfigWidget, QgsMapLayerConfigWidgetFactory
from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from ...core.layers.layers import spec_of
from ...core.translate import tr
from ..icons import icon
from ..theme import muted_label
from .panel import StylePanel

if TYPE_CHECKING:
    from .session import StyleSession


class StylePage(QgsMapLayerConfigWidget):
    """A page with a panel that edits the layer at once."""

    def __init__(
        self,
        layer: QgsMapLayer,
        canvas: QgsMapCanvas,
        session: StyleSession,
        parent: QWidget | None,
    ) -> None:
        super().__init__(layer, canvas, parent)
        self.setObjectName("geopera_style_page")
        self.panel = StylePanel(self, "geopera_page_")
        self.panel.menu_button.hide()
        self.panel.wrap_rows()  # the Layer Styling panel is narrow
        hint = muted_label(
            tr("The map follows at once; there is nothing to apply."), "geopera_page_hint", self
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, 4, 2, 4)
        layout.addWidget(self.panel)
        layout.addWidget(hint)
        layout.addStretch(1)
        session.bind(self.panel).set_layer(layer)

    def apply(self) -> None:
        """Do nothing: it is done already."""

    def shouldTriggerLayerRepaint(self) -> bool:  # noqa: N802
        """Say that the layer is drawn anew without being told."""
        return False


class _Factory(QgsMapLayerConfigWidgetFactory):
    def __init__(self, session: StyleSession) -> None:
        super().__init__("Geopera", icon("geopera"))
        self._session: StyleSession | None = session

    def supportLayerPropertiesDialog(self) -> bool:  # noqa: N802
        """Say that it is a page of the properties."""
        return True

    def supportsStyleDock(self) -> bool:  # noqa: N802
        """Say that it is a page of the Layer Styling panel."""
        return True

    def supportsLayer(self, layer: QgsMapLayer) -> bool:  # noqa: N802
        """Say whether a layer is ours."""
        return self._session is not None and spec_of(layer) is not None

    def createWidget(  # noqa: N802
        self,
        layer: QgsMapLayer,
        canvas: QgsMapCanvas,
        _dock_widget: bool = True,
        parent: QWidget | None = None,
    ) -> QgsMapLayerConfigWidget | None:
        """Return the page of a layer."""
        if self._session is None:
            return None
        return StylePage(layer, canvas, self._session, parent)

    def detach(self) -> None:
        """Make no more pages."""
        self._session = None


class StyleProperties:
    """Register the page, and take it back."""

    def __init__(self, session: StyleSession) -> None:
        self._iface = session.bench.iface
        self._factory = _Factory(session)
        self._iface.registerMapLayerConfigWidgetFactory(self._factory)

    def dispose(self) -> None:
        """Take the page out."""
        self._iface.unregisterMapLayerConfigWidgetFactory(self._factory)
        self._factory.detach()
