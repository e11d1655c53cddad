"""SVG shapes as absolute path commands M, L, C and Z; it must not know which drawings they come from.

Arcs become cubic curves by the method of the SVG 1.1 specification, appendix F.6.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from xml.etree import ElementTree as ET

Command = tuple[str | float, ...]

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_COUNTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_PART = r"[\s,]*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)"
_FLAG = r"[\s,]*([01])"  # may stand without a space before the next number
_NUMBER = re.compile(_PART)
_ARC = re.compile(_PART * 3 + _FLAG * 2 + _PART * 2)
# How far the handles of a cubic reach for a quarter of a circle of radius one.
_QUARTER = 4 / 3 * (math.sqrt(2) - 1)


def commands_of(svg: str) -> list[Command]:
    """All shapes of a drawing in order, numbers rounded to thousandths."""
    found: list[Command] = []
    for element in ET.fromstring(svg).iter():  # noqa: S314  the package is checked by its hash
        for letter, *numbers in _shape(element.tag.rpartition("}")[2], element.attrib):
            found.append((letter, *(round(float(number), 3) for number in numbers)))
    return found


def _shape(tag: str, given: dict[str, str]) -> Iterator[Command]:
    def number(name: str, default: float = 0.0) -> float:
        return float(given.get(name, default))

    if tag == "path":
        yield from _path(given["d"])
    elif tag == "line":
        yield ("M", number("x1"), number("y1"))
        yield ("L", number("x2"), number("y2"))
    elif tag in {"polyline", "polygon"}:
        points = [float(part) for part in re.split(r"[\s,]+", given["points"].strip())]
        for index in range(0, len(points), 2):
            yield ("L" if index else "M", points[index], points[index + 1])
        if tag == "polygon":
            yield ("Z",)
    elif tag in {"circle", "ellipse"}:
        rx, ry = number("rx", number("r")), number("ry", number("r"))
        yield from _rounded(number("cx") - rx, number("cy") - ry, 2 * rx, 2 * ry, rx, ry)
    elif tag == "rect":
        rx = number("rx", number("ry"))
        ry = number("ry", rx)
        yield from _rounded(number("x"), number("y"), number("width"), number("height"), rx, ry)
    elif tag not in {"svg", "g"}:
        message = f"unknown shape: {tag}"
        raise ValueError(message)


def _rounded(x: float, y: float, width: float, height: float, rx: float, ry: float) -> Iterator[Command]:
    right, bottom = x + width, y + height
    kx, ky = rx * (1 - _QUARTER), ry * (1 - _QUARTER)
    corners = (
        (right - rx, y, (right - kx, y, right, y + ky, right, y + ry)),
        (right, bottom - ry, (right, bottom - ky, right - kx, bottom, right - rx, bottom)),
        (x + rx, bottom, (x + kx, bottom, x, bottom - ky, x, bottom - ry)),
        (x, y + ry, (x, y + ky, x + kx, y, x + rx, y)),
    )
    yield ("M", x + rx, y)
    here = (x + rx, y)
    for line_x, line_y, curve in corners:
        if (line_x, line_y) != here:
            yield ("L", line_x, line_y)
        here = curve[-2:]
        if rx or ry:
            yield ("C", *curve)
    yield ("Z",)


def _steps(data: str) -> Iterator[tuple[str, list[float]]]:
    """Each command letter with one set of its numbers; a repeated M is an L."""
    position, letter = 0, ""
    while position < len(data):
        token = _TOKEN.search(data, position)
        if token is None:
            return
        if token.group().isalpha():
            letter, position = token.group(), token.end()
        count = _COUNTS[letter.upper()]
        if letter.upper() == "A":
            arc = _ARC.match(data, position)
            if arc is None:
                message = f"unreadable arc: {data[position:]}"
                raise ValueError(message)
            yield letter, [float(part) for part in arc.groups()]
            position = arc.end()
        else:
            numbers = []
            for _ in range(count):
                part = _NUMBER.match(data, position)
                if part is None:
                    message = f"unreadable path: {data[position:]}"
                    raise ValueError(message)
                numbers.append(float(part.group(1)))
                position = part.end()
            yield letter, numbers
            letter = {"M": "L", "m": "l"}.get(letter, letter)


def _path(data: str) -> Iterator[Command]:
    x = y = start_x = start_y = 0.0
    handle: tuple[str, float, float] = ("", 0.0, 0.0)  # kind and place of the last curve's second handle
    for letter, given in _steps(data):
        kind = letter.upper()
        numbers = _absolute(letter, given, x, y)
        if kind == "Z":
            x, y = start_x, start_y
            yield ("Z",)
            handle = ("", x, y)
            continue
        if kind == "M":
            start_x, start_y = numbers
            yield ("M", *numbers)
        elif kind in "LHV":
            yield ("L", *numbers)
        elif kind == "A":
            yield from _arc(x, y, numbers)
        else:
            cubic, handle = _cubic(kind, numbers, (x, y), handle)
            yield ("C", *cubic)
        x, y = numbers[-2:]
        if kind not in "CSQT":
            handle = ("", x, y)


def _absolute(letter: str, numbers: list[float], x: float, y: float) -> list[float]:
    """The numbers of a command counted from the origin; H and V get both coordinates."""
    from_x, from_y = (x, y) if letter.islower() else (0.0, 0.0)
    if letter in "Hh":
        return [numbers[0] + from_x, y]
    if letter in "Vv":
        return [x, numbers[0] + from_y]
    if letter in "Aa":
        return [*numbers[:5], numbers[5] + from_x, numbers[6] + from_y]
    return [number + (from_y if index % 2 else from_x) for index, number in enumerate(numbers)]


def _cubic(
    kind: str, numbers: list[float], here: tuple[float, float], handle: tuple[str, float, float]
) -> tuple[list[float], tuple[str, float, float]]:
    """C, S, Q and T as one cubic, and the handle the next smooth curve mirrors."""
    x, y = here
    family = "C" if kind in "CS" else "Q"
    if kind in "ST":
        mirrored = [2 * x - handle[1], 2 * y - handle[2]] if handle[0] == family else [x, y]
        numbers = [*mirrored, *numbers]
    if family == "C":
        return numbers, ("C", numbers[2], numbers[3])
    qx, qy, end_x, end_y = numbers
    cubic = [x + 2 / 3 * (qx - x), y + 2 / 3 * (qy - y)]
    cubic += [end_x + 2 / 3 * (qx - end_x), end_y + 2 / 3 * (qy - end_y), end_x, end_y]
    return cubic, ("Q", qx, qy)


def _arc(x: float, y: float, numbers: list[float]) -> Iterator[Command]:
    rx, ry, turn, large, sweep, end_x, end_y = numbers
    rx, ry = abs(rx), abs(ry)
    if not rx or not ry or (x, y) == (end_x, end_y):
        yield ("L", end_x, end_y)
        return
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    half_x, half_y = (x - end_x) / 2, (y - end_y) / 2
    ux, uy = cos * half_x + sin * half_y, -sin * half_x + cos * half_y
    grow = math.sqrt(max(1.0, (ux / rx) ** 2 + (uy / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    spread = (rx * uy) ** 2 + (ry * ux) ** 2
    factor = math.sqrt(max(0.0, (rx * ry) ** 2 / spread - 1)) * (-1 if large == sweep else 1)
    vx, vy = factor * rx * uy / ry, -factor * ry * ux / rx
    centre_x = cos * vx - sin * vy + (x + end_x) / 2
    centre_y = sin * vx + cos * vy + (y + end_y) / 2
    begin = math.atan2((uy - vy) / ry, (ux - vx) / rx)
    angle = math.atan2((-uy - vy) / ry, (-ux - vx) / rx) - begin
    if sweep and angle < 0:
        angle += 2 * math.pi
    elif not sweep and angle > 0:
        angle -= 2 * math.pi
    parts = max(1, math.ceil(abs(angle) / (math.pi / 2) - 1e-9))
    step = angle / parts
    reach = 4 / 3 * math.tan(step / 4)

    def place(a: float, b: float) -> tuple[float, float]:
        return centre_x + cos * rx * a - sin * ry * b, centre_y + sin * rx * a + cos * ry * b

    for index in range(parts):
        first, second = begin + index * step, begin + (index + 1) * step
        c1, s1, c2, s2 = math.cos(first), math.sin(first), math.cos(second), math.sin(second)
        end = (end_x, end_y) if index == parts - 1 else place(c2, s2)
        yield ("C", *place(c1 - reach * s1, s1 + reach * c1), *place(c2 + reach * s2, s2 - reach * c2), *end)
