"""A session with several servers: add one, use it, come back; options, packages, a process."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable
from typing import Any

from inside import record
from inside.arrival import PLUGIN, arrive, choose_date
from inside.window import (
    LEFT,
    NO_KEYS,
    canvas_colours,
    check,
    choose,
    click,
    click_row,
    find,
    rendered,
    shot,
    step,
    wait,
)
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QEvent, Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QAction, QApplication, QDialogButtonBox, QDockWidget, QToolBar
from qgis.utils import iface, unloadPlugin


def run(plan: dict[str, Any]) -> None:
    """Do everything once."""
    os.environ["PIP_NO_INDEX"] = "1"  # an installation fails at once, with words
    os.environ.pop("PIP_FIND_LINKS", None)
    os.environ["PIP_CONFIG_FILE"] = os.devnull
    QgsApplication.authManager().setMasterPassword("session", True)
    plugin = arrive()
    projects = find("geopera_project")
    wait(lambda: projects.count() == 1, "the demo project is there")
    add_server(plan)
    use_other_server(plugin, plan)
    edit_server(plugin, plan)
    options(plugin, plan)
    own_process(plugin)
    leave(plugin)


def during(work: Callable[[], None], opens: Callable[[], None]) -> None:
    """Do something while what `opens` shows keeps the event loop."""
    failures: list[Exception] = []

    def guarded() -> None:
        try:
            work()
        except Exception as error:  # noqa: BLE001 - it is raised again outside
            failures.append(error)
            shot("97_in_a_dialog")
        finally:
            popup = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if failures and popup is not None:
                popup.close()

    QTimer.singleShot(400, guarded)
    opens()
    QTest.qWait(50)
    if failures:
        raise failures[0]


def pick(action_name: str, picture: str = "") -> None:
    """Open the header's menu with the mouse and click an entry."""
    menu = find("geopera_server_menu")

    def choose_entry() -> None:
        check(menu.isVisible(), "the menu of servers is open")
        if picture:
            shot(picture)
        action = menu.findChild(QAction, action_name)
        check(action is not None, f"{action_name} is in the menu")
        QTest.mouseClick(menu, LEFT, NO_KEYS, menu.actionGeometry(action).center())

    during(choose_entry, lambda: click("geopera_server_choice"))


def type_into(name: str, text: str) -> None:
    line = find(name)
    line.setFocus()
    line.selectAll()
    QTest.keyClicks(line, text)


def verdict() -> str:
    button = find("geopera_server_test")
    click("geopera_server_test")
    wait(lambda: button.isEnabled(), "the test is over", 20)
    return str(find("geopera_server_verdict_title").text())


def add_server(plan: dict[str, Any]) -> None:
    """Type a server in, wrong at first, and keep it."""
    step("add a server")
    pick("geopera_add_server", "01_menu")
    wait(lambda: find("geopera_server_dialog").isVisible(), "the dialog is open")
    warning = find("geopera_server_unprotected")
    type_into("geopera_server_url", "http://imagery.example")
    warned = {"http://imagery.example": warning.isVisible()}
    shot("02_unprotected")
    type_into("geopera_server_name", "Harbour office")
    type_into("geopera_server_url", "http://127.0.0.1:9")
    warned["loopback"] = warning.isVisible()
    type_into("geopera_server_key", plan["key"] + "x")
    verdicts = {"nobody": verdict()}
    type_into("geopera_server_url", plan["url"])
    verdicts["key"] = verdict()
    shot("03_wrong_key")
    type_into("geopera_server_key", plan["key"])
    verdicts["good"] = verdict()
    shot("04_good")
    record.facts.update({"verdicts": verdicts, "warned": warned, "key": plan["key"]})
    click("geopera_server_save")


