"""Where a view looks: every way of panning and zooming it, by hand, by key or to a thing; it knows no event.

What follows a hand moves at once; what leads the eye elsewhere glides there (`canvas/motion.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial, reduce

from cxstudio.canvas.camera import KEPT_IN_SIGHT, LEAST_ZOOM, Camera
from cxstudio.canvas.desk import Desk
from cxstudio.canvas.headers import Headers
from cxstudio.canvas.lane_keys import lane_bounds
from cxstudio.canvas.motion import Glide, Outlook
from cxstudio.canvas.screen import Screen
from cxstudio.picture.primitives import Bounds, Point

GROWING = 16.0  # logical pixels beside a map that stays all in view while it grows


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
        self.glide = Glide(self._lead)
        self.leads = False  # the view moves because the eye is led somewhere, and not by hand
        self._vision = desk.picture.vision is not None  # the band above the stages was there
        self._whole = False  # all of the map was in view when the view was moved last
        self._look: Callable[[], None] | None = self.begin  # what a new size of the view repeats

    @property
    def camera(self) -> Camera:
        return self._sheet.camera

    def fit(self) -> None:
        """Show the whole map."""
        self._go(self._fitted(self._desk.picture.bounds))
        self._look = self._fit_again

    def fit_selection(self) -> None:
        """Show what is selected as large as it fits, never enlarged beyond 100 %; the whole map when nothing is."""
        picture = self._desk.picture
        boxes = [placed.bounds for id in self._desk.selection if (placed := picture.placed(id)) is not None]
        if boxes:
            self._go(self._fitted(reduce(Bounds.united, boxes)))
        else:
            self.fit()

    def begin(self) -> None:
        """The first look: the whole map where it can be read so, else its beginning."""
        self._look = self.begin
        self.glide.arrive()
        self._sheet.begin(self._desk.picture.bounds, rtl=self._desk.picture.rtl)
        self._zoom_moved()

    def come_back(self, zoom: float, corner: Point) -> None:
        """Look again from where somebody looked before, also in a window of another size."""
        self._look = partial(self.come_back, zoom, corner)
        self.glide.arrive()
        picture = self._desk.picture
        self._sheet.look_from(corner, zoom, picture.bounds, rtl=picture.rtl)
        self._zoom_moved()

    def corner(self) -> Point:
        """The canvas point in the top corner where reading starts."""
        return self.camera.corner(rtl=self._desk.picture.rtl)

    def zoom_at(self, zoom: float, x: float, y: float) -> None:
        """Zoom around a point of the view."""
        self.glide.arrive()
        self._look = None
        self._sheet.zoom_at(zoom, x, y, self._desk.picture.bounds)
        self._zoom_moved()

    def zoom_to(self, zoom: float) -> None:
        """Zoom around the current thing where it is in view, else the middle."""
        self.glide.arrive()
        bounds, camera = self._desk.picture.bounds, replace(self.camera)
        least = min(LEAST_ZOOM, camera.zoom_to_fit(bounds))
        camera.zoom_at(zoom, *camera.area_to_device(self.spot()).centre, least)
        camera.keep_in_sight(bounds)
        self._go(camera)

    def zoom_by(self, factor: float) -> None:
        self.zoom_to(self.camera.zoom * factor)

    def pan_by(self, dx: float, dy: float) -> None:
        self.glide.arrive()
        self._look = None
        self._sheet.pan(dx, dy, self._desk.picture.bounds)
        self._note_whole()
        self._moved()

    def scroll_by(self, dx: float, dy: float) -> None:
        """Pan as far as there is map, and a margin beside it: what is dragged never leads into emptiness."""
        camera = self.camera
        device, edge = camera.area_to_device(self._desk.picture.bounds), KEPT_IN_SIGHT * camera.ratio
        dx = _within(dx, device.x - edge, device.right + edge - camera.width)
        dy = _within(dy, device.y - edge, device.bottom + edge - camera.height)
        if dx or dy:
            self.pan_by(dx, dy)

    def reveal(self, *, node: str = "") -> None:
        """Pan just so far that the current thing, or the node that is named, is in view."""
        self.glide.arrive()
        current, camera = node or self._desk.current, replace(self.camera)
        placed = self._desk.picture.placed(current) if current else None
        lane = lane_bounds(self._desk, self._desk.lane)
        if placed is not None:
            camera.pan(*self._headers.shift_to_show(camera, placed))
        elif lane is not None:
            camera.pan(0, camera.shift_to_show(lane)[1])
        camera.keep_in_sight(self._desk.picture.bounds)
        if (camera.left, camera.top) != (self.camera.left, self.camera.top):
            self._go(camera)

    def spot(self) -> Bounds:
        """Where the current thing is seen, in canvas units; the whole view where it is out of sight."""
        if self._desk.lane:
            lane = lane_bounds(self._desk, self._desk.lane)
            return lane.moved(self._headers.shift(self.camera)[0], 0) if lane else self.camera.seen
        return self._headers.seen(self.camera, self._desk.current) or self.camera.seen

    def on_map(self, x: float, y: float) -> Point:
        """The canvas point meant by a point of the view, headers that stay in sight included."""
        return self._headers.on_map(self.camera, self.camera.to_map(x, y))

    def stay(self, *, typing: bool = False) -> None:
        """Somebody works here: a new size of the view moves nothing from now on.

        Where a change left nothing of the map in view, its nearest part is brought there. A map that was all in view
        stays so while it grows, as long as it fits; what is being typed does not move, so it slides with the next
        change then. The band with the vision is shown when it is new, for it lies where nobody may look.
        """
        self._look = None
        if self.glide.under_way:
            self.glide.arrive()  # where it leads to may be gone
        picture, camera = self._desk.picture, replace(self.camera)
        if not camera.shows_some(picture.bounds):
            camera.look_from(self.corner(), camera.zoom, picture.bounds, rtl=picture.rtl)
            self._go(camera)
        elif self._whole and not typing:
            self._whole = camera.zoom_to_fit(picture.bounds, GROWING) >= camera.zoom
            shift = camera.shift_to_show(picture.bounds, GROWING)
            if self._whole and any(shift):
                self._sheet.pan(*shift, picture.bounds)
                self._moved()
        self._show_new_vision(typing=typing)

    def _show_new_vision(self, *, typing: bool) -> None:
        picture, was_there = self._desk.picture, self._vision
        self._vision = picture.vision is not None
        if picture.vision is None or was_there or typing or self.glide.under_way:
            return
        band, camera = picture.vision.bounds, replace(self.camera)
        camera.pan(*camera.shift_to_show(band.united(picture.frame.box(0, band.y, 1, 1))))
        if (camera.left, camera.top) != (self.camera.left, self.camera.top):
            self._go(camera)

    def look_again(self) -> None:
        """The view has a new size."""
        if self._look is not None:
            self._look()

    def through_new_size(self, take: Callable[[], None]) -> None:
        """Take a new size of the view; the current thing, where it was all in sight, stays so."""
        self.glide.arrive()
        shown = self._shows_current()
        take()
        if shown and not self._shows_current():
            self.reveal()
            self.glide.arrive()

    def _shows_current(self) -> bool:
        placed = self._desk.picture.placed(self._desk.current) if self._desk.current else None
        return placed is not None and not any(self._headers.shift_to_show(self.camera, placed))

    def _fitted(self, area: Bounds) -> Camera:
        camera = replace(self.camera)
        camera.fit(area)
        return camera

    def _fit_again(self) -> None:
        self._sheet.fit(self._desk.picture.bounds)
        self._zoom_moved()

    def _go(self, there: Camera) -> None:
        self._look = None
        self.glide.go(Outlook.of(self.camera), Outlook.of(there))

    def _lead(self, there: Outlook) -> None:
        self.leads = True
        try:
            self._show(there)
        finally:
            self.leads = False

    def _show(self, there: Outlook) -> None:
        here, bounds = Outlook.of(self.camera), self._desk.picture.bounds
        if there.zoom == here.zoom:
            self._sheet.pan(there.left - here.left, there.top - here.top, bounds)
            self._note_whole()
            self._moved()
            return
        self._sheet.zoom_at(there.zoom, *here.resting(there, self.camera.ratio), bounds)
        if not self.glide.under_way:
            self._sheet.resync()
        self._zoom_moved()

    def _note_whole(self) -> None:
        seen, bounds = self.camera.seen, self._desk.picture.bounds
        across = seen.x <= bounds.x and bounds.right <= seen.right
        self._whole = across and seen.y <= bounds.y and bounds.bottom <= seen.bottom

    def _zoom_moved(self) -> None:
        self._note_whole()
        self._moved()
        self._zoomed(self.camera.zoom)


def _within(step: float, least: float, most: float) -> float:
    """A step cut to what is left to go in its direction; 0 where nothing is."""
    return max(step, min(0.0, least)) if step < 0 else min(step, max(0.0, most))
