"""The papers a page can have: their names and sides, and how somebody writes another size; it knows no page."""

from __future__ import annotations

import re

from cxstudio.words import _

# "fit" (as large as the map), the name of a paper, or two sides in millimetres as "500x700".
PaperSize = str
READABLE: PaperSize = "readable"  # of a poster in tiles: as many whole sheets as its smallest text needs

POINTS_PER_MM = 72 / 25.4
# Short and long side in millimetres: ISO 216, and the North American sizes of ANSI/ASME Y14.1.
PAPERS: dict[str, tuple[float, float]] = {
    "A4": (210, 297),
    "A3": (297, 420),
    "A2": (420, 594),
    "A1": (594, 841),
    "A0": (841, 1189),
    "letter": (215.9, 279.4),
    "tabloid": (279.4, 431.8),
}
# Width and height in points of what is projected; nobody prints on it.
SCREENS: dict[str, tuple[float, float]] = {"16:9": (960, 540), "4:3": (720, 540)}
# The papers of one series, each the next larger one: what is offered where one is too small.
SERIES: tuple[tuple[str, ...], ...] = (
    ("A4", "A3", "A2", "A1", "A0"),
    ("letter", "tabloid", "A2", "A1", "A0"),
)
LEAST_MM, MOST_MM = 50.0, 5_000.0  # of a side somebody writes
_SIDES = re.compile(r"\s*(\d+(?:[.,]\d+)?)\s*[xX×*]\s*(\d+(?:[.,]\d+)?)\s*(?:mm)?\s*")


def read_size(text: str) -> PaperSize:
    """A size as somebody writes it: "fit", "a3", "Letter", "500 x 700". Raises ValueError with a sentence."""
    wanted = text.strip()
    if wanted.casefold() == "fit":
        return "fit"
    for name in PAPERS:
        if wanted.casefold() == name.casefold():
            return name
    if wanted in SCREENS:
        return wanted
    found = _SIDES.fullmatch(wanted)
    if found is None:
        raise ValueError(
            _(
                "“{value}” is no paper; choose fit, {known}, or write its sides in millimetres, as 500x700"
            ).format(value=wanted[:40], known=", ".join(PAPERS))
        )
    sides = sorted(float(side.replace(",", ".")) for side in found.groups())
    if sides[0] < LEAST_MM or sides[1] > MOST_MM:
        raise ValueError(
            _("A paper has sides of {least} to {most} mm").format(least=round(LEAST_MM), most=round(MOST_MM))
        )
    return f"{sides[0]:g}x{sides[1]:g}"


def paper_mm(size: PaperSize) -> tuple[float, float]:
    """The short and the long side of a paper in millimetres; "fit" has none of its own and counts as A4."""
    if size == "fit":
        return PAPERS["A4"]
    if size in PAPERS:
        return PAPERS[size]
    if size in SCREENS:
        width, height = SCREENS[size]
        return height / POINTS_PER_MM, width / POINTS_PER_MM
    short, long = (float(side) for side in size.split("x"))
    return short, long


def larger_papers(size: PaperSize) -> tuple[PaperSize, ...]:
    """The papers that are larger both ways, the next larger one first, of its own series where it has one.

    There is none for a slide: it is as large as the screen it is shown on.
    """
    for series in SERIES:
        if size in series:
            return series[series.index(size) + 1 :]
    if size in SCREENS:
        return ()
    short, long = paper_mm(size)
    return tuple(name for name in SERIES[0] if PAPERS[name][0] > short and PAPERS[name][1] > long)
