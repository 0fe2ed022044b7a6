"""What is done in each meeting, and for how long (METHOD.md, agendas). All of it can be changed for a meeting."""

from __future__ import annotations

from typing import NamedTuple

from breakthrough_tui.domain.course import MeetingKind

HALF_DAY = "half day"
FULL_DAY = "full day"
LAUNCH_FORMS = (HALF_DAY, FULL_DAY)

SCREEN_KEYS = {
    "board": "1",
    "obstacles": "2",
    "result": "3",
    "goal": "4",
    "report": "6",
    "capture": "n",
}
"""The screens that blocks work on, with the key that leads there. 'capture' is the meeting's own."""

SCREEN_WORDS = {
    "board": "1 shows the board",
    "obstacles": "2 shows the obstacles",
    "result": "3 shows the result",
    "goal": "4 shows the goal",
    "report": "6 shows the report",
    "capture": "n takes action items, typed or pasted",
}


class Planned(NamedTuple):
    """A block as an agenda has it before anybody changed it."""

    title: str
    minutes: int
    prompt: str
    screen: str = ""


_OPENS = "Why this, why now, and what is already decided. Then ask the leader anything."
_DATA = "What is known: where it stands, where it hurts, whom it touches, what was tried."
_GOAL = (
    "Read the goal test aloud and make the sentence hold. Vote confidence unseen, then talk about the highest and "
    "the lowest."
)
_BREAK = "Leave the room; say when you are back."
_PLAN = "What has to be done, who does it, by when? One line each. Put the first steps into the next two days."
_TOGETHER = "How will we meet, decide and tell each other? Who leads the team to the result?"
_FORESEE = "What is likely to stop us, and who could clear it? Put it where the leader sees it."
_HEARS = (
    "Show the plan. The leader asks, then says which time, people, money and access the team gets."
)
_WHO = "Each says what they take with them, and by when."

_HALF = (
    Planned("The leader opens, questions", 20, _OPENS, "goal"),
    Planned("What the core group found", 25, _DATA, "board"),
    Planned("The goal", 50, _GOAL, "goal"),
    Planned("Break", 10, _BREAK),
    Planned("Action plan", 75, _PLAN, "capture"),
    Planned("How we work together, and who leads", 15, _TOGETHER, "goal"),
    Planned("Obstacles that we foresee", 15, _FORESEE, "obstacles"),
    Planned("The leader hears it and commits", 30, _HEARS, "goal"),
)

_FULL = (
    Planned("The leader opens, what the core group found", 90, f"{_OPENS} {_DATA}", "board"),
    Planned("Break", 15, _BREAK),
    Planned("The goal", 90, _GOAL, "goal"),
    Planned("Lunch", 45, "No talk of the goal. Be back on time."),
    Planned("Action plan: ideas", 15, "Everything that might help, without judging it.", "capture"),
    Planned("Action plan: themes", 10, "Group what belongs together, one word a theme.", "capture"),
    Planned(
        "Action plan: each theme along the weeks",
        40,
        "Theme by theme: what comes first, who does it, by when?",
        "capture",
    ),
    Planned(
        "Action plan: fit it together",
        15,
        "What waits for what? Who carries too much, and in which week?",
        "capture",
    ),
    Planned(
        "Action plan: stress-test",
        10,
        "If all of this is done, is the number reached? What is missing?",
        "capture",
    ),
    Planned("Break", 15, _BREAK),
    Planned("How we work, who leads, obstacles that we foresee", 30, _FORESEE, "obstacles"),
    Planned("The leader hears, asks and commits", 45, _HEARS, "goal"),
)

_CHECK_IN = (
    Planned(
        "One good thing each", 5, "Something that went well since last time, one sentence each."
    ),
    Planned(
        "The number against its path",
        8,
        "Where do we stand, and what have we learnt that we did not know?",
        "result",
    ),
    Planned("The plan", 10, "What is late, what is in doubt, what is new? Change it now.", "board"),
    Planned(
        "What we need, and from whom", 4, "Put it to the leader while we sit here.", "obstacles"
    ),
    Planned("Who does what by when", 3, _WHO, "capture"),
)

_MIDDLE = (
    Planned(
        "What the figures told us",
        20,
        "What did we not expect? What works better than we thought, what does not?",
        "result",
    ),
    Planned(
        "One thing stuck, each",
        30,
        "Each names one thing that is stuck; the others advise, and nobody defends.",
        "board",
    ),
    Planned("Change the plan", 15, "Drop what does not help, add what does.", "capture"),
    Planned("Confidence again", 5, "Vote unseen: 0 to 10, as at the launch.", "goal"),
    Planned(
        "The deep obstacles",
        15,
        "The leader takes one or two and says by when. If we are behind: support, not blame.",
        "obstacles",
    ),
    Planned("Who does what by when", 5, _WHO, "capture"),
)

_REPORT = (
    Planned("The result", 10, "From where to where, and how sure we are of the number.", "report"),
    Planned("How it was done", 10, "What we tried, what worked, what did not.", "report"),
    Planned(
        "Obstacles, and how they ended",
        10,
        "What stood in the way and who cleared it.",
        "obstacles",
    ),
    Planned(
        "What we learnt, what leaders learnt", 10, "One sentence each; leaders as well.", "report"
    ),
    Planned("How it is kept up", 5, "Who looks after the number from now on?", "report"),
    Planned(
        "What next: reset, build or scale",
        10,
        "Further on the same, the natural next one, or elsewhere? Book the day to measure again.",
        "report",
    ),
    Planned("Thanks", 5, "To whom, and for what."),
)


def agenda(kind: MeetingKind, form: str = "") -> tuple[Planned, ...]:
    """The agenda of a meeting as the method has it."""
    match kind:
        case MeetingKind.LAUNCH:
            return _FULL if form == FULL_DAY else _HALF
        case MeetingKind.CHECK_IN:
            return _CHECK_IN
        case MeetingKind.MIDDLE_REVIEW:
            return _MIDDLE
        case MeetingKind.REPORT_BACK:
            return _REPORT


def form_of(kind: MeetingKind, form: str) -> str:
    """The form that a meeting of this kind has: a launch is of half a day unless it is of a whole one."""
    if kind is not MeetingKind.LAUNCH:
        return ""
    return form if form in LAUNCH_FORMS else HALF_DAY
