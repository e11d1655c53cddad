"""How sure a thing is: by the methods of the sources it leans on, else as somebody stated it."""

from __future__ import annotations

import pytest

from cxstudio.edits.feedback import add_feedback, link_to_place
from cxstudio.edits.fields import set_field
from cxstudio.edits.metrics import add_metric, add_reading
from cxstudio.edits.sources import add_source, detach, lean_on
from cxstudio.insight.evidence import basis_words, counted, evidence, level_of, missing, sources_behind
from cxstudio.model.document import Report
from cxstudio.model.measures import Source
from cxstudio.picture.touched import touched
from tests.makers import Made, small_map


def sure(made: Made, id: str) -> str:
    return evidence(made.document, made.document.node(id))


def change(made: Made, id: str, **fields: object) -> None:
    with made.document.transaction("Change"):
        made.document.set(id, **fields)


@pytest.mark.parametrize(
    ("method", "level"),
    [("interview", "heard"), ("observation", "observed"), ("survey", "measured"), ("analytics", "measured")],
)
def test_a_source_speaks_by_its_method(method: str, level: str) -> None:
    made = small_map()
    lean_on(made.document, add_source(made.document, "One", method), [made.touchpoints[0]])
    assert sure(made, made.touchpoints[0]) == level


def test_without_sources_the_stated_level_holds_and_with_them_it_does_not() -> None:
    made = small_map()
    place = made.touchpoints[0]
    assert sure(made, place) == ""
    set_field(made.document, [place], "evidence", "measured")
    assert sure(made, place) == "measured"
    source = add_source(made.document, "Talks", "interview")
    lean_on(made.document, source, [place])
    assert sure(made, place) == "heard"
    detach(made.document, source, [place])
    assert sure(made, place) == "measured"


def test_the_highest_of_several_sources_counts() -> None:
    made = small_map()
    for method in ("observation", "survey", "interview"):
        lean_on(made.document, add_source(made.document, method, method), [made.cards[2]])
    assert sure(made, made.cards[2]) == "measured"


def test_a_touchpoint_also_counts_the_sources_of_its_cards() -> None:
    made = small_map()
    survey = add_source(made.document, "Survey", "survey", n=212, date="2026-05-14")
    talks = add_source(made.document, "Talks", "interview", n=12)
    pain, place = made.cards[0], made.touchpoints[1]
    lean_on(made.document, survey, [pain])
    lean_on(made.document, talks, [place, pain])
    found = sources_behind(made.document, made.document.node(place))
    assert [source.title for source in found] == ["Talks", "Survey"]
    assert sure(made, place) == "measured"
    assert sure(made, made.touchpoints[0]) == ""


def test_a_stage_and_a_persona_know_only_their_sources() -> None:
    made = small_map()
    lean_on(made.document, add_source(made.document, "Talks"), [made.stages[0], made.personas[0]])
    assert sure(made, made.stages[0]) == sure(made, made.personas[0]) == "heard"
    assert sure(made, made.stages[1]) == ""


def test_a_source_of_a_reading_or_of_feedback_stands_behind_the_place() -> None:
    made = small_map()
    metric = add_metric(made.document, "NPS", "nps")
    survey = add_source(made.document, "May survey", "survey", n=14, date="2026-05-14")
    talks = add_source(made.document, "Talks", "interview", n=3)
    measured, said, beside = made.touchpoints[:3]
    add_reading(made.document, metric, measured, [("9", 3)], source=survey)
    feedback = add_feedback(made.document, "Slow", at=said)
    change(made, feedback, source=talks)
    assert sources_behind(made.document, made.document.node(measured)) == (made.document.node(survey),)
    assert [sure(made, place) for place in (measured, said, beside)] == ["measured", "heard", ""]
    link_to_place(made.document, [feedback], beside)
    assert sure(made, beside) == "heard"


@pytest.mark.parametrize(
    ("origin", "level"),
    [("survey", "measured"), ("system", "measured"), ("room", "heard"), ("estimate", "assumed")],
)
def test_a_reading_without_a_source_speaks_by_its_origin(origin: str, level: str) -> None:
    made = small_map()
    place = made.touchpoints[0]
    reading = add_reading(made.document, add_metric(made.document, "NPS", "nps"), place, origin=origin)
    assert sure(made, place) == ""  # nothing was counted yet
    change(made, reading, inputs=(("9", 3.0),))
    assert sure(made, place) == level
    set_field(made.document, [place], "evidence", "observed")
    assert sure(made, place) == ("measured" if level == "measured" else "observed")


def test_the_map_is_told_when_a_reading_makes_a_touchpoint_surer() -> None:
    made = small_map()
    reports: list[Report] = []
    made.document.subscribe(reports.append)
    source = add_source(made.document, "Talks", "interview")
    add_reading(made.document, add_metric(made.document, "NPS", "nps"), made.touchpoints[0], source=source)
    assert made.stages[0] in touched(reports[-1], made.document).stages
    change(made, source, method="survey")
    assert made.stages[0] in touched(reports[-1], made.document).stages


def test_what_a_source_rests_on_is_said_and_what_it_lacks_too() -> None:
    whole = Source(id="a", title="Talks", n=12, date="2026-05-14")
    bare = Source(id="b", title="Log", method="analytics")
    assert counted(Source(id="e", n=12480, method="analytics")) == "12,480 cases"
    assert (counted(whole), missing(whole)) == ("12 interviews", "")
    assert (counted(bare), missing(bare)) == ("", "without a number and a date")
    assert missing(Source(id="c", n=3)) == "without a date"
    assert missing(Source(id="d", date="2026-05-14")) == "without a number"
    assert level_of(bare) == "measured"
    assert basis_words([whole]) == "12 interviews"
    assert basis_words([whole, bare]) == "2 sources"
    assert basis_words([]) == ""
