from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtNetwork import QNetworkProxy

from geopera_plugin.client.route import is_loopback
from geopera_plugin.core.servers.route import proxy_for, route_to

Type = QNetworkProxy.ProxyType


@pytest.fixture(autouse=True)
def no_proxy_afterwards(qgis_app: QgsApplication) -> Iterator[None]:
    yield
    set_proxy(QNetworkProxy(Type.NoProxy))


def set_proxy(
    proxy: QNetworkProxy, excludes: tuple[str, ...] = (), never: tuple[str, ...] = ()
) -> None:
    manager = QgsNetworkAccessManager.instance()
    manager.setupDefaultProxyAndCache()
    manager.setFallbackProxyAndExcludes(proxy, list(excludes), list(never))


def test_no_proxy_is_no_proxy() -> None:
    set_proxy(QNetworkProxy(Type.NoProxy))
    assert proxy_for("https://a.example/x") is None


def test_the_proxy_of_the_options_is_taken_with_its_password() -> None:
    set_proxy(QNetworkProxy(Type.HttpProxy, "proxy.example", 3128, "me", "p@ss:word"))
    assert proxy_for("https://a.example") == "http://me:p%40ss%3Aword@proxy.example:3128"
    assert "p%40ss" not in repr(route_to("https://a.example"))


def test_what_the_options_leave_out_goes_directly() -> None:
    proxy = QNetworkProxy(Type.HttpProxy, "proxy.example", 3128)
    set_proxy(proxy, ("https://near.example",), ("https://never.example",))
    assert proxy_for("https://near.example/x") is None
    assert proxy_for("https://never.example/x") is None
    assert proxy_for("https://far.example/x") == "http://proxy.example:3128"


def test_a_proxy_of_the_kind_socks_is_named_so() -> None:
    set_proxy(QNetworkProxy(Type.Socks5Proxy, "proxy.example", 1080))
    assert proxy_for("https://a.example") == "socks5h://proxy.example:1080"


def test_this_machine_is_never_behind_a_proxy() -> None:
    set_proxy(QNetworkProxy(Type.HttpProxy, "proxy.example", 3128))
    for url in ("http://127.0.0.1:8765", "http://localhost", "http://[::1]:1"):
        assert is_loopback(url)
        assert proxy_for(url) is None


def test_certificates_are_those_that_qgis_trusts(tmp_path: Path) -> None:
    from qgis.PyQt.QtNetwork import QSslCertificate

    line = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    line += ["-subj", "/CN=Geopera test", "-keyout", str(tmp_path / "key.pem")]
    line += ["-out", str(tmp_path / "ca.pem")]
    subprocess.run(line, check=True, capture_output=True, timeout=30)
    (certificate,) = QSslCertificate.fromPath(str(tmp_path / "ca.pem"))
    body = bytes(certificate.toPem()).decode().split("-----")[2].strip()
    assert body not in route_to("https://a.example").trusted
    manager = QgsApplication.authManager()
    assert manager.storeCertAuthority(certificate)
    manager.initSslCaches()
    try:
        assert body in route_to("https://a.example").trusted
        assert route_to("http://a.example").trusted == ""
    finally:
        manager.removeCertAuthority(certificate)
        manager.initSslCaches()
