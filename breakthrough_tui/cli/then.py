"""`breakthrough show --at TIME`: the board as it was."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.cards import HEADS, row_of
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.opening import short
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import past_day
from breakthrough_tui.domain.countdown import local_time
from breakthrough_tui.domain.dates import full_date
from breakthrough_tui.domain.errors import Invalid
from breakthrough_tui.store.looking_back import as_it_was
from breakthrough_tui.store.queries import boards, lookups
from breakthrough_tui.store.queries.overviews import overview

_CLOCK = re.compile(r"(.*?)\s*\b([01]?[0-9]|2[0-3]):([0-5][0-9])", re.DOTALL)
_INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T.*")


def show(here: Here, args: Arguments) -> None:
    """Tell the history again up to a time, and list the action items where they were then."""
    at = _instant(here, args.at)
    me, which = here.viewer, here.breakthrough
    with as_it_was(here.store, viewer=me, breakthrough=which, at=at) as then:
        board = then.read(boards.board, viewer=me, breakthrough=which)
        columns = then.read(lookups.columns, viewer=me, breakthrough=which)
        blocked = then.read(lookups.blocked, viewer=me, breakthrough=which)
        texts = then.read(lookups.descriptions, viewer=me, breakthrough=which)
        was = then.read(overview, viewer=me, breakthrough=which).breakthrough
    shown = [card for column in board.columns for card in board.cards.get(column.id, ())]
    if args.json:
        items = [
            shapes.card(
                card,
                code=was.code,
                column=columns[card.column],
                description=texts.get(card.id, ""),
                blocked=card.id in blocked,
            )
            for card in shown
        ]
        output.print_json(
            {
                "at": output.instant(at),
                "code": was.code,
                "goal": was.goal.sentence,
                "phase": was.phase.value,
                "cards": items,
            }
        )
        return
    local = local_time(at, here.moment.time_zone)
    output.say(was.code, was.goal.sentence)
    output.say(f"as it was on {full_date(local.date(), here.moment.today)} at {local:%H:%M}")
    output.table(
        HEADS,
        [row_of(was.code, card, columns[card.column], card.id in blocked, local.date()) for card in shown],
    )  # fmt: skip


def _instant(here: Here, text: str) -> datetime:
    """A day is its end; a time of day alone is today's; an instant is as the log prints it."""
    now, zone = here.moment.now, local_time(here.moment.now, here.moment.time_zone).tzinfo
    said = text.strip()
    if _INSTANT.fullmatch(said):
        try:
            at = datetime.fromisoformat(said)
        except ValueError:
            raise Invalid(f"'{short(text)}' is not a time.", "Write it like 9 nov 14:00.") from None
        at = at if at.tzinfo is not None else at.replace(tzinfo=zone)
    elif found := _CLOCK.fullmatch(said):
        day = past_day(found[1], here.moment.today) if found[1] else here.moment.today
        at = datetime.combine(day, time(int(found[2]), int(found[3])), zone)
    else:
        day = past_day(said, here.moment.today)
        at = datetime.combine(day, time(), zone) + timedelta(days=1, microseconds=-1)
        at = min(at, now)
    if at > now:
        raise Invalid(f"'{short(text)}' is still to come.", "Say a time that is past.")
    return at.astimezone(UTC)
