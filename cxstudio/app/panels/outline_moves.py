"""What keys do to a row of the outline: add beside or inside, move within its level, out and in; it knows no widget.

Everything raises Refused with a plain reason when it may not be.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from cxstudio.app.panels.outline_content import LOT, parent_of, rows_inside
from cxstudio.edits.adding import NOTE_OFFSET, add_at
from cxstudio.edits.annotations import add_annotation, move_annotation
from cxstudio.edits.cards import add_card, move_cards, unpark
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_text
from cxstudio.edits.placing import next_in
from cxstudio.edits.problems import Refused
from cxstudio.edits.stages import move_stage
from cxstudio.edits.touchpoints import add_touchpoint, move_touchpoints
from cxstudio.model.document import Document
from cxstudio.model.kinds import ANNOTATION_KINDS, CARD_KINDS
from cxstudio.model.lanes import lane_of
from cxstudio.model.records import Annotation, Card, Emotion, Node, Stage, Touchpoint
from cxstudio.text.digits import plain_digits
from cxstudio.words import N_, _

UP, DOWN = -1, 1
_OTHER = N_("Only stages, touchpoints, cards and notes can be moved here")


# Writing and adding


def write_row(document: Document, id: str, text: str) -> None:
    """Write a row's own text; a feeling is written as a number from -2 to 2."""
    emotion = document.find(id, Emotion)
    if emotion is None:
        set_text(document, id, text)
        return
    try:
        value = float(plain_digits(text).replace(",", "."))
    except ValueError:
        raise Refused(_("An emotion lies between −2 and 2")) from None
    if value != round(emotion.mean or 0.0, 1):
        rate_emotion(document, emotion.touchpoint, emotion.persona, value)


def add_beside(document: Document, journey: str, id: str) -> str:
    """Add a thing of the same kind after a row, or a first stage where there is no row. Returns its id."""
    record = document.get(id)
    if id in {"", LOT}:
        return add_at(document, journey, "stage", "")
    if isinstance(record, (Stage, Touchpoint)):
        return add_at(document, journey, record.kind, id)
    if isinstance(record, Card):
        home = parent_of(document, journey, id)
        if home == LOT:
            raise Refused(_("Take it out of the parking lot first"))
        cell = _cell(document, home, lane_of(document, record))
        return add_card(document, record.kind, home, before=next_in(cell, id), persona=record.persona)
    if isinstance(record, Annotation):
        return add_annotation(document, record.kind, record.anchor, *NOTE_OFFSET)
    if isinstance(record, Emotion):
        raise Refused(_("How somebody feels is set in the details of the touchpoint"))
    raise Refused(_("An arrow is drawn from the map: select a touchpoint and press L"))


def kinds_inside(document: Document, id: str) -> tuple[str, ...]:
    """The kinds of what can be added inside a row."""
    record = document.get(id)
    if isinstance(record, Stage):
        return ("touchpoint", *CARD_KINDS, *ANNOTATION_KINDS)
    if isinstance(record, Touchpoint):
        return (*CARD_KINDS, *ANNOTATION_KINDS)
    if isinstance(record, Card) and not record.parked:
        return ANNOTATION_KINDS
    return ()


def add_inside(document: Document, id: str, kind: str) -> str:
    """Add a thing inside a row, behind what is there of its kind. Returns its id."""
    if kind not in kinds_inside(document, id):
        raise Refused(_("Nothing can be added inside this"))
    if kind == "touchpoint":
        return add_touchpoint(document, id)
    if kind in ANNOTATION_KINDS:
        return add_annotation(document, kind, id, *NOTE_OFFSET)
    return add_card(document, kind, id)


# Moving


def move_rows(document: Document, journey: str, ids: Sequence[str], step: int) -> None:
    """Move rows of one level up (-1) or down (1); at the end of their level they go on into the next one."""
    records = _alike(document, ids)
    first = records[0]
    if isinstance(first, Stage):
        _move_stages(document, first.journey, ids, step)
    elif isinstance(first, Touchpoint):
        _move_touchpoints(document, journey, first.stage, ids, step)
    elif isinstance(first, Card):
        if first.parked:
            raise Refused(_("Take it out of the parking lot first"))
        _move_cards(document, journey, first, ids, step)
    else:
        raise Refused(_("Notes lie where they are put on the map"))


