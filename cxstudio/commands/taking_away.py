"""The command that writes the take-away folder of a workshop: all that the room is given, in one folder.

Two processes of this program write the parts beside each other, into a folder for temporary files. When all are done,
the folder appears under its name and as a whole. A part that cannot be made is said; the others go on.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from argparse import SUPPRESS, ArgumentParser, Namespace
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from cxstudio.commands.reading import opened
from cxstudio.commands.saying import (
    CommandProblem,
    answer,
    refuse_no_place,
    tell_outcome,
    tell_step,
    trouble_with,
    warn,
    warn_each,
    words_of_list,
)
from cxstudio.edits.problems import Refused
from cxstudio.files.problems import FileProblem
from cxstudio.files.publish_folder import publish_folder
from cxstudio.formats import FormatProblem, title_of
from cxstudio.formats.take_away import PARTS, SHARES, file_names, write_part
from cxstudio.model.naming import session_called
from cxstudio.resources import own_process, own_python_path
from cxstudio.words import _, ngettext
from cxstudio.workshop.still_open import still_open

Told = Mapping[str, Any]


def take_away_arguments(parser: ArgumentParser) -> None:
    """The arguments of `take-away`."""
    parser.add_argument("file", type=Path, metavar="FILE.cxs", help=_("the session"))
    parser.add_argument(
        "-o",
        "--out",
        type=Path,
        required=True,
        metavar="FOLDER",
        help=_("the folder to make; where one of that name exists, the new one gets a number"),
    )
    parser.add_argument(
        "--parts",
        type=_parts,
        default=tuple(PARTS),
        metavar="NAMES",
        help=_("what to write, by commas: {names}").format(names=", ".join(PARTS)),
    )
    parser.add_argument(
        "--progress", action="store_true", help=_("for programs: steps and the outcome on standard output")
    )
    parser.add_argument(
        "--share", action="store_true", help=SUPPRESS
    )  # one of the processes that write parts


def take_away(args: Namespace) -> int:
    """Write the folder; returns 1 where a part of it is missing."""
    if args.share:
        return _write_share(args)
    try:
        folder, names, told, still = _made(args)
    except CommandProblem as problem:
        if not args.progress:
            raise
        tell_outcome({"problem": "\n".join(problem.lines)})
        return problem.code
    problems = [str(one["problem"]) for one in told if one.get("problem")]
    remarks = [f"{names[one['part']]}: {text}" for one in told for text in one.get("warnings", ())]
    files = [str(folder / names[one["part"]]) for one in told if not one.get("problem")]
    if args.progress:
        tell_outcome(
            {
                "folder": str(folder),
                "files": files,
                "warnings": remarks,
                "problems": problems,
                "open": still,
            }
        )
        return 0
    warn_each(remarks)
    warn_each(problems)
    for file in files:
        answer(file)
    said = ngettext("{n} file in “{folder}”", "{n} files in “{folder}”", len(files))
    warn(said.format(n=len(files), folder=folder))
    for text in still:
        warn(_("Still open: {what}").format(what=text))
    return 1 if problems else 0


def _made(args: Namespace) -> tuple[Path, dict[str, str], list[Told], list[str]]:
    """The folder, the names of its files by part, what was told of each, and what is open. Raises CommandProblem."""
    target = Path(os.path.abspath(args.out))  # noqa: PTH100  (a link in it stays one)
    if not os.access(target.parent, os.W_OK):
        raise CommandProblem(
            _("The folder “{folder}” is not there or cannot be written").format(folder=target.parent)
        )
    if target.is_file():
        raise CommandProblem(_("“{name}” is a file; name a folder").format(name=args.out), code=2)
    refuse_no_place(target.parent / f"{target.name}.pdf")
    with trouble_with(target), TemporaryDirectory(prefix="cxstudio-take-away-") as scratch:
        work = Path(scratch) / "made"
        work.mkdir()
        with opened(args.file) as session:
            names = file_names(session.document, args.file, args.parts)
            called = session_called(session.document, title_of(args.file))
            still = [one.text for one in still_open(session.document, session.local, called)]
        told = []
        for one in _told_by_shares(args.file, work, args.parts):
            told.append(one)
            if args.progress:
                tell_outcome({"part": one["part"], "problem": one.get("problem", "")})
                tell_step(len(told), len(args.parts))
        order = list(args.parts)
        told.sort(key=lambda one: order.index(one["part"]))
        files = [work / names[one["part"]] for one in told if not one.get("problem")]
        if not files:
            raise CommandProblem(*dict.fromkeys(str(one["problem"]) for one in told))
        return publish_folder(files, target), names, told, still


def _told_by_shares(file: Path, work: Path, parts: Sequence[str]) -> Iterator[Told]:
    """What is told of each part, as soon as it is done. All that was started has ended when this has."""
    shares = [own for share in SHARES if (own := [name for name in share if name in parts])]
    if (os.cpu_count() or 1) < 2:
        shares = [[name for share in shares for name in share]]
    heard: SimpleQueue[tuple[int, bytes]] = SimpleQueue()
    running = [_start_share(file, work, share) for share in shares]
    ears = [Thread(target=_listen, args=(*one, heard), daemon=True) for one in enumerate(running)]
    for ear in ears:
        ear.start()
    waiting = {place: list(share) for place, share in enumerate(shares)}
    try:
        while waiting:
            place, line = heard.get()
            if not line:  # it has ended, in whatever way
                for name in waiting.pop(place):
                    yield {"part": name, "problem": _not_made(name, _("it ended without a word"))}
                continue
            one = _read(line)
            if one is not None and one.get("part") in waiting[place]:
                waiting[place].remove(str(one["part"]))
                yield one
    finally:
        for process, ear in zip(running, ears, strict=True):
            process.kill()
            ear.join()
            with process:  # closes its pipes and waits for it
                pass


def _start_share(file: Path, work: Path, share: Sequence[str]) -> subprocess.Popen[bytes]:
    words = ["take-away", str(file), "-o", str(work), "--parts", ",".join(share), "--share"]
    known = os.environ.get("PYTHONPATH", "")
    environment = {**os.environ, "PYTHONPATH": own_python_path(known), "PYTHONUTF8": "1"}
    return subprocess.Popen(
        own_process(words), stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )


def _listen(place: int, process: subprocess.Popen[bytes], heard: SimpleQueue[tuple[int, bytes]]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        heard.put((place, line))
    heard.put((place, b""))


def _read(line: bytes) -> Told | None:
    try:
        told = json.loads(line)
    except ValueError:
        return None
    return told if isinstance(told, dict) else None


# In a process of its own


def _write_share(args: Namespace) -> int:
    """Write parts into a folder that is there, and tell each in a line of JSON."""
    Thread(target=_end_with_parent, daemon=True).start()
    with opened(args.file) as session:
        names = file_names(session.document, args.file, args.parts)
        for name in args.parts:
            try:
                warnings = write_part(session, PARTS[name], args.out / names[name], title_of(args.file))
            except (FileProblem, FormatProblem, Refused, OSError) as problem:
                tell_outcome({"part": name, "problem": _not_made(name, str(problem))})
            except Exception as fault:  # noqa: BLE001  (what nobody foresaw in one part is no fault of the others)
                tell_outcome({"part": name, "problem": _not_made(name, repr(fault))})
            else:
                tell_outcome({"part": name, "warnings": list(warnings)})
    return 0


def _end_with_parent() -> None:
    """Whoever started this holds its standard input open; when they are gone, nobody wants the rest."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(1)


def _not_made(part: str, reason: str) -> str:
    word = _(PARTS[part].word) if PARTS[part].word else _("clean copy")
    return _("Not made: {part}. {reason}").format(part=word, reason=reason)


def _parts(text: str) -> tuple[str, ...]:
    """The parts named in a list, in the order of the table. Raises ArgumentTypeError."""
    wanted = words_of_list(text, tuple(PARTS))
    return tuple(name for name in PARTS if name in wanted)
