"""What else can be done with a style: profiles, formulas of one's own, copies for others."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtWidgets import QAction, QMenu

from ...client.band_formulas import delete_formula, save_formula
from ...client.models import OWN, Formula, Profile, TileToken
from ...client.profiles import delete_profile, profiles, save_profile
from ...core.style.copies import Copy, copied
from ...core.style.spec import adapted, from_config, profile_kind, to_config
from ...core.style.style import SceneStyle
from ...core.translate import tr
from ..name_dialog import NameDialog
from ..notifier import Choice
from ..words import moment_text
from .layer_tree import is_in_tree, show_in_tree

if TYPE_CHECKING:
    from .binding import StyleBinding
    from .session import StyleSession

_NAME = "geopera_style_"


class StyleMenu(QObject):
    """Fill the menu of the dock's panel."""

    def __init__(self, session: StyleSession, binding: StyleBinding) -> None:
        super().__init__(session)
        self._session = session
        self._binding = binding
        self._notifier = session.bench.notifier
        self._dialog: NameDialog | None = None
        panel = binding.panel
        self.menu = QMenu(panel.menu_button)
        self.menu.setObjectName("geopera_style_entries")
        self.profiles = QMenu(tr("Saved styles of this scene"), self.menu)
        self.profiles.setObjectName("geopera_style_profiles")
        self.copies = QMenu(tr("Copy as"), self.menu)
        self.copies.setObjectName("geopera_style_copies")
        self._save = self._action("save_profile", tr("Save style…"), self.ask_profile)
        self.menu.addMenu(self.profiles)
        self.menu.addSeparator()
        self._keep = self._action("save_formula", tr("Save formula…"), self.ask_formula)
        self._drop = self._action("delete_formula", tr("Delete formula"), self.delete_formula)
        self.menu.addSeparator()
        self.menu.addMenu(self.copies)
        titles = {
            Copy.XYZ: tr("XYZ address"),
            Copy.TILEJSON: tr("TileJSON address"),
            Copy.WMTS: tr("WMTS address"),
            Copy.PYTHON: tr("Python script"),
            Copy.PROCESS: tr("qgis_process command"),
        }
        self._kinds: dict[Copy, QAction] = {}
        for kind, title in titles.items():
            action = self._kinds[kind] = QAction(title, self.copies)
            action.setObjectName(f"{_NAME}copy_{kind.value}")
            action.triggered.connect(partial(self._on_copy, kind))
            self.copies.addAction(action)
        self.menu.addSeparator()
        self._tree = self._action("in_tree", tr("Show controls in the layer tree"), self._on_tree)
        self._tree.setCheckable(True)
        self.menu.aboutToShow.connect(self._on_show)
        panel.menu_button.setMenu(self.menu)

    def ask_profile(self) -> None:
        """Ask for a name, then save the layer's style under it."""
        current = self._binding.current()
        if current is None:
            return
        _spec, scene, key, style = current
        dialog = self._ask(tr("Save style"), style.short_title, 255)
        dialog.note.setText(
            tr("It is kept with the scene “{scene}”, for everybody who sees it.").format(
                scene=scene.title
            )
        )

        def save() -> None:
            name, kind, config = dialog.name(), profile_kind(style), to_config(style)
            self._session.in_background(
                "Save a style",
                lambda client: save_profile(client, scene.id, name, kind, config, asset_key=key),
                self._on_profile_saved,
            )

        dialog.accepted.connect(save)

    def ask_formula(self) -> None:
        """Ask for a name, then save the expression under it."""
        panel = self._binding.panel
        expression, colormap = panel.expression.text(), panel.colormap.text()
        ranges = panel.histograms.ranges()
        limits = ranges[0] if len(ranges) == 1 else (-1.0, 1.0)
        dialog = self._ask(tr("Save formula"), "", 50)
        dialog.note.setText(expression)

        named = colormap if colormap and not colormap.startswith("{") else "viridis"

        def save() -> None:
            name = dialog.name()
            self._session.in_background(
                "Save a formula",
                lambda client: save_formula(
                    client, name, expression, colormap=named, value_range=limits
                ),
                self._on_formula_saved,
            )

        dialog.accepted.connect(save)

    def delete_formula(self) -> None:
        """Delete the chosen formula, if it is one of the organization's own."""
        formula = self._binding.panel.formula.formula()
        if formula is None or not formula.own_id:
            return
        own_id, name = formula.own_id, formula.id
        self._session.in_background(
            "Delete a formula",
            lambda client: delete_formula(client, own_id),
            lambda _nothing: self._on_deleted(name),
        )

    def _on_profile_saved(self, saved: Profile) -> None:
        self._notifier.success(tr("The style “{name}” is saved.").format(name=saved.name))

    def _on_formula_saved(self, saved: Formula) -> None:
        self._notifier.success(tr("The formula “{name}” is saved.").format(name=saved.id))
        self._session.load_own(saved.id)

    def _on_deleted(self, name: str) -> None:
        self._notifier.success(tr("The formula “{name}” is deleted.").format(name=name))
        self._session.load_own()

    def _ask(self, title: str, suggestion: str, most: int) -> NameDialog:
        dialog = self._dialog = NameDialog(
            title, suggestion, most, self._session.bench.dock.window()
        )
        dialog.open()
        return dialog

    def _on_show(self) -> None:
        layer = self._binding.layer
        current = self._binding.current()
        has_layer = current is not None
        for kind, action in self._kinds.items():
            action.setEnabled(current is not None and kind.suits(current[0]))
        formula = self._binding.panel.formula.formula()
        panel = self._binding.panel
        typed = panel.mode() is type(panel.mode()).FORMULA and panel.expression.is_good
        own = formula is not None and formula.domain == OWN
        self._save.setEnabled(has_layer)
        self.copies.setEnabled(has_layer)
        self.profiles.setEnabled(False)
        self._keep.setEnabled(bool(typed and own and formula and not formula.own_id))
        self._drop.setVisible(bool(typed and formula and formula.own_id))
        self._tree.setEnabled(has_layer)
        self._tree.setChecked(layer is not None and is_in_tree(layer))
        scene = self._binding.scene
        client = self._session.client
        if scene is not None and client is not None and has_layer:
            item_id = scene.id
            self._session.in_background(
                "Load saved styles", lambda c: profiles(c, item_id), self._show_profiles
            )

    def _show_profiles(self, found: list[Profile]) -> None:
        self.profiles.clear()
        self.profiles.setEnabled(bool(found))
        for profile in found:
            action = QAction(profile.name.replace("&", "&&"), self.profiles)
            action.setObjectName(f"{_NAME}profile")
            action.triggered.connect(partial(self._on_profile, profile))
            self.profiles.addAction(action)
        if found:
            self.profiles.addSeparator()
            remove = self.profiles.addMenu(tr("Delete"))
            for profile in found:
                action = QAction(profile.name.replace("&", "&&"), remove)
                action.triggered.connect(partial(self._on_remove, profile))
                remove.addAction(action)

    def _on_profile(self, profile: Profile, *_args: object) -> None:
        scene = self._binding.scene
        if scene is None:
            return
        style: SceneStyle = from_config(profile.config, self._session.formulas)
        asset = scene.asset(self._binding.panel.asset_key())
        self._binding.apply(adapted(style, asset))

    def _on_remove(self, profile: Profile, *_args: object) -> None:
        self._session.in_background(
            "Delete a style",
            lambda client: delete_profile(client, profile),
            lambda _nothing: self._notifier.success(
                tr("The style “{name}” is deleted.").format(name=profile.name)
            ),
        )

    def _on_copy(self, kind: Copy, *_args: object) -> None:
        current = self._binding.current()
        if current is None:
            return
        spec, scene, key, _style = current
        base_url, asset = self._session.bench.connection.base_url, scene.asset(key)

        def done(token: TileToken | None) -> None:
            text = copied(kind, spec, asset, base_url, token.token if token else "")
            QGuiApplication.clipboard().setText(text)
            if token is not None:
                self._warn(token)
            elif kind is Copy.PROCESS:
                self._notifier.info(
                    tr("Copied. Put the scene's file in place of {file}.").format(
                        file=f"{asset.key}.tif"
                    )
                )
            else:
                self._notifier.info(
                    tr("Copied, without a key: the script reads yours from GEOPERA_KEY.")
                )

        if not kind.needs_token:
            done(None)
            return
        self._session.in_background("Make a token", lambda client: client.tile_token(), done)

    def _warn(self, token: TileToken) -> None:
        until = moment_text(token.expires_at)
        self._notifier.info(
            tr(
                "Copied, with a token in it: until {time}, whoever has the address"
                " can see tiles of your imagery, and do nothing else."
            ).format(time=until or tr("it expires")),
            Choice(tr("Clear the clipboard"), lambda: QGuiApplication.clipboard().clear()),
        )

    def _on_tree(self, *_args: object) -> None:
        layer = self._binding.layer
        if layer is not None:
            show_in_tree(layer, not is_in_tree(layer))

    def _action(self, name: str, text: str, run) -> QAction:
        action = QAction(text, self.menu)
        action.setObjectName(f"{_NAME}{name}")
        action.triggered.connect(lambda *_: run())
        self.menu.addAction(action)
        return action
