"""The notes beside a map set into columns, over as many pages as they need; it knows no map and no paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import disc, line
from cxstudio.picture.notes import Note
from cxstudio.picture.primitives import Bounds, Part, Stroke, Text
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

_DISC = 16.0
_INDENT = 22.0
_BETWEEN = 9.0
_HEADING, _UNDER_HEADING = 0.8, 6.0
_FEWEST_LINES = 3  # of a split note at the foot of a column


@dataclass(frozen=True, slots=True)
class Slot:
    """Room for notes on a page, in reading coordinates; `page` counts from 0."""

    page: int
    u: float
    top: float
    width: float
    height: float
    heading: bool = True


@dataclass(frozen=True, slots=True)
class SetNote:
    """A piece of the notes on a page, and the thing it speaks of; "" for a heading."""

    page: int
    part: Part
    node: str = ""


def set_notes(notes: Sequence[Note], slots: Iterator[Slot], setting: Setting, frame: Frame) -> list[SetNote]:
    """Fill slots in order until every note stands in full. A note too tall for a slot goes on in the next one.

    Stops early when the slots end. A slot too small for anything still takes a few lines, so it always ends.
    """
    return list(_Columns(slots, setting, frame).set(notes))


def heading_height(setting: Setting) -> float:
    """The height of the heading over the first of some columns."""
    return print_style("header", setting.factor * _HEADING).line_height + _UNDER_HEADING * setting.factor


class _Columns:
    def __init__(self, slots: Iterator[Slot], setting: Setting, frame: Frame) -> None:
        self._slots = slots
        self._setting = setting
        self._frame = frame
        self._slot: Slot | None = None
        self._y = 0.0

    def set(self, notes: Sequence[Note]) -> Iterator[SetNote]:
        if not notes:
            return
        yield from self._open()
        for note in notes:
            rest: Note | None = note
            while rest is not None and self._slot is not None:
                done, rest = self._fit(rest)
                if done is not None:
                    yield done
                if rest is not None:
                    yield from self._open()

    def _open(self) -> Iterator[SetNote]:
        self._slot = next(self._slots, None)
        if self._slot is None:
            return
        self._y = self._slot.top
        if self._slot.heading:
            flow = self._flow()
            flow.text(
                self._setting.wording.say(N_("Notes")),
                print_style("header", self._setting.factor * _HEADING),
                "ink",
            )
            self._y = flow.y + _UNDER_HEADING * self._setting.factor
            yield SetNote(self._slot.page, flow.part("note"))

    def _flow(self) -> Flow:
        assert self._slot is not None
        return Flow(self._setting, self._frame, self._slot.u, self._y, self._slot.width)

    def _fit(self, note: Note) -> tuple[SetNote | None, Note | None]:
        """Set a note, as much of it as fits; gives what was set and what is left."""
        assert self._slot is not None
        bottom = self._slot.top + self._slot.height
        # More lines than a slot holds tell no more about where to split than one too many.
        flow = self._note(note, 2 + int(self._slot.height // self._line_height))
        if flow.y <= bottom:
            self._y = flow.y + _BETWEEN * self._setting.factor
            return SetNote(self._slot.page, flow.part("note"), note.node), None
        fresh = self._y <= self._slot.top + 30 * self._setting.factor
        left = bottom - self._y - 12 * self._setting.factor
        lines = int(left // (self._line_height * 1.2)) - (0 if note.number else 1)
        whole_would_fit = flow.y - self._y <= self._slot.height - 30 * self._setting.factor
        if lines < _FEWEST_LINES or (whole_would_fit and not fresh):
            if fresh and lines < _FEWEST_LINES:
                lines = _FEWEST_LINES  # a slot too small for anything must not swallow the note
            else:
                return None, note
        flow = self._note(note, lines)
        rest = _hidden(flow)
        self._y = flow.y
        placed = SetNote(self._slot.page, flow.part("note"), note.node)
        if not rest:
            return placed, None
        place = f"({note.number}) …" if note.number else note.place
        return placed, replace(note, text=rest, number=0, place=place)

    @property
    def _line_height(self) -> float:
        return print_style("note", self._setting.factor).line_height

    def _note(self, note: Note, lines: int) -> Flow:
        factor = self._setting.factor
        flow = self._flow()
        text = note.text or "…"
        if note.number:
            self._number(flow, note.number)
            flow.gap(1)
            flow.text(text, print_style("note", factor), "ink", indent=_INDENT * factor, max_lines=lines)
            flow.y = max(flow.y, flow.top + _DISC * factor)
        else:
            flow.text(note.place, print_style("card", factor), "inkMuted", max_lines=3)
            flow.text(text, print_style("note", factor), "ink", max_lines=lines)
        return flow

    def _number(self, flow: Flow, number: int) -> None:
        factor = self._setting.factor
        size = _DISC * factor
        circle = self._frame.box(flow.u, flow.y, size, size)
        style = replace(print_style("card", factor), line_height=0.0)
        block = self._setting.engine.block(
            self._setting.wording.digits(str(number)), style, size * 2, align="center"
        )
        centre = circle.centre
        flow.draw(
            disc(centre, size, "ink"),
            Text(centre[0] - size, centre[1] - block.height / 2, block, "surface"),
        )
        flow.words.append(str(number))


def _hidden(flow: Flow) -> str:
    texts = [p for p in flow.drawn if isinstance(p, Text)]
    return texts[-1].block.hidden if texts else ""


def column_rule(frame: Frame, u: float, top: float, height: float, factor: float) -> Part:
    """The hairline between the map and its notes."""
    x = frame.x(u)
    rule = line([(x, top), (x, top + height)], Stroke("line", 0.75 * factor))
    return Part("", "note", Bounds(x, top, 0.0, height), (rule,), "ground")
