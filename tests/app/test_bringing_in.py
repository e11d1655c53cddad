"""From a file or the clipboard through the dialog of an import onto a map: one step, or nothing at all."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from cxstudio.app import bringing_in
from cxstudio.app.dialogs.import_plan import ImportDialog
from cxstudio.app.dialogs.pasting import PastePreview, TablePreview
from cxstudio.app.file_commands import FileCommands
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.app.window import MainWindow
from cxstudio.edits.fields import set_field
from cxstudio.exchange.import_applying import Applied
from cxstudio.exchange.import_plan import ImportPlan
from cxstudio.files.drafts import drafts_folder
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import export_file
from cxstudio.model.records import Card, Journey, Stage, Touchpoint
from tests.app.hands import click, press
from tests.makers import small_map

TABLE = "Phase,Step,Pain\nFind,Search,Too slow\nReturn,Call,Busy\n"


@pytest.fixture
def studio(dressed: QApplication, settings: Settings) -> Iterator[Studio]:
    made = Studio(dressed, settings)
    yield made
    for window in list(made.windows):
        window.close()
    if made.welcome is not None:
        made.welcome.close()
        made.welcome.deleteLater()
    made.ring.stop()


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs said, instead of showing them."""
    found: list[str] = []
    monkeypatch.setattr(bringing_in, "tell", lambda _parent, head, text: found.append(f"{head}: {text}"))
    return found


@pytest.fixture
def window(studio: Studio, tmp_path: Path) -> MainWindow:
    """A window on a map with things on it."""
    path = tmp_path / "visit.cxs"
    session = SessionFile.create(path)
    small_map(session.document)
    session.close()
    opened = studio.open(path)
    assert opened is not None
    return opened


@pytest.fixture
def dialog_of(studio: Studio, qtbot: QtBot) -> Callable[[], ImportDialog]:
    """The dialog that is shown, once its plan stands."""

    def find() -> ImportDialog:
        qtbot.waitUntil(lambda: len(dialogs()) == 1)
        found = dialogs()
        qtbot.waitUntil(lambda: found[0].plan is not None and not found[0]._slices.running)
        return found[0]

    return find


Find = Callable[[], ImportDialog]


def dialogs() -> list[ImportDialog]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, ImportDialog) and w.isVisible()]


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def send(dialog: ImportDialog, where: str, qtbot: QtBot) -> None:
    """Let it go elsewhere."""
    place = next(n for n, (_w, target) in enumerate(dialog.where.targets) if target.where == where)
    dialog.where.place.setCurrentIndex(place)
    dialog.where.place.activated.emit(place)
    qtbot.waitUntil(lambda: not dialog._slices.running)


def test_import_in_the_file_menu_shows_what_a_table_becomes(
    studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dialog_of: Find
) -> None:
    path = write(tmp_path, "steps.csv", TABLE)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a: (str(path), ""))
    studio.show_welcome()
    studio._asked("file.import")
    click(dialog_of().go)
    assert [w.session.document.session.title for w in studio.windows] == ["steps"]
    document = studio.windows[0].session.document
    assert sorted(t.title for t in document.nodes(Touchpoint)) == ["Call", "Search"]


def test_a_new_map_has_the_title_that_was_typed(studio: Studio, tmp_path: Path, dialog_of: Find) -> None:
    studio.show_welcome()
    studio.bring_in(write(tmp_path, "steps.csv", TABLE))
    dialog = dialog_of()
    dialog.where.title.setText("How people book")
    click(dialog.go)
    assert studio.windows[0].session.document.session.title == "How people book"


def test_into_a_journey_it_is_one_step_that_is_selected_and_can_be_taken_back(
    studio: Studio, window: MainWindow, tmp_path: Path, dialog_of: Find, qtbot: QtBot
) -> None:
    document = window.session.document
    before = {node.id for node in document.nodes(Card)}
    studio.bring_in(write(tmp_path, "steps.csv", TABLE))
    send(dialog_of(), "into", qtbot)
    click(dialog_of().go)
    assert len(studio.windows) == 1
    assert [stage.title for stage in document.stages(window.journey)][-2:] == ["Find", "Return"]
    chosen = {type(document.node(id)) for id in window.canvas.selection}
    assert chosen == {Stage, Touchpoint, Card}
    assert "2 stages, 2 touchpoints, 2 cards" in window.toast.text()
    assert document.undo_label == "Import 2 stages, 2 touchpoints, 2 cards"
    window.undo()
    assert {node.id for node in document.nodes(Card)} == before
    assert [s.title for s in document.stages(window.journey)][-1] != "Return"


def test_a_further_journey_comes_to_the_screen(
    studio: Studio, window: MainWindow, tmp_path: Path, dialog_of: Find, qtbot: QtBot
) -> None:
    first = window.journey
    studio.bring_in(write(tmp_path, "day.mmd", "journey\n title My day\n section Go\n  Tea: 5: Me\n"))
    send(dialog_of(), "journey", qtbot)
    click(dialog_of().go)
    assert window.journey != first
    journey = window.session.document.find(window.journey, Journey)
    assert journey is not None
    assert journey.title == "My day"
    window.undo()
    assert [j.id for j in window.session.document.journeys()] == [first]