def use_other_server(plugin: Any, plan: dict[str, Any]) -> None:
    """See that projects, scenes and tiles are those of the server that was added."""
    step("use it")
    text = find("geopera_server_text")
    wait(lambda: text.text() == "Connected", "it is in use")
    projects = find("geopera_project")
    wait(lambda: names(projects) == [plan["project"]], "its project is there")
    record.facts["projects_elsewhere"] = names(projects)
    choose_date(plugin, plan["date"])
    before = set(QgsProject.instance().mapLayers())
    click_row(find("geopera_scene_list"), 0, double=True)
    wait(lambda: set(QgsProject.instance().mapLayers()) - before, "the layer is there", 60)
    rendered()
    colours = [sum(sample["rgb"]) / 3 for sample in canvas_colours(24, 16)]
    middle = sum(colours) / len(colours)
    spread = sum((colour - middle) ** 2 for colour in colours) / len(colours)
    record.facts["colours_elsewhere"] = spread**0.5
    shot("05_elsewhere")
    QgsProject.instance().removeAllMapLayers()


def edit_server(plugin: Any, plan: dict[str, Any]) -> None:
    """Give the server another name; its key is kept, and goes to no other address."""
    step("edit it")
    before = plugin.connection.profile
    pick("geopera_edit_server", "05_menu_of_two")
    wait(lambda: find("geopera_server_dialog").isVisible(), "the dialog is open")
    shown = [find(f"geopera_server_{line}").text() for line in ("name", "url", "key")]
    placeholder = find("geopera_server_key").placeholderText()
    shot("05_edit")
    type_into("geopera_server_url", "http://127.0.0.2:9")
    click("geopera_server_save")
    refused = find("geopera_server_verdict_title").text()
    shot("05_edit_refused")
    type_into("geopera_server_url", plan["url"])
    type_into("geopera_server_name", "Harbour pier")
    tested = verdict()
    click("geopera_server_save")
    choice, text = find("geopera_server_choice"), find("geopera_server_text")
    wait(lambda: "Harbour pier" in choice.text(), "the header has its new name")
    wait(lambda: text.text() == "Connected", "it is in use")
    after = plugin.connection.profile
    record.facts["edited"] = {
        "shown": shown,
        "placeholder": placeholder,
        "refused": refused,
        "tested": tested,
        "same": [after.id == before.id, after.authcfg == before.authcfg],
    }
    wait(lambda: names(find("geopera_project")) == [plan["project"]], "its project is there")


def names(combo: Any) -> list[str]:
    return [combo.itemText(row) for row in range(combo.count())]


def options(plugin: Any, plan: dict[str, Any]) -> None:
    """Go back to this computer on the page of the options, and set things there."""
    step("options")

    def on_the_page() -> None:
        dialog = QApplication.activeModalWidget()
        check(dialog is not None, "the options are open")
        dialog.setObjectName("geopera_in_options")  # so that the watch leaves it open
        dialog.resize(1180, 900)
        dialog.move(200, 40)
        page = find("geopera_options")
        check(page.isVisible(), "the plugin's page is shown")
        tree = find("geopera_servers")
        own = tree.topLevelItem(0)
        QTest.mouseClick(tree.viewport(), LEFT, NO_KEYS, tree.visualItemRect(own).center())
        shot("06_options")
        click("geopera_servers_use")
        wait(lambda: plugin.connection.is_online, "this computer's server is in use again")
        packages()
        find("geopera_option_port").setValue(0)
        find("geopera_option_cache").setValue(96)
        find("geopera_option_allow_remote").click()
        choose(find("geopera_option_mode"), 2)
        find("geopera_option_interpreter").setFilePath(plan["python"])
        QTest.qWait(50)
        shot("08_options_own_process")
        box = dialog.findChild(QDialogButtonBox)
        box.button(QDialogButtonBox.StandardButton.Ok).click()

    during(on_the_page, lambda: find_action("geopera_open_options").trigger())
    projects = find("geopera_project")
    text = find("geopera_server_text")
    wait(lambda: text.text() == "Server ready", "the server runs again", 60)
    wait(lambda: names(projects) == ["Demo fields"], "the demo project is there again")
    record.facts["projects_back"] = names(projects)
    settings = plugin.connection.settings
    record.facts["options"] = {
        "port": settings.preferred_port,
        "cache_mb": settings.cache_mb,
        "allow_remote": settings.allow_remote,
    }


