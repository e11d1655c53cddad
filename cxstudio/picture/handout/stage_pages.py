"""The pages of one stage: its name, its map at a size that can be read, its notes, and its touchpoints in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Annotation, Emotion, Journey, Persona, Stage
from cxstudio.picture.assumptions import assumption_on
from cxstudio.picture.content import feelings
from cxstudio.picture.flow import Flow
from cxstudio.picture.handout.chapters import Entry
from cxstudio.picture.handout.details import set_details
from cxstudio.picture.handout.pieces import JourneyPieces, Room
from cxstudio.picture.icons import icon
from cxstudio.picture.layering import map_layers
from cxstudio.picture.linking import LINKED, in_words, on_the_map, things_on
from cxstudio.picture.map import MapPicture
from cxstudio.picture.marks import disc, persona_mark
from cxstudio.picture.notes import Note, place_words
from cxstudio.picture.page_words import page_notes, state_words, structure
from cxstudio.picture.portrait import persona_words
from cxstudio.picture.poster import Anchor, Bookmark, Element, Page, PageLink, PlacedGroup
from cxstudio.picture.primitives import Part, Primitive, Text
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import LETTERS
from cxstudio.picture.sheets.pouring import Column, Pages, rows_of
from cxstudio.picture.stages import stage_name
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

_GAP = 10.0  # points at a factor of 1, as all sizes here
_DISC, _INDENT, _BETWEEN = 13.0, 19.0, 18.0
_LONG = 320  # characters of a note that stands beside another one
_HEADLINE = 1.15  # times the size of a lane's name


@dataclass(frozen=True)
class StagePages:
    """A stage set on pages: the pages, and how many of them its map needed."""

    pages: tuple[Page, ...]
    pieces: int
    entry: Entry


@dataclass
class _Setting:
    """What of one stage has been set so far."""

    paper: Paper
    pieces: JourneyPieces
    stage: Stage
    index: int
    column: Column = field(init=False)
    maps: list[tuple[int, PlacedGroup, MapPicture]] = field(default_factory=list)
    anchors: list[tuple[int, Anchor]] = field(default_factory=list)
    links: list[tuple[int, PageLink]] = field(default_factory=list)

    @property
    def whose(self) -> list[Persona]:
        """The personas with a curve on this journey's map that is not hidden, its own first."""
        document = self.paper.document
        journey = document.find(self.stage.journey, Journey)
        touchpoints = document.touchpoints(self.stage.id)
        known: dict[str, list[Emotion]] = {}
        found = feelings(document, journey.id, touchpoints, known) if journey is not None else ()
        return [one.persona for one in found if one.readings]

    def __post_init__(self) -> None:
        self.column = Column(Pages(self.paper), 0.0, self.paper.inner, self.paper.top)


def stage_pages(paper: Paper, pieces: JourneyPieces, stage: Stage, index: int, scale: float) -> StagePages:
    """All pages of a stage at a scale of its map; what does not fit on one goes on on the next."""
    setting = _Setting(paper, pieces, stage, index)
    drawn = _set_maps(setting, scale)
    _set_stickies(setting)
    _set_details(setting)
    pages = tuple(_pages(setting))
    name = stage_title(paper, stage, index)
    return StagePages(pages, drawn, Entry(name, stage_anchor(stage), 1))


def stage_anchor(stage: Stage) -> str:
    """The name of the anchor of a stage's first page."""
    return f"stage {stage.id}"


def stage_title(paper: Paper, stage: Stage, index: int) -> str:
    """Number and name of a stage: "2 Book"."""
    name = " ".join(stage_name(stage, index + 1, paper.wording).split())
    return f"{paper.wording.digits(str(index + 1))} {name}" if stage.title else name


# The map


def _set_maps(setting: _Setting, scale: float) -> int:
    """The stage's map in its pieces, a page each, with the notes of what is on it."""
    column, paper = setting.column, setting.paper
    _set_head(setting, first=True)
    room = Room(paper.inner, paper.bottom - column.y)
    drawn = setting.pieces.of_stage(setting.stage, scale, room)
    noted = [_notes_height(setting, picture) for picture in drawn]
    if len(drawn) == 1 and noted[0] and drawn[0].grid.height * scale + noted[0] > room.height:
        # Notes stand on the page of what they speak of: the map is parted rather than they leave it.
        less = Room(room.width, max(room.height * 0.5, room.height - noted[0]))
        drawn = setting.pieces.of_stage(setting.stage, scale, less)
    for place, picture in enumerate(drawn):
        if place:
            column.turn()
            _set_head(setting, first=False)
        _place(setting, picture, scale)
        _set_notes(setting, picture)
    return len(drawn)


