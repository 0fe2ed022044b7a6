"""The meetings of PERMIT: launch, check-ins with what was said in them, middle review, the next check-in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from breakthrough_tui.domain.course import MeetingKind
from breakthrough_tui.domain.meetings.agendas import HALF_DAY, agenda
from breakthrough_tui.domain.quick_entry import QuickEntry
from breakthrough_tui.domain.values import dataclass
from breakthrough_tui.store.commands import commitments, meetings
from breakthrough_tui.store.demo.story import Life, Story

LAUNCHED = 38
NEXT = 4
"""Days until the next check-in."""

_TEAM = ("ana", "ben", "cho", "dia", "eli", "hal", "ivy")


@dataclass(frozen=True, slots=True)
class Held:
    """A meeting that was held: days ago, notes by the place of their block, who was not there, what was agreed.

    What was agreed: who, what, due how many days ago (negative: ahead), and whether it is done.
    """

    ago: int
    notes: Sequence[tuple[int, str]]
    missing: Sequence[str] = ()
    agreed: Sequence[tuple[str, str, int, bool]] = ()
    kind: MeetingKind = MeetingKind.CHECK_IN
    took: float = 1.0


_HELD = (
    Held(
        31,
        (
            (0, "Fire safety answers the phone within a day."),
            (1, "45, nothing different yet. Nobody expected it in week one."),
            (2, "The map of the way is on the wall: eleven hands."),
        ),
        agreed=(("ana", "tell the desks what we do and why", 29, True),),
    ),
    Held(
        24,
        ((1, "44. Two files of 90 days hide what is better."), (3, "bo: the second signature.")),
        missing=("hal",),
        agreed=(("bo", "ask the council about the second signature", 20, True),),
        took=1.2,
    ),
    Held(
        17,
        ((1, "44 again. One visit with fire safety begins to tell."), (2, "Letters: drop two.")),
        missing=("eli", "ivy"),
    ),
    Held(
        10,
        (
            (1, "38. The templates save four days on each file."),
            (2, "The merged form is late; ana asks both desks."),
        ),
        agreed=(("ana", "bring the merged form to both desks", 6, True),),
        took=1.1,
    ),
    Held(
        3,
        (
            (0, "We thought the counter was the slow part. It is the files that come back twice."),
            (1, "cho is stuck at the registry; ben knows somebody there."),
            (4, "bo takes the registry: a letter from our side."),
        ),
        agreed=(
            ("bo", "write to the registry from our side", -1, False),
            ("gus", "give the desk two mornings", -6, False),
        ),
        kind=MeetingKind.MIDDLE_REVIEW,
        took=1.05,
    ),
)


def lives(story: Story) -> Iterator[Life]:
    """One life for each meeting."""
    yield _launch(story)
    for held in _HELD:
        yield _held(story, held)
    yield _next(story)


def _launch(story: Story) -> Life:
    yield story.at(50, "11:00")
    planned = story.do(
        "fay",
        meetings.plan,
        breakthrough=story.named["permit"],
        kind=MeetingKind.LAUNCH,
        form=HALF_DAY,
        on=story.day(LAUNCHED),
        at="13:00",
    )
    meeting = planned.made("meeting")
    blocks = planned.all_made("agenda block")
    begun = story.at(LAUNCHED, "13:00")
    yield begun
    story.do("fay", meetings.begin, meeting=meeting)
    story.do("fay", meetings.set_present, meeting=meeting, people=("bo", "gus", *_TEAM, "fay"))
    passed = 0
    lengths = [block.minutes for block in agenda(MeetingKind.LAUNCH, HALF_DAY)]
    for minutes in lengths[:-1]:
        passed += minutes
        yield begun + timedelta(minutes=passed)
        story.do("fay", meetings.next_block, meeting=meeting)
    notes = "Two offices, one number. Nobody is blamed for a slow file."
    story.do("cho", meetings.note, block=blocks[0], notes=notes)
    yield story.at(LAUNCHED, "17:05")
    agreed = [QuickEntry("an hour with the team each Tuesday", "bo", story.ahead(30))]
    story.do("fay", meetings.end, meeting=meeting, agreed=agreed)


def _held(story: Story, held: Held) -> Life:
    review = held.kind is MeetingKind.MIDDLE_REVIEW
    # Days off are passed over: two days before could be the same day.
    yield story.at(held.ago + 5, "16:20")
    planned = story.do(
        "ana",
        meetings.plan,
        breakthrough=story.named["permit"],
        kind=held.kind,
        on=story.day(held.ago),
        at="09:00",
    )
    meeting = planned.made("meeting")
    blocks = planned.all_made("agenda block")
    begun = story.at(held.ago, "09:00")
    yield begun
    story.do("ana", meetings.begin, meeting=meeting)
    there = [name for name in _TEAM if name not in held.missing]
    story.do("ana", meetings.set_present, meeting=meeting, people=[*there, *(["bo"] * review)])
    notes = dict(held.notes)
    writes = "ana" if review else "dia"
    passed = 0.0
    for place, block in enumerate(agenda(held.kind)):
        if place in notes:
            story.do(writes, meetings.note, block=blocks[place], notes=notes[place])
        passed += block.minutes * held.took
        yield begun + timedelta(minutes=passed)
        if place + 1 < len(blocks):
            story.do("ana", meetings.next_block, meeting=meeting)
    agreed = [QuickEntry(text, who, story.ahead(-due)) for who, text, due, _ in held.agreed]
    ended = story.do("ana", meetings.end, meeting=meeting, agreed=agreed)
    for made, (who, _, due, done) in zip(ended.all_made("commitment"), held.agreed, strict=True):
        if done:
            yield story.at(due, "16:00")
            story.do(who, commitments.tick, commitment=made, done=True)


def _next(story: Story) -> Life:
    yield story.at(36, "08:40")
    on = story.ahead(NEXT)
    permit = story.named["permit"]
    story.do("ana", meetings.set_slot, breakthrough=permit, weekday=on.weekday(), at="9:00")
    yield story.at(2, "17:10")
    story.do("ana", meetings.plan, breakthrough=permit, kind=MeetingKind.CHECK_IN, on=on, at="9:00")
