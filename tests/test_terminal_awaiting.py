"""The prompt stands before the engine does."""

from threading import Event, current_thread, main_thread

import pytest
from rooms import screen_of

from bot.terminal.awaiting import Awaited
from bot.terminal.room import Leave, Room, Talk
from bot.terminal.session import respond


def test_a_value_is_made_once_in_the_background():
    threads = []

    def make():
        threads.append(current_thread())
        return "engine"

    awaited = Awaited(make)
    awaited.start()
    assert [awaited.get(), awaited.get(), awaited.ready] == ["engine"] * 3
    assert len(threads) == 1
    assert threads[0] is not main_thread()


def test_nothing_is_made_before_it_is_begun():
    awaited = Awaited(lambda: pytest.fail("made too early"))
    assert awaited.ready is None


def test_a_person_who_has_to_wait_is_told():
    told = Event()
    assert Awaited(lambda: told.wait(60), told.set).get()


def test_what_goes_wrong_comes_out_where_the_value_is_asked_for():
    def broken():
        raise KeyError("no data")

    awaited = Awaited(broken)
    for _ in range(2):
        with pytest.raises(KeyError, match="no data"):
            awaited.get()
    assert awaited.ready is None


@pytest.mark.parametrize("line", ["quit", "exit", "Q", "/quit"])
def test_who_wants_to_leave_need_not_wait_for_the_engine(line):
    awaited = Awaited(lambda: pytest.fail("waited for"))
    screen, _ = screen_of(None, 24)
    with pytest.raises(Leave):
        respond(line, Room(awaited, screen), Talk())
