"""Make the program's environment from the hash locks, so that an interrupted attempt heals at the next start."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from cxstudio.start import NO_ENVIRONMENT, CannotStart, distribution, environment, say
from cxstudio.words import _

# Written before anything else and removed after the stamp: what it finds at the next start was interrupted.
UNFINISHED = "cxstudio-unfinished"
# Says that the environment was made here, and may therefore be emptied here.
OURS = "cxstudio-made-this"
LOCK_FILE = "cxstudio.lock"
SPACE_NEEDED = 700_000_000  # bytes: downloads and the unpacked libraries


def make(project: str, lock: str) -> str:
    """The folder of a complete environment, made or completed now.

    Raises CannotStart when there is no place, no pip, no network or no room for it.
    """
    folder = _writable_place(project)
    with _alone(folder):
        # Another start may have done it while this one waited.
        if not environment.is_complete(str(folder), project, lock):
            _require_room(folder)
            say(_("setting up in {folder} (once; up to 100 MB to fetch)").format(folder=folder))
            try:
                _build(folder, project, lock)
            except OSError as error:
                raise CannotStart(
                    _(
                        "Setting up stopped: {reason}. Start again; if that fails, delete {folder} first."
                    ).format(reason=error, folder=folder),
                    NO_ENVIRONMENT,
                ) from error
            say(_("set up"))
    return str(folder)


def _build(folder: Path, project: str, lock: str) -> None:
    import venv

    interrupted = (folder / UNFINISHED).exists()
    ours = (folder / OURS).exists()
    python = environment.python_of(str(folder))
    usable = _works(python) and not (interrupted and ours)
    if not usable:
        _empty(folder)
    (folder / UNFINISHED).touch()
    if not usable:
        (folder / OURS).touch()
        venv.EnvBuilder(symlinks=os.name != "nt").create(folder)
    # A half-written library of an environment that is not ours is written anew, not thrown away with the rest.
    anew = ["--force-reinstall"] if usable and interrupted else []
    _install(folder, Path(project), lock, anew)
    _name_project(folder, project)
    stamp = Path(environment.stamp_path(str(folder), lock))
    written = stamp.with_suffix(".new")
    written.write_text(environment.stamp_text(str(folder), project, lock), encoding="utf-8")
    written.replace(stamp)
    (folder / UNFINISHED).unlink()


def _install(folder: Path, project: Path, lock: str, options: list[str]) -> None:
    command = [
        *pip_command(folder, project),
        "install",
        "--require-hashes",
        "--only-binary",
        ":all:",
        *options,
    ]
    if not sys.stderr.isatty():
        command.append("--quiet")
    if wheels_folder(project).is_dir():
        command += ["--no-index", "--find-links", str(wheels_folder(project))]
    # Pip holds the folder's lock as well: should this process be killed, the next start waits for pip to end.
    if subprocess.call([*command, "-r", str(project / lock)], stdout=sys.stderr, close_fds=False) != 0:
        raise CannotStart(
            _(
                "The libraries could not be fetched; the lines above say why. Start again when there is a network. "
                "Without one: run `python3 main.py kit FOLDER` on a machine of the same kind that has one, and copy "
                "that folder to {wheels}"
            ).format(wheels=wheels_folder(project)),
            NO_ENVIRONMENT,
        )


def _bring_pip(python: str) -> bool:
    """Install the pip that Python brings along, where it brings one."""
    if os.environ.get("CXS_NO_ENSUREPIP"):
        return False
    # It holds the folder's lock like pip does.
    command = [python, "-I", "-m", "ensurepip", "--upgrade", "--default-pip"]
    quiet = subprocess.DEVNULL
    return subprocess.call(command, stdout=quiet, stderr=quiet, close_fds=False) == 0


def make_kit(project: str, arguments: list[str]) -> int:
    """Fetch everything a machine without a network needs into one folder; returns the exit code."""
    if len(arguments) != 1 or arguments[0].startswith("-"):
        say(_("`kit` wants one folder, for example: python3 main.py kit /media/stick/kit"))
        return 2
    target = Path(arguments[0]).absolute()
    folder = environment.find_complete(project, environment.RUN_LOCK) or make(project, environment.RUN_LOCK)
    target.mkdir(parents=True, exist_ok=True)
    pip = pip_command(Path(folder), Path(project))
    fetch = [*pip, "download", "--quiet", "--dest", str(target), "--only-binary", ":all:"]
    locked = [*fetch, "--require-hashes", "-r", str(Path(project) / environment.TEST_LOCK)]
    # Pip itself comes along, for machines whose Python was installed without it.
    if subprocess.call(locked) != 0 or subprocess.call([*fetch, "--no-deps", "pip"]) != 0:
        say(_("The kit is not complete; the lines above say why. Start again when there is a network."))
        return 1
    say(_("copy {kit} to packaging/wheels on the other machine, and start there").format(kit=target))
    return 0


def wheels_folder(project: Path) -> Path:
    """Where a kit of libraries lies on a machine without a network."""
    return Path(os.environ.get("CXS_WHEELS") or project / "packaging" / "wheels")


def pip_command(folder: Path, project: Path) -> list[str]:
    """The command that starts pip in an environment: its own, the kit's, Python's or the distribution's.

    Debian and Ubuntu leave `ensurepip` out of python3; their own pip wheel runs as it is, without being installed.
    """
    python = environment.python_of(str(folder))
    options = ["--disable-pip-version-check", "--no-input"]
    if subprocess.call([python, "-c", "import pip"], stderr=subprocess.DEVNULL) == 0:
        return [python, "-m", "pip", *options]
    kit = sorted(wheels_folder(project).glob("pip-*.whl"))
    if kit:
        return [python, str(kit[-1] / "pip"), *options]
    if _bring_pip(python):
        return [python, "-m", "pip", *options]
    wheel, certificates = distribution.find_pip(folder / "distribution-pip")
    if certificates is not None and "PIP_CERT" not in os.environ:
        options += ["--cert", str(certificates)]
    return [python, str(wheel / "pip"), *options]


def _works(python: str) -> bool:
    try:
        return subprocess.call([python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]) == 0
    except OSError:
        return False


def _name_project(folder: Path, project: str) -> None:
    """Let every process of the environment find the package, also those that the program starts itself."""
    libraries = folder / "Lib" if os.name == "nt" else next((folder / "lib").glob("python3*"))
    (libraries / "site-packages" / "cxstudio-project.pth").write_text(project + "\n", encoding="utf-8")


def _empty(folder: Path) -> None:
    inside = [path for path in folder.iterdir() if path.name != LOCK_FILE]
    known = any((folder / name).exists() for name in (OURS, UNFINISHED, "pyvenv.cfg"))
    if inside and not known:
        raise CannotStart(
            _("{folder} holds something else. Name another folder in CXS_ENV, or move it away.").format(
                folder=folder
            ),
            NO_ENVIRONMENT,
        )
    # The mark of ownership goes last, so that a second interruption still knows whose folder this is.
    for path in sorted(inside, key=lambda path: path.name in {OURS, UNFINISHED, "pyvenv.cfg"}):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def _writable_place(project: str) -> Path:
    for place in map(Path, environment.places(project)):
        nearest = next(path for path in (place, *place.parents) if path.exists())
        if nearest.is_dir() and os.access(nearest, os.W_OK):
            place.mkdir(parents=True, exist_ok=True)
            return place
    raise CannotStart(
        _("No folder here can be written to: {places}. Name one in CXS_ENV.").format(
            places=", ".join(environment.places(project))
        ),
        NO_ENVIRONMENT,
    )


def _require_room(folder: Path) -> None:
    free = shutil.disk_usage(folder).free
    if free < SPACE_NEEDED:
        raise CannotStart(
            _(
                "{folder} has {free} MB left, and setting up needs {needed} MB. Free some, or name another in CXS_ENV."
            ).format(folder=folder, free=free // 1_000_000, needed=SPACE_NEEDED // 1_000_000),
            NO_ENVIRONMENT,
        )


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock; the system lets go of it when the process ends, however it ends."""
    with (folder / LOCK_FILE).open("w") as file:
        _take(file)
        os.set_inheritable(file.fileno(), True)
        yield


def _take(file: IO[str]) -> None:
    waiting = _("another start is setting up; waiting for it")
    if sys.platform == "win32":
        import msvcrt
        import time

        told = False
        while True:
            try:
                return msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
            except OSError:
                if not told:
                    say(waiting)
                told = True
                time.sleep(0.5)
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        say(waiting)
        fcntl.flock(file, fcntl.LOCK_EX)
