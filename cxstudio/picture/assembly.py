"""The plan by which the sheets of a poster are put together: the page small with its cuts, and what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from cxstudio.picture.assumptions import assumption_mark, assumption_on
from cxstudio.picture.flow import Flow, Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.marks import line, lines
from cxstudio.picture.papers import POINTS_PER_MM
from cxstudio.picture.poster import Bookmark, Element, Page, PageSetup, PlacedGroup
from cxstudio.picture.primitives import Bounds, Part, Placed, Primitive, Rect, Stroke, Text
from cxstudio.picture.styles import print_style
from cxstudio.picture.tiling import Tile, Tiling
from cxstudio.words import N_

_RULER_MM = 100
_CUT = Stroke("accent", 1.0)
_EDGE = Stroke("lineControl", 0.75)
_LEFT_OUT = Stroke("lineControl", 0.75, (3.0, 3.0))
_PLAN_SHARE = 0.62  # of the page's height, for the picture of the poster


def assembly_page(
    page: Page, cut: Tiling, printed: Sequence[Tile], setup: PageSetup, setting: Setting
) -> Page:
    """A sheet with the poster small, its cuts and the names of its sheets over it, and the steps under it.

    What is not among the `printed` sheets is crossed out.
    """
    edge, wording = 1.6 * cut.edge, setting.wording
    inner = cut.sheet_width - 2 * edge
    frame = Frame(wording.rtl, cut.sheet_width - edge if wording.rtl else edge)
    head = Flow(setting, frame, 0.0, edge, inner)
    title = page.bookmarks[0].title if page.bookmarks else ""
    heading = wording.say(N_("How to put the poster together"))
    head.text(heading, print_style("stage", 1.5), "ink")
    head.text(
        wording.parted(title, _facts(page, len(printed), setup, setting)),
        print_style("note", 1.3),
        "inkMuted",
    )
    top = head.y + 12
    room = Bounds(edge, top, inner, cut.sheet_height * _PLAN_SHARE - top)
    shown = _small(page, cut, room)
    steps = Flow(setting, frame, 0.0, cut.sheet_height * _PLAN_SHARE + 14, inner)
    for number, text in enumerate(_steps(setup, setting, all_printed=len(printed) == cut.count), start=1):
        step = f"{wording.digits(str(number))}. {text}"
        steps.text(step, print_style("note", 1.4), "ink")
        steps.gap(4)
    ruler = _ruler(steps, frame, setting)
    said = assumption_on(page)
    low = cut.sheet_height - edge
    assumed = [assumption_mark(said, setting, frame, inner, low)] if said else []
    around = tuple(
        Placed(part, 0.0, 0.0)
        for part in (
            head.part("header"),
            _grid(page, cut, printed, shown, setting),
            steps.part("steps"),
            ruler,
            *assumed,
        )
    )
    layers = tuple(_made_small(group, shown) for group in page.layers)
    words = (
        Element("H1", "", head.part("header").full),
        Element("P", "", steps.part("steps").full),
    )
    return Page(
        cut.sheet_width,
        cut.sheet_height,
        (*layers, PlacedGroup(1.0, 0.0, 0.0, around)),
        (Bookmark(heading, 0.0, 0.0),),
        structure=words,
    )


def _made_small(group: PlacedGroup, shown: PlacedGroup) -> PlacedGroup:
    """A group of the page where the page is shown small."""
    return replace(
        group,
        scale=group.scale * shown.scale,
        dx=shown.dx + group.dx * shown.scale,
        dy=shown.dy + group.dy * shown.scale,
    )


def _facts(page: Page, count: int, setup: PageSetup, setting: Setting) -> str:
    wording = setting.wording
    sheets = wording.say_count("{n} sheet of {paper}", "{n} sheets of {paper}", count).format(
        n=wording.digits(str(count)), paper=setup.sheet
    )
    width, height = (round(side / POINTS_PER_MM) for side in (page.width_pt, page.height_pt))
    size = wording.digits(f"\u2066{width} × {height} mm\u2069")
    return wording.parted(sheets, size)


def _steps(setup: PageSetup, setting: Setting, *, all_printed: bool) -> Iterator[str]:
    wording = setting.wording
    yield wording.say(
        N_("Print all sheets at 100 %, not fitted to the page. The bar below must be 100 mm long.")
    )
    yield wording.say(
        N_("Of each sheet cut off the left and the upper edge along the marks, where another sheet joins it.")
    )
    if setup.overlap_mm > 0:
        yield wording.say(
            N_(
                "Lay the sheets row by row, A1 first; each covers a strip of {mm} mm of the one before. Glue it."
            )
        ).format(mm=wording.figure(f"{setup.overlap_mm:g}"))
    else:
        yield wording.say(N_("Lay the sheets row by row, A1 first, edge to edge, and tape them from behind."))
    if not all_printed:
        yield wording.say(N_("What is crossed out on the plan has nothing on it and is not printed."))


def _small(page: Page, cut: Tiling, room: Bounds) -> PlacedGroup:
    """Where the page lies when all its sheets fit into the room: a group without parts."""
    covered = cut.covered
    scale = min(room.width / covered.width, room.height / covered.height)
    left = room.x + (room.width - covered.width * scale) / 2 - covered.x * scale
    top = room.y - covered.y * scale
    return PlacedGroup(scale, left, top, ())


def _grid(page: Page, cut: Tiling, printed: Sequence[Tile], shown: PlacedGroup, setting: Setting) -> Part:
    """The page's own edge, the sheets' windows and their names."""
    drawn: list[Primitive] = []
    scale = shown.scale
    whole = Bounds(shown.dx, shown.dy, page.width_pt * scale, page.height_pt * scale)
    drawn.append(Rect(whole, None, _EDGE))
    style = print_style("lane", 1.4)
    for tile in cut.tiles():
        piece = tile.piece
        box = Bounds(
            shown.dx + piece.x * scale,
            shown.dy + piece.y * scale,
            piece.width * scale,
            piece.height * scale,
        )
        if tile not in printed:
            drawn.append(Rect(box, None, _LEFT_OUT))
            corners = [[(box.x, box.y), (box.right, box.bottom)], [(box.right, box.y), (box.x, box.bottom)]]
            drawn.append(lines(corners, _LEFT_OUT))
            continue
        drawn.append(Rect(box, None, _CUT))
        name = setting.engine.block(tile.name, style, 60.0, direction="ltr")
        width = max((one.width for one in name.lines), default=0.0) + 8
        sign = Bounds(box.centre[0] - width / 2, box.centre[1] - name.height / 2, width, name.height)
        drawn.append(Rect(sign, "surface", _CUT, (3.0, 3.0, 3.0, 3.0)))
        drawn.append(Text(sign.x + 4, sign.y, name, "ink"))
    return Part("", "assembly", whole, tuple(drawn), "mark")


def _ruler(steps: Flow, frame: Frame, setting: Setting) -> Part:
    """A bar of 100 mm, to see with any ruler whether the printer made the sheets smaller."""
    length, y = _RULER_MM * POINTS_PER_MM, steps.y + 8
    stroke = Stroke("ink", 1.0)
    drawn: list[Primitive] = [line([frame.point(0, y), frame.point(length, y)], stroke)]
    drawn += [line([frame.point(u, y - 4), frame.point(u, y + 4)], stroke) for u in (0.0, length / 2, length)]
    flow = Flow(setting, frame, length + 8, y - 6, 60.0)
    flow.text(setting.wording.digits(f"\u2066{_RULER_MM} mm\u2069"), print_style("card"), "ink", max_lines=1)
    drawn += flow.primitives
    return Part("", "ruler", frame.box(0, y - 6, length, 12), tuple(drawn), "mark", flow.words[0])
