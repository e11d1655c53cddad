from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from cxstudio.exchange.table import export_table
from cxstudio.exchange.table_import import import_table
from cxstudio.files.samples import Sample, samples
from cxstudio.files.session_file import SessionFile
from cxstudio.insight.summary import is_answered, summarise
from cxstudio.model.document import Document
from cxstudio.model.records import Card, Channel, Emotion, Touchpoint

PACKAGING = Path(__file__).resolve().parent.parent / "packaging"
NAMES = [sample.name for sample in samples()]


@pytest.fixture(scope="module")
def maker() -> Iterator[ModuleType]:
    """The script that makes the samples."""
    before = list(sys.path)
    spec = importlib.util.spec_from_file_location("make_samples", PACKAGING / "make_samples.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_samples"] = module
    try:
        spec.loader.exec_module(module)
        yield module
    finally:
        sys.path[:] = before
        for name in ("make_samples", "sample_hospital", "sample_shop", "sample_service", "sample_story"):
            sys.modules.pop(name, None)


def opened(sample: Sample) -> Document:
    file = SessionFile.open(sample.path, read_only=True)
    file.close(abandon=True)
    return file.document


def document(name: str) -> Document:
    return opened(next(sample for sample in samples() if sample.name == name))


def content(document: Document) -> list[object]:
    """All records with their ids replaced by places in reading order, without order keys."""
    journey = document.journeys()[0].id
    homes = [
        id for s in document.stages(journey) for id in (s.id, *(t.id for t in document.touchpoints(s.id)))
    ]
    cards = [c.id for home in homes for c in document.cards(home)]
    notes = [a.id for a in document.annotations()]
    known = [
        journey,
        *homes,
        *cards,
        *notes,
        *(p.id for p in document.personas()),
        *(c.id for c in document.channels()),
    ]
    places = {id: f"#{number}" for number, id in enumerate(known)}

    def plain(value: object) -> object:
        if isinstance(value, str):
            return places.get(value, value)
        return [plain(x) for x in value] if isinstance(value, list | tuple) else value

    def record(fields: dict[str, object], *without: str) -> dict[str, object]:
        return {name: plain(value) for name, value in fields.items() if name not in ("order", *without)}

    nodes = [record(msgspec.to_builtins(document.node(id))) for id in ("session", *known)]
    emotions = [record(msgspec.to_builtins(e), "id") for e in document.nodes(Emotion)]
    links = [record(msgspec.to_builtins(link), "id") for link in document.links()]
    return [*nodes, *sorted(emotions, key=str), *sorted(links, key=str)]


def test_there_are_three_in_english_polish_and_arabic() -> None:
    assert [(sample.language, sample.path.is_file()) for sample in samples()] == [
        ("en", True),
        ("pl", True),
        ("ar", True),
    ]


@pytest.mark.parametrize("name", NAMES)
def test_the_shipped_file_is_what_its_script_makes(name: str, maker: ModuleType) -> None:
    tell = next(sample.tell for sample in maker.SAMPLES if sample.name == name)
    fresh = Document()
    tell(fresh)
    assert content(document(name)) == content(fresh)


@pytest.mark.parametrize("sample", samples(), ids=NAMES)
def test_the_index_says_what_is_in_the_file(sample: Sample) -> None:
    session = opened(sample).session
    assert (session.title, session.language) == (sample.title, sample.language)


@pytest.mark.parametrize("name", NAMES)
def test_nobody_can_undo_a_sample(name: str) -> None:
    assert document(name).undo_label is None


@pytest.mark.parametrize("name", NAMES)
def test_it_is_a_whole_map(name: str) -> None:
    drawn = document(name)
    (journey,) = summarise(drawn).journeys
    assert journey.without_emotion == 0
    assert journey.unanswered_pains >= 2
    pains = [card for card in drawn.nodes(Card) if card.kind == "pain"]
    assert any(is_answered(drawn, pain) for pain in pains)
    touchpoints = drawn.nodes(Touchpoint)
    assert all(t.channels and t.title for t in touchpoints)
    assert any(t.friction == "deliberate" and t.friction_reason for t in touchpoints)
    assert any(t.moment_of_truth for t in touchpoints)
    alone = {c.id for c in drawn.nodes(Channel) if c.family == "alone"}
    assert any(alone & set(t.channels) for t in touchpoints)
    assert len({len(drawn.touchpoints(s.id)) for s in drawn.stages(journey.id)}) > 1
    assert {a.kind for a in drawn.annotations()} == {"sticky", "callout"}


@pytest.mark.parametrize("name", NAMES)
def test_each_low_point_has_a_quote(name: str) -> None:
    drawn = document(name)
    quoted = {card.home for card in drawn.nodes(Card) if card.kind == "quote"}
    assert {point.touchpoint for point in summarise(drawn).journeys[0].lowest} <= quoted


def test_the_hospital_has_a_rebook_loop_and_two_personas_who_disagree() -> None:
    drawn = document("hospital-appointment")
    journey = drawn.journeys()[0]
    order = [t.id for t in drawn.journey_touchpoints(journey.id)]
    back = [x for x in drawn.links("next") if order.index(x.target) < order.index(x.source)]
    assert {x.label for x in back} >= {"no-show, books again", "leaves before being seen"}
    amina, george = (p.id for p in drawn.personas())
    apart = []
    for touchpoint in order:
        first, second = drawn.emotion(touchpoint, amina), drawn.emotion(touchpoint, george)
        assert first is not None
        assert second is not None
        apart.append((first.mean or 0) * (second.mean or 0) < 0)
    assert sum(apart) >= 3
    assert any(card.until for card in drawn.nodes(Card))
    assert any(drawn.cards(stage.id) for stage in drawn.stages(journey.id))


def test_the_public_service_runs_from_right_to_left() -> None:
    assert document("tajdid-rukhsa").session.direction == "rtl"


@pytest.mark.parametrize("name", NAMES)
def test_it_survives_a_table(name: str) -> None:
    drawn = document(name)
    first = export_table(drawn, drawn.journeys()[0].id).data
    again = Document()
    result = import_table(again, first)
    assert export_table(again, result.journey).data == first
    assert Counter(card.kind for card in again.nodes(Card)) == Counter(c.kind for c in drawn.nodes(Card))
