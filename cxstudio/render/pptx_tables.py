"""Tables of a page as tables of a slide; it decides no words and no widths, only how high rows must be for them."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.picture.poster import AFTER_NUMBER, CellLook, PageTable
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


@dataclass(frozen=True, slots=True)
class TableRoom:
    """How large the texts of a table may be, the height there is for all of it, and that it has on the page; points."""

    size: float
    height: float
    drawn: float = 0.0


def table(
    source: PageTable, place: Place, room: TableRoom, engine: TextEngine, voice: Voice
) -> tuple[Shape, Shape | None]:
    """A native table; its texts are made smaller until its rows fit, down to what can just be read.

    With one that runs from right to left comes the same with its columns in the order they are seen in, for programs
    that do not turn tables around.
    """
    columns = len(source.widths)
    rows = [[*row, *[""] * columns][:columns] for row in source.rows]
    size = room.size
    looks = looks_of(source)
    laid_out = _laid_out(rows, looks, source.widths, size, engine, voice)
    while sum(_heights(laid_out, _PAD_Y)) > room.height and size - _STEP >= _SMALLEST_SIZE:
        size -= _STEP
        laid_out = _laid_out(rows, looks, source.widths, size, engine, voice)
    spare = min(room.drawn, room.height) - sum(_heights(laid_out, _PAD_Y))
    pad = _PAD_Y + max(0.0, spare / max(1, len(rows)) / 2)
    shown = _Shown(source, place, voice, pad)
    own = shown.frame(laid_out, looks, source.widths, turned=voice.rtl)
    if not voice.rtl:
        return own, None
    mirrored = ([row[::-1] for row in laid_out], [row[::-1] for row in looks], source.widths[::-1])
    return own, shown.frame(*mirrored, turned=False)


_Rows = list[list[tuple[TextBlock, ...]]]


@dataclass(frozen=True, slots=True)
class _Shown:
    """Where a table stands, and how far its texts keep from the edges of their cells above and below."""

    source: PageTable
    place: Place
    voice: Voice
    pad: float

    def frame(
        self, rows: _Rows, looks: list[tuple[CellLook, ...]], across: tuple[float, ...], *, turned: bool
    ) -> Shape:
        """The table as a shape; `turned` tells a program that its first column stands at the right."""
        place, source = self.place, self.source
        heights = [place.length(height) for height in _heights(rows, self.pad)]
        widths = [place.length(width) for width in across]
        grid = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
        body = "".join(
            f'<a:tr h="{height}">{_row(row, own, place, self.voice, self.pad, head=i == 0)}</a:tr>'
            for i, (row, own, height) in enumerate(zip(rows, looks, heights, strict=True))
        )
        towards = ' rtl="1"' if turned else ""
        x, y = round(place.x + source.x * place.unit), round(place.y + source.y * place.unit)
        box = Box(x, y, sum(widths), sum(heights))
        content = (
            f'<p:xfrm><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></p:xfrm>'
            '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
            f'<a:tbl><a:tblPr{towards} firstRow="1"/><a:tblGrid>{grid}</a:tblGrid>{body}</a:tbl>'
            "</a:graphicData></a:graphic>"
        )
        return Shape("graphicFrame", box, content)


def looks_of(source: PageTable) -> list[tuple[CellLook, ...]]:
    """How each cell is set; a head that is not told is strong and quiet."""
    told = source.looks or ((CellLook("inkMuted", strong=True),) * len(source.widths),)
    usual = (CellLook(),) * len(source.widths)
    return [told[row] if row < len(told) else usual for row in range(len(source.rows))]


def _laid_out(
    rows: list[list[str]],
    looks: list[tuple[CellLook, ...]],
    widths: tuple[float, ...],
    size: float,
    engine: TextEngine,
    voice: Voice,
) -> list[list[tuple[TextBlock, ...]]]:
    """The blocks of each cell: its text, and what stands under it."""
    return [
        [
            _blocks(text, look, size, max(1.0, (width - 2 * _PAD_X) * _SLACK), engine, voice)
            for text, look, width in zip(row, own, widths, strict=True)
        ]
        for row, own in zip(rows, looks, strict=True)
    ]


def _blocks(
    text: str, look: CellLook, size: float, width: float, engine: TextEngine, voice: Voice
) -> tuple[TextBlock, ...]:
    style = Style(size, 600 if look.strong else 400, line_height=size * _LINE)
    if not look.lines:
        return (_block(text, style, width, engine, voice, number=look.number),)
    lines = text.splitlines()
    first, rest = "\n".join(lines[: look.lines]), "\n".join(lines[look.lines :])
    quiet = Style(size, line_height=size * _LINE)
    found = (_block(first, style, width, engine, voice), _block(rest, quiet, width, engine, voice))
    return tuple(block for block in found if block.text)


def _block(
    text: str, look: Style, width: float, engine: TextEngine, voice: Voice, *, number: bool = False
) -> TextBlock:
    """A text at the leading side of its cell, whichever way it runs itself; a number at the trailing one."""
    block = engine.block(text, look, width, direction=voice.direction)
    if text and (block.rtl != voice.rtl) != number:
        return engine.block(text, look, width, direction=voice.direction, align="end")
    return block


def _heights(rows: list[list[tuple[TextBlock, ...]]], pad: float) -> list[float]:
    """The height each row needs."""
    return [
        max((sum(max(b.height, b.style.size * _LINE) for b in blocks) for blocks in row), default=0.0)
        + 2 * pad
        for row in rows
    ]


def _row(
    row: list[tuple[TextBlock, ...]],
    looks: tuple[CellLook, ...],
    place: Place,
    voice: Voice,
    pad: float,
    *,
    head: bool,
) -> str:
    cells = zip(row, looks, strict=True)
    return "".join(_cell(blocks, look, place, voice, pad, head=head) for blocks, look in cells)


def _cell(
    blocks: tuple[TextBlock, ...], look: CellLook, place: Place, voice: Voice, pad: float, *, head: bool
) -> str:
    """A cell with a rule under it, as the pages draw tables; those of the head lie on a ground."""
    texts, y = [], 0.0
    for number, block in enumerate(blocks):
        texts.append(Text(0.0, y, block, "inkMuted" if number else look.colour))
        y += block.height
    said = paragraphs(texts, place.points(1.0), voice)
    ground = solid(voice.theme.colour("surfaceSunken") if head else None)
    stroke = Stroke("lineControl" if head else "line", 1.0)
    rule = outline(stroke, voice.theme.colour(stroke.colour), place)
    edges = "".join(_edge(outline(None, None, place), name) for name in ("lnL", "lnR", "lnT")) + _edge(
        rule, "lnB"
    )
    usual, down = place.length(_PAD_X), place.length(pad)
    after = place.length(_PAD_X + (AFTER_NUMBER if look.number else 0.0))
    left, right = (after, usual) if voice.rtl else (usual, after)
    margins = f'marL="{left}" marR="{right}" marT="{down}" marB="{down}"'
    return (
        f"<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{said}</a:txBody>"
        f'<a:tcPr {margins} anchor="t">{edges}{ground}</a:tcPr></a:tc>'
    )


def _edge(line: str, name: str) -> str:
    """A line as that of one side of a cell."""
    return line.replace("<a:ln", f"<a:{name}", 1).replace("</a:ln>", f"</a:{name}>")
