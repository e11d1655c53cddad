"""How commands speak: answers on standard output, trouble as plain lines on standard error; it knows no command."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import clean_text
from cxstudio.exchange.problems import ImportProblem
from cxstudio.files.problems import FileProblem
from cxstudio.files.publish import refuse_taken, target_of
from cxstudio.formats import FormatProblem
from cxstudio.words import _


class CommandProblem(Exception):
    """The job failed or was asked for in a wrong way; `lines` are plain sentences, `code` the exit code."""

    def __init__(self, *lines: str, code: int = 1) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        self.code = code


def one_line(text: str) -> str:
    """A text from a file as a terminal can take it: one line, no control characters."""
    return " ".join(clean_text(text).split())


def answer(text: str) -> None:
    """Print one line of an answer."""
    print(text, flush=True)


def warn(text: str) -> None:
    """Say something worth knowing on standard error."""
    print(f"cxstudio: {one_line(text)}", file=sys.stderr)


@contextmanager
def trouble_with(path: Path) -> Iterator[None]:
    """Turn what can go wrong with a file into lines that name it."""
    try:
        yield
    except FileProblem as problem:
        raise CommandProblem(str(problem)) from problem
    except ImportProblem as problem:
        lead = _("“{name}” was not imported: {reason}").format(name=path.name, reason=problem.reason)
        if problem.faults:
            lead += _("; correct what is listed here, or leave it out with --skip-bad-rows")
        raise CommandProblem(lead, *(f"  {fault}" for fault in problem.faults)) from problem
    except (FormatProblem, Refused) as problem:
        raise CommandProblem(f"{path.name}: {problem}") from problem
    except OSError as error:
        raise CommandProblem(f"{path}: {error.strerror or error}") from error


def refuse_existing(path: Path, *, force: bool, sources: Iterable[Path] = ()) -> None:
    """Keep a session that is there, unless it is to be replaced, and what the new one is made of in any case."""
    if path.suffix.lower() != ".cxs":
        raise CommandProblem(_("“{name}” must end in .cxs").format(name=path.name), code=2)
    refuse_no_place(path)
    with trouble_with(path):
        try:
            refuse_taken(path, sources, replace=force)
        except FileProblem as problem:
            if problem.kind != "exists":
                raise
            raise CommandProblem(
                _("“{name}” exists already; choose another name, or replace it with --force").format(
                    name=path.name
                )
            ) from problem


def refuse_no_place(path: Path) -> None:
    """Stop before any work when the result would have no place."""
    if not os.access(path.parent, os.W_OK):
        raise CommandProblem(
            _("“{name}” cannot be made: its folder is not there or cannot be written").format(name=path.name)
        )
    with trouble_with(path):
        target_of(path)
