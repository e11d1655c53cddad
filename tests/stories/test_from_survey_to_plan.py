"""From a survey to a figure, to the pain behind it, to an action with an owner and a date, to paper for the board."""

from __future__ import annotations

from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QTableView

from cxstudio.app.dialogs.survey import SurveyDialog
from cxstudio.app.views.plan import PlanBody
from cxstudio.insight.metrics import measure
from cxstudio.model.measures import Feedback, Metric, Reading
from cxstudio.model.plans import Action, Attendee
from cxstudio.model.records import Card
from tests.stories.workshop import CONTROL, Workshop

# Ten answers about the waiting area: three promoters, two passives, five detractors; one of a place that is unknown.
SCORES = (10, 9, 9, 8, 7, 6, 5, 3, 2, 0)
ANSWERS = (
    *(f"{score};Comment {n};2026-05-{n + 1:02};Waiting area" for n, score in enumerate(SCORES)),
    "4;No ramp;2026-05-12;Rear entrance",
    "14;Typing error;2026-05-12;Waiting area",
)
SURVEY = "\n".join(("Score;Comment;Date;Touchpoint", *ANSWERS, ""))


def test_a_survey_becomes_a_plan_on_paper(
    workshop: Workshop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    workshop.begin_with_sample("hospital-appointment")
    reading = _import_the_survey(workshop, tmp_path, monkeypatch)
    _see_the_figure(workshop, reading)
    action = _answer_the_pain(workshop)
    _write_the_plan(workshop, action)
    _show_the_board(workshop, tmp_path / "board.pdf")


def _import_the_survey(workshop: Workshop, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Reading:
    table = folder / "survey.csv"
    table.write_text(SURVEY, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_k: (str(table), ""))
    known = {reading.id for reading in workshop.document.nodes(Reading)}
    before = workshop.everything()

    def agree() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SurveyDialog)
        workshop.wait(lambda: dialog.plan is not None)
        assert dialog.plan is not None
        assert len(dialog.plan.refused) == 1  # 14 of 10
        assert [one.name for one in dialog.plan.unplaced] == ["Rear entrance"]
        workshop.click(dialog.go)

    workshop.answer(workshop.window.actions_by_id["file.voice"].trigger, agree, _survey_open)
    workshop.wait(lambda: len(workshop.document.nodes(Reading)) > len(known))
    made = [x for x in workshop.document.nodes(Reading) if x.id not in known]
    waiting = workshop.touchpoint("Waiting area")
    after = workshop.everything()
    workshop.press(Qt.Key.Key_Z, CONTROL)
    assert workshop.everything() == before
    workshop.press(Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert workshop.everything() == after
    assert any(x.place == "Rear entrance" and not x.at for x in workshop.document.nodes(Feedback))
    return next(x for x in made if x.at == waiting)


def _survey_open() -> bool:
    """Not while the file is still being read, which shows a dialog of its own on a busy machine."""
    dialog = QApplication.activeModalWidget()
    return isinstance(dialog, SurveyDialog) and dialog.isActiveWindow()


def _see_the_figure(workshop: Workshop, reading: Reading) -> None:
    metric = workshop.document.find(reading.metric, Metric)
    assert metric is not None
    assert metric.method == "nps"
    measured = measure(metric, reading)
    assert (measured.value, measured.n, measured.small) == (100 * (3 - 5) / 10, 10, True)
    workshop.look_at("metrics")
    frame = workshop.window.views.frame
    assert frame is not None
    frame.choose([reading.id])
    shown = [
        str(table.model().index(row, column).data())
        for table in frame.findChildren(QTableView)
        for row in range(table.model().rowCount())
        for column in range(table.model().columnCount())
    ]
    assert any("−20" in words for words in shown), shown
    workshop.look_at("map")


def _answer_the_pain(workshop: Workshop) -> str:
    workshop.fit()
    shown = workshop.window.canvas.picture.placed  # the state to come has the same card
    pains = (c.id for c in workshop.document.nodes(Card) if c.text.startswith("Nobody owns the two weeks"))
    pain = next(id for id in pains if shown(id) is not None)
    workshop.select(pain)
    workshop.press(Qt.Key.Key_O)
    workshop.write("One person keeps every result in view")
    answer = workshop.card("One person keeps every result in view")
    assert pain in {link.target for link in workshop.document.links_of(answer.id, "answers")}
    workshop.select(answer.id)
    workshop.press(Qt.Key.Key_A)
    actions = [link.source for link in workshop.document.links_of(answer.id, "delivers")]
    assert len(actions) == 1
    return actions[0]


def _write_the_plan(workshop: Workshop, action: str) -> None:
    workshop.look_at("plan")
    frame = workshop.window.views.frame
    assert frame is not None
    plan = frame.body
    assert isinstance(plan, PlanBody)
    workshop.wait(lambda: action in plan.table.rows.ids and plan.table.width() < 0.8 * plan.width())
    names = [column.name for column in plan.table.rows.list.columns]
    for name, words in (("owned_by", "Marek Wood"), ("due", "2027-03-01")):
        place = plan.table.visualRect(plan.table.rows.place(action, names.index(name))).center()
        workshop.double_click(plan.table.viewport(), place)
        workshop.wait(lambda: isinstance(workshop.window.focusWidget(), QLineEdit))
        workshop.press(Qt.Key.Key_A, CONTROL)
        workshop.write(words)
    workshop.wait(lambda: bool(getattr(workshop.document.get(action), "due", "")))
    made = workshop.document.find(action, Action)
    assert made is not None
    owner = workshop.document.find(made.owned_by, Attendee)
    assert owner is not None
    assert (owner.name, made.due) == ("Marek Wood", "2027-03-01")


def _show_the_board(workshop: Workshop, target: Path) -> None:
    workshop.export(target)
    said = " ".join(" ".join(page.extract_text().split()) for page in pypdf.PdfReader(target).pages)
    for words in ("One person keeps every result in view", "Marek Wood", "2027"):
        assert words in said
