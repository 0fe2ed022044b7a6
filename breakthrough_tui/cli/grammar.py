"""Every verb of the command line, with its words and options and the function that carries it out.

docs/command-line.md is the reference; a test compares the two.
"""

from __future__ import annotations

from breakthrough_tui.cli.words import Grammar, Words

PROGRAM = "breakthrough"

_COLOURS = "plain, quiet, accent, good, warning, bad, cool or warm"
_MEASURE = "which one, by its name (default: the goal's)"
_BELONGS = (
    ("--preparing", None, "of the preparation: leaves the board at the launch"),
    ("--plan", None, "of the action plan, already before the launch"),
)
_DATE = "a date: 12 dec, thu, in 3d, 2026-12-12"


def _init(parser: Words) -> None:
    parser.runs("breakthroughs.init")
    parser.option("--timezone", metavar="ZONE", about="where the days are counted: Europe/Berlin")
    parser.option("--admin", metavar="NAME", about="your short name (default: your login)")
    parser.option("--name", metavar="TEXT", about="what the workspace is called")


def _new(parser: Words) -> None:
    parser.runs("breakthroughs.new")
    parser.word("goal", "GOAL", "the result, in one sentence")
    parser.option(
        "--short", metavar="TEXT", about="at most 30 characters of it, for narrow screens"
    )
    parser.option(
        "--code", metavar="CODE", about="what its items are called by: PERMIT", dest="new_code"
    )
    parser.option("--leader", metavar="NAME", about="who owns focus and resources")
    parser.option("--lead", metavar="NAME", about="the one in the team who is accountable")
    parser.option("--facilitator", metavar="NAME", about="who prepares and runs the launch")
    parser.option("--member", metavar="NAME", about="who is in the team", many=True)
    parser.option("--measure", metavar="TEXT", about="what is counted")
    parser.option("--unit", metavar="TEXT", about="in what: days, %%")
    parser.option("--baseline", metavar="NUMBER", about="where it starts")
    parser.option("--target", metavar="NUMBER", about="where it should be")
    parser.option("--launch", metavar="DATE", about="planned launch; a past one: launched then")
    parser.option("--report-back", metavar="DATE", about="the last day")
    parser.option("--from", metavar="CODE", about="the breakthrough that led to it", dest="came")


def _launch(parser: Words) -> None:
    parser.runs("breakthroughs.launch")
    parser.option("--on", metavar="DATE", about="when it was, if not today")
    parser.option(
        "--reason", metavar="TEXT", about="why, although the launch check finds something missing"
    )
    parser.option(
        "--for", metavar="LEADER", about="the leader who gave the reason", dest="for_leader"
    )


def _goal(noun: Words) -> None:
    from breakthrough_tui.cli.grammar_goal import fill

    fill(noun)


def _list(parser: Words) -> None:
    parser.runs("breakthroughs.list_all")


def _status(parser: Words) -> None:
    parser.runs("breakthroughs.status")


def _portfolio(parser: Words) -> None:
    parser.runs("portfolio.show")


def _area(noun: Words) -> None:
    add = noun.verb("add", "Watch an area, or write down a figure of it", "areas.add")
    add.word("name", "AREA", "what it is called")
    add.option("--value", metavar="NUMBER", about="a figure of it")
    add.option("--on", metavar="DATE", about="the day of the figure (default: today)")
    add.option("--target", metavar="NUMBER", about="where it should be; '' is nowhere")
    _area_fields(add)
    take = noun.verb("import", "Take all figures of a CSV file, or none", "areas.import_file")
    take.word("file", "FILE", "lines of area,date,value[,target]; - is stdin")
    take.option("--area", metavar="AREA", about="whose they are, for lines of date,value")
    take.option("--dates", metavar="dmy|mdy", about="what comes first in 3/4/2026, if it is asked")
    take.option("--decimal", metavar="dot|comma", about="what 1,234 is, if it is asked")
    _area_fields(take)
    noun.verb("list", "List the areas, and what their figures reveal", "areas.list_all")
    show = noun.verb("show", "Show one area with its figures", "areas.show")
    show.word("name", "AREA", "which one")
    archive = noun.verb("archive", "Watch an area no more", "areas.archive")
    archive.word("name", "AREA", "which one")


