"""Templates on disk: the shipped ones, somebody's own, and what else lies in the folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxstudio.edits.sessions import start_session
from cxstudio.files import templates as of
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.files.whole import write_whole
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(of, "templates_place", lambda: tmp_path / "templates")
    return tmp_path / "templates"


def some_document() -> Document:
    document = Document(MemoryLog())
    start_session(document, "Ours")
    return document


def save(name: str) -> Path:
    return of.save_template(name, some_document(), lambda _sha256: None)


def test_an_own_template_is_listed_after_the_shipped_ones_and_can_be_deleted(folder: Path) -> None:
    path = save("Our visits")
    assert path == folder / "Our visits.cxs"
    own = of.templates()[-1]
    assert (own.name, own.own, own.path) == ("Our visits", True, path)
    assert of.template_named("our VISITS") == own
    document, _pictures = of.read_template(own)
    assert document.session.title == "Ours"
    assert document.undo_label is None
    of.delete_template(own)
    assert not path.exists()


def test_a_template_of_the_same_name_is_replaced(folder: Path) -> None:
    save("Ours")
    save("Ours")
    assert [path.name for path in folder.iterdir()] == ["Ours.cxs"]


def test_a_shipped_template_cannot_be_deleted() -> None:
    shipped = of.shipped_templates()[0]
    of.delete_template(shipped)
    assert shipped.path.exists()


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Visits / 2026: all", "Visits 2026 all.cxs"),
        ("../../etc/passwd", "etc passwd.cxs"),
        ("  two   words ", "two words.cxs"),
        ("ends in dots...", "ends in dots.cxs"),
        ("زيارة", "زيارة.cxs"),
        ("x" * 300, "x" * of.LONGEST_NAME + ".cxs"),
    ],
)
def test_a_name_never_leaves_the_folder(name: str, file: str, folder: Path) -> None:
    assert of.own_path(name) == folder / file


@pytest.mark.parametrize("name", ["", "  ", "...", "///", "\x00\n"])
def test_a_name_of_nothing_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="needs a name"):
        of.own_path(name)


def test_what_is_no_template_is_passed_over_with_a_word(folder: Path) -> None:
    save("Good")
    (folder / "foreign.cxs").write_text("not a session at all", encoding="utf-8")
    (folder / "notes.txt").write_text("no template", encoding="utf-8")
    (folder / "folder.cxs").mkdir()
    write_whole(Document(MemoryLog()), lambda _sha256: None, folder / "no journey.cxs")
    damaged = folder / "damaged.cxs"
    damaged.write_bytes((folder / "Good.cxs").read_bytes()[:5000])
    names = {x.name for x in of.own_templates()}
    assert names == {"Good", "foreign", "damaged", "no journey"}
    for template in of.own_templates():
        if template.name == "Good":
            continue
        with pytest.raises(FileProblem) as met:
            of.read_template(template)
        assert len(str(met.value)) > 20


def test_without_the_folder_there_are_the_shipped_ones() -> None:
    assert of.own_templates() == ()
    assert len(of.templates()) == 12


def test_the_folder_may_be_full(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of, "MOST_OWN", 2)
    for name in ("a", "b", "c"):
        save(name)
    assert [x.name for x in of.own_templates()] == ["a", "b"]


def test_a_session_that_was_begun_opens_like_any_other(tmp_path: Path) -> None:
    path = tmp_path / "begun.cxs"
    of.write_begun(some_document(), lambda _sha256: None, path)
    session = SessionFile.open(path)
    assert session.document.session.title == "Ours"
    assert session.document.undo_label is None
    session.close()
