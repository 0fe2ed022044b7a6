"""Widgets that hand over their lines as they are."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.strip import Strip

from breakthrough_tui.widgets.line import line
from breakthrough_tui.widgets.whole_lines import WholeLines

GROUND = Style(bgcolor="#12151a")


class Three(WholeLines):
    DEFAULT_CSS = "Three { width: 10; height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.words = ["one", "two", "three"]

    def strips(self) -> Sequence[Strip]:
        self.asked += 1
        return [line([(word, GROUND)], 10, GROUND) for word in self.words]


class Here(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.three = Three()

    def compose(self) -> ComposeResult:
        yield self.three


async def test_all_lines_are_asked_for_once_a_paint() -> None:
    app = Here()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        app.three.asked = 0
        app.three.words[1] = "changed"
        app.three.refresh(Region(0, 1, 10, 1))
        await pilot.pause()
        assert app.three.asked == 1
        painted = [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]
        assert painted[:3] == ["one", "changed", "three"]


async def test_a_part_is_cut_and_what_is_missing_is_blank() -> None:
    app = Here()
    async with app.run_test(size=(20, 5)):
        app.three.words.pop()
        part = app.three.render_lines(Region(1, 1, 4, 2))
        assert [strip.text for strip in part] == ["wo  ", "    "]
        assert app.three.render_line(0).text == "one       "
