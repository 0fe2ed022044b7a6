"""Every key of every screen over a database full of hostile text, and every form filled with it, at 80x24.

Heard is both what Textual writes and what our driver makes of it for the terminal. A person may switch the driver off.
"""

from __future__ import annotations

import asyncio
import json
import re
import unicodedata
from base64 import b64decode
from itertools import cycle
from time import process_time
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.text import clean_text
from breakthrough_tui.screens.actions import (
    ALONE,
    AREAS,
    BOARD,
    CARD,
    EVERYWHERE,
    FIRST_RUN,
    GOAL,
    MEETINGS,
    OBSTACLE,
    OBSTACLES,
    PORTFOLIO,
    PREFERENCES,
    PRESENTATION,
    REPORT,
    RESULT,
    actions_on,
)
from breakthrough_tui.screens.base import BaseScreen
from breakthrough_tui.screens.dialogs.drafts import Drafted
from breakthrough_tui.screens.dialogs.form import FormField, FormSheet
from breakthrough_tui.screens.dialogs.form_field import put, text_of
from breakthrough_tui.widgets.fields import LineField
from breakthrough_tui.widgets.text_field import TextField
from tests.support.audit import heard
from tests.support.example import OnFile
from tests.support.example import example as example
from tests.support.example import example_made_once as example_made_once
from tests.support.hostile import HOSTILE, MARK, acts
from tests.support.poison import poison, three_at_once, unknown_columns, written
from tests.support.screens import start_app
from tests.terminal.sink import SinkDriver

WAYS = {
    BOARD: "1",
    OBSTACLES: "2",
    RESULT: "3",
    GOAL: "4",
    MEETINGS: "5",
    REPORT: "6",
    PORTFOLIO: "0",
    CARD: "1 enter",
    OBSTACLE: "2 g enter",
    AREAS: "0 R",
    PREFERENCES: "1 comma",
    PRESENTATION: "6 F",
}
"""How to come to each screen."""

SAME_EVERYWHERE = frozenset(
    "undo redo previous next preferences commands help news signals back leave theme".split()
)
"""Tried on one screen only, but for those that show what is there."""


class Hearing(SinkDriver):
    """Keeps what Textual writes, too; nobody looks at a picture."""

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        self.written: list[str] = []

    def write(self, data: str) -> None:
        self.written.append(data)
        super().write(data)

    def heard(self) -> bytes:
        """All since it was asked the last time."""
        both = "".join(self.written).encode("utf-8", "surrogatepass") + b"".join(self.sink)
        self.written.clear()
        self.sink.clear()
        return both


class Walk:
    """Somebody who presses everything."""

    def __init__(self, pilot: Pilot[Any]) -> None:
        self.pilot = pilot
        self.app: Any = pilot.app
        self.texts = cycle(text[:3_000] for text in HOSTILE if "\udcff" not in text)
        self.filled: set[str] = set()

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app._driver.send_message(events.Key(key, character_of(key)))
            await self.settle()

    async def settle(self) -> None:
        """Until the database has answered and nothing is at work; in small steps, since these add up here."""
        threads = self.app.session.threads
        for _ in range(2):
            await asyncio.wrap_future(threads.write(lambda: None))
            await asyncio.wrap_future(threads.read(lambda: None))
            for _ in range(200):
                before = process_time()
                await asyncio.sleep(0.004)
                if process_time() - before < 0.001:
                    break

    async def go(self, place: str) -> None:
        """To a screen, if that is not where one is."""
        while not isinstance(dialog := self.app.screen, BaseScreen):
            if not isinstance(dialog, FormSheet):
                await self.press("escape")
            elif not dialog._busy:
                dialog.dismiss(None)  # escape would ask whether to drop it
            await self.settle()
        if place == self.app.screen.NAME:
            return
        while len(self.app.screen_stack) > 1:
            await self.press("escape")
        await self.press(*WAYS[place].split())
        assert place == self.app.screen.NAME

    async def listen(self, where: tuple[str, str]) -> None:
        """Nothing of it acted, and the program goes on."""
        heard = self.app._driver.heard()
        assert acts(heard) == [], where
        assert f";{MARK}".encode() not in heard, where
        assert self.app.broken is None, where
        for strip in self.app.screen._compositor.render_strips():
            for segment in strip:
                assert segment.style is None or "@click" not in segment.style.meta, where

    async def fill(self) -> None:
        """Paste into each field and save, in a second try without what was refused; a draft waits there then."""
        dialog = self.app.screen
        if dialog.draft_place in self.filled:
            return
        self.filled.add(dialog.draft_place)
        for field in (*dialog.query(LineField), *dialog.query(TextField)):
            field.post_message(events.Paste(next(self.texts)))
        await self.settle()
        draft = json.dumps({name: next(self.texts) for name in dialog.drafted})
        await self.press("ctrl+s")
        if self.app.screen is dialog and isinstance(dialog, FormSheet):
            for name, widget in dialog._asked_for.items():
                if not is_accepted(dialog._fields[name], text_of(widget)):
                    put(widget, dialog._before[name])
            await self.press("ctrl+s")
        session = self.app.session
        session.drafts.texts[f"{session.breakthrough or 0}:{dialog.draft_place}"] = draft


