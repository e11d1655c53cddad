"""Arrows that leave a row of the overview are told under it, with where they lead."""

from __future__ import annotations

from cxstudio.edits.fields import set_field
from cxstudio.edits.links import connect
from cxstudio.edits.stages import add_stage
from cxstudio.edits.touchpoints import add_touchpoint
from cxstudio.picture.handout.overview import overview_anchor
from cxstudio.picture.linking import on_the_map
from tests.makers import small_map
from tests.picture.handout.written import handout, page_of


def test_an_arrow_to_another_row_is_told_under_its_own_with_its_label_and_leads_there() -> None:
    made = small_map()
    document = made.document
    last = ""
    for _stage in range(4):
        stage = add_stage(document, made.journey, "Later")
        for _touchpoint in range(3):
            last = add_touchpoint(document, stage, "Once more")
    back = connect(document, "next", last, made.touchpoints[1])
    set_field(document, [back], "label", "no-show")
    page = page_of(handout(made), overview_anchor(made.journey))
    told = [p.part.full for g in page.layers for p in g.parts if p.part.role == "crossing"]
    assert len(told) == 1
    assert "1.2" in told[0]
    assert "no-show" in told[0]
    assert any(link.to == on_the_map(made.touchpoints[1]) for link in page.links)


def test_an_overview_in_one_row_needs_none() -> None:
    made = small_map()
    page = page_of(handout(made), overview_anchor(made.journey))
    assert not [p for g in page.layers for p in g.parts if p.part.role == "crossing"]
