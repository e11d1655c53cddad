from __future__ import annotations

from collections.abc import Callable

import pytest

from cxstudio.edits.adding import add_at
from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card, move_cards, park, span_card, unpark
from cxstudio.edits.deleting import delete
from cxstudio.edits.emotions import count_hand, rate_emotion
from cxstudio.edits.fields import set_text
from cxstudio.edits.lanes import hide_lane, move_lane, rename_lane, show_lane
from cxstudio.edits.links import connect, retarget
from cxstudio.edits.problems import Refused
from cxstudio.edits.stages import add_stage, move_stage
from cxstudio.edits.structure import is_locked, lock_structure
from cxstudio.edits.touchpoints import (
    add_first_touchpoint,
    add_touchpoint,
    move_touchpoints,
    set_channels,
    toggle_moment_of_truth,
)
from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.model.document import Document
from cxstudio.model.records import Stage
from tests.edits.test_random_edits import Hand
from tests.makers import Made, small_map

Verb = Callable[[Made], object]

HELD: dict[str, Verb] = {
    "add a stage": lambda m: add_stage(m.document, m.journey),
    "move a stage": lambda m: move_stage(m.document, m.stages[1], m.stages[0]),
    "delete a stage": lambda m: delete(m.document, [m.stages[0]]),
    "add a touchpoint": lambda m: add_touchpoint(m.document, m.stages[0]),
    "add a first touchpoint": lambda m: add_first_touchpoint(m.document, m.journey),
    "add at the selection": lambda m: add_at(m.document, m.journey, "touchpoint", m.cards[0]),
    "move touchpoints": lambda m: move_touchpoints(m.document, m.touchpoints[:2], m.stages[1]),
    "delete a touchpoint": lambda m: delete(m.document, [m.cards[0], m.touchpoints[0]]),
    "move a lane": lambda m: move_lane(m.document, m.journey, "pains", None),
    "hide a lane": lambda m: hide_lane(m.document, m.journey, "pains"),
    "show a lane": lambda m: show_lane(m.document, m.journey, "pains"),
}

FREE: dict[str, Verb] = {
    "rename a stage": lambda m: set_text(m.document, m.stages[0], "Reserve"),
    "rename a lane": lambda m: rename_lane(m.document, m.journey, "pains", "What hurts"),
    "name a channel": lambda m: set_channels(m.document, m.touchpoints[0], ["Fax"]),
    "mark a moment of truth": lambda m: toggle_moment_of_truth(m.document, [m.touchpoints[0]]),
    "add a card": lambda m: add_card(m.document, "pain", m.touchpoints[0], "Slow"),
    "move a card": lambda m: move_cards(m.document, [m.cards[0]], m.touchpoints[3]),
    "span a card": lambda m: span_card(m.document, m.cards[0], m.touchpoints[2]),
    "park a card": lambda m: park(m.document, [m.cards[0]]),
    "delete a card": lambda m: delete(m.document, [m.cards[0]]),
    "rate": lambda m: rate_emotion(m.document, m.touchpoints[0], m.personas[0], 1.0),
    "count a hand": lambda m: count_hand(m.document, m.touchpoints[0], m.personas[0], 1),
    "connect": lambda m: connect(m.document, "next", m.touchpoints[0], m.touchpoints[2]),
    "retarget": lambda m: retarget(
        m.document, m.document.links_of(m.touchpoints[1], "next")[0].id, target=m.touchpoints[4]
    ),
    "add a note": lambda m: add_annotation(m.document, "sticky", m.touchpoints[0], 8, 8),
}


def structure(document: Document) -> dict[str, object]:
    """Every stage with its touchpoints in their order, and the rows that are not where and as the table says."""
    found: dict[str, object] = {
        s.id: [t.id for t in document.touchpoints(s.id)] for s in document.nodes(Stage)
    }
    for journey in document.journeys():
        found[journey.id] = [s.id for s in document.stages(journey.id)]
        found |= {lane.id: lane.order for lane in document.lanes(journey.id) if lane.order or lane.hidden}
    return found


@pytest.mark.parametrize("verb", HELD)
def test_while_the_structure_is_locked_it_stays_and_the_reason_names_the_remedy(verb: str) -> None:
    made = small_map()
    lock_structure(made.document, True)
    before = structure(made.document)
    with pytest.raises(Refused, match=r"^The structure is locked\. Unlock it in the Edit menu to .+\.$"):
        HELD[verb](made)
    assert structure(made.document) == before
    assert made.document.undo_label == "Lock the structure"


@pytest.mark.parametrize("verb", FREE)
def test_texts_cards_feelings_arrows_and_notes_go_on(verb: str) -> None:
    made = small_map()
    lock_structure(made.document, True)
    before = structure(made.document)
    FREE[verb](made)
    assert structure(made.document) == before


@pytest.mark.parametrize("seed", range(40))
def test_no_edit_whatever_changes_a_locked_structure(seed: int) -> None:
    document = small_map().document
    hand = Hand(document, seed)
    lock_structure(document, True)
    before = structure(document)
    for _ in range(40):
        try:
            hand.act()
        except Refused:
            continue
    assert structure(document) == before


def test_the_lock_is_an_ordinary_step_that_undo_takes_back() -> None:
    made = small_map()
    lock_structure(made.document, True)
    assert is_locked(made.document)
    made.document.undo()
    assert not is_locked(made.document)
    add_stage(made.document, made.journey, "After")
    made.document.redo()
    lock_structure(made.document, False)
    assert not is_locked(made.document)


def test_undo_and_redo_of_what_was_done_before_the_lock_go_on() -> None:
    made = small_map()
    stage = add_stage(made.document, made.journey, "Late")
    lock_structure(made.document, True)
    card = add_card(made.document, "pain", stage, "Slow")
    for _ in range(3):
        made.document.undo()
    assert made.document.get(stage) is None
    for _ in range(3):
        made.document.redo()
    assert made.document.get(card) is not None
    assert is_locked(made.document)


def test_a_locked_session_is_read_from_a_file_of_another_program_with_its_stages() -> None:
    made = small_map()
    lock_structure(made.document, True)
    again = Document()
    import_node_link(again, export_node_link(made.document).data)
    assert structure(again) == structure(made.document)
    assert is_locked(again)


def test_a_parked_card_comes_back_but_a_stranded_touchpoint_waits_for_the_key() -> None:
    made = small_map()
    park(made.document, [made.cards[0]])
    lock_structure(made.document, True)
    unpark(made.document, [made.cards[0]], made.touchpoints[0])
    with pytest.raises(Refused, match="to move touchpoints"):
        unpark(made.document, [made.touchpoints[4]], made.stages[0])
