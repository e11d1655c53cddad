"""Random edits against what must hold after any of them: undo returns exactly, refusals change nothing, spans fit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import pytest

from cxstudio.edits.annotations import add_annotation, move_annotation
from cxstudio.edits.cards import add_card, change_kind, move_cards, park, span_card, unpark
from cxstudio.edits.deleting import delete, describe
from cxstudio.edits.emotions import clear_emotion, count_hand, rate_emotion, take_hand_back
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.lane_sets import apply_lane_set, apply_preset, save_preset
from cxstudio.edits.lanes import add_lane, hide_lane, move_lane, rename_lane, show_lane
from cxstudio.edits.links import connect, label_link, retarget, set_share
from cxstudio.edits.personas import add_persona, drop_persona, set_journey_persona
from cxstudio.edits.placing import LONGEST_KEY
from cxstudio.edits.problems import Refused
from cxstudio.edits.stages import add_stage, move_stage
from cxstudio.edits.touchpoints import (
    add_first_touchpoint,
    add_touchpoint,
    move_touchpoints,
    set_channels,
    toggle_moment_of_truth,
)
from cxstudio.exchange.node_link import export_node_link, import_node_link
from cxstudio.exchange.table import export_table
from cxstudio.exchange.table_import import import_table
from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import CARD_KINDS, LANES
from cxstudio.model.lane_sets import LANE_SETS
from cxstudio.model.owners import OWNERS
from cxstudio.model.records import Card, Emotion, Node
from cxstudio.model.rules import why_not_home, why_not_link, why_not_span
from tests.columns import held
from tests.makers import small_map

SEEDS = range(80)
TEXTS = ["", "Call", "Visit\nhome", "x" * 501, "ok \x00 \ud800", "بازدید"]
NUMBERS = [-3, -2, -0.7, 0, 1.25, 2, float("nan")]


class Hand:
    """Somebody who does anything to a document, mostly with things that are there."""

    def __init__(self, document: Document, seed: int) -> None:
        self.document, self.random = document, Random(seed)

    def thing(self) -> str:
        """Mostly of a kind picked first, so that rare kinds take part as often as cards."""
        by_kind: dict[str, list[str]] = {"gone": ["gone"], "link": [x.id for x in self.document.links()]}
        for id, kind in self.document.graph.nodes(data="kind"):
            by_kind.setdefault(kind, []).append(id)
        return self.random.choice(by_kind[self.random.choice([k for k, ids in by_kind.items() if ids])])

    def a(self, *kinds: str) -> str:
        """Mostly a thing of these kinds, sometimes any."""
        fit = [id for id, kind in self.document.graph.nodes(data="kind") if kind in kinds]
        if "link" in kinds:
            fit = [link.id for link in self.document.links()]
        return self.random.choice(fit) if fit and self.random.random() < 0.85 else self.thing()

    def some(self, *kinds: str) -> list[str]:
        return [self.a(*kinds) for _ in range(self.random.choice([1, 1, 2, 3]))]

    def maybe(self, *kinds: str) -> str | None:
        return self.a(*kinds) if self.random.random() < 0.4 else None

    def text(self) -> str:
        return self.random.choice(TEXTS)

    def number(self) -> float:
        return self.random.choice(NUMBERS)

    def act(self) -> None:
        d, a, some, maybe, text, pick = (
            self.document,
            self.a,
            self.some,
            self.maybe,
            self.text,
            self.random.choice,
        )
        kinds = ["pain", "quote", "idea", "opportunity", "pain", "bogus"]
        notes = ["sticky", "callout", "pain"]
        fields = ["effort", "persona", "name", "title", "minutes"]
        t, home = "touchpoint", ("touchpoint", "touchpoint", "stage")
        acts: Sequence[Callable[[], object]] = (
            lambda: add_stage(d, a("journey"), text(), maybe("stage")),
            lambda: move_stage(d, a("stage"), maybe("stage")),
            lambda: add_touchpoint(d, a("stage"), text(), maybe(t)),
            lambda: add_first_touchpoint(d, a("journey"), text()),
            lambda: move_touchpoints(d, some(t), a("stage"), maybe(t)),
            lambda: toggle_moment_of_truth(d, some(t)),
            lambda: set_channels(d, a(t), [text(), "web", "Fax"]),
            lambda: add_card(
                d, pick(kinds), a(*home), text(), until=maybe(t) or "", persona=maybe("persona") or ""
            ),
            lambda: add_card(d, pick(kinds), a(*home), text(), before=maybe(*CARD_KINDS)),
            lambda: move_cards(d, some(*CARD_KINDS), a(*home), until=maybe(t) or ""),
            lambda: move_cards(d, some(*CARD_KINDS), a(*home), before=maybe(*CARD_KINDS)),
            lambda: span_card(d, a(*CARD_KINDS), a(t)),
            lambda: change_kind(d, some(*CARD_KINDS), pick(CARD_KINDS)),
            lambda: park(d, some(*CARD_KINDS)),
            lambda: unpark(d, some(*CARD_KINDS), a(*home)),
            lambda: rate_emotion(d, a(t), a("persona"), self.number()),
            lambda: count_hand(d, a(t), a("persona"), self.random.randint(-3, 3)),
            lambda: take_hand_back(d, a(t), a("persona"), self.random.randint(-2, 2)),
            lambda: clear_emotion(d, a(t), a("persona")),
            lambda: add_persona(d, text()),
            lambda: drop_persona(d, a("journey"), text()),
            lambda: set_journey_persona(d, a("journey"), a("persona")),
            lambda: connect(d, "next", a(t), a(t), text()),
            lambda: connect(d, pick(["answers", "about", "bogus"]), a("idea"), a("pain", t), text()),
            lambda: label_link(d, a("link"), text()),
            lambda: retarget(d, a("link"), source=maybe(t), target=maybe(t)),
            lambda: set_share(d, a("link"), self.number()),
            lambda: add_annotation(d, pick(notes), self.thing(), self.number(), 3, text()),
            lambda: move_annotation(d, a("sticky", "callout"), 1, self.number(), maybe(t, "stage", "sticky")),
            *self.on_lanes(),
            lambda: set_text(d, self.thing(), text()),
            lambda: set_field(d, self.some(t), pick(fields), pick([3, "3", text(), self.thing()])),
            lambda: delete(d, [self.thing()]),
        )
        pick(acts)()

    def on_lanes(self) -> Sequence[Callable[[], object]]:
        """What can be done to lanes, to choices of them and to the cards in those somebody added."""
        d, a, text, pick = self.document, self.a, self.text, self.random.choice
        lanes, home = [*LANES, "bogus"], ("touchpoint", "touchpoint", "stage")
        return (
            lambda: rename_lane(d, a("journey"), pick(lanes), text()),
            lambda: hide_lane(d, a("journey"), pick(lanes)),
            lambda: move_lane(d, a("journey"), pick([*lanes, a("lane")]), pick(lanes)),
            lambda: add_lane(d, a("journey"), text(), pick([None, *lanes])),
            lambda: show_lane(d, a("journey"), pick([*lanes, a("lane")])),
            lambda: add_card(d, "custom", a(*home), text(), lane=a("lane")),
            lambda: change_kind(d, self.some(*CARD_KINDS), "custom", lane=a("lane")),
            lambda: apply_lane_set(d, a("journey"), pick([*LANE_SETS, "bogus"])),
            lambda: save_preset(d, a("journey"), text()),
            lambda: apply_preset(d, a("journey"), a("preset")),
        )


def state(document: Document) -> dict[str, object]:
    nodes = {id: data["record"] for id, data in document.graph.nodes(data=True)}
    return {**nodes, **{link.id: link for link in document.links()}}


def assert_whole(document: Document) -> None:
    """What holds after every edit."""
    for node in document.nodes(Node):
        owner = OWNERS.get(type(node))
        if owner is not None and not getattr(node, "parked", False):
            assert why_not_home(node.kind, document.get(getattr(node, owner))) is None, node
        if isinstance(node, Card):
            assert why_not_span(node, document.get) is None, node
            assert not node.persona or document.get(node.persona), node
        if isinstance(node, Emotion):
            assert document.get(node.persona), node
        assert len(getattr(node, "order", "")) <= LONGEST_KEY
    assert all(why_not_link(link, document.get) is None for link in document.links())
    assert document.journeys()


@pytest.mark.parametrize("seed", SEEDS)
def test_any_edit_is_one_step_or_refused_without_a_trace_and_undo_returns_exactly(
    seed: int,
) -> None:
    document = small_map().document
    hand = Hand(document, seed)
    reports: list[Report] = []
    document.subscribe(reports.append)
    states = [state(document)]
    for _ in range(25):
        told = len(reports)
        try:
            hand.act()
        except Refused:
            assert state(document) == states[-1]
            assert len(reports) == told
            continue
        assert len(reports) <= told + 1
        if len(reports) > told:
            assert reports[-1].label
            assert_whole(document)
            states.append(state(document))
    for before in reversed(states[:-1]):
        assert document.undo() == []
        assert state(document) == before


@pytest.mark.parametrize("seed", SEEDS)
def test_any_map_goes_through_json_and_a_table_unharmed(seed: int) -> None:
    document = small_map().document
    hand = Hand(document, seed)
    for _ in range(25):
        try:
            hand.act()
        except Refused:
            continue
    again = Document()
    import_node_link(again, export_node_link(document).data)
    assert state(again) == state(document)
    journey = document.journeys()[0].id
    if document.stages(journey):
        third = Document()
        made = import_table(third, export_table(document, journey).data)
        assert held(third, made.journey) == held(document, journey)


@pytest.mark.parametrize("seed", SEEDS)
def test_deleting_anything_says_what_goes(seed: int) -> None:
    document = small_map().document
    thing = Hand(document, seed).thing()
    try:
        words = describe(document, [thing])
        number = delete(document, [thing])
    except Refused:
        assert thing in {"gone", "session", *(j.id for j in document.journeys())}
    else:
        assert words
        assert number >= 0
        assert_whole(document)
