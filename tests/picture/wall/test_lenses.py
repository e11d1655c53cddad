"""What each lens of the wall says, and what it keeps to itself."""

from __future__ import annotations

import pytest

from cxstudio.model.document import Document
from cxstudio.model.kinds import CARD_KINDS
from cxstudio.model.plans import Action, Attendee, Decision
from cxstudio.model.records import Attachment, Card
from cxstudio.model.workshops import VoteRound
from cxstudio.picture.primitives import Ellipse, Image, Path
from cxstudio.picture.theme import theme
from cxstudio.picture.wall.scene import StepShown, WallArea
from cxstudio.picture.wall.wall import wall_pages
from tests.makers import large_map, small_map
from tests.picture.maps import crowded_map, engine
from tests.picture.wall.walls import LENS_NAMES, hands, scene_of, texts, wall, with_votes, words


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


def test_people_shows_goals_and_needs_the_last_ones_where_there_are_many(crowded: Document) -> None:
    with crowded.transaction("Goals"):
        crowded.set("p1", goals="\n".join(f"Goal {n}" for n in range(1, 10)), needs="A place to sit")
    said = words(wall(crowded, scene_of(crowded, "people"))["lens"]).splitlines()
    assert [line for line in said if line.startswith("Goal ")] == ["Goal 7", "Goal 8", "Goal 9"]
    assert said[said.index("Needs") + 1] == "A place to sit"


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


def test_what_a_stage_is_about_stands_before_what_was_voted_for() -> None:
    made = small_map()
    document, home = made.document, made.touchpoints[1]
    with document.transaction("Gain"):
        document.put(Card(id="gain", kind="gain", home=home, text="Voted for", order="a"))
    closed = VoteRound(
        id="v", candidates=("gain",), words=("Voted for",), dots=(5,), concerns=(0,), voters=5, state="closed"
    )
    with document.transaction("Vote", lasting=True):
        document.put(closed)
    lens = wall(document, scene_of(document, "stage", stage=made.stages[0], about="pain"))["lens"]
    shown = [placed.part.node for placed in lens.parts if placed.part.role in ("pain", "gain")]
    assert shown.index(made.cards[0]) < shown.index("gain")


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


def test_what_came_in_earlier_steps_is_not_said_to_be_just_added(crowded: Document) -> None:
    assert words(wall(crowded, scene_of(crowded, "capture", brought=False))["lens"]).startswith("So far")


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
