"""Every action that a key stands for, once: keys, footer, help, the list on a thing and the palette are made from it.

DESIGN.md's section 'Keys' is the law: one key has one meaning, and one `id`, on all screens (a test reads this file).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from breakthrough_tui.domain.preferences import shown_key
from breakthrough_tui.domain.values import dataclass, replace

BOARD, CARD, OBSTACLES, OBSTACLE = "board", "card", "obstacles", "obstacle"
RESULT, GOAL, PORTFOLIO, FIRST_RUN = "result", "goal", "portfolio", "first run"
REPORT, PRESENTATION = "report", "presentation"
AREAS, MEETINGS, PREFERENCES = "areas", "meetings", "preferences"

HOMES = (BOARD, OBSTACLES, RESULT, GOAL, MEETINGS, REPORT, PORTFOLIO)
PAGES = (CARD, OBSTACLE)
"""Pages of one thing; the list that enter shows on them has all that can be done with it."""

EVERYWHERE = (*HOMES, *PAGES, AREAS, PREFERENCES)

ALONE = (PRESENTATION,)
"""Only read: what is shown there can be walked through and left."""


@dataclass(frozen=True, slots=True)
class UserAction:
    """Something that a person can do on some screens.

    The screen has a method `action_<id>`. `keys` are Textual's names; `shown` is how help and footer write them.
    `label` is its word in lists, `sentence` the line in help. `footer` orders the footer, 0 is not in it; there stand
    `shown` and `label`, or `foot` where that covers two actions. `on_thing` puts it into the list that enter shows on a
    thing.
    """

    id: str
    keys: tuple[str, ...]
    shown: str
    label: str
    sentence: str
    screens: tuple[str, ...]
    footer: int = 0
    on_thing: bool = False
    foot: tuple[str, str] | None = None

    @property
    def in_footer(self) -> tuple[str, str]:
        """Key and word as the footer has them."""
        return self.foot or (self.shown, self.label)


def _walk(id_: str, keys: tuple[str, ...], shown: str, sentence: str) -> UserAction:
    return UserAction(id_, keys, shown, "", sentence, (*EVERYWHERE, FIRST_RUN, *ALONE))


ACTIONS: tuple[UserAction, ...] = (
    # Walking
    _walk("down", ("j", "down"), "j ↓", "down"),
    _walk("up", ("k", "up"), "k ↑", "up"),
    UserAction("left", ("h", "left"), "h ←", "", "to the column before", (BOARD,)),
    UserAction("right", ("l", "right"), "l →", "", "to the column after", (BOARD,)),
    UserAction("left", ("h", "left"), "h ←", "", "the page before", ALONE),
    UserAction("right", ("l", "right"), "l →", "", "the page after", ALONE),
    _walk("first", ("g", "home"), "g", "to the first"),
    _walk("last", ("G", "end"), "G", "to the last"),
    _walk("page_down", ("pagedown",), "page down", "a page down"),
    _walk("page_up", ("pageup",), "page up", "a page up"),
    # On the thing under the cursor
    UserAction("open", ("enter",), "enter", "open", "all there is on it", (BOARD,), 2),
    UserAction("open", ("enter",), "enter", "open", "everything on this obstacle", (OBSTACLES,), 2),
    UserAction("open", ("enter",), "enter", "do this", "what the cursor is on", PAGES, 1),
    UserAction("open", ("enter",), "enter", "do this", "all that can be done with it", (AREAS,), 2),
    UserAction("open", ("enter",), "enter", "open", "the door, or what it is on", (RESULT,), 2),
    UserAction(
        "open", ("enter",), "enter", "open", "what the cursor is on", (GOAL, MEETINGS, PORTFOLIO), 2
    ),
    UserAction(
        "open", ("enter",), "enter", "choose", "what the cursor is on", (FIRST_RUN, PREFERENCES), 1
    ),
    UserAction("new", ("n",), "n", "new", "new action items, one a line", (BOARD,), 1),
    UserAction("new", ("n",), "n", "new", "raise an obstacle", (OBSTACLES,), 1),
    UserAction("new", ("n",), "n", "reading", "a reading; or paste lines of a file", (RESULT,), 1),
    UserAction("new", ("n",), "n", "new person", "a person, or a role for one", (GOAL,), 1),
    UserAction("new", ("n",), "n", "new", "start a breakthrough", (PORTFOLIO,), 1),
    UserAction("new", ("n",), "n", "start one", "start a breakthrough from it", (AREAS,), 1, True),
    UserAction(
        "new",
        ("n",),
        "n",
        "new",
        "plan a meeting; in one: action items as they are said",
        (MEETINGS,),
        1,
    ),
    UserAction("open", ("enter",), "enter", "add words", "your words below this part", (REPORT,)),
    UserAction("open", ("enter",), "enter", "on", "the page after", ALONE),
    UserAction("new", ("n",), "n", "new part", "a part of your own", (REPORT,), 3),
    UserAction(
        "edit", ("e",), "e", "add words", "your words below what writes itself", (REPORT,), 1
    ),
    UserAction("edit", ("e",), "e", "edit", "change what it says", (BOARD, CARD), 0, True),
    UserAction("edit", ("e",), "e", "edit", "change the block, or the day", (MEETINGS,)),
    UserAction("edit", ("e",), "e", "edit", "change what it says", (OBSTACLES, OBSTACLE), 0, True),
    UserAction(
        "edit", ("e",), "e", "edit", "correct the reading, change what it says", (RESULT,), 3
    ),
    UserAction("edit", ("e",), "e", "edit", "change the goal, or a role", (GOAL,), 3),
    UserAction("edit", ("e",), "e", "edit", "its name, unit and target", (AREAS,), 4, True),
    UserAction("comment", ("c",), "c", "comment", "say something on it", (BOARD, CARD), 0, True),
    UserAction(
        "comment", ("c",), "c", "comment", "say something on it", (OBSTACLES, OBSTACLE), 0, True
    ),
    UserAction("comment", ("c",), "c", "note", "a note on the block", (MEETINGS,), 5),
    UserAction("who", ("a",), "a", "who", "whose it is", (BOARD, CARD), 0, True),
    UserAction(
        "who", ("a",), "a", "for whom", "hand it to a leader", (OBSTACLES, OBSTACLE), 0, True
    ),
    UserAction("when", ("t",), "t", "when", "when it is due", (BOARD, CARD), 0, True),
    UserAction("when", ("t",), "t", "needed by", "needed by when", (OBSTACLES, OBSTACLE), 0, True),
    UserAction("when", ("t",), "t", "another day", "another day; in it, another end", (MEETINGS,)),
    UserAction("labels", ("number_sign",), "#", "labels", "its labels", (BOARD, CARD), 0, True),
    UserAction("finish", ("d",), "d", "done", "to Done, and back", (BOARD, CARD), 4, True),
    UserAction(
        "finish",
        ("d",),
        "d",
        "how it ended",
        "removed, refocused, declined, withdrawn",
        (OBSTACLES, OBSTACLE),
        4,
        True,
    ),
    UserAction("finish", ("d",), "d", "done", "what was agreed is done, or not", (MEETINGS,)),
    UserAction(
        "obstacle",
        ("o",),
        "o",
        "obstacle",
        "what blocks it, to a leader",
        (BOARD, CARD),
        5,
        True,
    ),
    UserAction(
        "obstacle",
        ("o",),
        "o",
        "still there",
        "it is still in the way: reopen it",
        (OBSTACLES, OBSTACLE),
        6,
        True,
    ),
    UserAction(
        "in_hand",
        ("i",),
        "i",
        "in hand",
        "take it in hand, by when",
        (OBSTACLES, OBSTACLE),
        3,
        True,
    ),
    UserAction(
        "ask_back",
        ("b",),
        "b",
        "ask back",
        "ask who raised it; then it waits for them",
        (OBSTACLES, OBSTACLE),
        0,
        True,
    ),
    UserAction("finish", ("d",), "d", "done", "tick the commitment", (REPORT,), 2),
    UserAction("yes", ("y",), "y", "cleared", "yes, it is cleared", (OBSTACLES, OBSTACLE), 5, True),
    UserAction("yes", ("y",), "y", "accept", "yes: the refocus that is proposed", (GOAL,)),
    UserAction("answer", ("f",), "f", "answer", "a question of the goal test", (GOAL,), 6),
    UserAction("vote", ("V",), "V", "vote", "how sure we are, 0 to 10, unseen", (GOAL,), 7),
    UserAction("promises", ("P",), "P", "promises", "what leaders promise", (GOAL,)),
    UserAction("backup", ("B",), "B", "back-up", "somebody who has done it before", (GOAL,)),
    UserAction("launch", ("s",), "s", "launch", "start the clock: it was launched", (GOAL,), 4),
    UserAction(
        "refocus",
        ("r",),
        "r",
        "refocus",
        "another target, sentence or date, with the reason",
        (GOAL,),
        5,
    ),
    UserAction(
        "refocus",
        ("r",),
        "r",
        "propose",
        "propose a refocus that would answer it",
        (OBSTACLES, OBSTACLE),
        0,
        True,
    ),
    UserAction(
        "archive", ("x",), "x", "archive", "put it away; u brings it back", (BOARD, CARD), 0, True
    ),
    UserAction("archive", ("x",), "x", "put away", "take it out; u brings it back", (RESULT,), 4),
    UserAction("pulse", ("p",), "p", "pulse", "my energy and confidence this week", (RESULT,), 5),
    UserAction("lesson", ("w",), "w", "lesson", "write a lesson", (RESULT,), 6),
    UserAction(
        "lesson", ("w",), "w", "lesson", "what was tried and learnt", (BOARD, CARD), 0, True
    ),
    UserAction("measures", ("M",), "M", "measures", "add a measure, or change one", (RESULT,), 7),
    UserAction("obstacle", ("o",), "o", "obstacle", "what stops us, to a leader", (RESULT,)),
    UserAction(
        "archive", ("x",), "x", "take out", "cancel the meeting, take out the block", (MEETINGS,)
    ),
    UserAction(
        "begin",
        ("S",),
        "S",
        "begin, end",
        "begin the meeting; end the one that goes on",
        (MEETINGS,),
        3,
    ),
    UserAction("next_block", ("N",), "N", "next block", "on to the next block", (MEETINGS,), 4),
    UserAction(
        "present", ("W",), "W", "who was there", "who was there", (MEETINGS,), 6, foot=("W", "who")
    ),
    UserAction(
        "more_minutes",
        ("equals_sign",),
        "=",
        "minutes more",
        "a minute more for the block; five in a long meeting",
        (MEETINGS,),
        7,
        foot=("= -", "minutes"),
    ),
    UserAction(
        "fewer_minutes",
        ("minus",),
        "-",
        "minutes less",
        "a minute less for the block; five in a long meeting",
        (MEETINGS,),
    ),
    UserAction("archive", ("x",), "x", "hide", "leave this part out, or show it", (REPORT,), 4),
    UserAction("commitment", ("A",), "A", "commitment", "who does what by when", (REPORT,), 5),
    UserAction("show_report", ("F",), "F", "present", "one part a page, to present", (REPORT,), 6),
    UserAction("close", ("O",), "O", "close", "how it ends; reopen what is closed", (REPORT,), 7),
    UserAction("path", ("D",), "D", "what next", "reset, build or scale", (REPORT,), 8),
    UserAction("export", ("E",), "E", "export", "how to get it as a file", (REPORT,)),
    UserAction("archived", ("X",), "X", "archived", "what was put away, and back", (BOARD,)),
    UserAction(
        "move_left",
        ("H", "less_than_sign", "shift+left"),
        "H <",
        "before",
        "move it to the column before",
        (BOARD, CARD),
        3,
        True,
        ("H L", "move"),
    ),
    UserAction(
        "move_right",
        ("L", "greater_than_sign", "shift+right"),
        "L >",
        "after",
        "move it to the column after",
        (BOARD, CARD),
        0,
        True,
    ),
    UserAction("move_up", ("K", "shift+up"), "K", "up", "move it up", (BOARD,), 0, True),
    UserAction("move_down", ("J", "shift+down"), "J", "down", "move it down", (BOARD,), 0, True),
    UserAction("move_up", ("K", "shift+up"), "K", "up", "move a line of the checklist up", (CARD,)),
    UserAction(
        "move_down", ("J", "shift+down"), "J", "down", "move a line of the checklist down", (CARD,)
    ),
    UserAction("move_up", ("K", "shift+up"), "K", "up", "move the block up", (MEETINGS,)),
    UserAction("move_down", ("J", "shift+down"), "J", "down", "move the block down", (MEETINGS,)),
    UserAction("add_line", ("plus",), "+", "add a block", "a block below this one", (MEETINGS,)),
    UserAction("move_up", ("K", "shift+up"), "K", "up", "move this part up", (REPORT,)),
    UserAction("move_down", ("J", "shift+down"), "J", "down", "move this part down", (REPORT,)),
    UserAction(
        "add_line",
        ("plus",),
        "+",
        "add a line",
        "a line for its checklist, with @who",
        (CARD,),
        0,
        True,
    ),
    UserAction(
        "add_line", ("plus",), "+", "a figure", "one more figure, or another one", (AREAS,), 3, True
    ),
    UserAction("areas", ("R",), "R", "areas", "where the next one is needed", (PORTFOLIO,), 3),
    UserAction("areas", ("R",), "R", "back", "back to the breakthroughs", (AREAS,)),
    UserAction("paste_figures", ("I",), "I", "paste", "many figures at once", (AREAS,), 5),
    UserAction(
        "paste_figures", ("I",), "I", "paste figures", "figures of areas, many", (PORTFOLIO,)
    ),
    UserAction("archive", ("x",), "x", "archive", "watch it no more", (AREAS,), 0, True),
    UserAction("mark", ("space",), "space", "tick", "tick a line of the checklist", (CARD,)),
    UserAction(
        "usual",
        ("asterisk",),
        "*",
        "usual items",
        "before the launch: what is usually found out",
        (BOARD,),
    ),
    UserAction("columns", ("C",), "C", "columns", "columns and labels", (BOARD,)),
    # Looking
    UserAction("mark", ("space",), "space", "mark", "mark, for one key on many", (BOARD,)),
    UserAction("find", ("slash",), "/", "find", "words, @ana, #label, is:late", (BOARD,), 6),
    UserAction("mine", ("m",), "m", "mine", "only mine, and all again", (BOARD,)),
    UserAction("look", ("v",), "v", "look", "by owner, by week, by column", (BOARD,)),
    UserAction("look", ("v",), "v", "look", "where the work falls", (MEETINGS,)),
    UserAction("mine", ("m",), "m", "mine", "all that waits for me, everywhere", (OBSTACLES,), 7),
    UserAction("news", ("full_stop",), ".", "news", "what changed since last time", HOMES),
    UserAction("signals", ("exclamation_mark",), "!", "signals", "what goes wrong, early", HOMES),
    # Everywhere
    UserAction("undo", ("u",), "u", "undo", "take back what I did", EVERYWHERE, 8),
    UserAction("redo", ("ctrl+r",), "ctrl+r", "redo", "do it again after all", EVERYWHERE),
    UserAction(
        "previous",
        ("left_square_bracket",),
        "[",
        "previous",
        "the previous breakthrough",
        EVERYWHERE,
    ),
    UserAction("next", ("right_square_bracket",), "]", "next", "the next breakthrough", EVERYWHERE),
    UserAction("go_board", ("1",), "1", "board", "the board", EVERYWHERE),
    UserAction("go_obstacles", ("2",), "2", "obstacles", "the obstacles", EVERYWHERE),
    UserAction("go_result", ("3",), "3", "result", "readings, pulse, lessons", EVERYWHERE),
    UserAction("go_goal", ("4",), "4", "goal", "the goal and the team", EVERYWHERE),
    UserAction("go_meetings", ("5",), "5", "meetings", "the meetings", EVERYWHERE),
    UserAction("go_report", ("6",), "6", "report", "the report as it stands", EVERYWHERE),
    UserAction("go_portfolio", ("0",), "0", "portfolio", "all breakthroughs", EVERYWHERE),
    UserAction(
        "theme", ("T",), "T", "light or dark", "light theme, or dark", (*EVERYWHERE, *ALONE)
    ),
    UserAction(
        "preferences",
        ("comma",),
        ",",
        "preferences",
        "colours, mouse and keys",
        (*HOMES, *PAGES),
    ),
    UserAction(
        "commands", ("ctrl+p",), "ctrl+p", "commands", "everything, by its name", EVERYWHERE
    ),
    UserAction(
        "back",
        ("escape",),
        "esc",
        "back",
        "back: marks, filter, page",
        (*EVERYWHERE, FIRST_RUN, *ALONE),
    ),
    UserAction(
        "leave",
        ("q",),
        "q",
        "leave",
        "back; on a home screen: leave",
        (*EVERYWHERE, FIRST_RUN, *ALONE),
    ),
    UserAction(
        "help",
        ("question_mark",),
        "?",
        "help",
        "these keys; the method",
        (*EVERYWHERE, FIRST_RUN, *ALONE),
        9,
    ),
)
"""All of them; the order is that of help."""


NO_CHANGES: Mapping[str, str] = MappingProxyType({})
"""Keys as they are from the start."""


def actions_on(screen: str, keys: Mapping[str, str] = NO_CHANGES) -> tuple[UserAction, ...]:
    """What can be done on a screen. `keys` are the keys that a person has changed, by id."""
    found = (action for action in ACTIONS if screen in action.screens)
    return tuple(_with_keys(action, keys) for action in found) if keys else tuple(found)


def help_of(screen: str, keys: Mapping[str, str] = NO_CHANGES) -> tuple[UserAction, ...]:
    """What help lists: the number keys in one line, as long as nobody has changed one of them."""
    actions = actions_on(screen, keys)
    going = [action for action in actions if action.id.startswith("go_")]
    if not going or any(not action.shown.isdigit() for action in going):
        return actions
    going.sort(key=lambda action: action.shown)
    names = ", ".join(action.label for action in going)
    shown = f"{going[0].shown} to {going[-1].shown}"
    first = next(number for number, action in enumerate(actions) if action in going)
    together = replace(going[0], id="go", shown=shown, sentence=names)
    rest = [action for action in actions if action not in going]
    return (*rest[:first], together, *rest[first:])


def footer_of(screen: str, keys: Mapping[str, str] = NO_CHANGES) -> tuple[UserAction, ...]:
    """What the footer names, in its order."""
    shown = (action for action in actions_on(screen, keys) if action.footer)
    return tuple(sorted(shown, key=lambda action: action.footer))


def thing_actions(screen: str, keys: Mapping[str, str] = NO_CHANGES) -> tuple[UserAction, ...]:
    """What can be done with the thing under the cursor: the list that a page shows, by arrows alone."""
    return tuple(action for action in actions_on(screen, keys) if action.on_thing)


def action_named(screen: str, id_: str, keys: Mapping[str, str] = NO_CHANGES) -> UserAction:
    """One action as it is on a screen."""
    return next(action for action in actions_on(screen, keys) if action.id == id_)


def changeable() -> dict[str, UserAction]:
    """The actions whose key a person may change, by id: as the board calls them, or who else has them first."""
    found: dict[str, UserAction] = {}
    for action in ACTIONS:
        if action.keys[0] in _FIXED:
            continue
        if action.id not in found or (
            BOARD in action.screens and BOARD not in found[action.id].screens
        ):
            found[action.id] = action
    return found


_FIXED = ("enter", "escape", "pagedown", "pageup")


def _with_keys(action: UserAction, keys: Mapping[str, str]) -> UserAction:
    """The action as it is called by the key that somebody gave it; the others that it has stay."""
    instead = {
        default.shown.split()[0]: shown_key(keys[id_])
        for id_, default in changeable().items()
        if id_ in keys
    }

    def shown(words: str) -> str:
        return " ".join(instead.get(word, word) for word in words.split())

    foot = (shown(action.foot[0]), action.foot[1]) if action.foot else None
    if action.id not in keys:
        return replace(action, foot=foot)
    first = shown_key(keys[action.id])
    return replace(
        action,
        keys=(keys[action.id], *action.keys[1:]),
        shown=" ".join([first, *action.shown.split()[1:]]),
        foot=foot,
    )
