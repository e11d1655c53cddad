from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.copying import MOST_BYTES, Piece, copy_piece, piece_text, read_piece, write_piece
from cxstudio.edits.fields import set_field
from cxstudio.edits.pasting import cut, duplicate, paste
from cxstudio.edits.problems import Refused
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.structure import lock_structure
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.model.records import Annotation, Card, Channel, Emotion, Persona, Stage, Touchpoint
from tests.makers import Made, empty_map, large_map, small_map

BLOBS = MemoryLog()


def titles(document: Document, stage: str) -> list[str]:
    return [t.title for t in document.touchpoints(stage)]


def taken(made: Made, *ids: str) -> Piece:
    """A piece as another program gets it: through bytes."""
    return read_piece(write_piece(copy_piece(made.document, BLOBS, ids)))


def state(document: Document) -> dict[str, object]:
    nodes = {id: data["record"] for id, data in document.graph.nodes(data=True)}
    return {**nodes, **{link.id: link for link in document.links()}}


def test_two_touchpoints_go_with_their_cards_into_another_map_in_one_step() -> None:
    source, target = small_map(), small_map()
    before = state(target.document)
    piece = taken(source, source.touchpoints[1], source.touchpoints[0])
    made = paste(target.document, BLOBS, piece, target.journey, [target.touchpoints[3]])
    assert titles(target.document, target.stages[1]) == [
        "Front desk", "Web page", "Booking line", "Waiting area"
    ]  # fmt: skip
    assert [c.text for c in target.document.cards(made[1])] == [
        "Twenty minutes on hold", "“Three times I typed my number.”"
    ]  # fmt: skip
    assert target.document.undo_label == "Paste 2 touchpoints"
    target.document.undo()
    assert state(target.document) == before


def test_what_hangs_on_touchpoints_comes_along() -> None:
    source, target = small_map(), empty_map()
    piece = taken(source, *source.touchpoints[:3])
    made = paste(target.document, BLOBS, piece, target.journey)
    document = target.document
    (arrow,) = document.links("next")
    assert (arrow.source, arrow.target, arrow.label) == (made[0], made[1], "gives up online")
    assert {(n.kind, n.text) for n in document.nodes(Annotation)} == {
        ("sticky", "Check with the call centre"), ("callout", "Measured in May, n = 212")
    }  # fmt: skip
    span = next(c for c in document.nodes(Card) if c.kind == "opportunity")
    assert (span.home, span.until) == (made[0], made[2])
    assert len(document.links("answers")) == 1


def test_a_span_whose_end_stays_behind_covers_what_was_copied_of_it() -> None:
    made = small_map()
    pasted = paste(
        made.document, BLOBS, taken(made, *made.touchpoints[:2]), made.journey, [made.touchpoints[3]]
    )
    span = next(c for c in made.document.cards(pasted[0]) if c.kind == "opportunity")
    assert span.until == pasted[1]


def test_channels_are_found_by_name_and_new_ones_keep_their_icon() -> None:
    source, target = small_map(), small_map()
    t = source.touchpoints[0]
    set_field(source.document, [t], "channels", ["web", "Carrier pigeon"])
    pigeon = source.document.channels()[-1]
    with source.document.transaction(""):
        source.document.set(pigeon.id, family="mail", icon="mail")
    (made,) = paste(target.document, BLOBS, taken(source, t), target.journey)
    record = target.document.find(made, Touchpoint)
    assert record is not None
    channels = [target.document.node(id) for id in record.channels]
    assert [c.name for c in channels if isinstance(c, Channel)] == ["Web", "Carrier pigeon"]
    assert channels[0].id == target.document.channels()[0].id
    assert isinstance(channels[1], Channel)
    assert (channels[1].family, channels[1].icon) == ("mail", "mail")


def test_personas_are_found_by_name_and_others_become_the_journeys() -> None:
    source, target = small_map(), small_map()
    set_field(target.document, [target.personas[1]], "name", "Someone else")
    piece = taken(source, source.touchpoints[1])
    (made,) = paste(target.document, BLOBS, piece, target.journey)
    emotion = target.document.emotion(made, target.personas[0])
    assert emotion is not None
    assert emotion.mean == -1.6
    assert len(target.document.emotions(made)) == 1, "two people in one: the first one's stands"
    quote = next(c for c in target.document.cards(made) if c.kind == "quote")
    assert quote.persona == target.personas[0]
    assert len(target.document.nodes(Persona)) == 2


