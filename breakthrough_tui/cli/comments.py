"""`breakthrough comment`: a word on an action item or an obstacle."""

from __future__ import annotations

from breakthrough_tui.cli import output, shapes
from breakthrough_tui.cli.here import Here
from breakthrough_tui.cli.parser import Arguments
from breakthrough_tui.cli.typed import words_or_stdin


def add(here: Here, args: Arguments) -> None:
    """Say something on what a REF names."""
    entity, id = here.thing(args.ref)
    text = words_or_stdin(args.text)
    if entity == "card":
        from breakthrough_tui.store.commands import cards
        from breakthrough_tui.store.queries import boards

        here.run(cards.comment, card=id, text=text)
        card_page = here.read(boards.card_page, viewer=here.viewer, card=id)
        ref, title = f"{here.code}-{card_page.card.number}", card_page.card.title
        comment = {"ref": ref} | shapes.said(card_page.comments[-1])
    else:
        from breakthrough_tui.store.commands import obstacles
        from breakthrough_tui.store.queries import obstacle_lists

        here.run(obstacles.comment, obstacle=id, text=text)
        page = here.read(obstacle_lists.page, viewer=here.viewer, obstacle=id)
        ref, title = page.obstacle.ref, page.obstacle.title
        comment = {"ref": ref} | shapes.said(page.comments[-1])
    if args.json:
        output.print_json(comment)
    else:
        output.say(ref, title)
        output.say_text(comment["text"], f"{comment['author']}:")
