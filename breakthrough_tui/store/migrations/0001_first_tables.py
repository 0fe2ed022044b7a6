"""The first tables: people, breakthroughs and goals, the board, obstacles, readings, events, what is personal."""

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


def up(migrator, db):
    class Frozen(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Workspace(Frozen):
        id = AutoField()
        name = TextField()
        time_zone = TextField()
        days_off = TextField()
        holidays = TextField()
        generation = IntegerField()
        example = BooleanField()
        position = IntegerField()

        class Meta:
            table_name = "workspace"
            constraints = [Check("id = 1", name="workspace_is_one")]

    class Person(Frozen):
        name = TextField(primary_key=True)
        full_name = TextField()
        login = TextField(null=True, unique=True)
        address = TextField()
        administrator = BooleanField()
        left_on = TextField(null=True)

        class Meta:
            table_name = "person"
            constraints = [Check("length(name) between 1 and 32", name="person_name_length")]

    class Breakthrough(Frozen):
        id = AutoField()
        code = TextField(unique=True)
        phase = TextField()
        visibility = TextField()
        launch_on = TextField(null=True)
        launched_on = TextField(null=True)
        created_by = ForeignKeyField(Person, column_name="created_by", index=False)
        created_at = TextField()
        last_number = IntegerField()
        position = IntegerField()

        class Meta:
            table_name = "breakthrough"
            constraints = [
                Check(
                    "phase in ('draft', 'preparing', 'launched', 'reported', 'closed', 'abandoned')",
                    name="breakthrough_phase",
                ),
                Check("visibility in ('open', 'private')", name="breakthrough_visibility"),
            ]

    class Membership(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        person = ForeignKeyField(Person, column_name="person")
        role = TextField()
        stand_in = ForeignKeyField(Person, column_name="stand_in", null=True)
        stand_in_until = TextField(null=True)
        ended_at = TextField(null=True)

        class Meta:
            table_name = "membership"
            indexes = ((("breakthrough", "person", "role"), True),)
            constraints = [
                Check(
                    "role in ('leader', 'team lead', 'facilitator', 'core group', 'member', 'observer')",
                    name="membership_role",
                )
            ]

    class Measure(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough")
        name = TextField()
        unit = TextField()
        kind = TextField()
        guard = BooleanField()
        rhythm = IntegerField()
        direction = TextField(null=True)
        archived_at = TextField(null=True)

        class Meta:
            table_name = "measure"
            constraints = [
                Check("rhythm > 0", name="measure_rhythm"),
                Check("kind in ('level', 'cumulative')", name="measure_kind"),
            ]

    class Goal(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        version = IntegerField()
        sentence = TextField()
        short = TextField()
        measure = ForeignKeyField(Measure, column_name="measure", null=True)
        baseline = TextField(null=True)
        baseline_on = TextField(null=True)
        baseline_source = TextField()
        target = TextField(null=True)
        report_back = TextField(null=True)
        reason = TextField()
        set_by = ForeignKeyField(Person, column_name="set_by", index=False)
        set_at = TextField()
        obstacle = IntegerField(null=True)

        class Meta:
            table_name = "goal"
            indexes = ((("breakthrough", "version"), True),)
            constraints = [
                Check("version > 0", name="goal_version"),
                Check("length(short) <= 30", name="goal_short_length"),
            ]

    class Reading(Frozen):
        id = AutoField()
        measure = ForeignKeyField(Measure, column_name="measure", index=False)
        on = TextField()
        value = TextField()
        note = TextField()
        by = ForeignKeyField(Person, column_name="by", index=False)
        at = TextField()
        superseded = BooleanField()

        class Meta:
            table_name = "reading"
            indexes = ((("measure", "on"), False),)

    class Column(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough")
        name = TextField()
        kind = TextField()
        limit = IntegerField(null=True)
        rank = TextField()
        archived_at = TextField(null=True)

        class Meta:
            table_name = "board_column"
            constraints = [
                Check("kind in ('to do', 'doing', 'done')", name="column_kind"),
                Check('"limit" is null or "limit" > 0', name="column_limit"),
            ]

    class Card(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        number = IntegerField()
        title = TextField()
        description = TextField()
        owner = ForeignKeyField(Person, column_name="owner", null=True)
        due = TextField(null=True)
        labels = TextField()
        addresses = TextField()
        column = ForeignKeyField(Column, column_name="column", index=False)
        rank = TextField()
        done_at = TextField(null=True)
        archived_at = TextField(null=True)
        created_by = ForeignKeyField(Person, column_name="created_by", index=False)
        created_at = TextField()
        owner_changed_at = TextField(null=True)

        class Meta:
            table_name = "card"
            indexes = (
                (("breakthrough", "number"), True),
                (("breakthrough", "archived_at", "column", "rank"), False),
                (("column", "archived_at", "rank"), False),
            )
            constraints = [Check("length(title) > 0", name="card_title")]

    class ChecklistItem(Frozen):
        id = AutoField()
        card = ForeignKeyField(Card, column_name="card")
        text = TextField()
        done = BooleanField()
        owner = ForeignKeyField(Person, column_name="owner", null=True, index=False)
        rank = TextField()
        archived_at = TextField(null=True)

        class Meta:
            table_name = "checklist_item"

    class Obstacle(Frozen):
        id = AutoField()
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        number = IntegerField()
        title = TextField()
        state = TextField()
        raised_by = ForeignKeyField(Person, column_name="raised_by", index=False)
        raised_at = TextField()
        leader = ForeignKeyField(Person, column_name="leader", null=True)
        ask = TextField()
        tried = TextField()
        stops = TextField()
        needed_by = TextField(null=True)
        promised = TextField(null=True)
        question = TextField()
        waiting_since = TextField(null=True)
        waited = IntegerField()
        confirmed_by = ForeignKeyField(Person, column_name="confirmed_by", null=True, index=False)
        confirmed_at = TextField(null=True)

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

    class ObstacleCard(Frozen):
        obstacle = ForeignKeyField(Obstacle, column_name="obstacle", index=False)
        card = ForeignKeyField(Card, column_name="card")
        stops = BooleanField()

        class Meta:
            table_name = "obstacle_card"
            primary_key = CompositeKey("obstacle", "card")

    class Answer(Frozen):
        id = AutoField()
        obstacle = ForeignKeyField(Obstacle, column_name="obstacle")
        kind = TextField()
        note = TextField()
        leader = ForeignKeyField(Person, column_name="leader", index=False)
        at = TextField()
        recorded_by = ForeignKeyField(Person, column_name="recorded_by", null=True, index=False)
        how = TextField()
        goal_version = IntegerField(null=True)

        class Meta:
            table_name = "answer"
            constraints = [
                Check("kind in ('removed', 'refocused', 'declined')", name="answer_kind"),
            ]

    class Comment(Frozen):
        id = AutoField()
        card = ForeignKeyField(Card, column_name="card", null=True)
        obstacle = ForeignKeyField(Obstacle, column_name="obstacle", null=True)
        author = ForeignKeyField(Person, column_name="author", index=False)
        at = TextField()
        text = TextField()
        archived_at = TextField(null=True)

        class Meta:
            table_name = "comment"
            constraints = [
                Check("(card is null) <> (obstacle is null)", name="comment_is_on_one_thing"),
            ]

    class Event(Frozen):
        id = AutoField()
        stream = IntegerField()
        position = IntegerField()
        command = TextField()
        step = IntegerField()
        v = IntegerField()
        at = TextField()
        actor = TextField()
        door = TextField()
        kind = TextField()
        entity = TextField()
        entity_id = TextField()
        before = TextField()
        after = TextField()
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

    class Merged(Frozen):
        command = TextField(primary_key=True)
        became = TextField()

        class Meta:
            table_name = "merged_command"

    class Preference(Frozen):
        person = ForeignKeyField(Person, column_name="person", index=False)
        key = TextField()
        value = TextField()

        class Meta:
            table_name = "preference"
            primary_key = CompositeKey("person", "key")

    class Draft(Frozen):
        person = ForeignKeyField(Person, column_name="person", index=False)
        place = TextField()
        text = TextField()
        at = TextField()

        class Meta:
            table_name = "draft"
            primary_key = CompositeKey("person", "place")

    class Seen(Frozen):
        person = ForeignKeyField(Person, column_name="person", index=False)
        breakthrough = ForeignKeyField(Breakthrough, column_name="breakthrough", index=False)
        position = IntegerField()
        at = TextField()

        class Meta:
            table_name = "seen"
            primary_key = CompositeKey("person", "breakthrough")

    db.create_tables(
        [
            Workspace,
            Person,
            Breakthrough,
            Membership,
            Measure,
            Goal,
            Reading,
            Column,
            Card,
            ChecklistItem,
            Obstacle,
            ObstacleCard,
            Answer,
            Comment,
            Event,
            Merged,
            Preference,
            Draft,
            Seen,
        ]
    )
