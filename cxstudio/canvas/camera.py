"""Where the eye is over the map: zoom and offset, and the ways between canvas units and device pixels; knows no widget.

The offset is kept in whole device pixels: scrolling a retained picture by whole pixels never blurs it, also where one
logical pixel is one and a quarter device pixels.
"""

from __future__ import annotations

from dataclasses import dataclass

from cxstudio.picture.primitives import Bounds, Point
from cxstudio.picture.theme import tokens

LEAST_ZOOM = float(tokens().zoom["min"])
GREATEST_ZOOM = float(tokens().zoom["max"])
MARGIN = float(tokens().card["mapMargin"])
READABLE = 0.85  # at this zoom all words of the map are painted
KEPT_IN_SIGHT = 48.0  # logical pixels of the map that always stay in the window


@dataclass
class Camera:
    """Zoom 1.0 is 100 %; `ratio` is device pixels per logical pixel; device = canvas * scale - offset."""

    zoom: float = 1.0
    ratio: float = 1.0
    left: int = 0
    top: int = 0
    width: int = 1  # of the view, in device pixels
    height: int = 1

    @property
    def scale(self) -> float:
        """Device pixels per canvas unit."""
        return self.zoom * self.ratio

    def to_map(self, x: float, y: float) -> Point:
        """The canvas point under a device pixel."""
        return ((x + self.left) / self.scale, (y + self.top) / self.scale)

    def to_device(self, x: float, y: float) -> Point:
        """The device pixel over a canvas point."""
        return (x * self.scale - self.left, y * self.scale - self.top)

    def area_to_device(self, area: Bounds) -> Bounds:
        x, y = self.to_device(area.x, area.y)
        return Bounds(x, y, area.width * self.scale, area.height * self.scale)

    def area_to_map(self, area: Bounds) -> Bounds:
        x, y = self.to_map(area.x, area.y)
        return Bounds(x, y, area.width / self.scale, area.height / self.scale)

    @property
    def seen(self) -> Bounds:
        """What of the map the view shows."""
        return self.area_to_map(Bounds(0, 0, self.width, self.height))

    def pan(self, dx: float, dy: float) -> tuple[int, int]:
        """Move the eye by device pixels; gives the whole pixels it really moved."""
        before = (self.left, self.top)
        self.left, self.top = round(self.left + dx), round(self.top + dy)
        return (self.left - before[0], self.top - before[1])

    def zoom_at(self, zoom: float, x: float, y: float, least: float = LEAST_ZOOM) -> None:
        """Zoom so that the canvas point under this device pixel stays there."""
        point = self.to_map(x, y)
        self.zoom = min(GREATEST_ZOOM, max(least, zoom))
        self.left, self.top = round(point[0] * self.scale - x), round(point[1] * self.scale - y)

    def look_at(self, x: float, y: float) -> None:
        """Put a canvas point into the middle of the view."""
        self.left = round(x * self.scale - self.width / 2)
        self.top = round(y * self.scale - self.height / 2)

    def zoom_to_fit(self, area: Bounds, margin: float = MARGIN) -> float:
        """The zoom at which the whole area shows, with a margin in logical pixels around it."""
        edge = 2 * margin * self.ratio
        across = max(1.0, self.width - edge) / max(1.0, area.width * self.ratio)
        down = max(1.0, self.height - edge) / max(1.0, area.height * self.ratio)
        return min(across, down)

    def fit(self, area: Bounds, margin: float = MARGIN, most: float = 1.0) -> None:
        """Show the whole area, however large, with a margin around it, never enlarged beyond `most`."""
        self.zoom = min(most, GREATEST_ZOOM, self.zoom_to_fit(area, margin))
        self.look_at(*area.centre)

    def begin(self, area: Bounds, *, rtl: bool, least: float = READABLE, margin: float = MARGIN) -> None:
        """The first look at a map: all of it where it can be read so, else its leading top corner at `least`."""
        self.fit(area, margin)
        if self.zoom >= least:
            return
        self.zoom = least
        edge = margin * self.ratio
        self.top = round(area.y * self.scale - edge)
        if rtl:
            self.left = round(area.right * self.scale + edge - self.width)
        else:
            self.left = round(area.x * self.scale - edge)
        if area.height * self.scale + 2 * edge < self.height:
            self.top = round(area.centre[1] * self.scale - self.height / 2)

    def look_from(
        self, corner: Point, zoom: float, area: Bounds, *, rtl: bool, margin: float = MARGIN
    ) -> None:
        """Put a canvas point into the top corner where reading starts; beside the area no more than a margin is empty.

        An area that fits in the view with its margins is in the middle of it.
        """
        self.zoom = min(GREATEST_ZOOM, max(min(LEAST_ZOOM, self.zoom_to_fit(area)), zoom))
        edge, device = margin * self.ratio, (corner[0] * self.scale, corner[1] * self.scale)
        left = device[0] - self.width if rtl else device[0]
        self.left = round(_settled(left, area.x * self.scale, area.right * self.scale, self.width, edge))
        self.top = round(
            _settled(device[1], area.y * self.scale, area.bottom * self.scale, self.height, edge)
        )

    def corner(self, *, rtl: bool) -> Point:
        """The canvas point in the top corner where reading starts."""
        return self.to_map(self.width if rtl else 0, 0)

    def shows_some(self, area: Bounds) -> bool:
        """More of an area is in view than the strip that is never lost, or all of it."""
        strip, device = KEPT_IN_SIGHT * self.ratio + 1, self.area_to_device(area)
        across = min(device.right, self.width) - max(device.x, 0)
        down = min(device.bottom, self.height) - max(device.y, 0)
        return across >= min(strip, device.width) and down >= min(strip, device.height)

    def keep_in_sight(self, area: Bounds) -> None:
        """Never lose the map: at least a strip of it stays in the view."""
        strip = KEPT_IN_SIGHT * self.ratio
        device = self.area_to_device(area)
        if device.right < strip:
            self.left -= round(strip - device.right)
        elif device.x > self.width - strip:
            self.left += round(device.x - (self.width - strip))
        if device.bottom < strip:
            self.top -= round(strip - device.bottom)
        elif device.y > self.height - strip:
            self.top += round(device.y - (self.height - strip))

    def shift_to_show(self, area: Bounds, margin: float = 16.0) -> tuple[float, float]:
        """How far to pan, in device pixels, so that the area comes into view; its leading top corner wins."""
        device, edge = self.area_to_device(area), margin * self.ratio
        return (
            _shift(device.x - edge, device.right + edge, self.width),
            _shift(device.y - edge, device.bottom + edge, self.height),
        )


def _shift(first: float, last: float, size: float) -> float:
    if first < 0 or last - first > size:
        return first
    return max(0.0, last - size)


def _settled(start: float, first: float, last: float, size: float, edge: float) -> float:
    """Where a view of a size begins along one axis, as near to `start` as leaves no more than the edge empty."""
    if last - first + 2 * edge <= size:
        return (first + last - size) / 2
    return max(first - edge, min(start, last + edge - size))
