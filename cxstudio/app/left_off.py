"""Where on the map a window begins and where it was left; kept in the file's local state, never merged or exported."""

from __future__ import annotations

from typing import Any

from cxstudio.canvas.view import MapCanvas
from cxstudio.files.session_file import SessionFile
from cxstudio.model.records import Journey


def begin_view(canvas: MapCanvas, left: Any) -> None:
    """Show what was in view when the file was left; else the whole map, or its beginning where that were too small."""
    if _is_view(left):
        scale, x, y = left
        canvas.sight.come_back(scale, (x, y))
    else:
        canvas.sight.begin()


def view_left(canvas: MapCanvas) -> list[float]:
    """The zoom and the point of the map where reading starts, to come back to."""
    x, y = canvas.sight.corner()
    return [canvas.zoom, round(x, 1), round(y, 1)]


def views_of(file: SessionFile) -> dict[str, object]:
    """What was in view of each journey when the file was left."""
    left = file.local("views")
    return left if isinstance(left, dict) else {}


def journey_left(file: SessionFile) -> str:
    """The journey that was on the screen when the file was left, "" where it is gone."""
    left = file.local("journey")
    journey = file.document.find(left, Journey) if isinstance(left, str) else None
    return journey.id if journey is not None else ""


def _is_view(value: Any) -> bool:
    """Whether a value from a file is a zoom and a point, within reason."""
    if not isinstance(value, list) or len(value) != 3:
        return False
    numbers = all(isinstance(n, int | float) and not isinstance(n, bool) for n in value)
    return numbers and 0.05 <= value[0] <= 8 and all(abs(n) < 1e7 for n in value[1:])
