"""Whose curves are drawn on a page: names beside their marks, each a way to a sheet; it knows no map."""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.model.records import Persona
from cxstudio.picture.handout.chapters import persona_anchor
from cxstudio.picture.marks import persona_mark
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.poster import PageLink
from cxstudio.picture.sheets.plan_rows import LETTERS
from cxstudio.picture.sheets.pouring import Column
from cxstudio.picture.styles import print_style

_MOST = 0.65  # of the width; a crowd has its names in the glossary


def put_key(column: Column, personas: Sequence[Persona]) -> list[PageLink]:
    """The personas at the trailing end of the line that comes next; returns the ways to their sheets."""
    paper = column.paper
    factor, style = paper.factor, print_style("note", paper.factor * LETTERS)
    lead, apart = 10.0 * factor, 12.0 * factor
    widths = {one.id: paper.engine.width(persona_words(one, paper.wording), style) + 1 for one in personas}
    whole = sum(width + lead + apart for width in widths.values()) - apart
    if not widths or whole > column.width * _MOST:
        return []
    u, top = column.width - whole, column.y
    key = paper.flow(column.u, top, column.width)
    links = []
    for one in personas:
        centre = paper.frame.point(u + lead * 0.35, top + style.line_height / 2)
        key.draw(persona_mark(one.mark, centre, 6.5 * factor))
        words = paper.flow(u + lead, top, widths[one.id])
        words.text(persona_words(one, paper.wording), style, "ink", max_lines=1)
        box = words.bounds
        links.append(PageLink(box.x, box.y, box.width, box.height, persona_anchor(one.id)))
        key.draw(*words.drawn)
        key.words += words.words
        u += widths[one.id] + lead + apart
    key.y = top + style.line_height
    column.put(key.part("key"))
    return links
