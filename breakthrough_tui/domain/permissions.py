"""Who may do what: one table, role by command (METHOD.md, roles)."""

from __future__ import annotations

from breakthrough_tui.domain.breakthrough import Phase
from breakthrough_tui.domain.choices import StrEnum
from breakthrough_tui.domain.errors import NotAllowed
from breakthrough_tui.domain.people import Role
from breakthrough_tui.domain.values import dataclass


class Action(StrEnum):
    """Everything that a person can do to the data. An event's kind is the action that made it."""

    SET_WORKSPACE = "workspace.set"
    BACK_UP = "workspace.backup"
    RESTORE = "workspace.restore"
    ADD_PERSON = "person.add"
    EDIT_PERSON = "person.edit"
    SET_ADMINISTRATOR = "person.administrator"
    LEAVE = "person.leave"

    ADD_AREA = "area.add"
    EDIT_AREA = "area.edit"
    ADD_FIGURES = "area.figures"
    ARCHIVE_AREA = "area.archive"

    START = "breakthrough.start"
    SET_VISIBILITY = "breakthrough.visibility"
    SET_CODE = "breakthrough.code"
    LAUNCH = "breakthrough.launch"
    EDIT_GOAL = "goal.edit"
    REFOCUS = "goal.refocus"
    ANSWER_QUESTION = "goal.answer"
    SET_BACKUP = "goal.backup"
    OPEN_VOTE = "vote.open"
    CAST_VOTE = "vote.cast"
    CLOSE_VOTE = "vote.close"
    PROMISE = "promise.make"
    RECORD_PROMISE = "promise.record"
    PROPOSE = "proposal.make"
    ACCEPT_PROPOSAL = "proposal.accept"
    DECLINE_PROPOSAL = "proposal.decline"
    WITHDRAW_PROPOSAL = "proposal.withdraw"
    GIVE_ROLE = "role.give"
    TAKE_ROLE = "role.take"
    GIVE_LEADER = "role.leader"
    NAME_STAND_IN = "role.stand-in"

    ADD_COLUMN = "column.add"
    RENAME_COLUMN = "column.rename"
    LIMIT_COLUMN = "column.limit"
    MOVE_COLUMN = "column.move"
    SET_COLUMN_KIND = "column.kind"
    REMOVE_COLUMN = "column.remove"

    DEFINE_LABEL = "label.define"
    RENAME_LABEL = "label.rename"
    COLOUR_LABEL = "label.colour"
    REMOVE_LABEL = "label.remove"

    ADD_CARD = "card.add"
    EDIT_CARD = "card.edit"
    ASSIGN_CARD = "card.assign"
    SET_DUE = "card.due"
    SET_LABELS = "card.labels"
    MOVE_CARD = "card.move"
    ARCHIVE_CARD = "card.archive"
    RESTORE_CARD = "card.restore"
    EDIT_CHECKLIST = "card.checklist"
    PREPARE = "card.prepare"
    COMMENT = "comment.add"

    RAISE_OBSTACLE = "obstacle.raise"
    EDIT_OBSTACLE = "obstacle.edit"
    TAKE_OBSTACLE = "obstacle.take"
    ASK_BACK = "obstacle.ask-back"
    HAND_OVER = "obstacle.hand"
    ANSWER = "obstacle.answer"
    RECORD_ANSWER = "obstacle.record"
    WITHDRAW = "obstacle.withdraw"
    CONFIRM = "obstacle.confirm"
    REOPEN = "obstacle.reopen"

    ADD_READING = "reading.add"
    CORRECT_READING = "reading.correct"
    ARCHIVE_READING = "reading.archive"
    ADD_MEASURE = "measure.add"
    EDIT_MEASURE = "measure.edit"
    ARCHIVE_MEASURE = "measure.archive"
    ANSWER_PULSE = "pulse.answer"
    ADD_LESSON = "lesson.add"
    EDIT_LESSON = "lesson.edit"
    ARCHIVE_LESSON = "lesson.archive"

    WRITE_REPORT = "report.write"
    ADD_COMMITMENT = "commitment.add"
    EDIT_COMMITMENT = "commitment.edit"
    TICK_COMMITMENT = "commitment.tick"
    HOLD_REPORT = "report.hold"
    CHOOSE_PATH = "report.path"
    CLOSE = "breakthrough.close"
    ABANDON = "breakthrough.abandon"
    REOPEN_CLOSED = "breakthrough.reopen"

    PLAN_MEETING = "meeting.plan"
    MOVE_MEETING = "meeting.move"
    CANCEL_MEETING = "meeting.cancel"
    EDIT_AGENDA = "meeting.agenda"
    RUN_MEETING = "meeting.run"
    NOTE_MEETING = "meeting.note"
    SET_PRESENT = "meeting.present"
    SET_SLOT = "meeting.slot"