def _area_fields(verb: Words) -> None:
    verb.option("--unit", metavar="TEXT", about="in what it is counted: days, %%")
    verb.option("--by", metavar="DATE", about="when it should be there; '' is ten weeks ahead")


def _card(noun: Words) -> None:
    add = noun.verb("add", "Add an action item, or many", "cards.add")
    add.word("title", "TITLE", "what is to be done", optional=True)
    _card_fields(add)
    add.option("--column", metavar="COLUMN", about="where to (default: the first to-do column)")
    add.option("--lines", metavar="FILE", about="one quick entry a line, all or none; - is stdin")
    add.one_of(*_BELONGS)
    show_all = noun.verb("list", "List action items", "cards.list_all")
    show_all.option("--column", metavar="COLUMN", about="only this column")
    show_all.option("--owner", metavar="NAME", about="only this person's ('me' is you)")
    show_all.option("--find", metavar="TEXT", about="what one types after / on the board")
    show_all.flag("--archived", "the archived ones instead")
    show_all.flag("--preparing", "those of the preparation, also after the launch")
    noun.verb("show", "Show everything on one action item", "cards.show").word(
        "ref", "REF", "PERMIT-12, or 12"
    )
    edit = noun.verb("edit", "Change an action item", "cards.edit")
    edit.word("ref", "REF", "PERMIT-12, or 12")
    edit.option("--title", metavar="TEXT", about="what is to be done")
    _card_fields(edit)
    edit.option("--hurts", metavar="TEXT", about="where it hurts; - is stdin")
    edit.option("--tried", metavar="TEXT", about="what was tried; - is stdin")
    edit.option("--finding", metavar="TEXT", about="what was found; - is stdin")
    edit.option("--source", metavar="TEXT", about="where that is written down")
    edit.option("--baseline", metavar="NUMBER", about="what was found is the goal's baseline")
    edit.option("--measured-on", metavar="DATE", about="the day of it (default: today)")
    edit.one_of(*_BELONGS)
    noun.verb("usual", "Add what is usually found out before the launch", "cards.usual")
    done = noun.verb("done", "Finish an action item; a finished one goes back", "cards.done")
    done.word("ref", "REF", "PERMIT-12, or 12")
    move = noun.verb("move", "Move an action item", "cards.move")
    move.word("ref", "REF", "PERMIT-12, or 12")
    move.word("column", "COLUMN", "where to")
    move.one_of(
        ("--top", None, "to the top of it"),
        ("--bottom", None, "to the bottom of it"),
        ("--before", "REF", "before this action item"),
    )
    archive = noun.verb("archive", "Put an action item away", "cards.archive")
    archive.word("ref", "REF", "PERMIT-12, or 12")
    restore = noun.verb("restore", "Bring an archived action item back", "cards.restore")
    restore.word("ref", "REF", "PERMIT-12, or 12")


def _card_fields(verb: Words) -> None:
    verb.option("--description", metavar="TEXT", about="more about it; - is stdin")
    verb.option("--owner", metavar="NAME", about="who does it (default: you); '' is nobody")
    verb.option("--due", metavar="DATE", about=f"{_DATE}; '' is none")
    verb.option("--label", metavar="LABEL", about="a label; may be given again", many=True)
    verb.option("--address", metavar="URL", about="a web address; may be given again", many=True)


def _comment(parser: Words) -> None:
    parser.runs("comments.add")
    parser.word("ref", "REF", "an action item or an obstacle")
    parser.word("text", "TEXT", "what you say; - is stdin")


