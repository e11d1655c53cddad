"""The pages of one export: the map, and the sheets of the views that were asked for; it knows no PDF and no window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cxstudio.model.document import Document
from cxstudio.picture.pages import compose, texts_of
from cxstudio.picture.poster import ExportReport, Page, PageSetup, Poster
from cxstudio.picture.sheets import audit, feedback, journeys, metrics, personas, plan
from cxstudio.picture.sheets.paper import Paper
from cxstudio.text.layout import TextEngine, sentences
from cxstudio.words import _


@dataclass(frozen=True, slots=True)
class Sheet:
    """One view on paper: its name among the views, what makes its pages for a journey, whether it has anything."""

    name: str
    pages: Callable[[Paper, str], list[Page]]
    holds: Callable[[Document, str], bool]


_SHEETS: tuple[Sheet, ...] = (
    Sheet("journeys", journeys.pages, journeys.holds),
    Sheet("personas", personas.pages, personas.holds),
    Sheet("plan", plan.pages, plan.holds),
    Sheet("metrics", metrics.pages, metrics.holds),
    Sheet("feedback", feedback.pages, feedback.holds),
    Sheet("audit", audit.pages, audit.holds),
)
SHEETS: dict[str, Sheet] = {sheet.name: sheet for sheet in _SHEETS}


def compose_book(
    document: Document, journey: str, engine: TextEngine, setup: PageSetup | None = None
) -> Poster:
    """The pages of all that the setup asks for, in its order. A view without anything to show has no page."""
    setup = setup or PageSetup()
    whole_map = compose(document, journey, engine, setup) if "map" in setup.contents else None
    if whole_map is not None and setup.contents == ("map",):
        return whole_map
    paper = Paper(document, engine, setup)
    pages: list[Page] = []
    sheets: list[Page] = []
    for name in setup.contents:
        if name == "map" and whole_map is not None:
            pages += whole_map.pages
        elif name in SHEETS and SHEETS[name].holds(document, journey):
            made = SHEETS[name].pages(paper, journey)
            sheets += made
            pages += made
    smallest, met = texts_of(tuple(sheets))
    report = whole_map.report if whole_map is not None else ExportReport()
    said = [*report.warnings, *sentences(met)]
    if not pages:
        said.append(_("There is nothing to show yet. Add something first, and export again."))
    sizes = [size for size in (report.smallest_text_pt, smallest) if size]
    missing = tuple(w.detail for w in met if w.kind == "missing")
    session = document.session
    return Poster(
        tuple(pages),
        replace(report, smallest_text_pt=min(sizes, default=0.0), warnings=tuple(dict.fromkeys(said))),
        whole_map.title if whole_map is not None else session.title,
        session.language,
        session.direction == "rtl",
        setup.theme,
        (*(whole_map.missing if whole_map is not None else ()), *missing),
    )
