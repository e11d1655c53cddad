"""A clean copy for the client: a fresh file with what the map shows, and nothing that was meant to stay in the house.

Left out: history, deleted things, internal cards, groups of nothing but those, comments, questions of a template, the
parking lot, photos of a workshop's wall, local state, versions, conflicts, things and fields this version does not
know, and pictures nobody uses.
The plan goes along with the people in it: who does what is what a client is given.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from cxstudio.files.publish import refuse_taken
from cxstudio.files.session_file import SessionFile
from cxstudio.files.whole import write_whole
from cxstudio.model.document import Document
from cxstudio.model.excerpt import LeaveOut, excerpt
from cxstudio.model.log import MemoryLog

FOR_THE_CLIENT = LeaveOut(internal=True, comments=True)
# What the room itself has said and parked, on the pages that say so.
FOR_THE_ROOM = replace(FOR_THE_CLIENT, keeps_parked=True)


def clean_copy(session: SessionFile, path: Path | str) -> None:
    """Write the copy; it replaces what is there. It is a session of its own and cannot be merged back.

    Raises FileProblem, of kind "same" when it would replace the session itself.
    """
    path = Path(path)
    refuse_taken(path, [session.path], replace=True)
    write_whole(clean_document(session.document), session.blob, path)


def clean_document(document: Document) -> Document:
    """The map without what stays in the house, as a document without a file."""
    return excerpt(document, FOR_THE_CLIENT, Document(MemoryLog()))
