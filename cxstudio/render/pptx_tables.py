"""Tables of a page as tables of a slide; it decides no words and no widths, only how high rows must be for them."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.picture.poster import PageTable
from cxstudio.picture.primitives import Stroke, Text
from cxstudio.render.pptx_text import Voice, paragraphs
from cxstudio.render.pptx_xml import Box, Place, Shape, outline
from cxstudio.text.layout import Style, TextBlock, TextEngine

USUAL_SIZE = 11.0  # points, where the page does not tell
_SMALLEST_SIZE = 6.0
_STEP = 0.5
_PAD_X, _PAD_Y = 4.0, 2.5  # points
_LINE = 1.35  # of the size of a text, what its line is high
_SLACK = 0.94  # of the width of a cell its text is laid out in, so that a wider font still fits


@dataclass(frozen=True, slots=True)
class TableRoom:
    """How large the texts of a table may be, the height there is for all of it, and that it has on the page; points."""

    size: float
    height: float
    drawn: float = 0.0


def table(source: PageTable, place: Place, room: TableRoom, engine: TextEngine, voice: Voice) -> Shape:
    """A native table; its texts are made smaller until its rows fit, down to what can just be read."""
    columns = len(source.widths)
    rows = [[*row, *[""] * columns][:columns] for row in source.rows]
    size = room.size
    laid_out = _laid_out(rows, source.widths, size, engine, voice)
    while sum(_heights(laid_out, _PAD_Y)) > room.height and size - _STEP >= _SMALLEST_SIZE:
        size -= _STEP
        laid_out = _laid_out(rows, source.widths, size, engine, voice)
    spare = min(room.drawn, room.height) - sum(_heights(laid_out, _PAD_Y))
    pad = _PAD_Y + max(0.0, spare / max(1, len(rows)) / 2)
    heights = [place.length(height) for height in _heights(laid_out, pad)]
    widths = [place.length(width) for width in source.widths]
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    body = "".join(
        f'<a:tr h="{height}">{"".join(_cell(block, place, voice, pad, head=i == 0) for block in row)}</a:tr>'
        for i, (row, height) in enumerate(zip(laid_out, heights, strict=True))
    )
    towards = ' rtl="1"' if voice.rtl else ""
    box = Box(
        round(place.x + source.x * place.unit),
        round(place.y + source.y * place.unit),
        sum(widths),
        sum(heights),
    )
    content = (
        f'<p:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></p:xfrm>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f'<a:tbl><a:tblPr{towards} firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl>'
        "</a:graphicData></a:graphic>"
    )
    return Shape("graphicFrame", box, content)


def _laid_out(
    rows: list[list[str]], widths: tuple[float, ...], size: float, engine: TextEngine, voice: Voice
) -> list[list[TextBlock]]:
    looks = [Style(size, 400 if number else 600, line_height=size * _LINE) for number in range(len(rows))]
    return [
        [
            _block(text, look, max(1.0, (width - 2 * _PAD_X) * _SLACK), engine, voice)
            for text, width in zip(row, widths, strict=True)
        ]
        for row, look in zip(rows, looks, strict=True)
    ]


def _block(text: str, look: Style, width: float, engine: TextEngine, voice: Voice) -> TextBlock:
    """A text at the leading side of its cell, whichever way it runs itself."""
    block = engine.block(text, look, width, direction=voice.direction)
    if text and block.rtl != voice.rtl:
        return engine.block(text, look, width, direction=voice.direction, align="end")
    return block


def _heights(rows: list[list[TextBlock]], pad: float) -> list[float]:
    """The height each row needs."""
    return [
        max((max(block.height, block.style.size * _LINE) for block in row), default=0.0) + 2 * pad
        for row in rows
    ]


def _cell(block: TextBlock, place: Place, voice: Voice, pad: float, *, head: bool) -> str:
    """A cell with a rule under it and nothing else, as the pages draw tables."""
    said = paragraphs([Text(0.0, 0.0, block, "inkMuted" if head else "ink")], place.points(1.0), voice)
    rule = outline(Stroke("lineControl", 0.75), voice.theme.colour("lineControl"), place)
    edges = "".join(_edge(outline(None, None, place), name) for name in ("lnL", "lnR", "lnT")) + _edge(
        rule, "lnB"
    )
    across, down = place.length(_PAD_X), place.length(pad)
    margins = f'marL="{across}" marR="{across}" marT="{down}" marB="{down}"'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{said}</a:txBody>"
        f'<a:tcPr {margins} anchor="t">{edges}<a:noFill/></a:tcPr></a:tc>'
    )


def _edge(line: str, name: str) -> str:
    """A line as that of one side of a cell."""
    return line.replace("<a:ln", f"<a:{name}", 1).replace("</a:ln>", f"</a:{name}>")
