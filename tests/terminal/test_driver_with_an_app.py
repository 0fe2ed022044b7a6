"""A Textual program on our driver."""

from __future__ import annotations

import threading
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.terminal.emulator import Emulator
from tests.terminal.sink import SinkDriver, quiet, sink_of
from tests.terminal.small_app import Board, SmallApp

Story = Callable[[Pilot[Any]], Awaitable[None]]


async def _run(story: Story, size: tuple[int, int] = (120, 40)) -> SinkDriver:
    """Play a story; what went wrong in it is raised here."""
    app = SmallApp(driver_class=SinkDriver)
    drivers: list[SinkDriver] = []

    async def play(pilot: Pilot[Any]) -> None:
        drivers.append(sink_of(pilot))
        await quiet(pilot)
        await story(pilot)
        app.exit()

    await app.run_async(auto_pilot=play, size=size)
    return drivers[0]


async def test_the_first_screen_is_sent_once() -> None:
    async def story(pilot: Pilot[Any]) -> None:
        driver = sink_of(pilot)
        assert driver.terminal.text()[0].startswith("▌ Ask the office for 0")
        assert driver.bytes_sent() < 7_500
        sent = driver.bytes_sent()
        await pilot.press("w")
        await quiet(pilot)
        assert driver.bytes_sent() == sent

    await _run(story)


async def test_moving_the_cursor_sends_what_changed_and_no_more() -> None:
    async def story(pilot: Pilot[Any]) -> None:
        driver = sink_of(pilot)
        for _ in range(5):
            before = driver.bytes_sent()
            await pilot.press("j")
            await quiet(pilot)
            assert 0 < driver.bytes_sent() - before <= 300
        assert driver.terminal.text()[10].startswith("▌ Count again in May 5")

    await _run(story)


async def test_scrolling_by_one_card_stays_cheap() -> None:
    async def story(pilot: Pilot[Any]) -> None:
        driver = sink_of(pilot)
        await pilot.press(*"j" * 19)
        await quiet(pilot)
        before = driver.bytes_sent()
        await pilot.press("j")
        await quiet(pilot)
        assert driver.bytes_sent() - before <= 1_300

    await _run(story)


async def test_everything_is_sent_again_when_asked_for() -> None:
    async def story(pilot: Pilot[Any]) -> None:
        driver = sink_of(pilot)
        shown = driver.terminal.text()
        driver.terminal.receive("\x1b[4;4Hwall: the machine goes down at six")
        await pilot.press("ctrl+l")
        await quiet(pilot)
        assert driver.terminal.text() == shown

    await _run(story)


async def test_what_is_typed_arrives_and_answers_do_not() -> None:
    async def story(pilot: Pilot[Any]) -> None:
        driver = sink_of(pilot)
        driver.type(b"jj\x1b[1;1Rj\xff\xfe")
        for _ in range(100):
            await pilot.pause(0.01)
            if pilot.app.query_one(Board).cursor == 3:
                break
        await quiet(pilot)
        assert driver.terminal.text()[6].startswith("▌ ")

    await _run(story)


async def test_clicks_and_drags_are_asked_for_and_every_mode_is_taken_back() -> None:
    async def story(pilot: Pilot[Any]) -> None:
        pass

    driver = await _run(story)
    sent = b"".join(driver.sink).decode()
    assert "\x1b[?1002h" in sent
    assert "\x1b[?1006h" in sent
    assert "1003" not in sent
    end = sent[sent.rindex("\x1b[?1049l") - 60 :]
    for mode in ("?1002l", "?1006l", "?2004l", "?7h", "<u", "?1049l", "?25h", "?1004l"):
        assert f"\x1b[{mode}" in end


async def test_no_clicks_are_asked_for_without_a_mouse() -> None:
    async def story(pilot: Pilot[Any]) -> None:
        driver = sink_of(pilot)
        driver.set_mouse(False)
        await quiet(pilot)
        assert "\x1b[?1002l" in driver.sink[-1].decode()
        driver.set_mouse(True)
        await quiet(pilot)
        assert "\x1b[?1002h" in driver.sink[-1].decode()

    await _run(story)


async def test_while_the_line_takes_nothing_keys_are_still_obeyed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    flows = threading.Event()
    flows.set()
    deliver = SinkDriver.deliver

    def deliver_when_it_flows(driver: SinkDriver, data: bytes) -> int:
        assert flows.wait(20)
        return deliver(driver, data)

    monkeypatch.setattr(SinkDriver, "deliver", deliver_when_it_flows)

    async def story(pilot: Pilot[Any]) -> None:
        driver = sink_of(pilot)
        flows.clear()
        before = driver.bytes_sent()
        for _ in range(60):
            await pilot.press("j")
        assert pilot.app.query_one(Board).cursor == 60
        flows.set()
        await quiet(pilot)
        assert any(row.startswith("▌") and " 60 " in row for row in driver.terminal.text())
        # The chunk that was stuck, and one picture of how it is now.
        assert driver.bytes_sent() - before < 2_000

    await _run(story)


async def test_another_size_is_painted_anew() -> None:
    async def story(pilot: Pilot[Any]) -> None:
        driver = sink_of(pilot)
        driver.terminal = Emulator(100, 30)
        driver.terminal.receive("\x1b[?7l")
        driver._fixed_size = (100, 30)
        driver._get_terminal_size()
        await pilot.resize_terminal(100, 30)
        await quiet(pilot)
        text = driver.terminal.text()
        assert text[0].startswith("▌ Ask the office for 0")
        assert text[29].startswith("   PERMIT-14")

    await _run(story)
