"""A whole journey from afar, to see how all hangs together: each stage leads to the page where it can be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Annotation, Journey, Persona
from cxstudio.picture.assumptions import assumption_on
from cxstudio.picture.flow import Flow
from cxstudio.picture.grid import Column as StageColumn
from cxstudio.picture.handout.chapters import persona_anchor
from cxstudio.picture.handout.crossing import crossing, height_of, set_crossing
from cxstudio.picture.handout.key import put_key
from cxstudio.picture.handout.rows import COLUMNS, OverviewRows
from cxstudio.picture.handout.stage_pages import stage_anchor
from cxstudio.picture.layering import map_layers
from cxstudio.picture.linking import map_side
from cxstudio.picture.map import MapPicture
from cxstudio.picture.marks import disc
from cxstudio.picture.page_words import state_words, structure, title_of
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.poster import Element, Page, PageLink, PlacedGroup
from cxstudio.picture.primitives import Bounds, Part, Text
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import LETTERS
from cxstudio.picture.sheets.pouring import Column, Pages, rows_of
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import Wording
from cxstudio.words import N_

_SHORT = 220  # characters of what stands over the map; what is longer follows under it
_ACROSS = 4
_GAP = 18.0  # points at a factor of 1, as all sizes here
_DISC, _ROW = 13.0, 17.0
# Scales of the rows, at a factor of 1, the largest first. At the last one nothing has less than 6 points.
_SCALES = (0.82, 0.76, 0.7, 0.65, 0.6, 0.55)
_Fitted = tuple[list[MapPicture], float]  # rows, and their scale


def overview_anchor(journey: str) -> str:
    """The name of the anchor of a journey's overview."""
    return f"overview {journey}"


@dataclass
class Overview:
    """A journey from afar. `picture` is the whole map, by whose numbers its notes are called.

    How its rows fit does not hang on the numbers of pages, so it is found once for all of them.
    """

    paper: Paper
    rows: OverviewRows
    picture: MapPicture
    _fitted: _Fitted | None = None

    def pages(self, numbers: Mapping[str, int]) -> list[Page]:
        """The journey row by row with the numbers of its stages' pages, then what is said of it at length."""
        return _overview_pages(self, numbers)

    def fitted(self, column: Column) -> _Fitted:
        """The rows below what stands at the top of a column, which is the same each time."""
        if self._fitted is None:
            self._fitted = _fitting(column, self.rows)
        return self._fitted


def _overview_pages(of: Overview, numbers: Mapping[str, int]) -> list[Page]:
    paper, picture = of.paper, of.picture
    column = Column(Pages(paper), 0.0, paper.inner, paper.top)
    said = list(_said(paper, picture))
    heading = list(_head(column, picture))
    _beside_each_other(column, [one for one in said if len(one[1]) <= _SHORT])
    placed = _set_rows(column, of.fitted(column), numbers)
    for label, text in (one for one in said if len(one[1]) > _SHORT):
        column.gap(8)
        column.need(40 * paper.factor)
        column.text(label, print_style("card", paper.factor * LETTERS), "inkMuted")
        column.text(text, print_style("card", paper.factor * LETTERS), "ink")
    pages = list(_pages(column, picture, placed))
    pages[0] = replace(pages[0], links=(*heading, *pages[0].links))
    return pages


@dataclass(frozen=True)
class _PlacedRow:
    """A row of stages on its page, and what stands over it."""

    page: int
    picture: MapPicture
    group: PlacedGroup
    refs: tuple[Part, ...]
    links: tuple[PageLink, ...]


