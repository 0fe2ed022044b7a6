"""Work that is killed at any moment, beside a ledger of what was acknowledged.

    python -m tests.store.ledger DATABASE LEDGER NAME

does one command after the other as `cho` and writes the UUID of each that changed something into LEDGER, once it was
acknowledged.
"""

from __future__ import annotations

import os
import random
import sys
from datetime import date

from breakthrough_tui.domain.errors import BreakthroughError
from breakthrough_tui.domain.event import Door
from breakthrough_tui.store.call import Call
from breakthrough_tui.store.commands import cards, several
from breakthrough_tui.store.commands.ordering import Place
from breakthrough_tui.store.store import Store


def work(database: str, ledger: str, name: str) -> None:
    """Go on until killed."""
    store = Store.open(database)
    chance = random.Random(name)
    made: list[int] = []
    columns = (1, 2, 3)
    # By turns: nobody may change more than so much within a minute.
    actor = ("ana", "cho", "dia")[int(name.partition(".")[0]) % 3]
    descriptor = os.open(ledger, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    print("at work", flush=True)
    while True:
        call = Call(actor, Door.COMMAND_LINE)
        try:
            what = chance.random()
            if not made or what < 0.3:
                done = store.run(cards.add, call, breakthrough=1, title=f"{name} {len(made)}")
                made.append(done.made("card"))
            elif what < 0.6:
                where = {"card": chance.choice(made), "column": chance.choice(columns)}
                done = store.run(cards.move, call, **where, place=Place.TOP)
            elif what < 0.8:
                done = store.run(cards.comment, call, card=chance.choice(made), text="so " * 50)
            else:
                some = chance.sample(made, min(len(made), 5))
                done = store.run(several.set_due_many, call, cards=some, due=date(2027, 1, 1))
        except BreakthroughError as refused:
            print(refused.message, flush=True)
            continue
        if done.events:
            os.write(descriptor, f"{call.command}\n".encode())


if __name__ == "__main__":
    work(*sys.argv[1:4])
