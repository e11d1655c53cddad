"""Several sessions exported into one folder: each for itself, so that a bad one stops none; it knows no format."""

from __future__ import annotations

import glob
import os
from argparse import Namespace
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

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

_MOST_BYTES = 220  # of a name without its ending; systems take 255 with all that is written beside it
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
    done = _Done(len(files))
    try:
        for file, out in zip(files, _places(files, folder, args.format), strict=True):
            _export(file, out, args, export_one, done)
    finally:  # an interruption says what lies there by now
        if args.progress:
            files_made = [str(path) for placed in done.files_of.values() for path in placed]
            tell_outcome({"files": files_made, "warnings": done.warned, "problems": done.problems})
        else:
            _sum_up(len(done.files_of), done.problems, dry_run=args.dry_run)
    return 1 if done.problems else 0


@dataclass(frozen=True, slots=True)
class _Done:
    """What was made so far, and what was said of it, by the sessions; `count` is how many there are."""

    count: int
    files_of: dict[Path, tuple[Path, ...]] = field(default_factory=dict)
    problems: dict[str, list[str]] = field(default_factory=dict)
    warned: dict[str, list[str]] = field(default_factory=dict)

    @property
    def number(self) -> int:
        return len(self.files_of) + len(self.problems)


def _export(file: Path, out: Path, args: Namespace, export_one: ExportOne, done: _Done) -> None:
    """Export one and say how it went."""
    if not args.progress:
        _say_where(done.number + 1, done.count, file)
    try:
        if any(out in placed for placed in done.files_of.values()):  # a further page of one before it
            raise CommandProblem(str(FileProblem("exists", out)))
        made = export_one(file, out, args, None)
        done.files_of[file], done.warned[str(file)] = made.files, list(made.warnings)
    except CommandProblem as problem:
        done.problems[str(file)] = list(problem.lines)
    except Exception as fault:  # noqa: BLE001  (what nobody foresaw in one file is no fault of the others)
        words = _("“{name}” was not exported: {reason}").format(name=file.name, reason=repr(fault))
        done.problems[str(file)] = [words]
    if args.progress:
        tell_step(done.number, done.count)
        return
    warn_each(done.problems.get(str(file), []))
    warn_each([f"{file.name}: {text}" for text in done.warned.get(str(file), [])])
    for path in done.files_of.get(file, ()):
        answer(str(path))


def _make(folder: Path) -> None:
    """Raises CommandProblem where something else is in the way, OSError for anything else."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        words = _("“{name}” is no folder; name one, or a file with its ending")
        raise CommandProblem(words.format(name=folder)) from error


def _places(files: Iterable[Path], folder: Path, ending: str) -> list[Path]:
    """Where each goes: two of one name do not write over each other, also where case and form make no difference."""
    taken: set[str] = set()
    places = []
    for file in files:
        stem, number = _cut(file.stem), 1
        name = stem
        while (known := normalize("NFC", normalize("NFC", name).casefold())) in taken:
            number += 1
            name = f"{stem} ({number})"
        taken.add(known)
        places.append(folder / f"{name}.{ending}")
    return places


def _cut(stem: str) -> str:
    """A name short enough for a longer ending, a number and what is written beside a file."""
    while len(os.fsencode(stem)) > _MOST_BYTES:
        stem = stem[:-1]
    return stem


def _say_where(number: int, count: int, file: Path) -> None:
    words = _("{number} of {count}: {name}").format(number=number, count=count, name=one_line(file.name))
    warn(words)


def _sum_up(count: int, problems: dict[str, list[str]], *, dry_run: bool) -> None:
    done = ngettext("{n} session exported", "{n} sessions exported", count)
    if dry_run:
        done = ngettext(
            "Nothing was written; {n} session looked at", "Nothing was written; {n} sessions looked at", count
        )
    done = done.format(n=count)
    if not problems:
        warn(done)
        return
    names = ", ".join(one_line(Path(path).name) for path in problems)
    failed = ngettext("{n} not: {names}", "{n} not: {names}", len(problems))
    warn(_("{done}, {failed}").format(done=done, failed=failed.format(n=len(problems), names=names)))
