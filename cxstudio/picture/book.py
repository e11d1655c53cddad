"""The pages of one export: the map, and the sheets of the views that were asked for; it knows no PDF and no window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from cxstudio.model.document import Document
from cxstudio.picture.pages import compose, texts_of
from cxstudio.picture.poster import ExportReport, Page, PageSetup, Poster
from cxstudio.picture.sheets import audit, comments, feedback, journeys, metrics, personas, plan
from cxstudio.picture.sheets.paper import Paper
from cxstudio.text.layout import TextEngine, sentences
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class Sheet:
    """One view on paper: its name among the views, what makes its pages for a journey, whether it has anything.

    `each` is whether its pages are those of one journey, so that several journeys have several of them.
    """

    name: str
    pages: Callable[[Paper, str], list[Page]]
    holds: Callable[[Document, str], bool]
    each: bool = False


_SHEETS: tuple[Sheet, ...] = (
    Sheet("journeys", journeys.pages, journeys.holds),
    Sheet("personas", personas.pages, personas.holds),
    Sheet("plan", plan.pages, plan.holds),
    Sheet("metrics", metrics.pages, metrics.holds),
    Sheet("feedback", feedback.pages, feedback.holds),
    Sheet("audit", audit.pages, audit.holds, each=True),
)
SHEETS: dict[str, Sheet] = {sheet.name: sheet for sheet in _SHEETS}
_COMMENTS = Sheet("comments", comments.pages, comments.holds)


def compose_book(
    document: Document, journey: str, engine: TextEngine, setup: PageSetup | None = None
) -> Poster:
    """The pages of all that the setup asks for, in its order. A view without anything to show has no page.

    Where more than one map is asked for, all pages lie the same way and are numbered through.
    """
    setup = setup or PageSetup()
    if setup.only_a_map:
        return compose(document, journey, engine, setup)
    if setup.landscape == "auto" and setup.size != "fit":
        setup = replace(setup, landscape=True)
    own = [one.id for one in document.journeys()] if setup.every_journey else [journey]
    maps = [compose(document, one, engine, setup) for one in own] if "map" in setup.contents else []
    wanted = [SHEETS[name] for name in setup.contents if name in SHEETS]
    wanted += [_COMMENTS] if setup.comments else []
    sheets = _sheets(Paper(document, engine, setup, tuple(own)), wanted, own)
    pages = [page for one in maps for page in one.pages] + sheets
    numbered = tuple(page.numbered(place, len(pages)) for place, page in enumerate(pages, start=1))
    return _bound(document, setup, numbered, maps, sheets)


def _sheets(paper: Paper, wanted: Sequence[Sheet], own: Sequence[str]) -> list[Page]:
    """The pages of views. What is not each journey's own is there once, of all journeys."""
    together = own[0] if len(own) == 1 else ""
    return [
        page
        for sheet in wanted
        for journey in (own if sheet.each else [together])
        if sheet.holds(paper.document, journey)
        for page in sheet.pages(replace(paper, journeys=(journey,)) if sheet.each else paper, journey)
    ]


def _bound(
    document: Document, setup: PageSetup, pages: tuple[Page, ...], maps: Sequence[Poster], sheets: list[Page]
) -> Poster:
    """Pages as one poster, with what is to be said of them all."""
    smallest, met = texts_of(tuple(sheets))
    reports = [one.report for one in maps]
    # Of maps on one paper the one with the smallest text speaks for all.
    least = min(
        (one for one in reports if one.size_warning), key=lambda one: one.smallest_text_pt, default=None
    )
    size_warning = least.size_warning if least else ""
    said = [w for one in reports for w in one.warnings if w == size_warning or w != one.size_warning]
    said += sentences(met)
    if not pages:
        said.append(_("There is nothing to show yet. Add something first, and export again."))
    sizes = [size for size in (*(one.smallest_text_pt for one in reports), smallest) if size]
    missing = [sign for one in maps for sign in one.missing]
    missing += [warning.detail for warning in met if warning.kind == "missing"]
    session = document.session
    return Poster(
        pages,
        ExportReport(
            min(sizes, default=0.0),
            tuple(dict.fromkeys(said)),
            size_warning,
            tuple(text for one in reports for text in one.hidden),
        ),
        session.title or next((one.title for one in maps), ""),
        session.language,
        session.direction == "rtl",
        setup.theme,
        tuple(missing),
    )
