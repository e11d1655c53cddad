"""A long import into an open map: in small slices between which the window answers, one step to undo, or nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cxstudio.app import import_making
from cxstudio.app.dialogs.import_plan import ImportDialog
from cxstudio.app.import_making import CalledOff, make_here
from cxstudio.exchange.import_applying import SLICE
from cxstudio.exchange.import_plan import ImportPlan, Target, plan_import
from cxstudio.exchange.import_source import read_source, source_of_text
from cxstudio.model.records import Node
from tests.app.conftest import Opened
from tests.makers import small_map


def long_plan(opened: Opened, rows: int = 120) -> ImportPlan:
    """A table that speaks of one stage alone, which no slice may take as a whole."""
    lines = (f"One,Step {n // 3},Pain {n},{n % 5 - 2},Ana {n}" for n in range(rows))
    data = "Phase,Step,Pain,Emotion,Persona\n" + "\n".join(lines) + "\n"
    document = opened.made.document
    return plan_import(document, read_source(data.encode(), "t.csv"), Target("into", opened.made.journey))


def test_a_long_table_comes_in_small_slices_between_which_the_window_answers(small: Opened) -> None:
    document = small.made.document
    before, label = {node.id for node in document.nodes(Node)}, document.undo_label
    slices: list[int] = []
    answered: list[int] = []
    document.subscribe(lambda report: slices.append(len(report.changes)))
    ticking = QTimer(interval=0)
    ticking.timeout.connect(lambda: answered.append(len(slices)))
    ticking.start()

    def going(_part: float) -> bool:
        QApplication.processEvents()
        return True

    make_here(small.window.session.file, long_plan(small), None, going)
    ticking.stop()
    assert sum(slices) > 400
    assert max(slices) <= 2 * SLICE
    assert len(set(answered)) > len(slices) // 2
    document.undo()
    assert {node.id for node in document.nodes(Node)} == before
    assert document.undo_label == label


def test_a_long_table_called_off_half_way_leaves_the_map_as_it_was(small: Opened) -> None:
    document = small.made.document
    before, label = {node.id for node in document.nodes(Node)}, document.undo_label
    with pytest.raises(CalledOff):
        make_here(small.window.session.file, long_plan(small), None, lambda part: part < 0.4)
    assert {node.id for node in document.nodes(Node)} == before
    assert document.undo_label == label


def test_what_a_window_cannot_show_without_standing_still_is_refused_with_the_remedy(
    dressed: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = small_map()
    monkeypatch.setattr(import_making, "MOST_HERE", 5)
    source = source_of_text("A\n  B\n  C\nD\n  E\n  F\n")
    dialog = ImportDialog(source, made.document, made.journey, usual="into")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert "an open map takes in 5 at once. Import it as a new map" in dialog.outcome.problem.text()
    assert not dialog.go.isEnabled()
    plan = plan_import(None, source)
    assert not import_making.bounded(plan).problem
    monkeypatch.setattr(import_making, "MOST_NEW", 5)
    assert "split it" in import_making.bounded(plan).problem
    dialog.reject()
