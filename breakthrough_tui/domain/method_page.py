"""This step of the method, in at most ten lines: one table by phase, and one for screens that are a step themselves."""

from __future__ import annotations

from collections.abc import Mapping

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class MethodPage:
    """A step and what there is to know of it."""

    title: str
    lines: tuple[str, ...]


FURTHER_READING = (
    "Robert H. Schaffer, The Breakthrough Strategy (1988)",
    "Robert H. Schaffer, Demand Better Results—And Get Them, Harvard Business Review 69(2), 1991, 142–149",
)

_WHOLE = MethodPage(
    "What a breakthrough is",
    (
        "One urgent result, one team, eight to ten weeks.",
        "1  Reveal: figures show where results matter and do not come.",
        "2  Name: leaders name the area, the result wanted, and the team.",
        "3  Prepare: a core group gathers what is known, and what was tried.",
        "4  Launch: in half a day the team makes its own detailed action plan.",
        "5  Work: the team acts, looks at the number each week, and learns.",
        "What it cannot clear itself goes to a leader, who removes it.",
        "6  Report back: what was reached, how, and what comes next.",
        "Leaders give focus and resources; those who do the work find how.",
        "If leaders have no time for it in person, it is better not to start.",
    ),
)

BY_PHASE: Mapping[Phase, MethodPage] = {
    Phase.DRAFT: MethodPage(
        "Naming the result",
        (
            "A result, not an activity: what will be different, not what will be done.",
            "A number, and where it stands today: from 45 days to 20.",
            "A date eight to ten weeks away, and one person who answers for it.",
            "One goal. If there is an 'and' in it, choose.",
            "Urgent: it would hurt if nothing had changed in ten weeks.",
            "Within reach of the people, the money and the authority that the team has.",
            "A stretch all the same: nobody is sure, nobody thinks it hopeless.",
            "Those who do the work want it now; a leader gives it time in person.",
            "From <baseline> to <target> <unit> in <place> by <date>, led by <name>.",
            "Only the sentence is needed to begin; the rest is found while preparing.",
        ),
    ),
    Phase.PREPARING: MethodPage(
        "Preparing",
        (
            "A small core group gathers what is known before the others come.",
            "The baseline: a number, its date, and where it comes from.",
            "Where it hurts most, and who is touched by it.",
            "What was tried before, and what came of it.",
            "In the room: those who do the work, and one who can say yes.",
            "One team lead, who is not the leader.",
            "Half a day without telephones, and a room with walls to write on.",
            "The leader opens it and comes back at its end: ask for both times now.",
            "A foreseen obstacle is better named now than met in week three.",
            "When the five first questions about the goal hold, launch.",
        ),
    ),
    Phase.LAUNCHED: MethodPage(
        "At work",
        (
            "Each week half an hour: one good thing each, the number, the plan.",
            "The number is read when it is due, also when it is not a good one.",
            "Real curves start flat: below the path early on is only a question.",
            "Each action item has one owner and one date. Else it does not happen.",
            "Small trials this week beat a great design next month.",
            "What stops you and you cannot clear yourselves: raise it at once.",
            "A leader answers within days: removes it, refocuses, or says no.",
            "In the middle: what surprised us, what is stuck, what changes in the plan?",
            "Write down what worked and who else could use it; the report needs it.",
            "If you are behind, ask for help, not for blame.",
        ),
    ),
    Phase.REPORTED: MethodPage(
        "After the report-back",
        (
            "Say thank you, by name.",
            "What was reached stays reached only if somebody carries it on: who?",
            "Measure once more after ninety days.",
            "Reset: the same focus, further.",
            "Build: the natural next result.",
            "Scale: the same in another place.",
            "What leaders learnt counts as much as what the team learnt.",
            "Answers took so many days: what would make them faster?",
            "Close this one before the next begins.",
        ),
    ),
    Phase.CLOSED: MethodPage(
        "Closed",
        (
            "It stays here to be read: its goal, what happened, what was learnt.",
            "Nothing in it is changed any more.",
            "A breakthrough is a beginning: reset, build or scale.",
            "The best advice for the next team is in here. Tell them of it.",
        ),
    ),
    Phase.ABANDONED: MethodPage(
        "Abandoned",
        (
            "It ended before its date, and the reason is kept.",
            "To stop what cannot succeed is a decision, not a failure.",
            "What was learnt is worth as much as elsewhere: leave it here.",
            "A smaller result in the same place may be the next one to try.",
        ),
    ),
}

_OBSTACLES = MethodPage(
    "Obstacles",
    (
        "An obstacle is what the team cannot clear itself.",
        "Say what it is, what it stops, what you tried, what you ask for, by when.",
        "It goes to one leader. How long it waits there is for all to see.",
        "In hand: the leader is at it, and has promised a day.",
        "Removed: what stood in the way is gone. Whoever raised it confirms.",
        "Refocused: the goal was changed instead, with the reason.",
        "Declined: no help will come, and why. Find another way.",
        "A leader may ask back, hand it to another leader, or name a stand-in.",
        "An answer given in the corridor the team lead or facilitator records.",
        "Still in the way? Reopen it. Nobody minds.",
    ),
)

_RESULT = MethodPage(
    "The result",
    (
        "A reading a week, or in the rhythm of its measure. Real curves start flat.",
        "On the path: nine tenths of what the straight path asks for, or more.",
        "Below the path before the middle is a question, not a verdict.",
        "From the middle on: behind, or far behind. Without a reading: neither.",
        "After a refocus the path runs from the same baseline to the new target.",
        "A guard measure watches what the push could harm.",
        "Cumulative: each reading is the total so far, counted from zero.",
        "The pulse is yours alone; averages when the week is over, from four on.",
        "A lesson: what was tried, expected, what happened, and is it kept?",
        "Behind? Say what stops you, review it together, or propose a refocus.",
    ),
)

_BY_SCREEN: Mapping[str, MethodPage] = {
    "obstacles": _OBSTACLES,
    "obstacle": _OBSTACLES,
    "result": _RESULT,
    "portfolio": _WHOLE,
    "first run": _WHOLE,
}


def method_page(screen: str, phase: Phase | None) -> MethodPage:
    """What to read on a screen in a phase; None: there is no breakthrough yet."""
    here = _BY_SCREEN.get(screen)
    if here is not None:
        return here
    return BY_PHASE[phase] if phase is not None else _WHOLE
