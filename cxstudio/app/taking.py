"""What other programs drag over the map, told apart, and what is made of it when it is dropped; it shows nothing.

Pictures and texts come to lie where they are let go; maps and tables are opened by whoever hears of their names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QTimer

from cxstudio.app.import_kinds import PREVIEWED
from cxstudio.app.incoming import Incoming, plain_from_html
from cxstudio.app.local_files import OURS, local_files
from cxstudio.app.picture_files import PICTURE_ENDINGS, picture_bytes
from cxstudio.canvas.dropping import Brought, Target
from cxstudio.edits.pictures import PICTURE_KIND
from cxstudio.words import _, ngettext

OPENED = (".cxs", ".pdf", *PREVIEWED)
MOST_FILES = 50


class Taking:
    """Drops on one map. `opened` hears the names of files that are maps or tables."""

    def __init__(self, incoming: Incoming, opened: Callable[[list[str]], None]) -> None:
        self._incoming, self._opened = incoming, opened

    def brought(self, data: QMimeData) -> Brought:
        """What a drag holds."""
        if data.hasFormat(OURS):
            return Brought(why=_("Drag it to a folder or another program"))
        if files := local_files(data):
            return _of_files(files)
        if data.hasText() and data.text().strip():
            return Brought(kind=self._incoming.kind_at([]), listed=True)
        if data.hasImage():
            return Brought(kind=PICTURE_KIND, pictured=True)
        if data.hasHtml():
            return Brought(kind=self._incoming.kind_at([]), listed=True)
        return Brought(why=_("A map cannot take this; drop pictures, texts, maps or tables"))

    def drop(self, data: QMimeData, target: Target) -> None:
        """Make something of a drop where it was let go."""
        files = local_files(data)
        if files and all(path.suffix.lower() in OPENED for path in files):
            self._opened([str(path) for path in files])
        elif files:
            self._incoming.drop_pictures([(path.name, path) for path in files], target)
        elif data.hasText() and data.text().strip():
            self._later(data.text(), target)
        elif (picture := picture_bytes(data)) is not None:
            self._incoming.drop_pictures([("", picture)], target)
        elif data.hasHtml():
            self._later(plain_from_html(data.html()), target)

    def _later(self, text: str, target: Target) -> None:
        # A question may come up, and the program it was dragged from waits until the drop is over.
        QTimer.singleShot(0, lambda: self._incoming.drop_text(text, target))


def _of_files(files: Sequence[Path]) -> Brought:
    """Files that all become pictures, or are all opened; anything else is refused in one sentence."""
    if len(files) > MOST_FILES:
        return Brought(why=_("Drop at most {n} files at once").format(n=MOST_FILES))
    endings = {path.suffix.lower() for path in files}
    if any(path.is_dir() for path in files):
        return Brought(why=_("A folder cannot be dropped; drop the files in it"))
    if endings <= set(OPENED):
        n = len(files)
        words = ngettext("Opens “{name}”", "Opens {n} files", n).format(name=files[0].name, n=n)
        return Brought(opens=words)
    if endings <= set(PICTURE_ENDINGS):
        return Brought(kind=PICTURE_KIND, pictured=True)
    strange = (
        next(path for path in files if path.suffix.lower() not in (*OPENED, *PICTURE_ENDINGS))
        if (endings - set(OPENED) - set(PICTURE_ENDINGS))
        else None
    )
    if strange is None:
        return Brought(why=_("Drop pictures, or maps and tables, but not both at once"))
    return Brought(
        why=_("“{name}” is neither a picture nor a map nor a table").format(name=strange.name[:60])
    )
