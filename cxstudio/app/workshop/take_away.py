"""The take-away folder by one key: what is still open, where it goes, asked once, and the card that tells of it.

It writes nothing itself.
"""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QStorageInfo
from PySide6.QtWidgets import QFileDialog

from cxstudio.app.workshop.around import Around
from cxstudio.app.workshop.places import place_beside
from cxstudio.app.workshop.still_open_card import StillOpenCard
from cxstudio.app.workshop.take_away_card import TakeAwayCard
from cxstudio.app.workshop.take_away_job import TakeAwayJob
from cxstudio.files.plain_names import plain_name
from cxstudio.formats.take_away import PARTS, file_names, session_name
from cxstudio.model.naming import session_called
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _, translate
from cxstudio.workshop.still_open import still_open

# Where systems show what is plugged in.
_PLUGGED_IN = ("/media/", "/run/media/", "/Volumes/")


class TakeAway:
    """What the key does in one window. While a folder is written, the key brings its card to the front."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._card: TakeAwayCard | None = None
        self._check: StillOpenCard | None = None
        self._wears: Theme | None = None  # as it was when what is open was said

    @property
    def card(self) -> TakeAwayCard | None:
        """What tells of the folder that is written, or was written last."""
        return self._card

    @property
    def check(self) -> StillOpenCard | None:
        """What says what is still open, while it does."""
        return self._check

    def write(self, wears: Theme) -> None:
        """Say what is still open, then write the folder; where nothing is, or it is said already, write it at once."""
        if self._card is not None and self._card.running:
            self._card.raise_()
            self._card.activateWindow()
            return
        around, told = self._around, self._check is not None and self._check.isVisible()
        self._put_check_away()
        called = session_called(around.document, self._file_name().stem)
        found = still_open(around.document, around.session.file.local, called, around.journey())
        if told or not found:
            self._write_there(wears)
            return
        self._check = StillOpenCard(around, found)
        self._wears = wears
        self._check.anyway.connect(self._write_anyway)
        self._check.show()

    def _write_anyway(self) -> None:
        if self._wears is not None:
            self._write_there(self._wears)

    def _write_there(self, wears: Theme) -> None:
        """To where the last one went; the first time, or when that place is gone, it is asked for."""
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
        self._put_check_away()
        if self._card is not None:
            self._card.close()
            self._card = None

    def _put_check_away(self) -> None:
        if self._check is not None:
            self._check.close()
            self._check = None

    def _file_name(self) -> Path:
        """What the file is called in names of files; a draft's own name is known to nobody."""
        session = self._around.session
        return Path(f"{plain_name(session.name(), session.file.path.stem)}.cxs")

    def _write_in(self, place: Path, wears: Theme) -> None:
        self._around.session.flush()
        file, document = self._around.session.file, self._around.document
        path = self._file_name()
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
