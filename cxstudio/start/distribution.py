"""Packages of a Debian-family system: installed by root, or fetched and unpacked into a folder without root."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from cxstudio.start import NO_ENVIRONMENT, CannotStart, say
from cxstudio.words import _

PIP_PACKAGES = ("python3-pip-whl", "ca-certificates")
PIP_WHEEL = "usr/share/python-wheels/pip-*.whl"
# Where libraries are unpacked inside an environment, and the list of packages that were.
UNPACKED = "system-libraries"
LIST = "packages.txt"
# Drivers of graphics cards: 200 MB that neither offscreen nor plain X11 windows need.
DRIVERS = re.compile(
    r"libllvm|libgl1-mesa|libglx-mesa|libegl-mesa|mesa-|libgallium|libdrm|libz3|libicu|libxml2|libsensors"
    r"|libpciaccess|libelf|libedit"
)


def has_apt() -> bool:
    """Whether this system installs with apt and the user did not forbid its use by CXS_NO_APT."""
    return shutil.which("apt-get") is not None and not os.environ.get("CXS_NO_APT")


def is_root() -> bool:
    """Whether packages can be installed for the whole system."""
    return sys.platform != "win32" and os.geteuid() == 0


def install(packages: Sequence[str]) -> bool:
    """Install packages for the whole system, as root; whether that worked. Apt says itself what went wrong."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    apt = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=120"]
    subprocess.call([*apt, "update"], env=quiet, stdout=subprocess.DEVNULL)
    command = [*apt, "install", "-y", "--no-install-recommends", *packages]
    return subprocess.call(command, env=quiet, stdout=subprocess.DEVNULL) == 0


def unpack(packages: Sequence[str], folder: Path, *, alone: bool = False) -> bool:
    """Fetch packages and, unless `alone`, what they need, and unpack them under `folder`; whether that worked.

    Apt verifies each package against the system's own signed lists, which are fetched anew into the folder because
    those of the system may be absent or old.
    """
    lists, archives = folder / "apt" / "lists", folder / "apt" / "archives"
    (lists / "partial").mkdir(parents=True, exist_ok=True)
    archives.mkdir(exist_ok=True)
    apt = [
        *("apt-get", "-qq", "-o", f"Dir::State::lists={lists}", "-o", f"Dir::Cache={folder / 'apt'}"),
        *("-o", "Debug::NoLocking=1"),
    ]
    # Without this setting apt counts lists that could not be fetched as fetched.
    update = [*apt, "-o", "APT::Update::Error-Mode=any", "update"]
    if subprocess.call(update, stdout=subprocess.DEVNULL) != 0:
        return False
    names = list(packages) if alone else _with_needs(apt, packages)
    fetched = (
        bool(names)
        and subprocess.call([*apt, "download", *names], cwd=archives, stdout=subprocess.DEVNULL) == 0
    )
    if fetched:
        for package in sorted(archives.glob("*.deb")):
            fetched = subprocess.call(["dpkg-deb", "-x", str(package), str(folder)]) == 0 and fetched
    shutil.rmtree(folder / "apt", ignore_errors=True)
    if fetched:
        (folder / LIST).write_text(" ".join(sorted(unpacked(folder).union(packages))), encoding="utf-8")
    return fetched


def unpacked(folder: Path) -> set[str]:
    """The packages whose unpacking under `folder` came to its end."""
    try:
        return set((folder / LIST).read_text(encoding="utf-8").split())
    except OSError:
        return set()


def _with_needs(apt: list[str], packages: Sequence[str]) -> list[str]:
    """The packages and all that is missing under them, without drivers of graphics cards."""
    command = [*apt, "install", "--simulate", "--no-install-recommends", *packages]
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False).stdout
    names = re.findall(r"^Inst (\S+)", told, re.MULTILINE)
    return [name for name in names if not DRIVERS.match(name)]


def find_pip(folder: Path) -> tuple[Path, Path | None]:
    """The distribution's pip wheel, and the certificates it needs when it had to be unpacked under `folder`.

    Raises CannotStart where the distribution has none.
    """
    if not _first("/", PIP_WHEEL) and has_apt():
        if is_root():
            say(_("this Python has no pip; installing {packages}").format(packages=" ".join(PIP_PACKAGES)))
            install(PIP_PACKAGES)
        elif not _first(folder, PIP_WHEEL):
            say(_("this Python has no pip; unpacking the distribution's into {folder}").format(folder=folder))
            unpack(PIP_PACKAGES, folder, alone=True)
    installed = _first("/", PIP_WHEEL)
    if installed:
        return installed, None
    unpacked = _first(folder, PIP_WHEEL)
    if unpacked:
        return unpacked, _joined_certificates(folder)
    raise CannotStart(
        _(
            "This Python has no pip, and none could be fetched. On Debian or Ubuntu run: sudo apt install python3-venv"
        ),
        NO_ENVIRONMENT,
    )


def _first(folder: Path | str, pattern: str) -> Path | None:
    found = sorted(Path(folder).glob(pattern))
    return found[-1] if found else None


def _joined_certificates(folder: Path) -> Path | None:
    """One file of the unpacked certificates, as the package's own installation would have made it."""
    system = Path("/etc/ssl/certs/ca-certificates.crt")
    if system.exists():
        return system
    single = sorted((folder / "usr/share/ca-certificates/mozilla").glob("*.crt"))
    bundle = folder / "certificates.pem"
    bundle.write_bytes(b"\n".join(path.read_bytes() for path in single))
    return bundle if single else None
