"""Large pictures made safe beside the window, which answers meanwhile; it knows no document."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from cxstudio.render.pictures import MOST_PIXELS, PictureProblem, TakenIn, pixels_of, take_in

LARGE = 4_000_000  # pixels: what is larger takes longer than a blink
LONG = 131_072  # bytes: in more of them a header may be so long that even reading the size takes a while
LOOK = 30  # milliseconds between looks whether it is done

Then = Callable[[Callable[[], TakenIn]], None]


class Decoding(QObject):
    """Gives each picture to `then` as a call that returns it, or raises PictureProblem, in the window's thread.

    A large picture comes later, in the order they were given; none comes once the parent is gone or `stop` was called.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._waiting: list[tuple[bytes, str, Then]] = []
        self._found: list[TakenIn | PictureProblem] = []
        self._thread: threading.Thread | None = None
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether a picture is still on its way."""
        return bool(self._waiting)

    def take(self, data: bytes, name: str, then: Then) -> bool:
        """Make a picture safe; False where it takes a while."""
        # Of what is short, too many pixels are refused by the size alone.
        if not self._waiting and len(data) <= LONG and not LARGE < pixels_of(data) <= MOST_PIXELS:
            then(lambda: take_in(data, name))
            return True
        self._waiting.append((data, name, then))
        if len(self._waiting) == 1:
            self._begin()
        return False

    def take_all(
        self, pictures: Sequence[tuple[bytes, str]], then: Callable[[Callable[[], list[TakenIn]]], None]
    ) -> bool:
        """Make several safe and give them together, or the problem of the first that cannot be; False as in `take`."""
        found: list[Callable[[], TakenIn]] = []

        def all_of_them() -> list[TakenIn]:
            return [one() for one in found]

        def arrived(one: Callable[[], TakenIn]) -> None:
            found.append(one)
            if len(found) == len(pictures):
                then(all_of_them)

        at_once = [self.take(data, name, arrived) for data, name in pictures]
        return all(at_once)

    def stop(self) -> None:
        """What is on its way arrives nowhere."""
        self._look.stop()
        self._waiting.clear()

    def _begin(self) -> None:
        data, name, _then = self._waiting[0]
        found: list[TakenIn | PictureProblem] = []
        self._found = found

        def work() -> None:
            try:
                found.append(take_in(data, name))
            except PictureProblem as problem:
                found.append(problem)

        self._thread = threading.Thread(target=work, daemon=True)
        self._thread.start()
        self._look.start()

    def _go_on(self) -> None:
        if self._thread is None or self._thread.is_alive():
            return
        self._look.stop()
        self._thread = None
        _data, _name, then = self._waiting.pop(0)
        result = self._found[0] if self._found else None
        if self._waiting:
            self._begin()

        def arrived() -> TakenIn:
            if isinstance(result, TakenIn):
                return result
            raise result or PictureProblem("")

        then(arrived)
