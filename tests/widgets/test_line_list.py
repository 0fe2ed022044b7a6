"""Lists drawn by lines: walking, scrolling, replacing rows, hostile text."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown

from breakthrough_tui.widgets.line_list import LineList, Row, Rows, blank, heading, plain
from breakthrough_tui.widgets.parts import Part, fill, wrapped


class Shown(App[None]):
    """One list on the whole screen."""

    def __init__(self, rows: Rows) -> None:
        super().__init__()
        self.list = LineList(rows)
        self.told: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.focus()

    def on_line_list_highlighted(self, message: LineList.Highlighted) -> None:
        self.told.append(f"on {message.row.key if message.row else None}")

    def on_line_list_opened(self, message: LineList.Opened) -> None:
        self.told.append(f"opened {message.row.key}")


def at(app: Shown) -> object:
    """The key under the cursor; a call, so that the type checker expects it to change."""
    return app.list.key


def named(names: Sequence[str], height: int = 1) -> list[Row]:
    return [
        Row(name, tuple((Part("text", f"{name} {line}"),) for line in range(height)))
        for name in names
    ]


def screen(app: Shown) -> list[str]:
    """The text of each visible line, without the signs at its right end."""
    return [line.rstrip(" ↑↓") for line in with_signs(app)]


def with_signs(app: Shown) -> list[str]:
    return [app.list.render_line(y).text.rstrip() for y in range(app.list.size.height)]


NUMBERS = [f"item{number}" for number in range(50)]


async def test_the_bar_stands_at_the_first_row_and_keys_move_it() -> None:
    app = Shown(named(["ana", "ben", "cho"], height=2))
    async with app.run_test(size=(30, 10)) as pilot:
        assert screen(app)[:3] == [" ▌ ana 0", " ▌ ana 1", "   ben 0"]
        await pilot.press("j")
        assert screen(app)[:3] == ["   ana 0", "   ana 1", " ▌ ben 0"]
        await pilot.press("down")
        assert at(app) == "cho"
        await pilot.press("k", "up")
        assert at(app) == "ana"
        await pilot.press("G")
        assert at(app) == "cho"
        await pilot.press("g")
        assert at(app) == "ana"
        await pilot.press("enter")
        assert app.told[-1] == "opened ana"


async def test_headings_are_passed_over() -> None:
    rows = [heading("People"), *named(["ana"]), blank(), heading("More"), *named(["ben"])]
    app = Shown(rows)
    async with app.run_test(size=(30, 10)) as pilot:
        assert screen(app)[:5] == [" People", " ▌ ana 0", "", " More", "   ben 0"]
        await pilot.press("j")
        assert at(app) == "ben"


async def test_a_long_list_scrolls_with_the_cursor_and_back_to_its_heading() -> None:
    app = Shown([heading("All"), *named(NUMBERS)])
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press(*["j"] * 12)
        assert at(app) == "item12"
        assert screen(app)[-1] == " ▌ item12 0"
        await pilot.press("pagedown")
        assert at(app) == "item21"
        await pilot.press("pageup", "pageup", "pageup")
        assert at(app) == "item0"
        assert screen(app)[0] == " All"
        await pilot.press("G")
        assert screen(app)[-1] == " ▌ item49 0"


async def test_the_cursor_stays_with_its_row_when_others_come_before_it() -> None:
    app = Shown(named(["ana", "ben", "cho"]))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("j")
        app.list.show(named(["bo", "ana", "ben", "cho"]))
        await pilot.pause()
        assert at(app) == "ben"
        assert app.told == ["on ana", "on ben"]
        app.list.show(named(["bo", "cho"]))
        await pilot.pause()
        assert at(app) == "cho"
        app.list.show([])
        await pilot.pause()
        assert app.list.row is None
        assert app.told[-1] == "on None"
        await pilot.press("j", "enter", "G", "pagedown")


async def test_what_one_looks_at_stays_in_place_when_rows_come_above_it() -> None:
    app = Shown(named(NUMBERS))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press(*["j"] * 20)
        before = screen(app)
        app.list.show(named(["new", *NUMBERS]))
        await pilot.pause()
        assert screen(app) == before


async def test_only_lines_that_changed_are_painted_again(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Shown(named(NUMBERS))
    async with app.run_test(size=(30, 10)) as pilot:
        painted: list[int] = []
        draw = app.list.render_line

        def noted(y: int) -> object:
            painted.append(y)
            return draw(y)

        await pilot.pause()
        monkeypatch.setattr(app.list, "render_line", noted)
        app.list.show(named([*NUMBERS[:3], "other", *NUMBERS[4:]]))
        await pilot.pause()
        assert painted == [3]
        painted.clear()
        await pilot.press("j")
        assert painted == [0, 1]


async def test_rows_are_made_again_for_another_width() -> None:
    app = Shown(lambda width: plain_rows("one two three four five", width))
    async with app.run_test(size=(14, 10)) as pilot:
        assert screen(app)[:3] == [" one two", " three four", " five"]
        await pilot.resize_terminal(40, 10)
        await pilot.pause()
        assert screen(app)[:1] == [" one two three four five"]


def plain_rows(text: str, width: int) -> list[Row]:
    return [plain("text", wrapped(text, width - 3))]


async def test_long_text_between_rows_is_scrolled_through() -> None:
    text = plain("text", [f"line {number}" for number in range(30)])
    app = Shown([*named(["ana"]), text, *named(["ben"])])
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("j")
        assert (at(app), screen(app)[0]) == ("ana", " line 0")
        await pilot.press(*["j"] * 30)
        assert at(app) == "ben"


async def test_a_page_of_plain_text_scrolls() -> None:
    app = Shown([plain("text", [f"line {number}" for number in range(30)])])
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.press("j", "pagedown")
        assert screen(app)[0] == " line 10"
        await pilot.press("g")
        assert screen(app)[0] == " line 0"
        await pilot.press("G")
        assert screen(app)[-1] == " line 29"


async def test_a_click_selects_and_a_double_click_opens() -> None:
    app = Shown(named(["ana", "ben"]))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot.click(LineList, offset=(5, 1))
        assert at(app) == "ben"
        await pilot.click(LineList, offset=(5, 0), times=2)
        assert app.told[-1] == "opened ana"
        await pilot.click(LineList, offset=(5, 8), times=2)
        assert app.told[-1] == "opened ana"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("[@click=app.quit]x[/]", "[@click=app.quit]x[/]"),
        ("a[/]b", "a[/]b"),
        ("red \x1b[31mtext\x1b]0;title\x07", "red text"),
        ("two\nlines", "two lines"),
        ("窓口の長い名前のもの", "窓口の長い名…"),
        ("\u202eright to left", "right to left"),
    ],
)
async def test_text_from_people_is_only_text(text: str, shown: str) -> None:
    width = 17 if text.startswith("窓") else 40
    app = Shown([Row("it", ((Part("text", text),),))])
    async with app.run_test(size=(width, 3)) as pilot:
        assert screen(app)[0] == f" ▌ {shown}"
        await pilot.click(LineList, offset=(4, 0))
        assert app.is_running


async def test_one_part_stretches_and_the_rest_stands_at_the_right() -> None:
    line = (
        Part("bad", "4 d", 6),
        Part("text", "No read access to the registry", stretch=True),
        Part("quiet", "bo", -4),
    )
    app = Shown([Row("it", (line,))])
    async with app.run_test(size=(30, 3)) as pilot:
        assert screen(app)[0] == " ▌ 4 d   No read access …  bo"
        await pilot.resize_terminal(60, 3)
        await pilot.pause()
        assert screen(app)[0].endswith("  bo")
        assert len(screen(app)[0]) == 59


def test_a_cut_text_says_so() -> None:
    assert fill("a checklist", 6) == "a che…"
    assert fill("ana", 5) == "ana  "
    assert fill("ana", -5) == "  ana"


def test_text_is_broken_between_words_where_there_are_some() -> None:
    assert wrapped("one two three", 7) == ["one two", "three"]
    assert wrapped("abcdefghij", 4) == ["abcd", "efgh", "ij"]
    assert wrapped("a\n\nb", 9) == ["a", "", "b"]
    assert wrapped("", 9) == [""]


def test_wide_letters_in_no_room_come_to_an_end() -> None:
    assert wrapped("窓口 👩‍👧", 1)[0] == "窓"


async def test_a_sign_says_that_there_is_more() -> None:
    app = Shown(named(NUMBERS[:12]))
    async with app.run_test(size=(30, 10)) as pilot:
        assert screen(app)[0] == " ▌ item0 0"
        assert with_signs(app)[-1].endswith("↓")
        await pilot.press("G")
        assert with_signs(app)[0].endswith("↑")
        assert not with_signs(app)[-1].endswith("↓")
        app.list.show(named(NUMBERS[:10]))
        await pilot.pause()
        assert not any("↑" in line or "↓" in line for line in with_signs(app))


async def test_the_wheel_scrolls_and_leaves_the_cursor_where_it_is() -> None:
    app = Shown(named(NUMBERS))
    async with app.run_test(size=(30, 10)) as pilot:
        await pilot._post_mouse_events([MouseScrollDown], LineList, offset=(3, 3))
        await pilot.pause()
        assert "item0 0" not in screen(app)[0]
        assert at(app) == "item0"
