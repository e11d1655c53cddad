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
from cxstudio.model.naming import own_title
from cxstudio.model.plans import Comment
from cxstudio.model.records import Card, Channel, Node, Record

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
        for name in (
            "make_samples",
            "sample_hospital",
            "sample_shop",
            "sample_service",
            "sample_story",
            "sample_work",
        ):
            sys.modules.pop(name, None)


def opened(sample: Sample) -> Document:
    file = SessionFile.open(sample.path, read_only=True)
    file.close(abandon=True)
    return file.document


def document(name: str) -> Document:
    return opened(next(sample for sample in samples() if sample.name == name))


def content(document: Document) -> list[str]:
    """All records but comments, which no clean copy holds; ids replaced by what they stand for, without order keys."""

    def plain(value: object) -> object:
        if isinstance(value, str):
            record = document.get(value)
            return f"{record.kind}: {own_title(record)}" if record is not None else value
        return [plain(x) for x in value] if isinstance(value, list | tuple) else value

    def said(record: Record) -> str:
        fields = msgspec.to_builtins(record)
        return str({name: plain(x) for name, x in fields.items() if name not in ("order", "id")})

    nodes = [x for x in document.nodes(Node) if not isinstance(x, Comment)]
    return sorted(map(said, [*nodes, *document.links()]))


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
    journey = summarise(drawn).journeys[0]
    assert journey.without_emotion == 0
    assert journey.unanswered_pains >= 2
    pains = [card for card in drawn.nodes(Card) if card.kind == "pain"]
    assert any(is_answered(drawn, pain) for pain in pains)
    touchpoints = drawn.journey_touchpoints(journey.id)
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
    ways = [x for x in drawn.links("next") if x.source in order]
    back = [x for x in ways if order.index(x.target) < order.index(x.source)]
    assert {x.label for x in back} >= {"no-show, books again", "leaves before being seen"}
    amina, george, _nurse = (p.id for p in drawn.personas())
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
    homes = {x.id for s in drawn.stages(drawn.journeys()[0].id) for x in (s, *drawn.touchpoints(s.id))}
    there = Counter(card.kind for card in drawn.nodes(Card) if card.home in homes)
    assert Counter(card.kind for card in again.nodes(Card)) == there


# What a sample shows of each view.
_EVERYTHING = (
    "source",
    "metric",
    "reading",
    "feedback",
    "goal",
    "action",
    "decision",
    "attendee",
    "group",
    "audit",
    "audit_item",
    "consistency",
    "preset",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", _EVERYTHING)
def test_it_has_something_of_each_kind(name: str, kind: str) -> None:
    assert any(node.kind == kind for node in document(name).nodes(Node))


@pytest.mark.parametrize("name", NAMES)
def test_it_has_a_future_state_that_differs(name: str) -> None:
    drawn = document(name)
    today, future = (next(j for j in drawn.journeys() if j.state == state) for state in ("current", "future"))
    assert any({x.source, x.target} == {today.id, future.id} for x in drawn.links("same_as"))
