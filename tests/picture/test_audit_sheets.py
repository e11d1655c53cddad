"""The radar, and the pages of the audit view: nothing is cut, before and after are told apart by shape."""

from __future__ import annotations

import math

import pytest

from cxstudio.edits.audit import (
    note_consistency,
    note_question,
    rate_consistency,
    rate_question,
    start_after,
    start_audit,
)
from cxstudio.edits.fields import set_field
from cxstudio.edits.touchpoints import add_channel, add_touchpoints, choose_channels
from cxstudio.insight.audit import consistencies, differences, questions_of
from cxstudio.model.audits import AuditItem
from cxstudio.model.document import Document
from cxstudio.picture.book import SHEETS, compose_book
from cxstudio.picture.flow import Setting
from cxstudio.picture.frame import Frame
from cxstudio.picture.poster import Page, PageSetup
from cxstudio.picture.primitives import Ellipse, Part, Path, Rect, Text
from cxstudio.picture.sheets.audit import (
    MOST_DIFFERENCES,
    Screen,
    latest,
    matrix_on_screen,
    overview_on_screen,
    pages,
)
from cxstudio.picture.sheets.paper import Paper
from cxstudio.picture.sheets.radar import Radar, Series
from cxstudio.picture.wording import Wording
from cxstudio.text.layout import TextEngine, standard_engine
from tests.makers import Made, small_map

LABELS = (
    "Reachability",
    "Service convenience",
    "Purchase convenience",
    "Personalisation",
    "Simplicity",
    "Flexible",
)
LONG = (
    "Erreichbarkeit",
    "Dienstleistungsbequemlichkeit",
    "Kaufbequemlichkeit",
    "Personalisierung",
    "Einfachheit",
    "x",
)


@pytest.fixture(scope="module")
def engine() -> TextEngine:
    return standard_engine()


def radar(
    engine: TextEngine, labels: tuple[str, ...] = LABELS, *, rtl: bool = False, width: float = 260
) -> Part:
    frame = Frame(rtl, width if rtl else 0.0)
    wording = Wording("ar" if rtl else "en", rtl)
    series = [Series((1, 2, 3, 4, 5, 2.5), before=True), Series((2, 3, None, 5, 4, 4))]
    return Radar(Setting(engine, wording), frame, 0, 0, width, 240, labels, series).part()


def texts(part: Part) -> list[Text]:
    return [shape for shape in part.primitives if isinstance(shape, Text)]


def rated(made: Made) -> tuple[Document, str, str]:
    document = made.document
    before = start_audit(document, "Spring", date="2026-03-02")
    after = start_after(document, before, "Autumn", date="2026-10-01")
    for audit, rating in ((before, 2), (after, 4)):
        rate_question(document, [x.id for x in document.children(audit, AuditItem)], rating)
    return document, before, after


def in_bounds(page: Page) -> bool:
    inside = []
    for group in page.layers:
        for placed in group.parts:
            for shape in placed.part.primitives:
                if isinstance(shape, Text):
                    x, y = shape.x + placed.dx, shape.y + placed.dy
                    inside.append(x >= 0 and y >= 0 and y + shape.block.height <= page.height_pt)
                    inside.append(x + shape.block.width <= page.width_pt + 1)
    return all(inside)


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("labels", [LABELS, LONG])
@pytest.mark.parametrize("width", [170, 260, 400])
def test_no_label_of_a_radar_is_cut_or_leaves_the_box(
    engine: TextEngine, labels: tuple[str, ...], rtl: bool, width: float
) -> None:
    part = radar(engine, labels, rtl=rtl, width=width)
    said = {"".join("".join(line.text for line in text.block.lines).split()) for text in texts(part)}
    assert {"".join(label.split()) for label in labels} <= said
    for text in texts(part):
        assert text.block.complete
        ink = [text.x + line.x for line in text.block.lines]
        ends = [text.x + line.x + line.width for line in text.block.lines]
        assert min(ink) >= -2
        assert max(ends) <= width + 2


