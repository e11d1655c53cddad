"""Starting the window program: one path for the first start, a file argument, and a double click; it draws nothing."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QSocketNotifier, Qt, QTranslator
from PySide6.QtGui import QFileOpenEvent, QGuiApplication, QIcon
from PySide6.QtWidgets import QApplication

from cxstudio import __version__
from cxstudio.app.collector import Collector
from cxstudio.app.icons import forget_icons
from cxstudio.app.keyboard import ButtonKeys, WindowKeys
from cxstudio.app.logo import logo
from cxstudio.app.settings import Settings
from cxstudio.app.studio import Studio
from cxstudio.app.style import chosen_theme, prepare
from cxstudio.canvas.speaking import SpokenCanvases
from cxstudio.text.digits import right_to_left
from cxstudio.words import _, languages, use_language, window_language

LOG_SIZE, LOG_COUNT = 500_000, 3
log = logging.getLogger("cxstudio")


def log_folder() -> Path:
    """Where the log lies, for a report of something that went wrong."""
    return Path(platformdirs.user_log_dir("cxstudio", appauthor=False))


def run(argv: Sequence[str]) -> int:
    """Open the window on the files named, or the welcome window; the exit code of the program."""
    application = make_application()
    collector = Collector(application)
    settings = Settings()
    speak(application, settings.language)
    prepare(application, chosen_theme(settings.theme), settings.text_size)
    stop_log = start_log()
    spoken = SpokenCanvases()  # kept until the end: Qt asks it whenever a screen reader meets a canvas
    spoken.install()
    studio = Studio(application, settings)
    application.setWindowIcon(QIcon(logo(studio.theme, 64, 2)))
    catch = _Catch(studio)
    sys.excepthook = catch.unhandled
    threading.excepthook = catch.in_thread
    opener = _Opener(studio)
    watchers = (opener, ButtonKeys(), WindowKeys(studio.quit))
    for watcher in watchers:
        application.installEventFilter(watcher)
    stop_listening = end_in_order(studio)
    studio.start([Path(name) for name in argv])
    code = 0 if studio.ended else application.exec()
    studio.flush()
    studio.take_down()
    collector.stop()
    for watcher in watchers:
        application.removeEventFilter(watcher)
    stop_listening()
    stop_log()
    forget_icons()
    sys.excepthook = sys.__excepthook__
    return code


def make_application() -> QApplication:
    """The application object with its names, for windows and for tests."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    application = QApplication.instance() or QApplication(["cxstudio"])
    assert isinstance(application, QApplication)
    application.setApplicationName("cxstudio")
    application.setApplicationDisplayName("CX Studio")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("org.cxstudio.CXStudio")
    return application


def speak(application: QApplication, chosen: str = "") -> None:
    """Speak the chosen language or else the system's, and let Qt's own words and the direction follow it."""
    if chosen and "CXS_LANGUAGE" not in os.environ:
        use_language(chosen)
    elif sys.platform in {"win32", "darwin"} and "CXS_LANGUAGE" not in os.environ:
        # Programs started from the desktop there have no language in their environment.
        use_language(QLocale.system().uiLanguages()[0])
    tag = window_language()
    if tag.partition("-")[0] not in languages():
        return  # an English window has English buttons and runs from left to right
    words = QTranslator(application)
    if words.load(QLocale(tag), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)
    rtl = right_to_left(tag)
    application.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)


def start_log() -> Callable[[], None]:
    """Write what goes wrong into the user's folder; call the result to stop.

    A folder that cannot be written is no reason not to start.
    """
    try:
        folder = log_folder()
        folder.mkdir(parents=True, exist_ok=True)
        handler = logging.handlers.RotatingFileHandler(
            folder / "cxstudio.log", maxBytes=LOG_SIZE, backupCount=LOG_COUNT, encoding="utf-8"
        )
        crash = (folder / "crash.log").open("a", encoding="utf-8")
    except OSError:
        return lambda: None
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    logging.getLogger().addHandler(handler)
    faulthandler.enable(crash)

    def stop() -> None:
        faulthandler.disable()
        crash.close()
        logging.getLogger().removeHandler(handler)
        handler.close()

    return stop


def end_in_order(studio: Studio) -> Callable[[], None]:
    """Put everything away when the system tells the program to end (logging out, `kill`); call the result to stop.

    Python runs a handler only between its own steps, which may be long in coming while Qt waits: a byte through a
    socket wakes Qt, as the documentation of `signal.set_wakeup_fd` has it.
    """
    told, telling = socket.socketpair()
    for end in (told, telling):
        end.setblocking(False)
    notifier = QSocketNotifier(told.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(studio.end)
    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {name: signal.signal(getattr(signal, name), lambda *_args: None) for name in names}
    wakeup = signal.set_wakeup_fd(telling.fileno(), warn_on_full_buffer=False)

    def stop() -> None:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(wakeup)
        for name, handler in before.items():
            signal.signal(getattr(signal, name), handler)
        told.close()
        telling.close()

    return stop


class _Catch:
    """What nobody caught is logged, said once in plain words, and the work goes on."""

    def __init__(self, studio: Studio) -> None:
        self._studio = studio

    def unhandled(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        log.error("not caught", exc_info=(kind, error, trace))
        sys.__excepthook__(kind, error, trace)
        for window in self._studio.windows:
            window.toast.show_text(
                _("Something went wrong and was logged. Your work is saved; you can go on.")
            )

    def in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            log.error("not caught in a thread", exc_info=args.exc_value)


class _Opener(QObject):
    """macOS hands files over as events, also long after the start."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFileOpenEvent) and event.file():
            self._studio.open(Path(event.file()))
            return True
        return False
