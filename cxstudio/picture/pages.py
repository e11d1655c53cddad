"""A journey's map with its head, notes and foot on pages of the size asked for; it knows no PDF and no Qt.

The map is laid out once and scaled as one thing. What does not fit on the map stands in the notes, and what the
notes cannot hold beside the map goes on on further pages, so that nothing is left out without a word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from cxstudio.model.document import Document
from cxstudio.picture.beside import NOTES_GAP, Beside, ruled_lines
from cxstudio.picture.fitting import Fitting
from cxstudio.picture.header import Head, lay_out_foot
from cxstudio.picture.layering import legible_callouts, map_layers
from cxstudio.picture.linking import Linked, detail_side, joined, map_side
from cxstudio.picture.notes_column import SetNote, Slot, column_rule, set_notes
from cxstudio.picture.page_plan import Plan
from cxstudio.picture.page_words import bookmarks, page_notes, structure, title_of
from cxstudio.picture.papers import SCREENS, larger_papers
from cxstudio.picture.poster import (
    SMALLEST_PRINT,
    Bookmark,
    Element,
    ExportReport,
    Page,
    PageNote,
    PageSetup,
    PlacedGroup,
    Poster,
    points_told,
)
from cxstudio.picture.primitives import Part, Placed, Text
from cxstudio.picture.styles import print_style
from cxstudio.picture.uncollected import uncollected
from cxstudio.text.digits import local_digits, local_number
from cxstudio.text.layout import TextEngine, TextWarning, sentences
from cxstudio.words import _, ngettext, spoken_language

__all__ = [
    "Bookmark",
    "Element",
    "ExportReport",
    "Page",
    "PageNote",
    "PageSetup",
    "PlacedGroup",
    "Poster",
    "compose",
]


def compose(document: Document, journey: str, engine: TextEngine, setup: PageSetup | None = None) -> Poster:
    """The pages of one journey, with a report of all that a reader would miss or find hard to read."""
    setup = setup or PageSetup()
    with uncollected(stays=True):
        return _Composer(Fitting(document, journey, engine, setup), setup).poster()


class _Composer:
    def __init__(self, fitting: Fitting, setup: PageSetup) -> None:
        self.setup = setup
        self.fitting = fitting
        self.planner, self.plan = fitting.best(setup.size)
        self.picture = self.planner.picture

    def poster(self) -> Poster:
        plan = self.plan
        head = self.planner.head(plan)
        top = plan.margin + head.height
        around = self._around(plan, top)
        noted = around.notes if around is not None else ()
        count = 1 + max((note.page for note in noted), default=0)
        pages = [self._map_page(plan, top, head, around, count)]
        pages += [self._notes_page(plan, number, noted, count) for number in range(1, count)]
        shrink = plan.shrink
        pages = [_shrunk(page, shrink) for page in pages] if shrink < 1 else pages
        return self._report(tuple(pages), plan, head, shrink)

    def _around(self, plan: Plan, top: float) -> Beside | None:
        """Legend and notes where the plan has them; what finds no room there goes on on further pages."""
        planner = self.planner
        if plan.way == "under":
            strip = top + self._map_height(plan) + NOTES_GAP * plan.factor
            return planner.under(plan, strip)
        further = planner.further_slots(plan, planner.running_head(plan).height)
        if plan.column:
            return planner.beside(plan, top, more=further)
        notes = set_notes(planner.notes(plan), further, planner.setting(plan), planner.frame(plan))
        return Beside(tuple(notes), None, False, top, top) if notes else None

    def _map_height(self, plan: Plan) -> float:
        return self.planner.natural.height * plan.scale

    def _map_page(self, plan: Plan, top: float, head: Head, around: Beside | None, count: int) -> Page:
        planner, bounds = self.planner, self.picture.bounds
        group = PlacedGroup(
            plan.scale,
            planner.frame(plan).x(0.0) - plan.scale * (bounds.right if self.picture.rtl else bounds.x),
            top - plan.scale * bounds.y,
            (),
        )
        drawn = map_layers(self.picture, group.scale, group.dx, group.dy)
        drawn = legible_callouts(self.picture, drawn, print_style("note", plan.factor).size)
        noted = around.notes if around is not None else ()
        side = [note.part for note in noted if note.page == 0]
        furniture = [*head.parts]
        if around is not None and around.legend is not None:
            furniture.append(around.legend.part("legend"))
        ruled = self._ruled(plan, top, around)
        rules = self._column_rule(plan, top, around)
        shown = [*furniture, *rules, *side, *ruled, self._foot(plan, 1, count)]
        layers = (PlacedGroup(1.0, 0.0, 0.0, _placed(shown)), *drawn)
        linked = joined([map_side(drawn), _of_notes(noted, 0)])
        return Page(
            plan.width,
            plan.height,
            layers,
            bookmarks(self.picture, group, plan.margin),
            page_notes(self.picture, group),
            structure(self.picture, furniture, [*side, *ruled]),
            partial(self._foot, plan),
            linked.links,
            linked.anchors,
        )

    def _column_rule(self, plan: Plan, top: float, around: Beside | None) -> list[Part]:
        """The hairline between the map and what stands beside it."""
        if around is None or not plan.column:
            return []
        gap = NOTES_GAP * plan.factor
        u = plan.inner - plan.columns * (plan.column + gap)
        height = max(self._map_height(plan), around.bottom - top)
        return [column_rule(self.planner.frame(plan), u, top, height, plan.factor)]

    def _ruled(self, plan: Plan, top: float, around: Beside | None) -> list[Part]:
        """Lines for somebody's own notes, where paper has room left over under the notes or under the map."""
        if self.setup.size == "fit" or self.setup.size in SCREENS or not self.setup.notes:
            return []
        planner = self.planner
        setting, frame = planner.setting(plan), planner.frame(plan)
        gap = 1.5 * NOTES_GAP * plan.factor
        end = top + planner.room(plan)
        if plan.column and around is not None:
            start = around.last + gap
            room = Slot(0, plan.inner - plan.column, start, plan.column, end - start)
        else:
            start = (around.bottom if around is not None else top + self._map_height(plan)) + gap
            room = Slot(0, 0.0, start, plan.inner, end - start)
        found = ruled_lines(setting, frame, room)
        return [found] if found is not None else []

    def _notes_page(self, plan: Plan, number: int, noted: Sequence[SetNote], count: int) -> Page:
        head = self.planner.running_head(plan)
        parts = [*head.parts, *(note.part for note in noted if note.page == number)]
        words = tuple(Element("P", "", part.full) for part in parts if part.full)
        around = _placed([*parts, self._foot(plan, number + 1, count)])
        layers = (PlacedGroup(1.0, 0.0, 0.0, around),)
        linked = _of_notes(noted, number)
        return Page(
            plan.width,
            plan.height,
            layers,
            structure=words,
            foot=partial(self._foot, plan),
            links=linked.links,
            anchors=linked.anchors,
        )

    def _foot(self, plan: Plan, page: int, count: int) -> Part:
        planner = self.planner
        top = plan.height - plan.margin - planner.foot(plan)
        return lay_out_foot(
            self.picture, planner.setting(plan), planner.frame(plan), plan.inner, top, (page, count)
        )

    # Reporting

    def _report(self, pages: tuple[Page, ...], plan: Plan, head: Head, shrink: float) -> Poster:
        smallest, met = texts_of(pages)
        hidden = (*(n.text for n in self.planner.long), *head.cut)
        size_warning = self._size_warning(smallest, plan)
        warnings = [
            *([size_warning] if size_warning else []),
            *self._cut_warning(len(hidden)),
            *sentences(met),
        ]
        if not self.picture.blocks:
            warnings.append(_("The map has no stage yet. Add one, and export again."))
        if shrink < 1:
            text = _("The map is larger than a PDF page can be and was made smaller, to {percent} %.")
            percent = max(1, round(shrink * 100))
            warnings.append(local_digits(text.format(percent=percent), spoken_language()))
        report = ExportReport(smallest, tuple(warnings), size_warning, hidden)
        missing = tuple(w.detail for w in met if w.kind == "missing")
        session = self.picture.document.session
        title = title_of(self.picture)
        return Poster(pages, report, title, session.language, self.picture.rtl, self.setup.theme, missing)

    def _size_warning(self, smallest: float, plan: Plan) -> str:
        if round(smallest, 2) >= SMALLEST_PRINT or not smallest:
            return ""
        if self.setup.size == "fit":
            return _("The smallest text is {size} pt. Split the map into shorter journeys.").format(
                size=_points(smallest)
            )
        for name in larger_papers(self.setup.size):
            _planner, larger = self.fitting.best(name)
            found = min(smallest / plan.scale * larger.scale, print_style("min", larger.factor).size)
            if found >= SMALLEST_PRINT:
                return _(
                    "On {paper} the smallest text is {size} pt, too small to read. On {better} it is {larger} pt."
                ).format(paper=self.setup.size, size=_points(smallest), better=name, larger=_points(found))
        fit = self.fitting.usual.fit()
        if smallest / plan.scale * fit.scale * fit.shrink < SMALLEST_PRINT:
            return _(
                "On {paper} the smallest text is {size} pt, too small to read, and no page is large enough. "
                "Split the map into shorter journeys."
            ).format(paper=self.setup.size, size=_points(smallest))
        return _(
            "On {paper} the smallest text is {size} pt, too small to read, and no paper is large enough. "
            "Choose “Fit to map” instead."
        ).format(paper=self.setup.size, size=_points(smallest))

    def _cut_warning(self, count: int) -> Iterator[str]:
        if not count:
            return
        if self.setup.notes:
            words = ngettext(
                "{n} text is longer than its card shows. It stands in full in the notes.",
                "{n} texts are longer than their cards show. They stand in full in the notes.",
                count,
            )
        else:
            words = ngettext(
                "{n} text is cut short. Turn on the notes to have it in full.",
                "{n} texts are cut short. Turn on the notes to have them in full.",
                count,
            )
        yield words.format(n=count)


