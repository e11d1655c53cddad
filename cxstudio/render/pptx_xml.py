"""Shapes as the XML of a slide (DrawingML, ECMA-376 part 1, chapter 20); it knows no map, no file and no text layout.

Lengths in the XML are EMU, 12,700 to a point. What comes in as text leaves as text: escaped, and without the characters
XML has no place for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from xml.sax.saxutils import escape, quoteattr

from cxstudio.picture.primitives import Bounds, Command, Stroke
from cxstudio.render.plain import plain_text
from cxstudio.render.shapes import rounded

EMU = 12_700  # to a point
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
TEXT_INSET = 0.29289321881345254  # of its radius, how far a round corner keeps text away: 1 - sqrt(1/2)
THINNEST = 6_350  # EMU, what printers keep
_LONGEST_NAME = 80
_NOT_XML = {0xFFFE: None, 0xFFFF: None}
# Tells a screen reader to pass by what only decorates.
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)

Tag = Literal["sp", "cxnSp", "pic", "graphicFrame"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a slide in EMU."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def area(self) -> int:
        return self.width * self.height

    def united(self, other: Box) -> Box:
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def meets(self, other: Box) -> bool:
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where the units of a part lie on a slide: EMU to a unit, and the EMU its origin lies at."""

    unit: float
    x: float
    y: float

    def box(self, bounds: Bounds) -> Box:
        x, y = round(self.x + bounds.x * self.unit), round(self.y + bounds.y * self.unit)
        return Box(
            x,
            y,
            max(0, round(self.x + bounds.right * self.unit) - x),
            max(0, round(self.y + bounds.bottom * self.unit) - y),
        )

    def length(self, units: float) -> int:
        return round(units * self.unit)

    def points(self, units: float) -> float:
        return units * self.unit / EMU


@dataclass(frozen=True, slots=True)
class Shape:
    """One shape of a slide before it has a number and a name: what it is, where, and the XML of its looks and text.

    `sites` are the numbers of its connection points at the top, left, bottom and right, none where nothing is glued.
    `ports` are further ones on its upper edge, as shares of its width; their numbers follow those of the sites.
    """

    tag: Tag
    box: Box
    content: str
    sites: tuple[int, int, int, int] | None = None
    text: bool = False
    placeholder: str = ""
    ends: str = ""
    ports: tuple[float, ...] = ()

    def xml(self, number: int, name: str, description: str = "", *, decorative: bool = False) -> str:
        """The element, numbered, named and described for those who cannot see it."""
        return (
            f"<p:{self.tag}><p:nv{_upper(self.tag)}Pr>{_named(number, name, description, decorative)}"
            f"{self._own()}<p:nvPr>{self._kept()}</p:nvPr></p:nv{_upper(self.tag)}Pr>{self.content}</p:{self.tag}>"
        )

    def _own(self) -> str:
        match self.tag:
            case "cxnSp":
                return f"<p:cNvCxnSpPr>{self.ends}</p:cNvCxnSpPr>"
            case "pic":
                return '<p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr>'
            case "graphicFrame":
                return '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
        if self.placeholder:
            return '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        return "<p:cNvSpPr/>" if self.sites else '<p:cNvSpPr txBox="1"/>' if self.text else "<p:cNvSpPr/>"

    def _kept(self) -> str:
        return f'<p:ph type="{self.placeholder}"/>' if self.placeholder else ""

    def as_title(self) -> Shape:
        """The same shape as the title of its slide."""
        return replace(self, placeholder="title")


def _upper(tag: str) -> str:
    return tag[0].upper() + tag[1:]


def _named(number: int, name: str, description: str, decorative: bool) -> str:
    said = f" descr={attribute(description)}" if description else ""
    start = (
        f'<p:cNvPr id="{number}" name={attribute(" ".join(name.split())[:_LONGEST_NAME] or "Shape")}{said}'
    )
    return f"{start}>{_DECORATIVE}</p:cNvPr>" if decorative else f"{start}/>"


