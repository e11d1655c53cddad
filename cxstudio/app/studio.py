"""The program while it runs: its windows, the way from a path to a window, and the theme they all wear."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property, partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import delete

from cxstudio.app.collector import spare_collector
from cxstudio.app.focus import FocusWatch
from cxstudio.app.program_actions import run
from cxstudio.app.settings import Settings
from cxstudio.app.style import ThemeChoice, chosen_theme, dress
from cxstudio.app.welcome import Welcome
from cxstudio.words import window_language

# The map and all that opens one is imported when the first window needs it: the welcome window is there sooner.
if TYPE_CHECKING:
    from cxstudio.app.window import MainWindow
    from cxstudio.files.session_file import SessionFile
    from cxstudio.files.templates import Template
    from cxstudio.text.layout import TextEngine


class Studio(QObject):
    """Opens, keeps and closes the windows."""

    def __init__(self, application: QApplication, settings: Settings) -> None:
        super().__init__()
        self._application, self.settings = application, settings
        self.theme = chosen_theme(settings.theme)
        self.ring = FocusWatch(application, self.theme.colour("focusRing"))
        self.windows: list[MainWindow] = []
        self.welcome: Welcome | None = None
        self.ended = False  # the system has ended the program, maybe before it was quite there
        application.styleHints().colorSchemeChanged.connect(self._system_changed)
        application.commitDataRequest.connect(self.keep)

    @cached_property
    def engine(self) -> TextEngine:
        """The one text engine of the window thread; it remembers the words it has shaped."""
        from cxstudio.text.layout import standard_engine

        return standard_engine()

    # The start

    def start(self, paths: Sequence[Path]) -> None:
        """Open what was named; the welcome window where nothing was, or nothing could be."""
        self.settings.take_up()
        for path in paths:
            if not self.ended:
                self.open(path)
        if not (self.windows or self.ended):
            self.show_welcome()

    def show_welcome(self) -> None:
        if self.welcome is None:
            self.welcome = Welcome(self.settings, self.theme)
            self.welcome.asked.connect(self._asked)
            self.welcome.picked.connect(self._picked)
            self.welcome.sample_picked.connect(self._sample_picked)
            self.welcome.template_picked.connect(self.begin_from)
            self.welcome.dropped.connect(self.open_dropped)
            self.welcome.left.connect(self._leave_welcome)
        self.welcome.refresh()
        self.welcome.show()
        self.welcome.raise_()
        self.welcome.activateWindow()

    # Opening

    def new(self) -> MainWindow | None:
        """An empty map in a draft of its own, ready for the first word."""
        from cxstudio.app.dialogs.files_to_show import empty_map

        file = empty_map(self._map_language(), self.parent_of_dialogs())
        if file is None:
            return None
        window = self._show(file)
        window.canvas.setFocus()
        return window

    def new_from(self, template: Template) -> MainWindow | None:
        """A map that begins as a template does, in a draft of its own."""
        from cxstudio.app.dialogs.files_to_show import begun_from

        file = begun_from(template, self._map_language(), self.parent_of_dialogs())
        return self._show(file, borrowed=True) if file else None

    def begin_from(self, template: str) -> None:
        """A map from the template in a file, where it still lies there."""
        from cxstudio.files.templates import templates

        found = next((x for x in templates() if str(x.path) == template), None)
        if found is not None:
            self.new_from(found)

    def _map_language(self) -> str:
        return self.settings.map_language or window_language()

    def open(self, path: Path) -> MainWindow | None:
        """A file in a window of its own, or the window that has it already. Trouble shows in a plain dialog."""
        path = path.expanduser().absolute()
        for window in self.windows:
            if window.session.path == path:
                window.raise_()
                window.activateWindow()
                return window
        from cxstudio.formats import read_endings

        if path.suffix.lower() in read_endings():
            return self.import_from(path)
        from cxstudio.app.dialogs.conflicts import show_conflicts
        from cxstudio.app.dialogs.files_to_show import opened

        file = opened(path, self.settings, self.parent_of_dialogs())
        if file is None:
            return None
        window = self._show(file)
        show_conflicts(file, window)
        self._note_use(window)
        return window

    def open_dropped(self, names: list[str]) -> None:
        """Files that were dropped on a window; what one table or list would become is shown before it is made."""
        from cxstudio.app.import_kinds import PREVIEWED

        for path in map(Path, names):
            if len(names) == 1 and path.suffix.lower() in PREVIEWED:
                # The program it was dragged from waits until the drop is over.
                QTimer.singleShot(0, self, partial(self.bring_in, path, self.sender()))
            else:
                self.open(path)

    def bring_in(self, path: Path, over: QObject | None = None) -> None:
        """Show what a file would become, a map or a part of the open one; the session in a PDF is opened."""
        from cxstudio.app.bringing_in import Around, import_path

        if path.suffix.lower() == ".pdf":
            self.import_from(path)
            return
        window = self._in_front(over)
        import_path(path, Around(window or self.parent_of_dialogs(), window, self._show_imported))

    def _show_imported(self, file: SessionFile, words: str) -> None:
        self._show(file).toast.show_text(words)

    def import_from(self, path: Path) -> MainWindow | None:
        """A new draft made from a table, a JSON file or the session in a PDF; faulty rows are listed before."""
        from cxstudio.app.dialogs.importing import imported
        from cxstudio.app.dialogs.reading_table import read_returning

        window = self._in_front()
        if window is not None and (read := read_returning(path, window)) is not None:
            if not read.called_off:
                window.files.bring_back(path, read.sheets)
            return window
        file = imported(path, self.parent_of_dialogs())
        return self._show(file, borrowed=path.suffix.lower() == ".pdf") if file else None

    def open_copy(self, path: Path) -> MainWindow | None:
        """A draft with the content of a file that itself stays as it is: a sample, a locked or read-only map."""
        from cxstudio.app.dialogs.files_to_show import copied

        file = copied(path, self.parent_of_dialogs())
        return self._show(file, borrowed=True) if file else None

    # The theme

    def choose_theme(self, choice: ThemeChoice) -> None:
        """Wear a theme from now on, and at the next start."""
        self.settings.theme = choice
        self._wear()

    def apply_preferences(self) -> None:
        """What was set in the preferences holds at once, in every window."""
        self._wear()
        for window in self.windows:
            self._hand_over(window)

    def _hand_over(self, window: MainWindow) -> None:
        window.session.document.author = self.settings.author
        window.places.set_still(still=self.settings.still)

    def flush(self) -> None:
        """Write what is still being typed, in every window: the system may be about to go."""
        for window in self.windows:
            window.session.flush()
            window.session.retry()

    def keep(self) -> None:
        """The user is about to log out, which may yet be called off: write everything, and stay open."""
        self.flush()
        for window in self.windows:
            window.places.leave_behind()
            window.session.file.idle()
            window.session.rescue()

    def end(self) -> None:
        """The system ends the program: put everything away, ask nothing."""
        self.ended = True
        self._dismiss()
        for window in list(self.windows):
            window.put_away()
        self._application.exit(0)

    def take_down(self) -> None:
        """Let go of every window while Python is whole: Qt, ending after it, would ask what is no longer there."""
        for window in (*self.windows, self.welcome):
            if window is not None:
                delete(window)
        self.windows, self.welcome = [], None

    def quit(self) -> None:
        """Close all windows, and before them the dialogs; the program ends when the last one is gone."""
        if self._dismiss():
            QTimer.singleShot(0, self, self.quit)  # once those who wait for an answer have got theirs
            return
        for window in list(self.windows):
            window.close()
        if not self.windows and self.welcome is not None:
            self.welcome.close()

    # Inner workings

    def _dismiss(self) -> bool:
        """Answer every dialog as Esc does, which also ends what one of them has begun; whether there was any."""
        dialogs = [w for w in self._application.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
        for dialog in dialogs:
            dialog.reject()
        return bool(dialogs)

    def _show(self, file: SessionFile, *, borrowed: bool = False) -> MainWindow:
        from cxstudio.app.session import OpenSession
        from cxstudio.app.window import MainWindow

        taken = {window.session.number for window in self.windows if window.session.untitled}
        number = next(n for n in count(1) if n not in taken)
        session = OpenSession(file, borrowed=borrowed, number=number)
        window = MainWindow(session, self.engine, self.theme, self.settings)
        window.asked.connect(self._asked)
        window.dropped.connect(self.open_dropped)
        window.picked.connect(self._picked)
        window.made.connect(self._show)
        window.imported.connect(self._show_imported)
        window.gone.connect(self._window_gone)
        window.used.connect(self._window_used)
        window.show_theme_choice(self.settings.theme)
        self.windows.append(window)
        window.show()
        self._hand_over(window)
        window.places.begin_view()
        window.canvas.setFocus()
        if self.welcome is not None:
            self.welcome.hide()
        window.destroyed.connect(self._window_destroyed)
        spare_collector()
        return window

    def _asked(self, id: str) -> None:
        """An action that concerns the whole program."""
        if id == "file.close":
            self.close_window(self.sender())
        else:
            run(self, id)

    def close_window(self, window: QObject | None) -> None:
        """Close a map; after the last one the welcome window comes, so that the program does not end unasked."""
        if not isinstance(window, QWidget):
            return
        last = len(self.windows) == 1
        if last:
            self.show_welcome()
        if not window.close() and last and self.welcome is not None:
            self.welcome.hide()

    def _leave_welcome(self) -> None:
        """Back to the map the welcome window was opened over; alone it closes."""
        if self.welcome is None:
            return
        if self.windows:
            self.welcome.hide()
            self.windows[-1].activateWindow()
        else:
            self.welcome.close()

    def _picked(self, path: str) -> None:
        self.open(Path(path))

    def _sample_picked(self, path: str) -> None:
        self.open_copy(Path(path))

    def _window_used(self) -> None:
        window = next((window for window in self.windows if window is self.sender()), None)
        if window is not None:
            # The one used last stands last, and so it is closed last and found first.
            self.windows = [*(w for w in self.windows if w is not window), window]
            self._note_use(window)

    def _note_use(self, window: MainWindow) -> None:
        # A draft is among the recent maps once it is closed: one that is not was left by a crash.
        if not window.session.is_draft:
            self.settings.use(window.session.path)

    def _window_gone(self) -> None:
        gone = self.sender()
        for window in self.windows:
            if window is gone:
                self.settings.let_go(window.session.path)
            # A map nobody named yet is looked for where the others are; an untouched one is gone with its window.
            if window is gone and window.session.path.exists():
                self.settings.remember(window.session.path)
        self.windows = [w for w in self.windows if w is not gone]
        if self.welcome is not None and self.welcome.isVisible():
            self.welcome.refresh()  # it came up while the map was still open

    def _window_destroyed(self) -> None:
        # Once Qt is done with it: what was spared may go now.
        QTimer.singleShot(0, self, spare_collector)

    def _system_changed(self) -> None:
        if self.settings.theme == "system":
            self._wear()

    def _wear(self) -> None:
        self.theme = chosen_theme(self.settings.theme)
        dress(self._application, self.theme, self.settings.text_size)
        self.ring.set_colour(self.theme.colour("focusRing"))
        for window in self.windows:
            window.wear(self.theme)
            window.show_theme_choice(self.settings.theme)
        if self.welcome is not None:
            self.welcome.wear(self.theme)

    def _in_front(self, named: QObject | None = None) -> MainWindow | None:
        """The map that is looked at, or the one that is named; none where the welcome window is."""
        return next(
            (window for window in self.windows if window is (named or self.parent_of_dialogs())), None
        )

    def parent_of_dialogs(self) -> QWidget | None:
        """The window a dialog belongs to: the active one of ours."""
        active = self._application.activeWindow()
        if active is not None:
            return active
        return self.windows[-1] if self.windows else self.welcome
