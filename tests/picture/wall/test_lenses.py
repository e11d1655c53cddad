"""What each lens of the wall says, and what it keeps to itself."""

from __future__ import annotations

import pytest

from cxstudio.edits.stages import add_stage
from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Attachment, Card, Emotion, emotion_id
from cxstudio.model.workshops import Lens, VoteRound
from cxstudio.picture.primitives import Ellipse, Image, Path, Rect
from cxstudio.picture.theme import theme
from cxstudio.picture.wall.scene import StepShown, TimerShown, WallArea
from cxstudio.picture.wall.wall import wall_pages
from tests.makers import large_map, small_map
from tests.picture.maps import crowded_map, engine
from tests.picture.wall.walls import LENS_NAMES, SIZES, hands, scene_of, texts, wall, with_votes, words


@pytest.fixture
def crowded() -> Document:
    return with_votes(crowded_map())


def roles(area: WallArea, role: str) -> list[str]:
    return [placed.part.full for placed in area.parts if placed.part.role == role]


def test_the_strip_of_the_agenda_keeps_the_running_step_in_sight_and_counts_the_rest(
    crowded: Document,
) -> None:
    strip = wall(crowded, scene_of(crowded, "stage"))["steps"]
    said = words(strip)
    assert "Step 8 of the agenda" in said
    running = [text for text in texts(strip) if text.colour == "inkOnAccent"]
    assert [text.block.text for text in running] == ["Step 8 of the agenda"]
    shown = len(roles(strip, "step-done")) + len(roles(strip, "step-next")) + 1
    counts = [text.block.text for text in texts(strip) if not text.block.text.startswith("Step")]
    assert shown + sum(int(count.strip("+")) for count in counts) == 14


def test_a_short_agenda_shows_whole(crowded: Document) -> None:
    steps = (StepShown("Set-up", "done"), StepShown("Vote", "now"), StepShown("Actions", "next"))
    strip = wall(crowded, scene_of(crowded, "stage", steps=steps))["steps"]
    assert words(strip).splitlines() == ["Set-up", "Vote", "Actions"]


def test_the_title_says_the_goal_and_who_is_here(crowded: Document) -> None:
    with crowded.transaction("Goal"):
        crowded.set("session", client="City Hospital", impression="They knew I was coming")
    said = words(wall(crowded, scene_of(crowded, "title"))["lens"])
    for part in ("Clinic", "They knew I was coming", "City Hospital", "21 Nov 2026", "Mina", "9"):
        assert part in said


def test_people_shows_a_portrait_as_picture_or_drawn_and_where_the_journey_starts_and_ends(
    crowded: Document,
) -> None:
    with crowded.transaction("Bounds"):
        crowded.set("j", start="A letter comes", end="The result is known")
        crowded.set("p1", quote="I can come any day")

    def pictures(area: WallArea) -> list[Image]:
        return [x for placed in area.parts for x in placed.part.primitives if isinstance(x, Image)]

    lens = wall(crowded, scene_of(crowded, "people"))["lens"]
    for part in ("Persona 1", "I can come any day", "A letter comes", "The result is known"):
        assert part in words(lens)
    assert not pictures(lens)
    with crowded.transaction("Portrait"):
        crowded.put(Attachment(id="face", mime="image/png", sha256="ab", width=10, height=10, owner="p1"))
        crowded.set("p1", portrait="face")
    assert [picture.round for picture in pictures(wall(crowded, scene_of(crowded, "people"))["lens"])] == [
        True
    ]


