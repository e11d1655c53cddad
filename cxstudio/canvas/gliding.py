"""Showing on a canvas what was found: the view glides to it as to everything else; it edits nothing."""

from __future__ import annotations

from cxstudio.canvas.view import MapCanvas


def glide_to(canvas: MapCanvas, id: str) -> None:
    """Select a thing and pan until it is in view."""
    canvas.select([id])


def show_lane_of(canvas: MapCanvas, key: str) -> None:
    """Pan until a lane is in view, where it shows."""
    picture, camera = canvas.picture, canvas.camera
    row = picture.grid.row(key)
    if row is not None:
        lane = picture.grid.frame.box(0, row.top, picture.grid.lead, row.height)
        _dx, dy = camera.shift_to_show(lane)
        canvas.pan_by(0, dy)
