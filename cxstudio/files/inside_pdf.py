"""The session that travels inside a PDF: taken out into a file of its own; the PDF is only read.

A PDF from elsewhere is read by a child process, which hands back the bytes of the one session in it. They are then
opened as any session from elsewhere is.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import BinaryIO

import cxstudio
from cxstudio.files.limits import bound_process
from cxstudio.files.plain_file import open_plain
from cxstudio.files.problems import FileProblem, ProblemKind, from_reading, from_sqlite
from cxstudio.files.publish import published
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import APPLICATION_ID, Store

ARGUMENT = "--session-in-pdf"  # what a bundled program is started with to be the child
ENDING = ".cxs"
MOST_BYTES = 256 * 2**20  # of a PDF, and of a session inside one
MOST_SECONDS = 120
MOST_MEMORY = 2 * 2**30  # bytes: the PDF, and twice the session inside it
MOST_ATTACHMENTS = 1000

_CHILD = "import sys; sys.path.insert(0, sys.argv[1]); from cxstudio.files.inside_pdf import child; child()"
# What the child says by its exit code.
_NONE, _SEVERAL, _PASSWORD, _NO_PDF, _TOO_LARGE, _TOO_LARGE_INSIDE = range(40, 46)
_SAID: dict[int, ProblemKind] = {
    _NONE: "no session inside",
    _SEVERAL: "several inside",
    _PASSWORD: "password",
    _NO_PDF: "no pdf",
    _TOO_LARGE: "too large",
    _TOO_LARGE_INSIDE: "too large inside",
}
_BROKEN: dict[ProblemKind, ProblemKind] = dict.fromkeys(("damaged", "truncated", "foreign"), "broken inside")


def session_bytes(session: SessionFile) -> bytes:
    """All of a session as one file, with what waits to be written, and without what is private to this machine.

    Raises FileProblem, also when it is too large.
    """
    try:
        with tempfile.TemporaryDirectory(prefix="cxstudio-inside-") as folder:
            copy = Path(folder) / session.path.name
            session.save_copy(copy)
            bare = Store.open(copy)
            try:
                bare.forget_local()
            finally:
                bare.close()
            data = copy.read_bytes()
    except sqlite3.Error as error:
        raise from_sqlite(error, session.path, "no scratch room") from error
    except OSError as error:
        raise from_reading(error, session.path) from error
    if len(data) > MOST_BYTES:
        raise FileProblem("too large", session.path)
    return data


def take_session_out(pdf: Path, out: Path) -> None:
    """Write the session inside a PDF as a file of its own, in place of what is there. Raises FileProblem."""
    with open_plain(pdf) as source, published(out) as temporary:
        if os.fstat(source.fileno()).st_size > MOST_BYTES:
            raise FileProblem("too large", pdf)
        with temporary.open("xb") as target:
            _have_read(source, target, pdf)
        temporary.chmod(0o600)
        try:
            SessionFile.open(temporary, read_only=True).close(abandon=True)
        except FileProblem as problem:
            raise FileProblem(_BROKEN.get(problem.kind, problem.kind), pdf) from problem


def _have_read(source: BinaryIO, target: BinaryIO, pdf: Path) -> None:
    """Let the child read the PDF and write the session. Raises FileProblem."""
    try:
        ended = subprocess.run(
            _command(),
            check=False,
            stdin=source,
            stdout=target,
            stderr=subprocess.DEVNULL,
            timeout=MOST_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise FileProblem("no pdf", pdf) from error
    if ended.returncode:
        raise FileProblem(_SAID.get(ended.returncode, "no pdf"), pdf)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, ARGUMENT]
    root = Path(cxstudio.__file__).resolve().parent.parent
    return [sys.executable, "-I", "-c", _CHILD, str(root)]


# The child


def child() -> None:
    """What the child does: read a PDF from standard input, write its session to standard output; ends with a code."""
    bound_process(seconds=MOST_SECONDS, file_bytes=MOST_BYTES, memory=MOST_MEMORY)
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        sys.exit(_TOO_LARGE)
    found = _sessions(data)
    if len(found) != 1:
        sys.exit(_SEVERAL if found else _NONE)
    sys.stdout.buffer.write(found[0])
    sys.stdout.buffer.flush()


def _sessions(data: bytes) -> list[bytes]:
    """The attachments that are called as sessions and begin as sessions do; two are enough."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        sys.exit(_PASSWORD if "password" in str(error).casefold() else _NO_PDF)
    found: list[bytes] = []
    for index in range(min(document.count_attachments(), MOST_ATTACHMENTS)):
        attachment = document.get_attachment(index)
        try:
            if not attachment.get_name().casefold().endswith(ENDING):
                continue
            content = bytes(attachment.get_data())
        except pypdfium2.PdfiumError:
            continue
        except MemoryError:
            sys.exit(_TOO_LARGE_INSIDE)
        if len(content) > MOST_BYTES:
            sys.exit(_TOO_LARGE_INSIDE)
        if int.from_bytes(content[68:72], "big") == APPLICATION_ID:
            found.append(content)
        if len(found) == 2:
            break
    return found
