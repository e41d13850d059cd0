"""Proxies and certificates as QGIS has them set, for requests that QGIS does not send itself."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from qgis.core import QgsApplication, QgsNetworkAccessManager
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtNetwork import QNetworkProxy, QNetworkProxyQuery

from ...client.route import Route, is_loopback

_KINDS = {
    QNetworkProxy.ProxyType.HttpProxy: "http",
    QNetworkProxy.ProxyType.HttpCachingProxy: "http",
    QNetworkProxy.ProxyType.Socks5Proxy: "socks5h",
}


def route_to(url: str) -> Route:
    """Return how QGIS would go to an address. Call it on the GUI thread."""
    trusted = trusted_certificates(url) if urlsplit(url).scheme == "https" else ""
    return Route(proxy_for(url), trusted)


def proxy_for(url: str) -> str | None:
    """Return the proxy that QGIS would ask, as a URL with its password, or None for none."""
    if is_loopback(url):
        return None
    factory = QgsNetworkAccessManager.instance().proxyFactory()
    if factory is None:
        return None
    for proxy in factory.queryProxy(QNetworkProxyQuery(QUrl(url))):
        kind = _KINDS.get(proxy.type())
        if kind is None or not proxy.hostName():
            return None
        login = quote(proxy.user(), safe="")
        if proxy.password():
            login += ":" + quote(proxy.password(), safe="")
        host = f"[{proxy.hostName()}]" if ":" in proxy.hostName() else proxy.hostName()
        return f"{kind}://{login + '@' if login else ''}{host}:{proxy.port() or 8080}"
    return None


def trusted_certificates(url: str) -> str:
    """Return the authorities that QGIS trusts, and what the user accepted for this host, as PEM."""
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        return ""
    found = bytes(manager.trustedCaCertsPemText())
    parts = urlsplit(url)
    accepted = manager.sslCertCustomConfigByHost(f"{parts.hostname}:{parts.port or 443}")
    if not accepted.isNull():
        found += b"\n" + bytes(accepted.sslCertificate().toPem())
    return found.decode("ascii", errors="ignore")