def _column(noun: Words) -> None:
    noun.verb("list", "List the columns", "columns.list_all")
    add = noun.verb("add", "Add a column", "columns.add")
    add.word("name", "NAME", "what it is called")
    add.option("--kind", metavar="KIND", about="to do, doing (the default) or done")
    add.option("--after", metavar="COLUMN", about="right of this one (default: by its kind)")
    rename = noun.verb("rename", "Rename a column", "columns.rename")
    rename.word("column", "COLUMN", "which one")
    rename.word("name", "NAME", "its new name")
    limit = noun.verb("limit", "Say how many items a column should hold", "columns.limit")
    limit.word("column", "COLUMN", "which one")
    limit.word("limit", "NUMBER", "how many; 'none' takes the limit off")
    move = noun.verb("move", "Move a column", "columns.move")
    move.word("column", "COLUMN", "which one")
    move.one_of(
        ("--before", "COLUMN", "left of this one"),
        ("--last", None, "to the right end"),
    )
    kind = noun.verb("kind", "Say what a column means, whatever it is called", "columns.kind")
    kind.word("column", "COLUMN", "which one")
    kind.word("kind", "KIND", "to do, doing or done")
    remove = noun.verb("remove", "Remove a column", "columns.remove")
    remove.word("column", "COLUMN", "which one")
    remove.option("--cards-to", metavar="COLUMN", about="where its action items go")


def _label(noun: Words) -> None:
    noun.verb("list", "List the labels", "labels.list_all")
    define = noun.verb("define", "Give a label a name and a colour", "labels.define")
    define.word("label", "LABEL", "what action items carry: stock")
    define.option("--name", metavar="NAME", about="what is shown (default: the label itself)")
    define.option("--colour", metavar="COLOUR", about=f"{_COLOURS} (default: plain)")
    rename = noun.verb("rename", "Show a label by another name", "labels.rename")
    rename.word("label", "LABEL", "which one")
    rename.word("name", "NAME", "what is shown; '' is the label itself")
    colour = noun.verb("colour", "Give a label another colour", "labels.recolour")
    colour.word("label", "LABEL", "which one")
    colour.word("colour", "COLOUR", _COLOURS)
    noun.verb("remove", "Take name and colour off a label", "labels.remove").word(
        "label", "LABEL", "which one"
    )


def _obstacle(noun: Words) -> None:
    raise_ = noun.verb(
        "raise", "Put to a leader what the team cannot clear itself", "obstacles.raise_"
    )
    raise_.word("title", "TITLE", "what it is")
    _obstacle_fields(raise_)
    raise_.option("--leader", metavar="NAME", about="whom it is put to (default: the leader)")
    show_all = noun.verb(
        "list", "List the open obstacles, in the order of the queue", "obstacles.list_all"
    )
    show_all.flag("--all", "the answered and withdrawn ones too")
    show_all.flag("--mine", "what waits for me, in all breakthroughs")
    _of(noun, "show", "Show everything on one obstacle", "obstacles.show")
    edit = _of(noun, "edit", "Change an obstacle", "obstacles.edit")
    edit.option("--title", metavar="TEXT", about="what it is")
    _obstacle_fields(edit)
    take = _of(noun, "take", "Take an obstacle in hand", "obstacles.take")
    take.option("--by", metavar="DATE", about=f"by when, {_DATE}", required=True)
    ask_back = _of(noun, "ask-back", "Ask who raised an obstacle", "obstacles.ask_back")
    ask_back.word("text", "TEXT", "the question")
    hand = _of(noun, "hand", "Hand an obstacle to another leader", "obstacles.hand")
    hand.word("leader", "LEADER", "whose it is now")
    withdraw = _of(
        noun, "withdraw", "Take an obstacle back, as who raised it", "obstacles.withdraw"
    )
    withdraw.option("--reason", metavar="TEXT", about="why")
    _of(noun, "confirm", "Say that the answer holds", "obstacles.confirm")
    reopen = _of(noun, "reopen", "Say that it is still in the way", "obstacles.reopen")
    reopen.option("--reason", metavar="TEXT", about="why", required=True)
    answer = _of(noun, "answer", "Say how an obstacle ended", "obstacles.answer")
    answer.word("kind", "removed|declined|refocused", "which answer")
    answer.option("--note", metavar="TEXT", about="removed: what was done")
    answer.option("--reason", metavar="TEXT", about="declined, refocused: why")
    answer.option("--target", metavar="NUMBER", about="refocused: the new target")
    answer.option("--goal", metavar="TEXT", about="refocused: the new sentence")
    answer.option("--report-back", metavar="DATE", about="refocused: the new last day")
    answer.option(
        "--for", metavar="LEADER", about="write it down for this leader", dest="for_leader"
    )
    answer.option("--how", metavar="TEXT", about="with --for: by phone, in the corridor")