_TEAM = frozenset(Role) - {Role.OBSERVER}
_ALL = frozenset(Role)
_RUN = frozenset({Role.LEADER, Role.TEAM_LEAD, Role.FACILITATOR})
_LEAD = frozenset({Role.LEADER, Role.TEAM_LEAD})
_LEADER = frozenset({Role.LEADER})

ROLES: dict[Action, frozenset[Role]] = {
    Action.SET_VISIBILITY: _LEADER,
    Action.SET_CODE: _RUN,
    Action.LAUNCH: _LEAD,
    Action.EDIT_GOAL: _RUN,
    Action.REFOCUS: _LEADER,
    Action.ANSWER_QUESTION: _TEAM,
    Action.SET_BACKUP: _RUN,
    Action.OPEN_VOTE: frozenset({Role.TEAM_LEAD, Role.FACILITATOR}),
    Action.CAST_VOTE: _TEAM,
    Action.CLOSE_VOTE: frozenset({Role.TEAM_LEAD, Role.FACILITATOR}),
    Action.PROMISE: _LEADER,
    Action.RECORD_PROMISE: frozenset({Role.TEAM_LEAD, Role.FACILITATOR}),
    Action.PROPOSE: frozenset({Role.TEAM_LEAD}),
    Action.ACCEPT_PROPOSAL: _LEADER,
    Action.DECLINE_PROPOSAL: _LEADER,
    Action.WITHDRAW_PROPOSAL: frozenset({Role.TEAM_LEAD}),
    Action.GIVE_ROLE: _RUN,
    Action.TAKE_ROLE: _RUN,
    Action.GIVE_LEADER: frozenset({Role.LEADER, Role.FACILITATOR}),
    Action.NAME_STAND_IN: _LEADER,
    Action.ADD_COLUMN: _LEAD,
    Action.RENAME_COLUMN: _LEAD,
    Action.LIMIT_COLUMN: _LEAD,
    Action.MOVE_COLUMN: _LEAD,
    Action.SET_COLUMN_KIND: _LEAD,
    Action.REMOVE_COLUMN: _LEAD,
    Action.DEFINE_LABEL: _LEAD,
    Action.RENAME_LABEL: _LEAD,
    Action.COLOUR_LABEL: _LEAD,
    Action.REMOVE_LABEL: _LEAD,
    Action.ADD_CARD: _TEAM,
    Action.EDIT_CARD: _TEAM,
    Action.ASSIGN_CARD: _TEAM,
    Action.SET_DUE: _TEAM,
    Action.SET_LABELS: _TEAM,
    Action.MOVE_CARD: _TEAM,
    Action.ARCHIVE_CARD: _TEAM,
    Action.RESTORE_CARD: _TEAM,
    Action.EDIT_CHECKLIST: _TEAM,
    Action.PREPARE: _TEAM,
    Action.COMMENT: _ALL,
    Action.RAISE_OBSTACLE: _TEAM,
    Action.EDIT_OBSTACLE: frozenset({Role.TEAM_LEAD}),
    Action.TAKE_OBSTACLE: _LEADER,
    Action.ASK_BACK: _LEADER,
    Action.HAND_OVER: _LEADER,
    Action.ANSWER: _LEADER,
    Action.RECORD_ANSWER: frozenset({Role.TEAM_LEAD, Role.FACILITATOR}),
    Action.WITHDRAW: frozenset({Role.TEAM_LEAD}),
    Action.CONFIRM: frozenset({Role.TEAM_LEAD}),
    Action.REOPEN: frozenset({Role.TEAM_LEAD}),
    Action.ADD_READING: _TEAM,
    Action.CORRECT_READING: _TEAM,
    Action.ARCHIVE_READING: _TEAM,
    Action.ADD_MEASURE: _RUN,
    Action.EDIT_MEASURE: _RUN,
    Action.ARCHIVE_MEASURE: _RUN,
    Action.ANSWER_PULSE: _TEAM,
    Action.ADD_LESSON: _TEAM,
    Action.EDIT_LESSON: _TEAM,
    Action.ARCHIVE_LESSON: _TEAM,
    Action.WRITE_REPORT: _RUN,
    Action.ADD_COMMITMENT: _RUN,
    Action.EDIT_COMMITMENT: _RUN,
    Action.TICK_COMMITMENT: _TEAM,
    Action.HOLD_REPORT: _RUN,
    Action.CHOOSE_PATH: _LEAD,
    Action.CLOSE: _LEAD,
    Action.ABANDON: _LEADER,
    Action.REOPEN_CLOSED: _LEADER,
    Action.PLAN_MEETING: _RUN,
    Action.MOVE_MEETING: _RUN,
    Action.CANCEL_MEETING: _RUN,
    Action.EDIT_AGENDA: _RUN,
    Action.RUN_MEETING: _RUN,
    Action.NOTE_MEETING: _TEAM,
    Action.SET_PRESENT: _TEAM,
    Action.SET_SLOT: _RUN,
}
"""The roles that an action within a breakthrough asks for; one of them is enough."""

