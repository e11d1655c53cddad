"""Files out of published npm packages, each checked by its hash; it must not know what the files are for."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Member:
    """One file of a package, the name it gets here, and the SHA-256 of its bytes."""

    name: str
    target: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Package:
    """A published package at one version and what is taken from it."""

    name: str
    version: str
    members: tuple[Member, ...]


@contextmanager
def unpacked(name: str, version: str) -> Iterator[Path]:
    """The files of a package in a folder that is gone afterwards, got with the npm client as it is set up."""
    npm = shutil.which("npm")
    if npm is None:
        sys.exit("npm is needed to get the packages: install Node.js and run this again")
    with tempfile.TemporaryDirectory() as scratch:
        command = [npm, "pack", "--silent", "--pack-destination", scratch, f"{name}@{version}"]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        archive = next(Path(scratch).glob("*.tgz"))
        with tarfile.open(archive) as opened:
            opened.extractall(scratch, filter="data")
        yield Path(scratch) / "package"


def sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes as hexadecimal digits."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def differing(packages: tuple[Package, ...], folder: Path) -> list[str]:
    """The files that are absent from `folder` or are not the published ones."""
    members = [member for package in packages for member in package.members]
    paths = [(folder / member.target, member.sha256) for member in members]
    return [path.name for path, digest in paths if not path.is_file() or sha256(path) != digest]


def fetch(packages: tuple[Package, ...], folder: Path) -> None:
    """Put the files of all packages into `folder`; ends the program at the first that is not what it was."""
    folder.mkdir(parents=True, exist_ok=True)
    for package in packages:
        with unpacked(package.name, package.version) as found:
            for member in package.members:
                path = found / member.name
                if sha256(path) != member.sha256:
                    sys.exit(f"{package.name} {package.version}: {member.name} is not the file it was")
                shutil.copyfile(path, folder / member.target)
        print(f"{package.name} {package.version}: {len(package.members)} files")
