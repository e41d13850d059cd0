"""A session in time: step through dates, compare two, chart them all."""

from __future__ import annotations

from typing import Any

from inside.arrival import arrive
from inside.timeline.charting import Charting
from inside.timeline.comparison import Comparison
from inside.timeline.steps import Steps
from inside.timeline.survival import Survival


def run(plan: dict[str, Any]) -> None:
    """Do the session."""
    Timeline(plan).run()


class Timeline(Steps, Comparison, Charting, Survival):
    """Do the session, step by step."""

    def run(self) -> None:
        """Go through the session."""
        self.plugin = arrive()
        self.add_formula()
        self.step_through()
        self.follow_the_filmstrip()
        self.play()
        self.swipe()
        self.difference()
        self.chart()
        self.survive()
        self.outlive_the_token()
        self.lose_the_server()
        self.look_for_secrets()
