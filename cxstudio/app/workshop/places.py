"""Where files that a workshop hands out are put at first: a place somebody knows; it asks and writes nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

from cxstudio.app.session import OpenSession


def place_beside(session: OpenSession) -> Path:
    """Beside a file that somebody named; of a draft the documents of the user."""
    if not session.is_draft:
        return session.path.parent
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) if documents and Path(documents).is_dir() else Path.home()
