"""What lies in a take-away folder: one row each, and how one of them is written; it makes no folder."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cxstudio.files.clean_copy import FOR_THE_CLIENT, FOR_THE_ROOM, clean_copy
from cxstudio.files.plain_names import plain_name
from cxstudio.files.session_file import SessionFile
from cxstudio.formats import export_file
from cxstudio.formats.options import ExportOptions
from cxstudio.model.document import Document
from cxstudio.model.excerpt import LeaveOut
from cxstudio.model.naming import session_called
from cxstudio.picture.poster import PageSetup, ProfileName
from cxstudio.words import N_, translate


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the folder: its name on the command line, the word in its file's name, its ending and its pages.

    The clean copy has neither word nor pages: it is called as the session is.
    """

    name: str
    word: str
    ending: str
    profile: ProfileName = "poster"
    leave_out: LeaveOut = FOR_THE_CLIENT


PARTS: dict[str, Part] = {
    part.name: part
    for part in (
        Part("poster", N_("poster"), ".pdf"),
        Part("handout", N_("handout"), ".pdf", "handout"),
        Part("minutes", N_("minutes"), ".pdf", "minutes", FOR_THE_ROOM),
        Part("slides", N_("slides"), ".pptx", "slides"),
        Part("table", N_("table"), ".xlsx"),
        Part("copy", "", ".cxs"),
    )
}
# What is written beside each other where a machine has two cores: the handout takes as long as all else together.
SHARES: tuple[tuple[str, ...], ...] = (("handout", "copy"), ("minutes", "poster", "slides", "table"))


def session_name(document: Document, file: Path) -> str:
    """What a session is called in names of files: by its title or that of its journey, else as its file."""
    return plain_name(session_called(document), plain_name(file.stem, "CX Studio"))


def file_names(document: Document, file: Path, parts: Iterable[str] = PARTS) -> dict[str, str]:
    """The name of each part's file, in the session's language."""
    title = session_name(document, file)
    found = {}
    for name in parts:
        part = PARTS[name]
        word = translate(part.word, document.session.language)
        found[name] = f"{plain_name(f'{title} - {word}' if word else title, title)}{part.ending}"
    return found


def write_part(session: SessionFile, part: Part, out: Path, called: str) -> tuple[str, ...]:
    """Write one file; returns what there is to remark. Its pages are `called` so where the session has no title.

    Raises FileProblem, FormatProblem, Refused and OSError.
    """
    from cxstudio.picture.profiles import PROFILES

    if part.name == "copy":
        clean_copy(session, out)
        return ()
    several = len(session.document.journeys()) > 1
    profile = PROFILES[part.profile]
    page = PageSetup(profile.sizes[0], theme=profile.theme, profile=part.profile, every_journey=several)
    options = ExportOptions(
        page=page, leave_out=part.leave_out, called=session_called(session.document, called)
    )
    return export_file(session.document, out, options, pictures=session.blob).warnings
