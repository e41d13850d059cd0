"""Credentials of remote servers: in QGIS's authentication database, and nowhere else."""

from __future__ import annotations

from qgis.core import QgsApplication, QgsAuthMethodConfig
from requests.auth import AuthBase

from ...client.credentials import Bearer, PasswordLogin
from ..translate import tr

USER = "geopera"  # a key is kept as a password: QGIS can send that with tiles too, in every version
_METHOD = "Basic"


class CredentialProblem(Exception):
    """The credentials of a server cannot be had."""


def store_key(key: str, name: str, url: str, authcfg: str = "") -> str:
    """Put an API key into the authentication database and return the id of its entry.

    Args:
        authcfg: the entry to change; a new one is made when it is empty or gone.

    Raises:
        CredentialProblem: the database does not open.
    """
    manager = _opened_manager()
    config = QgsAuthMethodConfig(_METHOD)
    known = bool(authcfg) and authcfg in manager.configIds()
    if known:
        config.setId(authcfg)
    config.setName(f"Geopera: {name}")
    config.setUri(url)
    config.setConfig("username", USER)
    config.setConfig("password", key)
    if known:
        stored = manager.updateAuthenticationConfig(config)
    else:
        answer = manager.storeAuthenticationConfig(config)
        stored = answer[0] if isinstance(answer, tuple) else answer
    if not stored or not config.id():
        raise CredentialProblem(tr("QGIS could not keep the key in its authentication database."))
    return str(config.id())


def remove_key(authcfg: str) -> None:
    """Delete an entry that ``store_key`` made; entries of the user's own stay."""
    manager = QgsApplication.authManager()
    if authcfg and not manager.isDisabled() and is_ours(authcfg):
        manager.removeAuthenticationConfig(authcfg)


def is_ours(authcfg: str) -> bool:
    """Say whether an entry of the authentication database was made by this plugin."""
    manager = QgsApplication.authManager()
    if manager.isDisabled() or authcfg not in manager.configIds():
        return False
    config = manager.availableAuthMethodConfigs().get(authcfg)
    return config is not None and config.name().startswith("Geopera: ")


def credential(authcfg: str) -> AuthBase:
    """Return what proves who calls; on the GUI thread, QGIS may ask for its master password.

    Raises:
        CredentialProblem: the entry is gone, locked, or of a kind that this server does not take.
    """
    if not authcfg:
        return Bearer(None)
    manager = _opened_manager()
    if authcfg not in manager.configIds():
        raise CredentialProblem(
            tr("The key of this server is not in QGIS's authentication database: enter it again.")
        )
    config = QgsAuthMethodConfig()
    answer = manager.loadAuthenticationConfig(authcfg, config, True)
    loaded = answer[0] if isinstance(answer, tuple) else answer
    if not loaded:
        raise CredentialProblem(tr("QGIS's authentication database did not hand out the key."))
    if config.method() != _METHOD:
        raise CredentialProblem(
            tr(
                "This server takes entries of the kind Basic; this one is of the kind {kind}."
            ).format(kind=config.method())
        )
    return PasswordLogin(config.config("username"), config.config("password"))


def _opened_manager():
    manager = QgsApplication.authManager()
    if manager.isDisabled():
        raise CredentialProblem(tr("QGIS's authentication database is switched off."))
    if not manager.setMasterPassword(True):
        raise CredentialProblem(
            tr("QGIS's authentication database is locked: its master password is needed.")
        )
    return manager