def _fitting(column: Column, rows: OverviewRows) -> _Fitted:
    """The rows at the largest scale that takes the fewest pages."""
    paper = column.paper
    best: _Fitted = ([], 0.0)
    fewest = 0
    wide = [replace(rows, column=width) for width in COLUMNS]
    for scale, tried in ((one * paper.factor, rows) for rows in wide for one in _SCALES):
        made = tried.rows(paper.inner / scale)
        over = (_ROW + _GAP) * paper.factor
        leaving = crossing(rows.document, made)
        heights = [
            row.bounds.height * scale + over + height_of(links, paper.factor)
            for row, links in zip(made, leaving, strict=True)
        ]
        needed, room = 1, column.room + _GAP * paper.factor
        for height in heights:
            if height > room:
                needed, room = needed + 1, paper.bottom - paper.top
            room -= height
        if not fewest or needed < fewest:
            best, fewest = (made, scale), needed
        if fewest == 1:
            break
    return best


def _set_rows(column: Column, fitting: _Fitted, numbers: Mapping[str, int]) -> list[_PlacedRow]:
    made, scale = fitting
    placed = []
    factor = column.paper.factor
    for picture, leaving in zip(made, crossing(column.paper.document, made), strict=True):
        column.need(picture.bounds.height * scale + _ROW * factor + height_of(leaving, factor))
        row = _set_row(column, picture, scale, numbers)
        placed.append(replace(row, links=(*row.links, *set_crossing(column, leaving))))
        column.gap(_GAP)
    return placed


def _set_row(column: Column, picture: MapPicture, scale: float, numbers: Mapping[str, int]) -> _PlacedRow:
    """A row from the leading margin, each of its stages under the number of its page."""
    paper, bounds = column.paper, picture.bounds
    factor = paper.factor
    scale = min(scale, paper.inner / bounds.width)
    top, width = column.y + _ROW * factor, bounds.width * scale
    group = PlacedGroup(scale, paper.frame.x(column.u, width) - scale * bounds.x, top - scale * bounds.y, ())
    refs, links = [], []
    for one, block in zip(picture.grid.columns, picture.blocks, strict=True):
        box = _over(one, picture, group, column.y, _ROW * factor)
        page = numbers.get(stage_anchor(block.content.stage), 0)
        refs.append(_reference(paper, box, block.content.index + 1, page))
        links.append(PageLink(box.x, box.y, box.width, box.height, f"stage {one.stage}"))
    column.y = top + bounds.height * scale
    return _PlacedRow(column.page, picture, group, tuple(refs), tuple(links))


def _pages(column: Column, picture: MapPicture, placed: Sequence[_PlacedRow]) -> Iterator[Page]:
    paper = column.paper
    for row in placed:
        column.pages.on(row.page)
    title = title_of(picture)
    name = paper.wording.listed(paper.wording.say(N_("Overview")), state_of(picture))
    for place, parts in enumerate(column.pages.parts):
        here = [row for row in placed if row.page == place]
        refs = [ref for row in here for ref in row.refs]
        page = paper.page([*parts, *refs], name, 1, 1, title if not place else name)
        for at, row in enumerate(here):
            page = _with_row(page, row, parts, first=not at)
        said = assumption_on(page)
        if here and said:
            page = replace(page, structure=(*page.structure, Element("P", "", said)))
        yield page if not place else replace(page, bookmarks=())


def _with_row(page: Page, row: _PlacedRow, head: Sequence[Part], *, first: bool) -> Page:
    """The page with a row drawn on it, read after what stands over it."""
    drawn = map_layers(row.picture, row.group.scale, row.group.dx, row.group.dy)
    side = map_side(drawn)
    read = structure(row.picture, head if first else (), row.refs)
    return replace(
        page,
        layers=(*page.layers, *drawn),
        structure=read if first else (*page.structure, *read),
        links=(*page.links, *row.links, *side.links),
        anchors=(*page.anchors, *side.anchors),
    )


def state_of(picture: MapPicture) -> str:
    """Whether the journey is the current or a future one, in words."""
    journey = picture.document.find(picture.journey, Journey)
    return state_words(journey, picture.wording) if journey is not None else ""