def move_out(document: Document, journey: str, ids: Sequence[str]) -> None:
    """A card of a touchpoint becomes one of all its stage, a parked one goes back, a note hangs one level higher."""
    for record in _alike(document, ids):
        if isinstance(record, Card) and record.parked:
            if document.get(record.home) is None:
                raise Refused(_("Drag it to where it belongs"))
            unpark(document, [record.id], record.home)
        elif isinstance(record, Card):
            home = document.find(record.home, Touchpoint)
            if home is None:
                raise Refused(_("A card belongs to a touchpoint or a stage"))
            move_cards(document, [record.id], home.stage)
        elif isinstance(record, Annotation):
            above = parent_of(document, journey, record.anchor) or journey
            move_annotation(document, record.id, record.dx, record.dy, above)
        else:
            _stays_on_its_level(record)


def move_in(document: Document, journey: str, ids: Sequence[str]) -> None:
    """A card of all a stage goes to its last touchpoint, a note onto the row above it."""
    for record in _alike(document, ids):
        if isinstance(record, Card):
            inside = document.touchpoints(record.home) if document.find(record.home, Stage) else []
            if not inside or record.parked:
                raise Refused(_("A card belongs to a touchpoint or a stage"))
            move_cards(document, [record.id], inside[-1].id)
        elif isinstance(record, Annotation):
            rows = rows_inside(document, journey, record.anchor)
            above = next((a for a, below in pairwise(rows) if below == record.id), "")
            if not above or document.get(above) is None:
                raise Refused(_("There is nothing above it to put it on"))
            move_annotation(document, record.id, record.dx, record.dy, above)
        else:
            _stays_on_its_level(record)


def _stays_on_its_level(record: Node) -> None:
    if isinstance(record, Stage):
        raise Refused(_("A stage belongs to the journey"))
    raise Refused(_("A touchpoint belongs to a stage"))


def _alike(document: Document, ids: Sequence[str]) -> list[Node]:
    """The records of rows that can move together: things of one type."""
    records = [document.get(id) for id in ids]
    found = [record for record in records if isinstance(record, (Stage, Touchpoint, Card, Annotation))]
    if not found or len(found) != len(records):
        raise Refused(_(_OTHER))
    if len({type(record) for record in found}) > 1:
        raise Refused(_("Move items of one kind at a time"))
    return list(found)


def _move_stages(document: Document, journey: str, ids: Sequence[str], step: int) -> None:
    row = [stage.id for stage in document.stages(journey)]
    before, beyond = _beside(row, ids, step)
    if beyond:
        return
    with document.transaction(_("Move stage")):
        for id in [id for id in row if id in ids]:
            move_stage(document, id, before)


def _move_touchpoints(document: Document, journey: str, stage: str, ids: Sequence[str], step: int) -> None:
    row = [t.id for t in document.touchpoints(stage)]
    before, beyond = _beside(row, ids, step)
    moving = [id for id in row if id in ids] or list(ids)
    if beyond:
        stages = [s.id for s in document.stages(journey)]
        place = stages.index(stage) + step if stage in stages else -1
        if not 0 <= place < len(stages):
            return
        stage = stages[place]
        there = document.touchpoints(stage)
        before = there[0].id if step == DOWN and there else None
    move_touchpoints(document, moving, stage, before)


def _move_cards(document: Document, journey: str, first: Card, ids: Sequence[str], step: int) -> None:
    cell = _cell(document, first.home, lane_of(document, first))
    before, beyond = _beside(cell, ids, step)
    moving = [id for id in cell if id in ids] or list(ids)
    home = first.home
    if beyond:
        whole = document.find(home, Stage) is not None
        stages = [s.id for s in document.stages(journey)]
        row = stages if whole else [t.id for t in document.journey_touchpoints(journey)]
        place = row.index(home) + step if home in row else -1
        if not 0 <= place < len(row):
            return
        home = row[place]
        there = _cell(document, home, lane_of(document, first))
        before = there[0] if step == DOWN and there else None
    move_cards(document, moving, home, before=before)


def _cell(document: Document, home: str, lane: str) -> list[str]:
    return [card.id for card in document.cards(home) if lane_of(document, card) == lane]


def _beside(row: Sequence[str], ids: Sequence[str], step: int) -> tuple[str | None, bool]:
    """What moved rows come to stand before, and whether they would leave the level."""
    places = [i for i, id in enumerate(row) if id in ids]
    if not places:
        return (None, True)
    if step == UP:
        return (row[places[0] - 1], False) if places[0] else (None, True)
    last = places[-1]
    if last + 1 >= len(row):
        return (None, True)
    return (row[last + 2] if last + 2 < len(row) else None, False)
