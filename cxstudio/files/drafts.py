"""Sessions nobody has named yet: real files in the drafts folder, offered again at the next start."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path

import msgspec

from cxstudio.files.problems import FileProblem, from_system
from cxstudio.files.session_file import SessionFile
from cxstudio.files.vetting import data_folder
from cxstudio.model import naming
from cxstudio.model.document import Document
from cxstudio.model.records import Card, Journey, Node, Persona, Session, Stage, Touchpoint
from cxstudio.words import _

RESCUED = "rescued-"
MOST_NAME = 60  # letters
# What somebody wrote into a file's local state, by its keys: it is missed like anything on the map.
WRITTEN = ("entry", "workshop drafts", "workshop draft", "workshop notes")
_SET_BY_ITSELF = {"id", "kind", "order", "language", "direction", "date", "persona", "mark"}
MOST_HELD = 500  # titles of a draft that are compared with those of another


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that can be opened, or one that cannot, with the sentence why. `changed` in seconds since 1970, UTC.

    `holds` are the titles of what is in it, the first of them, by which drafts of one name are told apart.
    """

    path: Path
    title: str
    changed: float
    touchpoints: int
    problem: str = ""
    holds: tuple[str, ...] = ()


def drafts_place() -> Path:
    """Where drafts lie, whether or not the folder is there."""
    return data_folder() / "drafts"


def drafts_folder() -> Path:
    """The folder of drafts; it is made when it is not there. Raises FileProblem."""
    folder = drafts_place()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_system(error, folder) from error
    return folder


def new_draft() -> SessionFile:
    """A new session in a new file of the drafts folder. Raises FileProblem."""
    day = datetime.now().astimezone().strftime("%Y-%m-%d")
    return SessionFile.create(drafts_folder() / f"{day}-{secrets.token_hex(4)}.cxs")


def holds_words(session: SessionFile) -> bool:
    """Whether something lies in the local state of a file that somebody would miss."""
    return any(session.local(key) for key in WRITTEN)


def is_bare(document: Document) -> bool:
    """Whether there is nothing but what a new session begins with."""
    return all(_is_bare(record) for _id, record in document.graph.nodes(data="record"))


def _is_bare(record: Node) -> bool:
    if not isinstance(record, Session | Journey | Persona):
        return False
    return all(
        field.name in _SET_BY_ITSELF or getattr(record, field.name) == field.default
        for field in msgspec.structs.fields(record)
    )


def rescue(session: SessionFile) -> Path:
    """A draft with all there is, also what waits for a disk that refuses. Raises FileProblem.

    Where the disk does not even let the file be read, the draft begins with what is in memory, without its history.
    """
    name = "".join(c for c in session.path.stem if c.isalnum() or c in " -_.")[:MOST_NAME].strip(" .")
    path = drafts_folder() / f"{RESCUED}{secrets.token_hex(4)}-{name}.cxs"
    try:
        session.save_copy(path)
    except FileProblem:
        fresh = SessionFile.create(path)
        try:
            fresh.document.restore(session.document.registers.state, _("What was rescued"))
        finally:
            fresh.close()
    return path


def rescued_name(path: Path) -> str:
    """What the file was called that a draft was rescued from; "" for any other draft."""
    stem = path.stem
    return stem[len(RESCUED) + 9 :] if stem.startswith(RESCUED) else ""


def list_drafts() -> list[Draft]:
    """All drafts not open anywhere, latest first; each was opened and checked, untouched ones are swept away."""
    found = [draft for path in sorted(drafts_folder().glob("*.cxs")) if (draft := _checked(path)) is not None]
    return sorted(found, key=lambda draft: draft.changed, reverse=True)


def _titles(document: Document) -> tuple[str, ...]:
    things = (x for kind in (Journey, Touchpoint, Card, Stage, Persona) for x in document.nodes(kind))
    titles = (" ".join(naming.title(thing).split()) for thing in things)
    return tuple(islice(dict.fromkeys(title for title in titles if title), MOST_HELD))


def _checked(path: Path) -> Draft | None:
    try:
        session = SessionFile.open(path)
    except FileProblem as problem:
        if problem.kind in {"locked", "missing"}:
            return None
        return Draft(path, path.stem, path.stat().st_mtime, 0, str(problem))
    try:
        untouched = all(row.kind == "base" for row in session.rows()) and not holds_words(session)
        document = session.document
        changed = session.state.saved or path.stat().st_mtime
        journeys = document.journeys()
        title = rescued_name(path) or document.session.title or (journeys[0].title if journeys else "")
        draft = Draft(path, title, changed, len(document.nodes(Touchpoint)), holds=_titles(document))
    finally:
        session.close()
    if untouched:
        path.unlink(missing_ok=True)
        return None
    return draft
