"""`breakthrough report`: shown, exported, added to."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.forced import ASKED
from breakthrough_tui.cli.opening import near, short
from breakthrough_tui.cli.typed import words_or_stdin
from breakthrough_tui.domain.course import Path
from breakthrough_tui.domain.errors import Invalid, NotAllowed
from breakthrough_tui.report.plain import as_lines
from breakthrough_tui.report.writing import write_report
from breakthrough_tui.store.commands import closings, reports
from breakthrough_tui.store.queries import overviews
from breakthrough_tui.store.queries import reports as queries

if TYPE_CHECKING:
    from breakthrough_tui.cli.here import Here
    from breakthrough_tui.cli.parser import Arguments
    from breakthrough_tui.report.blocks import Report

FORMATS = ("md", "html")


def show(here: Here, args: Arguments) -> None:
    """Print the report as it stands."""
    _tell(here)


def export(here: Here, args: Arguments) -> None:
    """Write it as Markdown or HTML, to standard output or into a file."""
    where = args.output if args.output not in (None, "-") else None
    kind = _format(args.format, where)
    if where is not None and ASKED in os.environ:
        raise NotAllowed(
            "Over SSH nothing is written into a file on this machine.",
            "Without --output it goes to standard output: ssh … report export > report.html",
        )
    text = _exported(here, kind)
    if where is not None:
        from breakthrough_tui.cli.files import write_private

        write_private(where, text, force=args.force)
    if args.json:
        said = {"format": kind, "output": where, "text": None if where else text}
        output.print_json(said)
    elif where is None:
        _to_standard_output(text)
    else:
        output.say(f"{short(where)} is written, {len(text.encode()):,} bytes.")


def write(here: Here, args: Arguments) -> None:
    """Say what stands below a part."""
    text = words_or_stdin(args.text)
    here.run(reports.add_text, breakthrough=here.breakthrough, part=args.part, text=text)
    _tell(here)


def add(here: Here, args: Arguments) -> None:
    """Add a part of one's own."""
    text = words_or_stdin(args.text) if args.text is not None else ""
    here.run(reports.add_part, breakthrough=here.breakthrough, title=args.title, text=text)
    _tell(here)


def move(here: Here, args: Arguments) -> None:
    """Put a part before another one, or last."""
    here.run(reports.move_part, breakthrough=here.breakthrough, part=args.part, before=args.before)
    _tell(here)


def hide(here: Here, args: Arguments) -> None:
    """Leave a part out, or show it again."""
    hidden = not args.show
    here.run(reports.hide_part, breakthrough=here.breakthrough, part=args.part, hidden=hidden)
    _tell(here)


def held(here: Here, args: Arguments) -> None:
    """Record that the report-back was held."""
    on = None if args.on is None else here.day(args.on)
    here.run(closings.hold, breakthrough=here.breakthrough, on=on)
    _tell(here)


def path(here: Here, args: Arguments) -> None:
    """Say what comes next."""
    said = args.path.strip().lower()
    if said not in list(Path):
        raise Invalid(f"There is no path '{short(args.path)}'.", near(said, list(Path)))
    here.run(closings.choose_path, breakthrough=here.breakthrough, path=Path(said))
    _tell(here)


def _report(here: Here) -> Report:
    material = here.read(queries.material, viewer=here.viewer, breakthrough=here.breakthrough)
    return write_report(material, here.moment)


def _tell(here: Here) -> None:
    report = _report(here)
    if here.args.json:
        found = here.read(overviews.overview, viewer=here.viewer, breakthrough=here.breakthrough)
        output.print_json(shapes.report(report, found))
        return
    output.say(report.code, report.title)
    for label, words in report.under:
        output.say(f"{label}: {words}")
    for part in report.parts:
        if part.hidden or part.empty:
            continue
        print()
        output.say(f"{part.title} [{part.name}]")
        for line in as_lines(part):
            output.say(f"  {line}")
        for line in part.added.split("\n") if part.added else ():
            output.say(f"  {line}")
    hidden = [part.name for part in report.parts if part.hidden]
    if hidden:
        output.note(f"Hidden: {', '.join(hidden)}.")


def _exported(here: Here, kind: str) -> str:
    report = _report(here)
    if kind == "html":
        from breakthrough_tui.report.html import as_html

        return as_html(report, here.moment)
    from breakthrough_tui.report.markdown import as_markdown

    return as_markdown(report, here.moment)


def _format(said: str | None, where: str | None) -> str:
    if said is None:
        ending = (where or "").rpartition(".")[2].lower()
        return "html" if ending in ("html", "htm") else "md"
    kind = {"markdown": "md", "htm": "html"}.get(said.lower(), said.lower())
    if kind not in FORMATS:
        raise Invalid(f"There is no format '{short(said)}'.", near(kind, FORMATS))
    return kind


def _to_standard_output(text: str) -> None:
    """In UTF-8 whatever the locale is: the file says so of itself."""
    raw = getattr(sys.stdout, "buffer", None)
    if raw is None:
        sys.stdout.write(text)
        return
    sys.stdout.flush()
    raw.write(text.encode())
    raw.flush()
