"""The report and the end of a breakthrough, by the command line."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.support.command_line import Desk

SECRET = "Thank you, depot"


def part(desk: Desk, name: str) -> dict[str, object]:
    return next(part for part in desk.asks("report", "show")["parts"] if part["part"] == name)


def test_the_report_is_shown_as_it_stands(ana: Desk) -> None:
    ana.does("card", "add", "Call the depot", "--owner", "eli")
    ana.does("card", "done", "1")
    ana.does("report", "write", "thanks", SECRET)
    said = ana.does("report", "show").out
    assert "The result [result]" in said
    assert "1 of 1 action items done" in said
    assert f"  {SECRET}" in said
    assert "What leaders learnt" not in said


def test_parts_are_added_moved_and_hidden(ana: Desk) -> None:
    ana.does("report", "add", "Voices", "-", stdin=b"one\ntwo")
    assert part(ana, "own-1")["text"] == "one\ntwo"
    ana.does("report", "move", "own-1", "--before", "result")
    assert ana.asks("report", "show")["parts"][0]["title"] == "Voices"
    ana.does("report", "hide", "own-1")
    hidden = ana.does("report", "show")
    assert "Voices" not in hidden.out
    assert "Hidden: own-1." in hidden.err
    ana.does("report", "hide", "own-1", "--show")
    assert part(ana, "own-1")["hidden"] is False
    assert "Did you mean 'thanks'?" in ana.fails("report", "write", "thank", "x")


def test_it_goes_to_standard_output_unless_a_file_is_named(ana: Desk) -> None:
    ana.does("report", "write", "thanks", SECRET)
    assert ana.does("report", "export").out.startswith("# Cut days to issue")
    html = ana.does("report", "export", "--format", "html", "--output", "-").out
    assert html.startswith("<!doctype html>")
    assert SECRET in html
    assert "There is no format 'pdf'" in ana.fails("report", "export", "--format", "pdf")


def test_a_file_is_for_its_owner_alone_and_written_whole(ana: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    said = ana.does("report", "export", "--output", str(path))
    assert "is written" in said.out
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [other.name for other in tmp_path.iterdir() if other.name.startswith(".break")] == []


def test_no_file_is_written_over_unless_asked(ana: Desk, tmp_path: Path) -> None:
    path = tmp_path / "report.md"
    path.write_text("mine", encoding="utf-8")
    assert "is there already" in ana.fails("report", "export", "--output", str(path))
    assert path.read_text(encoding="utf-8") == "mine"
    ana.does("report", "export", "--output", str(path), "--force")
    assert path.read_text(encoding="utf-8").startswith("# Cut")


def test_what_is_no_file_is_left_alone(ana: Desk, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine", encoding="utf-8")
    link = tmp_path / "link.md"
    link.symlink_to(precious)
    for where in (link, tmp_path):
        for force in ([], ["--force"]):
            refused = ana.fails("report", "export", "--output", str(where), *force)
            assert "no file that can be written over" in refused
    assert precious.read_text(encoding="utf-8") == "mine"
    missing = str(tmp_path / "nowhere" / "report.md")
    assert "cannot be written" in ana.fails("report", "export", "--output", missing)


def test_over_ssh_nothing_is_written_on_the_server(
    ana: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSH_ORIGINAL_COMMAND", "report export --output /tmp/x")
    before = sorted(tmp_path.iterdir())
    refused = ana.fails("report", "export", "--output", str(tmp_path / "report.md"))
    assert "nothing is written into a file on this machine" in refused
    assert sorted(tmp_path.iterdir()) == before
    assert ana.does("report", "export", "--format", "html").out.startswith("<!doctype html>")


def test_it_is_closed_reopened_and_abandoned_with_a_reason(ana: Desk) -> None:
    bo = ana.of("bo")
    assert "Say how it ended: reached, partly, not reached" in bo.fails("close")
    assert "Did you mean 'reached'?" in bo.fails("close", "reachd")
    assert bo.asks("close", "not-reached", "--note", "Nobody came")["phase"] == "closed"
    shown = ana.asks("report", "show")
    assert (shown["outcome"], shown["note"]) == ("not reached", "Nobody came")
    assert "can only be read" in ana.fails("card", "add", "Call the depot")
    assert "is not among your roles" in ana.fails("reopen")
    assert bo.asks("reopen")["phase"] == "launched"
    assert "needs a reason" in bo.fails("close", "abandoned")
    assert bo.asks("close", "abandoned", "--note", "The office moves")["phase"] == "abandoned"


def test_the_report_back_was_held_and_a_path_chosen(ana: Desk) -> None:
    bo = ana.of("bo")
    assert "comes after the launch" in ana.fails("report", "held")
    assert bo.asks("report", "path", "Scale")["path"] == "scale"
    assert "Did you mean 'reset'?" in bo.fails("report", "path", "rest")
    made = bo.asks("new", "Cut days in the south office", "--code", "SOUTH", "--from", "permit")
    assert made["code"] == "SOUTH"
    assert any(
        "It led to SOUTH" in line
        for part in ana.asks("report", "show", "-b", "PERMIT")["parts"]
        for line in part["lines"]
    )


def test_commitments_are_added_listed_and_ticked(ana: Desk) -> None:
    made = ana.asks("commitment", "add", "Look at it", "--person", "eli", "--by", "2030-01-07")
    assert (made["person"], made["due"], made["done"]) == ("eli", "2030-01-07", False)
    ana.does("commitment", "add", "Some day")
    eli = ana.of("eli")
    assert eli.asks("commitment", "done", str(made["id"]))["done"] is True
    assert [one["text"] for one in ana.asks("commitment", "list", "--open")] == ["Some day"]
    assert eli.asks("commitment", "done", str(made["id"]), "--undone")["done"] is False
    assert "There is no commitment '99'" in eli.fails("commitment", "done", "99")
    assert "7 Jan 2030" in ana.does("commitment", "list").out
