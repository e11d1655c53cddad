"""Several sessions exported into one folder: each for itself, so that a bad one stops none; it knows no format."""

from __future__ import annotations

import glob
from argparse import Namespace
from collections.abc import Callable, Iterable
from pathlib import Path

from cxstudio.commands.saying import (
    CommandProblem,
    answer,
    one_line,
    printable,
    tell_outcome,
    tell_step,
    trouble_with,
    warn,
    warn_each,
)
from cxstudio.exchange.exported import Progress
from cxstudio.files.problems import FileProblem
from cxstudio.formats.placing import Placed
from cxstudio.words import _, ngettext

ExportOne = Callable[[Path, Path, Namespace, Progress | None], Placed]


def named(files: Iterable[Path]) -> list[Path]:
    """The files themselves, each once; a pattern that no shell has filled in stands for all it fits.

    Raises CommandProblem for a pattern that fits nothing.
    """
    found: dict[Path, None] = {}
    for file in files:
        fitting = [file]
        if glob.has_magic(str(file)) and not file.exists():
            fitting = [Path(name) for name in sorted(glob.glob(str(file)))]  # noqa: PTH207  (it may be absolute)
            if not fitting:
                raise CommandProblem(_("No file is called like “{name}”").format(name=printable(str(file))))
        found.update(dict.fromkeys(fitting))
    return list(found)


def export_each(files: list[Path], folder: Path, args: Namespace, export_one: ExportOne) -> int:
    """Export every file under its own name; what went wrong is said at once and summed up at the end.

    Returns 0 when all went well, 1 otherwise. Raises CommandProblem when the folder cannot be made.
    """
    if not args.dry_run:
        with trouble_with(folder):
            _make(folder)
    files_of: dict[Path, tuple[Path, ...]] = {}
    problems: dict[str, list[str]] = {}
    warned: dict[str, list[str]] = {}
    for number, (file, out) in enumerate(
        zip(files, _places(files, folder, args.format), strict=True), start=1
    ):
        if not args.progress:
            _say_where(number, len(files), file)
        try:
            if any(out in placed for placed in files_of.values()):  # a further page of one before it
                raise CommandProblem(str(FileProblem("exists", out)))
            done = export_one(file, out, args, None)
            files_of[file], warned[str(file)] = done.files, list(done.warnings)
        except CommandProblem as problem:
            problems[str(file)] = list(problem.lines)
        except Exception as fault:  # noqa: BLE001  (what nobody foresaw in one file is no fault of the others)
            words = _("“{name}” was not exported: {reason}").format(name=file.name, reason=repr(fault))
            problems[str(file)] = [words]
        if args.progress:
            tell_step(number, len(files))
            continue
        warn_each(problems.get(str(file), []))
        warn_each([f"{file.name}: {text}" for text in warned.get(str(file), [])])
        for path in files_of.get(file, ()):
            answer(str(path))
    if args.progress:
        tell_outcome(
            {
                "files": [str(path) for placed in files_of.values() for path in placed],
                "warnings": warned,
                "problems": problems,
            }
        )
    else:
        _sum_up(len(files_of), problems)
    return 1 if problems else 0


def _make(folder: Path) -> None:
    """Raises CommandProblem where something else is in the way, OSError for anything else."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        words = _("“{name}” is no folder; name one, or a file with its ending")
        raise CommandProblem(words.format(name=folder)) from error


def _places(files: Iterable[Path], folder: Path, ending: str) -> list[Path]:
    """Where each goes: two of one name do not write over each other, also where case makes no difference."""
    taken: set[str] = set()
    places = []
    for file in files:
        name, number = file.stem, 1
        while name.casefold() in taken:
            number += 1
            name = f"{file.stem} ({number})"
        taken.add(name.casefold())
        places.append(folder / f"{name}.{ending}")
    return places


def _say_where(number: int, count: int, file: Path) -> None:
    words = _("{number} of {count}: {name}").format(number=number, count=count, name=one_line(file.name))
    warn(words)


def _sum_up(count: int, problems: dict[str, list[str]]) -> None:
    done = ngettext("{n} session exported", "{n} sessions exported", count).format(n=count)
    if not problems:
        warn(done)
        return
    names = ", ".join(one_line(Path(path).name) for path in problems)
    failed = ngettext("{n} not: {names}", "{n} not: {names}", len(problems))
    warn(_("{done}, {failed}").format(done=done, failed=failed.format(n=len(problems), names=names)))
