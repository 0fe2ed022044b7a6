"""The tables of the method beside the board: imported when the first of its screens or verbs needs them.

What is said in `PRIVATE` is known to its person alone: events tell that somebody answered, never what.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
    Check,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    TextField,
)

from breakthrough_tui.domain.course import Keep, MeetingKind, PromiseKind, ProposalState
from breakthrough_tui.store.fields import (
    ChoiceField,
    DayField,
    ExactField,
    InstantField,
    WordsField,
)
from breakthrough_tui.store.tables import BreakthroughRow, CardRow, PersonRow, Table


class AreaRow(Table):
    """An area whose figures are watched; `breakthrough` is the one that was started from it."""

    id = AutoField()
    name = TextField()
    unit = TextField(default="")
    target = ExactField(null=True)
    target_on = DayField(null=True)
    breakthrough = ForeignKeyField(
        BreakthroughRow, column_name="breakthrough", null=True, index=False
    )
    created_by = ForeignKeyField(PersonRow, column_name="created_by", index=False)
    created_at = InstantField()
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "area"
        constraints = [Check("length(name) > 0", name="area_name")]


class AreaFigureRow(Table):
    """The value of an area on a date; a correction supersedes the earlier one."""

    id = AutoField()
    area = ForeignKeyField(AreaRow, column_name="area", index=False)
    on = DayField()
    value = ExactField()
    by = ForeignKeyField(PersonRow, column_name="by", index=False)
    at = InstantField()
    superseded = BooleanField(default=False)

    class Meta:
        table_name = "area_figure"
        indexes = ((("area", "on"), False),)


class GoalAnswerRow(Table):
    """What one person answered to one of the questions 8 to 12 of the goal test."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    question = IntegerField()
    person = ForeignKeyField(PersonRow, column_name="person", index=False)
    answer = TextField()
    note = TextField(default="")
    at = InstantField()

    class Meta:
        table_name = "goal_answer"
        indexes = ((("breakthrough", "question", "person"), True),)
        constraints = [Check("question between 1 and 13", name="goal_answer_question")]


class VoteRow(Table):
    """A vote of confidence. Once it is closed `voted` says how many, and `result` holds median, lowest and highest.

    Nothing in a row, and so in no event, tells what somebody voted; `result` is empty where even the sums would.
    """

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough")
    opened_by = ForeignKeyField(PersonRow, column_name="opened_by", index=False)
    opened_at = InstantField()
    closed_by = ForeignKeyField(PersonRow, column_name="closed_by", null=True, index=False)
    closed_at = InstantField(null=True)
    asked = IntegerField(default=0)
    voted = IntegerField(default=0)
    result = WordsField(default=())

    class Meta:
        table_name = "vote"


class BallotRow(Table):
    """What one person voted. Paper votes are only counted into the result and kept nowhere."""

    id = AutoField()
    vote = ForeignKeyField(VoteRow, column_name="vote", index=False)
    person = ForeignKeyField(PersonRow, column_name="person", index=False)
    value = IntegerField()

    class Meta:
        table_name = "ballot"
        indexes = ((("vote", "person"), True),)
        constraints = [Check("value between 0 and 10", name="ballot_value")]


class PromiseRow(Table):
    """What a leader promises of focus and resources; `recorded_by` wrote it down for them."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough")
    leader = ForeignKeyField(PersonRow, column_name="leader", index=False)
    kind = ChoiceField(PromiseKind)
    amount = ExactField(null=True)
    text = TextField(default="")
    at = InstantField()
    recorded_by = ForeignKeyField(PersonRow, column_name="recorded_by", null=True, index=False)
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "promise"


class PreparationRow(Table):
    """What makes an action item one of the preparing phase: it leaves the board at the launch.

    `preparing` is false once it was taken into the plan, and so stays on the board.
    """

    card = ForeignKeyField(CardRow, column_name="card", primary_key=True)
    hurts = TextField(default="")
    tried = TextField(default="")
    source = TextField(default="")
    finding = TextField(default="")
    preparing = BooleanField(default=True)

    class Meta:
        table_name = "preparation"


class ProposalRow(Table):
    """A refocus that was proposed to a leader: only what it would change in `version` of the goal is given."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough")
    proposed_by = ForeignKeyField(PersonRow, column_name="proposed_by", index=False)
    proposed_at = InstantField()
    sentence = TextField(null=True)
    short = TextField(null=True)
    target = ExactField(null=True)
    report_back = DayField(null=True)
    reason = TextField()
    version = IntegerField()
    obstacle = IntegerField(null=True)
    state = ChoiceField(ProposalState, default=ProposalState.OPEN)
    answered_by = ForeignKeyField(PersonRow, column_name="answered_by", null=True, index=False)
    answered_at = InstantField(null=True)
    note = TextField(default="")

    class Meta:
        table_name = "proposal"