def group(
    shapes: Sequence[str],
    box: Box,
    number: int,
    name: str,
    description: str = "",
    *,
    decorative: bool = False,
) -> str:
    """Shapes that move as one; their own places stay those of the slide."""
    at = f'x="{box.x}" y="{box.y}"'
    size = f'cx="{box.width}" cy="{box.height}"'
    return (
        f"<p:grpSp><p:nvGrpSpPr>{_named(number, name, description, decorative)}<p:cNvGrpSpPr/><p:nvPr/>"
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off {at}/><a:ext {size}/><a:chOff {at}/><a:chExt {size}/></a:xfrm>"
        f"</p:grpSpPr>{''.join(shapes)}</p:grpSp>"
    )


def either(preferred: str, usual: str) -> str:
    """Two ways to draw one thing: the first for programs of 2016 and later that read the format as its makers do.

    The others, which lay out a connector anew however it was drawn, show the second (ECMA-376 part 3).
    """
    other = f"<mc:Fallback>{usual}</mc:Fallback>"
    return f"<mc:AlternateContent {_CHOICE}>{preferred}</mc:Choice>{other}</mc:AlternateContent>"


_CHOICE = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice xmlns:p159="http://schemas.microsoft.com/office/powerpoint/2015/09/main" Requires="p159"'
)


def clean(text: str) -> str:
    """A text without the characters XML has no place for."""
    text = plain_text(text)
    return text if text.isascii() else text.translate(_NOT_XML)


def words(text: str) -> str:
    """A text between two tags."""
    return escape(clean(text))


def attribute(text: str) -> str:
    """A text as the value of an attribute, with its quotes."""
    return quoteattr(clean(text))


def solid(colour: str | None) -> str:
    """A fill of a "#rrggbb", or none."""
    return f'<a:solidFill><a:srgbClr val="{colour[1:].upper()}"/></a:solidFill>' if colour else "<a:noFill/>"


def outline(stroke: Stroke | None, colour: str | None, place: Place, heads: str = "") -> str:
    """How a line looks; dashes are told in hundredths of a percent of its width."""
    if stroke is None:
        return "<a:ln><a:noFill/></a:ln>"
    dash = ""
    if stroke.dash:
        lengths = stroke.dash if len(stroke.dash) % 2 == 0 else stroke.dash * 2
        share = 100_000 / max(stroke.width, 1e-3)
        pairs = zip(lengths[::2], lengths[1::2], strict=True)
        dash = "".join(f'<a:ds d="{round(on * share)}" sp="{round(off * share)}"/>' for on, off in pairs)
        dash = f"<a:custDash>{dash}</a:custDash>"
    cap = "rnd" if stroke.round_ends else "flat"
    join = "<a:round/>" if stroke.round_ends else '<a:miter lim="800000"/>'
    width = max(THINNEST, place.length(stroke.width))
    return f'<a:ln w="{width}" cap="{cap}">{solid(colour)}{dash}{join}{heads}</a:ln>'


def moved(box: Box, turned: str = "") -> str:
    """Where a shape is; `turned` are the attributes of a flip or a rotation."""
    return f'<a:xfrm{turned}><a:off x="{box.x}" y="{box.y}"/><a:ext cx="{box.width}" cy="{box.height}"/></a:xfrm>'


def preset(name: str, adjusted: str = "") -> str:
    """A geometry every program knows."""
    return f'<a:prstGeom prst="{name}"><a:avLst>{adjusted}</a:avLst></a:prstGeom>'


def adjust(name: str, value: float) -> str:
    """One of a geometry's numbers, in 100,000ths."""
    return f'<a:gd name="{name}" fmla="val {round(value)}"/>'


