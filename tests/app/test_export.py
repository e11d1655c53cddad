"""The export dialog and its job: what it writes, what a cancel leaves, what it says."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from cxstudio.app.child import Child, last_words, step_in, told_in
from cxstudio.app.dialogs.export import ExportDialog
from cxstudio.app.dialogs.export_preview import Composer
from cxstudio.app.export_job import ExportJob
from cxstudio.app.export_shown import MOST_PARTS, ShownPage, is_quick
from cxstudio.app.show_in_folder import show_in_folder
from cxstudio.edits.comments import add_comment
from cxstudio.edits.journeys import duplicate_as
from cxstudio.picture.poster import ExportReport, Page, PageSetup, PlacedGroup, Poster
from cxstudio.picture.primitives import Bounds, Image, Part, Placed
from tests.app.conftest import Opened
from tests.app.hands import click, press

LONG = 60_000  # milliseconds: a child process on a busy machine


@pytest.fixture
def dialog(small: Opened, qtbot: QtBot) -> Iterator[ExportDialog]:
    window = small.window
    made = ExportDialog(window.session, small.made.journey, window._settings, window.wears, window)
    made.open()
    qtbot.waitUntil(lambda: made._poster is not None, timeout=LONG)
    yield made
    if isValid(made):
        made.reject()


def choose(dialog: ExportDialog, **values: str) -> None:
    """Make choices as a user would."""
    for name, value in values.items():
        choice = getattr(dialog, name)
        choice.setCurrentIndex(choice.findData(value))
        choice.activated.emit(choice.currentIndex())


def test_the_page_is_shown_with_its_smallest_text(dialog: ExportDialog) -> None:
    assert "pt" in dialog.legibility.text()
    assert dialog.pages.text().startswith("1 page, ")
    assert not dialog.preview.grab().isNull()


def test_a_pdf_is_written_with_its_words_in_it(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    target = tmp_path / "map.pdf"
    dialog.export_to(target)
    qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
    reader = pypdf.PdfReader(target)
    text = "".join(page.extract_text() for page in reader.pages)
    assert "Waiting area" in text
    assert dialog.message.text() == "Saved as map.pdf"
    assert sorted(p.name for p in tmp_path.glob("*.pdf*")) == ["map.pdf"]


def test_the_page_that_is_shown_is_the_same_file_as_from_a_process_of_its_own(
    dialog: ExportDialog, small: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    dialog.export_to(tmp_path / "shown.pdf")
    assert isinstance(dialog.foot._job, ShownPage)
    job = ExportJob(small.window.session.file, tmp_path / "job.pdf", dialog.options())
    made: list[list[Path]] = []
    job.finished.connect(lambda files, _warnings: made.append(files))
    job.start()
    qtbot.waitUntil(lambda: bool(made), timeout=LONG)
    assert (tmp_path / "shown.pdf").read_bytes() == (tmp_path / "job.pdf").read_bytes()


def test_a_cancel_of_the_page_that_is_shown_leaves_no_file(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.export_to(tmp_path / "map.pdf")
    job = dialog.foot._job
    assert isinstance(job, ShownPage)
    assert job.running
    click(dialog.cancel_button)
    assert not dialog.running
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_page_of_thousands_of_cards_or_of_photos_is_written_in_a_process_of_its_own() -> None:
    card = Placed(Part("c", "card", Bounds(0, 0, 9, 9)), 0, 0)
    photo = Placed(Part("p", "card", Bounds(0, 0, 9, 9), (Image(Bounds(0, 0, 9, 9), "5e" * 32),)), 0, 0)

    def page(*parts: Placed) -> Poster:
        return Poster((Page(100, 100, (PlacedGroup(1, 0, 0, parts),)),), ExportReport())

    assert is_quick(page(card))
    assert not is_quick(page(*[card] * (MOST_PARTS + 1)))
    assert not is_quick(page(card, photo))


@pytest.mark.parametrize(("format", "ending", "head"), [("png", ".png", b"\x89PNG"), ("json", ".json", b"{")])
def test_other_formats_are_written_too(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot, format: str, ending: str, head: bytes
) -> None:
    choose(dialog, format=format)
    target = tmp_path / f"map{ending}"
    dialog.export_to(target)
    qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
    assert target.read_bytes().startswith(head)


def test_the_bar_follows_the_steps_of_the_export(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.export_to(tmp_path / "map.pdf")
    steps: list[tuple[int, int]] = []
    assert dialog.foot._job is not None
    dialog.foot._job.progressed.connect(lambda done, whole: steps.append((done, whole)))
    qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
    assert steps
    assert steps[-1][0] == steps[-1][1]
    assert (dialog.bar.value(), dialog.bar.maximum()) == steps[-1]


def test_what_an_export_lost_is_said_when_it_is_done(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    choose(dialog, format="csv")
    dialog.export_to(tmp_path / "map.csv")
    qtbot.waitUntil(lambda: not dialog.open_button.isHidden(), timeout=LONG)
    first, *rest = dialog.message.text().splitlines()
    assert first == "Saved as map.csv"
    assert rest[0].startswith("A table has no place for")
    assert dialog.message.property("look") == "warning"


def test_many_remarks_are_counted(dialog: ExportDialog, tmp_path: Path) -> None:
    dialog.foot._done([tmp_path / "map.pdf"], [f"Remark {n}" for n in range(5)])
    assert dialog.message.text().splitlines()[1:] == [
        "Remark 0",
        "Remark 1",
        "Remark 2",
        "and 2 more remarks",
    ]
    assert "Remark 4" in dialog.message.toolTip()


def test_a_failure_is_said_without_names_of_the_inner_workings(
    dialog: ExportDialog, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(dialog, format="png")
    monkeypatch.setattr(dialog, "options", lambda: ["--journey", "9"])
    dialog.export_to(tmp_path / "map.png")
    qtbot.waitUntil(lambda: dialog.message.property("look") == "error", timeout=LONG)
    said = dialog.message.text()
    assert said.startswith("“map0.cxs” has no journey “9”")
    assert "snapshot" not in said
    assert not (tmp_path / "map.png").exists()


@pytest.mark.parametrize(
    ("line", "step"),
    [(b"3/7", (3, 7)), (b" 3/7\r", (3, 7)), (b"3", None), (b"/", None), (b'{"a": "1/2"}', None)],
)
def test_a_step_is_a_line_of_two_numbers(line: bytes, step: tuple[int, int] | None) -> None:
    assert step_in(line) == step


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (b'{"file": "x", "warnings": ["cut short"]}', {"file": "x", "warnings": ["cut short"]}),
        (b'{"problem": "no room"}', {"problem": "no room"}),
        (b"[1]", None),
        (b"Traceback", None),
        (b"\xff", None),
    ],
)
def test_what_a_child_tells_is_a_line_of_json(line: bytes, told: dict[str, object] | None) -> None:
    assert told_in(line) == told


def test_a_child_that_complains_without_end_fills_no_memory(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood = (
        "import sys; sys.stderr.write('x' * 2**20 + '\\ncxstudio: no more'); sys.stdout.write('y' * 2**25)"
    )
    monkeypatch.setattr("cxstudio.app.child.command", lambda _words: (sys.executable, ["-c", flood]))
    child = Child()
    with qtbot.waitSignal(child.ended, timeout=LONG):
        child.start([])
    assert child.last_words == "no more"
    assert len(child._said) < 2**17
    assert len(child._heard) < 2**25


def test_the_last_words_of_a_child_come_without_its_name() -> None:
    assert last_words(b"warning\ncxstudio: this machine has too little memory for that\n") == (
        "this machine has too little memory for that"
    )
    assert last_words(b"") == ""


def test_a_child_that_breaks_down_is_told_once(small: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    job = ExportJob(small.window.session.file, tmp_path / "map.pdf", ["--journey", "1"])
    failures: list[str] = []
    job.failed.connect(failures.append)
    job.start()
    job._child._process.kill()
    qtbot.waitUntil(lambda: bool(failures), timeout=LONG)
    qtbot.waitUntil(lambda: not job.running, timeout=LONG)
    assert failures == ["The export ended without a word"]
    assert not job._folder.exists()


def test_a_cancel_leaves_no_file_and_no_folder(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    choose(dialog, format="png")
    target = tmp_path / "map.png"
    dialog.export_to(target)
    job = dialog.foot._job
    assert isinstance(job, ExportJob)
    assert job.running
    click(dialog.cancel_button)
    assert not dialog.running
    assert not target.exists()
    assert not job._folder.exists()
    assert dialog.message.text() == "Cancelled. No file was made."
    assert dialog.export_button.isEnabled()


def test_a_cancel_leaves_the_old_file_as_it_was(dialog: ExportDialog, tmp_path: Path) -> None:
    target = tmp_path / "map.pdf"
    target.write_bytes(b"old")
    dialog.export_to(target)
    dialog.reject()
    assert target.read_bytes() == b"old"


def test_a_place_that_cannot_be_written_is_said(dialog: ExportDialog, tmp_path: Path, qtbot: QtBot) -> None:
    dialog.export_to(tmp_path / "missing" / "map.pdf")
    qtbot.waitUntil(lambda: dialog.message.property("look") == "error", timeout=LONG)
    assert "not there" in dialog.message.text() or "missing" in dialog.message.text()


def test_the_choices_become_words_of_the_command_line(dialog: ExportDialog) -> None:
    choose(dialog, size_choice="A3", turn="portrait", colours="light")
    dialog.notes.setChecked(False)
    assert dialog.options() == [
        "--journey",
        "1",
        "--page",
        "A3",
        "--theme",
        "light",
        "--portrait",
        "--no-notes",
    ]


def test_the_last_choice_is_remembered(
    dialog: ExportDialog, small: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    choose(dialog, size_choice="A2")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(tmp_path / "x"), ""))
    dialog.ask_and_export()
    qtbot.waitUntil((tmp_path / "x.pdf").exists, timeout=LONG)
    window = small.window
    again = ExportDialog(window.session, small.made.journey, window._settings, window.wears)
    qtbot.addWidget(again)
    assert again.size_choice.currentData() == "A2"


def test_small_text_is_warned_of_with_the_remedy_of_the_report(dialog: ExportDialog) -> None:
    page = Page(100, 100, ())
    remedy = "The smallest text is 3.2 pt. Split the map into shorter journeys."
    report = ExportReport(smallest_text_pt=3.2, warnings=(remedy, "Another"), size_warning=remedy)
    dialog._show_page(Poster((page,), report))
    assert dialog.legibility.text() == f"{remedy}\nAnother"
    assert dialog.legibility.property("look") == "warning"


def test_one_leafs_through_the_pages_with_buttons_and_keys(dialog: ExportDialog, qtbot: QtBot) -> None:
    assert dialog.turner.isHidden()
    dialog.contents.every_journey.setChecked(True)
    poster = Poster((Page(100, 100, ()), Page(100, 200, ()), Page(100, 100, ())), ExportReport())
    dialog._show_page(poster)
    assert dialog.turner.place.text() == "1 of 3"
    assert not dialog.turner.before.isEnabled()
    click(dialog.turner.after)
    assert (dialog.preview.page, dialog.turner.place.text()) == (1, "2 of 3")
    assert dialog.pages.text() == "3 pages, \u206635 × 71 mm\u2069"
    press(dialog, Qt.Key.Key_PageDown)
    assert not dialog.turner.after.isEnabled()
    press(dialog, Qt.Key.Key_PageUp)
    assert dialog.preview.page == 1


def test_several_views_have_one_size_unless_one_was_chosen(small: Opened, qtbot: QtBot) -> None:
    window = small.window
    add_comment(window.session.document, small.made.cards[0], "Is this so?", author="Ann")
    dialog = ExportDialog(window.session, small.made.journey, window._settings, window.wears)
    qtbot.addWidget(dialog)
    assert dialog.size_choice.currentData() == "fit"
    dialog.contents.comments.click()
    assert dialog.size_choice.currentData() == "A3"
    assert dialog.options()[-1] == "--comments"
    dialog.contents.comments.click()
    assert dialog.size_choice.currentData() == "fit"
    dialog.contents.comments.click()
    choose(dialog, size_choice="fit")
    assert dialog.setup().size == "fit"
    dialog.reject()


def test_all_journeys_can_be_chosen_where_there_are_several(small: Opened, qtbot: QtBot) -> None:
    window = small.window
    one = ExportDialog(window.session, small.made.journey, window._settings, window.wears)
    qtbot.addWidget(one)
    assert one.contents.every_journey.isHidden()
    one.reject()
    duplicate_as(window.session.document, small.made.journey, "future")
    two = ExportDialog(window.session, small.made.journey, window._settings, window.wears)
    qtbot.addWidget(two)
    assert not two.contents.every_journey.isHidden()
    two.contents.every_journey.click()
    assert two.options()[:2] == ["--journey", "all"]
    choose(two, format="csv")
    assert two.options() == ["--journey", "1"]
    two.reject()


def test_only_the_last_question_is_answered(small: Opened, qtbot: QtBot) -> None:
    composer = Composer(small.made.document, small.made.journey)
    answers: list[Poster] = []
    composer.composed.connect(answers.append)
    for setup in (PageSetup("A4"), PageSetup("A3"), PageSetup("A2", landscape=True)):
        composer.ask(setup)
    qtbot.waitUntil(lambda: bool(answers), timeout=LONG)
    assert len(answers) == 1
    assert answers[0].pages[0].width_pt == pytest.approx(594 * 72 / 25.4)


def test_a_table_has_no_page_to_choose(dialog: ExportDialog) -> None:
    choose(dialog, format="csv")
    assert not dialog.size_choice.isEnabled()
    assert dialog.options() == ["--journey", "1"]


def test_the_export_shows_the_map_as_it_was_when_it_began(
    small: Opened, tmp_path: Path, qtbot: QtBot
) -> None:
    target = tmp_path / "map.csv"
    job = ExportJob(small.window.session.file, target, ["--journey", "1"])
    with qtbot.waitSignal(job.finished, timeout=LONG):
        job.start()
        with small.made.document.transaction("Meanwhile"):
            small.made.document.set(small.made.touchpoints[0], title="Changed meanwhile")
    assert "Changed meanwhile" not in target.read_text(encoding="utf-8-sig")


def test_show_in_folder_opens_the_files_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile() or "nothing")
    )
    show_in_folder(tmp_path / "map.pdf")
    assert opened == [str(tmp_path)]


def test_a_closing_window_takes_its_export_along(dialog: ExportDialog, small: Opened, tmp_path: Path) -> None:
    choose(dialog, format="png")
    target = tmp_path / "map.png"
    dialog.export_to(target)
    job = dialog.foot._job
    assert isinstance(job, ExportJob)
    small.window.close()
    assert not job.running
    assert not job._folder.exists()
    assert not target.exists()


def test_a_job_writes_over_no_page_of_somebody_else(small: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "map-2.svg").write_text("<svg/>")
    options = ["--views", "map,personas", "--page", "A4"]
    job = ExportJob(small.window.session.file, tmp_path / "map.svg", options)
    said: list[str] = []
    job.failed.connect(said.append)
    job.start()
    qtbot.waitUntil(lambda: bool(said), timeout=LONG)
    assert "“map-2.svg” lies where a further page would go" in said[0]
    assert [(p.name, p.read_text()) for p in tmp_path.glob("*.svg")] == [("map-2.svg", "<svg/>")]
