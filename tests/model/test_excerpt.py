from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.comments import add_comment
from cxstudio.edits.lanes import add_lane
from cxstudio.edits.links import connect
from cxstudio.model.document import Document
from cxstudio.model.excerpt import BEHIND_THE_LINE, LeaveOut, excerpt
from cxstudio.model.kinds import KINDS, LANES
from cxstudio.model.lanes import shown_lanes, telling_lanes
from cxstudio.model.plans import Attendee
from cxstudio.model.projection import references
from cxstudio.model.records import Attachment, Link, Node, Record
from tests.every_kind.worlds import world
from tests.makers import small_map
from tests.model.random_edits import RandomEdits, start

WORDS = {
    "line": "Anna Kowalska",
    "text": "Ask Anna Kowalska",
    "category": "Anna Kowalska",
    "pairs": (("Anna Kowalska", "Anna Kowalska"),),
    "traits": (("Anna Kowalska", "Anna Kowalska", 5),),
    "levels": (("Anna Kowalska", 3),),
}
WORDED = [
    (kind, field.name)
    for kind, row in KINDS.items()
    for field in row.fields
    if field.editor in WORDS and field.name != "unit"
]


def everything(document: Document) -> dict[str, Record]:
    return {x.id: x for x in [*document.nodes(Node), *document.links()]}


def put(document: Document, record: Record) -> None:
    with document.transaction("Put"):
        document.put(record)


def change(document: Document, id: str, **fields: Any) -> None:
    with document.transaction("Set"):
        document.set(id, **fields)


def test_an_excerpt_without_anything_left_out_is_the_whole() -> None:
    it = world()
    assert everything(excerpt(it.document, LeaveOut())) == everything(it.document)


def test_the_document_itself_stays_as_it_is() -> None:
    it = world()
    before = everything(it.document)
    excerpt(it.document, LeaveOut(True, True, True, frozenset(LANES) - {"touchpoints"}))
    assert everything(it.document) == before


def test_an_excerpt_was_changed_when_the_whole_was() -> None:
    document = small_map().document
    assert excerpt(document, LeaveOut(internal=True)).changed == document.changed


@pytest.mark.parametrize(("kind", "name"), WORDED)
def test_a_name_is_in_no_field_of_anything(kind: str, name: str) -> None:
    it = world()
    put(it.document, Attendee(id="anna", name="Anna Kowalska"))
    editor = next(field.editor for field in KINDS[kind].fields if field.name == name)
    change(it.document, it.of[kind], **{name: WORDS[editor]})
    named = [str(record) for record in everything(excerpt(it.document, LeaveOut(names=True))).values()]
    assert not any("Anna" in text or "Kowalska" in text for text in named)
    assert any("Person" in text for text in named)


@pytest.mark.parametrize("lane", [lane for lane in LANES if lane not in {"touchpoints", "own"}])
def test_a_lane_that_is_left_out_has_nothing_to_show(lane: str) -> None:
    it = world()
    for kind in LANES[lane].kinds:
        if KINDS[kind].lane == lane and KINDS[kind].homes == ("touchpoint", "stage"):
            add_card(it.document, kind, it.of["touchpoint"], "There")
    small = excerpt(it.document, LeaveOut(lanes=frozenset({lane})))
    for journey in small.journeys():
        told = telling_lanes(small, journey.id)
        assert lane not in told
        assert lane not in shown_lanes(small, journey.id, told)
    assert set(everything(small)) < set(everything(it.document)) or lane in {"effort", "duration"}


def test_a_lane_without_which_there_is_no_map_cannot_be_left_out() -> None:
    with pytest.raises(ValueError, match="Touchpoints"):
        LeaveOut(lanes=frozenset({"touchpoints"}))


def test_with_a_lane_go_its_cards_and_what_hangs_on_them() -> None:
    made = small_map()
    document, t = made.document, made.touchpoints
    own = add_lane(document, made.journey, "Legal")
    card = add_card(document, "thought", t[0], "May we?", lane=own)
    other = add_card(document, "idea", t[0], "A form", lane=own)
    note = add_annotation(document, "sticky", card, 0, 0, "No")
    comment = add_comment(document, note, "Why not?")
    link = connect(document, "answers", other, made.cards[0])
    put(document, Attachment(id="form", owner=card))
    small = excerpt(document, LeaveOut(lanes=frozenset({own})))
    gone = set(everything(document)) - set(everything(small))
    assert gone == {own, card, other, note, comment, link, "form"}


def test_a_picture_goes_when_nothing_that_stays_shows_it() -> None:
    made = small_map()
    hidden = add_card(made.document, "backstage", made.touchpoints[0], "Rota")
    put(made.document, Attachment(id="shared", owner="session"))
    change(made.document, hidden, picture="shared")
    assert excerpt(made.document, LeaveOut(lanes=BEHIND_THE_LINE)).get("shared") is None
    change(made.document, made.cards[0], picture="shared")
    assert excerpt(made.document, LeaveOut(lanes=BEHIND_THE_LINE)).get("shared") is not None


def test_a_portrait_goes_with_the_name() -> None:
    made = small_map()
    put(made.document, Attachment(id="face", name="amina.png", owner=made.personas[0]))
    change(made.document, made.personas[0], portrait="face")
    small = excerpt(made.document, LeaveOut(names=True))
    assert small.get("face") is None
    assert small.personas()[0].portrait == ""


def test_what_lost_its_home_stays_in_the_parking_lot_unless_that_is_left_out() -> None:
    made = small_map()
    with made.document.transaction("Hide"):
        made.document.hide(made.touchpoints[1])
    parked = {node.id for node in made.document.parked()}
    assert made.cards[0] in parked
    small = excerpt(made.document, LeaveOut(comments=True))
    assert {node.id for node in small.parked()} == parked
    assert excerpt(made.document, LeaveOut(internal=True)).parked() == []


def test_a_link_whose_ends_do_not_fit_any_more_is_no_hindrance() -> None:
    made = small_map()
    link = made.document.links("answers")[0]
    assert isinstance(link, Link)
    change(made.document, link.source, kind="gain")  # as when two copies come together
    assert excerpt(made.document, LeaveOut(comments=True)).link(link.id) is None


@given(
    seed=st.integers(0, 200),
    kinds=st.sets(st.sampled_from(["internal", "comments", "names"])),
    lanes=st.frozensets(st.sampled_from(sorted(set(LANES) - {"touchpoints"}))),
)
def test_an_excerpt_of_any_document_stands_by_itself(
    seed: int, kinds: set[str], lanes: frozenset[str]
) -> None:
    document = Document()
    start(document)
    writer = RandomEdits(document, "a", seed)
    for _ in range(40):
        writer.edit()
    leave = LeaveOut("internal" in kinds, "comments" in kinds, "names" in kinds, lanes)
    small = excerpt(document, leave)
    there = everything(small)
    assert set(there) <= set(everything(document))
    for record in there.values():
        named = [id for _field, id in references(record)] if isinstance(record, Node) else []
        ends = [record.source, record.target] if isinstance(record, Link) else []
        assert {*named, *ends} <= set(there)
    assert everything(excerpt(small, leave)) == there
