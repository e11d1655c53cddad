"""Say what this machine has and lacks for the program; it looks and changes nothing."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from cxstudio import __version__
from cxstudio.resources import resources_folder
from cxstudio.start import display, distribution, environment, libraries
from cxstudio.words import _, ngettext, window_language

SHOWN_LIBRARIES = (
    "PySide6_Essentials",
    "networkx",
    "reportlab",
    "uharfbuzz",
    "pillow",
    "pypdfium2",
    "pycrdt",
    "msgspec",
    "unicode_segmentation_rs",
    "openpyxl",
    "python-pptx",
)


def report(project: str | None) -> int:
    """Print everything that decides whether the program runs here; returns 0.

    `project` is the folder of a checkout, or None for an installed program.
    """
    found = environment.find_complete(project, environment.RUN_LOCK) if project else sys.prefix
    folder = Path(found or environment.places(project or "")[0])
    rows = [
        *_this_machine(),
        *_this_program(project, folder, ready=found is not None),
        *_for_a_window(folder),
    ]
    width = max(len(label) for label, _text in rows)
    for label, text in rows:
        print(f"{label:<{width}}  {text}")
    return 0


def _this_machine() -> Iterator[tuple[str, str]]:
    yield _("CX Studio"), __version__
    yield _("System"), f"{platform.platform()} ({platform.machine()})"
    yield _("Python"), f"{platform.python_version()} ({sys.executable})"
    yield _("Language"), f"{window_language()}, {sys.getfilesystemencoding()}"


def _this_program(project: str | None, folder: Path, *, ready: bool) -> Iterator[tuple[str, str]]:
    if project is not None:
        yield _("Project"), f"{project} ({_writable(Path(project))})"
        for_tests = environment.find_complete(project, environment.TEST_LOCK)
        state = _("ready") if ready else _("not set up yet: the first start does it")
        yield _("Environment"), f"{folder} ({state})"
        yield _("Tests"), _("ready") if for_tests else _("not set up yet: `python3 main.py test` does it")
        yield _("Free space"), f"{shutil.disk_usage(project).free // 1_000_000} MB"
    versions = dict(_installed(folder))
    if versions:
        yield (
            _("Libraries"),
            ", ".join(f"{name} {versions.get(name.lower(), '-')}" for name in SHOWN_LIBRARIES),
        )
    fonts = sum(1 for path in (resources_folder() / "fonts").rglob("*") if path.suffix in {".ttf", ".otf"})
    yield _("Own fonts"), ngettext("{count} file", "{count} files", fonts).format(count=fonts)
    home = Path(os.environ.get("XDG_DATA_HOME") or os.environ.get("LOCALAPPDATA") or Path.home())
    yield _("Data folder"), f"{home} ({_writable(home)})"


def _for_a_window(folder: Path) -> Iterator[tuple[str, str]]:
    found = display.platform_for(os.environ)
    seen = display.described(os.environ)
    if found is None:
        answer = (
            _("does not let us in ({seen})").format(seen=seen) if seen else _("none (export works without)")
        )
    else:
        answer = f"{found} {seen}".strip() or _("the system's own")
    yield _("Display"), answer
    if not sys.platform.startswith("linux"):
        return
    yield _("C library"), " ".join(platform.libc_ver())
    unpacked = distribution.unpacked(folder / distribution.UNPACKED)
    for label, wanted in (
        (_("Qt itself"), libraries.BASE),
        (_("Qt on X11"), libraries.X11),
        (_("Qt on Wayland"), libraries.WAYLAND),
    ):
        lost = libraries.missing(wanted)
        if not lost:
            yield label, _("ready")
        elif unpacked.issuperset(library.debian for library in lost):
            yield label, _("ready, unpacked in {folder}").format(folder=folder / distribution.UNPACKED)
        else:
            remedy = _("the start brings them, or run: ") if distribution.has_apt() else _("run: ")
            yield label, _("missing; ") + remedy + libraries.install_command(lost)


def _installed(folder: Path) -> Iterator[tuple[str, str]]:
    """Names and versions of an environment's libraries, read from the names of their folders."""
    for place in (*folder.glob("lib/python3*/site-packages"), folder / "Lib" / "site-packages"):
        for path in place.glob("*.dist-info"):
            match = re.fullmatch(r"(.+)-([^-]+)", path.stem)
            if match:
                yield match[1].lower(), match[2]


def _writable(folder: Path) -> str:
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    return _("writable") if os.access(nearest, os.W_OK) else _("read-only")