def character_of(key: str) -> str | None:
    """What a key types, by Textual's name of it."""
    if len(key) == 1:
        return key
    try:
        return unicodedata.lookup(key.replace("_", " "))
    except KeyError:
        return None


def is_accepted(field: FormField, text: str) -> bool:
    """Whether a form would take this."""
    try:
        field.read(text)
    except BreakthroughError:
        return False
    return True


def test_every_place_where_people_write_is_known(example: OnFile) -> None:
    assert unknown_columns(example.path) == []


def test_every_screen_is_walked_to() -> None:
    assert set(WAYS) == {*EVERYWHERE, *ALONE} - {FIRST_RUN}


@pytest.mark.parametrize(
    "offset", [0, *(pytest.param(at, marks=pytest.mark.soak) for at in (1, 2, 15, 31))]
)
async def test_no_byte_of_it_acts_on_any_screen_or_in_any_form(
    example: OnFile, offset: int
) -> None:
    poison(example.path, three_at_once(offset))
    before = written(example.path)
    app = start_app(example, "ana", code="PERMIT")
    app.driver_class = Hearing
    tried: set[tuple[str, str]] = set()

    async def story(pilot: Pilot[Any]) -> None:
        assert app._watching is not None
        app._watching.cancel()
        walk = Walk(pilot)
        await walk.settle()
        for place in WAYS:
            for action in actions_on(place):
                here = action.id not in SAME_EVERYWHERE or place == BOARD
                if not here or action.id in ("leave", "theme") or action.id.startswith("go_"):
                    continue
                await walk.go(place)
                await walk.press(action.keys[0])
                await walk.listen((place, action.id))
                if action.id in ("mine", "look"):
                    await walk.press(action.keys[0])
                if isinstance(app.screen, Drafted):
                    await walk.fill()
                    await walk.listen((place, f"{action.id}, filled"))
                tried.add((place, action.id))
        app.exit()

    try:
        with heard() as asked:
            await app.run_async(auto_pilot=story, size=(80, 24))
    finally:
        app.session.threads.close()
    assert app.broken is None
    own = str(example.path)
    assert [one for one in asked if own not in one and "__pycache__" not in one] == []
    new = [text for key, text in written(example.path).items() if before.get(key) != text]
    assert len(new) > 20, "hardly anything was saved"
    for text in new:
        assert clean_text(text) == text


async def test_what_is_cut_goes_to_the_client_s_clipboard_as_letters_and_digits(
    example: OnFile,
) -> None:
    app = start_app(example, "ana", code="PERMIT")
    app.driver_class = Hearing
    heard: list[bytes] = []

    async def story(pilot: Pilot[Any]) -> None:
        walk = Walk(pilot)
        await walk.settle()
        await walk.press("1", "n")
        app.screen.query_one(LineField).post_message(events.Paste(f"\x1b]52;c;{MARK}\x07 [b]x"))
        await walk.settle()
        walk.app._driver.heard()
        await walk.press("shift+home", "ctrl+x")
        heard.append(walk.app._driver.heard())
        app.exit()

    try:
        await app.run_async(auto_pilot=story, size=(80, 24))
    finally:
        app.session.threads.close()
    copies = set(re.findall(rb"\x1b\]52;c;([^\x07\x1b]*)(?:\x07|\x1b\\)", heard[0]))
    assert [b64decode(copy, validate=True) for copy in copies] == [b" [b]x"]
