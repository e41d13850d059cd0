"""Stack pages of which only the one in sight claims room."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QSizePolicy, QStackedWidget, QWidget


class PageStack(QStackedWidget):
    """Be as small as the page in sight allows, not as the largest of all pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policies: list[QSizePolicy] = []
        self.currentChanged.connect(lambda *_: self._share_room())

    def add_pages(self, *pages: QWidget) -> None:
        """Add pages; the first one is shown."""
        for page in pages:
            self._policies.append(page.sizePolicy())
            self.addWidget(page)
        self._share_room()

    def hasHeightForWidth(self) -> bool:  # noqa: N802
        """Say no: a stack that trades height for width is never smaller than all pages want."""
        return False

    def _share_room(self) -> None:
        ignored = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        for place, policy in enumerate(self._policies[: self.count()]):
            self.widget(place).setSizePolicy(policy if place == self.currentIndex() else ignored)
        self.updateGeometry()
