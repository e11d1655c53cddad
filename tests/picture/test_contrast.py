"""Every pair of colours that meets on the map or in a window can be told apart: WCAG 2.2, 1.4.3 and 1.4.11."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from cxstudio.picture.theme import THEMES, Theme, theme, tokens
from tests.contrast import ratio

TEXT, CONTROL = 4.5, 3.0
GROUNDS = ("surface", "surfaceSunken", "surfaceRaised", "canvas", "stageHeader", "laneHeader")
ROLES = ("pain", "gain", "opportunity", "idea", "question", "quote", "evidence", "action", "metric")
WORDS = (
    *((ink, ground) for ink in ("ink", "inkMuted") for ground in GROUNDS),
    ("accent", "surface"),
    ("accent", "accentTint"),
    ("ink", "accentTint"),
    ("inkOnAccent", "accent"),
    ("noteInk", "note"),
    ("surface", "ink"),  # a toast
)
LINES = (
    *(
        (line, "canvas")
        for line in ("selection", "focusRing", "snapGuide", "dropOk", "dropRefused", "truth", "noteLine")
    ),
    *((line, "surface") for line in ("selection", "focusRing", "lineControl", "truth", "blueprintLine")),
    ("lineControl", "canvas"),
    ("blueprintLine", "canvas"),
)


def pairs(look: Theme) -> Iterator[tuple[str, str, float]]:
    """What meets what, and how far apart the two have to be."""
    yield from ((front, ground, TEXT) for front, ground in WORDS)
    yield from ((front, ground, CONTROL) for front, ground in LINES)
    for role in ROLES:
        yield f"role.{role}.mark", f"role.{role}.tint", TEXT
        yield f"role.{role}.mark", "surface", TEXT
        yield "ink", f"role.{role}.tint", TEXT
        yield "inkMuted", f"role.{role}.tint", TEXT
    for value in ("-2", "-1", "0", "+1", "+2"):
        name = value if f"emotion.{value}" in look.colours else value.lstrip("+")
        yield f"emotion.{name}", "canvas", TEXT
        yield f"emotion.{name}", "surface", TEXT
    for mark in range(len(tokens().persona_marks)):
        yield f"persona.{mark}", "surface", CONTROL


@pytest.mark.parametrize("name", THEMES)
def test_every_pair_is_far_enough_apart(name: str) -> None:
    look = theme(name)
    found = {(a, b): ratio(look.colour(a), look.colour(b)) for a, b, _least in pairs(look)}
    low = {(a, b): round(found[a, b], 2) for a, b, least in pairs(look) if found[a, b] < least}
    assert not low
    assert len(found) > 70


def test_the_formula_gives_the_published_ratios() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert ratio("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert ratio("#FFFFFF", "#FFFFFF") == 1.0
