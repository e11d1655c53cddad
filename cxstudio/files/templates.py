"""Templates to begin a session from: those that are shipped, and those somebody saved; it fills no document.

Somebody's own lie in the data folder, as session files under their names. What else lies there is passed over.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cxstudio.files.problems import FileProblem, from_system
from cxstudio.files.session_file import SessionFile
from cxstudio.files.store import Store
from cxstudio.files.vetting import Digest, data_folder, remember
from cxstudio.files.whole import write_whole
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.resources import resource
from cxstudio.words import _

ENDING = ".cxs"
LONGEST_NAME = 80  # letters
MOST_OWN = 500
_FORBIDDEN = '<>:"/\\|?*'


@dataclass(frozen=True, slots=True)
class Template:
    """One template. `name` is what the command line calls it; title and line of a shipped one are message ids."""

    name: str
    title: str
    line: str
    path: Path
    own: bool = False


def templates() -> tuple[Template, ...]:
    """The shipped ones in the order of their index, then somebody's own by name."""
    return (*shipped_templates(), *own_templates())


def shipped_templates() -> tuple[Template, ...]:
    """The shipped templates; none when their index is missing."""
    try:
        rows = json.loads(resource("templates", "index.json").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    return tuple(
        Template(row["name"], row["title"], row["line"], resource("templates", f"{row['name']}{ENDING}"))
        for row in rows
    )


def own_templates() -> tuple[Template, ...]:
    """Somebody's own templates by name, without a look inside; files that are no sessions by their ending are not."""
    try:
        paths = sorted(templates_place().glob(f"*{ENDING}"), key=lambda path: path.stem.casefold())
    except OSError:
        return ()
    return tuple(
        Template(path.stem, path.stem, "", path, own=True) for path in paths[:MOST_OWN] if path.is_file()
    )


def template_named(name: str) -> Template | None:
    """The template of this name in any case, the shipped ones first."""
    wanted = name.strip().casefold()
    return next((x for x in templates() if x.name.casefold() == wanted), None)


def read_template(template: Template) -> tuple[Document, MemoryLog]:
    """What is in a template, in memory, and where its pictures are. Raises FileProblem, also for one with no journey.

    A shipped one is read as it lies there; whatever else is in somebody's folder is tried first, like any file.
    """
    log = MemoryLog()
    if template.own:
        file = SessionFile.open(template.path, read_only=True)
        document = file.document
        for attachment in document.attachments():
            data = file.blob(attachment.sha256)
            if data is not None:
                log.put_blob(data, attachment.mime)
        file.close(abandon=True)
    else:
        store = Store.open(template.path, read_only=True)
        try:
            log.append(store.rows())
        finally:
            store.close()
        document = Document(log)
    if not document.journeys():
        raise FileProblem("foreign", template.path)
    return document, log


def write_begun(document: Document, find_blob: Callable[[str], bytes | None], path: Path) -> None:
    """Write a session that was just begun; what this program wrote itself needs not be tried when it is opened.

    Raises FileProblem.
    """
    write_whole(document, find_blob, path)
    store = Store.open(path, read_only=True)
    try:
        remember(Digest(store.rows()).text())
    finally:
        store.close()


def templates_place() -> Path:
    """Where somebody's own templates lie, whether or not the folder is there."""
    return data_folder() / "templates"


def own_path(name: str) -> Path:
    """The file of an own template of this name. Raises ValueError, a plain sentence, for a name that gives none."""
    kept = "".join(" " if c in _FORBIDDEN or not c.isprintable() else c for c in name)
    stem = " ".join(kept.split()).strip(". ")[:LONGEST_NAME].strip(". ")
    if not stem:
        raise ValueError(_("A template needs a name"))
    return templates_place() / f"{stem}{ENDING}"


def save_template(name: str, document: Document, find_blob: Callable[[str], bytes | None]) -> Path:
    """Write an own template; one of the same name is replaced. `document` has a log and holds what is in it.

    Raises FileProblem, and ValueError, a plain sentence, for a name that gives no file.
    """
    path = own_path(name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise from_system(error, path.parent) from error
    write_begun(document, find_blob, path)
    return path


def delete_template(template: Template) -> None:
    """Delete an own template; a shipped one stays. Raises FileProblem."""
    if not template.own or template.path.parent != templates_place():
        return
    try:
        template.path.unlink(missing_ok=True)
    except OSError as error:
        raise from_system(error, template.path) from error
