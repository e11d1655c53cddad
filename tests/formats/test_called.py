"""What nobody has named yet is called as its file, by one name on every page, in every table and file's name."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as, duplicate_journey
from cxstudio.files.session_file import SessionFile
from cxstudio.formats.take_away import PARTS, file_names, write_part
from cxstudio.model.document import Document
from cxstudio.model.excerpt import LeaveOut, excerpt
from cxstudio.model.naming import session_called
from tests.makers import small_map
from tests.secrets_map import everything_said

NOTHING = ("Untitled journey", "unnamed journey", "Journey map", "Journey\n")


@pytest.fixture
def nameless(tmp_path: Path) -> SessionFile:
    file = SessionFile.create(tmp_path / "Parcel.cxs")
    journey = small_map(file.document).journey
    set_field(file.document, ["session"], "title", "")
    set_field(file.document, [journey], "title", "")
    return file


@pytest.mark.parametrize("name", [name for name in PARTS if name != "copy"])
def test_a_session_without_a_name_is_called_as_its_file_in_every_part(
    nameless: SessionFile, tmp_path: Path, name: str
) -> None:
    out = tmp_path / file_names(nameless.document, nameless.path)[name]
    assert out.name.startswith("Parcel - ")
    write_part(nameless, PARTS[name], out, "Parcel")
    said = everything_said(out.read_bytes())
    assert "Parcel" in said
    assert [word for word in NOTHING if word in said] == []
    nameless.close()


def test_the_clean_copy_is_left_without_the_name_that_nobody_gave(
    nameless: SessionFile, tmp_path: Path
) -> None:
    out = tmp_path / "Copy.cxs"
    write_part(nameless, PARTS["copy"], out, "Parcel")
    nameless.close()
    copy = SessionFile.open(out)
    assert [one.title for one in copy.document.journeys()] == [""]
    copy.close()


def test_several_journeys_without_a_name_are_told_apart_and_a_title_stays() -> None:
    document = Document()
    small_map(document)
    for _again in range(2):
        set_field(document, [duplicate_journey(document, document.journeys()[0].id, "x")], "title", "")
    set_field(document, [duplicate_as(document, document.journeys()[0].id, "future")], "title", "")
    titles = [one.title for one in excerpt(document, LeaveOut(), called="Parcel").journeys()]
    assert titles[0] == document.journeys()[0].title != ""
    assert sorted(titles[1:]) == ["Parcel", "Parcel", "Parcel 2"]  # the first of now, and the one to come


def test_where_names_go_the_name_of_the_file_goes_as_well() -> None:
    document = Document()
    set_field(document, [small_map(document).journey], "title", "")
    kept = excerpt(document, LeaveOut(names=True), called="Clinic of Dr Amsel")
    assert [one.title for one in kept.journeys()] == [""]


def test_a_session_is_called_by_its_title_then_by_a_journey_that_is_shown_then_as_its_file() -> None:
    document = Document()
    journey = small_map(document).journey
    set_field(document, ["session"], "title", " Visit \n one ")
    assert session_called(document, "file") == "Visit one"
    set_field(document, ["session"], "title", "")
    assert session_called(document, "file") == document.journeys()[0].title
    assert session_called(document, "file", shown=()) == "file"
    set_field(document, [journey], "title", "")
    assert session_called(document, "file") == "file"
