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
from cxstudio.formats import EXPORTS, ExportOptions, export_bytes
from cxstudio.model.audits import Consistency, consistency_id
from cxstudio.model.document import Document
from cxstudio.model.excerpt import BEHIND_THE_LINE, LeaveOut, excerpt, ids_in_excerpt
from cxstudio.model.kinds import KINDS, LANES
from cxstudio.model.lanes import lane_id, shown_lanes, telling_lanes
from cxstudio.model.plans import Attendee
from cxstudio.model.projection import references
from cxstudio.model.records import (
    OWN_LANE,
    Annotation,
    Attachment,
    Card,
    Channel,
    Emotion,
    Journey,
    Lane,
    Link,
    Node,
    Persona,
    Preset,
    Record,
    Stage,
    Touchpoint,
    emotion_id,
)
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
WORDED = [(kind, field.name) for kind, row in KINDS.items() for field in row.fields if field.editor in WORDS]


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


def told_by_ids() -> Document:
    """A map whose ids tell names, as one made by another program may."""
    document = Document()
    with document.transaction("Told"):
        document.put(Persona(id="quilla-rhamnosa", name="Quilla Rhamnosa"))
        document.put(Persona(id="another", name="Bo Vy"))
        document.put(
            Journey(id="quilla-journey", title="Visit", persona="quilla-rhamnosa", hides=("another",))
        )
        document.put(Journey(id="b-journey", title="Again", persona="another"))
        document.put(Stage(id="quilla-stage", journey="quilla-journey", title="Before"))
        document.put(
            Touchpoint(id="quilla-calls", stage="quilla-stage", title="Calls", channels=("quilla-web",))
        )
        document.put(Touchpoint(id="then-waits", stage="quilla-stage", title="Waits"))
        document.put(Channel(id="quilla-web", name="Web"))
        for persona in ("quilla-rhamnosa", "gone-quilla"):
            id = emotion_id("quilla-calls", persona)
            document.put(Emotion(id=id, touchpoint="quilla-calls", persona=persona, stated=1.0))
        cell = consistency_id("quilla-calls", "quilla-web")
        document.put(Consistency(id=cell, touchpoint="quilla-calls", channel="quilla-web", rating=3))
        pains = lane_id("quilla-journey", "pains")
        document.put(Lane(id=pains, journey="quilla-journey", shows="pains", title="What hurts"))
        document.put(Lane(id="quilla-lane", journey="quilla-journey", shows=OWN_LANE, title="Legal"))
        document.put(Preset(id="quilla-preset", title="Mine", lanes=("pains", "quilla-lane")))
        document.put(
            Card(id="quilla-card", kind="pain", text="Dark", home="quilla-calls", lane="quilla-lane")
        )
        document.put(Link(id="quilla-link", kind="next", source="quilla-calls", target="then-waits"))
        document.put(Annotation(id="quilla-note", kind="sticky", anchor="quilla-calls~quilla-rhamnosa"))
    return document


def test_without_names_ids_tell_none_and_everything_still_hangs_together() -> None:
    document, leave = told_by_ids(), LeaveOut(names=True)
    small, new = excerpt(document, leave), ids_in_excerpt(document, leave)
    there = everything(small)
    assert not any("quilla" in str(record).casefold() for record in there.values())
    assert set(there) == {new(id) for id in everything(document)}
    calls, persona, lane = map(new, ("quilla-calls", "quilla-rhamnosa", "quilla-lane"))
    assert small.emotion(calls, persona) == small.get(emotion_id(calls, persona))
    assert small.get(consistency_id(calls, new("quilla-web"))) is not None
    assert small.lanes(new("quilla-journey"))[0].title == "What hurts"
    assert lane_id(new("quilla-journey"), "pains") in there
    card = small.find(new("quilla-card"), Card)
    assert card is not None
    assert (card.lane, card.home) == (lane, calls)
    assert small.nodes(Preset)[0].lanes == ("pains", lane)
    assert small.annotations()[0].anchor == emotion_id(calls, persona)
    assert [journey.title for journey in small.journeys()] == [j.title for j in document.journeys()]
    assert everything(excerpt(told_by_ids(), leave)) == there


def test_ids_drawn_at_random_stay() -> None:
    document = small_map().document
    assert set(everything(excerpt(document, LeaveOut(names=True)))) == set(everything(document))


def test_a_journey_whose_id_tells_a_name_is_exported_as_asked() -> None:
    format = next(format for format in EXPORTS if format.name == "csv")
    options = ExportOptions(journey="quilla-journey", leave_out=LeaveOut(names=True))
    said = export_bytes(told_by_ids(), format, options).data.decode().casefold()
    assert "calls" in said
    assert "quilla" not in said


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
    # Ids somebody wrote are others without names: then each stands for one of those that stay.
    whole = {ids_in_excerpt(document, leave)(id) for id in everything(document)}
    assert len(whole) == len(everything(document))
    assert set(there) <= whole
    for record in there.values():
        named = [id for _field, id in references(record)] if isinstance(record, Node) else []
        ends = [record.source, record.target] if isinstance(record, Link) else []
        assert {*named, *ends} <= set(there)
    assert everything(excerpt(small, leave)) == there
