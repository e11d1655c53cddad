"""Where the program's own environment lies and whether it is complete; it must not know how one is made.

This is read at every start, so it imports nothing but os and sys.
"""

from __future__ import annotations

import os
import sys

RUN_LOCK = "packaging/requirements.lock"
TEST_LOCK = "packaging/requirements-test.lock"
STAMPS = {RUN_LOCK: "cxstudio-run.stamp", TEST_LOCK: "cxstudio-test.stamp"}


def places(project: str) -> list[str]:
    """The folders where the environment may lie, the preferred one first.

    Beside the project, where a developer looks for it; under the user's data folder where the project is read-only.
    On Windows always there: a checkout in a synchronised folder would be too deep for 260-character paths.
    """
    chosen = os.environ.get("CXS_ENV")
    if chosen:
        return [os.path.abspath(chosen)]
    if os.name == "nt":
        base = os.environ.get("LOCALAPPDATA") or os.path.expanduser("~\\AppData\\Local")
        return [os.path.join(base, "cxstudio", f"env-{_short_name(project)}")]
    base = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    return [os.path.join(project, ".venv"), os.path.join(base, "cxstudio", f"env-{_short_name(project)}")]


def python_of(folder: str) -> str:
    """The path of an environment's interpreter."""
    if os.name == "nt":
        return os.path.join(folder, "Scripts", "python.exe")
    return os.path.join(folder, "bin", "python")


def find_complete(project: str, lock: str) -> str | None:
    """The first environment that was set up to its end from this very lock, or None."""
    # What the tests need includes what the program needs.
    enough = (RUN_LOCK, TEST_LOCK) if lock == RUN_LOCK else (lock,)
    for folder in places(project):
        if any(is_complete(folder, project, candidate) for candidate in enough):
            return folder
    return None


def is_complete(folder: str, project: str, lock: str) -> bool:
    """Whether an environment was set up to its end from this very lock, for this project as it lies now."""
    try:
        written = _read(stamp_path(folder, lock))
    except OSError:
        return False
    return os.path.exists(python_of(folder)) and written == stamp_text(folder, project, lock)


def stamp_path(folder: str, lock: str) -> str:
    """The file whose presence and text say that an environment is complete."""
    return os.path.join(folder, STAMPS[lock])


def stamp_text(folder: str, project: str, lock: str) -> str:
    """What the stamp says: for which project, on which interpreter, from which lock.

    An interpreter upgraded in place, a moved project and a changed lock each make another text.
    """
    return f"{project}\n{os.path.realpath(python_of(folder))}\n{_read(os.path.join(project, lock))}"


def _read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def _short_name(project: str) -> str:
    import hashlib

    return hashlib.sha256(project.encode(sys.getfilesystemencoding(), "surrogateescape")).hexdigest()[:8]
