"""Keeps the screens of this machine awake while the wall is shown, where the system offers a way; it never fails.

Windows: SetThreadExecutionState. macOS: the system's own `caffeinate`. Elsewhere the session bus, asked for
org.freedesktop.ScreenSaver; without one nothing happens, and the machine's own settings hold.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from typing import Any

_NAME = "CX Studio"
_WHY = "The wall of a workshop is shown"
_BUS = "cxstudio-wall"
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x00000001, 0x00000002


class StayAwake:
    """The screens stay awake from `stay(wanted=True)` until it is not wanted any more, or the program ends.

    `begin` returns what ends it, or None where the system offers nothing.
    """

    def __init__(self, begin: Callable[[], Callable[[], None] | None] | None = None) -> None:
        self._begin = begin or _way
        self._end: Callable[[], None] | None = None

    def stay(self, *, wanted: bool) -> None:
        if wanted and self._end is None:
            self._end = self._begin()
        elif not wanted and self._end is not None:
            end, self._end = self._end, None
            end()


def _way() -> Callable[[], None] | None:
    if os.environ.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return None  # nobody looks
    with contextlib.suppress(Exception):  # a system that offers no way is no trouble
        if sys.platform == "win32":
            return _on_windows()
        return _on_macos() if sys.platform == "darwin" else _on_bus()
    return None


def _on_windows() -> Callable[[], None]:
    import ctypes

    kernel: Any = ctypes.__dict__["windll"].kernel32
    kernel.SetThreadExecutionState(_CONTINUOUS | _SYSTEM | _DISPLAY)
    return lambda: kernel.SetThreadExecutionState(_CONTINUOUS)


def _on_macos() -> Callable[[], None]:
    child = subprocess.Popen(["/usr/bin/caffeinate", "-d", "-w", str(os.getpid())], stdin=subprocess.DEVNULL)

    def end() -> None:
        child.terminate()
        child.wait(2.0)

    return end


def _on_bus() -> Callable[[], None] | None:
    from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

    # A connection of its own: the system lets the screens sleep again as soon as it is closed.
    bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _BUS)
    if not bus.isConnected():
        QDBusConnection.disconnectFromBus(_BUS)
        return None
    place = ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver")
    ask = QDBusMessage.createMethodCall(*place, "Inhibit")
    ask.setArguments([_NAME, _WHY])
    bus.call(ask, QDBus.CallMode.NoBlock)
    return lambda: QDBusConnection.disconnectFromBus(_BUS)
