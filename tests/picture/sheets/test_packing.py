from __future__ import annotations

from collections.abc import Callable

from cxstudio.picture.poster import FOOT, Page, PlacedGroup
from cxstudio.picture.primitives import Bounds, Part, Placed
from cxstudio.picture.sheets.packing import joined


def foot_of(name: str) -> Callable[[int, int], Part]:
    return lambda number, _count: Part("", FOOT, Bounds(0, 580, 400, 10), (), "ground", f"{name} {number}")


def page(name: str, top: float, bottom: float) -> Page:
    parts = (Part("", "text", Bounds(0, top, 400, bottom - top), ()), foot_of(name)(1, 1))
    group = PlacedGroup(1.0, 0.0, 0.0, tuple(Placed(part, 0.0, 0.0) for part in parts))
    return Page(400, 600, (group,), foot=foot_of(name))


def feet(made: Page) -> list[str]:
    return [p.part.full for g in made.numbered(7, 9).layers for p in g.parts if p.part.role == FOOT]


def test_the_foot_names_what_takes_more_of_the_page() -> None:
    assert feet(joined(page("Above", 40, 300), page("Below", 320, 500))) == ["Above 7"]
    assert feet(joined(page("Above", 40, 120), page("Below", 140, 560))) == ["Below 7"]
