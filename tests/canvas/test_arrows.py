"""Arrows under the hand: shown as they will run, taken hold of near their line, and led elsewhere by their ends."""

from __future__ import annotations

from cxstudio.canvas.tools.choose import node_at
from cxstudio.canvas.tools.pointer import Pointer
from cxstudio.canvas.tools.retargeting import arrow_ends
from cxstudio.edits.links import connect
from cxstudio.model.records import Link
from cxstudio.picture.primitives import Path
from tests.canvas.robots import Table


def arrow_of(table: Table) -> Link:
    return table.document.links("next")[0]


def shape_of(table: Table, link: str) -> tuple[object, ...]:
    placed = table.picture.placed(link)
    assert placed is not None
    path = placed.part.primitives[0]
    assert isinstance(path, Path)
    return path.commands


def test_while_it_is_drawn_an_arrow_runs_as_it_will_run(table: Table) -> None:
    a, _b, c, d, _e = table.made.touchpoints
    table.desk.select([a])
    port = table.picture.placed(a)
    assert port is not None
    start = (port.bounds.right, port.bounds.centre[1])
    for target in (c, d):
        table.pull(start, table.middle(target))
        shown = [s for p in table.desk.preview.arrow for s in p.part.primitives if isinstance(s, Path)]
        table.hand.release(Pointer(*table.middle(target)))
        assert table.labels[-1] == "Connect"
        assert shown[0].commands == shape_of(table, table.desk.current)
        table.document.undo()
        table.desk.select([a])


def test_an_arrow_drawn_by_keys_is_shown_as_it_will_run(table: Table) -> None:
    a, b, c, _d, _e = table.made.touchpoints
    table.desk.select([a])
    table.keys.press("l")
    table.keys.press("right")
    table.keys.press("right")
    shown = [s for p in table.desk.preview.arrow for s in p.part.primitives if isinstance(s, Path)]
    table.keys.press("enter")
    link = table.document.link(table.desk.current)
    assert link is not None
    assert (link.source, link.target) == (a, c)
    assert shown[0].commands == shape_of(table, link.id)
    assert b not in (link.source, link.target)


def test_either_end_of_a_selected_arrow_is_dragged_to_another_touchpoint(table: Table) -> None:
    a, b, c, d, e = table.made.touchpoints
    link = connect(table.document, "next", a, c)
    table.desk.select([link])
    table.drag(arrow_ends(table.desk)["target"], table.middle(e))
    table.drag(arrow_ends(table.desk)["source"], table.middle(b))
    found = table.document.link(link)
    assert found is not None
    assert (found.source, found.target) == (b, e)
    assert table.labels[-2:] == ["Move arrow", "Move arrow"]
    assert table.selected == [link]
    assert d not in (found.source, found.target)


def test_an_end_is_refused_where_an_arrow_cannot_lead(table: Table) -> None:
    a, _b, c, d, _e = table.made.touchpoints
    link, other = connect(table.document, "next", a, c), connect(table.document, "next", a, d)
    told = len(table.labels)
    table.desk.select([link])
    for target, reason in (
        (a, "An arrow needs two different ends"),
        (table.made.cards[0], "An arrow leads from a touchpoint to another one"),
        (d, "These two are connected already"),
    ):
        table.pull(arrow_ends(table.desk)["target"], table.middle(target))
        assert table.desk.preview.cursor == "refused"
        assert table.said[-1] == reason
        table.hand.cancel()
    table.drag(arrow_ends(table.desk)["target"], (-500.0, -500.0))
    assert table.labels[told:] == []
    assert other not in table.selected


def test_escape_leaves_the_arrow_where_it_was(table: Table) -> None:
    link = connect(table.document, "next", table.made.touchpoints[0], table.made.touchpoints[2])
    before = table.document.link(link)
    table.desk.select([link])
    table.pull(arrow_ends(table.desk)["target"], table.middle(table.made.touchpoints[4]))
    assert table.desk.preview.arrow
    table.hand.cancel()
    assert table.document.link(link) == before
    assert not table.desk.preview.arrow


def test_an_arrow_is_taken_hold_of_a_few_pixels_beside_its_line_at_any_zoom(table: Table) -> None:
    link = connect(table.document, "next", table.made.touchpoints[0], table.made.touchpoints[2])
    placed = table.picture.placed(link)
    assert placed is not None
    x, y = placed.bounds.right - 16, placed.bounds.y + 5
    assert node_at(table.desk, Pointer(x, y + 4 / 0.3, unit=1 / 0.3)) == link
    assert node_at(table.desk, Pointer(x, y - 30 / 0.3, unit=1 / 0.3)) != link
    assert node_at(table.desk, Pointer(x, y - 5 / 3, unit=1 / 3)) == link
