"""The words of the plugin in the language of QGIS."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QTranslator

CONTEXT = "Geopera"
_FOLDER = Path(__file__).resolve().parents[1] / "i18n"


def tr(text: str) -> str:
    """Return a text in the language of QGIS.

    Give it one literal; what differs goes in afterwards: ``tr("{count} dates").format(count=2)``.
    """
    return QCoreApplication.translate(CONTEXT, text)


def look_up(text: str) -> str:
    """Return the translation of a literal that stands elsewhere: in an error of the client."""
    return QCoreApplication.translate(CONTEXT, text)


def catalogue(locale: str, folder: Path = _FOLDER) -> Path | None:
    """Return the compiled words for a locale such as `de_AT` or `pt`; None means English."""
    language = locale.replace("-", "_").split(".")[0]
    for name in (language, language.split("_")[0]):
        path = folder / f"geopera_{name}.qm"
        if path.is_file():
            return path
    return None


class Translation:
    """The translator of QGIS's language: installed once, removed when the plugin goes."""

    def __init__(self, locale: str | None = None, folder: Path = _FOLDER) -> None:
        self._translator: QTranslator | None = None
        path = catalogue(locale or QgsApplication.locale(), folder)
        if path is None:
            return
        translator = QTranslator()
        if translator.load(str(path)) and QCoreApplication.installTranslator(translator):
            self._translator = translator

    @property
    def is_installed(self) -> bool:
        """Say whether words other than English are in use."""
        return self._translator is not None

    def remove(self) -> None:
        """Go back to English; harmless when called twice."""
        translator, self._translator = self._translator, None
        if translator is not None:
            QCoreApplication.removeTranslator(translator)