def _set_head(setting: _Setting, *, first: bool) -> None:
    paper, stage, column = setting.paper, setting.stage, setting.column
    factor, wording = paper.factor, paper.wording
    title = stage_title(paper, stage, setting.index)
    if not first:
        said = wording.say(N_("{section}, continued")).format(section=title)
        column.text(said, print_style("header", factor), "ink", role="title")
        column.gap(_GAP)
        return
    column.text(title, print_style("title", factor), "ink", role="title")
    _put_key(setting)
    count = len(paper.document.touchpoints(stage.id))
    counted = wording.say_count("{n} touchpoint", "{n} touchpoints", count)
    said = wording.parted(stage.time_span, wording.digits(counted.format(n=count)))
    column.text(said, print_style("lane", factor), "inkMuted")
    if stage.headline:
        column.gap(3)
        column.text(stage.headline, print_style("lane", factor * _HEADLINE), "ink")
    if stage.goal:
        goal = next(one.label for one in KINDS["stage"].fields if one.name == "goal")
        column.gap(2)
        said = f"{wording.say(goal)}: {stage.goal}"
        column.text(said, print_style("note", factor * LETTERS), "ink")
    column.gap(_GAP)


def _put_key(setting: _Setting) -> None:
    """Whose curves and marks are on the page, at the trailing end of the line that comes next."""
    paper, column = setting.paper, setting.column
    factor, style = paper.factor, print_style("note", paper.factor * LETTERS)
    lead, apart = 10.0 * factor, 12.0 * factor
    widths = {
        one.id: paper.engine.width(persona_words(one, paper.wording), style) + 1 for one in setting.whose
    }
    u = column.width - sum(width + lead + apart for width in widths.values()) + apart
    if u < column.width * 0.35:
        return  # a crowd has its names in the glossary
    top = column.y
    key = paper.flow(column.u, top, column.width)
    for one in setting.whose:
        centre = paper.frame.point(u + lead * 0.35, top + style.line_height / 2)
        key.draw(persona_mark(one.mark, centre, 6.5 * factor))
        words = paper.flow(u + lead, top, widths[one.id])
        words.text(persona_words(one, paper.wording), style, "ink", max_lines=1)
        key.draw(*words.drawn)
        key.words += words.words
        u += widths[one.id] + lead + apart
    if key.words:
        key.y = top + style.line_height
        column.put(key.part("key"))


def _place(setting: _Setting, picture: MapPicture, scale: float) -> None:
    """The map from here on, from the leading margin."""
    column, paper = setting.column, setting.paper
    bounds, grid = picture.bounds, picture.grid.bounds
    room = paper.bottom - column.y
    scale = min(scale, room / bounds.height, paper.inner / grid.width)
    width = scale * grid.width
    x = paper.frame.x(column.u, width) - scale * grid.x
    group = PlacedGroup(scale, x, column.y - scale * min(bounds.y, grid.y), ())
    setting.maps.append((column.page, group, picture))
    column.y += scale * bounds.height
    column.gap(_GAP)


# Notes


def _set_notes(setting: _Setting, picture: MapPicture) -> None:
    _pour_notes(setting, setting.column, picture.notes)


def _notes_height(setting: _Setting, picture: MapPicture) -> float:
    """The height the notes of a map need where they all stand on one page."""
    notes = picture.notes
    if not notes:
        return 0.0
    trial = Column(Pages(setting.paper), 0.0, setting.paper.inner, setting.paper.top)
    _pour_notes(replace(setting, links=[], anchors=[]), trial, notes)
    return trial.y - trial.top if not trial.page else setting.paper.bottom - setting.paper.top


def _pour_notes(setting: _Setting, column: Column, notes: Sequence[Note]) -> None:
    """Short notes two in a row, long ones over the whole width, where they may go on from page to page."""
    short = [note for note in notes if len(note.text) <= _LONG]
    for pair in rows_of(short, 2):
        heights = [_note(setting, column, note, place).y - column.y for place, note in enumerate(pair)]
        column.need(max(heights))
        flows = [_note(setting, column, note, place) for place, note in enumerate(pair)]
        top = column.y
        for note, flow in zip(pair, flows, strict=True):
            part = flow.part("note")
            column.put(part)
            _linked(setting, column, note, part)
        column.y = max(top, *(flow.y for flow in flows))
        column.gap(5)
    for note in notes:
        if len(note.text) > _LONG:
            flow = _note(setting, column, replace(note, text=""), 0)
            column.need(flow.y - column.y + 30 * setting.paper.factor)
            flow = _note(setting, column, replace(note, text=""), 0)
            part = flow.part("note")
            _linked(setting, column, note, part)
            column.set(flow, role="note")
            style = print_style("note", setting.paper.factor * LETTERS)
            column.text(note.text, style, "ink", indent=_INDENT * setting.paper.factor)
            column.gap(5)


def _note(setting: _Setting, column: Column, note: Note, place: int) -> Flow:
    """A note with its number, or the sign of what it is, and where it stands; the first or second in its row."""
    paper = setting.paper
    factor = paper.factor
    gap = _BETWEEN * factor
    width = (column.width - gap) / 2
    flow = column.flow(place * (width + gap), width)
    style = print_style("note", factor * LETTERS)
    indent = _INDENT * factor
    size = _DISC * factor
    if note.number:
        flow.draw(*_number(paper, flow, note.number, size))
    else:
        record = paper.document.get(note.node)
        name = KINDS[record.kind].icon if record is not None else "text"
        flow.draw(
            *icon(name, paper.frame.box(flow.u + 1 * factor, flow.y, 10 * factor, 10 * factor), "inkMuted")
        )
    flow.text(note.place, print_style("note", factor), "inkMuted", indent=indent)
    flow.text(note.text, style, "ink", indent=indent)
    flow.y = max(flow.y, flow.top + size)
    return flow


