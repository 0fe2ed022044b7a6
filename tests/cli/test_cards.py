"""Action items by the command line."""

from __future__ import annotations

import pytest

from tests.support.command_line import Desk


def titles(desk: Desk, *words: str) -> list[str]:
    return [card["title"] for card in desk.asks("card", "list", *words)]


def test_an_item_that_is_added_is_mine_and_in_the_first_column(ana: Desk) -> None:
    card = ana.asks("card", "add", "Call the depot")
    assert card == {
        "ref": "PERMIT-1",
        "number": 1,
        "title": "Call the depot",
        "description": "",
        "column": "To do",
        "kind": "to do",
        "owner": "ana",
        "due": None,
        "labels": [],
        "blocked": False,
        "archived": False,
    }


def test_everything_about_an_item_can_be_said_when_it_is_added(ana: Desk) -> None:
    card = ana.asks(
        *("card", "add", "Call the depot", "--owner", "@Eli", "--due", "2031-12-12"),
        *(
            "--label",
            "stock",
            "--label",
            "#phone",
            "--column",
            "doing",
            "--description",
            "Ask for gus",
        ),
    )
    assert card["owner"] == "eli"
    assert card["due"] == "2031-12-12"
    assert card["labels"] == ["stock", "phone"]
    assert card["column"] == "Doing"
    assert card["description"] == "Ask for gus"


def test_an_item_can_be_nobodys(ana: Desk) -> None:
    assert ana.asks("card", "add", "Find a room", "--owner", "")["owner"] is None


def test_in_text_an_item_is_one_line(ana: Desk) -> None:
    said = ana.does("card", "add", "Call the depot", "--due", "2031-12-12", "--label", "stock")
    assert said.lines == ["PERMIT-1  To do  ana  12 Dec 2031  Call the depot #stock"]
    assert said.err == ""


def test_a_past_due_date_is_taken_and_said(ana: Desk) -> None:
    said = ana.does("card", "add", "Call the depot", "--due", "2020-12-12", "--json")
    assert said.json["due"] == "2020-12-12"
    assert said.err == "breakthrough: note: PERMIT-1 is due 12 Dec 2020, which is already past.\n"


@pytest.mark.parametrize(
    ("date", "sentence"),
    [
        ("30 feb", "February has no 30th."),
        ("soon", "'soon' is not a date."),
        ("12", "'12' is not a date."),
    ],
)
def test_a_date_that_is_none_is_refused(ana: Desk, date: str, sentence: str) -> None:
    assert sentence in ana.fails("card", "add", "Call the depot", "--due", date)
    assert titles(ana) == []


def test_many_lines_are_many_items(ana: Desk) -> None:
    lines = b"- call the depot @eli 12 dec 2031 #stock\n\nbo: open the door\n\xc3\xbcber\n"
    cards = ana.does("card", "add", "--lines", "-", "--json", stdin=lines).json
    assert [(card["title"], card["owner"]) for card in cards] == [
        ("call the depot", "eli"),
        ("open the door", "bo"),
        ("über", "ana"),
    ]
    assert cards[0]["due"] == "2031-12-12"
    assert cards[0]["labels"] == ["stock"]


def test_one_line_that_is_too_long_and_none_is_added(ana: Desk) -> None:
    lines = b"call the depot\nask " + b"x" * 300 + b"\n"
    err = ana.fails("card", "add", "--lines", "-", stdin=lines)
    assert "Line 2: The title is too long" in err
    assert titles(ana) == []


def test_people_whom_nobody_knows_are_named_and_their_lines_kept(ana: Desk) -> None:
    lines = b"#forms\nbo: call the depot\nask @elli by 12 dec 2031\nkim: write\n"
    said = ana.does("card", "add", "--lines", "-", "--json", stdin=lines)
    assert [(card["title"], card["owner"]) for card in said.json] == [
        ("call the depot", "bo"),
        ("ask @elli", None),
        ("kim: write", None),
    ]
    assert {tuple(card["labels"]) for card in said.json} == {("forms",)}
    assert "Nobody here is called elli or kim: kept without an owner." in said.err


