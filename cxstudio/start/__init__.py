"""What happens before the program: its environment, the system's libraries, the display. Standard library only.

Nothing here may import a library or another part of the program but its words, because nothing else is there yet.
"""

from __future__ import annotations

# Exit codes of a start that fails, beside 1 (the job failed) and 2 (wrong use).
NO_PYTHON = 3
NO_ENVIRONMENT = 4
NO_LIBRARIES = 5
NO_DISPLAY = 6


class CannotStart(Exception):
    """The program cannot start here; the text is one plain sentence with the remedy, `code` the exit code."""

    def __init__(self, text: str, code: int) -> None:
        super().__init__(text)
        self.code = code


def own_command() -> str:
    """How the user starts this program: from a checkout, or as it was installed."""
    import os

    checkout = os.path.join(os.path.dirname(__file__), "..", "..", "main.py")
    return "python3 main.py" if os.path.exists(checkout) else "cxstudio"


def say(text: str) -> None:
    """Tell the user on standard error what is going on, in one line."""
    import sys

    print(f"cxstudio: {text}", file=sys.stderr, flush=True)
