from __future__ import annotations

import signal
from threading import Thread

import pytest

from data.briefings.interruptions import end_in_order, held_back


@pytest.fixture
def ctrl_c():
    """A shell lets what it puts in the background ignore it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("ctrl_c")
def test_ctrl_c_is_heard_when_the_work_is_done():
    done = []

    def work():
        with held_back():
            signal.raise_signal(signal.SIGINT)
            done.append("the work")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["the work"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_threads_are_left_alone():
    done = []

    def work():
        with held_back():
            done.append("the work")

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert done == ["the work"]


def test_a_command_that_the_system_ends_clears_up():
    before = signal.getsignal(signal.SIGTERM)
    try:
        end_in_order()
        with pytest.raises(SystemExit) as ended:
            signal.raise_signal(signal.SIGTERM)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert ended.value.code == 143
