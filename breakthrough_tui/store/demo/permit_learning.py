"""What stands behind PERMIT and what it learnt: promises, confidence, the pulse, a guard measure, lessons."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from breakthrough_tui.domain.breakthrough import Direction
from breakthrough_tui.domain.course import Keep
from breakthrough_tui.domain.goal.answers import Said
from breakthrough_tui.store.commands import (
    goal_test,
    lessons,
    measures,
    promises,
    pulses,
    readings,
    votes,
)
from breakthrough_tui.store.demo.story import Life, Story

PULSES = (
    (34, (("ana", 8, 7), ("cho", 6, 5), ("dia", 8, 7), ("eli", 7, 5))),
    (27, (("ana", 7, 6), ("ben", 5, 4), ("cho", 6, 4), ("dia", 7, 5))),
    (20, (("ana", 7, 5), ("cho", 5, 4), ("hal", 5, 4))),
    (13, (("ana", 7, 7), ("ben", 6, 6), ("cho", 7, 6), ("dia", 8, 7))),
    (6, (("ana", 8, 7), ("cho", 6, 7), ("dia", 8, 8), ("ivy", 7, 7))),
)
"""Days ago, all on the same day of the week: who answered what."""

GUARD = ((36, "11", ""), (22, "12", "two of them the same form"), (8, "10", ""))


def lives(story: Story) -> Iterator[Life]:
    """All of it."""
    yield _support(story)
    yield _vote(story)
    for ago, answers in PULSES:
        yield _pulse(story, ago, answers)
    yield _guard(story)
    yield _lessons(story)


def _support(story: Story) -> Life:
    """What the leader gives, what both say of the goal, and whom the team can ask."""
    yield story.at(45, "16:10")
    permit = story.named["permit"]
    story.do(
        "bo",
        promises.promise,
        breakthrough=permit,
        hours=Decimal(2),
        answer_days=Decimal(2),
        people="two of the front desk, on Tuesdays",
        access="all registers of the city",
    )
    for question, note in (
        (8, "the builders stand still meanwhile"),
        (9, ""),
        (11, ""),
        (12, "the same for shops and signs"),
    ):
        for person in ("bo", "ana"):
            story.do(
                person,
                goal_test.answer,
                breakthrough=permit,
                question=question,
                answer=Said.YES,
                note=note if person == "bo" else "",
            )
    story.do(
        "fay",
        goal_test.set_backup,
        breakthrough=permit,
        name="Kim, of the harbour office",
        contact="kim@example.org",
    )


def _vote(story: Story) -> Life:
    yield story.at(38, "15:30")
    permit = story.named["permit"]
    story.do("fay", votes.open_vote, breakthrough=permit)
    story.do("fay", votes.close, breakthrough=permit, paper=(7, 5, 8, 6, 6, 4, 7, 6))


def _pulse(story: Story, ago: int, answers: tuple[tuple[str, int, int], ...]) -> Life:
    yield story.at(ago, "11:50")
    for person, energy, confidence in answers:
        story.do(
            person,
            pulses.answer,
            breakthrough=story.named["permit"],
            energy=energy,
            confidence=confidence,
        )


def _guard(story: Story) -> Life:
    yield story.at(37, "09:30")
    permit = story.named["permit"]
    made = story.do(
        "ana",
        measures.add,
        breakthrough=permit,
        name="applications sent back",
        unit="a week",
        rhythm=14,
        direction=Direction.DOWN,
    )
    guard = made.made("measure")
    for ago, value, note in GUARD:
        yield story.at(ago, "16:50")
        story.do(
            "ivy",
            readings.add,
            breakthrough=permit,
            measure=guard,
            value=Decimal(value),
            on=story.day(ago),
            note=note,
        )


def _lessons(story: Story) -> Life:
    yield story.at(24, "14:20")
    permit = story.named["permit"]
    story.do(
        "eli",
        lessons.add,
        breakthrough=permit,
        tried="One visit with fire safety in place of two",
        expected="a week less for large buildings",
        happened="nine days less; they like it too",
        keep=Keep.KEEP,
        who_else="the building inspection",
        card=story.named["fire"],
    )
    yield story.at(12, "10:10")
    story.do(
        "dia",
        lessons.add,
        breakthrough=permit,
        tried="Call the applicant before writing a letter",
        expected="fewer letters",
        happened="half as many, but the phone takes the mornings",
        keep=Keep.CHANGE,
    )
    yield story.at(7, "17:10")
    story.do(
        "bo",
        lessons.add,
        breakthrough=permit,
        tried="Answer an obstacle on the day it comes",
        happened="most need a word, not money",
        keep=Keep.KEEP,
        leaders=True,
    )
