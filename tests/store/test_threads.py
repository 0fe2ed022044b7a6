"""Two threads: one writes, one reads."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from breakthrough_tui.domain.errors import Busy
from breakthrough_tui.store.threads import StoreThreads


@pytest.fixture
def closed() -> list[str]:
    return []


@pytest.fixture
def threads(closed: list[str]) -> Iterator[StoreThreads]:
    threads = StoreThreads(lambda: closed.append(name()))
    yield threads
    threads.close()


def name() -> str:
    return threading.current_thread().name


def test_writing_and_reading_have_a_thread_each(threads: StoreThreads) -> None:
    writers = {threads.write(name).result() for _ in range(5)}
    readers = {threads.read(name).result() for _ in range(5)}
    assert len(writers) == len(readers) == 1
    assert len(writers | readers | {name()}) == 3


def test_a_write_that_waits_delays_no_read(threads: StoreThreads) -> None:
    turn = threading.Event()
    waiting = threads.write(turn.wait, 60)
    assert threads.read(str.upper, "permit").result() == "PERMIT"
    assert not waiting.done()
    turn.set()
    assert waiting.result()


def test_writes_are_done_in_their_order(threads: StoreThreads) -> None:
    order: list[int] = []
    for number in range(100):
        last = threads.write(order.append, number)
    last.result()
    assert order == list(range(100))


def test_an_error_comes_out_where_the_result_is_asked_for(threads: StoreThreads) -> None:
    def busy() -> None:
        raise Busy("Somebody else is writing.")

    with pytest.raises(Busy):
        threads.write(busy).result()
    assert threads.write(len, "still there").result() == 11


def test_closing_finishes_the_writes_and_closes_each_connection_on_its_thread(
    threads: StoreThreads, closed: list[str]
) -> None:
    writer, reader = threads.write(name).result(), threads.read(name).result()
    turn = threading.Event()
    writes = [threads.write(turn.wait, 60), threads.write(lambda: True)]
    turn.set()
    threads.close()
    assert [write.result() for write in writes] == [True, True]
    assert sorted(closed) == sorted([writer, reader])
    threads.close()  # a second time does nothing
    assert len(closed) == 2
