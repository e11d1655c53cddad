"""Walls for the tests of this folder: every lens and cover of a document, and what is measured on them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from cxstudio.insight.votes import candidates
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Card, Emotion, Journey, Persona, emotion_id
from cxstudio.model.workshops import Lens, VoteRound
from cxstudio.picture.primitives import Bounds, Ellipse, Path, Placed, Rect, Text
from cxstudio.picture.wall.lenses import LENSES
from cxstudio.picture.wall.scene import DisputeShown, ReadingShown, Scene, StepShown, TimerShown, WallArea
from cxstudio.picture.wall.wall import compose_wall
from tests.picture.maps import engine

LONG_ARABIC = "لا أحد في القاعة يعرف متى تصل الرسالة التي وعدونا بها قبل أسبوعين من الموعد المحدد. " * 6
LENS_NAMES: tuple[Lens, ...] = (*LENSES, "timer")
SIZES = ((1920, 1080), (1280, 800), (1024, 768))
LONG = "Unüberschaubarkeitsvermutungen reichen weiter, als irgendjemand im Raum zu sagen wagte. " * 6
STEPS = tuple(
    StepShown(f"Step {place} of the agenda", "done" if place < 8 else "now" if place == 8 else "next")
    for place in range(14)
)
TIMER = TimerShown("Vote on pains", 400, 900)


def wall(document: Document, scene: Scene, size: tuple[int, int] = SIZES[0]) -> dict[str, WallArea]:
    """The areas of a wall by name."""
    found = compose_wall(document, scene, engine(), *size)
    assert len({area.name for area in found}) == len(found)
    return {area.name: area for area in found}


def with_votes(document: Document) -> Document:
    """The document with an open round and a closed one, "open" and "closed", and something to read back."""
    journey = document.journeys()[0].id
    chosen = tuple(candidates(document, journey)[:12])
    dots = tuple(12 if place == 0 else place % 5 for place in range(len(chosen)))
    words = tuple(f"Candidate {place} as it was" for place in range(len(chosen)))
    with document.transaction("Votes", lasting=True):
        document.put(
            VoteRound(id="open", title="Which pains hurt most?", candidates=chosen, dots=dots, voters=10)
        )
        document.put(
            VoteRound(
                id="closed",
                title="Which pains hurt most?",
                candidates=chosen,
                words=words,
                dots=dots,
                concerns=tuple(place % 3 for place in range(len(chosen))),
                voters=10,
                state="closed",
                date="2026-11-21",
            )
        )
    return document


def scene_of(document: Document, lens: Lens, **fields: object) -> Scene:
    """A scene of the first journey with everything around it."""
    journey = document.journeys()[0]
    stages = document.stages(journey.id)
    touchpoints = document.journey_touchpoints(journey.id)
    cards = [card.id for t in touchpoints for card in document.cards(t.id)]
    weighed = [card.id for t in touchpoints for card in document.cards(t.id) if card.kind == "idea"]
    scene = Scene(
        lens,
        journey.id,
        stage=stages[min(1, len(stages) - 1)].id if stages else "",
        touchpoint=touchpoints[0].id if touchpoints else "",
        newest=tuple(cards[:30]),
        matrix=tuple(weighed[:8]),
        steps=STEPS,
        timer=TIMER,
        parked=("Ask about text messages", "Who owns the letter?"),
        people=9,
    )
    return replace(scene, **fields)  # type: ignore[arg-type]


def scenes(document: Document) -> Iterator[Scene]:
    """Every lens, with a vote open and closed, with the covers, in the spotlight and with every clock."""
    touchpoints = document.journey_touchpoints(document.journeys()[0].id)
    for lens in LENS_NAMES:
        yield scene_of(document, lens, vote="open")
        yield scene_of(document, lens, vote="closed", spot=tuple(t.id for t in touchpoints[:1]), page=1)
        yield scene_of(document, lens, timer=None, parked=(), steps=())
        goal = LONG_ARABIC if document.session.direction == "rtl" else LONG
        yield scene_of(document, lens, newest=(), matrix=(), touchpoint="", vote="", goal=goal)
    for left, paused in ((45, False), (0, True), (-30, False), (-150, False), (8000, True)):
        timer = TimerShown("A step of the agenda", left, 9000, paused)
        for lens in ("stage", "map", "timer"):
            yield scene_of(document, lens, timer=timer)
    arabic = document.session.direction == "rtl"
    for dispute in disputes(LONG_ARABIC if arabic else LONG):
        for page in (0, 2):
            yield scene_of(document, "stage", dispute=dispute, page=page, vote="open")
    yield scene_of(document, "timer", timer=None, steps=(), spot=("gone",), dispute=next(disputes()))
    pains = tuple(card.id for card in document.nodes(Card) if card.kind == "pain" and not card.internal)[:4]
    for aim in (*pains[:1], *pains[3:]):
        for page in (0, 1):
            yield scene_of(document, "capture", answered=pains, aim=aim, page=page)
    for page in (0, 1):
        yield scene_of(document, "matrix", about="action", page=page)
    yield scene_of(document, "stage", curtain=True)
    yield scene_of(document, "stage", black=True)
    yield scene_of(document, "stage", pointer=(0.4, 0.6))


def disputes(long: str = LONG) -> Iterator[DisputeShown]:
    """Readings of two, three, four, five and thirteen sides, short and long, with one chosen, the old, or none."""
    for count in (2, 3, 4, 5, 13):
        for says, chosen in (("Half an hour on hold", 1), (long, -1), (long, 0)):
            readings = tuple(
                ReadingShown(
                    chr(65 + place), f"group {place}" if place else "", f"{place} {says}", place == chosen
                )
                for place in range(count)
            )
            yield DisputeShown("pain", says, readings, says, chosen < 0)
    names = ReadingShown("A B C D E F", long, long, chosen=True)
    yield DisputeShown("touchpoint", long, (names, names), long)


def long_texts(document: Document, long: str = LONG, language: str = "en") -> Document:
    """The document with every text as long as it may get in a room."""
    with document.transaction("Long"):
        document.set("session", language=language, title=long[:400], client=long[:200])
        document.set("session", facilitator=long[:200], impression=long)
        for journey in document.nodes(Journey):
            document.set(journey.id, title=long[:400], scenario=long, start=long, end=long)
            for stage in document.stages(journey.id):
                document.set(stage.id, title=long[:400])
                for touchpoint in document.touchpoints(stage.id):
                    document.set(touchpoint.id, title=long[:400], moment_of_truth=True)
        for card in [card for kind in CARD_KINDS for card in document.nodes(Card) if card.kind == kind]:
            document.set(card.id, text=long)
        for persona in document.nodes(Persona):
            document.set(persona.id, name=long[:300], role=long[:300], quote=long, goals=long)
        document.put(Attendee(id="who", name=long[:300]))
        document.put(Decision(id="decision", text=long, owned_by="who", date="2026-11-21"))
        for place in range(9):
            document.put(
                Action(
                    id=f"a{place}", title=long[:400], owned_by="who", due="2026-12-12", first_step=long[:400]
                )
            )
    return document


def hands(document: Document, counts: tuple[int, int, int, int, int]) -> str:
    """Count hands at the first touchpoint for the journey's persona; returns the touchpoint."""
    journey = document.journeys()[0]
    touchpoint = document.journey_touchpoints(journey.id)[0].id
    id = emotion_id(touchpoint, journey.persona)
    with document.transaction("Hands"):
        document.put(
            Emotion(id=id, touchpoint=touchpoint, persona=journey.persona, counts=counts, origin="room")
        )
    return touchpoint


def texts(area: WallArea) -> list[Text]:
    return [shape for placed in area.parts for shape in placed.part.primitives if isinstance(shape, Text)]


def words(areas: dict[str, WallArea] | WallArea) -> str:
    """All that is written on a wall or an area, a text a line."""
    chosen = list(areas.values()) if isinstance(areas, dict) else [areas]
    return "\n".join(line.text for area in chosen for text in texts(area) for line in text.block.lines)


def strokes(area: WallArea) -> list[float]:
    """The widths of all lines in pixels."""
    return [
        shape.stroke.width * area.scale
        for placed in area.parts
        for shape in placed.part.primitives
        if isinstance(shape, (Rect, Ellipse, Path)) and shape.stroke is not None
    ]


def written(placed: Placed, text: Text) -> Bounds:
    """Where the lines of a text lie, in units of its area."""
    left = min((line.x for line in text.block.lines), default=0.0)
    right = max((line.x + line.width for line in text.block.lines), default=0.0)
    return Bounds(text.x + placed.dx + left, text.y + placed.dy, right - left, text.block.height)