def packages() -> None:
    """Let an installation fail, for want of an index; nothing is left of it."""
    step("packages")
    click("geopera_option_set_up")
    dialog = find("geopera_dependency_dialog")
    wait(lambda: dialog.isVisible(), "the dialog is open")
    find("geopera_dependency_own").click()
    find("geopera_dependency_in_qgis").click()
    shot("07_packages")
    click("geopera_dependency_install_button")
    outcome = find("geopera_dependency_outcome")
    wait(lambda: outcome.text() and "…" not in outcome.text(), "the installation is over", 60)
    record.facts["install_failed"] = outcome.text()
    shot("07_packages_failed")
    from geopera_plugin.core.environment.environment import environments_folder

    folder = environments_folder()
    record.facts["environment_left"] = folder.is_dir() and bool(list(folder.iterdir()))
    dialog.reject()


def own_process(plugin: Any) -> None:
    """Kill the server's process: it comes back by itself."""
    step("a process of its own")
    from geopera_plugin.core.tasks import BACKGROUND

    server = plugin.connection.server
    check(type(server).__name__ == "ChildServer", "the server is a process of its own")
    strip = find("geopera_date_strip")
    wait(lambda: strip.model().rowCount() > 0, "the dates are there")
    wait(lambda: BACKGROUND.running == 0, "nothing asks the server just now")
    first = server._process.pid
    os.kill(first, signal.SIGKILL)
    wait(lambda: not plugin.connection.is_online, "its end is noticed")
    shot("09_comes_back")
    wait(lambda: plugin.connection.is_online, "it is back", 60)
    record.facts["children"] = [first, server._process.pid]
    wait(lambda: find("geopera_project").count() == 1, "the project is there again")
    shot("10_back")
    settings = plugin.connection.settings
    settings.interpreter = None
    plugin.connection.restart()
    wait(lambda: find("geopera_server_setup").isVisible(), "the way out is offered")
    shot("11_not_set_up")
    told = [entry for entry in record.messages if "set it up" in entry["text"]]
    check(told, "the reason is in the log")
    record.messages[:] = [entry for entry in record.messages if entry not in told]
    welcome()
    click("geopera_server_setup")
    dialog = find("geopera_dependency_dialog")
    wait(lambda: dialog.isVisible(), "the dialog of packages is open")
    shot("12_set_up")
    dialog.reject()


def welcome() -> None:
    """Take both ways that the welcome page offers; the other panels say what they wait for."""
    step("welcome")
    record.facts["welcome"] = [
        find(name).text() for name in ("geopera_setup_title", "geopera_style_vacancy")
    ]
    check(not find("geopera_mode_rgb").isVisible(), "there is nothing to style")
    click("geopera_setup_elsewhere")
    dialog = wait(lambda: find("geopera_server_dialog"), "a server is asked for")
    wait(dialog.isVisible, "a server is asked for")
    check(not find("geopera_server_save").isEnabled(), "nothing can be saved yet")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait(lambda: not dialog.isVisible(), "Esc closes it")
    click("geopera_setup_here")
    dialog = wait(lambda: find("geopera_dependency_dialog"), "the packages are offered")
    wait(dialog.isVisible, "the packages are offered")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    wait(lambda: not dialog.isVisible(), "Esc closes it")


def find_action(name: str) -> Any:
    return iface.mainWindow().findChild(QAction, name)


def leave(plugin: Any) -> None:
    """Unload; nothing stays."""
    step("unload")
    del plugin
    check(unloadPlugin(PLUGIN), "the plugin unloads")
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    QTest.qWait(300)
    window = iface.mainWindow()
    widgets = [*window.findChildren(QDockWidget), *window.findChildren(QToolBar)]
    record.facts["left_behind"] = {
        "widgets": [w.objectName() for w in widgets if "geopera" in w.objectName()],
        "threads": [t.name for t in threading.enumerate() if "geopera" in t.name.lower()],
    }
