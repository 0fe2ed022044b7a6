"""The tables of goals and of what is counted for them: imported when the first verb or screen needs them."""

from __future__ import annotations

from peewee import AutoField, BooleanField, Check, ForeignKeyField, IntegerField, TextField

from breakthrough_tui.domain.breakthrough import Direction
from breakthrough_tui.domain.measure import MeasureKind
from breakthrough_tui.store.fields import ChoiceField, DayField, ExactField, InstantField
from breakthrough_tui.store.tables import BreakthroughRow, PersonRow, Table


class MeasureRow(Table):
    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough")
    name = TextField()
    unit = TextField(default="")
    kind = ChoiceField(MeasureKind, default=MeasureKind.LEVEL)
    guard = BooleanField(default=False)
    rhythm = IntegerField(default=7)
    direction = ChoiceField(Direction, null=True)
    archived_at = InstantField(null=True)

    class Meta:
        table_name = "measure"
        constraints = [
            Check("rhythm > 0", name="measure_rhythm"),
            Check("kind in ('level', 'cumulative')", name="measure_kind"),
        ]


class GoalRow(Table):
    """One version of a goal; the highest is in force. `obstacle` is the one that this refocus answered."""

    id = AutoField()
    breakthrough = ForeignKeyField(BreakthroughRow, column_name="breakthrough", index=False)
    version = IntegerField()
    sentence = TextField()
    short = TextField(default="")
    measure = ForeignKeyField(MeasureRow, column_name="measure", null=True)
    baseline = ExactField(null=True)
    baseline_on = DayField(null=True)
    baseline_source = TextField(default="")
    target = ExactField(null=True)
    report_back = DayField(null=True)
    reason = TextField(default="")
    set_by = ForeignKeyField(PersonRow, column_name="set_by", index=False)
    set_at = InstantField()
    obstacle = IntegerField(null=True)

    class Meta:
        table_name = "goal"
        indexes = ((("breakthrough", "version"), True),)
        constraints = [
            Check("version > 0", name="goal_version"),
            Check("length(short) <= 30", name="goal_short_length"),
        ]


class ReadingRow(Table):
    """The value of a measure on a date; a correction `corrects` an old row, which is then superseded."""

    id = AutoField()
    measure = ForeignKeyField(MeasureRow, column_name="measure", index=False)
    on = DayField()
    value = ExactField()
    note = TextField(default="")
    by = ForeignKeyField(PersonRow, column_name="by", index=False)
    at = InstantField()
    superseded = BooleanField(default=False)
    corrects = IntegerField(null=True)

    class Meta:
        table_name = "reading"
        indexes = ((("measure", "on"), False),)


ENTITIES: dict[str, type[Table]] = {"goal": GoalRow, "measure": MeasureRow, "reading": ReadingRow}
