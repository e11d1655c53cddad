"""Tables of a page as tables of a slide; it decides no words and no widths, only how high rows must be for them."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.picture.poster import PageTable
from cxstudio.picture.primitives import Stroke, Text
from cxstudio.render.pptx_text import Voice, paragraphs
from cxstudio.render.pptx_xml import Box, Place, Shape, outline, solid
from cxstudio.text.layout import Style, TextBlock, TextEngine

USUAL_SIZE = 11.0  # points, where the page does not tell
_SMALLEST_SIZE = 6.0
_STEP = 0.5
_PAD_X, _PAD_Y = 4.0, 2.5  # points
_LINE = 1.35  # of the size of a text, what its line is high
_SLACK = 0.94  # of the width of a cell its text is laid out in, so that a wider font still fits
_EDGES = ("lnL", "lnR", "lnT", "lnB")


@dataclass(frozen=True, slots=True)
class TableRoom:
    """How large the texts of a table may be, and the height there is for all of it, in points."""

    size: float
    height: float


def table(source: PageTable, place: Place, room: TableRoom, engine: TextEngine, voice: Voice) -> Shape:
    """A native table; its texts are made smaller until its rows fit, down to what can just be read."""
    columns = len(source.widths)
    rows = [[*row, *[""] * columns][:columns] for row in source.rows]
    size = room.size
    laid_out = _laid_out(rows, source.widths, size, engine, voice)
    while sum(_heights(laid_out)) > room.height and size - _STEP >= _SMALLEST_SIZE:
        size -= _STEP
        laid_out = _laid_out(rows, source.widths, size, engine, voice)
    heights = [place.length(height) for height in _heights(laid_out)]
    widths = [place.length(width) for width in source.widths]
    grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    body = "".join(
        f'<a:tr h="{height}">{"".join(_cell(block, place, voice, head=i == 0) for block in row)}</a:tr>'
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


def _heights(rows: list[list[TextBlock]]) -> list[float]:
    """The height each row needs."""
    return [
        max((max(block.height, block.style.size * _LINE) for block in row), default=0.0) + 2 * _PAD_Y
        for row in rows
    ]


def _cell(block: TextBlock, place: Place, voice: Voice, *, head: bool) -> str:
    said = paragraphs([Text(0.0, 0.0, block, "ink")], place.points(1.0), voice)
    edge = outline(Stroke("lineControl", 0.75), voice.theme.colour("lineControl"), place)
    edges = "".join(
        edge.replace("<a:ln ", f"<a:{name} ").replace("</a:ln>", f"</a:{name}>") for name in _EDGES
    )
    fill = solid(voice.theme.colour("surfaceSunken" if head else "surface"))
    across, down = place.length(_PAD_X), place.length(_PAD_Y)
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{said}</a:txBody>"
        f'<a:tcPr marL="{across}" marR="{across}" marT="{down}" marB="{down}" anchor="t">{edges}{fill}</a:tcPr></a:tc>'
    )
