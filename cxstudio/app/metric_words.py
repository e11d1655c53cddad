"""The wording of figures in the window: as a map speaks, but in the window's own language; it knows no widget."""

from __future__ import annotations

from cxstudio.picture.wording import Wording
from cxstudio.text.digits import right_to_left
from cxstudio.words import SOURCE_LANGUAGE, languages, window_language


def wording(*, rtl: bool | None = None) -> Wording:
    """How the window says a value, a period or a change: English where it has no words for its language.

    `rtl` is the way of what it stands in, where that is mirrored for its document: figures keep whole in it.
    """
    tag = window_language()
    known = languages()
    spoken = tag if tag in known or tag.partition("-")[0] in known else SOURCE_LANGUAGE
    return Wording(spoken, right_to_left(spoken) if rtl is None else rtl)
