"""Journeys and personas of another session come in with all that hangs on them, once, and in one step to undo."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pytest

from cxstudio.edits.bringing import Bringing, Picked, bring
from cxstudio.edits.fields import set_field
from cxstudio.edits.lanes import add_lane
from cxstudio.edits.personas import add_persona
from cxstudio.edits.pictures import set_picture, set_portrait
from cxstudio.edits.sub_journeys import open_as_new
from cxstudio.edits.touchpoints import set_channels
from cxstudio.exchange.import_applying import apply
from cxstudio.exchange.import_plan import Choices, Target, plan_import
from cxstudio.exchange.import_source import source_of_session
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.table import export_table
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.model.plans import Attendee
from cxstudio.model.records import Attachment, Card, Node, Persona
from tests.makers import Made, empty_map, mixed_scripts_map, small_map


@dataclass(frozen=True, slots=True)
class Safe:
    data: bytes
    mime: str = "image/png"
    width: int = 2
    height: int = 3


def taken(data: bytes, _name: str) -> Safe | None:
    return Safe(data + b" made safe")


def pictured() -> tuple[Made, MemoryLog]:
    made, log = small_map(), MemoryLog()
    set_picture(made.document, log, made.cards[0], Safe(b"card"), "a.png")
    set_portrait(made.document, log, made.personas[0], Safe(b"face"), "b.png")
    return made, log


def test_a_journey_comes_with_all_that_hangs_on_it_under_new_ids() -> None:
    made, here = small_map(), mixed_scripts_map()
    owner = Attendee(id="ruth", name="Ruth")
    with made.document.transaction("Somebody"):
        made.document.put(owner)
        made.document.set(made.touchpoints[0], owned_by=owner.id)
    before = {node.id for node in made.document.nodes(Node)}
    done = bring(here.document, made.document, Picked((made.journey,)))
    (journey,) = done.journeys
    assert export_table(here.document, journey).data == export_table(made.document, made.journey).data
    new = {node.id for node in here.document.nodes(Node)}
    assert new & before == {"session"}
    assert len(here.document.links()) == 2
    assert len(here.document.annotations()) == 2
    point = here.document.journey_touchpoints(journey)[0]
    assert [(one.id, one.name) for one in here.document.nodes(Attendee)] == [(point.owned_by, "Ruth")]
    span = next(c for c in here.document.cards(point.id) if c.kind == "opportunity")
    assert span.until == here.document.journey_touchpoints(journey)[2].id


def test_personas_and_channels_are_found_again_by_their_names() -> None:
    made, here = small_map(), empty_map()
    george = add_persona(here.document, "GEORGE")
    point = bring(here.document, made.document, Picked((made.journey,)))
    names = [persona.name for persona in here.document.personas()]
    assert sorted(names) == ["", "Amina", "GEORGE"]
    assert (
        here.document.emotion(here.document.journey_touchpoints(point.journeys[0])[0].id, george) is not None
    )
    again = small_map()
    set_channels(again.document, again.touchpoints[0], ["web", "Pigeon"])
    bring(here.document, again.document, Picked((again.journey,)))
    channels = [channel.name for channel in here.document.channels()]
    assert sorted(channels) == ["In person", "Letter", "On site", "Phone", "Pigeon", "Web"]


def test_what_is_here_word_for_word_is_not_brought_twice() -> None:
    made, here = small_map(), empty_map()
    picked = Picked((made.journey,), made.personas)
    bring(here.document, made.document, picked)
    count = len(here.document.nodes(Node))
    done = bring(here.document, made.document, picked)
    assert (done.journeys, done.personas) == ((), ())
    assert len(here.document.nodes(Node)) == count
    set_field(here.document, [here.document.journeys()[1].id], "title", "Another")
    assert len(bring(here.document, made.document, picked).journeys) == 1


def test_pictures_come_made_safe_and_without_anybody_to_do_so_stay_behind() -> None:
    made, log = pictured()
    here, kept = Document(), MemoryLog()
    bring(here, made.document, Picked((made.journey,)), Bringing(kept, log.blob, taken))
    assert {picture.name for picture in here.every(Attachment)} == {"a.png", "b.png"}
    for picture in here.every(Attachment):
        data = kept.blob(picture.sha256)
        assert data is not None
        assert data.endswith(b" made safe")
        assert hashlib.sha256(data).hexdigest() == picture.sha256
        owner = here.node(picture.owner)
        assert isinstance(owner, Card | Persona)
    without = bring(Document(), made.document, Picked((made.journey,)))
    assert without.warnings == ("2 pictures stayed behind",)


def test_a_lane_of_ones_own_and_sub_journeys_stay_joined() -> None:
    made = small_map()
    lane = add_lane(made.document, made.journey, "Weather")
    with made.document.transaction("Into the lane"):
        made.document.set(made.cards[0], lane=lane)
    below = open_as_new(made.document, made.touchpoints[1])
    here = empty_map()
    done = bring(here.document, made.document, Picked((made.journey, below)))
    (opens,) = here.document.links("opens")
    assert opens.target == done.journeys[1]
    card = next(c for c in here.document.every(Card) if c.text.startswith("Twenty"))
    own = [one for one in here.document.lanes(done.journeys[0]) if one.title == "Weather"]
    assert card.lane == own[0].id


def test_the_plan_offers_journeys_and_personas_and_makes_one_step() -> None:
    made, here = small_map(), mixed_scripts_map()
    source = source_of_session(made.document, "Small")
    plan = plan_import(here.document, source, Target("journey"))
    assert [(one.kind, one.title, one.chosen) for one in plan.offered] == [
        ("journey", "A first visit", True),
        ("persona", "Amina", True),
        ("persona", "George", True),
    ]
    before = export_table(here.document, here.journey).data
    done = apply(here.document, plan)
    assert len(done.journeys) == 1
    assert here.document.undo_label == plan.label
    here.document.undo()
    assert len(here.document.journeys()) == 1
    assert export_table(here.document, here.journey).data == before
    only = plan_import(
        here.document, source, Target("journey"), Choices(journeys=(), personas=(made.personas[1],))
    )
    assert [one.chosen for one in only.offered] == [False, False, True]
    apply(here.document, only)
    assert [persona.name for persona in here.document.personas()][-1] == "George"


def test_a_new_session_takes_over_title_language_and_direction() -> None:
    other = mixed_scripts_map(direction="rtl")
    document = Document()
    apply(document, plan_import(None, source_of_session(other.document)))
    assert document.session.direction == "rtl"
    assert document.session.title == other.document.session.title
    assert len(document.journeys()) == 1


def test_nothing_chosen_and_into_a_journey_are_refused() -> None:
    made, here = small_map(), empty_map()
    source = source_of_session(made.document)
    nothing = plan_import(here.document, source, Target("journey"), Choices(journeys=(), personas=()))
    assert nothing.problem == "Choose a journey or a persona to bring in"
    into = plan_import(here.document, source, Target("into", here.journey))
    assert "journeys of their own" in into.problem
    with pytest.raises(ImportProblem):
        apply(here.document, into)
