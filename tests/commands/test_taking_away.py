"""The take-away folder: all that the room is given, in one folder, and nothing that stays in the house."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from pycrdt import Doc, Map

from cxstudio import cli
from cxstudio.commands import taking_away
from cxstudio.edits.agenda import add_step
from cxstudio.edits.capture import add_photo
from cxstudio.edits.cards import add_card
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.plan import add_decision
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.files.session_file import SessionFile
from cxstudio.files.versions import name_version
from cxstudio.files.whole import write_whole
from cxstudio.formats.take_away import PARTS, SHARES, file_names
from cxstudio.model.audits import Consistency, consistency_id
from cxstudio.model.document import Document
from cxstudio.model.log import Row
from cxstudio.model.records import Card
from cxstudio.model.workshops import AgendaStep
from cxstudio.workshop.drafts import DRAFTS_KEPT, Draft, kept_drafts
from tests.edits.test_capture import Picture
from tests.makers import small_map
from tests.secrets_map import everything_said, marked_map

STAYS = (
    "SECRET-deleted",
    "SECRET-earlier",
    "SECRET-version",
    "SECRET-local",
    "SECRET-presenter",
    "SECRET-agenda",
    "SECRET-say",
    "SECRET-adds",
    "SECRET-round",
    "SECRET-open",
    "SECRET-photo",
    "SECRET-wall",
    "SECRET-undone",
    "SECRET-draft",
    "SECRET-dispute",
    "SECRET-future",
    "SECRET-nobody",
    "SECRET-unknown",
)


@pytest.fixture
def session(tmp_path: Path) -> Path:
    """A session full of what must not leave, with a history."""
    path = tmp_path / "Visit.cxs"
    it = marked_map()
    write_whole(it.document, it.log.blob, path)
    file = SessionFile.open(path)
    document = file.document
    stage = document.stages(document.journeys()[0].id)[0]
    home = document.touchpoints(stage.id)[0].id
    gone = add_card(document, "pain", home, "SECRET-deleted")
    with document.transaction("Delete"):
        document.hide(gone)
    card = add_card(document, "pain", home, "SECRET-earlier words")
    set_field(document, [card], "text", "The letter is unclear")
    set_field(document, [stage.id], "notes", "SECRET-presenter note")
    set_field(document, ["session"], "title", "Visit: first")
    add_step(document, "SECRET-agenda step", say="SECRET-say aloud")
    _of_the_room(file, home)
    parked = add_card(document, "idea", home, "Who pays for parking?")
    document_parked(file, parked)
    add_decision(document, "The desk owns the board")
    name_version(file, "SECRET-version")
    file.set_local(DRAFTS_KEPT, kept_drafts([Draft("SECRET-local", "pain")]))
    file.close()
    return path


def _of_the_room(file: SessionFile, home: str) -> None:
    """What a workshop leaves in a file: photos, votes on what stays in the house, drafts, disputes, what was undone."""
    document = file.document
    (step,) = (one.id for one in document.nodes(AgendaStep))
    set_field(document, [step], "done_when", "SECRET-adds up for Maria")
    add_photo(document, file, Picture(), "SECRET-photo of a wall.jpg", date(2026, 11, 22))
    hidden = [add_card(document, "pain", home, f"SECRET-wall {n}") for n in (1, 2)]
    for title in ("SECRET-round", "SECRET-open"):
        vote = open_round(document, title, hidden, Terms(9))
        tally(document, vote, hidden[0], 3)
        if title == "SECRET-round":
            close_round(document, vote, date(2026, 11, 22))
    set_field(document, hidden, "internal", True)
    future = duplicate_as(document, document.journeys()[0].id, "future")
    for stage in document.stages(future):
        for touchpoint in document.touchpoints(stage.id):
            if any(one.internal for one in document.cards(touchpoint.id)):
                add_card(document, "idea", touchpoint.id, "SECRET-future card")
    late = [card.id for card in document.nodes(Card) if card.text == "SECRET-future card"]
    set_field(document, late, "internal", True)
    add_card(document, "pain", home, "SECRET-undone")
    document.undo()
    _said_of_nobody(document, home)
    file.set_local("breakouts", {"them": "SECRET-dispute"})
    file.set_local("notes", "SECRET-draft of my own")


def _said_of_nobody(document: Document, home: str) -> None:
    """A note on a channel that is gone, and a thing of a kind that this version does not know."""
    with document.transaction("Of nobody"):
        id = consistency_id(home, "gone")
        document.put(Consistency(id=id, touchpoint=home, channel="gone", note="SECRET-nobody"))
    doc: Doc[Map[object]] = Doc({"n": Map(), "e": Map()})
    doc.get("n", type=Map)["later"] = Map({"kind": "later", "text": "SECRET-unknown"})
    document.receive([Row(doc.get_update(), "merge")], "Merge")


def document_parked(file: SessionFile, card: str) -> None:
    with file.document.transaction("Park"):
        file.document.set(card, parked=True)


def taken(session: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, Path, list[str]]:
    out = session.parent / "Take-away"
    code = cli.main(["take-away", str(session), "-o", str(out), *more])
    return code, out, capsys.readouterr().err.splitlines()


def test_the_folder_holds_six_files_with_plain_names(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _said = taken(session, capsys)
    assert code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "Visit- first - handout.pdf",
        "Visit- first - minutes.pdf",
        "Visit- first - poster.pdf",
        "Visit- first - slides.pptx",
        "Visit- first - table.xlsx",
        "Visit- first.cxs",
    ]
    assert sorted(path.name for path in session.parent.iterdir()) == ["Take-away", "Visit.cxs"]


def test_nothing_of_the_house_is_in_any_byte_of_it(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    it = marked_map()
    secrets = {*it.secrets["internal"], *it.secrets["comments"], *STAYS}
    whole = SessionFile.open(session, read_only=True)
    raw = everything_said(session.read_bytes())
    whole.close(abandon=True)
    assert [word for word in secrets if word not in raw] == []  # the search would find them
    _code, out, _said = taken(session, capsys)
    for path in out.iterdir():
        said = everything_said(path.read_bytes())
        # What the room parked is told in the minutes, and nowhere else.
        hidden = secrets - {"SECRET-internal-parked"} if "minutes" in path.name else secrets
        assert (path.name, [word for word in hidden if word.casefold() in said.casefold()]) == (path.name, [])
        assert ("Who pays for parking?" in said) == ("minutes" in path.name)
    copy = SessionFile.open(next(out.glob("*.cxs")))
    assert copy.document.undo_label is None
    assert "The letter is unclear" in everything_said(next(out.glob("*.cxs")).read_bytes())
    copy.close()


def test_a_part_that_cannot_be_made_is_said_and_the_others_are_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    session = tmp_path / "Nothing.cxs"
    SessionFile.create(session).close()  # no journey, so no pages
    code, out, said = taken(session, capsys)
    assert code == 1
    assert sorted(path.name for path in out.iterdir()) == ["Nothing - table.xlsx", "Nothing.cxs"]
    assert "cxstudio: Not made: poster. The session has no journey yet" in said


def test_a_process_that_breaks_down_loses_only_what_it_had_not_made(
    session: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    start = taking_away._start_share

    def breaking(file: Path, work: Path, share: list[str]) -> object:
        process = start(file, work, share)
        if "handout" in share:
            process.kill()
        return process

    monkeypatch.setattr(taking_away, "_start_share", breaking)
    code, out, said = taken(session, capsys, "--parts", "handout,minutes")
    assert code == 1
    assert [path.name for path in out.iterdir()] == ["Visit- first - minutes.pdf"]
    assert "cxstudio: Not made: handout. it ended without a word" in said


def test_a_program_hears_of_each_file_and_of_the_folder(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = session.parent / "Out"
    assert cli.main(["take-away", str(session), "-o", str(out), "--parts", "minutes,copy", "--progress"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[1] == "1/2"
    assert lines[3] == "2/2"
    assert {json.loads(line)["part"] for line in (lines[0], lines[2])} == {"minutes", "copy"}
    told = json.loads(lines[-1])
    assert told["folder"] == str(out)
    assert told["files"] == [str(out / "Visit- first - minutes.pdf"), str(out / "Visit- first.cxs")]
    assert told["problems"] == []


def test_a_place_that_is_not_there_is_one_plain_sentence(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = cli.main(["take-away", str(session), "-o", str(session.parent / "gone" / "Visit")])
    assert code == 1
    assert (
        f"The folder “{session.parent / 'gone'}” is not there or cannot be written" in capsys.readouterr().err
    )


def test_the_session_itself_is_no_folder_to_make(session: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted(session.parent.iterdir())
    assert cli.main(["take-away", str(session), "-o", str(session)]) == 2
    assert f"“{session}” is a file; name a folder" in capsys.readouterr().err
    assert sorted(session.parent.iterdir()) == before


def test_names_are_in_the_sessions_language(tmp_path: Path) -> None:
    file = SessionFile.create(tmp_path / "a.cxs")
    journey = small_map(file.document).journey
    set_field(file.document, ["session"], "title", "")
    set_field(file.document, ["session"], "language", "pl")
    assert file_names(file.document, Path("a.cxs"))["copy"] == "A first visit.cxs"  # as its pages are called
    set_field(file.document, [journey], "title", "")
    names = file_names(file.document, Path("Wizyta.cxs"))
    assert names["copy"] == "Wizyta.cxs"
    assert set(names) == set(PARTS)
    file.close()


def test_every_part_is_written_by_one_of_the_processes() -> None:
    assert sorted(name for share in SHARES for name in share) == sorted(PARTS)


def test_whoever_writes_parts_ends_when_nobody_waits_for_them(session: Path, tmp_path: Path) -> None:
    process = taking_away._start_share(session, tmp_path, ["handout"])
    with process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(60) == 1
    assert not (tmp_path / "Visit- first - handout.pdf").exists()


def test_what_is_still_open_is_said_behind_the_files(
    session: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _code, _out, said = taken(session, capsys, "--parts", "copy")
    still = [line.partition("Still open: ")[2] for line in said if "Still open: " in line]
    assert still[:2] == ["1 private draft is not revealed", "1 vote is still open"]
    assert all("SECRET" not in line for line in still)
