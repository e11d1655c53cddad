"""How commands speak: answers on standard output, trouble as plain lines on standard error; it knows no command."""

from __future__ import annotations

import json
import os
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from cxstudio.edits.problems import Refused
from cxstudio.edits.values import clean_text
from cxstudio.exchange.exported import Progress
from cxstudio.exchange.problems import ImportProblem
from cxstudio.files.problems import FileProblem
from cxstudio.files.publish import refuse_taken, target_of
from cxstudio.formats import FormatProblem
from cxstudio.words import _, ngettext

MOST_LISTED = 1000  # lines of one kind: more scroll by unread
_PATIENCE = 1.0  # seconds after which a terminal is told how far the work is
_JOINERS = "\u200c\u200d"  # signs without a shape that words of Persian and Hindi need


class CommandProblem(Exception):
    """The job failed or was asked for in a wrong way; `lines` are plain sentences, `code` the exit code."""

    def __init__(self, *lines: str, code: int = 1) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines
        self.code = code


def one_line(text: str) -> str:
    """A text from a file as a terminal can take it: one line, no control characters."""
    return " ".join(clean_text(text).split())


def printable(text: str) -> str:
    """One line for a terminal: what could steer it or turn the line round is taken out of names and texts.

    Half a character, as a name of a file may hold, stays: the stream writes it as an escape.
    """
    shown = (c if c.isprintable() or c in _JOINERS or "\ud800" <= c <= "\udfff" else " " for c in text)
    return " ".join("".join(shown).split())


def answer(text: str) -> None:
    """Print one line of an answer; a terminal gets only what it can show."""
    if sys.stdout.isatty():
        text = "\n".join(
            line[: -len(line.lstrip(" ")) or None] + printable(line) for line in text.split("\n")
        )
    print(text, flush=True)


def warn(text: str) -> None:
    """Say something worth knowing on standard error."""
    print(f"cxstudio: {printable(text)}", file=sys.stderr)


def warn_each(texts: Sequence[str]) -> None:
    """The same for several; of very many only the first."""
    for text in few_lines(texts):
        warn(text)


def few_lines(texts: Sequence[str]) -> list[str]:
    """The first lines of a long list, and how many more there are."""
    more = len(texts) - MOST_LISTED
    rest = [ngettext("and {n} more", "and {n} more", more).format(n=more)] if more > 0 else []
    return [*texts[:MOST_LISTED], *rest]


def words_of_list(text: str, known: tuple[str, ...], *, all_of_them: bool = False) -> tuple[str, ...]:
    """The words of a list by commas, each once; `all_of_them` lets "all" stand alone. Raises ArgumentTypeError."""
    words = tuple(dict.fromkeys(word.strip().lower() for word in text.split(",") if word.strip()))
    if all_of_them and words == ("all",):
        return known
    wrong = [word for word in words if word not in known]
    if wrong or not words:
        said = _("“{value}” is none of these: {known}")
        value = wrong[0] if wrong else text
        raise ArgumentTypeError(said.format(value=value[:40], known=", ".join(known)))
    return words


def tell_step(done: int, whole: int) -> None:
    """One line a step, for whoever started this as a part of something larger."""
    print(f"{done}/{whole}", flush=True)


def tell_outcome(outcome: dict[str, object]) -> None:
    """The last line for the same: what came of it, as JSON."""
    answer(json.dumps(outcome, ensure_ascii=True))


def on_terminal() -> Progress | None:
    """Tells a person who waits in front of a terminal, in a line that the next one overwrites."""
    if not sys.stderr.isatty():
        return None
    began = time.monotonic()

    def tell(done: int, whole: int) -> None:
        if time.monotonic() - began > _PATIENCE:
            print(f"{100 * done // max(1, whole):3} %", end="\r", file=sys.stderr, flush=True)

    return tell


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
        raise CommandProblem(lead, *few_lines([str(fault) for fault in problem.faults])) from problem
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
