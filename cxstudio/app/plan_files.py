"""The actions of a plan as a file or as text, from the plan's menu: asks where and writes; no page is laid out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from cxstudio.app.file_names import as_file_name
from cxstudio.app.session import OpenSession
from cxstudio.exchange.plan_text import plan_text
from cxstudio.files.problems import FileProblem
from cxstudio.formats import EXPORTS, FormatProblem, export_file, file_filter
from cxstudio.model.document import Document
from cxstudio.words import _


def copy_plan(document: Document) -> str:
    """Put the actions on the clipboard, as text for an e-mail. Returns what to tell."""
    try:
        QGuiApplication.clipboard().setText(plan_text(document))
    except ValueError as refusal:
        return str(refusal)
    return _("The actions are on the clipboard, as text for an e-mail")


def save_plan(window: QWidget, session: OpenSession, ending: str) -> str:
    """Save the actions in the format of this ending where somebody says. Returns what to tell; "" when nobody said."""
    format = next(one for one in EXPORTS if one.ending == ending)
    start = session.path.parent / f"{as_file_name(_('{name} actions').format(name=session.name()))}{ending}"
    name, _filter = QFileDialog.getSaveFileName(
        window, _("Save the actions"), str(start), file_filter([format])
    )
    if not name:
        return ""
    path = Path(name)
    if path.suffix.lower() != ending:
        path = path.with_name(path.name + ending)
    try:
        export_file(session.document, path)
    except (FormatProblem, FileProblem) as problem:
        return str(problem)
    return _("Saved as {name}").format(name=path.name)
