from __future__ import annotations

import pytest
from qgis.core import QgsSettings
from qgis.PyQt.QtTest import QSignalSpy

from geopera_plugin.core.servers.profiles import (
    ServerProfile,
    Servers,
    check_address,
    is_unprotected,
)
from geopera_plugin.core.settings import PluginSettings


@pytest.fixture
def servers(settings: PluginSettings) -> Servers:
    return Servers()


def test_profiles_are_kept_by_name(servers: Servers) -> None:
    changes = QSignalSpy(servers.changed)
    first = ServerProfile("b", "Zoo", "https://zoo.example", "abc1234")
    second = ServerProfile("a", "attic", "http://127.0.0.1:8765")
    for profile in (first, second, second):
        servers.save(profile)
    assert Servers().profiles() == [second, first]
    assert len(changes) == 2, "no signal when nothing changed"
    servers.remove("b")
    servers.remove("b")
    assert len(changes) == 3
    assert servers.profiles() == [second]


def test_a_server_that_goes_is_no_longer_in_use(servers: Servers) -> None:
    servers.save(ServerProfile("a", "A", "https://a.example"))
    servers.active = "a"
    assert Servers().active == "a"
    servers.remove("a")
    assert servers.active == ""


def test_settings_that_somebody_broke_are_left_out(servers: Servers) -> None:
    QgsSettings().setValue("geopera/servers/x/url", "ftp://x")
    QgsSettings().setValue("geopera/servers/y/url", "https://y.example")
    assert [profile.name for profile in servers.profiles()] == ["https://y.example"]
    assert servers.get("../../x") is None


def test_one_address_has_one_id_on_every_machine(servers: Servers) -> None:
    made = servers.new_id("https://a.example")
    assert made == servers.new_id("https://a.example") != servers.new_id("https://b.example")
    servers.save(ServerProfile(made, "A", "https://a.example"))
    assert servers.new_id("https://a.example") != made


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("imagery.example", "https://imagery.example"),
        (" https://Imagery.Example:8443/base/ ", "https://imagery.example:8443/base"),
        ("127.0.0.1:8765", "http://127.0.0.1:8765"),
        ("localhost", "http://localhost"),
        ("http://[::1]:80", "http://[::1]:80"),
    ],
)
def test_addresses_are_kept_in_one_form(text: str, address: str) -> None:
    assert check_address(text) == address


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "Enter"),
        ("ftp://a.example", "https"),
        ("file:///etc/passwd", "https"),
        ("https://me:secret@a.example", "password"),
        ("https://a.example/?x=1", "ends before"),
        ("https://a.example/#x", "ends before"),
        ("https://a b", "no web address"),
        ("https://a.example:99999", "no web address"),
        ("https://", "no web address"),
        ("https://a..\u202eexample\n", "no web address"),
    ],
)
def test_what_is_no_address_is_refused_in_words(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        check_address(text)


def test_plain_http_is_unprotected_but_on_this_machine() -> None:
    assert is_unprotected("http://a.example")
    assert not is_unprotected("https://a.example")
    assert not is_unprotected("http://127.0.0.1:8765")
