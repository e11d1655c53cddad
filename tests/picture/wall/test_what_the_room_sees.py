"""What a room must see whole and at once: numbers, the newest note, what was chosen, gaps, whose turn it is."""

from __future__ import annotations

import pytest

from cxstudio.edits.stages import add_stage
from cxstudio.model.document import Document
from cxstudio.model.plans import Action
from cxstudio.model.records import Card, Emotion, emotion_id
from cxstudio.model.workshops import Lens, VoteRound
from cxstudio.picture.primitives import Ellipse, Path, Rect
from cxstudio.picture.wall.scene import TimerShown
from cxstudio.picture.wall.wall import wall_pages
from tests.makers import small_map
from tests.picture.maps import crowded_map, engine
from tests.picture.wall.walls import SIZES, hands, scene_of, texts, wall, with_votes, words


@pytest.fixture
def crowded() -> Document:
    return with_votes(crowded_map())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_mean_of_the_hands_and_the_clock_are_never_cut(size: tuple[int, int], language: str) -> None:
    document = crowded_map(rtl=language == "ar")
    with document.transaction("Language"):
        document.set("session", language=language)
    touchpoint = hands(document, (3, 0, 2, 0, 4))
    lens = wall(document, scene_of(document, "hands", touchpoint=touchpoint), size)
    assert all(text.block.complete for text in texts(lens["lens"]) if text.block.text[-1:].isdecimal())
    assert all(text.block.complete for text in texts(lens["steps"]) if "Step" not in text.block.text)


@pytest.mark.parametrize("lens", ["stage", "timer"])
def test_the_digits_of_an_arabic_clock_stand_together_and_minutes_keep_their_place(lens: Lens) -> None:
    document = crowded_map(rtl=True)
    with document.transaction("Language"):
        document.set("session", language="ar")

    def digits(left: int) -> tuple[float, float]:
        timer = TimerShown("", left, 900)
        area = wall(document, scene_of(document, lens, timer=timer, steps=()))["timer"]
        text = max(texts(area), key=lambda text: text.block.style.size)
        assert not text.block.style.tabular
        return text.x + text.block.lines[0].x, text.block.natural_width

    first, second = digits(400), digits(405)
    assert first[0] == pytest.approx(second[0], abs=0.5)


def test_the_newest_note_of_a_stage_stands_first_in_its_column_in_a_ring(crowded: Document) -> None:
    stage = max(crowded.stages("j"), key=lambda s: len(crowded.touchpoints(s.id)))
    home = crowded.touchpoints(stage.id)[0].id
    with crowded.transaction("Notes"):
        for place in range(20):
            crowded.put(
                Card(id=f"n{place}", kind="gain", home=home, text=f"Note {place}", order=f"z{place:02}")
            )
    scene = scene_of(crowded, "stage", stage=stage.id, newest=("n19",), about="pain")
    for size in SIZES:
        lens = wall(crowded, scene, size)["lens"]
        column = [p for p in lens.parts if p.part.node and crowded.find(p.part.node, Card) is not None]
        here = [p for p in column if crowded.node(p.part.node).home == home]  # type: ignore[attr-defined]
        assert here[0].part.node == "n19"
        rings = [x for x in here[0].part.primitives if getattr(x, "stroke", None)]
        assert any(ring.stroke.colour == "accent" for ring in rings)  # type: ignore[union-attr]


def test_what_the_room_voted_for_stands_before_other_notes(crowded: Document) -> None:
    touchpoint = crowded.journey_touchpoints("j")[0]
    with crowded.transaction("Notes", lasting=True):
        for place in range(20):
            crowded.put(
                Card(id=f"n{place}", kind="pain", home=touchpoint.id, text=f"N {place}", order=f"z{place:02}")
            )
        crowded.put(
            VoteRound(
                id="v", title="V", candidates=("n19",), words=("N",), dots=(3,), concerns=(0,), state="closed"
            )
        )
    stage = crowded.stage_of(touchpoint.id)
    assert stage is not None
    lens = wall(crowded, scene_of(crowded, "stage", stage=stage.id, newest=(), vote="v"))["lens"]
    pains = [p.part.node for p in lens.parts if p.part.node.startswith("n")]
    assert pains[0] == "n19"


def test_the_ring_of_what_was_just_added_lies_whole_on_the_wall(crowded: Document) -> None:
    lens = wall(crowded, scene_of(crowded, "capture"))["lens"]
    ring = next(
        (shape, placed)
        for placed in lens.parts
        for shape in placed.part.primitives
        if isinstance(shape, Rect) and shape.stroke is not None and shape.stroke.colour == "accent"
    )
    shape, placed = ring
    half = shape.stroke.width / 2 if shape.stroke else 0.0
    assert (shape.bounds.x + placed.dx - half) * lens.scale >= lens.bounds.x - 1e-6
    assert (shape.bounds.right + placed.dx + half) * lens.scale <= lens.bounds.right + 1e-6


def test_nobody_is_told_a_mean_before_a_hand_was_raised(crowded: Document) -> None:
    touchpoint = crowded.journey_touchpoints("j")[0].id
    persona = crowded.journeys()[0].persona
    with crowded.transaction("Stated"):
        id = emotion_id(touchpoint, persona)
        crowded.put(Emotion(id=id, touchpoint=touchpoint, persona=persona, stated=2))
    found = wall(crowded, scene_of(crowded, "hands", touchpoint=touchpoint))
    assert "No hands yet" in words(found["lens"])
    assert "+2" not in words(found["lens"])
    assert id not in [placed.part.node for placed in found["curve"].parts]


