"""Dragging stages, touchpoints, cards and annotations to another place: a preview, then exactly one edit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Lifted, Preview
from cxstudio.canvas.tools import gathering, landing, landing_cards
from cxstudio.canvas.tools.copies import copies, in_one_step
from cxstudio.canvas.tools.pointer import Gesture, Pointer
from cxstudio.canvas.tools.snapping import Guide, snap
from cxstudio.canvas.tools.together import MOVABLE, together, why_apart
from cxstudio.edits import annotations as annotation_edits
from cxstudio.model.records import Annotation, Card, Node, Stage, Touchpoint
from cxstudio.words import _


class MoveThings:
    """Stages, touchpoints or cards on their way to another place."""

    def __init__(self, desk: Desk, grabbed: str, ids: Sequence[str], start: Pointer) -> None:
        self._desk = desk
        self._grabbed = grabbed
        self._ids = tuple(ids)
        self._start = start

    def move(self, at: Pointer) -> None:
        lands = self._landing(at)
        hand, grip = at.hand, (self._start.x, self._start.y)
        # The one taken hold of is drawn last, over the others.
        nodes = (*(id for id in self._ids if id != self._grabbed), self._grabbed)
        lifted = Lifted(nodes, grip, (hand[0] - grip[0], hand[1] - grip[1]), pile=lands.pile)
        self._desk.show(
            Preview(
                cursor="refused" if lands.refused else "copy" if _copies(at) else "grab",
                lifted=lifted,
                bar=lands.bar,
                bars=lands.bars,
                accepts=lands.accepts,
                refuses=lands.refuses,
            )
        )
        self._desk.say(lands.words if lands.refused or _copies(at) else self._with_hint(lands.words, at))

    def _with_hint(self, words: str, at: Pointer) -> str:
        return words if self._gathers(at) else with_hint(words)

    def _gathers(self, at: Pointer) -> bool:
        """Whether the key is held that makes a group of cards."""
        return at.shift and not _copies(at) and self._desk.document.find(self._grabbed, Card) is not None

    def drop(self, at: Pointer) -> None:
        lands = self._landing(at)
        self._desk.show(NOTHING)
        act = lands.act
        if act is None:
            self._desk.say(lands.words)
            return
        self._desk.say("")
        if not _copies(at):
            self._desk.attempt(act)
            return
        made: list[str] = []
        if self._desk.attempt(lambda: made.append(in_one_step(self._desk, self._ids, act))):
            self._desk.select(made)

    def cancel(self) -> None:
        self._desk.show(NOTHING)
        self._desk.say("")

    def _landing(self, at: Pointer) -> landing.Landing:
        record = self._desk.document.get(self._grabbed)
        if record is None or at.outside:  # somebody else took it away meanwhile, or it is on its way out
            return landing.STAYS
        apart = why_apart(self._desk, self._ids)
        if apart:
            return landing.Landing(apart)
        if self._gathers(at):
            return gathering.of_gathered(self._desk, self._ids, at)
        make = partial(copies, self._desk) if _copies(at) else None
        if isinstance(record, Stage):
            return landing.of_stages(self._desk, self._ids, at, make)
        if isinstance(record, Touchpoint):
            return landing.of_touchpoints(self._desk, self._ids, at, make)
        there = self._by_its_beginning(record, at)
        return landing_cards.of_cards(self._desk, self._ids, there, make, grabbed=self._grabbed)

    def _by_its_beginning(self, record: Node, at: Pointer) -> Pointer:
        """A card that spans is led by its first touchpoint, wherever it was taken hold of."""
        spans = isinstance(record, Card) and record.until and not at.on_lanes
        home = self._desk.picture.placed(record.home) if isinstance(record, Card) and spans else None
        if home is None:
            return at
        return replace(at, x=at.x - self._start.x + home.bounds.centre[0])


class MoveNotes:
    """Annotations float freely; one alone keeps its anchor unless it is taken to another stage, several keep theirs."""

    def __init__(self, desk: Desk, ids: Sequence[str], start: Pointer) -> None:
        self._desk = desk
        self._ids = tuple(ids)
        self._start = start

    def move(self, at: Pointer) -> None:
        dx, dy, guides = self._shift(at)
        lifted = Lifted(self._ids, (self._start.x, self._start.y), (dx, dy), exact=True)
        self._desk.show(Preview(cursor="copy" if at.alt else "grab", lifted=lifted, guides=guides))

    def drop(self, at: Pointer) -> None:
        self._desk.show(NOTHING)
        document, sign = self._desk.document, landing.reading_sign(self._desk)
        dx, dy, _guides = self._shift(at)
        if at.alt:
            self._copy(dx * sign, dy)
            return
        notes = [note for id in self._ids if (note := document.find(id, Annotation)) is not None]
        if len(notes) == 1 and (anchor := self._new_anchor(notes[0], at)):
            self._hang(notes[0], anchor, dx, dy)
            return
        # Whole units: what a hand does has no thousandths, and a map moved twice comes back exactly.
        offsets = {note.id: (round(note.dx + dx * sign), round(note.dy + dy)) for note in notes}
        if offsets:
            self._desk.attempt(lambda: annotation_edits.move_annotations(document, offsets))

    def cancel(self) -> None:
        self._desk.show(NOTHING)

    def _copy(self, dx: float, dy: float) -> None:
        """Leave the notes where they are and put copies where the hand is."""
        document = self._desk.document
        old = [note for id in self._ids if (note := document.find(id, Annotation)) is not None]
        made: list[str] = []

        def act() -> str:
            for note in old:
                made.extend(copies(self._desk, [note.id]))
            offsets = {
                new: (round(note.dx + dx), round(note.dy + dy)) for note, new in zip(old, made, strict=True)
            }
            annotation_edits.move_annotations(document, offsets)
            return made[-1]

        if old and self._desk.attempt(lambda: in_one_step(self._desk, self._ids, act)):
            self._desk.select(made)

    def _hang(self, note: Annotation, anchor: str, dx: float, dy: float) -> None:
        """Put it where it is seen, beside its new anchor."""
        spot, target = self._desk.picture.placed(note.id), self._desk.picture.placed(anchor)
        if spot is None or target is None:
            return
        corner = landing.leading_corner(self._desk, spot.bounds.moved(dx, dy))
        origin = landing.leading_corner(self._desk, target.bounds)
        x = round((corner[0] - origin[0]) * landing.reading_sign(self._desk))
        y = round(corner[1] - origin[1])
        self._desk.attempt(
            lambda: annotation_edits.move_annotation(self._desk.document, note.id, x, y, anchor)
        )

    def _shift(self, at: Pointer) -> tuple[float, float, tuple[Guide, ...]]:
        dx, dy = at.hand[0] - self._start.hand[0], at.hand[1] - self._start.hand[1]
        return snap(self._desk, self._ids, dx, dy, at)

    def _new_anchor(self, record: Annotation, at: Pointer) -> str:
        place = self._desk.picture.place_at(*at.hand)
        stage = self._desk.document.stage_of(record.anchor)
        if at.on_lanes or not place.touchpoint or (stage is not None and place.stage == stage.id):
            return ""
        return place.touchpoint if self._desk.picture.placed(place.touchpoint) else ""


def _copies(at: Pointer) -> bool:
    """Whether the keys held ask for a copy. Some window managers keep Alt with the mouse for themselves."""
    return at.ctrl or at.alt


def with_hint(words: str) -> str:
    """What a drop would do, and the key that makes a copy."""
    hint = _("Ctrl: copy")
    return _("{words} · {hint}").format(words=words, hint=hint) if words else hint


def begin_move(desk: Desk, grabbed: str, start: Pointer) -> Gesture | None:
    """The gesture that takes hold of a thing and of what is selected with it; None when it cannot be moved."""
    if not isinstance(desk.document.get(grabbed), MOVABLE):
        return None
    ids = together(desk, grabbed)
    leader = grabbed if grabbed in ids else ids[-1]
    if isinstance(desk.document.get(leader), Annotation) and not why_apart(desk, ids):
        return MoveNotes(desk, ids, start)
    return MoveThings(desk, leader, ids, start)
