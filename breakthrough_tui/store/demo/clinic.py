"""CLINIC: reached, reported and closed; what it led to is VACCINE, and it is time to measure it once more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from breakthrough_tui.domain.course import Keep, Outcome, Path
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.store.commands import (
    breakthroughs,
    cards,
    closings,
    commitments,
    lessons,
    obstacles,
    preparations,
    pulses,
    reports,
)
from breakthrough_tui.store.demo.lives import Item, action_item, measured
from breakthrough_tui.store.demo.story import Life, Story

LENGTH = 63
REPORTED = 93
LAUNCHED = REPORTED + LENGTH
"""Days ago; the second measurement is due since a few days."""


def lives(story: Story) -> Iterator[Life]:
    """All that happened in it."""
    yield _breakthrough(story)
    for place, item in enumerate(_items()):
        yield action_item(story, "clinic", item, place)
    yield measured(story, "clinic", "pia", READINGS)
    for obstacle in _OBSTACLES:
        yield _obstacle(story, *obstacle)
    yield _found(story)
    yield _learnt(story)
    for number, person in enumerate(("pia", "hal", "ivy", "mia", "noa")):
        yield _felt(story, person, number)
    yield _end(story)
    yield _kept(story)


def _breakthrough(story: Story) -> Life:
    launch = story.day(LAUNCHED)
    yield story.at(LAUNCHED + 16, "10:00")
    done = story.do(
        "gus",
        breakthroughs.start,
        sentence="Raise vaccination follow-ups from 31 to 85 %, harbour clinic",
        short="Vaccine follow-ups 31 → 85 %",
        code="CLINIC",
        leader="gus",
        lead="pia",
        facilitator="fay",
        members=("hal", "ivy", "mia", "noa"),
        measure="children seen again in time",
        unit="%",
        baseline=Decimal(31),
        baseline_on=story.day(LAUNCHED + 8),
        baseline_source="the register of the clinic, twelve weeks",
        target=Decimal(85),
        launch_on=launch,
        report_back=story.day(REPORTED),
    )
    story.named["clinic"] = done.made("breakthrough")
    _, story.named["clinic doing"], _ = done.all_made("column")
    yield story.at(LAUNCHED, "12:30")
    reason = "The plan is written tomorrow, when the nurses are back; the date stands."
    story.do("gus", breakthroughs.launch, breakthrough=story.named["clinic"], reason=reason)


def _items() -> tuple[Item, ...]:
    start = LAUNCHED - 1
    return (
        _item("Ring twenty families: what kept you?", "noa", start, start - 2, start - 8, 10),
        _item("A second date before they leave the room", "ivy", start, start - 6, start - 13, 15),
        _item(
            "One list of who is due, for all three desks", "hal", start, start - 5, start - 18, 16
        ),
        _item("Reminder two days before, by hand", "mia", start, start - 8, start - 21, 24),
        _item(
            "Reminder two days before, by message", "mia", start - 20, start - 24, start - 33, 36
        ),
        _item("Open on Thursday evenings, a trial", "pia", start - 14, start - 18, start - 40, 45),
        _item(
            "A nurse in the two schools, once a month",
            "ivy",
            start - 21,
            start - 25,
            start - 44,
            44,
        ),
        _item("Count together each Monday at nine", "pia", start, start - 1, start - 3, 5),
        _item("Letters in four languages", "noa", start - 10, start - 16, start - 51, 42),
        _item("Who looks at the number from now on", "pia", start - 45, start - 48, start - 60, 62),
    )


def _item(title: str, owner: str, added: int, begun: int, done: int, due_day: int) -> Item:
    """`due_day` counts from the launch."""
    return Item(title, owner, due_day - LAUNCHED, added, begun, done)


READINGS = (
    (LAUNCHED - 4, "31", ""),
    (LAUNCHED - 11, "30", "school holidays"),
    (LAUNCHED - 18, "33", ""),
    (LAUNCHED - 25, "41", "second date before they leave"),
    (LAUNCHED - 32, "52", ""),
    (LAUNCHED - 39, "63", "messages"),
    (LAUNCHED - 46, "72", "Thursday evenings"),
    (LAUNCHED - 53, "79", ""),
    (LAUNCHED - 59, "84", ""),
    (REPORTED + 1, "87", ""),
)

_OBSTACLES = (
    (
        *("hal", "The three desks may not see each other's lists", "one list, read by all three"),
        *(LAUNCHED - 6, LAUNCHED - 8, ObstacleState.REMOVED),
        "One list since Monday; the data office has agreed.",
    ),
    (
        *("mia", "No money for messages to telephones", "200 messages a week until the end"),
        *(LAUNCHED - 22, LAUNCHED - 26, ObstacleState.REMOVED),
        "Paid from what the letters cost no more.",
    ),
    (
        *("ivy", "Nobody to stand in on school days", "half a day a week from the ward"),
        *(LAUNCHED - 36, LAUNCHED - 39, ObstacleState.DECLINED),
        "The ward is short itself; mornings would do.",
    ),
)


def _obstacle(
    story: Story,
    who: str,
    title: str,
    ask: str,
    raised: int,
    answered: int,
    kind: ObstacleState,
    note: str,
) -> Life:
    yield story.at(raised, "11:10")
    clinic = story.named["clinic"]
    made = story.do(who, obstacles.raise_obstacle, breakthrough=clinic, title=title, ask=ask).made(
        "obstacle"
    )
    yield story.at(answered, "16:20")
    story.do("gus", obstacles.answer, obstacle=made, kind=kind, note=note)
    yield story.at(answered - 2, "09:05")
    story.do(who, obstacles.confirm, obstacle=made)


def _found(story: Story) -> Life:
    """What the core group brought to the launch."""
    yield story.at(LAUNCHED + 13, "11:00")
    clinic = story.named["clinic"]
    title = "Count who came back, last twelve weeks"
    made = story.do("noa", cards.add, breakthrough=clinic, title=title, owner="noa")
    yield story.at(LAUNCHED + 7, "15:30")
    story.do(
        "noa",
        preparations.edit,
        card=made.made("card"),
        hurts="after the second date, most of all in the summer",
        tried="a letter, three years ago; one in ten came back unread",
        source="the register of the clinic",
        finding="31 of 100 were seen again in time; 48 had never been given a date",
    )


def _learnt(story: Story) -> Life:
    """What was tried, what came of it, what the leader learnt."""
    yield story.at(LAUNCHED - 27, "16:00")
    clinic = story.named["clinic"]
    story.do(
        "ivy",
        lessons.add,
        breakthrough=clinic,
        tried="A second date before they leave the room",
        expected="a few more come back",
        happened="the largest step of all: 33 to 52 % within two weeks",
        keep=Keep.KEEP,
        who_else="every desk that gives appointments",
    )
    yield story.at(LAUNCHED - 41, "16:10")
    story.do(
        "mia",
        lessons.add,
        breakthrough=clinic,
        tried="A message two days before",
        expected="no more than the letters had brought",
        happened="eight in ten are read within the hour",
        keep=Keep.KEEP,
        who_else="the blood bank",
    )
    story.do(
        "hal",
        lessons.add,
        breakthrough=clinic,
        tried="Reminders by hand",
        expected="that families like to be called",
        happened="they do, and it took two of us half a day",
        keep=Keep.DROP,
    )
    yield story.at(LAUNCHED - 60, "17:00")
    story.do(
        "gus",
        lessons.add,
        breakthrough=clinic,
        tried="Answer within a week, in person",
        happened="the team stopped waiting and asked earlier",
        keep=Keep.KEEP,
        who_else="the other leaders",
        leaders=True,
    )


def _felt(story: Story, person: str, number: int) -> Life:
    """One person's pulse, week by week: low at first, then rising with the number."""
    for week, (energy, confidence) in enumerate(_PULSE):
        yield story.at(LAUNCHED - 4 - 7 * week, f"17:{10 + number:02}")
        story.do(
            person,
            pulses.answer,
            breakthrough=story.named["clinic"],
            energy=min(10, energy + (number + week) % 3),
            confidence=min(10, confidence + (number * 2 + week) % 3),
        )