def test_a_welcome_without_a_vision_says_what_is_known() -> None:
    document = small_map().document
    with document.transaction("Bare"):
        document.set("session", title="", impression="", promise="", date="2026-11-22")
        document.set(document.journeys()[0].id, title="", scenario="She comes for the first time")
    said = words(wall(document, scene_of(document, "title"))["lens"])
    for part in ("Journey", "She comes for the first time", "22 Nov 2026", "9"):
        assert part in said


def test_the_parking_lot_stands_beside_what_is_read_back(crowded: Document) -> None:
    said = words(wall(crowded, scene_of(crowded, "read_back"))["parking"])
    assert "Who owns the letter?" in said


def test_without_an_agenda_and_a_clock_there_is_no_strip(crowded: Document) -> None:
    found = wall(crowded, scene_of(crowded, "stage", steps=(), timer=None))
    assert "steps" not in found
    assert found["lens"].bounds.y < 40


def test_an_empty_wall_says_in_its_middle_what_is_to_come_and_in_which_step_or_of_which_journey() -> None:
    document = small_map().document
    bare = wall(document, scene_of(document, "capture", newest=(), timer=None, parked=(), steps=()))["lens"]
    assert words(bare).splitlines() == ["A first visit", "Your notes will show here"]
    lens = wall(document, scene_of(document, "capture", newest=(), timer=None, parked=()))["lens"]
    assert words(lens).splitlines() == ["Step 8 of the agenda", "Your notes will show here"]
    first = texts(lens)[0]
    assert abs(first.y * lens.scale - 540) < 120
    assert first.block.lines[0].x > 100


@pytest.mark.parametrize("size", SIZES)
def test_the_names_of_stages_stand_whole_and_their_boxes_fill_the_wall(size: tuple[int, int]) -> None:
    document = small_map().document
    with document.transaction("Names"):
        for stage in document.stages(document.journeys()[0].id):
            document.set(stage.id, title="Terminvereinbarungen")
    found = wall(document, scene_of(document, "stages"), size)
    lens = found["lens"]
    assert "Terminvereinbarungen" in words(lens).split()
    boxes = [placed.part.bounds for placed in lens.parts if placed.part.role == "stage"]
    assert max(box.bottom for box in boxes) * lens.scale > lens.bounds.bottom - 20


def test_a_stage_in_the_light_keeps_its_stretch_of_the_curve_on_the_whole_map() -> None:
    document = small_map().document
    stage = document.stages(document.journeys()[0].id)[0]
    lens = wall(document, scene_of(document, "map", spot=(stage.id,)))["lens"]
    strokes = {
        placed.part.role: [
            x.stroke.colour for x in placed.part.primitives if isinstance(x, Path) and x.stroke
        ]
        for placed in lens.parts
        if placed.part.role in ("emotion-curve", "emotion-lit")
    }
    assert strokes["emotion-curve"] == ["line"]
    assert strokes["emotion-lit"] != ["line"]


def test_the_whole_map_names_touchpoints_and_whose_curves_it_shows_and_tells_the_gaps() -> None:
    made = small_map()
    document = made.document
    found = wall(document, scene_of(document, "map"))
    for part in ("Web page", "Waiting area", "Amina, George"):
        assert part in words(found["lens"]).replace("\n", " ")

    def rings() -> int:
        lens = wall(document, scene_of(document, "map"))["lens"]
        shapes = [shape for placed in lens.parts for shape in placed.part.primitives]
        return sum(isinstance(x, Ellipse) and x.stroke is not None and bool(x.stroke.dash) for x in shapes)

    assert rings() == 0
    with document.transaction("Gaps"):
        document.set(made.touchpoints[0], channels=())
    add_stage(document, made.journey, "Afterwards")
    assert rings() == 3  # with the one that says what they stand for
    said = words(wall(document, scene_of(document, "map"))["lens"]).replace("\n", " ")
    assert "What is missing" in said
    assert "No touchpoints yet" in said


@pytest.mark.parametrize("size", SIZES)
def test_a_matrix_names_its_fields_and_has_two_rows_of_what_is_not_placed(size: tuple[int, int]) -> None:
    document = small_map().document
    with document.transaction("Actions"):
        for place in range(40):
            document.put(Action(id=f"m{place}", title=f"Action {place}"))
    ids = tuple(f"m{place}" for place in range(40))
    found = wall(document, scene_of(document, "matrix", matrix=ids), size)["matrix"]
    assert "Do first" in words(found)
    bubbles = [placed.part.bounds.y for placed in found.parts if placed.part.role == "bubble"]
    assert len(set(bubbles)) == 2
    assert f"+{40 - len(bubbles)}" in words(found)


@pytest.mark.parametrize("newest", [(), None])
def test_the_wall_says_whose_turn_it_is_to_read_out(
    crowded: Document, newest: tuple[str, ...] | None
) -> None:
    scene = scene_of(crowded, "capture", reader="Maria")
    scene = scene if newest is None else scene_of(crowded, "capture", reader="Maria", newest=newest)
    assert "Maria" in words(wall(crowded, scene)["lens"]).splitlines()


def test_a_map_comes_in_halves_where_the_names_of_its_stages_would_be_parted_otherwise() -> None:
    made = small_map()
    document = made.document
    for place in range(3):
        add_stage(document, made.journey, f"Ankunftszeiten {place}")
    last = document.stages(made.journey)[-1].id
    assert wall_pages(document, scene_of(document, "map"), engine(), 1920, 1080) == 1
    assert wall_pages(document, scene_of(document, "map"), engine(), 1024, 768) == 2
    lens = wall(document, scene_of(document, "map", spot=(last,)), (1024, 768))["lens"]
    assert "Ankunftszeiten" in words(lens)
    assert last in [placed.part.node for placed in lens.parts]
