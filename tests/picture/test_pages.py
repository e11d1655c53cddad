"""Posters: everything inside the margins, nothing missing without a word."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.lanes import hide_lane
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.document import Document
from cxstudio.model.records import Annotation, Card, Journey, Persona, Stage, Touchpoint
from cxstudio.picture.flow import Setting
from cxstudio.picture.legend import entries, legend_flow
from cxstudio.picture.marks import WEIGHT_WIDTH
from cxstudio.picture.pages import PageSetup, Poster, compose
from cxstudio.picture.papers import POINTS_PER_MM, PaperSize
from cxstudio.picture.poster import LONGEST_SIDE, Page
from cxstudio.picture.primitives import Bounds, Part, Rect, Text
from tests.makers import large_map, mixed_scripts_map, small_map
from tests.picture.maps import PRINTED, crowded_map, engine, picture, text_boxes


def poster(document: Document, setup: PageSetup) -> Poster:
    return compose(document, document.journeys()[0].id, engine(), setup)


def words_of(poster: Poster) -> str:
    return "\n".join(
        shape.block.text
        for page in poster.pages
        for group in page.layers
        for placed in group.parts
        for shape in placed.part.primitives
        if isinstance(shape, Text)
    )


@pytest.mark.parametrize("rtl", [False, True])
@pytest.mark.parametrize("size", ["fit", "A4", "A1"])
def test_everything_lies_inside_the_margins(size: PaperSize, rtl: bool) -> None:
    for document in (crowded_map(rtl=rtl), small_map().document):
        made = poster(document, PageSetup(size))
        margin = 10 * POINTS_PER_MM
        for page in made.pages:
            room = Bounds(margin, margin, page.width_pt - 2 * margin, page.height_pt - 2 * margin).grown(0.6)
            for group in page.layers:
                for placed in group.parts:
                    for box in (placed.bounds, *text_boxes(placed)):
                        left = group.dx + group.scale * box.x
                        top = group.dy + group.scale * box.y
                        assert room.x <= left, placed.part
                        assert left + group.scale * box.width <= room.right, placed.part
                        assert room.y <= top, placed.part
                        assert top + group.scale * box.height <= room.bottom, placed.part


def test_furniture_never_overlaps_the_map_or_itself() -> None:
    for setup in (PageSetup("A3"), PageSetup("fit"), PageSetup("A4", landscape=False)):
        made = poster(crowded_map(), setup)
        page = made.pages[0]
        around, group, *_groups = page.layers
        bounds = picture(crowded_map()).bounds
        on_page = Bounds(
            group.dx + group.scale * bounds.x,
            group.dy + group.scale * bounds.y,
            group.scale * bounds.width,
            group.scale * bounds.height,
        )
        texts = [(placed.part.role, box) for placed in around.parts for box in text_boxes(placed)]
        for i, (_, box) in enumerate(texts):
            assert not box.meets(on_page)
            for _, other in texts[i + 1 :]:
                assert not box.grown(-0.7).meets(other.grown(-0.7))


def test_a_page_is_as_large_as_its_paper_and_turned_as_it_suits_the_map() -> None:
    document = small_map().document
    wide = poster(document, PageSetup("A4", landscape=True)).pages[0]
    high = poster(document, PageSetup("A4", landscape=False)).pages[0]
    assert (round(wide.width_pt), round(wide.height_pt)) == (842, 595)
    assert (round(high.width_pt), round(high.height_pt)) == (595, 842)
    best = poster(document, PageSetup("A4")).pages[0]
    assert best.layers[1].scale == max(wide.layers[1].scale, high.layers[1].scale)


def test_too_small_a_text_is_told_with_the_paper_that_helps() -> None:
    document = crowded_map()
    report = poster(document, PageSetup("A4")).report
    assert report.smallest_text_pt < 6
    warning = next(w for w in report.warnings if "A4" in w)
    sizes: tuple[PaperSize, ...] = ("A4", "A3", "A2", "A1", "A0")
    better = next(size for size in sizes[1:] if size in warning)
    assert poster(document, PageSetup(better)).report.smallest_text_pt >= 6
    smaller = sizes[sizes.index(better) - 1]
    assert poster(document, PageSetup(smaller)).report.smallest_text_pt < 6


def test_a_map_that_fits_is_reported_without_a_warning() -> None:
    report = poster(small_map().document, PageSetup("A3")).report
    assert report.warnings == ()
    assert report.smallest_text_pt >= 6


def test_fit_keeps_the_map_at_its_own_size() -> None:
    made = poster(small_map().document, PageSetup("fit"))
    assert len(made.pages) == 1
    assert made.pages[0].layers[1].scale == 1
    assert made.report.smallest_text_pt > 8


def test_no_paper_is_large_enough_for_a_huge_map_and_the_report_says_what_to_do() -> None:
    report = poster(large_map(500).document, PageSetup("A0")).report
    assert any("Fit to map" in warning for warning in report.warnings)


def test_a_map_that_no_page_makes_readable_is_to_be_split() -> None:
    for size in ("A0", "fit"):
        warnings = poster(large_map(1500).document, PageSetup(size)).report.warnings
        assert "Split the map into shorter journeys" in warnings[0]
        assert not any("Fit to map" in warning for warning in warnings)


def test_a_page_never_grows_beyond_what_a_pdf_can_be() -> None:
    document = Document()
    with document.transaction("Wide"):
        document.put(Journey(id="j"))
        for i in range(110):
            document.put(Stage(id=f"s{i:03}", journey="j", order=f"{i:03}"))
            document.put(Touchpoint(id=f"t{i}", stage=f"s{i:03}"))
    made = poster(document, PageSetup("fit"))
    assert max(made.pages[0].width_pt, made.pages[0].height_pt) <= LONGEST_SIDE + 1e-6
    assert any("larger than a PDF page" in warning for warning in made.report.warnings)


@pytest.mark.parametrize("size", ["fit", "A4"])
def test_long_texts_stand_in_full_in_the_notes_over_as_many_pages_as_they_need(size: PaperSize) -> None:
    made = small_map()
    long = " ".join(f"word{i}" for i in range(1500))
    with made.document.transaction("Long"):
        made.document.set(made.cards[0], text=long)
        made.document.set(made.journey, scenario="A scenario " * 80)
    result = poster(made.document, PageSetup(size))
    shown = words_of(result)
    assert all(f"word{i}" in shown for i in range(0, 1500, 7))
    assert len(result.report.hidden) == 2
    assert any("2 texts are longer" in w for w in result.report.warnings)
    assert (len(result.pages) > 1) == (size == "A4")


def test_without_notes_the_report_names_what_is_cut_short() -> None:
    made = small_map()
    with made.document.transaction("Long"):
        made.document.set(made.cards[0], text="word " * 300)
    result = poster(made.document, PageSetup("A3", notes=False))
    assert len(result.pages) == 1
    assert result.report.hidden == ("word " * 300,)
    assert any("Turn on the notes" in w for w in result.report.warnings)


def test_callouts_are_numbered_in_reading_order_and_stand_in_the_notes() -> None:
    made = small_map()
    t = made.touchpoints
    with made.document.transaction("Notes"):
        made.document.put(Annotation(id="late", kind="callout", anchor=t[4], text="Late"))
        made.document.put(Annotation(id="early", kind="callout", anchor=t[0], text="Early"))
    result = poster(made.document, PageSetup("A3"))
    texts = [note.text for note in result.pages[0].annotations]
    assert "1. Early" in texts
    assert "3. Late" in texts
    assert "Check with the call centre" in texts
    notes = [p.part.full for p in result.pages[0].layers[0].parts if p.part.role == "note" and p.part.full]
    assert [n.split("\n")[-1] for n in notes] == ["Notes", "Early", "Measured in May, n = 212", "Late"]


def test_bookmarks_name_the_journey_and_every_stage_where_it_is() -> None:
    made = small_map()
    page = poster(made.document, PageSetup("A3")).pages[0]
    assert [(b.title, b.level) for b in page.bookmarks] == [("A first visit", 0), ("Book", 1), ("Visit", 1)]
    book, visit = page.bookmarks[1:]
    assert 0 < book.x < visit.x < page.width_pt


def test_the_reading_order_goes_stage_by_stage() -> None:
    made = small_map()
    page = poster(made.document, PageSetup("A3")).pages[0]
    nodes = [e.node for e in page.structure if e.node]
    order = [nodes.index(id) for id in (made.stages[0], made.touchpoints[0], made.cards[0], made.stages[1])]
    assert order == sorted(order)
    assert set(made.cards) <= set(nodes)
    assert [e.tag for e in page.structure if e.node in made.touchpoints] == ["H3"] * 5


def test_the_legend_lists_only_what_is_on_the_map() -> None:
    document = Document()
    with document.transaction("One pain"):
        document.put(Persona(id="p", name="Ana"))
        document.put(Journey(id="j", persona="p"))
        document.put(Stage(id="s", journey="j"))
        document.put(Touchpoint(id="t", stage="s", evidence="heard"))
        document.put(Card(id="c", kind="pain", home="t", text="It hurts"))
    assert [entry.label for entry in entries(picture(document))] == ["Pain point", "Heard"]
    with document.transaction("More"):
        document.set("t", moment_of_truth=True)
        document.set("c", home="s", severity=3)
    labels = [entry.label for entry in entries(picture(document))]
    assert labels == ["Pain point", "Whole stage", "Moment of truth", "Heard", "Severity"]


def test_a_hidden_lane_leaves_no_trace_in_the_legend() -> None:
    made = small_map()
    assert "Thought" in [e.label for e in entries(picture(made.document))]
    hide_lane(made.document, made.journey, "thoughts")
    assert "Thought" not in [e.label for e in entries(picture(made.document))]


def test_every_sign_of_the_legend_keeps_to_its_place() -> None:
    shown = picture(crowded_map())
    found = entries(shown)
    assert len(found) > 18
    for entry in found:
        for shape in entry.sign(shown.frame, 0.0):
            numbers = [n for command in getattr(shape, "commands", ()) for n in command[1:]]
            assert all(-1 <= x <= WEIGHT_WIDTH + 6 for x in numbers[::2]), entry.label


def test_the_head_tells_whose_journey_it_is() -> None:
    shown = words_of(poster(crowded_map(), PageSetup("A2")))
    for words in (
        "A crowded journey",
        "Current state, 21 Nov 2026",
        "Persona 1",
        "Scenario",
        "Legend",
        "page 1 of",
    ):
        assert words in shown


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_scripts_that_no_font_of_ours_covers_are_told(direction: str) -> None:
    made = mixed_scripts_map(direction=direction)
    with made.document.transaction("A rare script"):
        made.document.set(made.touchpoints[0], title="\U00012000\U00012001")
    result = poster(made.document, PageSetup("A3"))
    assert result.missing
    assert any("No font has these characters" in w for w in result.report.warnings)


def test_the_same_map_gives_the_same_poster() -> None:
    assert poster(crowded_map(), PageSetup("A3")) == poster(crowded_map(), PageSetup("A3"))


def test_a_lane_keeps_its_height_however_high_the_page_is() -> None:
    made = small_map()
    setup = PageSetup(size="A3", landscape=False, notes=False)
    (page,) = compose(made.document, made.journey, engine(), setup).pages
    shown = max(
        p.bounds.bottom for layer in page.layers for p in layer.parts if p.part.role == "stage-column"
    )
    heights = [
        picture(made.document, replace(PRINTED, column=column)).grid.height for column in (0.0, 116.0, 145.0)
    ]
    assert any(shown == pytest.approx(height) for height in heights)


def parts_of(page: Page, role: str) -> list[Part]:
    return [p.part for group in page.layers for p in group.parts if p.part.role == role]


@pytest.mark.parametrize("rtl", [False, True])
def test_head_and_foot_leave_nearly_all_of_the_page_to_the_map(rtl: bool) -> None:
    made = small_map()
    set_field(made.document, ["session"], "direction", "rtl" if rtl else "ltr")
    page = poster(made.document, PageSetup("A3", True)).pages[0]
    head = [part.bounds for part in parts_of(page, "header")]
    (foot,) = parts_of(page, "footer")
    taken = max(b.bottom for b in head) - min(b.y for b in head) + foot.bounds.height
    assert taken <= 0.09 * page.height_pt


@pytest.mark.parametrize("size", ["fit", "A4", "A3", "A1"])
def test_the_legend_never_stands_in_the_head(size: PaperSize) -> None:
    for document in (crowded_map(), small_map().document):
        page = poster(document, PageSetup(size)).pages[0]
        (legend,) = parts_of(page, "legend")
        assert legend.bounds.y > max(part.bounds.bottom for part in parts_of(page, "header"))


def test_a_map_without_notes_has_no_column_for_them() -> None:
    made = small_map()
    delete(made.document, [one.id for one in made.document.annotations()])
    shown = words_of(poster(made.document, PageSetup("A3", True)))
    assert "Notes" not in shown.splitlines()
    page = poster(made.document, PageSetup("A3", True, notes=False)).pages[0]
    assert not [part for part in parts_of(page, "note") if part.full]


def test_lines_for_own_notes_take_only_what_is_left_over() -> None:
    made = small_map()
    page = poster(made.document, PageSetup("A3", True)).pages[0]
    (ruled,) = parts_of(page, "ruled")
    others = [p for role in ("note", "legend") for p in parts_of(page, role) if p.full]
    assert not any(ruled.bounds.meets(other.bounds) for other in others)
    assert not parts_of(poster(made.document, PageSetup("fit")).pages[0], "ruled")


@pytest.mark.parametrize("size", ["A4", "A3", "letter", "A1"])
def test_the_numbers_of_callouts_are_as_large_as_the_notes(size: PaperSize) -> None:
    page = poster(crowded_map(), PageSetup(size)).pages[0]
    sizes = [
        shape.block.style.size * group.scale
        for group in page.layers
        for placed in group.parts
        if placed.part.role == "callout"
        for shape in placed.part.primitives
        if isinstance(shape, Text)
    ]
    assert sizes
    assert min(sizes) >= 8 - 1e-6


def test_columns_of_the_legend_stand_apart() -> None:
    shown = picture(crowded_map())
    setting = Setting(engine(), shown.wording, 1.5)
    flow = legend_flow(entries(shown), setting, shown.frame, 0.0, 0.0, 900.0)
    texts = [shape for shape in flow.primitives if isinstance(shape, Text)][1:]
    starts = sorted({round(text.x, 3) for text in texts})
    assert len(starts) > 2
    for start, following in pairwise(starts):
        longest = max(
            setting.engine.width(text.block.text, text.block.style)
            for text in texts
            if round(text.x, 3) == start
        )
        # The sign of the next column stands before its words.
        assert following - start - longest >= (26 * 0.8 + 12) * 1.5 - 0.5


def test_a_future_state_is_told_beside_the_title_with_what_changed() -> None:
    made = small_map()
    later = duplicate_as(made.document, made.journey, "future")
    stage = made.document.stages(later)[0].id
    add_touchpoint(made.document, stage, "A text message with the date")
    page = compose(made.document, later, engine(), PageSetup("A3")).pages[0]
    (mark,) = parts_of(page, "state")
    assert mark.full == "Future state"
    grounds = [shape for shape in mark.primitives if isinstance(shape, Rect)]
    assert [ground.fill for ground in grounds] == ["ink"]
    head = "\n".join(part.full for part in parts_of(page, "header"))
    assert "1 new" in head
    assert "New: A text message with the date" in head
    now = compose(made.document, made.journey, engine(), PageSetup("A3")).pages[0]
    assert not parts_of(now, "state")
    assert "What changed" not in "\n".join(part.full for part in parts_of(now, "header"))


def test_further_pages_say_which_journey_they_go_on_with() -> None:
    made = small_map()
    with made.document.transaction("Long"):
        made.document.set(made.cards[0], text="word " * 1500)
    _first, *further = poster(made.document, PageSetup("A4")).pages
    assert further
    for page in further:
        words = "\n".join(part.full for part in parts_of(page, "header"))
        assert "A first visit, Current state" in words


def test_what_is_higher_for_its_page_keeps_a_sticky_off_its_card() -> None:
    document = crowded_map()
    shown = picture(document, PRINTED)
    card = shown.placed("t0-0")
    assert card is not None
    shown.stretch(300)
    higher = shown.placed("t0-0")
    assert higher is not None
    assert higher.bounds.height == card.bounds.height
    assert shown.grid.height == pytest.approx(picture(document, PRINTED).grid.height + 300)
