"""Moving what is selected by keys: one place on in a direction of the screen; no toolkit in here."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.tools.landing import reading_sign
from cxstudio.canvas.tools.together import leading, why_apart
from cxstudio.edits import annotations as annotation_edits
from cxstudio.edits import cards as card_edits
from cxstudio.edits import links as link_edits
from cxstudio.edits import stages as stage_edits
from cxstudio.edits import touchpoints as touchpoint_edits
from cxstudio.model.lanes import lane_of
from cxstudio.model.naming import short_title
from cxstudio.model.records import Annotation, Card, Stage, Touchpoint
from cxstudio.picture.travel import Direction
from cxstudio.words import _

NUDGE = 8.0  # canvas units


def move_by_key(desk: Desk, direction: Direction) -> bool:
    """Move what is selected one place in a direction of the screen; False when it has nowhere to go."""
    if desk.document.link(desk.current) is not None:
        return move_end(desk, direction, first=False)
    ids = leading(desk, desk.selection)
    apart = why_apart(desk, ids)
    if apart:
        desk.say(apart)
        return False
    record = desk.document.get(ids[-1]) if ids else None
    if isinstance(record, Annotation):
        return _nudge(desk, ids, direction)
    if isinstance(record, Card) and direction in {"up", "down"}:
        return _move_in_cell(desk, ids, -1 if direction == "up" else 1)
    if direction in {"up", "down"}:
        return False
    step = -1 if (direction == "left") != desk.picture.rtl else 1
    if isinstance(record, Stage):
        return _move_stages(desk, ids, step)
    if isinstance(record, Touchpoint):
        return _move_touchpoints(desk, ids, step)
    if isinstance(record, Card):
        return _move_cards(desk, ids, step)
    return False


def stretch_by_key(desk: Desk, direction: Direction) -> bool:
    """Let a card reach one touchpoint further, or less far; of an arrow move where it begins."""
    if desk.document.link(desk.current) is not None:
        return move_end(desk, direction, first=True)
    card = desk.document.find(desk.current, Card)
    home = desk.document.find(card.home, Touchpoint) if card else None
    if card is None or home is None:
        desk.say(_("Select a card of a touchpoint to stretch it"))
        return False
    row = [t.id for t in desk.document.touchpoints(home.stage)]
    step = 1 if (direction == "right") != desk.picture.rtl else -1
    end = row.index(card.until or home.id) + step
    if not row.index(home.id) <= end < len(row):
        desk.say(_("A card spans touchpoints of one stage"))
        return False
    return desk.attempt(lambda: card_edits.span_card(desk.document, card.id, row[end]))


def move_end(desk: Desk, direction: Direction, *, first: bool) -> bool:
    """Let the current arrow end, or begin, one touchpoint further in a direction; never at its other end."""
    link = desk.document.link(desk.current)
    row = [t.id for t in desk.document.journey_touchpoints(desk.journey)]
    if link is None or link.source not in row or link.target not in row or direction in {"up", "down"}:
        return False
    end, other = (link.source, link.target) if first else (link.target, link.source)
    step = 1 if (direction == "right") != desk.picture.rtl else -1
    place = row.index(end) + step
    if 0 <= place < len(row) and row[place] == other:
        place += step
    if not 0 <= place < len(row):
        return False
    there = row[place]
    words = _("From {thing}") if first else _("To {thing}")
    source, target = (there, None) if first else (None, there)
    if not desk.attempt(lambda: link_edits.retarget(desk.document, link.id, source, target)):
        return False
    desk.say(words.format(thing=short_title(desk.document, there)))
    return True


def _nudge(desk: Desk, ids: Sequence[str], direction: Direction) -> bool:
    dx = {"left": -NUDGE, "right": NUDGE}.get(direction, 0.0) * reading_sign(desk)
    dy = {"up": -NUDGE, "down": NUDGE}.get(direction, 0.0)
    notes = [note for id in ids if (note := desk.document.find(id, Annotation)) is not None]
    offsets = {note.id: (note.dx + dx, note.dy + dy) for note in notes}
    return desk.attempt(lambda: annotation_edits.move_annotations(desk.document, offsets))


def _before_after(row: Sequence[str], ids: Sequence[str], step: int) -> tuple[bool, str | None]:
    """Whether things can go one place along their row, and what they then stand before."""
    places = [row.index(id) for id in ids]
    place = min(places) - 1 if step < 0 else max(places) + 1
    if not 0 <= place < len(row):
        return (False, None)
    following = place if step < 0 else place + 1
    return (True, row[following] if following < len(row) else None)


def _move_stages(desk: Desk, ids: Sequence[str], step: int) -> bool:
    row = [s.id for s in desk.document.stages(desk.journey)]
    possible, before = _before_after(row, ids, step)
    return possible and desk.attempt(lambda: stage_edits.move_stages(desk.document, ids, before))


def _move_touchpoints(desk: Desk, ids: Sequence[str], step: int) -> bool:
    """Along their stage; at its edge, or when they are of several stages, into the stage beside the outermost."""
    document = desk.document
    outermost = ids[0 if step < 0 else -1]
    stage = next(t.stage for t in document.nodes(Touchpoint) if t.id == outermost)
    row = [t.id for t in document.touchpoints(stage)]
    possible, before = _before_after(row, [id for id in ids if id in row], step)
    if not possible:
        stages = [s.id for s in document.stages(desk.journey)]
        index = stages.index(stage) + step
        if not 0 <= index < len(stages):
            return False
        stage = stages[index]
        there = document.touchpoints(stage)
        before = there[0].id if step > 0 and there else None
    return desk.attempt(lambda: touchpoint_edits.move_touchpoints(document, ids, stage, before))


def _move_cards(desk: Desk, ids: Sequence[str], step: int) -> bool:
    """Each to the touchpoint beside its own; all of them or none. Cards of whole stages go to the stage beside."""
    points = [t.id for t in desk.document.journey_touchpoints(desk.journey)]
    stages = [s.id for s in desk.document.stages(desk.journey)]
    targets: dict[str, list[str]] = {}
    for id in ids:
        card = desk.document.find(id, Card)
        row = points if card is not None and card.home in points else stages
        if card is None or card.home not in row or not 0 <= row.index(card.home) + step < len(row):
            return False
        targets.setdefault(row[row.index(card.home) + step], []).append(id)
    return desk.attempt(lambda: card_edits.move_cards_to(desk.document, targets))


def _move_in_cell(desk: Desk, ids: Sequence[str], step: int) -> bool:
    first = desk.document.find(ids[0], Card)
    if first is None:
        return False
    row = [
        c.id
        for c in desk.document.cards(first.home)
        if lane_of(desk.document, c) == lane_of(desk.document, first)
    ]
    if not set(ids) <= set(row):
        desk.say(_("Cards of several places do not move up or down together"))
        return False
    moving = sorted(ids, key=row.index)
    possible, before = _before_after(row, moving, step)
    return possible and desk.attempt(
        lambda: card_edits.move_cards(desk.document, moving, first.home, before=before)
    )
