"""Maps for everybody's tests, made through the public verbs; ids are random, everything else is fixed."""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.edits.annotations import add_annotation
from cxstudio.edits.cards import add_card
from cxstudio.edits.emotions import rate_emotion
from cxstudio.edits.fields import set_field, set_text
from cxstudio.edits.links import connect
from cxstudio.edits.personas import add_persona
from cxstudio.edits.sessions import start_session
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint, set_channels
from cxstudio.model.document import Document
from cxstudio.model.records import Journey


@dataclass(frozen=True, slots=True)
class Made:
    """A document with the ids of what is in it, each in reading order."""

    document: Document
    journey: str
    stages: tuple[str, ...]
    touchpoints: tuple[str, ...]
    cards: tuple[str, ...]
    personas: tuple[str, ...]


def empty_map(document: Document | None = None) -> Made:
    """A session that was just begun: a journey and a persona without a name, no stage."""
    document = document or Document()
    journey = start_session(document)
    return Made(document, journey, (), (), (), (_persona_of(document, journey),))


def small_map(document: Document | None = None) -> Made:
    """Two stages with three and two touchpoints, two personas, a card of most kinds, a span, links and notes.

    Cards: [0] pain at touchpoint 1, [1] opportunity over touchpoints 0 to 2, [2] thought at 0, [3] quote at 1 of
    the second persona, [4] gain of the whole second stage, [5] question at 3, [6] idea at 4, [7] customer does at 4.
    """
    document = document or Document()
    with document.transaction("Small map"):
        journey = start_session(document, "A first visit")
        amina = _persona_of(document, journey)
        set_text(document, amina, "Amina")
        george = add_persona(document, "George")
        book, visit = (add_stage(document, journey, title) for title in ("Book", "Visit"))
        t = [
            *(add_touchpoint(document, book, title) for title in ("Web page", "Booking line", "Letter")),
            *(add_touchpoint(document, visit, title) for title in ("Front desk", "Waiting area")),
        ]
        for touchpoint, channel in zip(t, ("Web", "Phone", "Letter", "In person", "On site"), strict=True):
            set_channels(document, touchpoint, [channel])
        for touchpoint, value in zip(t, (0.5, -1.6, 0.0, 0.8, -1.0), strict=True):
            rate_emotion(document, touchpoint, amina, value)
        for touchpoint, value in zip(t[:2], (-0.5, 1.0), strict=True):
            rate_emotion(document, touchpoint, george, value)
        cards = (
            add_card(document, "pain", t[1], "Twenty minutes on hold"),
            add_card(document, "opportunity", t[0], "Call back when it is your turn", until=t[2]),
            add_card(document, "thought", t[0], "Is this the right clinic?"),
            add_card(document, "quote", t[1], "“Three times I typed my number.”", persona=george),
            add_card(document, "gain", visit, "Kind people everywhere"),
            add_card(document, "question", t[3], "Do they see the delay?"),
            add_card(document, "idea", t[4], "A board with the delay"),
            add_card(document, "customer_does", t[4], "Waits in corridor B"),
        )
        connect(document, "next", t[0], t[1], "gives up online")
        connect(document, "answers", cards[1], cards[0])
        set_field(document, [t[1]], "minutes", 22)
        add_annotation(document, "sticky", t[1], 40, -60, "Check with the call centre")
        add_annotation(document, "callout", cards[0], 10, 10, "Measured in May, n = 212")
    return Made(document, journey, (book, visit), tuple(t), cards, (amina, george))


def large_map(cards: int = 1000, document: Document | None = None) -> Made:
    """So many cards over stages of five touchpoints, five cards each; every touchpoint has an emotion."""
    document = document or Document()
    kinds = ("pain", "thought", "opportunity", "gain", "customer_does")
    stages: list[str] = []
    touchpoints: list[str] = []
    made: list[str] = []
    with document.transaction("Large map"):
        journey = start_session(document, "A large map")
        persona = _persona_of(document, journey)
        for index in range(cards):
            if index % 25 == 0:
                stages.append(add_stage(document, journey, f"Stage {len(stages) + 1}"))
            if index % 5 == 0:
                number = len(touchpoints) + 1
                touchpoints.append(add_touchpoint(document, stages[-1], f"Touchpoint {number}"))
                rate_emotion(document, touchpoints[-1], persona, (number * 7 % 41 - 20) / 10)
            text = f"Card {index + 1} " + "says something about the wait " * (index % 4)
            made.append(add_card(document, kinds[index % 5], touchpoints[-1], text.strip()))
    return Made(document, journey, tuple(stages), tuple(touchpoints), tuple(made), (persona,))


SCRIPTS = {
    "Latin": "Zażółć gęślą jaźń, naïve Ångström",
    "Greek": "Ξεσκεπάζω την ψυχοφθόρα",
    "Cyrillic": "Съешь ещё этих мягких булок",
    "Hebrew": "המתנתי 22 דקות לשיחה (קו 3)",
    "Arabic": "انتظرت ٢٢ دقيقة على الهاتف",
    "Persian": "۲۲ دقیقه پشت خط می‌مانم",
    "Hindi": "मैंने क्षमा के लिए बाईस मिनट प्रतीक्षा की",
    "Thai": "ฉันรอสายโทรศัพท์ยี่สิบสองนาที",
    "Japanese": "電話で22分も待たされました",
    "Emoji": "Waiting 😡 then 🎉 a call 👩🏽‍⚕️",
    "Marks": "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢",
    "Mixed": "Calls קו חם then مرحبا and 你好 in one line",
}


def mixed_scripts_map(document: Document | None = None, *, direction: str = "ltr") -> Made:
    """One touchpoint per script with its text as title and on a card, in stages of four."""
    document = document or Document()
    stages: list[str] = []
    touchpoints: list[str] = []
    cards: list[str] = []
    with document.transaction("Mixed scripts"):
        journey = start_session(document, "Scripts سفر המסע", direction=direction)
        persona = _persona_of(document, journey)
        for index, (script, text) in enumerate(SCRIPTS.items()):
            if index % 4 == 0:
                stages.append(add_stage(document, journey, text))
            touchpoints.append(add_touchpoint(document, stages[-1], f"{script}: {text}"))
            rate_emotion(document, touchpoints[-1], persona, index % 5 - 2)
            cards.append(add_card(document, "pain", touchpoints[-1], text))
    return Made(document, journey, tuple(stages), tuple(touchpoints), tuple(cards), (persona,))


def _persona_of(document: Document, journey: str) -> str:
    record = document.find(journey, Journey)
    assert record is not None
    return record.persona
