from __future__ import annotations

import json
from pathlib import Path

import pytest

from cxstudio import cli
from cxstudio.edits.cards import add_card
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.lanes import add_lane, rename_lane
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Lane
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
        (("--leave-out", "names", "--also-names", "Zain, rota"), "Rota"),
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
        (
            ("--leave-out", "everything"),
            "“everything” is none of these: internal, comments, names, backstage",
        ),
        (
            ("--leave-out", "internal,inernal"),
            "“inernal” is none of these: internal, comments, names, backstage",
        ),
        (("--leave-out", "internal,internal,all"), "“all” is none of these"),
        (("--leave-out", ","), "“,” is none of these"),
        (("--views", "map,mop"), "“mop” is none of these: map"),
        (("--kind", "pain"), "--kind is for .csv, .xlsx"),
        (("--hide-lane", "Cellar"), "“Small.cxs” has no lane “Cellar”"),
        (("--hide-lane", " "), "“Small.cxs” has no lane “”"),
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


def test_what_looks_like_a_name_that_went_is_told(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = SessionFile.open(session)
    touchpoint = file.document.journey_touchpoints(file.document.journeys()[0].id)[0].id
    add_card(file.document, "pain", touchpoint, "Aminka waits")
    file.close()
    exported(session, "--leave-out", "names")
    said = "Words that look like a name that was left out: Aminka"
    assert said in capsys.readouterr().err
    table = ["export", str(session), "-o", str(session.with_name("map.csv")), "--leave-out", "names"]
    assert cli.main(table) == 0
    first, *others = capsys.readouterr().err.splitlines()
    assert said in first  # a window shows only the first few
    assert others
    exported(session, "--leave-out", "names", "--also-names", "Aminka")
    assert "look like" not in capsys.readouterr().err


def test_no_name_of_a_journey_means_none_of_them(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = session.with_name("map.pdf")
    assert cli.main(["export", str(session), "-o", str(out), "--journey", ""]) == 1
    assert "“Small.cxs” has no journey “”; it has 1 “" in capsys.readouterr().err
    assert not out.exists()


def test_a_session_goes_into_a_pdf_and_comes_out_again(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, again = session.with_name("Map.pdf"), session.with_name("Again.cxs")
    assert cli.main(["export", str(session), "-o", str(pdf), "--with-session"]) == 0
    assert cli.main(["import", str(pdf), str(again)]) == 0
    assert capsys.readouterr().out.endswith("2 stages, 5 touchpoints, 10 cards\n")
    file = SessionFile.open(again)
    assert "Legal" in [lane.title for lane in file.document.nodes(Lane)]
    file.close()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("export", "Small.cxs", "-o", "x.pdf", "--with-session", "--leave-out", "names"), "one of the two"),
        (("export", "Small.cxs", "-o", "x.json", "--with-session"), "Only a PDF can hold the session"),
        (
            ("import", "Map.pdf", "x.cxs"),
            "holds no session. Export it again with “The session inside the PDF”.",
        ),
        (("import", "Map.pdf", "x.cxs", "--title", "T"), "is taken as it is"),
        (("import", "Map.pdf", "Small.cxs"), "exists already"),
    ],
)
def test_what_cannot_go_in_or_come_out_is_refused(
    session: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    words: str,
) -> None:
    monkeypatch.chdir(session.parent)
    assert cli.main(["export", "Small.cxs", "-o", "Map.pdf"]) == 0
    assert cli.main(list(arguments)) != 0
    assert words in capsys.readouterr().err
    assert sorted(path.name for path in session.parent.iterdir()) == ["Map.pdf", "Small.cxs"]


def test_a_name_means_every_lane_called_so(session: Path) -> None:
    file = SessionFile.open(session)
    rename_lane(file.document, file.document.journeys()[0].id, "questions", "Quotes")
    file.close()
    for name in ("Quotes", "quotes"):
        said = exported(session, "--hide-lane", name)
        assert "Do they see the delay?" not in said
        assert "Three times" not in said
    assert "Three times" in exported(session, "--hide-lane", "questions")


def test_a_name_means_the_lanes_of_all_journeys(session: Path) -> None:
    file = SessionFile.open(session)
    document, first = file.document, file.document.journeys()[0].id
    second = duplicate_as(document, first, "future")
    there = document.journey_touchpoints(second)[0].id
    legal = add_lane(document, second, "LEGAL\u00ad  ")
    add_card(document, "thought", there, "Secret of the second", lane=legal)
    rename_lane(document, first, "support", "Hush")
    rename_lane(document, second, "backstage", "Hush")
    add_card(document, "support", document.journey_touchpoints(first)[0].id, "Hushed in the first")
    add_card(document, "backstage", there, "Hushed in the second")
    rename_lane(document, second, "pains", "Gains")
    add_card(document, "pain", there, "A pain among the gains")
    file.close()
    every = ("--journey", "all", "--hide-lane")
    for name, words in {
        "Legal": ("Secret of the second", "May we call?", "LEGAL"),
        "hush": ("Hushed in the first", "Hushed in the second", "Hush"),
        "gains": ("A pain among the gains", "Kind people everywhere"),
    }.items():
        said = exported(session, *every, name)
        assert [word for word in words if word in said] == []