def test_a_stage_comes_with_everything_after_the_selected_one() -> None:
    made = small_map()
    (copy,) = paste(made.document, BLOBS, taken(made, made.stages[1]), made.journey, [made.touchpoints[0]])
    assert [s.title for s in made.document.stages(made.journey)] == ["Book", "Visit", "Visit"]
    assert made.document.stages(made.journey)[1].id == copy
    assert titles(made.document, copy) == ["Front desk", "Waiting area"]
    assert [c.text for c in made.document.cards(copy)] == ["Kind people everywhere"]
    assert len(made.document.nodes(Emotion)) == 9


def test_cards_of_several_touchpoints_stay_apart() -> None:
    made = small_map()
    cards = [made.cards[2], made.cards[3]]
    pasted = paste(made.document, BLOBS, taken(made, *cards), made.journey, [made.touchpoints[3]])
    homes = [c.home for c in (made.document.node(id) for id in pasted) if isinstance(c, Card)]
    assert homes == [made.touchpoints[3], made.touchpoints[4]]


def test_a_card_goes_after_the_selected_card_and_keeps_its_length_where_it_can() -> None:
    made = small_map()
    (pasted,) = paste(made.document, BLOBS, taken(made, made.cards[1]), made.journey, [made.cards[5]])
    card = made.document.find(pasted, Card)
    assert card is not None
    assert (card.home, card.until) == (made.touchpoints[3], made.touchpoints[4])
    assert [c.id for c in made.document.cards(made.touchpoints[3])] == [made.cards[5], pasted]


def test_touchpoints_bring_a_stage_where_there_is_none_and_cards_are_refused_there() -> None:
    source, target = small_map(), empty_map()
    with pytest.raises(Refused, match="Add a touchpoint first"):
        paste(target.document, BLOBS, taken(source, source.cards[0]), target.journey)
    paste(target.document, BLOBS, taken(source, source.touchpoints[0]), target.journey)
    (stage,) = target.document.nodes(Stage)
    assert titles(target.document, stage.id) == ["Web page"]


def test_notes_alone_hang_on_what_is_selected() -> None:
    made = small_map()
    note = add_annotation(made.document, "sticky", made.touchpoints[4], 5, 6, "Look")
    (pasted,) = paste(made.document, BLOBS, taken(made, note), made.journey, [made.touchpoints[4]])
    copy = made.document.find(pasted, Annotation)
    assert copy is not None
    assert (copy.anchor, copy.dx, copy.dy) == (made.touchpoints[4], 29, 30)


def test_duplicates_stand_right_after_the_originals() -> None:
    made = small_map()
    pasted = duplicate(made.document, BLOBS, [made.touchpoints[1], made.cards[2], made.touchpoints[3]])
    assert titles(made.document, made.stages[0]) == ["Web page", "Booking line", "Booking line", "Letter"]
    assert titles(made.document, made.stages[1]) == ["Front desk", "Front desk", "Waiting area"]
    assert [c.kind for c in made.document.cards(made.touchpoints[0])] == ["opportunity", "thought", "thought"]
    assert len(pasted) == 3
    assert made.document.undo_label == "Duplicate 2 touchpoints and 1 card"


def test_cutting_takes_away_in_a_step_named_after_it() -> None:
    made = small_map()
    cut(made.document, [made.touchpoints[0], made.touchpoints[1]])
    assert titles(made.document, made.stages[0]) == ["Letter"]
    assert made.document.undo_label == "Cut 2 touchpoints"


def test_a_locked_structure_lets_cards_in_but_no_touchpoints() -> None:
    made = small_map()
    lock_structure(made.document, True)
    before = state(made.document)
    with pytest.raises(Refused, match="structure is locked"):
        paste(made.document, BLOBS, taken(made, made.touchpoints[0]), made.journey)
    with pytest.raises(Refused, match="structure is locked"):
        cut(made.document, [made.touchpoints[0]])
    assert state(made.document) == before
    paste(made.document, BLOBS, taken(made, made.cards[0]), made.journey)


