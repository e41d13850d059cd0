"""Styles and formulas that are saved, and layers that are copied for others."""

from __future__ import annotations

from typing import Any

from inside import record
from inside.styling.hand import Hand
from inside.window import check, click, find, shot, step, wait
from qgis.PyQt.QtGui import QGuiApplication
from qgis.PyQt.QtTest import QTest
from qgis.utils import iface


class Keeping:
    """Save, apply again, and copy."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.panel = hand.panel

    def run(self) -> None:
        """Go through it, step by step."""
        self.save()
        self.copy()

    def save(self) -> None:
        """Save the formula and the style, change the layer, and apply the style again."""
        step("save")
        self._menu("geopera_style_save_formula")
        dialog = find("geopera_name_dialog")
        wait(dialog.isVisible, "a name is asked for")
        QTest.keyClicks(find("geopera_name"), "soil index")
        shot("11_name")
        click("geopera_name_save")
        wait(lambda: self.panel.formula.currentText() == "soil index", "it is among the formulas")
        self._menu("geopera_style_save_profile")
        dialog = wait(lambda: find("geopera_name_dialog"), "a name is asked for")
        wait(dialog.isVisible, "a name is asked for")
        name = find("geopera_name")
        name.selectAll()
        QTest.keyClicks(name, "My soil style")
        click("geopera_name_save")
        QTest.qWait(300)
        saved = self.hand.spec()
        click("geopera_mode_rgb")
        wait(lambda: self.hand.spec().bands is not None, "the layer shows bands again")
        menu = self._open_menu()
        profiles = self.hand.part("StyleSession").menu.profiles
        wait(profiles.isEnabled, "the saved style is listed")
        record.facts["profiles"] = [action.text() for action in profiles.actions()]
        shot("12_menu")
        profiles.actions()[0].trigger()
        menu.hide()
        wait(lambda: self.hand.spec().expression == saved.expression, "the saved style is shown")

    def copy(self) -> None:
        """Copy the layer for others, and look for secrets."""
        step("copy")
        copies = {}
        board = QGuiApplication.clipboard()
        for kind in ("xyz", "tilejson", "wmts", "python", "qgis_process"):
            board.setText("nothing")
            menu = self._open_menu()
            menu.hide()
            find_action(menu, f"geopera_style_copy_{kind}").trigger()
            wait(lambda: board.text() != "nothing", f"{kind} is copied")
            copies[kind] = board.text()
        record.facts["copies"] = copies
        key = self.hand.plugin.connection.server.key
        record.facts["key_copied"] = [kind for kind, text in copies.items() if key in text]
        shot("13_copied")
        iface.messageBar().clearWidgets()

    def _open_menu(self) -> Any:
        button = find("geopera_style_menu")
        menu = button.menu()
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
        wait(menu.isVisible, "the menu is open")
        return menu

    def _menu(self, name: str) -> None:
        menu = self._open_menu()
        menu.hide()
        action = find_action(menu, name)
        check(action.isEnabled(), f"{name} can be chosen")
        action.trigger()


def find_action(menu: Any, name: str) -> Any:
    """Return an action of a menu, or of a menu in it."""
    for action in menu.actions():
        if action.objectName() == name:
            return action
        if action.menu() is not None:
            inner = find_action(action.menu(), name)
            if inner is not None:
                return inner
    return None
