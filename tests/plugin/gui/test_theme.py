"""Colours of what is painted by hand, in light and dark."""

from __future__ import annotations

import pytest
from qgis.PyQt.QtGui import QColor, QPalette

from geopera_plugin.gui.theme import hairline, ink, muted

ROLE = QPalette.ColorRole


def palette(text: str, window: str, base_text: str, base: str) -> QPalette:
    made = QPalette()
    for role, colour in (
        (ROLE.WindowText, text),
        (ROLE.Window, window),
        (ROLE.Text, base_text),
        (ROLE.Base, base),
    ):
        made.setColor(role, QColor(colour))
    return made


@pytest.mark.parametrize(
    "colours",
    [
        ("#000000", "#efefef", "#000000", "#ffffff"),
        ("#eeeeee", "#323232", "#eeeeee", "#1e1e1e"),
        (
            "#535353",
            "#535353",
            "#111111",
            "#222222",
        ),  # Night Mapping, below its style sheet
        ("#f0f0f0", "#ffffff", "#dddddd", "#ffffff"),
    ],
)
def test_text_reads_on_every_ground(colours: tuple[str, str, str, str]) -> None:
    made = palette(*colours)
    for ground in (ROLE.Window, ROLE.Base):
        assert abs(ink(made, ground).lightness() - made.color(ground).lightness()) >= 80
    assert abs(muted(made).lightness() - made.color(ROLE.Window).lightness()) >= 50
    assert hairline(made) != made.color(ROLE.Window)


def test_a_palette_that_reads_well_is_left_alone() -> None:
    made = palette("#123456", "#efefef", "#654321", "#ffffff")
    assert ink(made) == QColor("#123456")
    assert ink(made, ROLE.Base) == QColor("#654321")