def test_journeys_of_another_map_come_into_this_one(
    studio: Studio, window: MainWindow, tmp_path: Path, dialog_of: Find, qtbot: QtBot
) -> None:
    path = tmp_path / "other.cxs"
    other = SessionFile.create(path)
    made = small_map(other.document)
    set_field(other.document, [made.journey], "title", "From elsewhere")
    set_field(other.document, [made.touchpoints[0]], "title", "Quite another start")
    other.close()
    before = path.read_bytes()
    studio.bring_in(path)
    send(dialog_of(), "journey", qtbot)
    click(dialog_of().go)
    assert "From elsewhere" in [j.title for j in window.session.document.journeys()]
    assert path.read_bytes() == before
    assert list(tmp_path.glob("other.cxs-*")) == []


def test_a_graph_in_json_comes_by_way_of_another_process(
    studio: Studio, window: MainWindow, tmp_path: Path, dialog_of: Find, qtbot: QtBot
) -> None:
    export_file(window.session.document, tmp_path / "graph.json")
    studio.bring_in(tmp_path / "graph.json")
    dialog = dialog_of()
    assert list(dialog.ticks._groups) == ["journey", "persona"]
    click(dialog.go)
    assert len(studio.windows) == 2


def test_escape_leaves_nothing(studio: Studio, window: MainWindow, tmp_path: Path, dialog_of: Find) -> None:
    label, drafts = window.session.document.undo_label, set(drafts_folder().glob("*"))
    studio.bring_in(write(tmp_path, "steps.csv", TABLE))
    press(dialog_of(), Qt.Key.Key_Escape)
    assert window.session.document.undo_label == label
    assert set(drafts_folder().glob("*")) == drafts
    assert len(studio.windows) == 1


