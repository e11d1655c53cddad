"""Who hears a report, in which order: all of them, those first whom a room waits for."""

from __future__ import annotations

import pytest

from cxstudio.model.report import Listeners, Report

REPORT = Report("Add", "edit", ())


def test_an_early_listener_hears_before_those_who_came_sooner() -> None:
    heard: list[str] = []
    all_of_them = Listeners()
    all_of_them.add(lambda _report: heard.append("outline"))
    all_of_them.add(lambda _report: heard.append("stand"), early=True)
    leave = all_of_them.add(lambda _report: heard.append("wall"), early=True)
    all_of_them.tell(REPORT)
    assert heard == ["stand", "wall", "outline"]
    leave()
    all_of_them.tell(REPORT)
    assert heard[3:] == ["stand", "outline"]


def test_where_one_fails_the_others_hear_it_too() -> None:
    heard: list[Report] = []

    def fail(_report: Report) -> None:
        raise ValueError

    all_of_them = Listeners()
    all_of_them.add(fail, early=True)
    all_of_them.add(heard.append)
    with pytest.raises(ValueError):
        all_of_them.tell(REPORT)
    assert heard == [REPORT]
