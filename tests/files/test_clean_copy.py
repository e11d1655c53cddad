from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pycrdt import Doc, Map

from cxstudio.edits.capture import add_photo
from cxstudio.edits.fields import set_field
from cxstudio.edits.votes import Terms, close_round, open_round, tally
from cxstudio.files.clean_copy import clean_copy, clean_document
from cxstudio.files.merge import merge_files
from cxstudio.files.problems import FileProblem
from cxstudio.files.session_file import SessionFile
from cxstudio.files.versions import name_version, versions
from cxstudio.model.audits import Consistency, consistency_id
from cxstudio.model.log import MemoryLog, Row
from cxstudio.model.measures import Source
from cxstudio.model.records import Annotation, Attachment, Card, Emotion, Link, emotion_id
from cxstudio.model.workshops import VoteRound
from tests.edits.test_capture import Picture
from tests.makers import small_map
from tests.model.random_edits import RandomEdits, start, state


def test_a_clean_copy_holds_the_map_and_none_of_what_stays_in_the_house(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    document = session.document
    start(document)
    with document.transaction("More"):
        document.put(Card(id="secret", kind="pain", home="t", text="CONFIDENTIAL", internal=True))
        document.put(Card(id="parked", kind="idea", home="t", text="PARKED", parked=True))
        document.put(Card(id="gone", kind="idea", home="t", text="DELETED"))
        document.put(Card(id="wide", kind="idea", home="t", until="t2", text="spans"))
        document.put(Annotation(id="note", kind="sticky", anchor="c", text="kept"))
        document.put(Annotation(id="loose", kind="sticky", anchor="secret", text="LOOSE"))
        document.put(Emotion(id="t~p", touchpoint="t", persona="p", stated=-1.5))
        document.put(Link(id="l", kind="next", source="t", target="t2", label="then"))
        document.put(Link(id="l2", kind="answers", source="wide", target="secret"))
        document.put(Attachment(id="used", sha256=session.put_blob(b"picture", "image/png"), owner=""))
        document.put(Attachment(id="unused", sha256=session.put_blob(b"UNUSED", "image/png"), owner="secret"))
        document.set("p", portrait="used")
        document.set("c", text="EARLIER WORDS")
        document.set("c", text="final words")
    with document.transaction("Delete"):
        document.hide("gone")
    doc: Doc[Map[object]] = Doc({"n": Map(), "e": Map()})
    doc.get("n", type=Map)["future"] = Map({"kind": "comment", "text": "COMMENT"})
    document.receive([Row(doc.get_update(), "merge")], "Merge")
    name_version(session, "VERSION")
    session.set_local("private", "LOCAL")
    clean_copy(session, tmp_path / "clean.cxs")
    left = {"secret", "parked", "gone", "loose", "l2", "unused", "future"}
    expected = {id: record for id, record in state(document).items() if id not in left}
    session.close()
    raw = (tmp_path / "clean.cxs").read_bytes()
    for word in [
        "CONFIDENTIAL",
        "PARKED",
        "DELETED",
        "LOOSE",
        "UNUSED",
        "EARLIER",
        "COMMENT",
        "VERSION",
        "LOCAL",
    ]:
        assert word.encode() not in raw
    clean = SessionFile.open(tmp_path / "clean.cxs")
    assert state(clean.document) == expected
    assert clean.document.undo_label is None
    assert versions(clean) == []
    assert clean.blob(clean.document.attachments()[0].sha256) == b"picture"
    clean.close()


def test_a_clean_copy_of_any_map_opens_with_what_the_map_shows(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    writer = RandomEdits(session.document, "a", 3)
    for _ in range(60):
        writer.edit()
    clean_copy(session, tmp_path / "clean.cxs")
    clean = SessionFile.open(tmp_path / "clean.cxs")
    for touchpoint in session.document.journey_touchpoints("j"):
        assert clean.document.cards(touchpoint.id) == session.document.cards(touchpoint.id)
    assert clean.document.parked() == []
    clean.close()
    session.close()


def test_a_clean_copy_cannot_be_merged_back(tmp_path: Path) -> None:
    session = SessionFile.create(tmp_path / "a.cxs")
    start(session.document)
    clean_copy(session, tmp_path / "clean.cxs")
    session.close()
    with pytest.raises(FileProblem) as problem:
        merge_files(tmp_path / "a.cxs", tmp_path / "clean.cxs", tmp_path / "b.cxs")
    assert problem.value.kind == "unrelated"


def test_a_photo_of_a_wall_stays_in_the_house_and_the_source_goes_along() -> None:
    document = small_map().document
    kept = len(document.nodes(Attachment))
    photo = add_photo(document, MemoryLog(), Picture(), "wall of Ann.jpg", date(2026, 11, 22))
    named = add_photo(document, MemoryLog(), Picture(), "wall.jpg", date(2026, 11, 22))
    set_field(document, [named], "title", "The wall by the door")
    assert len(document.nodes(Attachment)) == kept + 2
    clean = clean_document(document)
    assert [one.title for one in clean.nodes(Source)][-2:] == ["Photo of the wall", "The wall by the door"]
    assert clean.find(photo, Source) is not None
    assert len(clean.nodes(Attachment)) == kept


def test_a_vote_says_how_many_dots_were_placed_though_a_card_it_was_on_stays_in_the_house() -> None:
    made = small_map()
    document, (seen, hidden) = made.document, made.cards[:2]
    vote = open_round(document, "Which first?", [seen, hidden], Terms(9))
    tally(document, vote, seen, 4)
    tally(document, vote, hidden, 20)
    close_round(document, vote, date(2026, 11, 22))
    set_field(document, [hidden], "internal", True)
    clean = clean_document(document).find(vote, VoteRound)
    assert clean is not None
    assert (clean.candidates, clean.counted) == ((seen,), ((4,), (0,)))
    assert clean.placed == 24


@pytest.mark.parametrize("close", [True, False])
def test_a_vote_on_nothing_but_what_stays_in_the_house_stays_there(close: bool) -> None:
    made = small_map()
    document, cards = made.document, made.cards[:2]
    vote = open_round(document, "Whom do we let go?", cards, Terms(9))
    tally(document, vote, cards[0], 4)
    if close:
        close_round(document, vote, date(2026, 11, 22))
    for card in cards:
        set_field(document, [card], "internal", True)
    assert clean_document(document).nodes(VoteRound) == []


def test_what_was_said_of_a_persona_or_a_channel_that_is_gone_goes_with_it() -> None:
    made = small_map()
    document, touchpoint = made.document, made.touchpoints[0]
    with document.transaction("Of nobody"):
        document.put(Emotion(id=emotion_id(touchpoint, "gone"), touchpoint=touchpoint, persona="gone"))
        document.put(
            Consistency(
                id=consistency_id(touchpoint, "gone"), touchpoint=touchpoint, channel="gone", note="NOTED"
            )
        )
    clean = clean_document(document)
    assert "gone" not in {one.persona for one in clean.nodes(Emotion)}
    assert clean.nodes(Emotion)
    assert clean.nodes(Consistency) == []
