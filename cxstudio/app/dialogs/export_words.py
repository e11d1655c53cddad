"""What the export dialog says of its pages and of what came of them, in words; it has no widget."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from cxstudio.app.figures import figure, figures
from cxstudio.picture.legibility import SMALLEST_SHARE, seen_on_screen
from cxstudio.picture.papers import POINTS_PER_MM
from cxstudio.picture.poster import Page, PageSetup, Poster, points_told
from cxstudio.words import _, ngettext

SHOWN = 3  # remarks of an export that are shown at once


def sides(page: Page) -> str:
    """How large a page is; isolated, so that the width stays first beside letters that run from right to left."""
    return f"\u2066{page.width_pt / POINTS_PER_MM:.0f} × {page.height_pt / POINTS_PER_MM:.0f} mm\u2069"


def pages_words(poster: Poster, place: int) -> str:
    """How many pages there are, and how large the one at this place is."""
    count = len(poster.pages)
    said = ngettext("{n} page", "{n} pages", count).format(n=count)
    return figures(_("{first}, {second}").format(first=said, second=sides(poster.pages[place])))


def size_words(poster: Poster, setup: PageSetup, *, on_screen: bool) -> tuple[str, bool]:
    """How small the text gets, with the remedy for the page that is chosen, and what else is to be known.

    Also whether it is too small; `on_screen` is whether a screen or a projector will show the pages.
    """
    report = poster.report
    text = report.size_warning or _("Smallest text {size} pt").format(
        size=figure(points_told(report.smallest_text_pt))
    )
    sight = seen_on_screen(poster) if on_screen else None
    unseen = sight is not None and not sight.readable
    if sight is not None and unseen:
        words = _("On a screen the smallest text is 1/{part} of the height; 1/{needed} is needed")
        text = f"{words.format(part=round(1 / sight.share), needed=round(1 / SMALLEST_SHARE))}\n{text}"
    rest = [warning for warning in report.warnings if warning != report.size_warning][:SHOWN]
    if setup.size == "fit" and set(setup.contents) > {"map"}:
        rest.insert(0, _("The map has its own size, the other pages are A4."))
    return "\n".join([figures(text), *rest]), unseen or bool(report.size_warning)


def outcome_words(files: Sequence[Path], warnings: Sequence[str]) -> str:
    """What was made, and the first remarks on it."""
    said = [_("Saved as {name}").format(name=files[0].name), *warnings[:SHOWN]]
    rest = len(warnings) - SHOWN
    if rest > 0:
        said.append(ngettext("and {n} more remark", "and {n} more remarks", rest).format(n=rest))
    return "\n".join(said)
