from __future__ import annotations

import msgspec
import pytest

from cxstudio.edits.annotations import add_annotation, move_annotation
from cxstudio.edits.cards import add_card, change_kind, links_lost, move_cards, park, span_card, unpark
from cxstudio.edits.emotions import clear_emotion, count_hand, rate_emotion, take_hand_back
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.lanes import hide_lane, move_lane, rename_lane, show_lane
from cxstudio.edits.links import connect, label_link, retarget, set_share
from cxstudio.edits.problems import Refused
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.document import Document, Report
from cxstudio.model.kinds import LANES
from cxstudio.model.records import Annotation, Card, Emotion, Touchpoint
from tests.makers import Made, small_map


def card(document: Document, id: str) -> Card:
    record = document.find(id, Card)
    assert record is not None
    return record


def state(document: Document) -> dict[str, object]:
    nodes = {id: data["record"] for id, data in document.graph.nodes(data=True)}
    return {**nodes, **{link.id: link for link in document.links()}}


# Cards


def test_a_card_of_a_touchpoint_and_one_of_a_whole_stage() -> None:
    made = small_map()
    add_card(made.document, "pain", made.touchpoints[0], "first", before=made.cards[1])
    assert made.document.cards(made.touchpoints[0])[0].text == "first"
    assert [c.id for c in made.document.cards(made.stages[1])] == [made.cards[4]]


@pytest.mark.parametrize(
    ("kind", "home", "until", "reason"),
    [
        ("pain", "journey", "", "belongs to a touchpoint or a stage"),
        ("pain", "gone", "", "no longer there"),
        ("pain", "t0", "t3", "spans touchpoints of one stage"),
        ("pain", "t2", "t0", "spans forwards"),
        ("pain", "stage", "t0", "from one touchpoint to another"),
        ("touchpoint", "t0", "", "no such card"),
    ],
)
def test_a_card_that_cannot_lie_there_is_refused_with_the_reason(
    kind: str, home: str, until: str, reason: str
) -> None:
    made = small_map()
    ids = {"journey": made.journey, "stage": made.stages[0], "gone": "gone", "": ""}
    ids |= {f"t{n}": id for n, id in enumerate(made.touchpoints)}
    before = state(made.document)
    with pytest.raises(Refused, match=reason):
        add_card(made.document, kind, ids[home], until=ids[until])
    assert state(made.document) == before


def test_a_moved_span_keeps_its_length_as_far_as_the_stage_reaches() -> None:
    made = small_map()
    add_touchpoint(made.document, made.stages[1], "Doctor")
    move_cards(made.document, [made.cards[1]], made.touchpoints[3])
    moved = card(made.document, made.cards[1])
    assert moved.until == made.document.touchpoints(made.stages[1])[2].id
    move_cards(made.document, [made.cards[1]], made.touchpoints[4])
    assert card(made.document, made.cards[1]).until == moved.until
    move_cards(made.document, [made.cards[1]], made.stages[0])
    assert card(made.document, made.cards[1]).until == ""


def test_a_span_stays_when_its_card_moves_within_its_home() -> None:
    made = small_map()
    move_cards(made.document, [made.cards[1]], made.touchpoints[0])
    assert card(made.document, made.cards[1]).until == made.touchpoints[2]
    assert made.document.cards(made.touchpoints[0])[-1].id == made.cards[1]


def test_cards_move_together_before_another() -> None:
    made = small_map()
    moving = [made.cards[4], made.cards[0]]
    move_cards(made.document, moving, made.touchpoints[0], before=made.cards[2])
    order = [c.id for c in made.document.cards(made.touchpoints[0])]
    assert order == [made.cards[1], *moving, made.cards[2]]


def test_a_card_spans_and_stops_spanning() -> None:
    made = small_map()
    span_card(made.document, made.cards[2], made.touchpoints[1])
    assert card(made.document, made.cards[2]).until == made.touchpoints[1]
    span_card(made.document, made.cards[2], made.touchpoints[0])
    assert card(made.document, made.cards[2]).until == ""
    with pytest.raises(Refused):
        span_card(made.document, made.cards[2], made.touchpoints[4])


def test_a_card_becomes_one_of_another_kind_and_keeps_what_was_noted() -> None:
    made = small_map()
    first, other = made.cards[1], made.cards[2]
    set_field(made.document, [first], "evidence", "heard")
    before = card(made.document, first)
    change_kind(made.document, [first, other], "question")
    assert made.document.undo_label == "Change to question"
    assert card(made.document, first) == msgspec.structs.replace(before, kind="question")
    made.document.undo()
    assert card(made.document, first) == before
    assert card(made.document, other).kind != "question"


def test_an_arrow_that_the_new_kind_may_not_have_goes_in_the_same_step() -> None:
    made = small_map()
    home = made.touchpoints[0]
    pain, idea = add_card(made.document, "pain", home), add_card(made.document, "idea", home)
    answer = connect(made.document, "answers", idea, pain)
    about = connect(made.document, "about", pain, made.touchpoints[1])
    assert links_lost(made.document, [pain], "opportunity") == []
    assert links_lost(made.document, [pain], "gain") == [answer]
    change_kind(made.document, [pain], "gain")
    assert made.document.link(answer) is None
    assert made.document.link(about) is not None
    made.document.undo()
    assert made.document.link(answer) is not None
    assert card(made.document, pain).kind == "pain"


