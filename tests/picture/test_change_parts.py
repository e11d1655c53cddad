"""What changed from one state to the next stands on a printed map, with its signs in the legend."""

from __future__ import annotations

from cxstudio.edits.fields import set_text
from cxstudio.edits.journeys import duplicate_as
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.model.document import Document
from cxstudio.picture.legend import entries
from cxstudio.picture.map import MapPicture
from cxstudio.picture.options import MapOptions
from cxstudio.picture.pages import PageSetup, compose
from cxstudio.picture.primitives import Bounds, Placed
from tests.makers import small_map
from tests.picture.maps import engine

ON = MapOptions(placeholders=False, changes=True)


def signs(shown: MapPicture) -> dict[str, Placed]:
    return {p.part.node: p for p in shown.parts() if p.part.role == "changes"}


def future() -> tuple[Document, str, str, str]:
    """A future state with a touchpoint renamed and another added: the document, the journey, both touchpoints."""
    made = small_map()
    journey = duplicate_as(made.document, made.journey, "future")
    first = made.document.journey_touchpoints(journey)[0]
    set_text(made.document, first.id, "Call back")
    stage = made.document.stages(journey)[0].id
    return made.document, journey, first.id, add_touchpoint(made.document, stage, "New desk")


def test_each_changed_thing_has_its_signs_at_its_leading_corner() -> None:
    document, journey, renamed, added = future()
    for direction in ("ltr", "rtl"):
        with document.transaction("Turn"):
            document.set("session", direction=direction)
        shown = MapPicture(document, journey, engine(), ON)
        found = signs(shown)
        assert {id: p.part.full for id, p in found.items()} == {renamed: "Renamed", added: "New"}
        for id, sign in found.items():
            placed = shown.placed(id)
            assert placed is not None
            card: Bounds = placed.bounds
            corner = card.right if direction == "rtl" else card.x
            assert sign.bounds.contains(corner, card.y)


def test_the_legend_names_the_signs_that_are_used_and_no_others() -> None:
    document, journey, _, _ = future()
    plain = entries(MapPicture(document, journey, engine(), MapOptions(placeholders=False)))
    named = entries(MapPicture(document, journey, engine(), ON))
    assert [e.key for e in named if e.key not in {p.key for p in plain}] == ["New", "Renamed"]


def test_a_page_has_them_only_where_they_are_asked_for_and_a_current_map_has_none() -> None:
    document, journey, _, _ = future()
    current = document.journeys()[0].id

    def roles(of: str, *, changes: bool) -> set[str]:
        pages = compose(document, of, engine(), PageSetup(changes=changes)).pages
        return {p.part.role for page in pages for group in page.layers for p in group.parts}

    assert "changes" in roles(journey, changes=True)
    assert "changes" not in roles(journey, changes=False)
    assert "changes" not in roles(current, changes=True)