def test_journeys_personas_and_arrows_alone_are_not_copied() -> None:
    made = small_map()
    arrow = made.document.links("next")[0].id
    with pytest.raises(Refused, match="Select stages, touchpoints, cards or notes"):
        copy_piece(made.document, BLOBS, [made.journey, made.personas[0], arrow])


def test_a_piece_reads_as_an_indented_list() -> None:
    made = small_map()
    text = piece_text(copy_piece(made.document, BLOBS, [made.stages[1]]))
    assert text.splitlines()[:4] == [
        "Visit", "\tFront desk", "\t\tDo they see the delay?", "\tWaiting area"
    ]  # fmt: skip
    cards = piece_text(copy_piece(made.document, BLOBS, made.cards[:2]))
    assert cards == "Call back when it is your turn\nTwenty minutes on hold"


def test_another_journey_of_the_session_takes_a_piece_too() -> None:
    made = small_map()
    other = add_journey(made.document, "Future")
    (copy,) = paste(made.document, BLOBS, taken(made, made.stages[0]), other)
    assert [s.id for s in made.document.stages(other)] == [copy]
    assert made.document.emotion(made.document.touchpoints(copy)[0].id, made.personas[0]) is not None


def test_a_large_piece_is_put_in_one_step() -> None:
    made = large_map(500)
    target = empty_map()
    pasted = paste(target.document, BLOBS, taken(made, *made.stages), target.journey)
    assert len(pasted) == len(made.stages)
    assert len(target.document.nodes(Card)) == 500


# Bytes from outside


def small_piece() -> dict[str, object]:
    made = small_map()
    content: dict[str, object] = json.loads(write_piece(copy_piece(made.document, BLOBS, [made.stages[0]])))
    return content


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"null",
        b"{}",
        b"[" * 100_000,
        b'{"stages":' + b"[" * 50_000,
        b'{"stages":[{"id":"a","kind":"card"}]}',
        b'{"stages":[{"id":"","kind":"stage"}]}',
        b'{"cards":[{"id":"a","kind":"stage"}]}',
        b'{"cards":[{"id":"a","kind":"pain"},{"id":"a","kind":"gain"}]}',
        b'{"annotations":[{"id":"a","kind":"sticky","anchor":"b"},{"id":"b","kind":"sticky","anchor":"a"}]}',
        b'{"version":2,"cards":[{"id":"a","kind":"pain"}]}',
        b'{"cards":[{"id":"a","kind":"pain","text":5}]}',
        b'{"cards":[{"id":"a","kind":"pain","text":"\\ud800"}]}',
        b"\xff\xfe{}",
        b"x" * (MOST_BYTES + 1),
    ],
    ids=range(15),
)
def test_bytes_that_are_no_piece_are_refused_in_one_sentence(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_piece(data)
    assert refused.value.reason
    assert "\n" not in refused.value.reason


def test_control_characters_of_a_foreign_piece_are_left_out() -> None:
    made = small_map()
    piece = read_piece(b'{"cards":[{"id":"a","kind":"pain","text":"a\\u0000b\\u001bc"}]}')
    (pasted,) = paste(made.document, BLOBS, piece, made.journey)
    card = made.document.find(pasted, Card)
    assert card is not None
    assert card.text == "abc"


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@given(st.data())
def test_a_twisted_piece_is_pasted_whole_or_refused_and_changes_nothing(data: st.DataObject) -> None:
    content = small_piece()
    for _ in range(data.draw(st.integers(1, 4))):
        rows = data.draw(st.sampled_from([x for x in content.values() if isinstance(x, list) and x]))
        row = data.draw(st.sampled_from(rows))
        ids = [x["id"] for x in rows]
        name = data.draw(st.sampled_from(sorted(row)))
        row[name] = data.draw(_json | st.sampled_from(ids) | st.just("journey"))
    target = small_map()
    before = state(target.document)
    try:
        piece = read_piece(json.dumps(content).encode("utf-8", "surrogatepass"))
        made = paste(target.document, BLOBS, piece, target.journey, [target.touchpoints[2]])
    except Refused:
        assert state(target.document) == before
    else:
        assert all(target.document.get(id) is not None for id in made)
        target.document.undo()
        assert state(target.document) == before


@given(st.binary(max_size=300))
def test_random_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(Refused):
        read_piece(data)
