"""A file read into what an import can be planned with, in another process where it could hold anything; no map."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cxstudio.app.dialogs.importing import made_apart
from cxstudio.app.dialogs.reading_table import read_apart
from cxstudio.app.import_kinds import GRAPHS, SESSION, TABLES
from cxstudio.exchange.coming_back import is_returning
from cxstudio.exchange.import_source import (
    Source,
    read_source,
    source_of_session,
    source_of_sheets,
    source_of_text,
)
from cxstudio.exchange.mermaid_reading import holds_mermaid
from cxstudio.exchange.problems import ImportProblem
from cxstudio.exchange.sheet_rows import SheetRows, read_csv
from cxstudio.files.plain_file import open_plain
from cxstudio.files.problems import FileProblem, from_reading
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import title_of
from cxstudio.words import _

MOST_TEXT = 8 * 2**20  # bytes of a list or diagram
_LOOKED_AT = 1 << 16  # bytes in which cells would show


@dataclass(slots=True)
class ReadFile:
    """What a file holds, or a sentence why nothing; neither when somebody called it off.

    `returning` are the sheets of a table that was made to be brought back. `file` is another session, which is open
    until it is closed here.
    """

    source: Source | None = None
    problem: str = ""
    returning: tuple[SheetRows, ...] = ()
    file: SessionFile | None = None
    folder: Path | None = None

    def close(self) -> None:
        """Let go of the other session."""
        if self.file is not None:
            self.file.close(abandon=True)
            self.file = None
        if self.folder is not None:
            shutil.rmtree(self.folder, ignore_errors=True)


def read_file(path: Path, parent: QWidget | None) -> ReadFile:
    """What a file holds; a wait that is felt is shown and can be called off."""
    ending = path.suffix.lower()
    try:
        if ending == SESSION:
            return _session(ReadFile(file=SessionFile.open(path, read_only=True)), path)
        if ending in GRAPHS:
            return _graph(path, parent)
        if ending in TABLES or (ending == ".txt" and _holds_cells(path)):
            return _table(path, parent)
        return ReadFile(read_source(_bytes_of(path), path.name))
    except (ImportProblem, FileProblem) as problem:
        return ReadFile(problem=str(problem))
    except OSError as error:
        return ReadFile(problem=str(from_reading(error, path)))


def source_of_clipboard(text: str) -> Source:
    """What a pasted text holds; cells are read as those of a table. Raises ImportProblem."""
    if len(text) <= MOST_TEXT and not holds_mermaid(text) and is_tabbed(text):
        return source_of_sheets((read_csv(text.encode("utf-8", "replace")),), workbook=True)
    return source_of_text(text)


def is_tabbed(text: str) -> bool:
    """Whether a text came in cells: a tab stands between two words of it."""
    return any("\t" in line.strip() for line in text.split("\n"))


def _session(read: ReadFile, path: Path) -> ReadFile:
    assert read.file is not None
    try:
        read.source = source_of_session(read.file.document, title_of(path))
    except ImportProblem as problem:
        read.close()
        return ReadFile(problem=problem.reason)
    return read


def _graph(path: Path, parent: QWidget | None) -> ReadFile:
    """A JSON file by way of a session that a child makes of it."""
    folder = Path(tempfile.mkdtemp(prefix="cxstudio-import-"))
    read = ReadFile(folder=folder)
    place = folder / "other.cxs"
    made = made_apart(path, place, parent)
    if made is None or made.problem:
        read.close()
        return ReadFile(problem=made.problem if made is not None else "")
    read.file = SessionFile.open(place, read_only=True)
    return _session(read, path)


def _table(path: Path, parent: QWidget | None) -> ReadFile:
    read = read_apart(path, parent)
    if not read.sheets:
        return ReadFile(problem=read.problem)
    if is_returning(read.sheets):
        return ReadFile(returning=read.sheets)
    return ReadFile(source_of_sheets(read.sheets, title_of(path), workbook=path.suffix.lower() == ".xlsx"))


def _holds_cells(path: Path) -> bool:
    with open_plain(path) as file:
        return is_tabbed(file.read(_LOOKED_AT).decode("utf-8", "replace"))


def _bytes_of(path: Path) -> bytes:
    with open_plain(path) as file:
        data = file.read(MOST_TEXT + 1)
    if not data.strip():
        raise ImportProblem(_("It is empty; choose a file that holds something"))
    if len(data) > MOST_TEXT:
        raise ImportProblem(_("The text is too long to import; split it into several"))
    return data
