"""Where a view looks: every way of panning and zooming it, by hand, by key or to a thing; it knows no event."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.canvas.camera import Camera
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.headers import Headers
from cxstudio.canvas.screen import Screen
from cxstudio.picture.primitives import Bounds, Point


class Sight:
    """One per view. `moved` hears that it looks elsewhere, `zoomed` that it looks from nearer or farther.

    Lengths are device pixels where nothing else is said.
    """

    def __init__(
        self,
        desk: Desk,
        sheet: Screen,
        headers: Headers,
        moved: Callable[[], None],
        zoomed: Callable[[float], None],
    ) -> None:
        self._desk, self._sheet, self._headers = desk, sheet, headers
        self._moved, self._zoomed = moved, zoomed
        self._look: Callable[[], None] | None = self.begin  # what a new size of the view repeats

    @property
    def camera(self) -> Camera:
        return self._sheet.camera

    def fit(self) -> None:
        """Show the whole map."""
        self._look = self.fit
        self._sheet.fit(self._desk.picture.bounds)
        self._zoom_moved()

    def begin(self) -> None:
        """The first look: the whole map where it can be read so, else its beginning."""
        self._look = self.begin
        self._sheet.begin(self._desk.picture.bounds, rtl=self._desk.picture.rtl)
        self._zoom_moved()

    def zoom_at(self, zoom: float, x: float, y: float) -> None:
        """Zoom around a point of the view."""
        self._look = None
        self._sheet.zoom_at(zoom, x, y, self._desk.picture.bounds)
        self._zoom_moved()

    def zoom_to(self, zoom: float) -> None:
        """Zoom around the current thing where it is in view, else the middle."""
        self.zoom_at(zoom, *self.camera.area_to_device(self.spot()).centre)

    def zoom_by(self, factor: float) -> None:
        self.zoom_to(self.camera.zoom * factor)

    def pan_by(self, dx: float, dy: float) -> None:
        self._look = None
        self._sheet.pan(dx, dy, self._desk.picture.bounds)
        self._moved()

    def reveal(self) -> None:
        """Pan just so far that the current thing is in view."""
        current = self._desk.current
        placed = self._desk.picture.placed(current) if current else None
        if placed is not None:
            self.pan_by(*self._headers.shift_to_show(self.camera, placed))

    def spot(self) -> Bounds:
        """Where the current thing is seen, in canvas units; the whole view where it is out of sight."""
        return self._headers.seen(self.camera, self._desk.current) or self.camera.seen

    def on_map(self, x: float, y: float) -> Point:
        """The canvas point meant by a point of the view, headers that stay in sight included."""
        return self._headers.on_map(self.camera, self.camera.to_map(x, y))

    def stay(self) -> None:
        """Somebody works here: a new size of the view moves nothing from now on."""
        self._look = None

    def look_again(self) -> None:
        """The view has a new size."""
        if self._look is not None:
            self._look()

    def _zoom_moved(self) -> None:
        self._moved()
        self._zoomed(self.camera.zoom)
