"""What one group deleted is asked about, with all that hangs on it, and stays until somebody says that it goes."""

from __future__ import annotations

from pathlib import Path

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.links import connect
from cxstudio.edits.personas import add_persona
from cxstudio.files.breakouts_told import BEFORE, HERE
from cxstudio.files.session_file import SessionFile
from cxstudio.model.fields import HIDDEN
from cxstudio.model.records import Card
from tests.files.groups_back import groups_of, in_turn, taken_back, text_of
from tests.makers import Made, small_map


@pytest.fixture
def session(tmp_path: Path) -> SessionFile:
    return SessionFile.create(tmp_path / "Visit.cxs")


@pytest.fixture
def made(session: SessionFile) -> Made:
    return small_map(session.document)


def test_a_touchpoint_that_one_group_deleted_stays_with_all_that_hangs_on_it(
    session: SessionFile, made: Made
) -> None:
    document = session.document
    touchpoint = document.find(made.cards[0], Card)
    assert touchpoint is not None
    home = touchpoint.home
    connect(document, "next", home, made.touchpoints[-1])
    label = document.undo_label
    whole = {home, *(card.id for card in document.cards(home))}
    links = {link.id for id in whole for link in document.links_of(id)}
    feelings = {one.id for one in document.emotions(home)}
    returned = taken_back(session, groups_of(session, lambda d: None, lambda d: delete(d, [home])))
    (dispute,) = returned.disputes
    assert (dispute.item, dispute.taken) == (home, HERE)
    assert [(side.by, side.values) for side in dispute.sides] == [(HERE, (None,)), (1, (True,))]
    assert whole | links | feelings <= {one.item for one in dispute.along if one.field == HIDDEN}
    returned.take("Merge the groups")
    assert all(document.get(id) is not None for id in whole | feelings)
    assert all(document.link(id) is not None for id in links)
    assert document.undo_label == label, "nothing is another: there is nothing to undo"
    session.close()


@pytest.mark.parametrize(("side", "gone"), [(HERE, False), (BEFORE, False), (0, True)])
def test_the_room_says_whether_what_a_group_deleted_goes_and_one_undo_takes_it_back(
    session: SessionFile, made: Made, side: int, *, gone: bool
) -> None:
    document, stage = session.document, made.stages[0]
    inside = [stage, *(t.id for t in document.touchpoints(stage))]
    inside += [card.id for id in inside for card in document.cards(id)]
    paths = groups_of(
        session,
        in_turn(lambda d: delete(d, [stage]), lambda d: add_card(d, "pain", made.touchpoints[-1], "No bus")),
    )
    returned = taken_back(session, paths)
    returned.choose({stage: side}, "Choose")
    returned.take("Merge the groups")
    assert {document.get(id) is None for id in inside} == {gone}
    assert document.undo_label == "Merge the groups"
    document.undo()
    assert all(document.get(id) is not None for id in inside)
    session.close()


def test_a_persona_that_is_kept_has_her_cards_again(session: SessionFile, made: Made) -> None:
    document = session.document
    persona, card = add_persona(document, "Ola"), made.cards[0]
    set_field(document, [card], "persona", persona)
    paths = groups_of(session, lambda d: delete(d, [persona]))
    returned = taken_back(session, paths)
    returned.take("Merge the groups")
    kept = document.find(card, Card)
    assert kept is not None
    assert (kept.persona, document.get(persona) is not None) == (persona, True)
    session.close()
    again = SessionFile.open(session.path)
    assert not taken_back(again, paths).disputes, "it is asked once"
    again.close()


def test_a_card_inside_that_another_changed_is_a_question_of_its_own(
    session: SessionFile, made: Made
) -> None:
    document, pain = session.document, made.cards[0]
    card = document.find(pain, Card)
    assert card is not None
    home = card.home
    paths = groups_of(session, lambda d: delete(d, [home]), lambda d: set_text(d, pain, "Half an hour"))
    returned = taken_back(session, paths)
    assert {one.item for one in returned.disputes} == {home, pain}
    returned.choose({home: 0}, "Choose")
    assert returned.document.get(pain) is None
    returned.close()
    kept = taken_back(session, paths)
    kept.choose({home: 0, pain: 1}, "Choose")
    assert [one.id for one in kept.document.parked()] == [pain]
    kept.close()
    unanswered = taken_back(session, paths)
    unanswered.take("Merge the groups")
    assert text_of(session, pain) == "Half an hour"
    assert document.get(home) is not None
    session.close()


def test_what_two_groups_deleted_is_one_question(session: SessionFile, made: Made) -> None:
    gone = made.cards[5]
    paths = groups_of(session, lambda d: delete(d, [gone]), lambda d: delete(d, [gone]))
    returned = taken_back(session, paths)
    (dispute,) = returned.disputes
    assert [side.by for side in dispute.sides] == [HERE, 0, 1]
    returned.choose({gone: 1}, "Choose")
    returned.take("Merge the groups")
    assert session.document.get(gone) is None
    session.document.undo()
    assert session.document.get(gone) is not None
    session.close()