_PULSE = ((6, 4), (5, 4), (5, 4), (6, 5), (7, 6), (7, 7), (7, 7), (8, 8))


def _end(story: Story) -> Life:
    yield story.at(REPORTED, "14:00")
    clinic = story.named["clinic"]
    story.do(
        "pia",
        reports.add_text,
        breakthrough=clinic,
        part="thanks",
        text="And the data office, which said yes within a week,\n"
        "and every family that told us what had kept them.",
    )
    story.do(
        "pia",
        reports.add_part,
        breakthrough=clinic,
        title="What families said",
        text="'Nobody ever told me there was a second one.'\n\n'Evenings, at last.'",
    )
    said = {"breakthrough": clinic, "part": "own-1"}
    story.do("pia", reports.move_part, **said, before="obstacles")  # type: ignore[arg-type]
    yield story.at(REPORTED, "15:40")
    story.do("fay", closings.hold, breakthrough=clinic)
    for text, person, days in (
        ("Look at the number each Monday, and say it aloud", "pia", 7),
        ("Thursday evenings stay: put them into the roster", "gus", 21),
        ("Tell the district clinic how it was done", "noa", 30),
    ):
        due = story.day(REPORTED) + timedelta(days=days)
        made = story.do(
            "fay", commitments.add, breakthrough=clinic, text=text, person=person, due=due
        )
        story.named[f"clinic {person}"] = made.made("commitment")
    story.do("gus", closings.choose_path, breakthrough=clinic, path=Path.SCALE)
    yield story.at(REPORTED - 3, "09:30")
    story.do(
        "gus",
        closings.close,
        breakthrough=clinic,
        outcome=Outcome.REACHED,
        note="87 of 100 children were seen again in time",
    )


def _kept(story: Story) -> Life:
    """Who kept what they had said they would do."""
    for person, days in (("pia", 6), ("gus", 19), ("noa", 33)):
        yield story.at(REPORTED - days, "10:10")
        story.do(person, commitments.tick, commitment=story.named[f"clinic {person}"], done=True)
