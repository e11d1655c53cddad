"""What the program remembers between starts: theme, recent files, window places; one file of the user's folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import get_args

import platformdirs
from PySide6.QtCore import QByteArray, QSettings, qInstallMessageHandler

from cxstudio.app.style import ThemeChoice
from cxstudio.words import languages

RECENT = 10
MOST_COPIES = 40  # of the copies written for groups, so many are known to be some
TEXT_SIZES = (100, 110, 125, 150)  # per cent, the usual first
LONGEST_NAME = 100  # letters of an author


def settings_path() -> Path:
    """Where the settings lie: a plain file, the same on every system."""
    return Path(platformdirs.user_config_dir("cxstudio", appauthor=False, roaming=True)) / "settings.ini"


class Settings:
    """Read and written at once; a value that makes no sense counts as not set."""

    def __init__(self, path: Path | None = None) -> None:
        with _quiet():
            self._store = QSettings(str(path or settings_path()), QSettings.Format.IniFormat)
            self._store.allKeys()  # what makes no sense is met now, and not at some later moment

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
        """The files used last, the newest first, also those that are missing now; copies for groups after their map."""
        return _after_their_maps(self._paths("recent"), self._copies())[:RECENT]

    def remember(self, path: Path) -> None:
        """Put a file at the head of the recent ones."""
        kept = [p for p in self.recent if p != path]
        self._store.setValue("recent", [str(p) for p in (path, *kept)][:RECENT])

    def use(self, path: Path) -> None:
        """A file is open, and has just been looked at or changed."""
        if self._paths("recent")[:1] != [path]:
            self.remember(path)
        if path not in self._paths("open"):
            self._store.setValue("open", [str(p) for p in (*self._paths("open"), path)][-RECENT:])

    def let_go(self, path: Path) -> None:
        """A file is no longer open."""
        self._store.setValue("open", [str(p) for p in self._paths("open") if p != path])

    def take_up(self) -> None:
        """The program begins: what was open when it died comes first among the recent files."""
        left = self._paths("open")
        recent = sorted(self._paths("recent"), key=lambda path: path not in left)
        self._store.setValue("recent", [str(p) for p in recent])
        self._store.remove("open")

    def note_copies(self, copies: Sequence[Path], of: Path) -> None:
        """Copies of a map were written for groups: in the list they never stand before it."""
        known = [(copy, whole) for copy, whole in self._copies().items() if copy not in copies]
        pairs = [*known, *((copy, of) for copy in copies)][-MOST_COPIES:]
        self._store.setValue("copies", [str(path) for pair in pairs for path in pair])

    def _copies(self) -> dict[Path, Path]:
        paths = self._paths("copies")
        return dict(zip(paths[::2], paths[1::2], strict=False))

    def _paths(self, key: str) -> list[Path]:
        value = self._value(key)
        texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return [Path(text) for text in texts if isinstance(text, str) and text]

    def forget(self, path: Path) -> None:
        self._store.setValue("recent", [str(p) for p in self.recent if p != path])

    def forget_all(self) -> None:
        self._store.remove("recent")

    @property
    def geometry(self) -> QByteArray | None:
        """The window's last place, as Qt keeps it."""
        value = self._value("geometry")
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

    @property
    def take_away(self) -> str:
        """The folder that take-away folders were put in last; "" at first."""
        return self._text("take-away")

    @take_away.setter
    def take_away(self, value: str) -> None:
        self._store.setValue("take-away", value)

    @property
    def text_size(self) -> int:
        """How large the words of the window are, in per cent of the usual."""
        return next((size for size in TEXT_SIZES if str(size) == self._text("text size")), TEXT_SIZES[0])

    @text_size.setter
    def text_size(self, value: int) -> None:
        self._store.setValue("text size", str(value))

    @property
    def language(self) -> str:
        """The tag of the window's language; "" is the system's."""
        return self._tag("language")

    @language.setter
    def language(self, tag: str) -> None:
        self._store.setValue("language", tag)

    @property
    def map_language(self) -> str:
        """The tag of the language new maps are in; "" is the window's."""
        return self._tag("map language")

    @map_language.setter
    def map_language(self, tag: str) -> None:
        self._store.setValue("map language", tag)

    @property
    def author(self) -> str:
        """Whose name stands with what is changed here; "" for none."""
        return " ".join(self._text("author").split())[:LONGEST_NAME]

    @author.setter
    def author(self, name: str) -> None:
        self._store.setValue("author", " ".join(name.split())[:LONGEST_NAME])

    @property
    def still(self) -> bool:
        """Whether nothing is to move by itself."""
        return self._text("still") == "yes"

    @still.setter
    def still(self, value: bool) -> None:
        self._store.setValue("still", "yes" if value else "no")

    def forget_place(self) -> None:
        """The next window opens where and as the first one did."""
        self._store.remove("geometry")

    def choice(self, name: str, fallback: str) -> str:
        """A choice a dialog remembers, such as the page size of the last export."""
        return self._text(f"choice/{name}") or fallback

    def set_choice(self, name: str, value: str) -> None:
        self._store.setValue(f"choice/{name}", value)

    def _tag(self, key: str) -> str:
        """A language the window can speak; anything else counts as not set."""
        tag = self._text(key)
        return tag if tag in languages() else ""

    def _value(self, key: str) -> object:
        with _quiet():
            return self._store.value(key)

    def _text(self, key: str) -> str:
        value = self._value(key)
        return value if isinstance(value, str) else ""


def _after_their_maps(paths: Sequence[Path], copies: Mapping[Path, Path]) -> list[Path]:
    """The same files, each map that is among them before its copies, which follow in their order."""
    found: list[Path] = []
    for path in paths:
        first = copies.get(path)
        found += [p for p in (first, path) if p is not None and p in paths and p not in found]
    return found


@contextmanager
def _quiet() -> Iterator[None]:
    """Let Qt say nothing of what it cannot read: such a value counts as not set."""
    before = qInstallMessageHandler(lambda *_said: None)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
