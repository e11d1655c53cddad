"""The notes of a stage under its map, and lines for those of its reader; it draws no map and no link."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cxstudio.model.kinds import KINDS
from cxstudio.picture.flow import Flow
from cxstudio.picture.icons import icon
from cxstudio.picture.marks import disc, line
from cxstudio.picture.notes import Note
from cxstudio.picture.primitives import Bounds, Part, Primitive, Stroke, Text
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import LETTERS
from cxstudio.picture.sheets.pouring import Column, Pages, rows_of
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

_DISC, _INDENT, _BETWEEN = 13.0, 19.0, 18.0  # points at a factor of 1, as all sizes here
_SIGN = 10.0
_HEAD, _LINE = 16.0, 20.0
_FEWEST_LINES, _MOST_LINES = 3, 6
_LONG = 320  # characters; a longer note has the whole width, where it may go on from page to page


@dataclass(frozen=True, slots=True)
class NoteSpot:
    """Where a note begins: the page of its column, and its box there."""

    page: int
    node: str
    box: Bounds


def pour_notes(column: Column, notes: Sequence[Note]) -> list[NoteSpot]:
    """Short notes two in a row, then long ones over the whole width."""
    spots = []
    for pair in rows_of([note for note in notes if len(note.text) <= _LONG], 2):
        column.need(max(_note(column, note, place).y for place, note in enumerate(pair)) - column.y)
        flows = [_note(column, note, place) for place, note in enumerate(pair)]
        for note, flow in zip(pair, flows, strict=True):
            column.put(flow.part("note"))
            spots.append(NoteSpot(column.page, note.node, flow.bounds))
        column.y = max(flow.y for flow in flows)
        column.gap(5)
    spots += [_long(column, note) for note in notes if len(note.text) > _LONG]
    return spots


def notes_height(paper: Paper, notes: Sequence[Note]) -> float:
    """The height notes need, at most that of a page; 0 for none."""
    trial = Column(Pages(paper), 0.0, paper.inner, paper.top)
    pour_notes(trial, notes)
    return trial.y - trial.top if not trial.page else paper.bottom - paper.top


def rule_lines(column: Column) -> None:
    """Lines to write on with a pen, where the page has room for a few."""
    factor = column.paper.factor
    column.gap(14)
    count = min(_MOST_LINES, int((column.room - _HEAD * factor) // (_LINE * factor)))
    if count < _FEWEST_LINES:
        return
    column.text(column.paper.wording.say(N_("Your notes")), print_style("card", factor * LETTERS), "inkMuted")
    frame = column.paper.frame
    for number in range(1, count + 1):
        y = column.y + number * _LINE * factor
        ends = [frame.point(column.u, y), frame.point(column.u + column.width, y)]
        box = frame.box(column.u, y - 1, column.width, 2)
        column.put(Part("", "rule", box, (line(ends, Stroke("lineControl", 0.5 * factor)),), "ground"))
    column.y += count * _LINE * factor


def _long(column: Column, note: Note) -> NoteSpot:
    factor = column.paper.factor
    head = replace(note, text="")
    column.need(_note(column, head, 0).y - column.y + 30 * factor)
    flow = _note(column, head, 0)
    spot = NoteSpot(column.page, note.node, flow.bounds)
    column.set(flow, role="note")
    column.text(note.text, print_style("note", factor * LETTERS), "ink", indent=_INDENT * factor)
    column.gap(5)
    return spot


def _note(column: Column, note: Note, place: int) -> Flow:
    """A note with its number, or the sign of what it is, and where it stands; the first or second in its row."""
    paper = column.paper
    factor = paper.factor
    gap, indent, size = _BETWEEN * factor, _INDENT * factor, _DISC * factor
    width = (column.width - gap) / 2
    flow = column.flow(place * (width + gap), width)
    if note.number:
        flow.draw(*_number(paper, flow, note.number, size))
    else:
        record = paper.document.get(note.node)
        name = KINDS[record.kind].icon if record is not None and record.kind in KINDS else "text"
        box = paper.frame.box(flow.u + 1.5 * factor, flow.y, _SIGN * factor, _SIGN * factor)
        flow.draw(*icon(name, box, "inkMuted"))
    flow.text(note.place, print_style("note", factor), "inkMuted", indent=indent)
    flow.text(note.text, print_style("note", factor * LETTERS), "ink", indent=indent)
    flow.y = max(flow.y, flow.top + size)
    return flow


def _number(paper: Paper, flow: Flow, number: int, size: float) -> Iterator[Primitive]:
    centre = paper.frame.box(flow.u, flow.y, size, size).centre
    style = replace(print_style("note", paper.factor), weight=600, line_height=0.0)
    block = paper.engine.block(paper.wording.digits(str(number)), style, size * 2, align="center")
    yield disc(centre, size, "ink")
    yield Text(centre[0] - size, centre[1] - block.height / 2, block, "surface")
