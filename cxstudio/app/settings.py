"""What the program remembers between starts: theme, recent files, window places; one file of the user's folder."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import platformdirs
from PySide6.QtCore import QByteArray, QSettings

from cxstudio.app.style import ThemeChoice

RECENT = 10


def settings_path() -> Path:
    """Where the settings lie: a plain file, the same on every system."""
    return Path(platformdirs.user_config_dir("cxstudio", appauthor=False, roaming=True)) / "settings.ini"


class Settings:
    """Read and written at once; a value that makes no sense counts as not set."""

    def __init__(self, path: Path | None = None) -> None:
        self._store = QSettings(str(path or settings_path()), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        value = self._text("theme")
        for choice in get_args(ThemeChoice):
            if value == choice:
                found: ThemeChoice = choice
                return found
        return "system"

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._store.setValue("theme", choice)

    @property
    def recent(self) -> list[Path]:
        """The files opened last, the newest first, also those that are missing now."""
        value = self._store.value("recent")
        texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(text) for text in texts if isinstance(text, str) and text][:RECENT]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        kept = [p for p in self.recent if p != path]
        self._store.setValue("recent", [str(p) for p in (path, *kept)][:RECENT])

    def forget(self, path: Path) -> None:
        self._store.setValue("recent", [str(p) for p in self.recent if p != path])

    def forget_all(self) -> None:
        self._store.remove("recent")

    @property
    def geometry(self) -> QByteArray | None:
        """The window's last place, as Qt keeps it."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else None

    @geometry.setter
    def geometry(self, value: QByteArray) -> None:
        self._store.setValue("geometry", value)

    @property
    def folder(self) -> str:
        """The folder a file dialog was last in; "" at first."""
        return self._text("folder")

    @folder.setter
    def folder(self, value: str) -> None:
        self._store.setValue("folder", value)

    def choice(self, name: str, fallback: str) -> str:
        """A choice a dialog remembers, such as the page size of the last export."""
        return self._text(f"choice/{name}") or fallback

    def set_choice(self, name: str, value: str) -> None:
        self._store.setValue(f"choice/{name}", value)

    def _text(self, key: str) -> str:
        value = self._store.value(key)
        return value if isinstance(value, str) else ""
