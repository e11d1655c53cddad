from __future__ import annotations

from cxstudio.edits.cards import park
from cxstudio.edits.emotions import clear_emotion
from cxstudio.edits.sessions import add_journey
from cxstudio.insight.summary import summarise
from tests.makers import empty_map, small_map


def test_a_small_map_in_numbers() -> None:
    made = small_map()
    summary = summarise(made.document)
    (journey,) = summary.journeys
    assert (summary.title, summary.language, summary.direction) == ("A first visit", "en", "ltr")
    assert summary.personas == ("Amina", "George")
    assert summary.channels == ("Web", "Phone", "Letter", "In person", "On site")
    assert (summary.links, summary.notes, summary.parked, summary.attachments) == (2, 2, 0, 0)
    assert (journey.persona, journey.stages, journey.touchpoints) == ("Amina", 2, 5)
    assert journey.cards == dict.fromkeys(
        ["customer_does", "gain", "idea", "opportunity", "pain", "question", "quote", "thought"], 1
    )
    assert (journey.unanswered_pains, journey.without_emotion) == (0, 0)
    # It is Amina's journey: George likes the booking line, she does not.
    assert [(point.title, point.emotion) for point in journey.lowest] == [
        ("Booking line", -1.6),
        ("Waiting area", -1.0),
    ]


def test_where_the_journeys_persona_is_silent_the_others_speak() -> None:
    made = small_map()
    clear_emotion(made.document, made.touchpoints[0], made.personas[0])
    (journey,) = summarise(made.document).journeys
    assert [point.title for point in journey.lowest] == ["Booking line", "Waiting area", "Web page"]
    clear_emotion(made.document, made.touchpoints[0], made.personas[1])
    assert summarise(made.document).journeys[0].without_emotion == 1


def test_a_pain_whose_answer_is_gone_is_unanswered() -> None:
    made = small_map()
    with made.document.transaction("unanswer"):
        made.document.hide(made.document.links("answers")[0].id)
    assert summarise(made.document).journeys[0].unanswered_pains == 1
    park(made.document, [made.cards[0]])
    summary = summarise(made.document)
    assert (summary.journeys[0].unanswered_pains, summary.parked) == (0, 1)


def test_an_empty_map_and_a_second_journey() -> None:
    made = empty_map()
    add_journey(made.document, "Back home")
    summary = summarise(made.document)
    assert [(j.title, j.touchpoints, j.lowest) for j in summary.journeys] == [
        ("", 0, ()),
        ("Back home", 0, ()),
    ]
