from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxstudio import cli
from cxstudio.edits.cards import add_card
from cxstudio.edits.lanes import add_lane, rename_lane
from cxstudio.files.session_file import SessionFile
from tests.makers import small_map


@pytest.fixture
def session(tmp_path: Path) -> Path:
    file = SessionFile.create(tmp_path / "Small.cxs")
    made = small_map(file.document)
    add_card(file.document, "backstage", made.touchpoints[0], "Rota of the week")
    rename_lane(file.document, made.journey, "pains", "What hurts")
    own = add_lane(file.document, made.journey, "Legal")
    add_card(file.document, "thought", made.touchpoints[0], "May we call?", lane=own)
    file.close()
    return tmp_path / "Small.cxs"


def exported(session: Path, *arguments: str) -> str:
    out = session.with_name("graph.json")
    assert cli.main(["export", str(session), "-o", str(out), *arguments]) == 0
    said = out.read_text(encoding="utf-8")
    assert json.loads(said)
    return said


@pytest.mark.parametrize(
    ("arguments", "gone"),
    [
        (("--leave-out", "backstage"), "Rota of the week"),
        (("--leave-out", "Names"), "Amina"),
        (("--hide-lane", "legal"), "May we call?"),
        (("--hide-lane", "What  hurts"), "Twenty minutes on hold"),
        (("--hide-lane", "Pain points"), "Twenty minutes on hold"),
        (("--hide-lane", "pains", "--hide-lane", "Legal"), "May we call?"),
    ],
)
def test_what_is_named_is_not_in_the_file(session: Path, arguments: tuple[str, ...], gone: str) -> None:
    assert gone in exported(session)
    assert gone not in exported(session, *arguments)


def test_all_leaves_out_all_that_has_a_word(session: Path) -> None:
    said = exported(session, "--leave-out", "all")
    assert "Amina" not in said
    assert "Rota" not in said
    assert "May we call?" in said


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--leave-out", "everything"), "is none of these: internal, comments, names, backstage"),
        (("--hide-lane", "Cellar"), "“Small.cxs” has no lane “Cellar”"),
        (("--hide-lane", "Touchpoints"), "“Touchpoints” is what the map is made of and cannot be left out"),
    ],
)
def test_what_cannot_be_left_out_is_refused_and_nothing_is_written(
    session: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    out = session.with_name("map.pdf")
    assert cli.main(["export", str(session), "-o", str(out), *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not out.exists()
