"""Shaped units put on lines of a width; it must not know sizes, fonts' heights or alignment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cxstudio.text.paragraph import Paragraph
from cxstudio.text.shape import Levelled, Piece, Shaper, total_width

ELLIPSIS = "…"
_ROUNDING = 1e-6  # em
# Thai and Lao vowels written before their consonant, and signs that never begin a line.
_NOT_LAST = frozenset("เแโใไເແໂໃໄ")
_NOT_FIRST = frozenset("ะาำๅๆฯะາຳຽໆຯ")


class WrappedLine(NamedTuple):
    """Pieces of one line in reading order, without the white space at its end; lengths are em."""

    pieces: list[Levelled]
    width: float
    base: int
    text: str
    start: int  # of this line among the paragraph's characters


def wrap(paragraph: Paragraph, width: float, shaper: Shaper) -> Iterator[WrappedLine]:
    """The lines of a paragraph in a box `width` em wide.

    Greedy. A unit wider than the box is cut between clusters; only a single cluster may stick out. White space counts
    only when something follows it on its line.
    """
    text, base, units = paragraph
    room = width + _ROUNDING
    pieces: list[Levelled] = []
    # What was set last, as it stands at the end of a line, and as it stands when something follows.
    last: tuple[Levelled, ...] = ()
    joined: tuple[Levelled, ...] = ()
    used = blank = 0.0
    start = end = 0
    for unit in units:
        if used + blank + unit.body_width > room and (pieces or joined):
            yield WrappedLine([*pieces, *last], used, base, text[start:end].rstrip(), start)
            pieces, joined, used, blank, start = [], (), 0.0, 0.0, end
        if unit.body_width <= room:
            pieces += joined
            last, joined = unit.body, unit.joined
            used += blank + unit.body_width
            end += unit.length
        else:
            for fragment in _chopped(unit.body, width, shaper):
                if pieces:
                    yield WrappedLine(pieces, used, base, text[start:end].rstrip(), start)
                    used, start = 0.0, end
                pieces = fragment
                used += total_width(fragment)
                end += _length(fragment)
            last, joined = (), unit.space
            end += unit.length - _length(unit.body)
        blank = unit.space_width
    yield WrappedLine([*pieces, *last], used, base, text[start:end].rstrip(), start)


def _length(pieces: Sequence[Levelled]) -> int:
    return sum(len(item.piece.text) for item in pieces)


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


def _cut_piece(item: Levelled, width: float, shaper: Shaper) -> Levelled | None:
    """As much of a piece as fits, without blanks at its end; None where nothing is left.

    A letter that comes to stand last may take another form, and in joined scripts that is often the wider one.
    """
    clusters = item.piece.cluster_widths()
    end = _fitting(clusters, 0, width, at_least_one=False)
    while end:
        if not clusters[end - 1][0].isspace():
            fragment = _reshaped(item, clusters, 0, end, shaper)
            if fragment.piece.width <= width + _ROUNDING:
                return fragment
        end -= 1
    return None


def cut(line: WrappedLine, width: float, shaper: Shaper) -> WrappedLine:
    """The line shortened at a cluster so that an ellipsis ends it; its text shows where."""
    last_font = shaper.chain.fonts.index(line.pieces[-1].piece.font) if line.pieces else None
    sign = shaper.ellipsis(last_font, line.base)
    pieces = list(line.pieces)
    used = line.width
    while pieces and (used + sign.piece.width > width + _ROUNDING or pieces[-1].piece.text[-1].isspace()):
        item = pieces.pop()
        used -= item.piece.width
        fragment = _cut_piece(item, width - used - sign.piece.width, shaper)
        if fragment is not None:
            pieces.append(fragment)
            used += fragment.piece.width
            break
    text = "".join(item.piece.text for item in pieces)
    return WrappedLine([*pieces, sign], used + sign.piece.width, line.base, text + ELLIPSIS, line.start)
