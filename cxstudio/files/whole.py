"""A document written as one fresh session file without history: for copies and templates; it chooses nothing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from cxstudio.files import store as tables
from cxstudio.files.problems import from_sqlite
from cxstudio.files.publish import published
from cxstudio.files.store import Store
from cxstudio.model.document import Document
from cxstudio.model.log import Row


def write_whole(document: Document, find_blob: Callable[[str], bytes | None], path: Path) -> None:
    """Write a document with a log as one fresh file without any history, with its pictures; it replaces what is there.

    Raises FileProblem.
    """
    assert document.replica is not None
    row = Row(
        document.replica.missing(), "base", time=time.time(), source=document.replica.client, turn=1, seq=1
    )
    blobs = []
    for attachment in document.attachments():
        data = find_blob(attachment.sha256)
        if data is not None:
            blobs.append((attachment.sha256, attachment.mime, data))
    with published(path) as temporary:
        tables.make(temporary)
        store = Store.open(temporary).begin_writing()
        try:
            store.write([row], blobs)
        except sqlite3.Error as error:
            raise from_sqlite(error, path, "unreachable") from error
        finally:
            store.close()
