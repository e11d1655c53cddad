"""Which tool the pointer holds: the ordinary one, or one armed for a single placement; no toolkit in here."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING
from cxstudio.canvas.tools.choose import Choose
from cxstudio.canvas.tools.placing import Place
from cxstudio.canvas.tools.pointer import Pointer, Tool


class Hand:
    """Passes every press, move and release to the tool it holds. `on_change` hears the armed kind, "" for none."""

    def __init__(self, desk: Desk, on_change: Callable[[str], None]) -> None:
        self._desk = desk
        self._on_change = on_change
        self._choose = Choose(desk)
        self._place: Place | None = None
        self._pressed = False

    @property
    def armed(self) -> str:
        """The kind the next click places, or ""."""
        return self._place.kind if self._place else ""

    @property
    def busy(self) -> bool:
        """A gesture is going on, so that the view may scroll at its edges."""
        return self._choose.busy or (self._place is not None and self._pressed)

    @property
    def holding(self) -> bool:
        """A button was pressed and not let go yet."""
        return self._pressed

    def arm(self, kind: str) -> None:
        """The next click places one thing of this kind; "" goes back to the ordinary tool."""
        if kind == self.armed:
            return
        if not kind:
            self._tool.cancel()
            return
        self._choose.cancel()
        self._desk.show(NOTHING)
        self._place = Place(self._desk, kind, self._put_down)
        self._on_change(kind)

    def press(self, at: Pointer) -> None:
        self._pressed = True
        self._tool.press(at)

    def move(self, at: Pointer) -> None:
        self._tool.move(at)

    def release(self, at: Pointer) -> None:
        if self._pressed:
            self._pressed = False
            self._tool.release(at)

    def place(self, at: Pointer) -> None:
        """Put down what is armed, here; used by drags that began on the palette."""
        if self._place:
            self._place.release(at)

    def put_away(self) -> None:
        """Give up the armed tool after a refusal, whose reason stays in the status line."""
        if self._place:
            self._desk.show(NOTHING)
            self._put_down()

    def cancel(self) -> bool:
        """Stop the gesture, or put the armed tool away; True when there was something to stop."""
        self._pressed = False
        return self._tool.cancel()

    @property
    def _tool(self) -> Tool:
        return self._place or self._choose

    def _put_down(self) -> None:
        self._place = None
        self._pressed = False
        self._on_change("")
