"""Writing the table on the screen to a file somebody chooses; what stands in it is made elsewhere."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from cxstudio.app.dialogs.problems import shown, tell
from cxstudio.app.file_names import as_file_name
from cxstudio.app.views.view import Around
from cxstudio.files.problems import FileProblem
from cxstudio.formats import FORMATS, ExportOptions, FormatProblem, export_file
from cxstudio.model.kinds import KINDS
from cxstudio.words import _

ENDINGS = (".xlsx", ".csv")


def ask_and_export(parent: QWidget, around: Around, kind: str) -> Path | None:
    """Ask for a place and write all things of a kind there; where they went, None for nowhere."""
    formats = {f.ending: f for f in FORMATS if f.ending in ENDINGS}
    filters = [f"{_(formats[ending].label)} (*{ending})" for ending in ENDINGS]
    name = as_file_name(f"{around.session.name()} - {_(KINDS[kind].plural)}")
    folder = around.session.path.parent if not around.session.is_draft else Path.home()
    chosen, used = QFileDialog.getSaveFileName(
        parent, _("Export this table"), str(folder / f"{name}.xlsx"), ";;".join(filters)
    )
    if not chosen:
        return None
    path = Path(chosen)
    if path.suffix.lower() not in ENDINGS:
        path = path.with_name(path.name + ENDINGS[filters.index(used) if used in filters else 0])
    try:
        export_file(around.session.document, path, ExportOptions(kind=kind))
    except (FormatProblem, FileProblem, OSError) as problem:
        tell(parent, _("The table could not be written"), str(problem))
        return None
    around.say(_("Table saved as {name}. Edit it and bring it back here.").format(name=shown(path.name)))
    return path
