"""What may live where and lead where: each refusal is one whole sentence."""

from __future__ import annotations

import pytest

from cxstudio.model.kinds import KINDS, LINK_KINDS
from cxstudio.model.records import Card, Channel, Journey, Persona, Touchpoint
from cxstudio.model.rules import why_not_home, why_not_join


@pytest.mark.parametrize("kind", [name for name, row in KINDS.items() if row.homes])
def test_a_thing_says_where_it_belongs(kind: str) -> None:
    said = why_not_home(kind, Persona(id="p"))
    assert said is not None
    assert " belongs to " in said


@pytest.mark.parametrize("kind", LINK_KINDS)
def test_an_arrow_says_where_it_leads(kind: str) -> None:
    channel, journey = Channel(id="c"), Journey(id="j")
    said = why_not_join(kind, channel, journey)
    assert said is not None
    assert said not in {"There is no such link", "It is no longer there"}
    assert "channel" not in said


def test_refusals_speak_of_families_not_of_kinds() -> None:
    journey = Journey(id="j")
    assert why_not_home("touchpoint", journey) == "A touchpoint belongs to a stage"
    assert why_not_home("pain", journey) == "A card belongs to a touchpoint or a stage"
    touchpoint = Touchpoint(id="t", stage="s", order="B")
    pain = Card(id="c", kind="pain", home="t", order="B")
    assert why_not_join("next", touchpoint, pain) == "An arrow leads from a touchpoint to another one"
