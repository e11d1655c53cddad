"""A journey's map with its head, notes and foot on pages of the size asked for; it knows no PDF and no Qt.

The map is laid out once and scaled as one thing. What does not fit on the map stands in the notes, and what the
notes cannot hold beside the map goes on on further pages, so that nothing is left out without a word.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cxstudio.model.document import Document
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.header import Head, foot_height, lay_out_foot, lay_out_head
from cxstudio.picture.map import MapPicture
from cxstudio.picture.notes import Note
from cxstudio.picture.notes_column import SetNote, Slot, column_rule, set_notes
from cxstudio.picture.options import MapOptions
from cxstudio.picture.page_words import bookmarks, page_notes, structure, title_of
from cxstudio.picture.poster import (
    LONGEST_SIDE,
    PAPER_MM,
    POINTS_PER_MM,
    SMALLEST_PRINT,
    Bookmark,
    Element,
    ExportReport,
    Page,
    PageNote,
    PageSetup,
    PaperSize,
    PlacedGroup,
    Poster,
)
from cxstudio.picture.primitives import Part, Placed, Text
from cxstudio.text.layout import TextEngine, TextWarning, sentences
from cxstudio.words import _, ngettext

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

# Furniture grows with the map, so that notes read as easily as cards: 7 pt beside cards of 7 pt.
_FURNITURE = 1.7
_SMALLEST_FURNITURE = 8 / 7  # notes of 8 pt
_NOTES_WIDTH = 128.0
_NOTES_GAP = 14.0
_WIDEST_NOTES = 1.75  # times their usual width
_LARGEST_SCALE = 1.25  # on A4; in proportion on larger paper
_SMALLEST_SCALE = 0.001
_MOST_STRETCH = 0.4  # of the map's height, where the page is higher than it
_LEAST_WIDTH = 460.0  # of a fit page's content, before scaling
_MOST_COLUMNS = 4


@dataclass(frozen=True)
class _Plan:
    """A page for the map: sizes in points; `scale` of the map, `column` the width kept for notes."""

    width: float
    height: float
    margin: float
    scale: float
    column: float
    columns: int = 1

    @property
    def factor(self) -> float:
        return max(_SMALLEST_FURNITURE, self.scale * _FURNITURE)

    @property
    def inner(self) -> float:
        return self.width - 2 * self.margin


def compose(document: Document, journey: str, engine: TextEngine, setup: PageSetup | None = None) -> Poster:
    """The pages of one journey, with a report of all that a reader would miss or find hard to read."""
    setup = setup or PageSetup()
    options = MapOptions(outlined=setup.theme == "print", placeholders=False)
    return _Composer(MapPicture(document, journey, engine, options), setup).poster()


class _Composer:
    def __init__(self, picture: MapPicture, setup: PageSetup) -> None:
        self.picture = picture
        self.natural = picture.bounds  # before the map is stretched over the page
        self.setup = setup
        self.margin = setup.margin_mm * POINTS_PER_MM
        self.long = [n for n in picture.notes if not n.number]
        self.noted = setup.notes and bool(picture.notes)
        self.share = 0.0  # of the legend, kept while a scale is looked for

    # Planning

    def _plan(self) -> _Plan:
        if self.setup.size == "fit":
            return self._fit()
        return self._paper(self.setup.size)

    def _paper(self, size: PaperSize) -> _Plan:
        """The largest scale at which all fits on a paper, of both orientations when either will do."""
        short, long = (side * POINTS_PER_MM for side in PAPER_MM[size])
        wide, high = (long, short), (short, long)
        ways = [wide, high] if self.setup.landscape == "auto" else [wide if self.setup.landscape else high]
        plans = [self._largest(width, height, long) for width, height in ways]
        self.share = 0.0
        return max(plans, key=lambda p: p.scale)

    def _largest(self, width: float, height: float, long: float) -> _Plan:
        low, high = _SMALLEST_SCALE, _LARGEST_SCALE * long / (PAPER_MM["A4"][1] * POINTS_PER_MM)
        for _step in range(14):
            middle = (low + high) / 2
            low, high = (middle, high) if self._fits(self._at(width, height, middle)) else (low, middle)
        return self._widened(self._at(width, height, low))

    def _widened(self, plan: _Plan) -> _Plan:
        """Give the notes what the map leaves over, within reason."""
        if not plan.column:
            return plan
        left = plan.inner - 2 * _NOTES_GAP * plan.factor - self.natural.width * plan.scale
        return replace(plan, column=min(left, plan.column * _WIDEST_NOTES))

    def _at(self, width: float, height: float, scale: float) -> _Plan:
        plan = _Plan(width, height, self.margin, scale, 0.0)
        return replace(plan, column=_NOTES_WIDTH * plan.factor if self.noted else 0.0)

    def _fits(self, plan: _Plan) -> bool:
        bounds = self.natural
        gap = _NOTES_GAP * plan.factor if plan.column else 0.0
        room = plan.inner - plan.column - 2 * gap
        if bounds.width * plan.scale > room:
            return False
        head = self._head(plan)
        # Any share will do here: the page itself takes the best one, which only leaves more room.
        self.share = head.share
        tall = plan.height - 2 * plan.margin - head.height - self._foot_room(plan)
        return bounds.height * plan.scale <= tall

    def _foot_room(self, plan: _Plan) -> float:
        return foot_height(self._setting(plan)) + 8 * plan.factor

    def _fit(self) -> _Plan:
        """A page as large as the map at its own size, its notes in as many columns as its height needs."""
        bounds = self.natural
        plan = _Plan(0.0, 0.0, self.margin, 1.0, _NOTES_WIDTH * _FURNITURE if self.noted else 0.0)
        gap = _NOTES_GAP * plan.factor
        for columns in range(1, _MOST_COLUMNS + 1):
            notes = (plan.column + gap) * columns + gap if plan.column else 0.0
            inner = max(bounds.width + notes, _LEAST_WIDTH * plan.factor)
            plan = replace(plan, width=inner + 2 * plan.margin, columns=columns)
            if not plan.column or self._notes_fit(plan, bounds.height):
                break
        height = bounds.height
        while plan.column and not self._notes_fit(plan, height):
            height *= 1.25
        around = 2 * plan.margin + self._head(plan).height + self._foot_room(plan)
        return replace(plan, height=height + around)

    def _notes_fit(self, plan: _Plan, height: float) -> bool:
        slots = iter(list(self._side_slots(replace(plan, height=height), 0.0, height)))
        beyond = Slot(1, 0.0, 0.0, plan.column, 1e9)
        placed = set_notes(self._notes(plan), iter([*slots, beyond]), self._setting(plan), self._frame(plan))
        return all(note.page == 0 for note in placed)

    # Setting

    def _setting(self, plan: _Plan) -> Setting:
        return Setting(self.picture.engine, self.picture.wording, plan.factor)

    def _frame(self, plan: _Plan) -> Frame:
        rtl = self.picture.rtl
        return Frame(rtl, plan.width - plan.margin if rtl else plan.margin)

    def _head(self, plan: _Plan) -> Head:
        setting, frame = self._setting(plan), self._frame(plan)
        return lay_out_head(self.picture, setting, frame, plan.inner, plan.margin, self.share)

    def _notes(self, plan: _Plan) -> list[Note]:
        cut = [Note(0, "", "", text) for text in self._head(plan).cut]
        return [*self.picture.notes, *cut] if self.setup.notes else []

    def _side_slots(self, plan: _Plan, top: float, height: float) -> Iterator[Slot]:
        gap = _NOTES_GAP * plan.factor
        for column in range(plan.columns):
            u = plan.inner - (plan.columns - column) * plan.column - (plan.columns - 1 - column) * gap
            yield Slot(0, u, top, plan.column, height, heading=column == 0)

    def _further_slots(self, plan: _Plan) -> Iterator[Slot]:
        """Columns of pages after the first, as many pages as are asked for."""
        gap = _NOTES_GAP * plan.factor
        count = max(1, int((plan.inner + gap) // (_NOTES_WIDTH * 1.25 * plan.factor + gap)))
        width = (plan.inner - (count - 1) * gap) / count
        height = plan.height - 2 * plan.margin - self._foot_room(plan)
        page = 0
        while True:
            page += 1
            for column in range(count):
                u = column * (width + gap)
                yield Slot(page, u, plan.margin, width, height, heading=column == 0)

    # Composing

    def poster(self) -> Poster:
        plan = self._plan()
        head = self._head(plan)
        top = plan.margin + head.height
        room = plan.height - plan.margin - self._foot_room(plan) - top
        spare = room / plan.scale - self.natural.height
        self.picture.stretch(max(0.0, min(spare, self.natural.height * _MOST_STRETCH)))
        noted = self._set_notes(plan, top, room)
        count = 1 + max((note.page for note in noted), default=0)
        furniture = [*head.parts]
        if plan.column:
            u = plan.inner - plan.columns * (plan.column + _NOTES_GAP * plan.factor)
            furniture.append(column_rule(self._frame(plan), u, top, room, plan.factor))
        pages = [self._map_page(plan, top, furniture, noted, count)]
        pages += [self._notes_page(plan, number, noted, count) for number in range(1, count)]
        shrink = _shrink(plan)
        pages = [_shrunk(page, shrink) for page in pages] if shrink < 1 else pages
        return self._report(tuple(pages), plan, head, shrink)

    def _set_notes(self, plan: _Plan, top: float, room: float) -> list[SetNote]:
        def slots() -> Iterator[Slot]:
            if plan.column:
                yield from self._side_slots(plan, top, room)
            yield from self._further_slots(plan)

        return set_notes(self._notes(plan), slots(), self._setting(plan), self._frame(plan))

    def _map_page(
        self, plan: _Plan, top: float, furniture: list[Part], noted: list[SetNote], count: int
    ) -> Page:
        bounds = self.picture.bounds
        edge = self._frame(plan).x(0.0)
        beside = bounds.right if self.picture.rtl else bounds.x
        group = PlacedGroup(
            plan.scale,
            edge - plan.scale * beside,
            top - plan.scale * bounds.y,
            tuple(self.picture.parts()),
        )
        side = [note.part for note in noted if note.page == 0]
        around = [*furniture, *side, self._foot(plan, 1, count)]
        layers = (PlacedGroup(1.0, 0.0, 0.0, _placed(around)), group)
        return Page(
            plan.width,
            plan.height,
            layers,
            bookmarks(self.picture, group, plan.margin),
            page_notes(self.picture, group),
            structure(self.picture, furniture, side),
        )

    def _notes_page(self, plan: _Plan, number: int, noted: list[SetNote], count: int) -> Page:
        parts = [note.part for note in noted if note.page == number]
        words = tuple(Element("P", "", part.full) for part in parts)
        around = _placed([*parts, self._foot(plan, number + 1, count)])
        return Page(plan.width, plan.height, (PlacedGroup(1.0, 0.0, 0.0, around),), structure=words)

    def _foot(self, plan: _Plan, page: int, count: int) -> Part:
        setting = self._setting(plan)
        top = plan.height - plan.margin - foot_height(setting)
        return lay_out_foot(self.picture, setting, self._frame(plan), plan.inner, top, (page, count))

    # Reporting

    def _report(self, pages: tuple[Page, ...], plan: _Plan, head: Head, shrink: float) -> Poster:
        smallest, met = _texts(pages)
        hidden = (*(n.text for n in self.long), *head.cut)
        size_warning = self._size_warning(smallest, plan)
        warnings = [
            *([size_warning] if size_warning else []),
            *self._cut_warning(len(hidden)),
            *sentences(met),
        ]
        if not self.picture.blocks:
            warnings.append(_("The map has no stage yet. Add one, and export again."))
        if shrink < 1:
            warnings.append(
                _("The map is larger than a PDF page can be and was made smaller, to {percent} %.").format(
                    percent=max(1, round(shrink * 100))
                )
            )
        report = ExportReport(smallest, tuple(warnings), size_warning, hidden)
        missing = tuple(w.detail for w in met if w.kind == "missing")
        session = self.picture.document.session
        title = title_of(self.picture)
        return Poster(pages, report, title, session.language, self.picture.rtl, self.setup.theme, missing)

    def _size_warning(self, smallest: float, plan: _Plan) -> str:
        if round(smallest, 2) >= SMALLEST_PRINT or not smallest:
            return ""
        names = list(PAPER_MM)
        if self.setup.size == "fit":
            return _("The smallest text is {size} pt. Split the map into shorter journeys.").format(
                size=_points(smallest)
            )
        for name in names[names.index(self.setup.size) + 1 :]:
            found = smallest / plan.scale * self._paper(_paper_name(name)).scale
            if found >= SMALLEST_PRINT:
                return _(
                    "On {paper} the smallest text is {size} pt, too small to read. On {better} it is {larger} pt."
                ).format(paper=self.setup.size, size=_points(smallest), better=name, larger=_points(found))
        fit = self._fit()
        if smallest / plan.scale * fit.scale * _shrink(fit) < SMALLEST_PRINT:
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


def _points(size: float) -> str:
    """A size with one decimal, rounded down so that it never promises more than there is."""
    return f"{int(size * 10) / 10:g}"


def _paper_name(name: str) -> PaperSize:
    sizes: tuple[PaperSize, ...] = ("A4", "A3", "A2", "A1", "A0")
    return next(size for size in sizes if size == name)


def _placed(parts: list[Part]) -> tuple[Placed, ...]:
    return tuple(Placed(part, 0.0, 0.0) for part in parts)


def _shrink(plan: _Plan) -> float:
    """By how much a page has to be made smaller for a PDF to hold it."""
    return min(1.0, LONGEST_SIDE / max(plan.width, plan.height))


def _texts(pages: tuple[Page, ...]) -> tuple[float, list[TextWarning]]:
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
    return replace(
        page,
        width_pt=page.width_pt * scale,
        height_pt=page.height_pt * scale,
        layers=tuple(PlacedGroup(g.scale * scale, g.dx * scale, g.dy * scale, g.parts) for g in page.layers),
        bookmarks=tuple(replace(b, x=b.x * scale, y=b.y * scale) for b in page.bookmarks),
        annotations=tuple(_smaller(n, scale) for n in page.annotations),
    )


def _smaller(note: PageNote, scale: float) -> PageNote:
    return replace(
        note,
        x=note.x * scale,
        y=note.y * scale,
        width=note.width * scale,
        height=note.height * scale,
    )
