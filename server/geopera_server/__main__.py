"""``python -m geopera_server``."""

from __future__ import annotations

from .cli import main

main()
