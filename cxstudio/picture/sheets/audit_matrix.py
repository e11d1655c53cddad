"""Channel consistency on paper: how it stands in words, the matrix in as many blocks as it takes, and its notes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from cxstudio.insight.audit import Cell, Consistencies
from cxstudio.model.document import Document
from cxstudio.picture.flow import Flow
from cxstudio.picture.sheets.audit_parts import number
from cxstudio.picture.sheets.consistency import Matrix, set_note
from cxstudio.picture.sheets.sheets import Piece, Sheets
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

MATRIX_TITLE = N_("Channel consistency")
_MOST_WORST = 6
_LEAST, _HEAD = 150.0, 70.0  # points at a factor of 1: of a page, to begin there; of a heading with its words


def numbers_of(document: Document, found: Consistencies, say: Callable[[int, int], str]) -> list[str]:
    """The number of each touchpoint of a matrix, such as "4.2"."""
    made: list[str] = []
    stages = list(dict.fromkeys(x.stage for x in found.touchpoints))
    for touchpoint in found.touchpoints:
        row = [x.id for x in document.touchpoints(touchpoint.stage)]
        made.append(say(stages.index(touchpoint.stage) + 1, row.index(touchpoint.id) + 1))
    return made


def set_worst(flow: Flow, found: Consistencies) -> None:
    """The mean of all, how much is rated, and where channels differ most."""
    wording = flow.setting.wording
    told = wording.say(N_("Mean {mean} of 5, {n} of {asked} rated")).format(
        mean=number(found.mean, wording),
        n=wording.digits(str(found.rated)),
        asked=wording.digits(str(found.possible)),
    )
    flow.text(told, print_style("lane", flow.setting.factor), "ink")
    worst = found.worst
    if not worst:
        return
    named = wording.listed(
        *(
            wording.say(N_("{touchpoint} ({channel})")).format(
                touchpoint=" ".join(x.touchpoint.title.split()), channel=x.channel.name
            )
            for x in worst[:_MOST_WORST]
        )
    )
    words = wording.say(N_("Least alike: {places}")).format(places=named)
    if len(worst) > _MOST_WORST:
        rest = len(worst) - _MOST_WORST
        more = wording.say_count("and {n} more", "and {n} more", rest).format(n=wording.digits(str(rest)))
        words = f"{words} {more}"
    flow.text(words, print_style("note", flow.setting.factor), "role.pain.mark", max_lines=4)


def set_matrices(sheets: Sheets, found: Consistencies) -> None:
    """All of it, from where the sheets are."""
    paper = sheets.paper
    numbers = numbers_of(paper.document, found, paper.wording.number)
    whole = Matrix(paper.setting, paper.frame, 0.0, paper.inner, found, range(len(found.channels)), numbers)
    blocks = [
        Matrix(paper.setting, paper.frame, 0.0, paper.inner, found, channels, numbers)
        for channels in whole.blocks()
    ]
    sheets.gap()
    needed = _height(blocks[0], len(found.touchpoints)) + _HEAD * paper.factor
    sheets.need(needed if needed < paper.bottom - paper.top else _LEAST * paper.factor)
    sheets.head(MATRIX_TITLE)
    flow = paper.flow(0.0, sheets.y, paper.inner)
    set_worst(flow, found)
    sheets.put(flow.part("matrix-summary"))
    for matrix in blocks:
        sheets.y += 10 * paper.factor
        _set_block(sheets, matrix, len(found.touchpoints))
    notes = [
        Piece(partial(_set_cell, cell, numbers[place]), "matrix-note", cell.id)
        for place, row in enumerate(found.cells)
        for cell in row
        if cell.note
    ]
    if notes:
        sheets.y += 10 * paper.factor
        sheets.pour(notes)


def _set_block(sheets: Sheets, matrix: Matrix, count: int) -> None:
    """Some channels with all touchpoints; on each page under the names of the channels."""
    whole = _height(matrix, count)
    if whole <= sheets.paper.bottom - sheets.paper.top:
        sheets.need(whole)
    begun = False
    for place in range(count):
        parts, below = matrix.row(place, sheets.y)
        head, first = matrix.head(sheets.y)
        needed = below - sheets.y if begun else first - sheets.y + below - sheets.y
        if not begun or below > sheets.paper.bottom:
            sheets.need(needed)
            head, first = matrix.head(sheets.y)
            sheets.put(head)
            sheets.y = first
            begun = True
        parts, below = matrix.row(place, sheets.y)
        sheets.put(*parts)
        sheets.y = below


def _height(matrix: Matrix, count: int) -> float:
    """Of a matrix that stands on one page."""
    y = matrix.head(0.0)[1]
    for place in range(count):
        y = matrix.row(place, y)[1]
    return y


def _set_cell(cell: Cell, number: str, flow: Flow) -> None:
    set_note(flow, cell, number)
