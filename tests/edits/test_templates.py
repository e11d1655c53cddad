"""What templates are made of, sessions that begin from one, and templates made of a session."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from cxstudio import words
from cxstudio.edits.agenda import add_step, begin_step, squeeze_steps
from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.audit import rate_question, start_audit
from cxstudio.edits.cards import add_card, park
from cxstudio.edits.fields import set_field
from cxstudio.edits.outlines import OUTLINES, Ask, Outline
from cxstudio.edits.sessions import start_session
from cxstudio.edits.templates import as_template, illustrate, make_template, start_from
from cxstudio.model.audits import Audit, AuditItem
from cxstudio.model.channels import CHANNEL_PRESETS
from cxstudio.model.document import Document
from cxstudio.model.kinds import KINDS, LANES
from cxstudio.model.lanes import holds_cards
from cxstudio.model.log import MemoryLog
from cxstudio.model.measures import Feedback, Metric, Reading, Source
from cxstudio.model.owners import OWNERS, REFERENCES
from cxstudio.model.plans import Action, Attendee, Comment
from cxstudio.model.records import (
    OWN_LANE,
    SESSION_ID,
    Annotation,
    Attachment,
    Card,
    Emotion,
    Journey,
    Lane,
    Link,
    Node,
    Persona,
    Preset,
    Prompt,
    Touchpoint,
)
from cxstudio.model.workshops import AgendaStep
from tests.makers import Made, small_map

NAMES = [outline.name for outline in OUTLINES]


def made(outline: Outline) -> Document:
    document = Document(MemoryLog())
    make_template(document, outline)
    return document


def begun(template: Document, **options: Any) -> Document:
    document = Document(MemoryLog())
    start_from(document, template, **options)
    return document


def asks_of(outline: Outline) -> list[Ask]:
    return [ask for part in outline.parts for ask in (*part.asks, *(x for m in part.moments for x in m.asks))]


def loose_ends(document: Document) -> list[str]:
    """Every id a thing names that is not there."""
    lost = []
    for node in document.nodes(Node):
        owner = OWNERS.get(type(node))
        for field in (*((owner,) if owner else ()), *REFERENCES.get(type(node), ())):
            value = getattr(node, field)
            ids = value if isinstance(value, tuple) else (value,)
            lost += [f"{node.kind}.{field}" for id in ids if id and document.get(id) is None]
    return lost


def test_there_is_a_template_for_each_kind_of_work() -> None:
    assert NAMES == [
        "blank", "awareness-to-loyalty", "attention-to-engagement", "retail-store", "online-shop", "hospital",
        "public-service", "b2b-onboarding", "complaint-handling", "employee-onboarding", "service-blueprint",
        "experience-audit",
    ]  # fmt: skip


@pytest.mark.parametrize("outline", OUTLINES, ids=NAMES)
class TestAnOutline:
    def test_asks_only_where_something_can_be_written(self, outline: Outline) -> None:
        asks = asks_of(outline)
        assert len(asks) >= 3
        assert all(ask.lane == "touchpoints" or holds_cards(ask.lane) for ask in asks)
        assert {ask.lane for ask in asks} <= set(outline.lanes) <= set(LANES)

    def test_asks_whole_questions(self, outline: Outline) -> None:
        endings = ("?", ".", "each.")
        assert all(ask.text.endswith(endings) and len(ask.text) < 90 for ask in asks_of(outline))

    def test_names_channels_everybody_knows(self, outline: Outline) -> None:
        known = {row.name for row in CHANNEL_PRESETS}
        assert {c for part in outline.parts for m in part.moments for c in m.channels} <= known

    def test_says_what_it_is_for_in_one_line_of_a_tile(self, outline: Outline) -> None:
        assert outline.title
        assert 8 < len(outline.line) <= 34

    def test_becomes_a_map_with_stages_and_questions(self, outline: Outline) -> None:
        document = made(outline)
        journey = document.journeys()[0]
        assert [s.title for s in document.stages(journey.id)] == [p.title for p in outline.parts]
        assert all(s.goal for s in document.stages(journey.id)) or outline.name == "blank"
        assert len(document.nodes(Prompt)) == len(asks_of(outline))
        assert {lane.shows for lane in document.lanes(journey.id) if lane.kept} == set(outline.lanes)
        assert document.personas()[0].role
        assert document.nodes(Card) == []
        assert loose_ends(document) == []
        assert bool(document.nodes(Audit)) is outline.audit


def test_two_sessions_begun_from_one_template_have_nothing_in_common_but_their_words() -> None:
    template = made(OUTLINES[3])
    first, second = begun(template), begun(template)
    ids = [
        {node.id for node in document.nodes(Node)} - {SESSION_ID} for document in (template, first, second)
    ]
    assert len(ids[0]) == len(ids[1]) == len(ids[2])
    assert ids[0].isdisjoint(ids[1])
    assert ids[1].isdisjoint(ids[2])
    assert loose_ends(first) == []
    titles = [[t.title for t in d.nodes(Touchpoint)] for d in (template, first)]
    assert sorted(titles[0]) == sorted(titles[1])


def test_a_session_begins_without_the_name_of_its_template() -> None:
    document = begun(made(OUTLINES[3]), title="Our store", date="2026-11-22", language="pl")
    session = document.session
    assert (session.title, session.date, session.language) == ("Our store", "2026-11-22", "pl")
    assert begun(made(OUTLINES[3])).session.title == ""


def test_words_of_a_shipped_template_are_translated_and_nothing_else_is(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cxstudio.edits.templates.translate", lambda text, language: f"{language}:{text}")
    template = made(OUTLINES[-1])
    document = begun(template, language="fa", direction="rtl")
    told = [x.title for x in document.stages(document.journeys()[0].id)]
    assert told == [f"fa:{part.title}" for part in OUTLINES[-1].parts]
    assert all(x.text.startswith("fa:") for x in document.nodes(Prompt))
    assert all(x.text.startswith("fa:") for x in document.nodes(AuditItem))
    assert {x.lane for x in document.nodes(Prompt)} <= set(LANES)
    own = begun(template, language="fa", direction="rtl", shipped=False)
    assert own.session.direction == "ltr"
    assert own.nodes(AuditItem)[0].text == template.nodes(AuditItem)[0].text


def test_channels_are_called_as_the_language_calls_them() -> None:
    document = begun(made(OUTLINES[3]), language="pl")
    assert words.translate("Phone", "pl") in {channel.name for channel in document.channels()}


def test_the_audit_of_a_template_is_of_the_day_it_is_begun() -> None:
    document = begun(made(OUTLINES[-1]), date="2026-11-22")
    (audit,) = document.nodes(Audit)
    assert audit.date == "2026-11-22"
    assert len(document.children(audit.id, AuditItem)) == 30


def test_a_picture_of_a_template_has_a_card_for_each_question_and_leaves_no_stage_empty() -> None:
    template = made(OUTLINES[1])
    illustrate(template)
    journey = template.journeys()[0].id
    assert all(template.touchpoints(stage.id) for stage in template.stages(journey))
    assert len(template.nodes(Card)) == sum(ask.lane != "touchpoints" for ask in asks_of(OUTLINES[1]))


def test_a_picture_of_a_template_has_a_curve_with_ups_and_downs() -> None:
    for outline in OUTLINES:
        template = made(outline)
        illustrate(template)
        for journey in template.journeys():
            points = template.journey_touchpoints(journey.id)
            means = [one.mean for one in template.nodes(Emotion) if one.touchpoint in {p.id for p in points}]
            if journey.persona and len(points) > 2:
                assert len(means) == len(points)
                assert (
                    min(value for value in means if value is not None)
                    < 0
                    < max(v for v in means if v is not None)
                )


def private(made: Made) -> Made:
    """The small map with one of everything that stays in the house."""
    document = made.document
    point = made.touchpoints[0]
    secret = add_card(document, "pain", point, "SECRET")
    parked = add_card(document, "idea", point, "PARKED")
    park(document, [parked])
    audit = start_audit(document, "Spring", date="2026-03-01")
    rate_question(document, [document.children(audit, AuditItem)[0].id], 4)
    set_field(document, [made.personas[0]], "quote", "SAID IN CONFIDENCE")
    with document.transaction("Private things"):
        document.set(secret, internal=True)
        document.set(SESSION_ID, client="Client Ltd", facilitator="Fay", structure_locked=True)
        document.put(Attendee(id="ann", name="Ann Example"))
        document.set(point, owned_by="ann", evidence="measured")
        document.put(Metric(id="m", title="NPS after the visit", method="nps"))
        document.put(Reading(id="r", metric="m", at=point))
        document.put(Feedback(id="f", text="VERBATIM", at=point))
        document.put(Source(id="s", title="Interviews"))
        document.put(Link(id="b", kind="basis", source="s", target=point))
        document.put(Action(id="a", title="ACTION", owned_by="ann"))
        document.put(Comment(id="c", on=point, text="COMMENT"))
        document.put(Lane(id="own", journey=made.journey, shows=OWN_LANE, title="Smells"))
        document.put(Preset(id="choice", title="Ours", lanes=("touchpoints", "own")))
        document.put(Card(id="smell", kind="custom", home=point, lane="own", text="Coffee"))
        document.put(Prompt(id="q", home=point, lane="own", text="What does it smell of?"))
    return made


def told(document: Document) -> str:
    return str([msgspec.to_builtins(node) for node in document.nodes(Node)])


@pytest.mark.parametrize("cards", [False, True])
def test_a_template_of_a_session_holds_nothing_that_stays_in_the_house(cards: bool) -> None:
    source = private(small_map())
    target = Document(MemoryLog())
    as_template(source.document, target, "Our visits", cards=cards)
    words = told(target)
    for secret in ("SECRET", "PARKED", "SAID IN", "Client Ltd", "Fay", "Ann Example", "VERBATIM", "ACTION",
                   "COMMENT", "Amina", "George", "Interviews", "2026-03-01"):  # fmt: skip
        assert secret not in words
    left_out = (Reading, Feedback, Source, Action, Attendee, Comment, Emotion)
    assert not any(target.nodes(kind) for kind in left_out)
    assert all(x.rating is None for x in target.nodes(AuditItem))
    assert target.session.title == "Our visits"
    assert not target.session.structure_locked
    assert loose_ends(target) == []


def test_a_template_keeps_the_structure_and_the_cards_only_when_they_are_wanted() -> None:
    source = private(small_map())
    bare, full = Document(MemoryLog()), Document(MemoryLog())
    as_template(source.document, bare, "Bare", cards=False)
    as_template(source.document, full, "Full", cards=True)
    for target in (bare, full):
        journey = target.journeys()[0]
        assert [s.title for s in target.stages(journey.id)] == ["Book", "Visit"]
        assert len(target.journey_touchpoints(journey.id)) == 5
        assert [m.title for m in target.nodes(Metric)] == ["NPS after the visit"]
        assert [link.kind for link in target.links("next")] == [
            link.kind for link in source.document.links("next")
        ]
        (own,) = [lane for lane in target.lanes(journey.id) if lane.shows == OWN_LANE]
        assert target.nodes(Preset)[0].lanes == ("touchpoints", own.id)
        assert target.nodes(Prompt)[0].lane == own.id
    assert bare.nodes(Card) == []
    assert bare.nodes(Annotation) == []
    kept = [card.text for card in source.document.nodes(Card) if not (card.internal or card.parked)]
    assert sorted(card.text for card in full.nodes(Card)) == sorted(kept)
    assert full.nodes(Annotation)


def test_pictures_come_along_with_their_bytes_or_not_at_all() -> None:
    source = small_map(Document(MemoryLog()))
    blobs, card = source.document.log, source.cards[0]
    assert isinstance(blobs, MemoryLog)
    with source.document.transaction("Picture"):
        sha256 = blobs.put_blob(b"picture", "image/png")
        source.document.put(Attachment(id="p", mime="image/png", sha256=sha256, owner=card))
        source.document.set(card, picture="p")
    with_pictures, without = MemoryLog(), MemoryLog()
    as_template(source.document, Document(with_pictures), "With", cards=True, blobs=(blobs, with_pictures))
    assert with_pictures.blob(sha256) == b"picture"
    target = Document(without)
    as_template(source.document, target, "Without", cards=True)
    assert target.nodes(Attachment) == []
    assert loose_ends(target) == []


def test_a_note_on_a_note_comes_along() -> None:
    made = small_map()
    note = add_annotation(made.document, "sticky", made.cards[0], 0, 0, "first")
    add_annotation(made.document, "sticky", note, 0, 0, "second")
    target = Document(MemoryLog())
    as_template(made.document, target, "Notes", cards=True)
    assert {"first", "second"} <= {x.text for x in target.nodes(Annotation)}


def test_an_agenda_of_ones_own_comes_along_as_if_it_had_never_run() -> None:
    made = small_map()
    first = add_step(made.document, "Welcome", 5, say="Hello", keeps=True)
    add_step(made.document, "Vote", 10, lens="vote")
    begin_step(made.document, first, 1_000_000)
    squeeze_steps(made.document, {first: 3})
    target = Document(MemoryLog())
    as_template(made.document, target, "Ours", cards=False)
    for document in (target, begun(target, shipped=False), begun(made.document, shipped=False)):
        steps = document.nodes(AgendaStep)
        assert [(x.title, x.minutes, x.say, x.lens, x.keeps) for x in steps] == [
            ("Welcome", 5, "Hello", "map", True),
            ("Vote", 10, "", "vote", False),
        ]
        assert all((x.began, x.ended, x.squeezed) == (None, None, None) for x in steps)
        assert first not in {x.id for x in steps}


def test_every_kind_is_either_kept_or_left_out_on_purpose() -> None:
    from cxstudio.edits.templates import _KINDS

    left_out = {"emotion", "reading", "feedback", "source", "goal", "action", "decision", "attendee", "comment",
                "consistency", "session", "vote_round"}  # fmt: skip
    kept = {name for name, row in KINDS.items() if issubclass(row.record, _KINDS)}
    assert kept | left_out >= set(KINDS)
    assert not kept & left_out


def test_a_session_of_several_journeys_stays_one() -> None:
    document = Document(MemoryLog())
    journey = start_session(document, "One")
    with document.transaction("Second"):
        document.put(Journey(id="two", title="Two", persona=document.personas()[0].id, hides=("gone",)))
    target = Document(MemoryLog())
    as_template(document, target, "Both", cards=False)
    assert {x.title for x in target.journeys()} == {"One", "Two"}
    assert journey not in {x.id for x in target.journeys()}
    assert all(target.find(x.persona, Persona) is not None for x in target.journeys())