OWN = frozenset(
    {
        Action.EDIT_OBSTACLE,
        Action.WITHDRAW,
        Action.CONFIRM,
        Action.REOPEN,
        Action.EDIT_PERSON,
        Action.LEAVE,
    }
)
"""Open also to the one whose thing it is: who raised the obstacle, the person themselves."""

STAND_IN = frozenset({Action.TAKE_OBSTACLE, Action.ASK_BACK, Action.HAND_OVER, Action.ANSWER})
"""What the stand-in of a leader may do while they are one."""

ADMINISTRATOR = frozenset(
    {
        Action.SET_WORKSPACE,
        Action.BACK_UP,
        Action.RESTORE,
        Action.ADD_PERSON,
        Action.EDIT_PERSON,
        Action.SET_ADMINISTRATOR,
        Action.LEAVE,
        Action.GIVE_ROLE,
        Action.TAKE_ROLE,
        Action.GIVE_LEADER,
    }
)
"""What an administrator may besides: people and settings. Private breakthroughs are hidden from them by the store."""

ANYBODY = frozenset(
    {
        Action.START,
        Action.ADD_AREA,
        Action.EDIT_AREA,
        Action.ADD_FIGURES,
        Action.ARCHIVE_AREA,
    }
)
"""Open to everyone in the workspace: people reveal where results do not come before anybody has a role."""

RUNS_PEOPLE = frozenset({Action.ADD_PERSON})
"""Open to whoever leads, runs or facilitates any breakthrough, since a team is put together there."""

_BEFORE_LAUNCH = frozenset({Action.EDIT_GOAL, Action.LAUNCH})
_WHEN_OVER = frozenset({Action.REOPEN_CLOSED})
_ALSO_CLOSED = frozenset({Action.ADD_READING, Action.TICK_COMMITMENT, Action.CHOOSE_PATH})
"""What goes on after the end: it is measured once more, commitments are kept, a next one begins."""
_AFTER_LAUNCH = frozenset(
    {Action.REFOCUS, Action.PROPOSE, Action.ACCEPT_PROPOSAL, Action.DECLINE_PROPOSAL}
)
NOTHING_TO_REFOCUS = ("Before the launch there is nothing to refocus.", "Edit the goal instead.")


@dataclass(frozen=True, slots=True)
class Standing:
    """What somebody is where an action would happen.

    `roles` are those in the breakthrough, or all that they hold anywhere for actions of the workspace. `own`: the thing
    is theirs. `stand_in`: they stand in for a leader today.
    """

    person: str
    roles: frozenset[Role] = frozenset()
    administrator: bool = False
    own: bool = False
    stand_in: bool = False


def may(action: Action, standing: Standing, phase: Phase | None = None) -> bool:
    """Whether somebody may do this, there and in that phase."""
    if phase is not None and _out_of_phase(action, phase):
        return False
    return (
        action in ANYBODY
        or bool(ROLES.get(action, frozenset()) & standing.roles)
        or (action in OWN and standing.own)
        or (action in STAND_IN and standing.stand_in)
        or (action in ADMINISTRATOR and standing.administrator)
        or (action in RUNS_PEOPLE and bool(standing.roles & _RUN))
    )


def require(action: Action, standing: Standing, phase: Phase | None = None) -> None:
    """Nothing if `may`, else NotAllowed with who could do it instead."""
    if may(action, standing, phase):
        return
    if phase is not None:
        reason = _out_of_phase(action, phase)
        if reason:
            raise NotAllowed(reason[0], reason[1])
    raise NotAllowed(
        f"{_SENTENCES.get(action, 'This')} is not among your roles here.", _who(action)
    )


