"""Sessions begun from templates, and templates made of sessions: the way between files and verbs; no window."""

from __future__ import annotations

import time

from cxstudio.app.session import OpenSession
from cxstudio.edits.templates import as_template, start_from
from cxstudio.files.drafts import new_draft
from cxstudio.files.session_file import SessionFile
from cxstudio.files.templates import Template, read_template, save_template, write_begun
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.text.digits import right_to_left


def draft_from(template: Template, language: str) -> SessionFile:
    """A new draft that begins as a template does, with nothing to undo. Raises FileProblem or OSError."""
    source, pictures = read_template(template)
    log = MemoryLog()
    document = Document(log)
    start_from(
        document,
        source,
        language=language,
        direction="rtl" if right_to_left(language) else "ltr",
        date=time.strftime("%Y-%m-%d"),
        shipped=not template.own,
        blobs=(pictures, log),
    )
    blank = new_draft()
    place = blank.path
    blank.close()
    write_begun(document, log.blob, place)
    return SessionFile.open(place)


def keep_as_template(session: OpenSession, name: str, *, cards: bool) -> None:
    """Keep what others can begin from as a template of that name, in place of one it has.

    Raises FileProblem, and ValueError, a plain sentence, for a name that gives no file.
    """
    log = MemoryLog()
    document = Document(log)
    as_template(session.document, document, name, cards=cards, blobs=(session.file, log))
    save_template(name, document, log.blob)
