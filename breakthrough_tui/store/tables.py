"""The tables of people, board and obstacles as they are today, which every change needs.

`goal_tables`, `personal_tables` and `method_tables` have the rest.

Models have no database: a query says on which one it runs.
"""

from __future__ import annotations

from peewee import (
    AutoField,
    BooleanField,
    Check,
    CompositeKey,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from breakthrough_tui.domain.board import ColumnKind
from breakthrough_tui.domain.breakthrough import Phase, Visibility
from breakthrough_tui.domain.course import Outcome, Path
from breakthrough_tui.domain.event import Door
from breakthrough_tui.domain.labels import Colour
from breakthrough_tui.domain.obstacle import ObstacleState
from breakthrough_tui.domain.people import Role
from breakthrough_tui.store.fields import (
    ChoiceField,
    DayField,
    InstantField,
    JSONTextField,
    WordsField,
)


class Table(Model):
    """What all tables share: names as they are written here."""

    class Meta:
        legacy_table_names = False
        # Each table says its own; one of this would be copied, at length, for each.
        primary_key = False


class WorkspaceRow(Table):
    """One row: the settings of this database, and the counter of its own events."""

    id = AutoField()
    name = TextField(default="")
    time_zone = TextField()
    days_off = WordsField(default=("5", "6"))
    holidays = WordsField(default=())
    generation = IntegerField(default=1)
    example = BooleanField(default=False)
    position = IntegerField(default=0)

    class Meta:
        table_name = "workspace"
        constraints = [Check("id = 1", name="workspace_is_one")]


class PersonRow(Table):
    name = TextField(primary_key=True)
    full_name = TextField(default="")
    login = TextField(null=True, unique=True)
    address = TextField(default="")
    administrator = BooleanField(default=False)
    left_on = DayField(null=True)

    class Meta:
        table_name = "person"
        constraints = [Check("length(name) between 1 and 32", name="person_name_length")]


class BreakthroughRow(Table):
    """`last_number` is the last that a card or an obstacle got; `position` the last that an event got.

    From `checkin_weekday` on (0 is Monday; `checkin_at` 'HH:MM') None says that nobody has said it yet.
    """

    id = AutoField()
    code = TextField(unique=True)
    phase = ChoiceField(Phase)
    visibility = ChoiceField(Visibility, default=Visibility.OPEN)
    launch_on = DayField(null=True)
    launched_on = DayField(null=True)
    created_by = ForeignKeyField(PersonRow, column_name="created_by", index=False)
    created_at = InstantField()
    last_number = IntegerField(default=0)
    position = IntegerField(default=0)
    checkin_weekday = IntegerField(null=True)
    checkin_at = TextField(null=True)
    launch_reason = TextField(null=True)
    launch_reason_of = TextField(null=True)
    backup_name = TextField(null=True)
    backup_contact = TextField(null=True)
    outcome = ChoiceField(Outcome, null=True)
    closing_note = TextField(null=True)
    reported_on = DayField(null=True)
    closed_on = DayField(null=True)
    path = ChoiceField(Path, null=True)
    remeasure_on = DayField(null=True)
    came_from = IntegerField(null=True)

    class Meta:
        table_name = "breakthrough"
        constraints = [
            Check(
                "phase in ('draft', 'preparing', 'launched', 'reported', 'closed', 'abandoned')",
                name="breakthrough_phase",
            ),
            Check("visibility in ('open', 'private')", name="breakthrough_visibility"),
        ]


class MembershipRow(Table):
    """A role that was given; `ended_at` when it was taken again."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    person = ForeignKeyField(PersonRow, column_name="person")
    role = ChoiceField(Role)
    stand_in = ForeignKeyField(PersonRow, column_name="stand_in", null=True)
    stand_in_until = DayField(null=True)
    ended_at = InstantField(null=True)

    class Meta:
        table_name = "membership"
        indexes = ((("breakthrough", "person", "role"), True),)
        constraints = [
            Check(
                "role in ('leader', 'team lead', 'facilitator', 'core group', 'member', 'observer')",
                name="membership_role",
            )
        ]


class ColumnRow(Table):
    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough")
    name = TextField()
    kind = ChoiceField(ColumnKind)
    limit = IntegerField(null=True)
    rank = TextField()
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "board_column"
        constraints = [
            Check("kind in ('to do', 'doing', 'done')", name="column_kind"),
            Check('"limit" is null or "limit" > 0', name="column_limit"),
        ]


class CardRow(Table):
    """An action item. `owner_changed_at` is when its owner last changed it."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    number = IntegerField()
    title = TextField()
    description = TextField(default="")
    owner = ForeignKeyField(PersonRow, column_name="owner", null=True)
    due = DayField(null=True)
    labels = WordsField(default=())
    addresses = WordsField(default=())
    column = ForeignKeyField(ColumnRow, column_name="column", index=False)
    rank = TextField()
    done_at = InstantField(null=True)
    archived_at = InstantField(null=True)
    created_by = ForeignKeyField(PersonRow, column_name="created_by", index=False)
    created_at = InstantField()
    owner_changed_at = InstantField(null=True)

    class Meta:
        table_name = "card"
        indexes = (
            (("breakthrough", "number"), True),
            (("breakthrough", "archived_at", "column", "rank"), False),
            (("column", "archived_at", "rank"), False),
        )
        constraints = [Check("length(title) > 0", name="card_title")]


class ChecklistItemRow(Table):
    id = AutoField()
    card = ForeignKeyField(CardRow, column_name="card")
    text = TextField()
    done = BooleanField(default=False)
    owner = ForeignKeyField(PersonRow, column_name="owner", null=True, index=False)
    rank = TextField()
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "checklist_item"


class ObstacleRow(Table):
    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    number = IntegerField()
    title = TextField()
    state = ChoiceField(ObstacleState)
    raised_by = ForeignKeyField(PersonRow, column_name="raised_by", index=False)
    raised_at = InstantField()
    leader = ForeignKeyField(PersonRow, column_name="leader", null=True)
    ask = TextField(default="")
    tried = TextField(default="")
    stops = TextField(default="")
    needed_by = DayField(null=True)
    promised = DayField(null=True)
    question = TextField(default="")
    waiting_since = InstantField(null=True)
    waited = IntegerField(default=0)
    confirmed_by = ForeignKeyField(PersonRow, column_name="confirmed_by", null=True, index=False)
    confirmed_at = InstantField(null=True)

    class Meta:
        table_name = "obstacle"
        indexes = (
            (("breakthrough", "number"), True),
            (("breakthrough", "state"), False),
        )
        constraints = [
            Check("length(title) > 0", name="obstacle_title"),
            Check("waited >= 0", name="obstacle_waited"),
            Check("state <> 'in hand' or promised is not null", name="obstacle_promise"),
            Check(
                "state in ('waiting for a leader', 'in hand', 'waiting for the team', 'removed',"
                " 'refocused', 'declined', 'withdrawn')",
                name="obstacle_state",
            ),
        ]


class ObstacleCardRow(Table):
    """Which action items an obstacle stops; `stops` is false once it was said to stop another one instead."""

    obstacle = ForeignKeyField(ObstacleRow, column_name="obstacle", index=False)
    card = ForeignKeyField(CardRow, column_name="card")
    stops = BooleanField(default=True)

    class Meta:
        table_name = "obstacle_card"
        primary_key = CompositeKey("obstacle", "card")


class AnswerRow(Table):
    id = AutoField()
    obstacle = ForeignKeyField(ObstacleRow, column_name="obstacle")
    kind = ChoiceField(ObstacleState)
    note = TextField(default="")
    leader = ForeignKeyField(PersonRow, column_name="leader", index=False)
    at = InstantField()
    recorded_by = ForeignKeyField(PersonRow, column_name="recorded_by", null=True, index=False)
    how = TextField(default="")
    goal_version = IntegerField(null=True)

    class Meta:
        table_name = "answer"
        constraints = [
            Check("kind in ('removed', 'refocused', 'declined')", name="answer_kind"),
        ]


class CommentRow(Table):
    id = AutoField()
    card = ForeignKeyField(CardRow, column_name="card", null=True)
    obstacle = ForeignKeyField(ObstacleRow, column_name="obstacle", null=True)
    author = ForeignKeyField(PersonRow, column_name="author", index=False)
    at = InstantField()
    text = TextField()
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "comment"
        constraints = [
            Check("(card is null) <> (obstacle is null)", name="comment_is_on_one_thing"),
        ]


class LabelRow(Table):
    """How the label `tag` is shown in a breakthrough; cards carry the tag whether or not it has a row here."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    tag = TextField()
    name = TextField(default="")
    colour = ChoiceField(Colour, default=Colour.PLAIN)
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "label"
        indexes = ((("breakthrough", "tag"), True),)
        constraints = [
            Check("length(tag) > 0", name="label_tag"),
            Check(
                "colour in ('plain', 'quiet', 'accent', 'good', 'warning', 'bad', 'cool', 'warm')",
                name="label_colour",
            ),
        ]


class CardTextRow(Table):
    """What is found of a card, folded; derived from its row and its comments by `search_index`."""

    card = ForeignKeyField(CardRow, column_name="card", primary_key=True)
    breakthrough = IntegerField()
    text = TextField()

    class Meta:
        table_name = "card_text"


class EventRow(Table):
    """`stream` is the breakthrough's id, or 0 for what belongs to the workspace."""

    id = AutoField()
    stream = IntegerField()
    position = IntegerField()
    command = TextField()
    step = IntegerField()
    v = IntegerField()
    at = InstantField()
    actor = TextField()
    door = ChoiceField(Door)
    kind = TextField()
    entity = TextField()
    entity_id = TextField()
    before = JSONTextField()
    after = JSONTextField()
    undoes = TextField(null=True, index=True)
    checksum = TextField()

    class Meta:
        table_name = "event"
        indexes = (
            (("stream", "position"), True),
            (("command", "step"), True),
            (("entity", "entity_id", "stream", "position"), False),
            (("actor", "at"), False),
        )


class MergedRow(Table):
    """A command that became a part of an earlier one's event, so that it is known again when it comes twice."""

    command = TextField(primary_key=True)
    became = TextField()

    class Meta:
        table_name = "merged_command"


ALL: tuple[type[Table], ...] = (
    WorkspaceRow,
    PersonRow,
    BreakthroughRow,
    MembershipRow,
    ColumnRow,
    CardRow,
    ChecklistItemRow,
    ObstacleRow,
    ObstacleCardRow,
    AnswerRow,
    CommentRow,
    LabelRow,
    CardTextRow,
    EventRow,
    MergedRow,
)