def test_lines_come_from_a_file(ana: Desk) -> None:
    file = ana.path.parent / "items.txt"
    file.write_bytes(b"\xef\xbb\xbfcall the depot\r\nopen the door\r\n")
    assert len(ana.asks("card", "add", "--lines", str(file), "--column", "Doing")) == 2
    assert titles(ana, "--column", "doing") == ["call the depot", "open the door"]


def test_lines_that_are_no_text_are_refused(ana: Desk) -> None:
    err = ana.fails("card", "add", "--lines", "-", stdin=b"call the depot\n\xff\xfe\n")
    assert "Line 2 of standard input is not UTF-8 text." in err


def test_a_file_that_is_not_there_is_said(ana: Desk) -> None:
    assert "'nowhere.txt' cannot be read" in ana.fails("card", "add", "--lines", "nowhere.txt")


def test_no_lines_at_all_are_no_items(ana: Desk) -> None:
    assert "There is nothing to add." in ana.fails("card", "add", "--lines", "-", stdin=b"\n\n")


@pytest.mark.parametrize("words", [(), ("x", "--lines", "-"), ("--lines", "-", "--owner", "eli")])
def test_a_title_and_lines_exclude_each_other(ana: Desk, words: tuple[str, ...]) -> None:
    assert ana.types("card", "add", *words).code == 2


def test_the_list_goes_by_column(ana: Desk) -> None:
    for title, column in (("a", "Done"), ("b", "To do"), ("c", "Doing"), ("d", "To do")):
        ana.does("card", "add", title, "--column", column)
    assert titles(ana) == ["b", "d", "c", "a"]
    assert titles(ana, "--column", "to DO") == ["b", "d"]


def test_the_list_has_heads_and_stays_whole_where_there_is_no_terminal(ana: Desk) -> None:
    long = "word " * 39 + "word"
    ana.does("card", "add", long)
    ana.does("card", "add", "Open the door", "--owner", "eli")
    assert ana.does("card", "list").lines == [
        "REF       COLUMN  OWNER  TITLE",
        f"PERMIT-1  To do   ana    {long}",
        "PERMIT-2  To do   eli    Open the door",
    ]


