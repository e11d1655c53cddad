"""Whether a window can open here, asked before Qt is imported: Qt ends the process where it cannot."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

# Qt's platforms that draw into memory and need no display.
WITHOUT_DISPLAY = ("offscreen", "minimal", "vnc")


def platform_for(environment: Mapping[str, str]) -> str | None:
    """The Qt platform that can open a window: "wayland", "xcb", what the user chose, "" for the system's own.

    None where there is no display, or none that lets this user in.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "")
    if chosen.split(":")[0] in WITHOUT_DISPLAY or not sys.platform.startswith("linux"):
        return chosen
    first = chosen.split(";")[0].split(":")[0]
    if first in {"", "wayland"} and _wayland_answers(environment):
        return "wayland"
    if first in {"", "xcb", "wayland"}:
        return "xcb" if _x11_answers(environment) else None
    return chosen


def described(environment: Mapping[str, str]) -> str:
    """The display variables as they are set, for a message."""
    names = ("WAYLAND_DISPLAY", "DISPLAY")
    return ", ".join(f"{name}={environment[name]}" for name in names if environment.get(name))


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return _answers(str(Path(environment.get("XDG_RUNTIME_DIR", "/")) / name))


def _x11_answers(environment: Mapping[str, str]) -> bool:
    """Ask the X server itself, because it may turn a user away that its socket let in."""
    if not environment.get("DISPLAY"):
        return False
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        # The library comes with Qt's others; whether the server listens can be seen without it.
        return _x11_listens(environment["DISPLAY"])
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(os.fsencode(environment["DISPLAY"]), None)
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not refused


def _x11_listens(display: str) -> bool:
    host, _, rest = display.rpartition(":")
    number = rest.split(".")[0]
    if host not in {"", "unix"} or not number.isdigit():
        return True  # over the network: left to Qt
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108  where X servers listen
    return _answers(path) or _answers("\0" + path)


def _answers(address: str) -> bool:
    if sys.platform == "win32":
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
        try:
            line.connect(address)
        except OSError:
            return False
    return True
