"""What an export or an import is asked for, and the row a format has in the table; it writes and reads nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from cxstudio.exchange.exported import Exported, Progress
from cxstudio.exchange.import_endings import READABLE
from cxstudio.model.document import Document
from cxstudio.model.excerpt import LeaveOut
from cxstudio.picture.poster import PageSetup, ProfileName

FindPicture = Callable[[str], bytes | None]


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an export is asked for. `journey` is an id, "" the first journey; tables and JSON look at no page.

    A `kind` asks a table for all things of that kind. What is left out is in no format. `session` are the bytes of
    a whole session file that travels inside a PDF as `session_name`. What has no title is `called` so on its pages.
    """

    journey: str = ""
    kind: str = ""
    page: PageSetup = field(default_factory=PageSetup)
    dpi: float = 150.0  # dots per inch of a PNG
    transparent: bool = False  # PNG and SVG: no white under the page
    as_pictures: bool = False  # each slide one picture of its page, which looks exact and cannot be edited
    leave_out: LeaveOut = field(default_factory=LeaveOut)
    session: bytes = b""
    session_name: str = ""
    called: str = ""


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What an import is asked for; an empty language or direction is guessed from the letters.

    Without a title it takes the one it finds inside, else `named`, what the file is called.
    """

    title: str = ""
    named: str = ""
    language: str = ""
    direction: str = ""
    skip_bad_rows: bool = False


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import made, and what it left out or did not understand, one sentence each."""

    warnings: tuple[str, ...] = ()


Export = Callable[[Document, ExportOptions, FindPicture, Progress | None], Exported]
LeftBehind = Callable[[Document, str], Sequence[str]]
Import = Callable[[Document, bytes, ImportOptions, Progress | None], Imported]


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file: its name, its ending with the dot, what a user calls it, and how it is written or read.

    `has_page` is whether an export is laid out on paper, and `profile` what its pages are for where nobody chose;
    `about` says what is in one that has nothing to show, `on_screen` whether screens show it more than paper does.
    `holds_session` is whether a whole session may travel inside one, which is taken out by `files/inside_pdf.py` and
    not read here. `left` tells what of a session, or of one of its journeys, one has no place for; `by_kind`
    is whether it can hold all things of one kind instead.
    """

    name: str
    ending: str
    label: str
    write: Export | None = None
    read: Import | None = None
    has_page: bool = False
    about: str = ""
    profile: ProfileName = "poster"
    holds_session: bool = False
    on_screen: bool = False
    left: LeftBehind | None = None
    by_kind: bool = False

    @property
    def read_from(self) -> tuple[str, ...]:
        """The endings of files that are read in it."""
        row = READABLE.get(self.name)
        return row.endings if row is not None and self.read is not None else (self.ending,)


class FormatProblem(ValueError):
    """No export or import as asked; the text is a plain sentence with the remedy."""