def test_the_list_finds_what_one_types_after_the_slash(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot", "--label", "stock", "--due", "2031-12-12")
    ana.does("card", "add", "Visit it", "--description", "The Überdepot", "--owner", "eli")
    ana.does("card", "add", "Count")

    def found(text: str, *more: str) -> list[str]:
        return [card["title"] for card in ana.asks("card", "list", "--find", text, *more)]

    assert found("DEPOT") == ["Call the depot", "Visit it"]
    assert found("über") == found("depot @eli") == ["Visit it"]
    assert found("#sto due:12 dec 2031") == found("depot is:mine") == ["Call the depot"]
    assert found("3") == ["Count"]
    assert found("") == ["Call the depot", "Visit it", "Count"]
    assert found("depot", "--archived") == []
    assert found('"') == found("depot is:blocked") == []


def test_what_is_not_understood_is_not_left_out(ana: Desk) -> None:
    refused = ana.fails("card", "list", "--find", "depot is:lat")
    assert "is: late, blocked, mine or done." in refused


def test_the_list_goes_by_owner(ana: Desk) -> None:
    ana.does("card", "add", "a", "--owner", "eli")
    ana.does("card", "add", "b")
    ana.does("card", "add", "c", "--owner", "")
    assert titles(ana, "--owner", "eli") == ["a"]
    assert titles(ana, "--owner", "me") == ["b"]
    assert titles(ana, "--owner", "") == ["c"]


def test_an_empty_list_is_an_empty_array(ana: Desk) -> None:
    assert ana.asks("card", "list") == []
    assert ana.does("card", "list").out == ""


def test_an_item_shows_all_of_it(ana: Desk) -> None:
    ana.does(
        *("card", "add", "Call the depot", "--description", "First line\nsecond"),
        *("--address", "https://example.org/x"),
    )
    ana.of("gus").does("comment", "1", "Nobody answers")
    text = ana.does("card", "show", "PERMIT-1").out
    for words in (
        "Call the depot",
        "  First line\n  second\n",
        "https://example.org/x",
        "gus, ",
        "Nobody",
    ):
        assert words in text
    shown = ana.asks("card", "show", "1")
    assert shown["addresses"] == ["https://example.org/x"]
    assert [comment["text"] for comment in shown["comments"]] == ["Nobody answers"]
    assert shown["comments"][0]["at"].endswith("Z")


def test_only_what_is_given_is_changed(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot", "--due", "2031-12-12", "--label", "stock")
    card = ana.asks(
        "card", "edit", "1", "--title", "Visit the depot", "--due", "", "--owner", "eli"
    )
    assert (card["title"], card["due"], card["owner"]) == ("Visit the depot", None, "eli")
    assert card["labels"] == ["stock"]
    assert ana.asks("card", "edit", "1", "--label", "")["labels"] == []
    assert ana.types("card", "edit", "1").code == 2


def test_done_and_back(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot", "--column", "Doing")
    assert ana.asks("card", "done", "1")["kind"] == "done"
    assert ana.asks("card", "done", "1")["column"] == "Doing"


def test_an_item_moves_to_its_place(ana: Desk) -> None:
    for title in "abcd":
        ana.does("card", "add", title)
    assert ana.asks("card", "move", "4", "to do", "--top")["column"] == "To do"
    assert titles(ana) == ["d", "a", "b", "c"]
    ana.does("card", "move", "4", "To do", "--bottom")
    ana.does("card", "move", "PERMIT-1", "To do", "--before", "permit-4")
    assert titles(ana) == ["b", "c", "a", "d"]
    assert ana.asks("card", "move", "1", "Done")["kind"] == "done"


def test_archived_and_brought_back(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    assert ana.asks("card", "archive", "1")["archived"] is True
    assert titles(ana) == []
    assert titles(ana, "--archived") == ["Call the depot"]
    assert ana.asks("card", "restore", "1")["archived"] is False
    assert titles(ana) == ["Call the depot"]


def test_an_item_under_an_open_obstacle_is_blocked(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    ana.does("obstacle", "raise", "No phone", "--card", "1")
    assert ana.asks("card", "show", "1")["blocked"] is True
    assert [card["blocked"] for card in ana.asks("card", "list")] == [True]
    ana.does("obstacle", "withdraw", "2")
    assert ana.asks("card", "show", "1")["blocked"] is False


def test_the_nearest_column_person_and_number_are_named(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot")
    ana.does("obstacle", "raise", "No phone")
    assert ana.fails("card", "move", "1", "doign").endswith("Did you mean 'Doing'?\n")
    assert ana.fails("card", "move", "1", "zzz").endswith("There are: To do, Doing, Done.\n")
    assert "Did you mean 'eli'?" in ana.fails("card", "edit", "1", "--owner", "elli")
    assert "Did you mean 'eli'?" in ana.fails("card", "list", "--owner", "elli")
    assert ana.fails("card", "show", "99") == (
        "breakthrough: There is no PERMIT-99.\nDid you mean PERMIT-1?\n"
    )


def test_an_obstacle_is_no_action_item(ana: Desk) -> None:
    ana.does("obstacle", "raise", "No phone")
    assert ana.fails("card", "show", "1") == (
        "breakthrough: PERMIT-1 is an obstacle, not an action item.\n"
        "breakthrough obstacle show PERMIT-1\n"
    )


@pytest.mark.parametrize("ref", ["", "x", "-", "PERMIT-", "1-", "٣", "1.5", "99999999999", "#x"])
def test_a_ref_that_is_none_is_refused(ana: Desk, ref: str) -> None:
    assert "is not a REF" in ana.fails("card", "show", "--", ref)


def test_an_empty_title_and_a_very_long_one_are_refused(ana: Desk) -> None:
    assert "empty" in ana.fails("card", "add", "   ")
    assert "too long" in ana.fails("card", "add", "x" * 10_000)


@pytest.mark.parametrize("title", ["窓口で待つ時間を測る", "👩‍👩‍👧 école", "שלום"])
def test_every_script_is_kept(ana: Desk, title: str) -> None:
    assert ana.asks("card", "add", title)["title"] == title
    assert title in ana.does("card", "list").out
