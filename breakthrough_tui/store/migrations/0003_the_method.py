"""The method beside the board: areas, the goal's test, promises, preparation, meetings, pulse, lessons, report."""

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

COURSE = (
    ("checkin_weekday", IntegerField),
    ("checkin_at", TextField),
    ("launch_reason", TextField),
    ("launch_reason_of", TextField),
    ("backup_name", TextField),
    ("backup_contact", TextField),
    ("outcome", TextField),
    ("closing_note", TextField),
    ("reported_on", TextField),
    ("closed_on", TextField),
    ("path", TextField),
    ("remeasure_on", TextField),
    ("came_from", IntegerField),
)


def up(migrator, db):
    class Frozen(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Person(Frozen):
        name = TextField(primary_key=True)

        class Meta:
            table_name = "person"

    class Breakthrough(Frozen):
        id = AutoField()

        class Meta:
            table_name = "breakthrough"

    class Card(Frozen):
        id = AutoField()

        class Meta:
            table_name = "card"

    class Area(Frozen):
        id = AutoField()
        name = TextField()
        unit = TextField()
        target = TextField(null=True)
        target_on = TextField(null=True)
        breakthrough = ForeignKeyField(
            Breakthrough, column_name="breakthrough", null=True, index=False
        )
        created_by = ForeignKeyField(Person, column_name="created_by", index=False)
        created_at = TextField()
        archived_at = TextField(null=True)

        class Meta:
            table_name = "area"
            constraints = [Check("length(name) > 0", name="area_name")]

    class AreaFigure(Frozen):
        id = AutoField()
        area = ForeignKeyField(Area, column_name="area", index=False)
        on = TextField()
        value = TextField()
        by = ForeignKeyField(Person, column_name="by", index=False)
        at = TextField()
        superseded = BooleanField()

        class Meta:
            table_name = "area_figure"
            indexes = ((("area", "on"), False),)

    class GoalAnswer(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        question = IntegerField()
        person = ForeignKeyField(Person, column_name="person", index=False)
        answer = TextField()
        note = TextField()
        at = TextField()

        class Meta:
            table_name = "goal_answer"
            indexes = ((("breakthrough", "question", "person"), True),)
            constraints = [Check("question between 1 and 13", name="goal_answer_question")]

    class Vote(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough")
        opened_by = ForeignKeyField(Person, column_name="opened_by", index=False)
        opened_at = TextField()
        closed_by = ForeignKeyField(Person, column_name="closed_by", null=True, index=False)
        closed_at = TextField(null=True)
        asked = IntegerField()
        voted = IntegerField()
        result = TextField()

        class Meta:
            table_name = "vote"

    class Ballot(Frozen):
        id = AutoField()
        vote = ForeignKeyField(Vote, column_name="vote", index=False)
        person = ForeignKeyField(Person, column_name="person", index=False)
        value = IntegerField()

        class Meta:
            table_name = "ballot"
            indexes = ((("vote", "person"), True),)
            constraints = [Check("value between 0 and 10", name="ballot_value")]

    class Promise(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough")
        leader = ForeignKeyField(Person, column_name="leader", index=False)
        kind = TextField()
        amount = TextField(null=True)
        text = TextField()
        at = TextField()
        recorded_by = ForeignKeyField(Person, column_name="recorded_by", null=True, index=False)
        archived_at = TextField(null=True)

        class Meta:
            table_name = "promise"

    class Preparation(Frozen):
        card = ForeignKeyField(Card, column_name="card", primary_key=True)
        hurts = TextField()
        tried = TextField()
        source = TextField()
        finding = TextField()
        preparing = BooleanField()

        class Meta:
            table_name = "preparation"

    class Proposal(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough")
        proposed_by = ForeignKeyField(Person, column_name="proposed_by", index=False)
        proposed_at = TextField()
        sentence = TextField(null=True)
        short = TextField(null=True)
        target = TextField(null=True)
        report_back = TextField(null=True)
        reason = TextField()
        version = IntegerField()
        obstacle = IntegerField(null=True)
        state = TextField()
        answered_by = ForeignKeyField(Person, column_name="answered_by", null=True, index=False)
        answered_at = TextField(null=True)
        note = TextField()

        class Meta:
            table_name = "proposal"

    class Meeting(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough")
        kind = TextField()
        form = TextField()
        on = TextField()
        at = TextField()
        begun_at = TextField(null=True)
        ended_at = TextField(null=True)
        block = IntegerField(null=True)
        block_since = TextField(null=True)
        length = IntegerField(null=True)
        created_by = ForeignKeyField(Person, column_name="created_by", index=False)
        archived_at = TextField(null=True)

        class Meta:
            table_name = "meeting"

    class AgendaBlock(Frozen):
        id = AutoField()
        meeting = ForeignKeyField(Meeting, column_name="meeting")
        title = TextField()
        minutes = IntegerField()
        rank = TextField()
        screen = TextField()
        prompt = TextField()
        notes = TextField()
        spent = IntegerField()
        archived_at = TextField(null=True)

        class Meta:
            table_name = "agenda_block"
            constraints = [
                Check("minutes between 0 and 1440", name="agenda_block_minutes"),
                Check("spent >= 0", name="agenda_block_spent"),
            ]

    class Attendance(Frozen):
        id = AutoField()
        meeting = ForeignKeyField(Meeting, column_name="meeting", index=False)
        person = ForeignKeyField(Person, column_name="person", index=False)
        present = BooleanField()

        class Meta:
            table_name = "attendance"
            indexes = ((("meeting", "person"), True),)

    class Commitment(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough")
        meeting = ForeignKeyField(Meeting, column_name="meeting", null=True, index=False)
        person = ForeignKeyField(Person, column_name="person", null=True, index=False)
        text = TextField()
        due = TextField(null=True)
        done_at = TextField(null=True)
        created_by = ForeignKeyField(Person, column_name="created_by", index=False)
        created_at = TextField()
        archived_at = TextField(null=True)

        class Meta:
            table_name = "commitment"
            constraints = [Check("length(text) > 0", name="commitment_text")]

    class Pulse(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        person = ForeignKeyField(Person, column_name="person", index=False)
        week = TextField()
        energy = IntegerField()
        confidence = IntegerField()
        at = TextField()

        class Meta:
            table_name = "pulse"
            indexes = ((("breakthrough", "week", "person"), True),)
            constraints = [
                Check("energy between 0 and 10", name="pulse_energy"),
                Check("confidence between 0 and 10", name="pulse_confidence"),
            ]

    class Lesson(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough")
        tried = TextField()
        expected = TextField()
        happened = TextField()
        keep = TextField()
        who_else = TextField()
        card = ForeignKeyField(Card, column_name="card", null=True, index=False)
        leaders = BooleanField()
        by = ForeignKeyField(Person, column_name="by", index=False)
        at = TextField()
        archived_at = TextField(null=True)

        class Meta:
            table_name = "lesson"
            constraints = [Check("length(tried) > 0", name="lesson_tried")]

    class ReportPart(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        part = TextField()
        title = TextField()
        text = TextField()
        rank = TextField()
        hidden = BooleanField()
        archived_at = TextField(null=True)

        class Meta:
            table_name = "report_part"
            indexes = ((("breakthrough", "part"), True),)

    class SignalSeen(Frozen):
        person = ForeignKeyField(Person, column_name="person", index=False)
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        signal = TextField()
        until = TextField()

        class Meta:
            table_name = "signal_seen"
            primary_key = CompositeKey("person", "breakthrough", "signal")

    class Presence(Frozen):
        session = TextField(primary_key=True)
        person = ForeignKeyField(Person, column_name="person", index=False)
        since = TextField()
        seen_at = TextField()

        class Meta:
            table_name = "presence"

    # All may be missing, so that no table is built anew.
    columns = [
        migrator.add_column("breakthrough", name, field(null=True)) for name, field in COURSE
    ]
    columns.append(migrator.add_column("reading", "corrects", IntegerField(null=True)))
    migrator.migrate(*columns)
    db.create_tables(
        [
            Area,
            AreaFigure,
            GoalAnswer,
            Vote,
            Ballot,
            Promise,
            Preparation,
            Proposal,
            Meeting,
            AgendaBlock,
            Attendance,
            Commitment,
            Pulse,
            Lesson,
            ReportPart,
            SignalSeen,
            Presence,
        ]
    )
