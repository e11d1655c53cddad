"""A font cut down to the glyphs a document uses, so that it can travel inside it; it must not know the document."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

import uharfbuzz as hb

from cxstudio.text.fonts import FontFile

# Tables a reader of glyph numbers has no use for.
_DROPPED = (
    *("GSUB", "GPOS", "GDEF", "BASE", "kern", "name", "STAT", "HVAR", "MVAR"),
    *("vhea", "vmtx", "VORG", "DSIG", "meta"),
)


def subset(font: FontFile, glyphs: AbstractSet[int]) -> bytes:
    """The font file with these glyphs alone, each at its old number; a variable font at its default."""
    face: Any = font.hb_face()
    wanted: Any = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.flags = (
        hb.SubsetFlags.RETAIN_GIDS
        | hb.SubsetFlags.NO_LAYOUT_CLOSURE
        | hb.SubsetFlags.NO_HINTING
        # A letter no font has is shown as a box, not as nothing.
        | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    dropped = wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG)
    for table in _DROPPED:
        dropped.add(int.from_bytes(table.ljust(4).encode("ascii"), "big"))
    if "fvar" in font.opened.tables:
        wanted.pin_all_axes_to_default(face)
    return bytes(hb.subset(face, wanted).blob.data)
