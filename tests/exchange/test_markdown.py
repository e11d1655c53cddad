"""A session as Markdown says all there is to read, and what somebody typed is never markup, link or HTML."""

from __future__ import annotations

import re

import pytest

from cxstudio.edits.cards import add_card
from cxstudio.edits.comments import add_comment
from cxstudio.edits.fields import set_field
from cxstudio.edits.making import Thing, make_things
from cxstudio.edits.plan import add_action
from cxstudio.edits.sessions import add_journey
from cxstudio.edits.stages import add_stage
from cxstudio.exchange.markdown import export_markdown
from cxstudio.exchange.markdown_text import inline, item, line_start, quote, table
from tests.makers import Made, mixed_scripts_map, small_map

HOSTILE = "<b>x</b> [a](http://b.c) **c** `d` | www.e.f & &amp; ~g~ $h$ #1 @me ![i](j) m@n.org"


def exported(made: Made, journey: str = "") -> str:
    return export_markdown(made.document, journey).data.decode()


def test_stages_and_touchpoints_are_headings_and_cards_lists_by_lane() -> None:
    text = exported(small_map())
    assert text.startswith("# A first visit\n")
    assert "\n## A first visit\n" in text
    assert "\n**Assumptions, not validated**\n" in text
    assert "\n### 1 Book\n" in text
    assert "\n#### 1.2 Booking line\n" in text
    assert "\n- **Emotion:** Amina −1.6; George +1\n" in text
    assert "\n**Pain points**\n\n- Twenty minutes on hold\n" in text
    assert "- Call back when it is your turn (until 1.3 Letter)" in text
    assert "- Idea: A board with the delay" in text, "in a lane that does not name it, a card says what it is"


def test_one_journey_comes_without_the_others_and_without_the_plan() -> None:
    made = small_map()
    other = add_journey(made.document, "The way home")
    add_stage(made.document, other, "Leave")
    add_action(made.document, "Call back")
    assert "## The way home" in exported(made)
    assert "Call back |" in exported(made)
    assert "The way home" not in exported(made, made.journey)
    assert "## Plan" not in exported(made, made.journey)
    with pytest.raises(KeyError):
        exported(made, "nowhere")


def test_metrics_come_with_their_method_and_every_reading() -> None:
    made = small_map()
    (metric,) = make_things(made.document, [Thing("metric", also={"title": "Waiting", "method": "nps"})])
    (reading,) = make_things(
        made.document, [Thing("reading", metric, also={"at": made.touchpoints[4], "end": "2026-05-14"})]
    )
    inputs = (("promoters", 30.0), ("passives", 10.0), ("detractors", 60.0))
    set_field(made.document, [reading], "inputs", inputs)
    text = exported(made)
    assert "### Waiting" in text
    assert "- **Formula:** " in text
    assert re.search(r"\| 2\.2 Waiting area \|.*May 2026 \| −30 \| 100 \|", text)


def test_feedback_and_decisions_are_there_and_comments_stay_behind() -> None:
    made = small_map()
    make_things(
        made.document,
        [
            Thing("feedback", also={"text": "Nobody said a word", "at": made.touchpoints[4]}),
            Thing("decision", also={"text": "The desk owns the board", "date": "2026-05-14"}),
        ],
    )
    add_comment(made.document, made.cards[0], "Between us")
    text = exported(made)
    assert "- Nobody said a word (2.2 Waiting area; New)" in text
    assert "- The desk owns the board (Thu 14 May 2026)" in text
    assert "Between us" not in text
    assert export_markdown(made.document).warnings == (
        "1 comment was left out",
        "A spreadsheet (.xlsx) or JSON (.json) holds all of it",
    )


def test_every_script_stands_in_it_as_it_was_typed() -> None:
    made = mixed_scripts_map()
    text = exported(made).replace("\\", "")
    for touchpoint in made.document.journey_touchpoints(made.journey):
        assert " ".join(touchpoint.title.split()) in text


def test_signs_of_markdown_are_texts() -> None:
    safe = inline(HOSTILE)
    assert not re.search(r"(?<!\\)[<>\[\]*`|~$#@!&]", safe)
    assert "http\\:" in safe
    assert "www\\." in safe
    assert safe.replace("\\", "") == HOSTILE


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("# a", "\\# a"),
        ("- a", "\\- a"),
        ("+ a", "\\+ a"),
        ("12. a", "12\\. a"),
        ("3) a", "3\\) a"),
        ("> a", "\\> a"),
        ("===", "\\==="),
        ("    a", "a"),
        ("2026 was long", "2026 was long"),
    ],
)
def test_no_line_begins_a_block_of_its_own(text: str, safe: str) -> None:
    assert line_start(text) == safe


def test_a_text_of_several_lines_stays_in_its_place() -> None:
    assert item("a\n\n- b\n# c", "(d)") == "- a\\\n  \\- b\\\n  \\# c (d)"
    assert quote("a\n> b") == "> a\\\n> \\> b"
    assert table(["x"], [["a\nb|c"]]) == "| x |\n| --- |\n| a / b\\|c |"


def test_no_text_of_a_map_is_markup() -> None:
    made = small_map()
    add_card(made.document, "pain", made.touchpoints[0], HOSTILE)
    set_field(made.document, [made.touchpoints[0]], "description", "***\n\n    code\n" + HOSTILE)
    text = exported(made)
    assert "<" not in text.replace("\\<", "")
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"https?://|www\.", text)
