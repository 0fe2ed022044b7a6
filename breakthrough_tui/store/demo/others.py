"""DELIVERY, near its end and on its path, and VACCINE, which is being prepared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from functools import partial

from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import breakthroughs, obstacles, people, preparations
from breakthrough_tui.store.demo.lives import Item, action_item, looked_in, measured, talk
from breakthrough_tui.store.demo.story import Life, Story

DELIVERY_LENGTH = 70
DELIVERY_LAUNCHED = 59
VACCINE_LENGTH = 63
VACCINE_LAUNCH = 9


def lives(story: Story) -> Iterator[Life]:
    """All that happened in both."""
    yield _delivery(story)
    for place, item in enumerate(_delivery_items()):
        yield action_item(story, "delivery", item, place)
    yield measured(story, "delivery", "lou", DELIVERY_READINGS)
    yield _truck(story)
    yield _packing(story)
    yield _scales(story)
    yield _jon_leaves(story)
    yield looked_in(story, "delivery", "ana", 4, "08:31")
    yield talk(story, "ramp", (6, "13:20", "kit", "Three trucks an hour instead of two."))
    yield _vaccine(story)
    for place, item in enumerate(_vaccine_items()):
        yield action_item(story, "vaccine", item, place)
    yield _found_out(story)
    yield _reminders(story)
    yield looked_in(story, "vaccine", "ana", 4, "08:32")


def _delivery(story: Story) -> Life:
    launch = story.day(DELIVERY_LAUNCHED)
    yield story.at(64, "10:00")
    done = story.do(
        "bo",
        breakthroughs.start,
        sentence="Raise on-time delivery from 72 to 92 %, warehouse west",
        short="On-time delivery 72 → 92 %",
        code="DELIVERY",
        leader="bo",
        lead="lou",
        facilitator="fay",
        members=("eli", "jon", "kit", "mia"),
        measure="deliveries on time",
        unit="%",
        baseline=Decimal(72),
        baseline_on=story.day(66),
        baseline_source="delivery notes of four weeks",
        target=Decimal(92),
        launch_on=launch,
        report_back=launch + timedelta(days=DELIVERY_LENGTH),
    )
    story.named["delivery"] = done.made("breakthrough")
    _, story.named["delivery doing"], _ = done.all_made("column")
    yield story.at(63, "11:00")
    story.do(
        "bo",
        people.give_role,
        breakthrough=story.named["delivery"],
        person="ana",
        role=Role.OBSERVER,
    )
    yield story.at(DELIVERY_LAUNCHED, "13:00")
    story.do("lou", breakthroughs.launch, breakthrough=story.named["delivery"])


def _delivery_items() -> tuple[Item, ...]:
    start = DELIVERY_LAUNCHED
    return (
        Item("Write down why each late one was late", "kit", -57, start, 58, 57),
        Item("Pack the evening before", "mia", -40, start, 52, 38, ("packing",), key="packing"),
        Item("Orders by noon, no exceptions", "lou", -46, start, 48, 41),
        Item("Open the second ramp from six to ten", "kit", -20, 45, 36, 18, key="ramp"),
        Item("Weigh only what is over 20 kg", "jon", -26, 40, 34, 26, ("packing",)),
        Item("Tell the customer at once when it will be late", "eli", -8, 35, 20, 6),
        Item("Two drivers learn the north tour", "kit", 2, 27, 16),
        Item("A week without the night shift", "jon", 5, 26),
        Item("Ask ten customers what they noticed", "mia", 6, 12),
        Item("Who looks at the number from January on", "lou", 8, 9, key="kept"),
    )


DELIVERY_READINGS = (
    (56, "72", ""),
    (49, "72", "nothing yet"),
    (42, "71", "one truck broken down"),
    (35, "74", "packing the evening before"),
    (28, "79", ""),
    (21, "83", ""),
    (14, "86", "second ramp"),
    (9, "88", ""),
    (2, "90", ""),
)


def _truck(story: Story) -> Life:
    yield story.at(44, "09:00")
    obstacle = story.do(
        "kit",
        obstacles.raise_obstacle,
        breakthrough=story.named["delivery"],
        title="One truck too few on Mondays",
        ask="rent one on Mondays until the report-back",
    ).made("obstacle")
    yield story.at(43, "18:00")
    note = "Rented, Mondays, for six weeks."
    story.do("bo", obstacles.answer, obstacle=obstacle, kind=ObstacleState.REMOVED, note=note)
    yield story.at(42, "08:30")
    story.do("kit", obstacles.confirm, obstacle=obstacle)


def _packing(story: Story) -> Life:
    yield story.at(8, "10:30")
    obstacle = story.do(
        "mia",
        obstacles.raise_obstacle,
        breakthrough=story.named["delivery"],
        title="Cartons come a day late",
        cards=(),
        ask="speak to the supplier; we are too small for them",
    ).made("obstacle")
    yield story.at(6, "17:30")
    question = "Which sizes, and how many a week?"
    story.do("bo", obstacles.ask_back, obstacle=obstacle, question=question)


def _scales(story: Story) -> Life:
    yield story.at(2, "11:40")
    story.do(
        "lou",
        obstacles.raise_obstacle,
        breakthrough=story.named["delivery"],
        title="Nobody keeps the number after the report-back",
        cards=(story.named["kept"],),
        ask="name who looks at it each week, from the first week on",
        needed_by=story.ahead(9),
    )


def _jon_leaves(story: Story) -> Life:
    yield story.at(24, "16:00")
    story.do("ana", people.leave, name="jon", items_to="kit")


def _vaccine(story: Story) -> Life:
    launch = story.ahead(VACCINE_LAUNCH)
    yield story.at(19, "14:00")
    done = story.do(
        "gus",
        breakthroughs.start,
        sentence="Raise vaccination follow-ups from 26 to 90 %, district clinic",
        short="Vaccine follow-ups 26 → 90 %",
        code="VACCINE",
        leader="gus",
        lead="dia",
        facilitator="fay",
        members=("noa", "pia"),
        came_from=story.named["clinic"],
        area=story.named["follow-ups"],
    )
    story.named["vaccine"] = done.made("breakthrough")
    _, story.named["vaccine doing"], _ = done.all_made("column")
    yield story.at(19, "16:00")
    for person, role in (("cho", Role.CORE_GROUP), ("ana", Role.OBSERVER)):
        vaccine = story.named["vaccine"]
        story.do("fay", people.give_role, breakthrough=vaccine, person=person, role=role)
    yield story.at(12, "15:00")
    story.do(
        "dia",
        breakthroughs.edit_goal,
        breakthrough=story.named["vaccine"],
        measure="children seen again in time",
        unit="%",
        baseline=Decimal(26),
        baseline_on=story.day(13),
        target=Decimal(90),
        launch_on=launch,
        report_back=launch + timedelta(days=VACCINE_LENGTH),
    )


def _vaccine_items() -> tuple[Item, ...]:
    preparing = partial(Item, preparing=True)
    return (
        preparing(
            "Count who came back, last twelve weeks", "cho", -4, 16, 14, 11, ("data",), key="count"
        ),
        preparing(
            "Ask twenty families what kept them", "pia", 3, 15, 8, labels=("data",), key="asked"
        ),
        preparing("Find the source of the 26 %", "cho", 4, 10, labels=("data",)),
        preparing("Book the room for the launch", "noa", 6, 9),
        preparing("Ask the schools for their dates", None, None, 5, by="dia"),
    )


def _found_out(story: Story) -> Life:
    """What the core group has found so far."""
    yield story.at(11, "15:30")
    story.do(
        "cho",
        preparations.edit,
        card=story.named["count"],
        hurts="Between the first and the second visit: two of three are lost there.",
        tried="A leaflet at the first visit. Nobody looked whether it helped.",
        finding="312 children were due, 81 came in time: 26 %.",
    )
    yield story.at(5, "16:20")
    story.do(
        "pia",
        preparations.edit,
        card=story.named["asked"],
        hurts="The clinic closes at four; twelve of the fourteen asked so far work until five.",
    )


def _reminders(story: Story) -> Life:
    yield story.at(3, "09:40")
    story.do(
        "noa",
        obstacles.raise_obstacle,
        breakthrough=story.named["vaccine"],
        title="The clinic may not send reminders by phone",
        ask="ask the data office for a yes before the launch",
        needed_by=story.ahead(VACCINE_LAUNCH),
    )
