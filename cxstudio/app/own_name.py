"""The name somebody signs with who told the program none: the full name the system has; it knows no document."""

from __future__ import annotations

import sys

_DISPLAY, _LONGEST = 3, 256  # Windows: which of the names it has, and the letters there is room for


def system_name() -> str:
    """The full name of the user of this machine; "" where the system has none."""
    try:
        name = _of_windows() if sys.platform == "win32" else _of_posix()
    except (ImportError, OSError, KeyError, AttributeError):
        return ""
    return " ".join(name.split())


def _of_posix() -> str:
    import os
    import pwd

    return pwd.getpwuid(os.getuid()).pw_gecos.partition(",")[0]


def _of_windows() -> str:
    import ctypes

    name = ctypes.create_unicode_buffer(_LONGEST)
    size = ctypes.c_ulong(_LONGEST)
    library = getattr(ctypes, "windll").secur32  # noqa: B009 - there is none elsewhere
    return name.value if library.GetUserNameExW(_DISPLAY, name, ctypes.byref(size)) else ""