def _of(noun: Words, name: str, about: str, handler: str) -> Words:
    return noun.verb(name, about, handler).word("ref", "REF", "PERMIT-12, or 12")


def _obstacle_fields(verb: Words) -> None:
    verb.option(
        "--card", metavar="REF", about="an action item that it stops; again for more", many=True
    )
    verb.option("--ask", metavar="TEXT", about="what the leader is asked for")
    verb.option("--tried", metavar="TEXT", about="what the team has tried")
    verb.option("--needed-by", metavar="DATE", about=f"{_DATE}; '' is none")


def _reading(noun: Words) -> None:
    add = noun.verb("add", "Write down what was counted", "readings.add")
    add.word("value", "VALUE", "the number")
    add.option("--on", metavar="DATE", about="on which day (default: today)")
    add.option("--note", metavar="TEXT", about="what to know about it")
    add.option("--measure", metavar="MEASURE", about=_MEASURE)
    show_all = noun.verb("list", "List the readings", "readings.list_all")
    show_all.option("--measure", metavar="MEASURE", about=_MEASURE)
    take = noun.verb("import", "Take all readings of a CSV file, or none", "readings.import_file")
    take.word("file", "FILE", "lines of date,value or measure,date,value; - is stdin")
    take.option("--measure", metavar="MEASURE", about=_MEASURE)
    take.option("--dates", metavar="dmy|mdy", about="what comes first in 3/4/2026, if it is asked")
    take.option("--decimal", metavar="dot|comma", about="what 1,234 is, if it is asked")


def _measure(noun: Words) -> None:
    add = noun.verb("add", "Count something besides, such as what must not suffer", "measures.add")
    add.word("name", "NAME", "what is counted")
    add.option("--unit", metavar="TEXT", about="in what: days, %%")
    add.option("--kind", metavar="KIND", about="level (default), or cumulative: the total so far")
    add.option("--rhythm", metavar="DAYS", about="days between two readings (default: 7)")
    add.option("--good", metavar="up|down", about="which way is good")
    add.flag("--no-guard", "it watches nothing that must not suffer")
    noun.verb("list", "List what is counted", "measures.list_all")


def _pulse(parser: Words) -> None:
    parser.runs("pulses.answer")
    parser.word("energy", "ENERGY", "0 to 10", optional=True)
    parser.word("confidence", "CONFIDENCE", "0 to 10: that the result is reached", optional=True)


def _lesson(noun: Words) -> None:
    add = noun.verb("add", "Write down what was tried and learnt", "lessons.add")
    add.word("tried", "TRIED", "the new way of working")
    add.option("--expected", metavar="TEXT", about="what was expected of it")
    add.option("--happened", metavar="TEXT", about="what happened")
    add.option("--keep", metavar="KEEP", about="keep, change or drop (default: not decided)")
    add.option("--who-else", metavar="TEXT", about="who else could use it")
    add.option("--card", metavar="REF", about="the action item that it came from")
    add.flag("--leaders", "it is one that the leaders learnt")
    noun.verb("list", "List what was learnt", "lessons.list_all")


def _report(noun: Words) -> None:
    noun.verb("show", "Print the report as it stands", "reports.show")
    export = noun.verb("export", "Write the report as Markdown or HTML", "reports.export")
    export.option("--format", metavar="md|html", about="which (default: by --output, else md)")
    export.option("--output", metavar="FILE", about="into this file (default: -, standard output)")
    export.flag("--force", "write over a file that is there")
    write = noun.verb("write", "Say what stands below a part of the report", "reports.write")
    write.word("part", "PART", "which: result, thanks, …; show names them")
    write.word("text", "TEXT", "what is said; '' takes it away, - is stdin")
    add = noun.verb("add", "Add a part of your own to the report", "reports.add")
    add.word("title", "TITLE", "what it is called")
    add.word("text", "TEXT", "what it says; - is stdin", optional=True)
    move = noun.verb("move", "Put a part of the report elsewhere", "reports.move")
    move.word("part", "PART", "which")
    move.option("--before", metavar="PART", about="before this one (default: last)")
    hide = noun.verb("hide", "Leave a part out of the report", "reports.hide")
    hide.word("part", "PART", "which")
    hide.flag("--show", "show it again instead")
    held = noun.verb("held", "Record that the report-back was held", "reports.held")
    held.option("--on", metavar="DATE", about="when it was, if not today")
    noun.verb("path", "Say what comes next", "reports.path").word(
        "path", "reset|build|scale", "which"
    )