def test_up_to_seven_stages_are_shown_at_once_and_more_on_pages() -> None:
    made = large_map(40)
    document = made.document
    count = len(document.stages(made.journey))
    scene = scene_of(document, "stages")
    pages = wall_pages(document, scene, engine(), 1920, 1080)
    assert pages == (1 if count <= 7 else -(-count // 6))
    seen = [
        placed.part.node
        for page in range(pages)
        for placed in wall(document, scene_of(document, "stages", page=page))["lens"].parts
        if placed.part.role == "stage"
    ]
    assert seen == [stage.id for stage in document.stages(made.journey)]


def test_a_stage_shows_three_touchpoints_a_page_with_what_it_is_about_first(crowded: Document) -> None:
    stage = max(crowded.stages("j"), key=lambda s: len(crowded.touchpoints(s.id)))
    touchpoints = [t.id for t in crowded.touchpoints(stage.id)]
    seen: list[str] = []
    pages = wall_pages(crowded, scene_of(crowded, "stage", stage=stage.id), engine(), 1920, 1080)
    for page in range(pages):
        lens = wall(crowded, scene_of(crowded, "stage", stage=stage.id, page=page))["lens"]
        here = [placed.part.node for placed in lens.parts if placed.part.role == "touchpoint"]
        assert len(here) <= 3
        seen += here
    assert seen == touchpoints
    gain = Card(id="a-gain", kind="gain", home=touchpoints[0], text="Quick and kind", order="z")
    with crowded.transaction("Gain"):
        crowded.put(gain)
    lens = wall(crowded, scene_of(crowded, "stage", stage=stage.id, about="gain"))["lens"]
    assert roles(lens, "gain")


@pytest.mark.parametrize("lens", LENS_NAMES)
def test_an_internal_card_never_shows(lens: str) -> None:
    document = with_votes(crowded_map())
    journey = document.journeys()[0]
    touchpoint = document.journey_touchpoints(journey.id)[0]
    stage = document.stages(journey.id)[0]
    secret = "Between ourselves"
    with document.transaction("Internal", lasting=True):
        vote = document.node("open")
        for place, kind in enumerate(("pain", "idea", "gain")):
            document.put(
                Card(id=f"i{place}", kind=kind, home=touchpoint.id, text=secret, internal=True, order="0")
            )
        for id in ("open", "closed"):
            if id == "open":
                document.set(id, candidates=("i0", *getattr(vote, "candidates", ())), dots=())
    for chosen in ("open", "closed"):
        scene = scene_of(
            document,
            lens,  # type: ignore[arg-type]
            stage=stage.id,
            vote=chosen,
            about="pain",
            newest=("i2", "i0"),
            matrix=("i1", "i0"),
        )
        assert secret not in words(wall(document, scene))


def test_labels_stay_with_their_places_where_one_is_not_for_the_room(crowded: Document) -> None:
    first, second = [card for card in crowded.nodes(Card) if card.kind == "idea"][:2]
    with crowded.transaction("Internal"):
        crowded.set(first.id, internal=True, text="Hidden")
        crowded.set(second.id, internal=False, text="Shown")
    lens = wall(crowded, scene_of(crowded, "matrix", matrix=(first.id, second.id)))["lens"]
    assert roles(lens, "candidate") == ["B: Shown"]


def test_the_newest_cards_come_first_with_kind_and_place_and_a_count_of_the_rest(crowded: Document) -> None:
    scene = scene_of(crowded, "capture")
    lens = wall(crowded, scene)["lens"]
    cards = [placed.part.node for placed in lens.parts if placed.part.node]
    newest = [id for id in scene.newest if not crowded.node(id).internal]  # type: ignore[attr-defined]
    assert cards == newest[: len(cards)]
    assert len(cards) > 3
    said = words(lens)
    assert said.startswith("Just added")
    assert f"+{len(newest) - len(cards)} more" in said


def test_an_open_vote_says_how_many_dots_are_placed_and_nowhere_where(crowded: Document) -> None:
    for lens in LENS_NAMES:
        found = wall(crowded, scene_of(crowded, lens, vote="open"))
        if "vote" in found:
            assert "30" in words(found["vote"])
        for name, area in found.items():
            marks = [
                shape
                for placed in area.parts
                for shape in placed.part.primitives
                if isinstance(shape, Ellipse) and shape.fill == "vote"
            ]
            assert name == "vote" or not marks, (lens, name)


def test_an_open_vote_looks_the_same_wherever_its_dots_lie(crowded: Document) -> None:
    with_votes(other := crowded_map())
    vote = other.node("open")
    with other.transaction("Dots elsewhere", lasting=True):
        other.set("open", dots=tuple(reversed(getattr(vote, "dots", ()))))
    for lens in LENS_NAMES:
        one = wall(crowded, scene_of(crowded, lens, vote="open"))
        assert one == wall(other, scene_of(other, lens, vote="open")), lens


def test_a_closed_vote_shows_the_most_dots_first_with_hollow_triangles_for_concerns(
    crowded: Document,
) -> None:
    lens = wall(crowded, scene_of(crowded, "vote", vote="closed"))["lens"]
    assert roles(lens, "result")[0].startswith("A: Candidate 0 as it was, 12")
    hollow = [
        shape
        for placed in lens.parts
        for shape in placed.part.primitives
        if isinstance(shape, Path) and shape.fill == "surface" and shape.stroke is not None
    ]
    assert hollow
    assert "10 voters, 21 Nov 2026" in words(lens)


def test_hands_are_counted_by_value_and_a_room_of_two_minds_is_told(crowded: Document) -> None:
    touchpoint = hands(crowded, (3, 2, 1, 0, 3))
    said = words(wall(crowded, scene_of(crowded, "hands", touchpoint=touchpoint))["lens"])
    assert "9 hands" in said
    assert "3 of 9 disagree" in said
    assert "−0.2" in said
    hands(crowded, (0, 0, 1, 7, 1))
    said = words(wall(crowded, scene_of(crowded, "hands", touchpoint=touchpoint))["lens"])
    assert "disagree" not in said
    assert "The room agrees" in said


def test_the_matrix_names_its_bubbles_by_letters_and_says_who_and_when() -> None:
    document = small_map().document
    with document.transaction("Action"):
        document.put(Attendee(id="maria", name="Maria"))
        document.put(
            Action(id="a", title="Put up a sign", owned_by="maria", due="2026-12-12", impact=5.0, effort=2.0)
        )
    found = wall(document, scene_of(document, "matrix", matrix=("a",)))
    assert "A" in words(found["matrix"]).splitlines()
    assert "Put up a sign" in words(found["lens"])
    assert "Maria, 12 Dec 2026" in words(found["lens"])


def test_what_was_decided_is_read_back_as_sentences_on_as_many_pages_as_it_takes() -> None:
    document = small_map().document
    with document.transaction("Plan"):
        for action in document.nodes(Action):
            document.hide(action.id)
        document.put(Attendee(id="maria", name="Maria"))
        document.put(Decision(id="d", text="The desk owns the board", order="1"))
        for place in range(12):
            document.put(
                Action(
                    id=f"a{place}",
                    title=f"Put up sign {place}",
                    owned_by="maria",
                    due="2026-12-12",
                    first_step="Measure the door",
                    status="done" if place == 11 else "next",
                    order=f"{place:02}",
                )
            )
    scene = scene_of(document, "read_back")
    pages = wall_pages(document, scene, engine(), 1920, 1080)
    assert pages > 1
    shown = [wall(document, scene_of(document, "read_back", page=page))["lens"] for page in range(pages)]
    said = "\n".join(words(lens) for lens in shown).replace("\u00a0", " ")
    assert "We decided: The desk owns the board" in said
    assert "First step: Measure the door" in said
    for place in range(11):
        assert said.count(f"Maria: Put up sign {place}, by 12 Dec 2026") == 1
    assert "sign 11" not in said


def test_the_map_of_a_very_long_journey_comes_in_pages_that_show_every_touchpoint_once() -> None:
    made = large_map(1500)
    scene = scene_of(made.document, "map")
    pages = wall_pages(made.document, scene, engine(), 1920, 1080)
    assert pages > 1
    seen = [
        placed.part.node
        for page in range(pages)
        for placed in wall(made.document, scene_of(made.document, "map", page=page))["lens"].parts
        if placed.part.role == "touchpoint"
    ]
    assert seen == list(made.touchpoints)


def test_the_parking_lot_counts_all_and_shows_the_latest(crowded: Document) -> None:
    scene = scene_of(crowded, "stage", parked=("Ask about text messages",), parked_count=7)
    said = words(wall(crowded, scene)["parking"]).splitlines()
    assert said[:2] == ["Parking lot", "7"]
    assert "Ask about text messages" in " ".join(said)


def test_whatever_was_added_last_is_painted_in_colours_there_are() -> None:
    document = small_map().document
    journey = document.journeys()[0]
    stage, touchpoint = document.stages(journey.id)[0], document.journey_touchpoints(journey.id)[0]
    added = [stage.id, touchpoint.id, journey.persona]
    with document.transaction("One of each kind"):
        document.set(journey.persona, name="Amina")
        for kind in CARD_KINDS:
            document.put(Card(id=f"new-{kind}", kind=kind, home=touchpoint.id, text=f"A new {kind}"))
            added.append(f"new-{kind}")
    for start in range(len(added)):
        lens = wall(document, scene_of(document, "capture", newest=tuple(added[start:])))["lens"]
        assert lens.parts[2].part.node == added[start]
        for placed in lens.parts:
            for shape in placed.part.primitives:
                for name in (getattr(shape, "fill", None), getattr(shape, "colour", None)):
                    assert name is None or theme("projector").colour(name)


def test_cards_that_only_move_are_the_same_parts_so_that_they_are_not_drawn_again(crowded: Document) -> None:
    newest = scene_of(crowded, "capture").newest
    before = {
        p.part.node: p.part
        for p in wall(crowded, scene_of(crowded, "capture", newest=newest[1:]))["lens"].parts
    }
    after = wall(crowded, scene_of(crowded, "capture", newest=newest))["lens"].parts
    same = [p for p in after if p.part.node and before.get(p.part.node) is p.part]
    assert len(same) >= 3


def test_a_stage_in_the_light_is_lit_with_its_whole_curve(crowded: Document) -> None:
    plain = scene_of(crowded, "stage")
    lit = scene_of(crowded, "stage", spot=(plain.stage,))
    before, after = wall(crowded, plain), wall(crowded, lit)
    assert after["lens"].parts == before["lens"].parts
    assert after["curve"].parts == before["curve"].parts
    assert after["strip"].parts != before["strip"].parts


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


def test_an_empty_wall_says_in_its_middle_what_is_to_come_and_of_which_journey() -> None:
    document = small_map().document
    lens = wall(document, scene_of(document, "capture", newest=(), timer=None, parked=()))["lens"]
    assert words(lens).splitlines() == ["A first visit", "Your notes will show here"]
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
    assert rings() == 2
