"""Make this machine ready for what a command needs: Qt's system libraries and a display, before Qt is imported."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from cxstudio.start import (
    NO_DISPLAY,
    NO_LIBRARIES,
    CannotStart,
    display,
    distribution,
    libraries,
    own_command,
    say,
)
from cxstudio.start.needs import need_of
from cxstudio.words import _

# Set for the process that was started again with the unpacked libraries, so that it does not do so once more.
AGAIN = "CXS_UNPACKED_LIBRARIES"


def make_ready(arguments: Sequence[str]) -> None:
    """Bring in what a command needs, or raise CannotStart with the remedy.

    May start this process again, with the same arguments, under other library paths.
    """
    need = need_of(arguments)
    if need == "nothing" or not sys.platform.startswith("linux"):
        return
    wanted: tuple[libraries.Library, ...] = libraries.BASE
    if need == "qt":
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    else:
        platform = _window_platform()
        wanted += {"xcb": libraries.X11, "wayland": libraries.WAYLAND}.get(platform, ())
    _require(wanted, arguments)


def _window_platform() -> str:
    platform = display.platform_for(os.environ)
    if platform is None:
        seen = display.described(os.environ)
        reason = (
            _("the display does not let us in ({seen})").format(seen=seen)
            if seen
            else _("there is no display here")
        )
        raise CannotStart(
            _(
                "No window can open: {reason}. A map can be made into a PDF without one: "
                "{program} export FILE.cxs -o MAP.pdf"
            ).format(reason=reason, program=own_command()),
            NO_DISPLAY,
        )
    if platform:
        os.environ["QT_QPA_PLATFORM"] = platform
    return platform


def _require(wanted: Sequence[libraries.Library], arguments: Sequence[str]) -> None:
    lost = libraries.missing(wanted)
    if not lost:
        return
    packages = sorted({library.debian for library in lost})
    if distribution.has_apt() and distribution.is_root():
        say(_("Qt needs system libraries; installing {packages}").format(packages=" ".join(packages)))
        distribution.install(packages)
    elif distribution.has_apt() and AGAIN not in os.environ and not getattr(sys, "frozen", False):
        _start_again_with_unpacked(packages, arguments)
    lost = libraries.missing(lost)
    if lost:
        raise CannotStart(
            _("Qt cannot start here: this system lacks {names}. Run: {command}").format(
                names=", ".join(library.soname for library in lost), command=libraries.install_command(lost)
            ),
            NO_LIBRARIES,
        )


def _start_again_with_unpacked(packages: Sequence[str], arguments: Sequence[str]) -> None:
    """Run this program again with libraries unpacked for this user; returns when they cannot be had."""
    folder = unpacked_folder()
    if not distribution.unpacked(folder).issuperset(packages):
        say(
            _("Qt needs system libraries; without root they are unpacked into {folder}: {packages}").format(
                folder=folder, packages=" ".join(packages)
            )
        )
        if not distribution.unpack(packages, folder):
            return
    command = [sys.executable, "-P", "-m", "cxstudio", *arguments]
    sys.stdout.flush()
    os.execve(sys.executable, command, {**os.environ, **_paths_into(folder), AGAIN: "1"})


def unpacked_folder() -> Path:
    """Where a user without root has Qt's system libraries: in the environment, else under the user's data."""
    if sys.prefix != sys.base_prefix and os.access(sys.prefix, os.W_OK):
        return Path(sys.prefix) / distribution.UNPACKED
    base = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    folder = Path(base).expanduser() / "cxstudio" / distribution.UNPACKED
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _paths_into(folder: Path) -> dict[str, str]:
    """The variables that let the loader, the fonts and the keyboard tables be found under `folder`."""
    places = sorted({str(path.parent) for path in folder.rglob("*.so.*")})
    before = [place for place in (os.environ.get("LD_LIBRARY_PATH"),) if place]
    paths = {"LD_LIBRARY_PATH": os.pathsep.join([*places, *before])}
    if not Path("/etc/fonts").is_dir() and (folder / "etc/fonts").is_dir():
        paths["FONTCONFIG_PATH"] = str(folder / "etc/fonts")
    if not Path("/usr/share/X11/xkb").is_dir() and (folder / "usr/share/X11/xkb").is_dir():
        paths["XKB_CONFIG_ROOT"] = str(folder / "usr/share/X11/xkb")
    return paths
