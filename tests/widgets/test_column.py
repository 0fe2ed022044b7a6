"""One column, painted from a snapshot."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.geometry import Region

from breakthrough_tui.domain.board import Card, Column, ColumnKind
from breakthrough_tui.domain.labels import Colour, Label
from breakthrough_tui.widgets.card_lines import Day, Flag, draw_card
from breakthrough_tui.widgets.column import ColumnView
from breakthrough_tui.widgets.themes import LIGHT, paint, textual_theme

TODAY = Day(date(2026, 11, 9), lambda at: at.date())
DOING = Column(2, "Doing", ColumnKind.DOING, "5")


def a_card(number: int, **fields: Any) -> Card:
    values: dict[str, Any] = {
        "title": f"Item {number}",
        "column": 2,
        "rank": str(number),
        "owner": "ben",
    }
    return Card(number, number, **(values | fields))


CARDS = tuple(a_card(number) for number in range(1, 21))


class Shown(ColumnView):
    """Notes what it is asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.painted: list[tuple[int, int]] = []

    def refresh(self, *regions: Region, **options: Any) -> Any:
        self.painted += [(region.y, region.height) for region in regions] or [(0, -1)]
        return super().refresh(*regions, **options)

    def forget(self) -> None:
        self.painted.clear()

    @property
    def lines(self) -> list[str]:
        return [self.render_line(y).text.rstrip() for y in range(self.size.height)]

    def look(self, cards: Sequence[Card], cursor: int | None = None, **fields: Any) -> None:
        values: dict[str, Any] = {
            "flags": {},
            "day": TODAY,
            "total": len(cards),
            "here": cursor is not None,
        }
        self.show(DOING, cards, cursor=cursor, **(values | fields))


class OneColumn(App[None]):
    CSS = "ColumnView { width: 36; height: 18; margin: 0; }"

    def __init__(self) -> None:
        super().__init__()
        self.view = Shown()
        self.line_is_behind = False

    def compose(self) -> ComposeResult:
        yield self.view


@asynccontextmanager
async def a_column(width: int = 36) -> AsyncIterator[Shown]:
    app = OneColumn()
    app.view.styles.width = width
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        yield app.view


async def test_head_cards_and_how_many_more() -> None:
    async with a_column() as view:
        view.look(CARDS)
        assert view.room == 5
        assert view.lines[0] == "  Doing  20"
        assert view.lines[1] == "  " + "─" * 33
        assert view.lines[2:5] == ["  Item 1", "  ben", ""]
        assert view.lines[-1] == "  ⋮ 15 more"


async def test_the_cursor_is_a_bar_at_the_card_and_at_its_column() -> None:
    async with a_column() as view:
        view.look(CARDS, cursor=1)
        assert view.lines[0] == "▌ Doing  20"
        assert view.lines[5:7] == ["▌ Item 2", "▌ ben"]


async def test_the_details_look_the_same_under_the_cursor() -> None:
    async with a_column() as view:
        view.look(CARDS[:1])
        without = list(view.render_line(3).crop(2, 36))
        view.look(CARDS[:1], cursor=0)
        assert list(view.render_line(3).crop(2, 36)) == without


async def test_a_cursor_move_paints_two_cards_and_nothing_else() -> None:
    async with a_column() as view:
        view.look(CARDS, cursor=1)
        view.forget()
        view.put_cursor(True, 2)
        assert view.painted == [(5, 2), (8, 2)]


async def test_where_nothing_moves_nothing_is_painted() -> None:
    async with a_column() as view:
        view.look(CARDS, cursor=1)
        view.forget()
        view.put_cursor(True, 1)
        view.look(CARDS, cursor=1)
        view.look([replace(card, rank=card.rank + "5") for card in CARDS], cursor=1)
        assert view.painted == []


async def test_a_change_of_one_card_paints_its_lines() -> None:
    async with a_column() as view:
        view.look(CARDS, cursor=0)
        view.forget()
        view.look((*CARDS[:2], replace(CARDS[2], owner="cho"), *CARDS[3:]), cursor=0)
        assert view.painted == [(9, 1)]
        view.forget()
        view.look((*CARDS[:10], replace(CARDS[10], owner="cho"), *CARDS[11:]), cursor=0)
        assert [height for _, height in view.painted] == [1]


async def test_only_cards_that_are_seen_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []

    def counting(card: Card, *rest: Any, **options: Any) -> Any:
        drawn.append(card.id)
        return draw_card(card, *rest, **options)

    monkeypatch.setattr("breakthrough_tui.widgets.column.draw_card", counting)
    async with a_column() as view:
        view.look([a_card(number) for number in range(10_000)], cursor=0)
        assert len(drawn) == 5
        view.put_cursor(True, 9_999)
        assert len(drawn) == 10
        assert view.lines[0].endswith("⋮ 9995 more")
        assert view.lines[-1] == ""