def _number(paper: Paper, flow: Flow, number: int, size: float) -> Iterator[Primitive]:
    centre = paper.frame.box(flow.u, flow.y, size, size).centre
    style = replace(print_style("note", paper.factor), weight=600, line_height=0.0)
    block = paper.engine.block(paper.wording.digits(str(number)), style, size * 2, align="center")
    yield disc(centre, size, "ink")
    yield Text(centre[0] - size, centre[1] - block.height / 2, block, "surface")


def _linked(setting: _Setting, column: Column, note: Note, part: Part) -> None:
    box = part.bounds
    setting.anchors.append((column.page, Anchor(note_anchor(note.node), box.x, box.y)))
    record = setting.paper.document.find(note.node, Annotation)
    # A sticky is not drawn here: its words lead to what it is about.
    about = record.anchor if record is not None and not note.number else note.node
    link = PageLink(box.x, box.y, box.width, box.height, in_words(about))
    setting.links.append((column.page, link))


def note_anchor(node: str) -> str:
    """The name of the anchor where a note stands in words."""
    return f"note {node}"


def detail_anchor(node: str) -> str:
    """The name of the anchor of a touchpoint's row."""
    return f"details {node}"


def _set_stickies(setting: _Setting) -> None:
    """Stickies in words: where they were put on the whole map, something else lies here."""
    picture = setting.maps[-1][2]
    notes = [
        Note(0, one.id, place_words(picture, one.anchor), one.text)
        for one in setting.pieces.pins_of(setting.stage.id)
        if one.id not in setting.pieces.pins and one.text.strip()
    ]
    _pour_notes(setting, setting.column, notes)


# Details


def _set_details(setting: _Setting) -> None:
    column, paper = setting.column, setting.paper
    if not paper.document.touchpoints(setting.stage.id):
        return
    column.gap(4)
    trial = Column(Pages(paper), 0.0, paper.inner, paper.top)
    set_details(trial, setting.stage)
    if trial.page or trial.y - trial.top > column.room:
        column.turn()
        _set_head(setting, first=False)
    set_details(column, setting.stage)


# Pages


def _pages(setting: _Setting) -> Iterator[Page]:
    paper = setting.paper
    made = setting.column.pages.parts
    title = stage_title(paper, setting.stage, setting.index)
    journey = paper.document.find(setting.stage.journey, Journey)
    name = paper.wording.listed(title, state_words(journey, paper.wording) if journey else "")
    for place, parts in enumerate(made):
        rows = [part for part in parts if part.role == "row"]
        shown = [replace(part, node="") if part.role == "row" else part for part in parts]
        page = paper.page(shown, name, place + 1, len(made), title if place == 0 else "")
        here = [(group, picture) for at, group, picture in setting.maps if at == place]
        yield _with_maps(setting, page, place, here, shown, rows)


def _with_maps(
    setting: _Setting,
    page: Page,
    place: int,
    maps: Sequence[tuple[PlacedGroup, MapPicture]],
    parts: Sequence[Part],
    rows: Sequence[Part],
) -> Page:
    """The page with its map, and with what leads from it and to it."""
    anchors = [anchor for at, anchor in setting.anchors if at == place]
    links = [link for at, link in setting.links if at == place]
    noted = {anchor.name for _, anchor in setting.anchors}
    for row in rows:
        box = row.bounds
        anchors.append(Anchor(detail_anchor(row.node), box.x, box.y))
        links.append(PageLink(box.x, box.y, box.width, box.height, in_words(row.node)))
    layers, notes, words = list(page.layers), [*page.annotations], page.structure
    for group, picture in maps:
        drawn = map_layers(picture, group.scale, group.dx, group.dy)
        layers += drawn
        notes += page_notes(picture, group)
        words = structure(picture, parts[:1], parts[1:])
        for part, box in things_on(drawn):
            anchors.append(Anchor(in_words(part.node), box.x, box.y))
            if part.layer in LINKED:
                there = note_anchor(part.node)
                to = there if there in noted else on_the_map(part.node)
                to = detail_anchor(part.node) if part.role == "touchpoint" else to
                links.append(PageLink(box.x, box.y, box.width, box.height, to))
    bookmarks = tuple(Bookmark(one.title, one.x, one.y, 1) for one in page.bookmarks)
    if place == 0:
        anchors.append(Anchor(stage_anchor(setting.stage), 0.0, 0.0))
    said = assumption_on(page)
    assumed = (Element("P", "", said),) if said else ()
    return replace(
        page,
        layers=tuple(layers),
        annotations=tuple(notes),
        structure=(*words, *assumed) if maps else page.structure,
        bookmarks=bookmarks,
        anchors=tuple(anchors),
        links=tuple(links),
    )