def _head(column: Column, picture: MapPicture) -> Iterator[PageLink]:
    """Title and persona; yields the way to her sheet."""
    paper, factor = column.paper, column.paper.factor
    column.text(title_of(picture), print_style("title", factor), "ink", role="title")
    yield from put_key(column, [one.persona for one in picture.feelings if one.readings])
    journey = paper.document.find(picture.journey, Journey)
    persona = paper.document.find(journey.persona, Persona) if journey is not None else None
    who = persona_words(persona, paper.wording) if persona is not None and persona.name else ""
    said = paper.wording.parted(state_of(picture), who, persona.role if persona is not None else "")
    top = column.y
    column.text(said, print_style("lane", factor), "inkMuted")
    if who:
        box = paper.frame.box(column.u, top, column.width, column.y - top)
        yield PageLink(
            box.x, box.y, box.width, box.height, persona_anchor(journey.persona if journey else "")
        )
    column.gap(8)


def _said(paper: Paper, picture: MapPicture) -> Iterator[tuple[str, str]]:
    """What is told of the journey in words, and the notes that belong to no stage of it."""
    document, say = paper.document, paper.wording.say
    journey = document.find(picture.journey, Journey)
    if journey is not None:
        for field in KINDS["journey"].fields:
            text = getattr(journey, field.name)
            if field.name in {"scenario", "expectations", "start", "end"} and text.strip():
                yield say(field.label), text.strip()
    for pin in picture.over.pins if paper.setup.notes else ():
        home = document.stage_of(pin.record.anchor.partition("~")[0])
        if home is None and pin.record.text.strip():
            yield _called(pin.record, pin.number, paper.wording), pin.record.text.strip()


def _called(record: Annotation, number: int, wording: Wording) -> str:
    label = wording.say(KINDS[record.kind].label)
    return wording.digits(f"{label} {number}") if number else label


def _beside_each_other(column: Column, said: Sequence[tuple[str, str]]) -> None:
    factor = column.paper.factor
    gap = _GAP * factor
    across = min(_ACROSS, max(1, len(said))) if column.width > 600 * factor else 2
    width = (column.width - (across - 1) * gap) / across
    for row in rows_of(said, across):
        flows = []
        for place, (label, text) in enumerate(row):
            flow = column.flow(place * (width + gap), width)
            flow.text(label, print_style("note", factor * LETTERS), "inkMuted")
            flow.text(text, print_style("note", factor * LETTERS), "ink")
            flows.append(flow)
        for flow in flows:
            column.put(flow.part("text"))
        column.y = max(flow.y for flow in flows)
        column.gap(6)


def _over(one: StageColumn, picture: MapPicture, group: PlacedGroup, y: float, height: float) -> Bounds:
    """The strip over a stage's column."""
    box = picture.grid.frame.box(one.left, 0.0, one.width, 1.0)
    return Bounds(group.dx + group.scale * box.x, y, group.scale * box.width, height)


def _reference(paper: Paper, box: Bounds, number: int, page: int) -> Part:
    """The number of a stage in a disc, and the page it is on where there is room to say so."""
    factor, wording = paper.factor, paper.wording
    size = _DISC * factor
    frame = replace(paper.frame, edge=box.right if wording.rtl else box.x)
    centre = frame.box(2 * factor, box.y, size, size).centre
    style = replace(print_style("note", factor), weight=600, line_height=0.0)
    block = paper.engine.block(wording.digits(str(number)), style, size * 2, align="center")
    lead = size + 6 * factor
    words = wording.say(N_("page {page}")).format(page=wording.digits(str(page)))
    said = Flow(paper.setting, frame, lead, box.y + 2 * factor, box.width - lead)
    label = print_style("note", factor * LETTERS)
    if paper.engine.width(words, label) > box.width - lead:
        words = wording.digits(str(page))
    said.text(words, label, "inkMuted", max_lines=1)
    return Part(
        "",
        "reference",
        box,
        (
            disc(centre, size, "ink"),
            Text(centre[0] - size, centre[1] - block.height / 2, block, "surface"),
            *said.primitives,
        ),
        "ground",
        wording.digits(f"{number}: ") + words,
    )
