"""The pages of one stage: its name, its map at a size that can be read, its notes, and its touchpoints in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from cxstudio.model.kinds import KINDS
from cxstudio.model.records import Annotation, Emotion, Journey, Persona, Stage
from cxstudio.picture.assumptions import assumption_on
from cxstudio.picture.content import feelings
from cxstudio.picture.handout.chapters import Entry
from cxstudio.picture.handout.details import set_details
from cxstudio.picture.handout.key import put_key
from cxstudio.picture.handout.pieces import JourneyPieces, Room
from cxstudio.picture.handout.stage_notes import notes_height, pour_notes, rule_lines
from cxstudio.picture.layering import map_layers
from cxstudio.picture.linking import LINKED, in_words, on_the_map, things_on
from cxstudio.picture.map import MapPicture
from cxstudio.picture.notes import Note, place_words
from cxstudio.picture.page_words import page_notes, state_words, structure
from cxstudio.picture.poster import Anchor, Element, Page, PageLink, PlacedGroup
from cxstudio.picture.primitives import Part
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.plan_rows import LETTERS
from cxstudio.picture.sheets.pouring import Column, Pages
from cxstudio.picture.stages import stage_name
from cxstudio.picture.styles import print_style
from cxstudio.words import N_

_GAP = 10.0  # points at a factor of 1, as all sizes here
_BEGIN = 0.35  # of a page, in which more touchpoints begin than one page holds
ROW = "row"  # the role of a touchpoint's row
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
        # Whatever goes on on a further page does so under the name of its stage.
        opened = partial(_set_head, self, first=False)
        self.column = Column(Pages(self.paper), 0.0, self.paper.inner, self.paper.top, opened=opened)


def stage_pages(paper: Paper, pieces: JourneyPieces, stage: Stage, index: int, scale: float) -> StagePages:
    """All pages of a stage at a scale of its map; what does not fit on one goes on on the next."""
    setting = _Setting(paper, pieces, stage, index)
    drawn = _set_maps(setting, scale)
    _set_stickies(setting)
    _set_details(setting)
    rule_lines(setting.column)
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
    heights = [notes_height(paper, picture.notes) for picture in drawn]
    pieces = zip(drawn, heights, strict=True)
    if any(noted and one.grid.height * scale + noted > room.height for one, noted in pieces):
        # Notes stand on the page of what they speak of: the map is parted rather than they leave it.
        less = Room(room.width, max(room.height * 0.5, room.height - max(heights)))
        drawn = setting.pieces.of_stage(setting.stage, scale, less)
    for place, picture in enumerate(drawn):
        if place:
            column.turn()
        _place(setting, picture, scale)
        _set_notes(setting, picture.notes)
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
    setting.links += [(column.page, link) for link in put_key(column, setting.whose)]
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


def _set_notes(setting: _Setting, notes: Sequence[Note]) -> None:
    """Notes under the map, each with a way back to what it is about."""
    for spot in pour_notes(setting.column, notes):
        box, record = spot.box, setting.paper.document.find(spot.node, Annotation)
        # A sticky is not drawn here: its words lead to what it is about.
        about = record.anchor if record is not None and record.kind == "sticky" else spot.node
        setting.anchors.append((spot.page, Anchor(note_anchor(spot.node), box.x, box.y)))
        setting.links.append((spot.page, PageLink(box.x, box.y, box.width, box.height, in_words(about))))


def note_anchor(node: str) -> str:
    """The name of the anchor where a note stands in words."""
    return f"note {node}"


def detail_anchor(node: str) -> str:
    """The name of the anchor of a touchpoint's row."""
    return f"details {node}"


def _set_stickies(setting: _Setting) -> None:
    """Stickies in words: where they were put on the whole map, something else lies here."""
    if not setting.paper.setup.notes:
        return
    picture = setting.maps[-1][2]
    notes = [
        Note(0, one.id, place_words(picture, one.anchor), one.text)
        for one in setting.pieces.pins_of(setting.stage.id)
        if one.id not in setting.pieces.pins and one.text.strip()
    ]
    _set_notes(setting, notes)


# Details


def _set_details(setting: _Setting) -> None:
    column, paper = setting.column, setting.paper
    if not paper.document.touchpoints(setting.stage.id):
        return
    column.gap(4)
    trial = Column(Pages(paper), 0.0, paper.inner, paper.top)
    set_details(trial, setting.stage)
    # Touchpoints stay together where a page holds them; more of them go on from where there is room to begin.
    needed = (paper.bottom - paper.top) * _BEGIN if trial.page else trial.y - trial.top
    if needed > column.room:
        column.turn()
    set_details(column, setting.stage)


# Pages


def _pages(setting: _Setting) -> Iterator[Page]:
    paper = setting.paper
    made = setting.column.pages.parts
    title = stage_title(paper, setting.stage, setting.index)
    journey = paper.document.find(setting.stage.journey, Journey)
    name = paper.wording.listed(title, state_words(journey, paper.wording) if journey else "")
    for place, parts in enumerate(made):
        # What is said of a touchpoint in its row is read where the row stands, not with its card.
        shown = [replace(part, node="") if part.role == ROW else part for part in parts]
        page = paper.page(shown, name, place + 1, len(made), title if place == 0 else "")
        marks = tuple(replace(mark, level=1) for mark in page.bookmarks)
        drawn = _with_map(setting, replace(page, bookmarks=marks), place, shown)
        yield _with_links(setting, drawn, place)


def _with_map(setting: _Setting, page: Page, place: int, parts: Sequence[Part]) -> Page:
    """The page with the map that stands on it, read after the stage's name and before what is said under it."""
    said = assumption_on(page)
    assumed = (Element("P", "", said),) if said else ()
    for at, group, picture in setting.maps:
        if at == place:
            drawn = map_layers(picture, group.scale, group.dx, group.dy)
            page = replace(
                page,
                layers=(*page.layers, *drawn),
                annotations=page_notes(picture, group),
                structure=(*structure(picture, parts[:1], parts[1:]), *assumed),
            )
    return page


def _seen_from_afar(setting: _Setting, node: str) -> str:
    """What the overview shows of a thing: its touchpoint, else its stage."""
    touchpoint = setting.paper.document.touchpoint_of(node)
    return touchpoint.id if touchpoint is not None else setting.stage.id


def _with_links(setting: _Setting, page: Page, place: int) -> Page:
    """The page with what leads to it and from it: cards, notes, and the touchpoints' rows."""
    anchors = [anchor for at, anchor in setting.anchors if at == place]
    links = [link for at, link in setting.links if at == place]
    if place == 0:
        anchors.insert(0, Anchor(stage_anchor(setting.stage), 0.0, 0.0))
    made = setting.column.pages.parts
    told = {part.node for parts in made for part in parts if part.role == ROW}
    noted = {anchor.name for _, anchor in setting.anchors}
    for row in made[place]:
        if row.role == ROW:
            box = row.bounds
            anchors.append(Anchor(detail_anchor(row.node), box.x, box.y))
            links.append(PageLink(box.x, box.y, box.width, box.height, in_words(row.node)))
    for part, box in things_on(page.layers[1:]):
        anchors.append(Anchor(in_words(part.node), box.x, box.y))
        if part.layer in LINKED:
            to = note_anchor(part.node)
            to = to if to in noted else on_the_map(_seen_from_afar(setting, part.node))
            to = detail_anchor(part.node) if part.node in told else to
            links.append(PageLink(box.x, box.y, box.width, box.height, to))
    return replace(page, anchors=tuple(anchors), links=tuple(links))