async def test_scrolling_shows_whole_cards_and_counts_both_ways() -> None:
    async with a_column() as view:
        view.look(CARDS, cursor=0)
        view.put_cursor(True, 5)
        assert view.top == 1
        assert view.lines[0] == "▌ Doing  20                ⋮ 1 more"
        assert view.lines[-1] == "  ⋮ 14 more"
        view.scroll_cards(100)
        assert view.top == 15
        view.scroll_cards(-100)
        assert view.top == 0


async def test_while_the_line_is_behind_a_page_is_turned_instead() -> None:
    async with a_column() as view:
        view.look(CARDS, cursor=0)
        assert isinstance(view.app, OneColumn)
        view.app.line_is_behind = True
        tops = []
        for cursor in (4, 5, 9, 10, 9, 4, 0):
            view.put_cursor(True, cursor)
            assert view.lines[2 + 3 * (cursor - view.top)] == f"▌ Item {cursor + 1}"
            tops.append(view.top)
        assert tops == [0, 5, 5, 10, 5, 0, 0]
        view.app.line_is_behind = False
        view.put_cursor(True, 5)
        assert view.top == 1


async def test_the_mouse_finds_the_card_on_a_line() -> None:
    async with a_column() as view:
        view.look(CARDS[:2])
        assert [view.card_at(y) for y in (0, 1, 2, 4, 5, 8, 17)] == [
            None,
            None,
            0,
            0,
            1,
            None,
            None,
        ]


async def test_what_a_card_says() -> None:
    done = datetime(2026, 11, 3, 9, tzinfo=UTC)
    cards = (
        a_card(1, due=date(2026, 11, 12), labels=("intake",), checked=2, checklist=5),
        a_card(2, due=date(2026, 11, 6)),
        a_card(3, owner=None),
        a_card(4, done_at=done, due=date(2026, 11, 1)),
        a_card(5, no_help=True),
    )
    async with a_column() as view:
        view.look(cards, flags={2: Flag("bo", 4)})
        assert [view.lines[y] for y in (3, 6, 9, 12, 15)] == [
            "  ben  Thu 12  2/5  #intake",
            "  ben  Fri 6 late  ⚑ bo 4 d",
            "  nobody",
            "  ben  done Tue 3",
            "  ben  no help: find another way",
        ]


async def test_in_a_narrow_column_the_checklist_stays_and_the_label_takes_what_is_left() -> None:
    some: dict[str, Any] = {"labels": ("intake",), "checked": 2, "checklist": 5}
    cards = (
        a_card(1, due=date(2026, 11, 12), **some),
        a_card(2, due=date(2026, 11, 18), **some),
        a_card(3, due=date(2026, 11, 6), **some),
        a_card(4, **some),
    )
    async with a_column(25) as view:
        view.look(cards, flags={3: Flag("bo", 4)})
        assert [view.lines[y] for y in (3, 6, 9, 12)] == [
            "  ben  Thu 12  2/5  #in…",
            "  ben  18 Nov  2/5  #in…",
            "  ben  late  ⚑ bo 4 d",
            "  ben  2/5  #intake",
        ]


async def test_labels_are_shown_by_their_names_in_their_colours() -> None:
    labels = {
        "stock": Label(1, "stock", "On stock", Colour.GOOD),
        "long": Label(2, "long", "Waits for the land registry office", Colour.WARM),
    }
    cards = (
        a_card(1, labels=("stock", "depot")),
        a_card(2, labels=("long",)),
        a_card(3, labels=("long",), due=date(2026, 11, 6), checked=2, checklist=5),
    )
    async with a_column() as view:
        ink = paint(view).page
        view.look(cards[:1])
        assert view.lines[3] == "  ben  #stock  #depot"
        view.look(cards, labels=labels)
        assert [view.lines[y] for y in (3, 6, 9)] == [
            "  ben  On stock  #depot",
            "  ben  Waits for the land …",
            "  ben  Fri 6 late  2/5  Waits for…",
        ]
        styles = {segment.text.strip(): segment.style for segment in view.render_line(3)}
        assert (styles["On stock"], styles["#depot"]) == (ink.good, ink.accent)


async def test_a_limit_is_said_and_passed_over_it_is_said_too() -> None:
    async with a_column() as view:
        view.show(
            replace(DOING, limit=4),
            CARDS[:5],
            flags={},
            day=TODAY,
            total=5,
            here=False,
            cursor=None,
        )
        assert view.lines[0] == "  Doing  5/4 over"


async def test_another_theme_and_another_day_are_drawn_anew() -> None:
    async with a_column() as view:
        view.look((a_card(1, due=date(2026, 11, 9)),))
        dark = view.render_line(2)
        view.app.register_theme(textual_theme(LIGHT))
        view.app.theme = LIGHT.name
        await asyncio.sleep(0.1)
        assert view.render_line(2) != dark
        view.look(
            (a_card(1, due=date(2026, 11, 9)),), day=Day(date(2026, 11, 10), lambda at: at.date())
        )
        assert view.lines[3] == "  ben  Mon 9 late"