def test_only_cards_become_other_cards() -> None:
    made = small_map()
    before = state(made.document)
    with pytest.raises(Refused, match="does not work with"):
        change_kind(made.document, [made.cards[1], made.touchpoints[0]], "pain")
    with pytest.raises(Refused, match="no such card"):
        change_kind(made.document, [made.cards[1]], "touchpoint")
    assert state(made.document) == before


def test_the_parking_lot_takes_cards_and_gives_them_back() -> None:
    made = small_map()
    park(made.document, [made.cards[1], made.cards[2]])
    assert {r.id for r in made.document.parked()} == {made.cards[1], made.cards[2]}
    assert made.document.cards(made.touchpoints[0]) == []
    unpark(made.document, [made.cards[1]], made.touchpoints[4])
    assert card(made.document, made.cards[1]).home == made.touchpoints[4]
    move_cards(made.document, [made.cards[2]], made.touchpoints[0])
    assert made.document.parked() == []


def test_a_stranded_touchpoint_comes_back_from_the_parking_lot() -> None:
    made = small_map()
    with made.document.transaction("as a merge may leave it"):
        made.document.hide(made.stages[0])
    stranded = [r.id for r in made.document.parked() if isinstance(r, Touchpoint)]
    assert set(stranded) == set(made.touchpoints[:3])
    unpark(made.document, stranded, made.stages[1])
    assert made.document.parked() == []
    assert len(made.document.touchpoints(made.stages[1])) == 5


# Emotions


def mean(made: Made, touchpoint: int, persona: int = 0) -> float | None:
    register = made.document.emotion(made.touchpoints[touchpoint], made.personas[persona])
    return register.mean if register else None


def test_an_emotion_is_stated_in_tenths() -> None:
    made = small_map()
    rate_emotion(made.document, made.touchpoints[2], made.personas[1], 1.26)
    assert mean(made, 2, 1) == 1.3
    clear_emotion(made.document, made.touchpoints[2], made.personas[1])
    assert mean(made, 2, 1) is None
    rate_emotion(made.document, made.touchpoints[2], made.personas[1], -0.04)
    assert str(mean(made, 2, 1)) == "0.0"


@pytest.mark.parametrize("value", [2.1, -3, float("nan"), float("inf")])
def test_an_emotion_beyond_two_is_refused(value: float) -> None:
    made = small_map()
    with pytest.raises(Refused, match="between −2 and 2"):
        rate_emotion(made.document, made.touchpoints[0], made.personas[0], value)


def test_hands_are_counted_and_taken_back() -> None:
    made = small_map()
    for value in (1, 2, 2):
        count_hand(made.document, made.touchpoints[3], made.personas[1], value)
    assert mean(made, 3, 1) == pytest.approx(5 / 3)
    take_hand_back(made.document, made.touchpoints[3], made.personas[1], 2)
    assert mean(made, 3, 1) == 1.5
    with pytest.raises(Refused, match="No hand was counted"):
        take_hand_back(made.document, made.touchpoints[3], made.personas[1], -2)
    take_hand_back(made.document, made.touchpoints[3], made.personas[1], 2)
    take_hand_back(made.document, made.touchpoints[3], made.personas[1], 1)
    assert made.document.emotion(made.touchpoints[3], made.personas[1]) is None
    with pytest.raises(Refused):
        count_hand(made.document, made.touchpoints[3], made.personas[1], 3)


# Links, notes, lanes


def test_two_things_are_connected_once_and_by_links_that_fit() -> None:
    made = small_map()
    t = made.touchpoints
    link = connect(made.document, "next", t[3], t[4], "waits")
    with pytest.raises(Refused, match="connected already"):
        connect(made.document, "next", t[3], t[4])
    with pytest.raises(Refused, match="two different ends"):
        connect(made.document, "next", t[3], t[3])
    with pytest.raises(Refused, match="An idea or an opportunity answers"):
        connect(made.document, "answers", t[3], made.cards[0])
    label_link(made.document, link, "leaves")
    set_share(made.document, link, 33.5)
    retarget(made.document, link, target=t[0])
    found = made.document.link(link)
    assert found is not None
    assert (found.label, found.share, found.source, found.target) == ("leaves", 33.5, t[3], t[0])
    with pytest.raises(Refused, match="above 100"):
        set_share(made.document, link, 101)
    with pytest.raises(Refused):
        retarget(made.document, link, source=t[0])