def test_the_rings_of_a_radar_stand_for_one_to_five(engine: TextEngine) -> None:
    part = radar(engine)
    rings = [s for s in part.primitives if isinstance(s, Path) and s.fill is None and len(s.commands) == 7]
    assert len(rings) == 4  # a one lies in the middle
    tops = [[float(step[-1]) for step in ring.commands[:-1]] for ring in rings]
    heights = [max(column) - min(column) for column in tops]
    for place, height in enumerate(heights, start=1):
        assert math.isclose(height, heights[-1] * place / 4, rel_tol=1e-6)


def test_before_is_dashed_with_squares_and_after_solid_with_discs(engine: TextEngine) -> None:
    part = radar(engine)
    lines = [s for s in part.primitives if isinstance(s, Path) and s.stroke and s.stroke.width > 1.1]
    dashed = [s for s in lines if s.stroke and s.stroke.dash]
    solid = [s for s in lines if s.stroke and not s.stroke.dash]
    assert len(dashed) == 6
    assert len(solid) == 4  # the two beside the axis without a value are left out
    assert (
        sum(isinstance(s, Rect) for s in part.primitives) == 17
    )  # six in the picture, six at the values, five grounds
    assert sum(isinstance(s, Ellipse) for s in part.primitives) == 11


def test_a_radar_says_all_its_values(engine: TextEngine) -> None:
    assert radar(engine).full.splitlines()[2] == "Purchase convenience: 3.0, –"


def test_the_shape_of_what_is_now_is_filled_only_when_it_is_whole(engine: TextEngine) -> None:
    assert not any(isinstance(s, Path) and s.fill == "accentTint" for s in radar(engine).primitives)


def test_a_session_without_an_audit_has_no_pages(engine: TextEngine) -> None:
    made = small_map()
    assert not SHEETS["audit"].holds(made.document, made.journey)
    poster = compose_book(made.document, made.journey, engine, PageSetup(contents=("audit",)))
    assert poster.pages == ()


@pytest.mark.parametrize("size", ["A4", "A3", "A0"])
@pytest.mark.parametrize("landscape", [True, False])
def test_the_pages_hold_the_audit_its_questions_and_what_changed(
    engine: TextEngine, size: str, landscape: bool
) -> None:
    made = small_map()
    document, _before, after = rated(made)
    first = document.children(after, AuditItem)[0]
    note_question(document, first.id, "Tried on ten days. " * 20)
    paper = Paper(document, engine, PageSetup(size=size, landscape=landscape))
    made_pages = pages(paper, made.journey)
    told = "\n".join(element.text for page in made_pages for element in page.structure)
    assert "Spring, 2 Mar 2026" in told
    assert "Autumn, 1 Oct 2026" in told
    assert "2.0 of 5, 30 of 30 rated" in told
    assert "What changed" in told
    assert "Tried on ten days." in told
    for item in document.children(after, AuditItem):
        assert item.text in told
    assert all(in_bounds(page) for page in made_pages)


def test_a_long_matrix_goes_on_over_pages_with_its_head_and_wide_ones_too(engine: TextEngine) -> None:
    made = small_map()
    document = made.document
    points = [
        *made.touchpoints,
        *add_touchpoints(document, made.stages[1], [f"Touchpoint {n}" for n in range(60)]),
    ]
    channels = [add_channel(document, f"Channel {n}") for n in range(12)]
    for n, point in enumerate(points):
        choose_channels(document, point, [channels[n % 12], channels[(n + 5) % 12]])
        rate_consistency(document, point, channels[n % 12], n % 5 + 1)
        note_consistency(document, point, channels[n % 12], f"Note number {n}")
    made_pages = pages(Paper(document, engine, PageSetup()), made.journey)
    assert len(made_pages) > 4
    told = "\n".join(element.text for page in made_pages for element in page.structure)
    assert all(f"Note number {n}" in told for n in range(65))
    assert told.count("Channel 11") > 2
    assert all(in_bounds(page) for page in made_pages)