def test_a_new_map_that_is_called_off_half_way_leaves_no_draft(
    studio: Studio, tmp_path: Path, dialog_of: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.show_welcome()
    studio.bring_in(write(tmp_path, "steps.csv", TABLE))
    dialog = dialog_of()
    monkeypatch.setattr(dialog.outcome, "show_part", lambda _part: dialog.reject())
    click(dialog.go)
    assert studio.windows == []
    assert list(drafts_folder().glob("*.cxs")) == []


def test_a_full_disk_is_said_in_the_dialog_which_stays(
    studio: Studio, tmp_path: Path, dialog_of: Find, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> tuple[SessionFile, Applied]:
        raise OSError(28, "No space left on device")

    studio.show_welcome()
    studio.bring_in(write(tmp_path, "steps.csv", TABLE))
    monkeypatch.setattr(bringing_in, "make_draft", full)
    dialog = dialog_of()
    click(dialog.go)
    assert "No space left" in dialog.outcome.problem.text()
    assert dialog.isVisible()
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.csv", b"", "empty"),
        ("empty.txt", b" \n", "empty"),
        ("flow.mmd", b"flowchart TD\nA-->B\n", "no Mermaid journey"),
        ("notes.md", b"# Notes\n", "holds no Mermaid journey"),
        ("polish.csv", "etap;ból\nŻądanie;Źle się czeka\n".encode("cp1250"), "not UTF-8"),
        ("broken.xlsx", b"PK\x03\x04nothing", "“broken.xlsx” could not be imported"),
        ("broken.json", b"{", "“broken.json” could not be imported"),
        ("broken.cxs", b"SQLite", "“broken.cxs” could not be imported"),
    ],
)
def test_a_bad_file_is_told_in_a_sentence_and_opens_nothing(
    studio: Studio, tmp_path: Path, said: list[str], name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    studio.bring_in(tmp_path / name)
    assert len(said) == 1
    assert reason in said[0]
    assert dialogs() == []
    assert list(drafts_folder().glob("*.cxs")) == []


def test_a_file_that_is_gone_is_told(studio: Studio, tmp_path: Path, said: list[str]) -> None:
    for name in ("gone.csv", "gone.txt", "gone.cxs"):
        studio.bring_in(tmp_path / name)
    assert len(said) == 3


def test_a_spreadsheet_that_unpacks_to_far_too_much_is_refused(
    studio: Studio, tmp_path: Path, said: list[str]
) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("[Content_Types].xml", "<Types/>")
        file.writestr("xl/workbook.xml", "<workbook/>")
        file.writestr("xl/worksheets/sheet1.xml", b"0" * 600_000_000)
    studio.bring_in(tmp_path / "bomb.xlsx")
    assert "unpacks to far more" in said[0]


def test_one_table_that_is_dropped_is_shown_first_and_several_are_opened(
    studio: Studio, window: MainWindow, tmp_path: Path, dialog_of: Find
) -> None:
    first, second = write(tmp_path, "a.csv", "stage,touchpoint\nA,B\n"), write(tmp_path, "b.txt", "A\n  B\n")
    studio.open_dropped([str(first)])
    dialog_of().reject()
    assert len(studio.windows) == 1
    studio.open_dropped([str(first), str(second)])
    assert len(studio.windows) == 3


def test_what_is_dropped_on_a_window_is_for_that_map_and_on_the_welcome_window_for_a_new_one(
    studio: Studio, window: MainWindow, tmp_path: Path, dialog_of: Find
) -> None:
    table = write(tmp_path, "a.csv", TABLE)
    studio.new()
    window.dropped.emit([str(table)])
    dialog = dialog_of()
    assert dialog.parent() is window
    dialog.reject()
    studio.show_welcome()
    assert studio.welcome is not None
    studio.welcome.dropped.emit([str(table)])
    assert [target.where for _words, target in dialog_of().where.targets] == ["session"]
    dialog_of().reject()


def test_cells_and_lists_on_the_clipboard_are_pasted_as_a_journey(
    studio: Studio, window: MainWindow, dialog_of: Find
) -> None:
    QGuiApplication.clipboard().setText("Find\n  Search\nReturn\n  Call\n")
    window.actions_by_id["edit.paste_as"].trigger()
    dialog = dialog_of()
    assert dialog.where.target.journey == window.journey
    click(dialog.go)
    titles = [stage.title for stage in window.session.document.stages(window.journey)]
    assert titles[-2:] == ["Find", "Return"]


def test_an_empty_clipboard_is_said(studio: Studio, window: MainWindow) -> None:
    heard: list[str] = []
    window.workplace.status.told.connect(heard.append)
    QGuiApplication.clipboard().setText(" ")
    window.actions_by_id["edit.paste_as"].trigger()
    assert heard == ["There is no text on the clipboard"]


def test_what_only_shows_when_it_is_made_is_told_afterwards(
    studio: Studio, window: MainWindow, tmp_path: Path, said: list[str], dialog_of: Find,
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def kept(file: SessionFile, plan: ImportPlan, *_rest: object) -> Applied:
        return Applied((window.journey,), (), (*plan.notes, "One value was kept"))

    monkeypatch.setattr(bringing_in, "make_here", kept)
    studio.bring_in(write(tmp_path, "steps.csv", "Phase,Step,Boss\nFind,Search,x\n"))
    send(dialog_of(), "into", qtbot)
    click(dialog_of().go)
    assert said == ["Imported, but look at this: One value was kept"]


def paste(window: MainWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    window.canvas.setFocus()
    window.clipboard.paste()


def test_a_pasted_diagram_is_shown_as_the_journey_it_is(
    studio: Studio, window: MainWindow, dialog_of: Find
) -> None:
    window.canvas.select([])
    paste(window, "journey\n section Go\n  Tea: 5: Me\n")
    dialog = dialog_of()
    assert "1 touchpoint" in dialog.outcome.made.text()
    assert "3 is neutral" in dialog.outcome.notes.text()
    dialog.reject()


LONG_TABLE = "stage\ttouchpoint\tpain\n" + "".join(f"S\tT{n}\tslow\n" for n in range(20))


@pytest.mark.parametrize("text", ["Find\n  Search\nReturn\n  Call\n", "a\tb\nc\td\n", LONG_TABLE])
def test_lists_and_cells_that_are_pasted_can_become_a_journey_instead(
    studio: Studio, window: MainWindow, dialog_of: Find, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    def leave(preview: PastePreview | TablePreview) -> int:
        preview.journey.click()
        return preview.result()

    monkeypatch.setattr(PastePreview, "exec", leave)
    monkeypatch.setattr(TablePreview, "exec", leave)
    window.canvas.select([])
    before = len(window.session.document.graph)
    paste(window, text)
    assert dialog_of().where.target.where == "into"
    dialog_of().reject()
    assert len(window.session.document.graph) == before


def test_with_something_selected_no_journey_is_offered(
    studio: Studio, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered: list[bool] = []

    def look(preview: PastePreview) -> int:
        offered.append(not preview.journey.isHidden())
        return 0

    monkeypatch.setattr(PastePreview, "exec", look)
    card = window.session.document.nodes(Card)[0]
    window.canvas.select([card.id])
    paste(window, "a\tb\nc\td\n")
    assert offered == [False]


def test_a_table_made_to_be_brought_back_goes_its_own_way(
    studio: Studio, window: MainWindow, tmp_path: Path, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "edited.xlsx"
    export_file(window.session.document, path)
    back: list[Path] = []
    monkeypatch.setattr(FileCommands, "bring_back", lambda _self, path, _sheets: back.append(path))
    studio.bring_in(path, window)
    assert back == [path]
    studio.show_welcome()
    studio.bring_in(path, studio.welcome)
    assert "open its map first" in said[0]
    assert dialogs() == []