def test_a_note_keeps_its_offset_and_changes_its_anchor() -> None:
    made = small_map()
    note = add_annotation(made.document, "sticky", made.stages[0], 5, 6, "look")
    move_annotation(made.document, note, 7.5, -8, made.touchpoints[0])
    record = made.document.find(note, Annotation)
    assert record is not None
    assert (record.anchor, record.dx, record.dy) == (made.touchpoints[0], 7.5, -8)
    with pytest.raises(Refused):
        move_annotation(made.document, note, float("nan"), 0)
    with pytest.raises(Refused):
        move_annotation(made.document, note, 0, 0, note)


def test_lanes_are_renamed_hidden_and_reordered() -> None:
    made = small_map()
    rename_lane(made.document, made.journey, "pains", "What hurts")
    hide_lane(made.document, made.journey, "questions")
    move_lane(made.document, made.journey, "pains", "touchpoints")
    lanes = made.document.lanes(made.journey)
    assert [x.shows for x in lanes] == ["pains", *(k for k in LANES if k != "pains")]
    assert lanes[0].title == "What hurts"
    assert [x.shows for x in lanes if x.hidden] == ["questions"]
    show_lane(made.document, made.journey, "questions")
    move_lane(made.document, made.journey, "pains", None)
    lanes = made.document.lanes(made.journey)
    assert lanes[-1].shows == "pains"
    assert not any(x.hidden for x in lanes)
    with pytest.raises(Refused, match="no such lane"):
        hide_lane(made.document, made.journey, "secrets")


def test_two_copies_that_reorder_different_lanes_write_into_the_same_records() -> None:
    left, right = small_map(), small_map()
    move_lane(left.document, left.journey, "pains", "touchpoints")
    move_lane(right.document, right.journey, "gains", None)
    a, b = ({x.shows: x for x in m.document.lanes(m.journey)} for m in (left, right))
    assert {x.id.removeprefix(left.journey) for x in a.values()} == {
        x.id.removeprefix(right.journey) for x in b.values()
    }
    same = set(LANES) - {"pains", "gains"}
    assert {k: a[k].order for k in same} == {k: b[k].order for k in same}


# Fields


def test_a_field_is_set_on_several_things_at_once() -> None:
    made = small_map()
    reports: list[Report] = []
    made.document.subscribe(reports.append)
    set_field(made.document, made.touchpoints, "effort", 5)
    assert {t.effort for t in made.document.journey_touchpoints(made.journey)} == {5}
    assert [r.label for r in reports] == ["Change effort"]


@pytest.mark.parametrize(
    ("thing", "field", "value", "reason"),
    [
        ("touchpoint", "effort", 8, "above 7"),
        ("touchpoint", "effort", "much", "does not fit"),
        ("touchpoint", "title", "x" * 501, "501 characters; at most 500"),
        ("touchpoint", "friction", "some", "does not fit"),
        ("touchpoint", "stage", "elsewhere", "no such field"),
        ("touchpoint", "id", "other", "no such field"),
        ("card", "persona", "gone", "no longer there"),
        ("card", "text", "x" * 20_001, "at most 20000"),
        ("session", "date", "21.11.2026", "is no date"),
        ("session", "direction", "up", "does not fit"),
        ("channel", "name", "web", "already"),
        ("channel", "name", " ", "needs a name"),
        ("link", "source", "x", "no longer there"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_and_nothing_changes(
    thing: str, field: str, value: object, reason: str
) -> None:
    made = small_map()
    phone = next(c.id for c in made.document.channels() if c.name == "Phone")
    ids = {
        "touchpoint": made.touchpoints[0],
        "card": made.cards[0],
        "session": "session",
        "channel": phone,
        "link": made.document.links("next")[0].id,
    }
    before = state(made.document)
    with pytest.raises(Refused, match=reason):
        set_field(
            made.document,
            [made.touchpoints[1], ids[thing]] if thing == "touchpoint" else [ids[thing]],
            field,
            value,
        )
    assert state(made.document) == before


def test_what_no_file_and_no_font_can_hold_is_taken_out_of_a_text() -> None:
    made = small_map()
    set_text(made.document, made.cards[0], "one\r\ntwo\x00\x1b\ud800\tthree\r")
    assert card(made.document, made.cards[0]).text == "one\ntwo\tthree\n"


def test_set_text_writes_what_a_thing_is_known_by() -> None:
    made = small_map()
    link = made.document.links("next")[0].id
    for id in (made.stages[0], made.touchpoints[0], made.cards[0], made.personas[0], link, "session"):
        set_text(made.document, id, "Known")
    assert made.document.stages(made.journey)[0].title == "Known"
    assert made.document.personas()[0].name == "Known"
    assert made.document.session.title == "Known"
    found = made.document.link(link)
    assert found is not None
    assert found.label == "Known"
    emotion = made.document.nodes(Emotion)[0].id
    with pytest.raises(Refused):
        set_text(made.document, emotion, "Known")


def test_the_channels_of_several_touchpoints_are_set_by_name() -> None:
    made = small_map()
    set_field(made.document, made.touchpoints[:2], "channels", ["Fax"])
    fax = next(c.id for c in made.document.channels() if c.name == "Fax")
    assert [t.channels for t in made.document.touchpoints(made.stages[0])[:2]] == [(fax,), (fax,)]
