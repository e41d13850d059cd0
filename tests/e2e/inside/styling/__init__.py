"""Style a layer in every way, with mouse and keyboard, and time how soon the map follows."""

from __future__ import annotations

from typing import Any

from inside import record
from inside.arrival import arrive
from inside.leaving import leave
from inside.styling.hand import Hand
from inside.styling.keeping import Keeping
from inside.styling.looks import Looks
from inside.styling.places import Places
from inside.styling.survival import Survival
from inside.styling.values import Values


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    plugin = arrive()
    hand = Hand(plugin, plan)
    for part in (Looks, Values, Keeping, Places, Survival):
        part(hand).run()
    record.facts["times_ms"] = {
        name: [round(ms) for ms in found] for name, found in hand.times.items()
    }
    leave(plugin)
