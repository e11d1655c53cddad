"""The glossary of symbols on pages: each sign with its name and a sentence; it does not know which there are."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.picture.flow import Flow
from cxstudio.picture.frame import Frame
from cxstudio.picture.handout.symbols import symbols
from cxstudio.picture.legend import SIGN_WIDTH, Entry
from cxstudio.picture.map import MapPicture
from cxstudio.picture.poster import Page
from cxstudio.picture.scaling import scaled
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.pouring import Column, begun, rows_of
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

NAME = N_("Glossary of symbols")
_LEAST = 210.0  # points at a factor of 1, of a column with the gap after it
_GAP = 22.0
_LETTERS = 1.1  # times the size of a note on a map


def pages(paper: Paper, pictures: Sequence[MapPicture]) -> list[Page]:
    """The pages of the glossary: two columns of signs, each with its name and a sentence."""
    rows = list(symbols(paper.document, paper.wording, pictures, notes=paper.setup.notes))
    if not rows:
        return []
    factor, wording = paper.factor, paper.wording
    column = begun(paper)
    column.text(wording.say(NAME), print_style("title", factor), "ink", role="title")
    column.gap(10)
    across = max(1, int((paper.inner + _GAP * factor) // (_LEAST * factor)))
    for row in rows_of(rows, across):
        flows = [_set(column, entry, words, place, across) for place, (entry, words) in enumerate(row)]
        column.need(max(flow.y for flow in flows) - column.y)
        flows = [_set(column, entry, words, place, across) for place, (entry, words) in enumerate(row)]
        top = column.y
        for flow in flows:
            column.put(flow.part("symbol"))
        column.y = max(top, *(flow.y for flow in flows))
        column.gap(4.5)
    name, made = wording.say(NAME), column.pages.parts
    return [
        paper.page(parts, name, place, len(made), name if place == 1 else "")
        for place, parts in enumerate(made, start=1)
    ]


def _set(column: Column, entry: Entry, words: str, place: int, across: int) -> Flow:
    """A sign, its name and its meaning, in one of so many columns."""
    paper = column.paper
    factor = paper.factor
    gap = _GAP * factor
    width = (column.width - (across - 1) * gap) / across
    flow = column.flow(place * (width + gap), width)
    lead = (SIGN_WIDTH + 6) * factor
    name = print_style("card", factor * _LETTERS)
    middle, origin = flow.y + name.line_height / 2, flow.frame.x(flow.u)
    local = Frame(flow.frame.rtl)
    flow.draw(lambda: [scaled(shape, factor, origin, middle) for shape in entry.sign(local, 0.0)])
    flow.text(entry.label, name, "ink", indent=lead)
    flow.text(words, print_style("note", factor * _LETTERS), "inkMuted", indent=lead)
    return flow
