"""PERMIT: past its middle, behind its path, with everything on its board that a board can have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal

from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.commands import breakthroughs, cards, checklists
from breakthrough_tui.store.commands.people import give_role
from breakthrough_tui.store.demo import permit_learning, permit_meetings, permit_obstacles
from breakthrough_tui.store.demo.lives import Item, action_item, looked_in, measured, talk
from breakthrough_tui.store.demo.story import Life, Story

LENGTH = 70
LAUNCHED = 38
"""Days ago; a day more or less where that was a weekend."""


def lives(story: Story) -> Iterator[Life]:
    """All that happened in it."""
    yield _breakthrough(story)
    for place, item in enumerate(_items(story)):
        yield action_item(story, "permit", item, place)
    yield measured(story, "permit", "dia", READINGS)
    yield from permit_learning.lives(story)
    yield from permit_obstacles.lives(story)
    yield from permit_meetings.lives(story)
    yield _forms(story)
    yield _ticket_machine(story)
    yield talk(
        story,
        "registry",
        (9, "14:10", "cho", "Called the registry: only their head of office can grant it."),
        (6, "09:50", "ben", "I know somebody there from the east office, I will ask."),
        (2, "11:30", "ben", "She may not. It has to come from our side, in writing."),
    )
    yield talk(
        story,
        "east",
        (8, "12:15", "ben", "They keep the drawings by street, not by number. Worth copying."),
    )
    yield looked_in(story, "permit", "ana", 4, "08:30")
    yield looked_in(story, "permit", "bo", 7, "17:30")


def _breakthrough(story: Story) -> Life:
    launch = story.day(LAUNCHED)
    yield story.at(68, "09:10")
    done = story.do(
        "bo",
        breakthroughs.start,
        sentence="Cut days to issue a building permit from 45 to 20, both offices",
        short="Cut permit days 45 → 20",
        code="PERMIT",
        leader="bo",
        lead="ana",
        facilitator="fay",
        members=("ben", "cho", "dia", "eli", "hal", "ivy"),
    )
    permit = done.made("breakthrough")
    story.named["permit"] = permit
    _, story.named["permit doing"], _ = done.all_made("column")
    yield story.at(66, "14:00")
    story.do("bo", give_role, breakthrough=permit, person="gus", role=Role.LEADER)
    story.do("fay", give_role, breakthrough=permit, person="dia", role=Role.CORE_GROUP)
    yield story.at(51, "16:00")
    story.do(
        "fay",
        breakthroughs.edit_goal,
        breakthrough=permit,
        measure="days to issue a permit",
        unit="days",
        baseline=Decimal(45),
        baseline_on=story.day(240),
        baseline_source=f"register of permits, all 212 files of {story.month(240)}",
        target=Decimal(20),
        launch_on=launch,
        report_back=launch + timedelta(days=LENGTH),
    )
    yield story.at(LAUNCHED, "17:00")
    story.do("ana", breakthroughs.launch, breakthrough=permit)


def _items(story: Story) -> tuple[Item, ...]:
    """In the order in which they were thought of."""
    intake = ("intake",)
    start = LAUNCHED
    return (
        Item("Map the way of a permit, step by step", "cho", -36, start, 37, 36, intake),
        Item("Name a contact for each counter", "ana", -34, start, 36, 35),
        Item("Scan the paper files of one week", "ben", -28, start, 35, 27, ("files",), key="scan"),
        Item("List what makes a form incomplete", "dia", -30, start, 34, 30, intake),
        Item(
            "Agree with fire safety on one visit",
            "eli",
            -24,
            start,
            33,
            25,
            ("visits",),
            key="fire",
        ),
        Item(
            "Merge the two intake forms, so that nobody types an address twice",
            "ana",
            1,
            start,
            20,
            labels=intake,
            description="Two forms ask for the same 14 fields. One form, one page, both languages.",
            key="forms",
        ),
        Item("Stop the second signature under 50 m²", "ana", -20, 36, 29, 21, key="signature"),
        Item("One inbox for all questions", "hal", -16, 33, 28, 17, by="ivy"),
        Item("Templates for the five usual letters", "ivy", -12, 30, 19, 12, ("letters",)),
        Item("Who touches a file: the list", "cho", -6, 29, 18, 6),
        Item("Visit the east office", "ben", -6, 27, 13, 6, key="east"),
        Item(f"Baseline: 45 days, {story.month(240)}", "dia", -5, start, 15, 5),
        Item("Call back the same day, a trial", "eli", 7, 24, 13),
        Item(
            "Get read access to the registry",
            "cho",
            -3,
            22,
            10,
            description="So that nobody has to wait for an extract on paper: 6 days on average.",
            addresses=("https://land.example/access",),
            key="registry",
        ),
        Item("Ask the 5 slowest cases why", "ben", 3, 20, labels=intake),
        Item("One-page checklist for the desk", "dia", 11, 19),
        Item("Measure the wait at the counter", "eli", 15, 16, key="wait"),
        Item("Open the desk on Thursday evenings", "hal", 18, 15, by="ivy", key="evening"),
        Item("Register of repeated mistakes", "ivy", -2, 14, labels=intake, key="mistakes"),
        Item("Ask the architects what they would drop", None, None, 9),
        Item("Show the council where the days go", "ana", 25, 8, labels=("report",)),
        Item("Score board", "eli", 2, 7, labels=("report",), key="score", begun_just_now=24),
    )


READINGS = (
    (36, "45", "week 1: nothing different yet"),
    (29, "44", ""),
    (22, "44", "two files of 90 days in it"),
    (15, "41", "one visit with fire safety"),
    (8, "38", "templates in use"),
    (1, "34", ""),
)


def _forms(story: Story) -> Life:
    yield story.at(20, "13:00")
    card = story.named["forms"]
    lines = [
        story.do("ana", checklists.add, card=card, text=text, owner=owner).made("checklist item")
        for text, owner in (
            ("both forms side by side", None),
            ("strike what nobody reads", None),
            ("show it to the two desks", "dia"),
            ("print 50 and try them for a week", "eli"),
            ("take the old ones away", None),
        )
    ]
    yield story.at(16, "15:20")
    story.do("ana", checklists.tick, item=lines[0], done=True)
    yield story.at(5, "10:45")
    story.do("ana", checklists.tick, item=lines[1], done=True)
    yield story.at(1, "14:30")
    text = "The desk likes it. Can the plot number go to the top?"
    story.do("dia", cards.comment, card=card, text=text)


def _ticket_machine(story: Story) -> Life:
    yield story.at(35, "09:30")
    added = story.do(
        "ben", cards.add, breakthrough=story.named["permit"], title="Buy a ticket machine"
    )
    yield story.at(28, "09:20")
    text = "We cannot buy anything in ten weeks. Put away."
    story.do("ana", cards.comment, card=added.made("card"), text=text)
    story.do("ana", cards.archive, cards=(added.made("card"),))