def _close(parser: Words) -> None:
    parser.runs("closings.close")
    parser.word("outcome", "OUTCOME", "reached, partly, not-reached or abandoned", optional=True)
    parser.option("--note", metavar="TEXT", about="what to know of it; abandoned: why")


def _reopen(parser: Words) -> None:
    parser.runs("closings.reopen")


def _commitment(noun: Words) -> None:
    add = noun.verb("add", "Write down what somebody will do", "closings.add")
    add.word("text", "TEXT", "what")
    add.option("--person", metavar="NAME", about="who")
    add.option("--by", metavar="DATE", about="by when")
    show_all = noun.verb("list", "List the commitments", "closings.list_all")
    show_all.flag("--open", "only what is not done")
    done = noun.verb("done", "Tick a commitment", "closings.done")
    done.word("id", "ID", "which; the list says it")
    done.flag("--undone", "take the tick away instead")


def _person(noun: Words) -> None:
    add = noun.verb("add", "Add a person to the workspace", "people.add")
    add.word("name", "NAME", "the short name: ana")
    _person_fields(add)
    role = noun.verb("role", "Give a role in the breakthrough", "people.role")
    role.word("name", "NAME", "who")
    role.word("role", "ROLE", "leader, lead, facilitator, core, member or observer")
    role.flag("--take", "take the role away instead")
    noun.verb("list", "List the people", "people.list_all")
    leave = noun.verb("leave", "Let a person leave; their items go to somebody", "people.leave")
    leave.word("name", "NAME", "who leaves")
    leave.option("--items-to", metavar="NAME", about="who takes their open action items")
    edit = noun.verb("edit", "Change what is known of a person", "people.edit")
    edit.word("name", "NAME", "who")
    _person_fields(edit)
    stand_in = noun.verb("stand-in", "Name who answers obstacles in your place", "people.stand_in")
    stand_in.word("name", "NAME", "who stands in; '' ends it")
    stand_in.option("--until", metavar="DATE", about="the last day of it")


def _person_fields(verb: Words) -> None:
    verb.option("--login", metavar="LOGIN", about="their login on this machine; '' is none")
    verb.option("--full-name", metavar="TEXT", about="their full name")
    verb.option("--mail", metavar="TEXT", about="where they are reached")
    verb.option("--administrator", metavar="yes|no", about="looks after people and settings")


def _signals(parser: Words) -> None:
    parser.runs("signals.list_all")


def _digest(parser: Words) -> None:
    parser.runs("digests.show")
    parser.option("--person", metavar="NAME", about="somebody of your team (default: you)")
    parser.option("--since", metavar="DATE", about="from this day on (default: what is new to you)")


def _log(parser: Words) -> None:
    parser.runs("log.show")
    parser.option("--limit", metavar="N", about="at most so many (default: 50)")
    parser.option("--since", metavar="CURSOR", about="only what came after; the last log said it")


def _show(parser: Words) -> None:
    parser.runs("then.show")
    parser.option(
        "--at",
        metavar="TIME",
        about="9 nov (its end), 9 nov 14:00, or as the log has it",
        required=True,
    )


def _undo(parser: Words) -> None:
    parser.runs("log.undo")


def _backup(parser: Words) -> None:
    parser.runs("backups.back_up")
    parser.option(
        "--to", metavar="FILE", about="a new file, a folder, or - for standard output", dest="to"
    )