class MeetingRow(Table):
    """A meeting that is planned, goes on or was held. `block` is the one that it is at, since `block_since`.

    `at` is the time of day, 'HH:MM' in the workspace's zone. `form` is 'half day' or 'full day' for a launch. `length`
    is how many minutes were agreed when it began.
    """

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough")
    kind = ChoiceField(MeetingKind)
    form = TextField(default="")
    on = DayField()
    at = TextField(default="")
    begun_at = InstantField(null=True)
    ended_at = InstantField(null=True)
    block = IntegerField(null=True)
    block_since = InstantField(null=True)
    length = IntegerField(null=True)
    created_by = ForeignKeyField(PersonRow, column_name="created_by", index=False)
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "meeting"


class AgendaBlockRow(Table):
    """A part of an agenda: `minutes` planned, `spent` seconds so far without those since `block_since`."""

    id = AutoField()
    meeting = ForeignKeyField(MeetingRow, column_name="meeting")
    title = TextField()
    minutes = IntegerField()
    rank = TextField()
    screen = TextField(default="")
    prompt = TextField(default="")
    notes = TextField(default="")
    spent = IntegerField(default=0)
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "agenda_block"
        constraints = [
            Check("minutes between 0 and 1440", name="agenda_block_minutes"),
            Check("spent >= 0", name="agenda_block_spent"),
        ]


class AttendanceRow(Table):
    """Who was there."""

    id = AutoField()
    meeting = ForeignKeyField(MeetingRow, column_name="meeting", index=False)
    person = ForeignKeyField(PersonRow, column_name="person", index=False)
    present = BooleanField(default=True)

    class Meta:
        table_name = "attendance"
        indexes = ((("meeting", "person"), True),)


class CommitmentRow(Table):
    """Who does what by when beside the board: said in a meeting, or for the time after the report-back."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough")
    meeting = ForeignKeyField(MeetingRow, column_name="meeting", null=True, index=False)
    person = ForeignKeyField(PersonRow, column_name="person", null=True, index=False)
    text = TextField()
    due = DayField(null=True)
    done_at = InstantField(null=True)
    created_by = ForeignKeyField(PersonRow, column_name="created_by", index=False)
    created_at = InstantField()
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "commitment"
        constraints = [Check("length(text) > 0", name="commitment_text")]


class PulseRow(Table):
    """One person's energy and confidence in one week; `week` is its Monday."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    person = ForeignKeyField(PersonRow, column_name="person", index=False)
    week = DayField()
    energy = IntegerField()
    confidence = IntegerField()
    at = InstantField()

    class Meta:
        table_name = "pulse"
        indexes = ((("breakthrough", "week", "person"), True),)
        constraints = [
            Check("energy between 0 and 10", name="pulse_energy"),
            Check("confidence between 0 and 10", name="pulse_confidence"),
        ]


class LessonRow(Table):
    """What was tried and learnt; `leaders` when it is one that leaders learnt."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough")
    tried = TextField()
    expected = TextField(default="")
    happened = TextField(default="")
    keep = ChoiceField(Keep, default=Keep.OPEN)
    who_else = TextField(default="")
    card = ForeignKeyField(CardRow, column_name="card", null=True, index=False)
    leaders = BooleanField(default=False)
    by = ForeignKeyField(PersonRow, column_name="by", index=False)
    at = InstantField()
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "lesson"
        constraints = [Check("length(tried) > 0", name="lesson_tried")]


class ReportPartRow(Table):
    """What was added by hand to a part of the report, and where it stands; `part` names one that writes itself."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    part = TextField()
    title = TextField(default="")
    text = TextField(default="")
    rank = TextField()
    hidden = BooleanField(default=False)
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "report_part"
        indexes = ((("breakthrough", "part"), True),)


class SignalSeenRow(Table):
    """A signal that somebody has seen: hidden from them up to and including a day."""

    person = ForeignKeyField(PersonRow, column_name="person", index=False)
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    signal = TextField()
    until = DayField()

    class Meta:
        table_name = "signal_seen"
        primary_key = CompositeKey("person", "breakthrough", "signal")


class PresenceRow(Table):
    """A session with a screen, and when it was last known to be there. Without events; it expires."""

    session = TextField(primary_key=True)
    person = ForeignKeyField(PersonRow, column_name="person", index=False)
    since = InstantField()
    seen_at = InstantField()

    class Meta:
        table_name = "presence"


ENTITIES: dict[str, type[Table]] = {
    "area": AreaRow,
    "area figure": AreaFigureRow,
    "goal answer": GoalAnswerRow,
    "vote": VoteRow,
    "promise": PromiseRow,
    "preparation": PreparationRow,
    "proposal": ProposalRow,
    "meeting": MeetingRow,
    "agenda block": AgendaBlockRow,
    "attendance": AttendanceRow,
    "commitment": CommitmentRow,
    "lesson": LessonRow,
    "report part": ReportPartRow,
}

PRIVATE: dict[str, type[Table]] = {"ballot": BallotRow, "pulse": PulseRow}

ALL: tuple[type[Table], ...] = (*ENTITIES.values(), *PRIVATE.values(), SignalSeenRow, PresenceRow)
