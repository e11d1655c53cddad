"""Garbage with objects of Qt in it is collected in the window's thread, whoever makes the next object."""

from __future__ import annotations

import gc
import linecache
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app.collector import Collector, collect_due


class Ring:
    """Garbage that only a collection takes away; it notes the thread in which it went."""

    def __init__(self, gone: list[int]) -> None:
        self._gone, self.itself = gone, self

    def __del__(self) -> None:
        self._gone.append(threading.get_ident())


@pytest.fixture
def collector(dressed: QApplication) -> Iterator[Collector]:
    before = gc.isenabled()
    gc.enable()
    made = Collector()
    yield made
    made.stop()
    assert gc.isenabled()
    if not before:
        gc.disable()


def busy() -> list[list[int]]:
    """Objects enough for many collections."""
    return [[n] for n in range(200_000)]


def test_a_busy_thread_collects_nothing(collector: Collector) -> None:
    gone: list[int] = []
    Ring(gone)
    thread = threading.Thread(target=busy)
    thread.start()
    thread.join()
    assert gone == []
    kept = busy()
    collect_due()
    gc.collect()
    assert gone == [threading.get_ident()]
    assert kept


def test_what_waits_is_collected_by_its_generation(collector: Collector) -> None:
    gone: list[int] = []
    gc.collect()
    Ring(gone)
    collect_due()
    kept = [[n] for n in range(gc.get_threshold()[0] + 100)]
    collect_due()
    assert gone == [threading.get_ident()]
    assert kept


def test_the_oldest_generation_waits_when_it_was_just_collected(collector: Collector) -> None:
    gc.collect()
    for _time in range(gc.get_threshold()[2] + 1):
        gc.collect(1)  # each makes the oldest more due
    assert not collect_due(whole=False)
    assert gc.get_count()[2] > gc.get_threshold()[2]
    assert collect_due()
    assert gc.get_count()[2] == 0


def test_sources_somebody_looked_into_are_not_kept(collector: Collector, qtbot: QtBot) -> None:
    assert linecache.getlines(__file__)
    assert __file__ in linecache.cache
    qtbot.waitUntil(lambda: __file__ not in linecache.cache)
