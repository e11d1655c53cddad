"""What the wall is to show now, of the document, of where the workshop stands, and of the time; it lays nothing out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cxstudio.insight.people import people_present
from cxstudio.insight.votes import chosen_pains
from cxstudio.model.groups import parked_rows, row_named
from cxstudio.model.naming import own_title
from cxstudio.model.plans import Attendee
from cxstudio.model.reading import Reading
from cxstudio.model.records import Annotation, Card, Node, Persona, Stage, Touchpoint
from cxstudio.model.workshops import AgendaStep, VoteRound
from cxstudio.picture.wall.scene import Scene, StepShown, TimerShown
from cxstudio.workshop.adding import ANSWERING
from cxstudio.workshop.grouping import side_by_side
from cxstudio.workshop.noted import last_on_map
from cxstudio.workshop.stand import Stand

MOST_PARKED = 12  # texts of the parking lot handed on; there is never room for more


@dataclass(frozen=True, slots=True)
class ClockShown:
    """What the room sees of agenda and time."""

    steps: tuple[StepShown, ...] = ()
    timer: TimerShown | None = None


def scene_of(document: Reading, journey: str, stand: Stand, clock: ClockShown) -> Scene:
    """The scene of a stand. What is gone, put aside or marked as internal is not for the room and is left out."""
    step = document.find(stand.step, AgendaStep)
    answered = _answered(document, step)
    rows = parked_rows(document, reversed(document.parked()))
    brought = _shown(document, stand.newest)
    newest = brought or _so_far(document, journey, stand, step)
    parked = [text for row in rows if (text := _row_for_room(document, row))]
    return Scene(
        lens=stand.lens,
        journey=journey,
        stage=_stage(document, journey, stand),
        touchpoint=_there(document, stand.touchpoint, Touchpoint),
        persona=_there(document, stand.persona, Persona),
        vote=_there(document, stand.vote, VoteRound),
        # A place stays, also an empty one: the letters of the others are theirs.
        matrix=tuple(id if for_room(document.get(id)) else "" for id in stand.matrix),
        newest=tuple(side_by_side(document, newest)),
        brought=bool(brought),
        reader=_reader(document, stand.reader),
        spot=_shown(document, stand.spot),
        pointer=stand.pointer,
        page=stand.page,
        steps=clock.steps,
        timer=clock.timer,
        parked=tuple(parked[:MOST_PARKED]),
        parked_count=len(parked),
        about=step.adds if step is not None else "",
        answered=answered,
        aim=stand.aim if stand.aim in answered else "",
        goal=step.done_when if step is not None else "",
        people=people_present(document),
        curtain=stand.curtain,
        black=stand.black,
    )


def _answered(document: Reading, step: AgendaStep | None) -> tuple[str, ...]:
    """The pains that a step looks for answers to: those the room chose."""
    if step is None or step.adds not in ANSWERING:
        return ()
    return tuple(chosen_pains(document))


def _reader(document: Reading, id: str) -> str:
    person = document.find(id, Attendee)
    return " ".join(person.name.split()) if person is not None and person.present else ""


def for_room(node: Node | None) -> bool:
    """Whether something is for the room: neither gone, nor put aside, nor marked as internal."""
    return node is not None and not getattr(node, "internal", False) and not getattr(node, "parked", False)


def _shown(document: Reading, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(id for id in ids if for_room(document.get(id)))


def _so_far(document: Reading, journey: str, stand: Stand, step: AgendaStep | None) -> tuple[str, ...]:
    """Where notes are read and the step brought none: the latest of the map, of the step's kind where there are any."""
    if stand.lens != "capture":
        return ()
    latest = _shown(document, stand.latest) or last_on_map(document, journey)
    about = tuple(id for id in latest if step is not None and _is_of(document.get(id), step.adds))
    return about or latest


def _is_of(node: Node | None, kind: str) -> bool:
    return node is not None and node.kind == kind


def _there(document: Reading, id: str, kind: type[Node]) -> str:
    return id if document.find(id, kind) is not None else ""


def _stage(document: Reading, journey: str, stand: Stand) -> str:
    """The stage of the room: the chosen one, that of the touchpoint, else the first of the journey."""
    for id in (stand.stage, stand.touchpoint):
        stage = document.stage_of(id)
        if stage is not None and stage.journey == journey:
            return stage.id
    return next((stage.id for stage in document.stages(journey)), "")


def _row_for_room(document: Reading, row: tuple[Node, ...]) -> str:
    """The words of a row of the parking lot, of several things in one group with their number."""
    texts = [text for node in row if (text := _text_for_room(node))]
    if len(texts) < 2:
        return "".join(texts)
    return f"{own_title(row_named(document, row)) or texts[0]} ×{len(texts)}"


def _text_for_room(node: Node) -> str:
    """The words of something in the parking lot, or "" for what is not for the room."""
    match node:
        case Card():
            return "" if node.internal else " ".join(node.text.split())
        case Touchpoint() | Stage():
            return " ".join(node.title.split())
        case Annotation():
            return " ".join(node.text.split())
    return ""
