"""Shaped units put on lines of a width; it must not know sizes, fonts' heights or alignment."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cxstudio.text.paragraph import Paragraph
from cxstudio.text.shape import Levelled, Piece, Shaper, Unit, total_width

ELLIPSIS = "…"
_ROUNDING = 1e-6  # em
# Thai and Lao vowels written before their consonant, and signs that never begin a line.
_NOT_LAST = frozenset("เแโใไເແໂໃໄ")
_NOT_FIRST = frozenset("ะาำๅๆฯะາຳຽໆຯ")


@dataclass(slots=True)
class WrappedLine:
    """Pieces of one line in reading order, without the white space at its end; lengths are em."""

    pieces: list[Levelled]
    width: float
    base: int
    text: str
    start: int  # of this line among the paragraph's characters


def wrap(paragraph: Paragraph, width: float, shaper: Shaper) -> Iterator[WrappedLine]:
    """The lines of a paragraph in a box `width` em wide.

    Greedy. A unit wider than the box is cut between clusters; only a single cluster may stick out.
    """
    line = _OpenLine(paragraph)
    for unit in paragraph.units:
        if line.begun and line.width_with(unit.body_width) > width + _ROUNDING:
            yield line.close()
        if unit.body_width > width + _ROUNDING:
            for fragment in _chopped(unit.body, width, shaper):
                if line.pieces:
                    yield line.close()
                line.add(fragment, total_width(fragment))
            line.leave_space(unit)
        else:
            line.add(unit.body, unit.body_width)
            line.leave_space(unit)
    yield line.close()


class _OpenLine:
    """The line being filled; white space counts only when something follows it."""

    def __init__(self, paragraph: Paragraph) -> None:
        self._paragraph = paragraph
        self.pieces: list[Levelled] = []
        self._width = 0.0
        self._space: tuple[Levelled, ...] = ()
        self._space_width = 0.0
        self._start = self._end = 0

    @property
    def begun(self) -> bool:
        return bool(self.pieces or self._space)

    def width_with(self, more: float) -> float:
        return self._width + self._space_width + more

    def add(self, pieces: tuple[Levelled, ...] | list[Levelled], width: float) -> None:
        self.pieces += self._space
        self.pieces += pieces
        self._width += self._space_width + width
        self._space, self._space_width = (), 0.0
        self._end += sum(len(item.piece.text) for item in pieces)

    def leave_space(self, unit: Unit) -> None:
        self._space += unit.space
        self._space_width += unit.space_width
        self._end += sum(len(item.piece.text) for item in unit.space)

    def close(self) -> WrappedLine:
        text = self._paragraph.text[self._start : self._end].rstrip()
        line = WrappedLine(self.pieces, self._width, self._paragraph.base, text, self._start)
        self.pieces = []
        self._width = self._space_width = 0.0
        self._space = ()
        self._start = self._end
        return line


def _chopped(body: tuple[Levelled, ...], width: float, shaper: Shaper) -> Iterator[list[Levelled]]:
    """A unit too wide for a line, cut between clusters into stretches that fit."""
    line: list[Levelled] = []
    room = width
    for item in body:
        clusters = item.piece.cluster_widths()
        start = 0
        while start < len(clusters):
            end = _fitting(clusters, start, room, at_least_one=not line)
            fragment = _reshaped(item, clusters, start, end, shaper) if end > start else None
            while fragment is not None and fragment.piece.width > room + _ROUNDING and end - start > 1:
                end -= 1
                fragment = _reshaped(item, clusters, start, end, shaper)
            if fragment is not None:
                line.append(fragment)
                room -= fragment.piece.width
                start = end
            if start < len(clusters):
                yield line
                line, room = [], width
    yield line


def _fitting(clusters: list[tuple[str, float]], start: int, room: float, *, at_least_one: bool) -> int:
    """How far clusters from `start` on fit into `room` em, moved back to where a cut is allowed."""
    end = start
    left = room + _ROUNDING
    while end < len(clusters) and (left := left - clusters[end][1]) >= 0:
        end += 1
    if end < len(clusters):
        allowed = end
        while allowed > start and not _may_cut(clusters[allowed - 1][0], clusters[allowed][0]):
            allowed -= 1
        end = allowed if allowed > start else end
    return max(end, start + 1) if at_least_one else end


def _may_cut(before: str, after: str) -> bool:
    return before[-1] not in _NOT_LAST and after[0] not in _NOT_FIRST


def _reshaped(
    item: Levelled, clusters: list[tuple[str, float]], start: int, end: int, shaper: Shaper
) -> Levelled:
    if (start, end) == (0, len(clusters)):
        return item
    text = "".join(cluster for cluster, _ in clusters[start:end])
    return Levelled(_same_font(item.piece, text, shaper), item.level)


def _same_font(piece: Piece, text: str, shaper: Shaper) -> Piece:
    return shaper.piece(text, shaper.chain.fonts.index(piece.font), rtl=piece.rtl)


def cut(line: WrappedLine, width: float, shaper: Shaper) -> WrappedLine:
    """The line shortened at a cluster so that an ellipsis ends it; its text shows where."""
    last_font = shaper.chain.fonts.index(line.pieces[-1].piece.font) if line.pieces else None
    sign = shaper.ellipsis(last_font, line.base)
    pieces = list(line.pieces)
    used = line.width
    while pieces and (used + sign.piece.width > width + _ROUNDING or pieces[-1].piece.text.isspace()):
        item = pieces.pop()
        used -= item.piece.width
        clusters = item.piece.cluster_widths()
        end = _fitting(clusters, 0, width - used - sign.piece.width, at_least_one=False)
        if 0 < end < len(clusters):
            fragment = _reshaped(item, clusters, 0, end, shaper)
            pieces.append(fragment)
            used += fragment.piece.width
            break
    text = "".join(item.piece.text for item in pieces)
    return WrappedLine([*pieces, sign], used + sign.piece.width, line.base, text + ELLIPSIS, line.start)
