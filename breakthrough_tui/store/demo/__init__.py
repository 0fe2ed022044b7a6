"""A fictional example to look round in: four breakthroughs that look lived-in on any day."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from breakthrough_tui.store.commands import people, workspaces
from breakthrough_tui.store.demo import areas, clinic, others, permit
from breakthrough_tui.store.demo.story import Life, Story
from breakthrough_tui.store.store import Store, utc_now

VIEWER = "ana"
"""Whose eyes one looks through: the team lead of PERMIT. `bo` is its leader."""

_PEOPLE = (
    ("bo", "Bo Lindqvist"),
    ("gus", "Gus Moreau"),
    ("fay", "Fay Okafor"),
    ("ben", "Ben Carter"),
    ("cho", "Cho Min-ji"),
    ("dia", "Dia Rahman"),
    ("eli", "Eli Novak"),
    ("hal", "Hal Jensen"),
    ("ivy", "Ivy Chen"),
    ("jon", "Jon Petrov"),
    ("kit", "Kit Mensah"),
    ("lou", "Lou Garnier"),
    ("mia", "Mia Santos"),
    ("noa", "Noa Levi"),
    ("pia", "Pia Haugen"),
)


def make_demo(store: Store, *, now: datetime, time_zone: str = "UTC") -> str:
    """Fill an empty database with the example as it stands at an instant; who to look at it as.

    Every change is made by its command, as its person and at its time. The file is not meant to last: on this
    thread's connection nothing waits for the disk until it is made.
    """
    connection = store.database.connection()
    before = store.database.pragma("synchronous")
    connection.execute("PRAGMA synchronous = OFF")
    story = Story(store, now, time_zone)
    story.tell(
        _people(story, time_zone),
        *areas.lives(story),
        *clinic.lives(story),
        *permit.lives(story),
        *others.lives(story),
    )
    connection.execute(f"PRAGMA synchronous = {before}")
    return VIEWER


@contextmanager
def throwaway_demo(
    clock: Callable[[], datetime] = utc_now, time_zone: str = "UTC"
) -> Iterator[Path]:
    """The example in a file of its own, in a folder that only we can read and that is gone at the end."""
    with tempfile.TemporaryDirectory(prefix="breakthrough-demo-") as folder:
        path = Path(folder) / "example.db"
        store = Store.open(str(path), clock)
        make_demo(store, now=clock(), time_zone=time_zone)
        store.close()
        yield path


def _people(story: Story, time_zone: str) -> Life:
    yield story.at(clinic.LAUNCHED + 17, "09:00")
    story.do(
        VIEWER,
        workspaces.create,
        name="Example, all of it invented",
        time_zone=time_zone,
        person=VIEWER,
        full_name="Ana Ribeiro",
        example=True,
    )
    for name, full_name in _PEOPLE:
        story.do(VIEWER, people.add, name=name, full_name=full_name)
