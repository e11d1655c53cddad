"""What a dry run of an export says: how large the smallest text is on which paper, what would help, what is cut."""

from __future__ import annotations

from collections.abc import Iterator

from cxstudio.model.document import Document
from cxstudio.model.naming import lane_title
from cxstudio.picture.legibility import (
    SMALLEST_SHARE,
    Legibility,
    Remedy,
    Sight,
    for_screens,
    seen_on_screen,
)
from cxstudio.picture.papers import READABLE
from cxstudio.picture.poster import SMALLEST_PRINT, PageSetup, points_told
from cxstudio.picture.profiles import PROFILES, compose_pages
from cxstudio.text.digits import local_number
from cxstudio.text.layout import TextEngine, standard_engine
from cxstudio.words import _, ngettext, spoken_language


def report(document: Document, journey: str, setup: PageSetup, *, on_screen: bool = False) -> Iterator[str]:
    """Lines for people about one journey, or about all that the setup asks for; `on_screen` is what a format is for."""
    engine = standard_engine(document.session.language)
    pages = PROFILES[setup.profile].pages
    if pages == "slides":
        yield _of_slides(document, journey, engine, setup)
        return
    if pages == "text":
        yield _of_text(document, journey, engine, setup)
        if on_screen:
            yield from _for_screens(document, journey, setup)
        return
    journeys = [one.id for one in document.journeys()] if setup.every_journey else [journey]
    for one in journeys:
        yield from _of(document, one, engine, setup)


def _of_slides(document: Document, journey: str, engine: TextEngine, setup: PageSetup) -> str:
    """Slides are laid out to be read: their text never is smaller than they say."""
    poster = compose_pages(document, journey, engine, setup)
    return _("Smallest text of the slides: {size}").format(size=_size(seen_on_screen(poster)))


def _for_screens(document: Document, journey: str, setup: PageSetup) -> Iterator[str]:
    yield _("To be read on a screen:")
    yield from (f"  {_remedy(document, journey, remedy)}" for remedy in for_screens(setup))


def _of_text(document: Document, journey: str, engine: TextEngine, setup: PageSetup) -> str:
    """Pages to read take as many sheets as they need at a size that can be read."""
    poster = compose_pages(document, journey, engine, setup)
    count, size = len(poster.pages), poster.report.smallest_text_pt
    said = ngettext(
        "{n} page on {paper}; its smallest text has {size} pt",
        "{n} pages on {paper}; their smallest text has {size} pt",
        count,
    )
    return said.format(n=count, paper=setup.size, size=_points(size))


def _of(document: Document, journey: str, engine: TextEngine, setup: PageSetup) -> Iterator[str]:
    legibility = Legibility(document, journey, engine, setup)
    sights = legibility.sights()
    if not sights:
        return
    title = next((one.title for one in document.journeys() if one.id == journey), "")
    yield _("Smallest text of “{title}”:").format(title=title)
    width = max(len(_medium(sight)) for sight in sights)
    for sight in sights:
        chosen = "*" if sight.medium == setup.size else " "
        yield f"{chosen} {_medium(sight):{width}}  {_size(sight)}"
    remedies = legibility.remedies()
    if remedies:
        yield _("To be read from {size} pt on:").format(
            size=local_number(f"{SMALLEST_PRINT:g}", spoken_language())
        )
        yield from (f"  {_remedy(document, journey, remedy)}" for remedy in remedies)
    if not all(sight.readable for sight in sights if sight.share):
        yield from _for_screens(document, journey, setup)


def _points(size: float) -> str:
    return local_number(points_told(size), spoken_language())


def _medium(sight: Sight) -> str:
    if sight.share:
        return _("screen of {pixels}").format(pixels=sight.medium)
    return _("page as large as the map") if sight.medium == "fit" else sight.medium


def _size(sight: Sight) -> str:
    if sight.share:
        said = _("1/{part} of the height").format(part=round(1 / sight.share))
        limit = _("too small to read, 1/{part} is needed").format(part=round(1 / SMALLEST_SHARE))
    else:
        said, limit = _("{size} pt").format(size=_points(sight.size)), _("too small to read")
    return said if sight.readable else _("{said}, {limit}").format(said=said, limit=limit)


def _remedy(document: Document, journey: str, remedy: Remedy) -> str:
    """A remedy in words, with the arguments that bring it about."""
    setup, size = remedy.setup, _points(remedy.size)
    match remedy.kind:
        case "slides":
            return f"{_('Slides, a page for each stage')} (--profile slides)"
        case "paper":
            said = _("larger paper: {size} pt on {paper}").format(size=size, paper=setup.size)
            return f"{said} (--page {setup.size})"
        case "fit":
            return f"{_('a page as large as the map: {size} pt').format(size=size)} (--page fit)"
        case "tiles":
            said = ngettext(
                "{n} sheet of {paper} put together: {size} pt",
                "{n} sheets of {paper} put together: {size} pt",
                remedy.sheets,
            )
            said = said.format(n=remedy.sheets, paper=setup.sheet, size=size)
            page = f" --page {setup.size}" if setup.size != READABLE else ""
            return f"{said} (--profile tiles{page})"
        case "stages":
            return f"{_('a page for each stage')} (--profile handout)"
        case "lanes":
            names = [lane_title(document, journey, key) for key in remedy.lanes]
            said = _("without {lanes}: {size} pt").format(lanes=", ".join(names), size=size)
            hidden = " ".join(f'--hide-lane "{name}"' for name in names)
            return f"{said} ({hidden})"
