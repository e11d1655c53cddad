"""Breakouts under attack: many groups, moved cards, counted hands, hostile and odd files."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.emotions import count_all_hands
from cxstudio.edits.fields import set_field, set_text
from cxstudio.files.session_file import SessionFile
from cxstudio.model.document import Document
from cxstudio.model.records import Card, Emotion, emotion_id
from tests.files.groups_back import Edit, groups_of, in_turn, taken_back, text_of
from tests.makers import Made, small_map


@pytest.fixture
def session(tmp_path: Path) -> SessionFile:
    return SessionFile.create(tmp_path / "Visit.cxs")


@pytest.fixture
def made(session: SessionFile) -> Made:
    return small_map(session.document)


def test_twelve_groups_come_back_at_once_each_with_its_own(session: SessionFile, made: Made) -> None:
    texts = [f"Group {n} says so" for n in range(12)]

    def saying(text: str) -> Edit:
        return in_turn(
            lambda d: add_card(d, "idea", made.touchpoints[0], text),
            lambda d: set_text(d, made.cards[0], text),
        )

    paths = groups_of(session, *map(saying, texts))
    returned = taken_back(session, paths)
    assert [len(group.added) for group in returned.groups] == [1] * 12
    (dispute,) = returned.disputes
    assert [side.values[0] for side in dispute.sides] == texts
    returned.choose({made.cards[0]: 11}, "Choose")
    returned.take("Merge the groups")
    assert text_of(session, made.cards[0]) == texts[11]
    assert {card.text for card in session.document.nodes(Card)} >= set(texts)
    session.document.undo()
    assert text_of(session, made.cards[0]) == "Twenty minutes on hold"
    assert not {card.text for card in session.document.nodes(Card)} & set(texts)
    session.close()


def test_one_file_alone_a_map_renamed_and_a_card_moved_two_ways(session: SessionFile, made: Made) -> None:
    card, (here, there) = made.cards[0], made.touchpoints[2:4]

    def renamed(title: str, home: str) -> Edit:
        def edit(document: Document) -> None:
            with document.transaction("Rename and move"):
                document.set("session", title=title)
                document.set(card, home=home)

        return edit

    one, two = groups_of(session, renamed("Visit A", here), renamed("Visit B", there))
    alone = taken_back(session, [one])
    assert not alone.disputes
    alone.close()
    returned = taken_back(session, [one, two])
    assert {dispute.item for dispute in returned.disputes} == {"session", card}
    before = (session.document.session.title, session.document.node(card))
    returned.choose({"session": 1, card: 0}, "Choose")
    returned.take("Merge the groups")
    assert session.document.session.title == "Visit B"
    assert session.document.node(card).home == here  # type: ignore[attr-defined]
    session.document.undo()
    assert (session.document.session.title, session.document.node(card)) == before
    session.close()


def test_hands_that_two_groups_counted_are_a_question_and_stay_whole(
    session: SessionFile, made: Made
) -> None:
    at, whose = made.touchpoints[0], session.document.journeys()[0].persona
    id = emotion_id(at, whose)
    counts = ((0, 0, 1, 2, 3), (4, 1, 0, 0, 0))

    def counted(hands: tuple[int, int, int, int, int]) -> Edit:
        return lambda d: count_all_hands(d, at, whose, hands)

    returned = taken_back(session, groups_of(session, *map(counted, counts)))
    (dispute,) = [one for one in returned.disputes if one.item == id]
    for by, hands in enumerate(counts):
        side = returned.record(dispute, by)
        assert isinstance(side, Emotion)
        assert side.counts == hands
    returned.choose({id: 1}, "Choose")
    returned.take("Merge the groups")
    found = session.document.find(id, Emotion)
    assert found is not None
    assert found.counts == counts[1]
    session.close()


def test_hostile_files_are_told_in_one_sentence_each_and_the_others_come(
    session: SessionFile, made: Made, tmp_path: Path
) -> None:
    brought: list[str] = []
    (good,) = groups_of(session, lambda d: brought.append(add_card(d, "pain", made.touchpoints[0], "No bus")))
    twin = tmp_path / "renamed by somebody.cxs"
    shutil.copyfile(good, twin)
    newer = tmp_path / "newer.cxs"
    shutil.copyfile(good, newer)
    with sqlite3.connect(newer) as database:
        database.execute("PRAGMA user_version = 9999")
    database.close()
    twisted = tmp_path / "twisted.cxs"
    shutil.copyfile(good, twisted)
    with sqlite3.connect(twisted) as database:
        database.execute("update row set data = x'00ff00ff' WHERE seq = (SELECT max(seq) FROM row)")
    database.close()
    folder = tmp_path / "folder.cxs"
    folder.mkdir()
    empty = tmp_path / "empty.cxs"
    empty.write_bytes(b"")
    bad = [newer, twisted, folder, empty, tmp_path / ("long" * 80 + ".cxs")]
    returned = taken_back(session, [bad[0], good, *bad[1:], good, twin])
    by_name = list(zip([bad[0], good, *bad[1:], good, twin], returned.groups, strict=True))
    for path, group in by_name[:1] + by_name[2:]:
        assert path.name in group.problem
        assert "\n" not in group.problem
        assert group.added + group.changed + group.removed == ()
    assert "newer version" in by_name[0][1].problem
    assert all("read once" in group.problem for _path, group in by_name[-2:])
    assert by_name[1][1].added == (brought[0],)
    returned.take("Merge the groups")
    assert session.document.get(brought[0]) is not None
    session.close()


def test_files_on_a_folder_nobody_may_write_and_with_odd_names_are_read(
    session: SessionFile, made: Made, tmp_path: Path
) -> None:
    (written,) = groups_of(session, lambda d: set_text(d, made.cards[0], "Half an hour"))
    stick = tmp_path / "عصا \u202e% — ‘x’"
    stick.mkdir()
    odd = stick / "زيارة - \u202eمجموعة ١ #%20?.cxs"
    shutil.move(written, odd)
    odd.chmod(0o444)
    stick.chmod(0o555)
    try:
        returned = taken_back(session, [odd])
        assert returned.groups[0].changed == (made.cards[0],)
        returned.take("Merge the groups")
    finally:
        stick.chmod(0o755)
    assert text_of(session, made.cards[0]) == "Half an hour"
    assert [path.name for path in stick.iterdir()] == [odd.name]
    session.close()


def test_internal_cards_go_into_whole_copies_and_come_back_internal(session: SessionFile, made: Made) -> None:
    secret = add_card(session.document, "question", made.touchpoints[0], "Between ourselves")
    set_field(session.document, [secret], "internal", True)
    returned = taken_back(session, groups_of(session, lambda d: set_text(d, secret, "Between us two")))
    returned.take("Merge the groups")
    found = session.document.find(secret, Card)
    assert found is not None
    assert (found.internal, found.text) == (True, "Between us two")
    session.close()
