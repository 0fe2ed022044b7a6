"""Every key of every screen over a database in which each text is a hundred thousand characters long.

Nobody can write that here; a file made by hand, or by another program, may hold it. Nothing may hang then: what is
drawn is cut before it is broken into lines and measured.
"""

from __future__ import annotations

from time import process_time
from typing import Any

import pytest
from rich.cells import cell_len
from textual.pilot import Pilot

from breakthrough_tui.screens.actions import BOARD, actions_on
from tests.screens.test_hostile import SAME_EVERYWHERE, WAYS, Hearing, Walk
from tests.support.example import OnFile
from tests.support.example import example as example
from tests.support.example import example_made_once as example_made_once
from tests.support.hostile import acts
from tests.support.poison import far_too_long, poison
from tests.support.screens import start_app

HANGS = 15.0
"""Seconds of work for one key, on a machine that has much else to do. What was not cut took minutes."""


class Waiting(Walk):
    """Somebody who presses everything, and looks at the clock."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        super().__init__(pilot)
        self.slowest: list[tuple[float, str, str]] = []

    async def press(self, *keys: str) -> None:
        for key in keys:
            begun = process_time()
            await super().press(key)
            self.slowest.append((process_time() - begun, type(self.app.screen).__name__, key))


@pytest.mark.parametrize("every", [6, pytest.param(1, marks=pytest.mark.soak)])
async def test_no_key_hangs_and_every_line_fits(example: OnFile, every: int) -> None:
    """In `make test` a sixth of the keys of each screen, in `make soak` all of them."""
    poison(example.path, far_too_long())
    app = start_app(example, "ana", code="PERMIT")
    app.driver_class = Hearing
    seen: list[Waiting] = []

    async def story(pilot: Pilot[Any]) -> None:
        assert app._watching is not None
        app._watching.cancel()
        walk = Waiting(pilot)
        seen.append(walk)
        await walk.settle()
        for place in WAYS:
            for action in actions_on(place)[::every]:
                here = action.id not in SAME_EVERYWHERE or place == BOARD
                if not here or action.id in ("leave", "theme") or action.id.startswith("go_"):
                    continue
                await walk.go(place)
                await walk.press(action.keys[0])
                assert acts(walk.app._driver.heard()) == [], (place, action.id)
                assert app.broken is None, (place, action.id)
                for strip in app.screen._compositor.render_strips():
                    assert strip.cell_length == 80, (place, action.id)
                    assert cell_len(strip.text) == 80, (place, action.id)
                if action.id in ("mine", "look"):
                    await walk.press(action.keys[0])
        app.exit()

    try:
        await app.run_async(auto_pilot=story, size=(80, 24))
    finally:
        app.session.threads.close()
    assert app.broken is None
    [walk] = seen
    slow = sorted(walk.slowest, reverse=True)
    print(slow[:5])
    assert slow[0][0] < HANGS, slow[:5]