def _restore(parser: Words) -> None:
    parser.runs("backups.restore")
    parser.word("file", "FILE", "the copy")
    parser.flag("--yes", "do it; without it only what is in the copy is said")


def _doctor(parser: Words) -> None:
    parser.runs("doctor.show")


def _settings(noun: Words) -> None:
    noun.verb("list", "List the settings of this machine", "settings.list_all")
    set_ = noun.verb("set", "Change a setting of this machine", "settings.set_one")
    set_.word(
        "key", "KEY", "database, time_zone, defaults.length, session.idle_hours or backup.daily"
    )
    set_.word("value", "VALUE", "what it shall be; '' takes it away")


def _key(noun: Words) -> None:
    add = noun.verb("add", "Let a person in over SSH with their public key", "keys.add")
    add.word("name", "NAME", "whose key it is")
    add.word("file", "FILE", "their .pub file; - is stdin", optional=True)
    add.flag("--print", "only print the line, for a file that is kept by other means")
    _key_file(add)
    _key_file(noun.verb("list", "List whose keys there are", "keys.list_all"))
    remove = noun.verb("remove", "Take away the keys of a person", "keys.remove")
    remove.word("name", "NAME", "whose")
    remove.word("fingerprint", "FINGERPRINT", "only this one: SHA256:…", optional=True)
    _key_file(remove)


def _key_file(verb: Words) -> None:
    verb.option(
        "--keys", metavar="PATH", about="another file than ~/.ssh/authorized_keys of this account"
    )


def _demo(parser: Words) -> None:
    parser.runs("demo")


NOUNS: dict[str, tuple[str, Grammar]] = {
    "init": ("Make a workspace; you administer it", _init),
    "new": ("Start a breakthrough from a goal", _new),
    "goal": ("The goal, and how good it is", _goal),
    "launch": ("Start the clock", _launch),
    "list": ("List the breakthroughs", _list),
    "portfolio": ("All breakthroughs, one line each", _portfolio),
    "area": ("Areas, and what their figures reveal", _area),
    "status": ("Say how it stands, and what is next", _status),
    "card": ("Action items", _card),
    "comment": ("Say something on an action item or an obstacle", _comment),
    "column": ("The columns of the board", _column),
    "label": ("Names and colours of labels", _label),
    "obstacle": ("What stands in the way", _obstacle),
    "reading": ("What was counted", _reading),
    "measure": ("What is counted", _measure),
    "pulse": ("Your energy and confidence of this week, for yourself", _pulse),
    "lesson": ("What was tried and learnt", _lesson),
    "report": ("The report, as it writes itself", _report),
    "commitment": ("Who does what by when, beside the board", _commitment),
    "close": ("Close it: reached, partly, not reached, or abandoned", _close),
    "reopen": ("Go on with what was closed", _reopen),
    "person": ("Who takes part, and as what", _person),
    "signals": ("Say what goes wrong, and what to do", _signals),
    "digest": ("What has changed, what waits for me, what is late", _digest),
    "log": ("What happened, who did it, when", _log),
    "show": ("The board as it was at a time that is past", _show),
    "undo": ("Take back my last command of the past hour", _undo),
    "key": ("Who comes in over SSH, by which key", _key),
    "backup": ("Copy the database while everybody works on it", _backup),
    "restore": ("Put a copy back in the place of the database", _restore),
    "doctor": ("Say what is wrong with the database and its place", _doctor),
    "settings": ("What holds for this machine", _settings),
    "demo": ("Look round in an example that is thrown away", _demo),
}
"""By first word: help, and what follows it."""


def words_of(noun: str | None = None, *, whole: bool = False, first_words: bool = True) -> Words:
    """What may be typed. With `noun` only what follows it; else all first words, and what follows them only if `whole`.

    Without `first_words` and a noun it is the options alone, which is all that opening the screens takes.
    """
    top = Words(
        PROGRAM, "One urgent result, one team, eight to ten weeks. Without a verb: the screens."
    )
    for name, (about, fill) in NOUNS.items():
        if whole or name == noun or (noun is None and first_words):
            words = top.noun(name, about)
            if noun is not None or whole:
                fill(words)
    return top
