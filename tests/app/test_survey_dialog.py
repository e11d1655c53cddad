"""An import of feedback is shown before it is made, can be changed, and is one step; a wrong file is told about."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from cxstudio.app.dialogs import survey
from cxstudio.app.dialogs.survey import SurveyDialog
from cxstudio.app.slices import Slices
from cxstudio.app.table_job import TableJob
from cxstudio.exchange.sheet_rows import SheetRows, read_sheets
from cxstudio.model.measures import Feedback, Metric, Reading
from tests.makers import Made, small_map

TABLE = """Score;Comment;Date;Touchpoint
9;Quick;2026-05-01;Front desk
11;Off;2026-05-01;Front desk
2;Slow;2026-05-03;Till
"""


@pytest.fixture
def made() -> Made:
    return small_map()


@pytest.fixture
def dialog(dressed: object, qtbot: QtBot, made: Made) -> SurveyDialog:
    return shown(qtbot, made, TABLE)


def shown(qtbot: QtBot, made: Made, text: str) -> SurveyDialog:
    dialog = SurveyDialog(made.document, made.journey, read_sheets(text.encode()), Path("may.csv"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    return dialog


def test_it_guesses_what_the_table_is_and_tells_what_would_be_made(dialog: SurveyDialog) -> None:
    plan = dialog.plan
    assert plan is not None
    assert dialog.form.asked().what == "survey"
    assert dialog.form.asked().columns == {"score": 0, "text": 1, "date": 2, "place": 3}
    assert (len(plan.said), len(plan.counts), len(plan.refused), len(plan.unplaced)) == (2, 3, 1, 1)
    assert "2 pieces of feedback" in dialog.outcome.made.text()
    assert "1 of them for the journey as a whole" in dialog.outcome.made.text()
    assert "Row 3" in dialog.outcome.refused.lines.toPlainText()
    assert "Till" in dialog.outcome.unplaced.lines.toPlainText()
    assert dialog.go.isEnabled()


def test_nothing_is_made_before_somebody_says_so_and_then_it_is_one_step(
    dialog: SurveyDialog, made: Made, qtbot: QtBot
) -> None:
    assert made.document.nodes(Feedback) == []
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    assert len(made.document.nodes(Feedback)) == 2
    assert len(made.document.nodes(Reading)) == 3
    assert "2 pieces of feedback" in dialog.done_words
    made.document.undo()
    assert not made.document.nodes(Feedback)
    assert not made.document.nodes(Metric)


def test_the_reading_of_the_whole_can_be_left_out(dialog: SurveyDialog, qtbot: QtBot) -> None:
    dialog.form.overall.click()
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.plan is not None
    assert (len(dialog.plan.counts), dialog.plan.overall) == (2, 0)


def test_another_meaning_of_a_column_makes_another_plan(dialog: SurveyDialog, qtbot: QtBot) -> None:
    choice = dialog.form.fields["place"]
    choice.setCurrentIndex(0)
    choice.activated.emit(0)
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.plan is not None
    assert dialog.plan.unplaced == ()
    assert "place" not in dialog.form.asked().columns


def test_a_column_holds_one_thing_at_a_time(dialog: SurveyDialog) -> None:
    choice = dialog.form.fields["category"]
    choice.setCurrentIndex(choice.findData(3))
    choice.activated.emit(choice.currentIndex())
    columns = dialog.form.asked().columns
    assert columns["category"] == 3
    assert "place" not in columns


def test_a_survey_can_be_taken_for_feedback_alone(dialog: SurveyDialog, made: Made, qtbot: QtBot) -> None:
    dialog.form.what.chosen.emit("feedback")
    qtbot.waitUntil(lambda: dialog.plan is not None)
    assert dialog.plan is not None
    assert (len(dialog.plan.said), dialog.plan.counts, dialog.plan.metric) == (3, (), None)


def test_giving_up_takes_back_nothing_but_its_own(dialog: SurveyDialog, made: Made) -> None:
    before = made.document.undo_label
    things = list(made.document.graph)
    dialog.go.click()
    dialog.reject()
    assert made.document.undo_label == before
    assert list(made.document.graph) == things


def test_giving_up_half_way_leaves_nothing_half_made(dressed: object, made: Made, qtbot: QtBot) -> None:
    many = "Comment\n" + "".join(f"Comment {n}\n" for n in range(3000))
    dialog = shown(qtbot, made, many)
    before = made.document.undo_label
    dialog.go.click()
    qtbot.waitUntil(lambda: bool(made.document.nodes(Feedback)))
    dialog.reject()
    assert made.document.nodes(Feedback) == []
    assert made.document.undo_label == before


def test_a_table_in_which_nothing_is_new_cannot_be_imported(
    dialog: SurveyDialog, made: Made, qtbot: QtBot
) -> None:
    dialog.go.click()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
    again = shown(qtbot, made, TABLE)
    assert not again.go.isEnabled()
    assert "Nothing is new" in again.outcome.made.text()
    assert "in the session already" in again.outcome.notes.text()


def test_a_file_is_read_in_a_process_of_its_own(dressed: object, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "answers.csv"
    path.write_text(TABLE, encoding="utf-8")
    job = TableJob(path)
    with qtbot.waitSignal(job.read, timeout=30_000) as told:
        job.start()
    (sheets,) = told.args or [()]
    assert isinstance(sheets[0], SheetRows)
    assert [row.number for row in sheets[0].rows] == [1, 2, 3, 4]


def test_a_file_that_cannot_be_read_is_told_about(dressed: object, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600)
    job = TableJob(path)
    with qtbot.waitSignal(job.refused, timeout=30_000) as told:
        job.start()
    assert "old kind" in (told.args or [""])[0]


def test_a_text_that_is_named_as_a_spreadsheet_is_said_to_be_none(
    dressed: object, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "answers.xlsx"
    path.write_text(TABLE, encoding="utf-8")
    job = TableJob(path)
    with qtbot.waitSignal(job.refused, timeout=30_000) as told:
        job.start()
    assert "no spreadsheet" in (told.args or [""])[0]


def test_a_table_of_headings_alone_opens_no_dialog(
    dressed: object, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "answers.csv"
    path.write_text("Score;Comment;Date\n", encoding="utf-8")
    said: list[str] = []
    monkeypatch.setattr(survey, "tell", lambda _parent, _headline, text: said.append(text))
    assert survey._read(path, None) is None
    assert said == ["The table has headings but no rows"]


def test_columns_of_one_name_are_told_apart(dressed: object, qtbot: QtBot, made: Made) -> None:
    dialog = shown(qtbot, made, "Score;Comment;Comment\n9;Quick;Kind\n")
    choice = dialog.form.fields["text"]
    assert [choice.itemText(n) for n in range(1, 4)] == ["Score", "Comment (Column 2)", "Comment (Column 3)"]


def work(*, fails: bool) -> Generator[float, None, str]:
    yield 0.5
    if fails:
        raise ValueError("no")
    return "done"


def test_work_in_slices_tells_its_end_its_error_and_can_be_given_up(dressed: object, qtbot: QtBot) -> None:
    slices = Slices()
    with qtbot.waitSignal(slices.ended) as ended:
        slices.start(work(fails=False))
    assert ended.args == ["done"]
    with qtbot.waitSignal(slices.failed):
        slices.start(work(fails=True))
    slices.start(work(fails=False))
    slices.stop()
    assert not slices.running
