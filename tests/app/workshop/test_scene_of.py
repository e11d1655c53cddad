"""What of the document and of the stand gets to the room: nothing that is gone, put aside, or marked as internal."""

from __future__ import annotations

from cxstudio.app.workshop.scene_of import MOST_PARKED, ClockShown, scene_of
from cxstudio.edits.agenda import add_step
from cxstudio.edits.attendees import add_attendee, set_present
from cxstudio.edits.cards import add_card, park
from cxstudio.edits.deleting import delete
from cxstudio.edits.fields import set_field
from cxstudio.edits.groups import group_cards
from cxstudio.model.records import Card
from cxstudio.picture.wall.scene import StepShown, TimerShown
from cxstudio.workshop.stand import Stand
from tests.makers import small_map


def test_the_scene_says_what_the_stand_says() -> None:
    made = small_map()
    stand = Stand(
        lens="stage", stage=made.stages[1], touchpoint=made.touchpoints[3], persona=made.personas[1],
        newest=made.cards[:2], matrix=made.cards[1:2], spot=made.cards[2:3], page=2, pointer=(0.5, 0.25),
        curtain=True, black=True,
    )  # fmt: skip
    clock = ClockShown((StepShown("Stages", "now"),), TimerShown("Stages", 60, 480))
    scene = scene_of(made.document, made.journey, stand, clock)
    assert (scene.lens, scene.journey, scene.stage) == ("stage", made.journey, made.stages[1])
    assert (scene.touchpoint, scene.persona) == (made.touchpoints[3], made.personas[1])
    assert (scene.newest, scene.matrix, scene.spot) == (made.cards[:2], made.cards[1:2], made.cards[2:3])
    assert (scene.page, scene.pointer, scene.curtain, scene.black) == (2, (0.5, 0.25), True, True)
    assert (scene.steps, scene.timer) == (clock.steps, clock.timer)


def test_without_a_chosen_stage_the_room_is_in_that_of_the_touchpoint_or_in_the_first() -> None:
    made = small_map()
    there = Stand(touchpoint=made.touchpoints[4])
    assert scene_of(made.document, made.journey, there, ClockShown()).stage == made.stages[1]
    assert scene_of(made.document, made.journey, Stand(), ClockShown()).stage == made.stages[0]
    gone = Stand(stage="gone", touchpoint="gone", persona="gone", vote="gone")
    scene = scene_of(made.document, made.journey, gone, ClockShown())
    assert (scene.stage, scene.touchpoint, scene.persona, scene.vote) == (made.stages[0], "", "", "")


def test_what_is_internal_put_aside_or_gone_is_not_for_the_room() -> None:
    made = small_map()
    shown, internal, aside, gone = made.cards[0], made.cards[2], made.cards[5], made.cards[6]
    set_field(made.document, [internal], "internal", True)
    park(made.document, [aside])
    delete(made.document, [gone])
    ids = (shown, internal, aside, gone)
    scene = scene_of(made.document, made.journey, Stand(newest=ids, spot=ids, matrix=ids), ClockShown())
    assert scene.newest == scene.spot == (shown,)
    assert scene.matrix == (shown, "", "", "")  # letters go by place
    assert scene.parked == ("Do they see the delay?",)


def test_the_parking_lot_shows_its_latest_texts_and_counts_all_but_internal_ones() -> None:
    made = small_map()
    ids = [
        add_card(made.document, "question", made.touchpoints[0], f"Later {n}") for n in range(MOST_PARKED + 3)
    ]
    park(made.document, ids)
    set_field(made.document, ids[:1], "internal", True)
    scene = scene_of(made.document, made.journey, Stand(), ClockShown())
    assert scene.parked_count == MOST_PARKED + 2
    assert len(scene.parked) == MOST_PARKED
    assert scene.parked[0] == f"Later {MOST_PARKED + 2}"
    assert "Later 0" not in scene.parked


def test_only_who_is_in_the_room_counts() -> None:
    made = small_map()
    for name, present in (("Maria", True), ("Jan", True), ("Away", False)):
        set_present(made.document, [add_attendee(made.document, name)], present=present)
    assert scene_of(made.document, made.journey, Stand(), ClockShown()).people == 2


def test_what_was_grouped_stands_together_among_the_newest() -> None:
    made = small_map()
    first, second, third = made.cards[0], made.cards[2], made.cards[3]
    group_cards(made.document, [first, third])
    scene = scene_of(made.document, made.journey, Stand(newest=(first, second, third)), ClockShown())
    assert scene.newest == (first, third, second)


def test_the_reader_is_named_while_in_the_room() -> None:
    made = small_map()
    maria = add_attendee(made.document, "Maria")
    assert scene_of(made.document, made.journey, Stand(reader=maria), ClockShown()).reader == ""
    set_present(made.document, [maria], present=True)
    assert scene_of(made.document, made.journey, Stand(reader=maria), ClockShown()).reader == "Maria"


def test_a_step_that_brought_nothing_yet_shows_what_there_is_of_its_kind_so_far() -> None:
    made = small_map()
    step = add_step(made.document, "Pain points", adds="pain")
    pains = {card.id for card in made.document.nodes(Card) if card.kind == "pain"}
    stand = Stand(lens="capture", step=step)
    before = scene_of(made.document, made.journey, stand, ClockShown())
    assert set(before.newest) == pains
    assert not before.brought
    after = scene_of(made.document, made.journey, stand.with_newest(made.cards[1:2]), ClockShown())
    assert (after.newest, after.brought) == (made.cards[1:2], True)
