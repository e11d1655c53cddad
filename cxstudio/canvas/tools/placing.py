"""Placing one new thing of a kind, armed by a click on the palette or carried from it."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.preview import NOTHING, Fresh, Preview
from cxstudio.canvas.tools import landing
from cxstudio.canvas.tools.pointer import Pointer


class Place:
    """Shows where the new thing would land; a release places it once, opens its text and calls `done`."""

    def __init__(self, desk: Desk, kind: str, done: Callable[[], None]) -> None:
        self._desk = desk
        self.kind = kind
        self._done = done

    def press(self, at: Pointer) -> None:
        self.move(at)

    def move(self, at: Pointer) -> None:
        lands = landing.of_new(self._desk, self.kind, at)
        self._desk.show(
            Preview(
                cursor="refused" if lands.refused else "cross",
                fresh=Fresh(self.kind, at.hand),
                bar=lands.bar,
                accepts=lands.accepts,
                refuses=lands.refuses,
            )
        )
        self._desk.say(lands.words)

    def release(self, at: Pointer) -> None:
        """Place it. A refused place says why and keeps the tool armed."""
        lands = landing.of_new(self._desk, self.kind, at)
        if lands.act is None:
            self._desk.say(lands.words)
            return
        self._desk.show(NOTHING)
        self._desk.say("")
        act = lands.act

        def place() -> str:
            made = act()
            self._done()  # before the text opens: the tool is put down
            return made

        self._desk.make(place)

    def cancel(self) -> bool:
        self._desk.show(NOTHING)
        self._desk.say("")
        self._done()
        return True