def test_cells_without_the_channel_hold_a_dot_and_say_nothing(engine: TextEngine) -> None:
    made = small_map()
    document = made.document
    web, phone = add_channel(document, "Web"), add_channel(document, "Phone")
    choose_channels(document, made.touchpoints[0], [web, phone])
    choose_channels(document, made.touchpoints[1], [web])
    rate_consistency(document, made.touchpoints[0], web, 2)
    screen = Screen(Paper(document, engine, PageSetup()), 420)
    page = matrix_on_screen(screen, consistencies(document, made.journey))
    parts = {p.part.node: p.part for g in page.layers for p in g.parts if "=" in p.part.node}
    none = parts[f"{made.touchpoints[1]}={phone}"]
    assert none.role == "matrix-none"
    assert not texts(none)
    assert [type(shape) for shape in none.primitives] == [Ellipse]
    cell = parts[f"{made.touchpoints[0]}={web}"]
    assert "2" in cell.full
    assert any(isinstance(s, Rect) and s.fill == "role.pain.mark" for s in cell.primitives)
    (bar,) = [s for s in cell.primitives if isinstance(s, Rect) and s.fill == "role.pain.mark"]
    assert bar.radii[2:] == (0.0, 3.0)  # along the round corner it begins in, straight where it ends


def test_names_in_a_matrix_take_what_they_need_and_no_word_of_its_head_is_broken(engine: TextEngine) -> None:
    made = small_map()
    document = made.document
    names = ["Letter", "Web", "Phone", "Portal", "Text message", "In person", "Customer alone", "City buses"]
    channels = [add_channel(document, name) for name in names]
    choose_channels(document, made.touchpoints[0], channels)
    page = matrix_on_screen(
        Screen(Paper(document, engine, PageSetup()), 588), consistencies(document, made.journey)
    )
    parts = [p.part for g in page.layers for p in g.parts]
    head = next(part for part in parts if part.role == "matrix-head")
    said = {line.text.strip() for text in texts(head) for line in text.block.lines}
    assert {"Customer", "alone", "message"} <= said
    first = min(part.bounds.x for part in parts if "=" in part.node)
    named = max(
        text.x + text.block.natural_width
        for part in parts
        if part.role == "matrix-row"
        for text in texts(part)
    )
    assert 0 < first - named < 16


@pytest.mark.parametrize("width", [250, 420])
def test_the_screen_shows_the_same_pieces_at_any_width(engine: TextEngine, width: float) -> None:
    made = small_map()
    document, *_rest = rated(made)
    compared = latest(document, made.journey)
    assert compared is not None
    assert compared.before is not None
    page = overview_on_screen(Screen(Paper(document, engine, PageSetup()), width), compared)
    roles = [p.part.role for g in page.layers for p in g.parts]
    assert roles == ["audit-legend", "radar", "audit-components", "audit-changes"]
    assert in_bounds(page)


def test_no_figure_of_a_legend_keeps_the_digits_of_another_language(engine: TextEngine) -> None:
    made = small_map()
    document, *_rest = rated(made)
    set_field(document, ["session"], "language", "ar")
    compared = latest(document, made.journey)
    assert compared is not None
    page = overview_on_screen(Screen(Paper(document, engine, PageSetup()), 420), compared)
    told = page.structure[0].text
    assert "٥" in told
    assert not set(told) & set("0123456789")


def test_an_audit_without_any_question_is_still_a_page(engine: TextEngine) -> None:
    made = small_map()
    document = made.document
    audit = start_audit(document)
    from cxstudio.edits.deleting import delete

    delete(document, [x.id for row in questions_of(document, audit).values() for x in row])
    made_pages = pages(Paper(document, engine, PageSetup()), made.journey)
    assert len(made_pages) >= 1


def test_all_that_changed_is_told_on_paper(engine: TextEngine) -> None:
    document, _before, _after = rated(small_map())
    compared = latest(document, document.journeys()[0].id)
    assert compared is not None
    assert compared.before is not None
    changed = [x for x in differences(document, compared.before.audit, compared.now.audit) if x.change]
    assert len(changed) > MOST_DIFFERENCES
    paper = Paper(document, engine, PageSetup("A4", landscape=False))
    parts = (
        placed.part
        for page in pages(paper, document.journeys()[0].id)
        for group in page.layers
        for placed in group.parts
    )
    told = "\n".join(part.full for part in parts if part.role == "audit-changes")
    assert all(one.text in told for one in changed)
    assert "more" not in told