def _out_of_phase(action: Action, phase: Phase) -> tuple[str, str] | None:
    if action in _WHEN_OVER:
        return None if phase.over else ("This breakthrough is not closed.", "")
    if phase is Phase.CLOSED and action in _ALSO_CLOSED:
        return None
    if phase.over:
        return f"This breakthrough is {phase}: it can only be read.", "Its leader can reopen it."
    if action in _BEFORE_LAUNCH and not phase.before_launch:
        if action is Action.LAUNCH:
            return "This breakthrough was launched already.", ""
        return (
            "After the launch the goal changes only by a refocus.",
            "A leader refocuses it, with the reason.",
        )
    if action is Action.ANSWER_PULSE and phase.before_launch:
        return "The pulse begins with the launch.", "Until then there is the vote of confidence."
    if action in _AFTER_LAUNCH and phase.before_launch:
        return NOTHING_TO_REFOCUS
    return None


def _who(action: Action) -> str:
    roles = [role.value for role in Role if role in ROLES.get(action, frozenset())]
    if action in OWN:
        roles.append("the person whose it is")
    if action in ADMINISTRATOR:
        roles.append("administrator")
    return f"Ask for it: {', '.join(roles)}." if roles else ""


_SENTENCES: dict[Action, str] = {
    Action.SET_WORKSPACE: "Changing the workspace",
    Action.BACK_UP: "Making copies of the database",
    Action.RESTORE: "Restoring the database",
    Action.ADD_PERSON: "Adding people",
    Action.EDIT_PERSON: "Changing a person",
    Action.SET_ADMINISTRATOR: "Naming administrators",
    Action.LEAVE: "Letting somebody leave",
    Action.LAUNCH: "Launching",
    Action.EDIT_GOAL: "Changing the goal",
    Action.REFOCUS: "Refocusing the goal",
    Action.ANSWER_QUESTION: "Answering the goal test",
    Action.SET_BACKUP: "Naming the back-up",
    Action.OPEN_VOTE: "Opening a vote",
    Action.CAST_VOTE: "Voting",
    Action.CLOSE_VOTE: "Closing a vote",
    Action.PROMISE: "Promising as a leader",
    Action.RECORD_PROMISE: "Writing down what a leader promised",
    Action.PROPOSE: "Proposing a refocus",
    Action.ACCEPT_PROPOSAL: "Accepting a refocus",
    Action.DECLINE_PROPOSAL: "Declining a refocus",
    Action.WITHDRAW_PROPOSAL: "Withdrawing a proposal",
    Action.GIVE_ROLE: "Giving roles",
    Action.TAKE_ROLE: "Taking roles",
    Action.GIVE_LEADER: "Naming a leader or facilitator",
    Action.DEFINE_LABEL: "Naming labels",
    Action.RENAME_LABEL: "Naming labels",
    Action.COLOUR_LABEL: "Colouring labels",
    Action.REMOVE_LABEL: "Removing labels",
    Action.ADD_CARD: "Adding action items",
    Action.MOVE_CARD: "Moving action items",
    Action.EDIT_CARD: "Changing action items",
    Action.PREPARE: "Preparing",
    Action.COMMENT: "Commenting",
    Action.RAISE_OBSTACLE: "Raising obstacles",
    Action.ANSWER: "Answering obstacles",
    Action.TAKE_OBSTACLE: "Taking obstacles in hand",
    Action.ADD_READING: "Adding readings",
    Action.CORRECT_READING: "Correcting readings",
    Action.ARCHIVE_READING: "Taking readings out",
    Action.ADD_MEASURE: "Adding measures",
    Action.EDIT_MEASURE: "Changing measures",
    Action.ARCHIVE_MEASURE: "Putting measures away",
    Action.ANSWER_PULSE: "Answering the pulse",
    Action.ADD_LESSON: "Writing lessons",
    Action.EDIT_LESSON: "Changing lessons",
    Action.ARCHIVE_LESSON: "Putting lessons away",
    Action.WRITE_REPORT: "Writing in the report",
    Action.ADD_COMMITMENT: "Adding commitments",
    Action.EDIT_COMMITMENT: "Changing commitments",
    Action.TICK_COMMITMENT: "Ticking commitments",
    Action.HOLD_REPORT: "Recording the report-back",
    Action.CHOOSE_PATH: "Choosing what comes next",
    Action.CLOSE: "Closing",
    Action.ABANDON: "Abandoning",
    Action.REOPEN_CLOSED: "Reopening",
    Action.PLAN_MEETING: "Planning meetings",
    Action.MOVE_MEETING: "Moving meetings",
    Action.CANCEL_MEETING: "Cancelling meetings",
    Action.EDIT_AGENDA: "Changing the agenda",
    Action.RUN_MEETING: "Running meetings",
    Action.NOTE_MEETING: "Taking notes",
    Action.SET_PRESENT: "Saying who was there",
    Action.SET_SLOT: "Choosing the day of the check-ins",
}
