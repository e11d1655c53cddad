"""The handout: a session as a document that can be read alone, from the cover to a glossary of its symbols.

Maps are laid out again stage by stage, at a size that can be read; what does not fit goes on on the next page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

from cxstudio.model.document import Document
from cxstudio.model.naming import session_called
from cxstudio.model.plans import Decision
from cxstudio.picture.handout import glossary, votes_pages
from cxstudio.picture.handout.chapters import Chapter, Entry, chapter, named, page_numbers, persona_anchor
from cxstudio.picture.handout.cover import cover_pages
from cxstudio.picture.handout.overview import Overview, overview_anchor, state_of
from cxstudio.picture.handout.pieces import JourneyPieces
from cxstudio.picture.handout.rows import OverviewRows
from cxstudio.picture.handout.stage_pages import StagePages, stage_pages
from cxstudio.picture.handout.symbols import symbols
from cxstudio.picture.handout.timeline_pages import with_timeline
from cxstudio.picture.handout.ways import with_ways
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.page_words import title_of
from cxstudio.picture.pages import texts_of
from cxstudio.picture.poster import Anchor, ExportReport, Page, PageSetup, Poster
from cxstudio.picture.sheets import audit, comments, feedback, journeys, metrics, personas, plan
from cxstudio.picture.sheets.packing import BETWEEN, end_of, joined, packed
from cxstudio.picture.sheets.paper import Paper
from cxstudio.text.layout import TextEngine, sentences
from cxstudio.words import N_, _

# Scales of a stage's map, at a factor of 1, the largest first. At the last one notes have 7.1 points and nothing
# has less than 6.
SCALES = (0.72, 0.63, 0.55)
# Points at a factor of 1: what a page must have left for a chapter to begin there, and of the chapter what then does.
_LEAST, _BEGINS = 170.0, 90.0
_LITTLE = 0.3  # of the height of a page


def compose_handout(
    document: Document, journey: str, engine: TextEngine, setup: PageSetup | None = None
) -> Poster:
    """The whole handout. What is empty has no page."""
    setup = setup or PageSetup("A4", profile="handout")
    own = (journey,) if journey and not setup.every_journey else tuple(one.id for one in document.journeys())
    return _Handout(document, engine, setup, own).poster()


@dataclass(frozen=True)
class _Handout:
    document: Document
    engine: TextEngine
    setup: PageSetup
    journeys: tuple[str, ...]

    def poster(self) -> Poster:
        chapters = [*self._stages_of_all(), *self._views()]
        pages = self._numbered(chapters)
        smallest, met = texts_of(pages)
        session = self.document.session
        missing = tuple(warning.detail for warning in met if warning.kind == "missing")
        title = session_called(self.document, title_of(self._pictures[0]), self.journeys)
        said = list(sentences(met))
        if not chapters:
            said.append(_("There is nothing to show yet. Add something first, and export again."))
        report = ExportReport(smallest, tuple(said))
        rtl = session.direction == "rtl"
        return Poster(pages, report, title, session.language, rtl, self.setup.theme, missing)

    # Papers

    @cached_property
    def _paper(self) -> Paper:
        """Upright where nobody asked for another way: a page of a document."""
        setup = replace(self.setup, landscape=self.setup.landscape is True)
        return Paper(self.document, self.engine, setup, self.journeys)

    def _of_journey(self, paper: Paper, journey: str) -> Paper:
        return replace(paper, journeys=(journey,))

    # Maps

    @property
    def _options(self) -> MapOptions:
        return MapOptions(outlined=self.setup.outlined, placeholders=False, changes=self.setup.changes)

    @cached_property
    def _pictures(self) -> list[MapPicture]:
        """The whole maps, by which things have their numbers and signs."""
        return [MapPicture(self.document, one, self.engine, self._options) for one in self.journeys]

    @property
    def _mapped(self) -> list[MapPicture]:
        """The maps that have a stage."""
        return [picture for picture in self._pictures if picture.blocks]

    def _stages_of_all(self) -> Iterator[Chapter]:
        """The pages of all stages, journey by journey; their overviews are made when all pages have numbers."""
        for picture in self._mapped:
            stages = self._stages(picture)
            pages = tuple(page for one in stages for page in one.pages)
            entry = Entry(self._overview_title(picture), overview_anchor(picture.journey))
            yield Chapter((entry, *(one.entry for one in stages)), pages)

    def _stages(self, picture: MapPicture) -> list[StagePages]:
        """All stages at the scale that needs the fewest pages, of several the largest."""
        paper = self._of_journey(self._paper, picture.journey)
        shown = picture.over.pins if self.setup.notes else ()
        pins = {pin.record.id: pin.number for pin in shown if pin.number}
        pieces = JourneyPieces(self.document, picture.journey, self.engine, self._options, pins)
        best: list[StagePages] = []
        for scale in dict.fromkeys(max(SCALES[-1], scale * paper.factor) for scale in SCALES):
            found = [
                stage_pages(paper, pieces, block.content.stage, block.content.index, scale)
                for block in picture.blocks
            ]
            if not best or _weight(found) < _weight(best):
                best = found
        return best

    def _overview_title(self, picture: MapPicture) -> str:
        said = self._paper.wording.say(N_("Overview"))
        if len(self.journeys) == 1:
            return said
        return f"{said}: {picture.wording.listed(title_of(picture), state_of(picture))}"

    # Views

    def _views(self) -> Iterator[Chapter]:
        """The chapters of what was gathered, each under the one before where a page has room for its beginning."""
        end = 0.0
        makers = list(self._makers())
        for make in makers:
            paper = self._paper
            begun = end + BETWEEN * paper.factor
            made = None
            if end and make != self._personas and paper.bottom - begun > _LEAST * paper.factor:
                made = make(replace(paper, begun=begun))
                begins = end_of(made.pages[0]) - begun
                whole = len(made.pages) == 1 and begins > 0
                made = replace(made, follows=True) if whole or begins > _BEGINS * paper.factor else None
                if made is not None and make is makers[-1] and self._leaves_little(made):
                    alone = make(paper)
                    made = alone if len(alone.pages) < len(made.pages) else made
            made = made or make(paper)
            yield made
            end = end_of(made.pages[-1])

    def _leaves_little(self, made: Chapter) -> bool:
        """Whether the last page of a chapter would hold a few lines alone."""
        return len(made.pages) > 1 and end_of(made.pages[-1]) < self._paper.size[1] * _LITTLE

    def _makers(self) -> Iterator[Callable[[Paper], Chapter]]:
        """What makes each chapter that holds anything, on a paper that may be begun."""
        document, say = self.document, self._paper.wording.say
        together = self.journeys[0] if len(self.journeys) == 1 else ""
        if len(self.journeys) > 1 and journeys.holds(document, together):
            yield partial(_sheet, say(N_("Journeys")), "journeys", journeys.pages, together)
        if personas.holds(document, together):
            yield self._personas
        sheets: list[tuple[str, str, Callable[[Paper, str], list[Page]], bool]] = [
            (N_("Metrics"), "metrics", metrics.pages, metrics.holds(document, together)),
            (feedback.NAME, "feedback", feedback.pages, feedback.holds(document, together)),
        ]
        for name, to, pages, holds in sheets:
            if holds:
                yield partial(_sheet, say(name), to, pages, together)
        if votes_pages.name(self._paper):
            yield self._votes
        if plan.holds(document, together):
            yield partial(self._plan, together)
        for journey in self.journeys:
            if audit.holds(document, journey):
                yield partial(self._audit, journey)
        if self.setup.comments and comments.holds(document, together):
            yield partial(_sheet, say(comments.NAME), "comments", comments.pages, together)
        if self._pictures and any(
            symbols(document, self._paper.wording, self._pictures, notes=self.setup.notes)
        ):
            yield self._glossary

    def _votes(self, paper: Paper) -> Chapter:
        return _of_sheets(votes_pages.name(paper), "votes", votes_pages.pages(paper), paper.begun)

    def _glossary(self, paper: Paper) -> Chapter:
        title = paper.wording.say(glossary.NAME)
        return chapter(title, "glossary", glossary.pages(paper, self._pictures), top=paper.begun)

    def _audit(self, journey: str, paper: Paper) -> Chapter:
        pages = audit.pages(self._of_journey(paper, journey), journey)
        return _of_sheets(paper.wording.say(audit.TITLE), f"audit {journey}", pages, paper.begun)

    def _personas(self, paper: Paper) -> Chapter:
        """The sheets, two of them on one page where they are short."""
        pages, inside = [], []
        for one in personas.worth_a_sheet(self.document):
            first, *rest = personas.persona_pages(paper, one)
            pages += [named(first, persona_anchor(one.id)), *rest]
            name = one.name or paper.wording.say(N_("Persona"))
            inside.append(Entry(name, persona_anchor(one.id), 1))
        return chapter(paper.wording.say(N_("Personas")), "personas", packed(paper, pages), inside)

    def _plan(self, journey: str, paper: Paper) -> Chapter:
        """The plan, its timeline between the table and the matrices; the decisions have a line of their own."""
        say = paper.wording.say
        words: list[Page] = []
        rest: list[Page] = []
        for page in plan.pages(paper, journey):
            (rest if len(page.layers) > 1 or rest else words).append(page)
        pages = packed(paper, [*with_timeline(paper, words), *rest])
        made = _of_sheets(say(plan.NAME), "plan", pages, paper.begun)
        if not self.document.nodes(Decision):
            return made
        heading, to = say(N_("Decisions")), "decisions"
        found = [_with_heading(page, heading, to) for page in made.pages]
        entries = [*made.entries]
        entries.insert(2, Entry(heading, to, 1))
        return Chapter(tuple(entries), tuple(found))

    # Binding

    def _numbered(self, chapters: Sequence[Chapter]) -> tuple[Page, ...]:
        """Cover and overviews before and between the chapters; they say on which page the others are."""
        inside = [entry for one in chapters for entry in one.entries]
        numbers: Mapping[str, int] = {}
        pages: list[Page] = []
        for _turn in range(2):  # the second one knows the numbers; neither changes how many pages there are
            pages = self._bound(chapters, inside, numbers)
            numbers = page_numbers(pages)
        linked = with_ways(self.document, pages)
        return tuple(page.numbered(place, len(pages)) for place, page in enumerate(linked, start=1))

    @cached_property
    def _overviews(self) -> tuple[Overview, ...]:
        """One of each journey that is mapped."""
        rows = (OverviewRows(self.document, one.journey, self.engine, self._options) for one in self._mapped)
        return tuple(
            Overview(self._of_journey(self._paper, picture.journey), drawn, picture)
            for picture, drawn in zip(self._mapped, rows, strict=True)
        )

    def _bound(
        self, chapters: Sequence[Chapter], inside: Sequence[Entry], numbers: Mapping[str, int]
    ) -> list[Page]:
        pages = cover_pages(self._paper, inside, numbers)
        for place, one in enumerate(chapters):
            if place < len(self._mapped):
                title, to = one.entries[0].title, one.entries[0].to
                pages += chapter(title, to, self._overviews[place].pages(numbers)).pages
            first, *rest = one.pages
            if one.follows:
                pages[-1] = joined(pages[-1], first)
            else:
                pages.append(first)
            pages += rest
        return pages


def _sheet(
    title: str, to: str, pages: Callable[[Paper, str], list[Page]], journey: str, paper: Paper
) -> Chapter:
    """A view as a chapter, from where its paper is free."""
    return chapter(title, to, pages(paper, journey), top=paper.begun)


def _weight(found: Sequence[StagePages]) -> int:
    return sum(len(one.pages) for one in found)


def _of_sheets(title: str, to: str, pages: Sequence[Page], top: float = 0.0) -> Chapter:
    """A chapter in which each heading of its pages has a line of its own."""
    made: list[Page] = []
    inside: list[Entry] = []
    for page in pages:
        anchors = [*page.anchors]
        for mark in page.bookmarks:
            if mark.title != title:
                anchors.append(Anchor(f"{to} {len(inside)}", mark.x, mark.y))
                inside.append(Entry(mark.title, anchors[-1].name, 1))
        made.append(replace(page, anchors=tuple(anchors)))
    return chapter(title, to, made, inside, top)


def _with_heading(page: Page, heading: str, to: str) -> Page:
    """The page with an anchor where a heading stands on it."""
    for group in page.layers:
        for placed in group.parts:
            if placed.part.full == heading:
                box = placed.bounds
                return replace(page, anchors=(*page.anchors, Anchor(to, box.x, box.y)))
    return page
