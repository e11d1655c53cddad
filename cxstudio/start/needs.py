"""What each command needs of the machine; read at every start, so it imports next to nothing."""

from __future__ import annotations

import os
from collections.abc import Sequence

WITHOUT_QT = frozenset(
    {
        "new",
        "import",
        "import-feedback",
        "import-survey",
        "rows",
        "export",
        "bring-back",
        "info",
        "check",
        "merge",
        "diff",
        "salvage",
        "clean",
        "take-away",
        "doctor",
        "kit",
        "help",
        "--version",
    }
)
OFFSCREEN = frozenset({"test", "bench"})


def need_of(arguments: Sequence[str]) -> str:
    """What a command line needs of the machine: "nothing", "qt", or a "window".

    A command is one also where a file of the same name lies about. An unknown word needs nothing: the command line
    answers it with its own message.
    """
    word = arguments[0] if arguments else ""
    if not word:
        return "window"
    if word in OFFSCREEN:
        return "qt"
    if word in WITHOUT_QT or "--help" in arguments or "-h" in arguments:
        return "nothing"
    is_file = word.lower().endswith(".cxs") or os.path.exists(word)
    return "window" if is_file and not word.startswith("-") else "nothing"