def rectangle(bounds: Bounds, radii: tuple[float, float, float, float], place: Place) -> str:
    """The geometry of a rectangle with its corners rounded; equal ones stay as round when it is pulled."""
    if not any(radii) or not bounds.width or not bounds.height:
        return preset("rect")
    if len(set(radii)) == 1:
        share = min(0.5, radii[0] / min(bounds.width, bounds.height))
        return preset("roundRect", adjust("adj", share * 100_000))
    return freeform(rounded(bounds, radii), bounds, place)


def ported(bounds: Bounds, radius: float, ports: Sequence[float]) -> str:
    """The geometry of a rectangle with equal round corners that keep their shape, with ports on its upper edge."""
    share = min(0.5, radius / max(1e-6, min(bounds.width, bounds.height)))
    guides = [f"q */ ss {round(share * 100_000)} 100000", "x2 +- r 0 q", "y2 +- b 0 q"]
    guides += ["il */ q 29289 100000", "ir +- r 0 il", "ib +- b 0 il"]
    guides += [f"p{place} */ w {round(port * 100_000)} 100000" for place, port in enumerate(ports)]
    named = "".join(
        f'<a:gd name="{name}" fmla="{formula}"/>'
        for name, _, formula in (one.partition(" ") for one in guides)
    )
    own = "".join(f'<a:cxn ang="16200000"><a:pos x="p{place}" y="t"/></a:cxn>' for place in range(len(ports)))
    corner = '<a:arcTo wR="q" hR="q" stAng="{}" swAng="cd4"/>'
    side = '<a:lnTo><a:pt x="{}" y="{}"/></a:lnTo>'
    steps = (
        '<a:moveTo><a:pt x="l" y="q"/></a:moveTo>',
        corner.format("cd2") + side.format("x2", "t") + corner.format("3cd4") + side.format("r", "y2"),
        corner.format("0") + side.format("q", "b") + corner.format("cd4") + "<a:close/>",
    )
    return (
        f"<a:custGeom><a:avLst/><a:gdLst>{named}</a:gdLst><a:ahLst/><a:cxnLst>{_SITES}{own}</a:cxnLst>"
        f'<a:rect l="il" t="il" r="ir" b="ib"/><a:pathLst><a:path>{"".join(steps)}</a:path></a:pathLst></a:custGeom>'
    )


_SITES = "".join(
    f'<a:cxn ang="{angle}"><a:pos x="{x}" y="{y}"/></a:cxn>'
    for angle, x, y in (
        (16_200_000, "hc", "t"),
        (10_800_000, "l", "vc"),
        (5_400_000, "hc", "b"),
        (0, "r", "vc"),
    )
)
_STEPS = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo"}


def freeform(commands: Iterable[Command], bounds: Bounds, place: Place, *, filled: bool = True) -> str:
    """The geometry of a path that lies in these bounds, with connection points in the middle of each side."""
    unit, left, top = place.unit, bounds.x, bounds.y
    steps = []
    for letter, *numbers in commands:
        if letter == "Z":
            steps.append("<a:close/>")
            continue
        points = "".join(
            f'<a:pt x="{round((x - left) * unit)}" y="{round((y - top) * unit)}"/>'
            for x, y in zip(numbers[::2], numbers[1::2], strict=True)
        )
        steps.append(f"<a:{_STEPS[letter]}>{points}</a:{_STEPS[letter]}>")
    box = place.box(bounds)
    fill = "" if filled else ' fill="none"'
    return (
        f'<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst>{_SITES}</a:cxnLst><a:rect l="l" t="t" r="r" b="b"/>'
        f'<a:pathLst><a:path w="{max(1, box.width)}" h="{max(1, box.height)}"{fill}>{"".join(steps)}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def bounds_of(commands: Iterable[Command]) -> Bounds:
    """The box around a path's points and handles."""
    numbers = [number for _, *own in commands for number in own]
    xs, ys = numbers[::2], numbers[1::2]
    if not xs:
        return Bounds(0.0, 0.0, 0.0, 0.0)
    return Bounds(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))