def _of_notes(noted: Sequence[SetNote], page: int) -> Linked:
    """The anchors and links of the notes on a page."""
    return joined(detail_side(n.node, n.part.bounds, n.part.full) for n in noted if n.page == page and n.node)


def _points(size: float) -> str:
    return local_number(points_told(size), spoken_language())


def _placed(parts: list[Part]) -> tuple[Placed, ...]:
    return tuple(Placed(part, 0.0, 0.0) for part in parts)


def texts_of(pages: tuple[Page, ...]) -> tuple[float, list[TextWarning]]:
    """The size of the smallest text in points, and what the text engine had to say."""
    smallest = float("inf")
    met: dict[TextWarning, None] = {}
    for page in pages:
        for group in page.layers:
            for placed in group.parts:
                for shape in placed.part.primitives:
                    if isinstance(shape, Text) and shape.block.lines:
                        smallest = min(smallest, shape.block.style.size * group.scale)
                        met.update(dict.fromkeys(shape.block.warnings))
    return (0.0 if smallest == float("inf") else smallest), list(met)


def _shrunk(page: Page, scale: float) -> Page:
    """A page made smaller as a whole."""
    linked = Linked(page.anchors, page.links).scaled(scale)
    return replace(
        page,
        width_pt=page.width_pt * scale,
        height_pt=page.height_pt * scale,
        layers=tuple(
            replace(g, scale=g.scale * scale, dx=g.dx * scale, dy=g.dy * scale) for g in page.layers
        ),
        bookmarks=tuple(replace(b, x=b.x * scale, y=b.y * scale) for b in page.bookmarks),
        annotations=tuple(_smaller(n, scale) for n in page.annotations),
        links=linked.links,
        anchors=linked.anchors,
    )


def _smaller(note: PageNote, scale: float) -> PageNote:
    return replace(
        note,
        x=note.x * scale,
        y=note.y * scale,
        width=note.width * scale,
        height=note.height * scale,
    )
