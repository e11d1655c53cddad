"""The take-away folder by one key: where it goes, asked once, and the card that tells of it; it writes nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QFileDialog

from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.places import place_beside
from cxstudio.app.workshop.take_away_card import TakeAwayCard
from cxstudio.app.workshop.take_away_job import TakeAwayJob
from cxstudio.files.plain_names import plain_name
from cxstudio.formats.take_away import PARTS, file_names, session_name
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _, translate

# Where systems show what is plugged in.
_PLUGGED_IN = ("/media/", "/run/media/", "/Volumes/")


class TakeAway:
    """What the key does in one window. While a folder is written, the key brings its card to the front."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._card: TakeAwayCard | None = None

    @property
    def card(self) -> TakeAwayCard | None:
        """What tells of the folder that is written, or was written last."""
        return self._card

    def write(self, wears: Theme) -> None:
        """Write the folder, to where the last one went; the first time, or when that place is gone, it is asked for."""
        if self._card is not None and self._card.running:
            self._card.raise_()
            self._card.activateWindow()
            return
        kept = self._around.settings.take_away
        if kept and Path(kept).is_dir():
            self._write_in(Path(kept), wears)
        else:
            self.write_elsewhere(wears)

    def write_elsewhere(self, wears: Theme) -> None:
        """Ask for another place, and write there."""
        settings, session = self._around.settings, self._around.session
        kept = settings.take_away if settings.take_away and Path(settings.take_away).is_dir() else ""
        start = plugged_in() or kept or str(place_beside(session))
        chosen = QFileDialog.getExistingDirectory(
            self._around.window, _("Where the take-away folder goes"), start
        )
        if chosen:
            settings.take_away = chosen
            self._write_in(Path(chosen), wears)

    def close_down(self) -> None:
        """The window closes."""
        if self._card is not None:
            self._card.close()
            self._card = None

    def _write_in(self, place: Path, wears: Theme) -> None:
        self._around.session.flush()
        file, document = self._around.session.file, self._around.document
        path = Path(f"{plain_name(self._around.session.name(), file.path.stem)}.cxs")
        title, word = session_name(document, path), translate(N_("take-away"), document.session.language)
        job = TakeAwayJob(file, place / plain_name(f"{title} - {word}", title), list(PARTS), path.name)
        if self._card is not None:
            self._card.close()
        self._card = card = TakeAwayCard(job, place, file_names(document, path), wears, self._around.window)
        card.elsewhere.connect(lambda: self.write_elsewhere(wears))
        card.show()
        job.start()


def plugged_in() -> str:
    """The place of a stick or another disk that is plugged in and can be written, "" where there is none."""
    for volume in QStorageInfo.mountedVolumes():
        root = volume.rootPath()
        there = root.startswith(_PLUGGED_IN) or (sys.platform == "win32" and not volume.isRoot())
        if there and volume.isReady() and not volume.isReadOnly():
            return root
    return ""
