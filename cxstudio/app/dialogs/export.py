"""The export dialog: format and page, how it will look and how small the text gets, then the job with its cancel."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.controls import Choice, Tick
from cxstudio.app.dialogs.export_contents import ExportContents
from cxstudio.app.dialogs.export_preview import Composer, PagePreview
from cxstudio.app.dialogs.page_turner import PageTurner
from cxstudio.app.dialogs.scrolled import scrolled
from cxstudio.app.export_job import ExportJob
from cxstudio.app.export_shown import ShownPage, is_quick
from cxstudio.app.file_names import as_file_name
from cxstudio.app.labels import label, look, restyle
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.show_in_folder import show_in_folder
from cxstudio.app.tabbing import chain, stops
from cxstudio.formats import EXPORTS, Format, file_filter
from cxstudio.picture.poster import BOOK_SIZE, PageSetup, Poster
from cxstudio.picture.theme import Theme
from cxstudio.words import N_, _, ngettext

SIZES = (
    ("fit", N_("Fit to the map")),
    *((size, size) for size in ("A4", "A3", "A2", "A1", "A0")),
)
TURNS = (("auto", N_("As it fits best")), ("landscape", N_("Landscape")), ("portrait", N_("Portrait")))
THEMES = (
    ("print", N_("For print: white paper, little ink")),
    ("light", N_("In colour, as on screen")),
    ("grey", N_("In greys")),
)
SHOWN = 3  # remarks of an export that are shown at once


class ExportDialog(QDialog):
    """Choices on one side, the page on the other; the last choices are remembered."""

    def __init__(
        self,
        session: OpenSession,
        journey: str,
        settings: Settings,
        wears: Theme,
        parent: QWidget | None = None,
        contents: tuple[str, ...] = ("map",),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Export"))
        self.resize(960, 640)
        self._session, self._journey, self._settings = session, journey, settings
        self._job: ExportJob | ShownPage | None = None
        self._made: list[Path] = []
        self._poster: Poster | None = None
        self.format = _choice(_("Format"), tuple((f.name, f.label) for f in EXPORTS))
        self.size_choice = _choice(_("Page"), SIZES)
        self.turn = _choice(_("Orientation"), TURNS)
        self.colours = _choice(_("Colours"), THEMES)
        self._kept = {
            "format": self.format,
            "page": self.size_choice,
            "turn": self.turn,
            "colours": self.colours,
        }
        self.contents = ExportContents(session.document, journey, contents)
        self.notes = Tick(_("Numbered notes beside the map"))
        self.legibility = label("")
        self.legibility.setWordWrap(True)
        self.preview = PagePreview(wears, session.file.blob)
        self.turner = PageTurner(wears, self)
        self._size_is_ours = self._size_was_chosen = False
        self.pages = label("", "caption")
        self.message = label("", "muted")
        self.message.setWordWrap(True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(_("Progress of the export"))
        self.open_button = QPushButton(_("Open"))
        self.folder_button = QPushButton(_("Show in folder"))
        self.cancel_button = QPushButton(_("Close"))
        self.export_button = QPushButton(_("Export…"))
        look(self.export_button, "primary")
        self._composer = Composer(session.document, journey)
        self._composer.composed.connect(self._show_page)
        self._put_together()
        self._remember()
        self._wire()
        self._asked_anew()

    # Putting together

    def _put_together(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        shown = QVBoxLayout()
        shown.setSpacing(0)
        shown.addWidget(self.preview, 1)
        shown.addWidget(self.turner)
        middle.addLayout(shown, 1)
        side = QVBoxLayout()
        side.setContentsMargins(24, 24, 24, 24)
        side.setSpacing(12)
        side.addWidget(label(_("Export"), "heading"))
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._page_rows: list[QWidget] = []
        for choice in self._kept.values():
            text = label(choice.accessibleName(), "muted")
            form.addRow(text, choice)
            if choice is not self.format:
                self._page_rows += [text, choice]
        on_pages = label(self.contents.accessibleName(), "muted")
        form.insertRow(1, on_pages, self.contents)
        side.addLayout(form)
        side.addWidget(self.notes)
        self._page_rows += [on_pages, self.contents, self.notes]
        side.addWidget(self.legibility)
        side.addStretch(1)
        side.addWidget(self.pages)
        side_area = scrolled(side, 312)
        side_holder = side_area.widget()
        assert side_holder is not None
        side_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        middle.addWidget(side_area)
        whole.addLayout(middle, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 12, 24, 16)
        foot.setSpacing(8)
        texts = QVBoxLayout()
        texts.addWidget(self.message)
        texts.addWidget(self.bar)
        foot.addLayout(texts, 1)
        buttons = (self.open_button, self.folder_button, self.cancel_button, self.export_button)
        for button in buttons:
            foot.addWidget(button)
        whole.addLayout(foot)
        for hidden in (self.bar, self.open_button, self.folder_button):
            hidden.hide()
        self.export_button.setDefault(True)
        chain([*stops(side_holder), *stops(self.turner), *buttons])

    def _remember(self) -> None:
        for name, choice in self._kept.items():
            found = choice.findData(self._settings.choice(name, str(choice.itemData(0))))
            choice.setCurrentIndex(max(0, found))
        self.notes.setChecked(self._settings.choice("notes", "yes") == "yes")

    def _wire(self) -> None:
        self.size_choice.activated.connect(self._size_chosen)
        for choice in self._kept.values():
            choice.activated.connect(self._asked_anew)
        self.notes.clicked.connect(self._asked_anew)
        self.contents.changed.connect(self._asked_anew)
        self.turner.turned.connect(self.preview.turn)
        self.preview.turned.connect(self._page_shown)
        self.export_button.clicked.connect(self.ask_and_export)
        self.cancel_button.clicked.connect(self._cancel_or_close)
        self.open_button.clicked.connect(self._open)
        self.folder_button.clicked.connect(self._show_folder)

    # Choosing

    def setup(self) -> PageSetup:
        """The page as it is chosen now."""
        size, turn, colours = (
            self.size_choice.currentData(),
            self.turn.currentData(),
            self.colours.currentData(),
        )
        return PageSetup(
            size=size,
            landscape="auto" if turn == "auto" else turn == "landscape",
            theme=colours,
            notes=self.notes.isChecked(),
            contents=self.contents.chosen(),
            every_journey=self.contents.every_journey.isChecked(),
            comments=self.contents.comments.isChecked(),
        )

    def _size_chosen(self) -> None:
        self._size_is_ours = False
        self._size_was_chosen = True

    def _fit_size(self) -> None:
        """A map alone has its own size; several things lie on paper of one size, unless one was chosen."""
        alone, size = self.setup().only_a_map, self.size_choice.currentData()
        if alone and self._size_is_ours:
            self._size_is_ours = False
            self.size_choice.setCurrentIndex(self.size_choice.findData("fit"))
        elif not alone and size == "fit" and not self._size_was_chosen:
            self._size_is_ours = True
            self.size_choice.setCurrentIndex(self.size_choice.findData(BOOK_SIZE))

    def _format(self) -> Format:
        return next(format for format in EXPORTS if format.name == self.format.currentData())

    def options(self) -> list[str]:
        """The same as words of the command line."""
        place = [journey.id for journey in self._session.document.journeys()].index(self._journey) + 1
        setup = self.setup()
        if not self._format().has_page:
            return ["--journey", str(place)]
        words = ["--journey", "all" if setup.every_journey else str(place)]
        words += ["--page", setup.size, "--theme", setup.theme]
        if setup.contents != ("map",):
            words += ["--views", ",".join(setup.contents)]
        if setup.landscape != "auto":
            words.append("--landscape" if setup.landscape else "--portrait")
        if not setup.notes:
            words.append("--no-notes")
        if setup.comments:
            words.append("--comments")
        return words

    def _asked_anew(self) -> None:
        self._forget_result()
        self._poster = None
        self._fit_size()
        has_page = self._format().has_page
        for row in self._page_rows:
            row.setEnabled(has_page)
        self.turn.setEnabled(has_page and self.size_choice.currentData() != "fit")
        if has_page:
            self.legibility.setText(_("Laying the page out"))
            restyle(self.legibility, "look", "caption")
            self._composer.ask(self.setup())
            return
        self._composer.forget()
        self.preview.show_words(_(self._format().about))
        self.legibility.setText("")
        self.pages.setText("")

    def _show_page(self, answer: object) -> None:
        if not isinstance(answer, Poster):
            self.preview.show_words(str(answer))
            self.legibility.setText("")
            return
        self._poster = answer
        self.preview.show_poster(answer)
        report = answer.report
        # The report knows the remedy for the page that is chosen.
        text = report.size_warning or _("Smallest text {size} pt").format(
            size=f"{report.smallest_text_pt:.1f}"
        )
        restyle(self.legibility, "look", "warning" if report.size_warning else "caption")
        rest = [w for w in report.warnings if w != report.size_warning][:3]
        setup = self.setup()
        if setup.size == "fit" and set(setup.contents) > {"map"}:
            rest.insert(0, _("The map has its own size, the other pages are A4."))
        self.legibility.setText("\n".join([text, *rest]))

    def _page_shown(self, place: int, count: int) -> None:
        self.turner.tell(place, count)
        if not count or self._poster is None:
            self.pages.setText("")
            return
        page, mm = self._poster.pages[place], 25.4 / 72
        # Isolated, so that the width stays first beside letters that run from right to left.
        size = f"\u2066{page.width_pt * mm:.0f} × {page.height_pt * mm:.0f} mm\u2069"
        said = ngettext("{n} page", "{n} pages", count).format(n=count)
        self.pages.setText(_("{first}, {second}").format(first=said, second=size))

    # Exporting

    def ask_and_export(self) -> None:
        """Ask for the place (the system's dialog asks before it overwrites) and begin."""
        format = self._format()
        folder = Path(self._settings.folder) if self._settings.folder else Path.home()
        suggested = folder / f"{as_file_name(self._session.name())}{format.ending}"
        name, _filter = QFileDialog.getSaveFileName(self, _("Export"), str(suggested), file_filter([format]))
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != format.ending:
            path = path.with_name(path.name + format.ending)
        self._settings.folder = str(path.parent)
        self._keep_choices()
        self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Begin the export to a file; the dialog shows how far it is."""
        self._forget_result()
        self._job = self._job_for(path)
        self._job.progressed.connect(self._progress)
        self._job.finished.connect(self._done)
        self._job.failed.connect(self._failed)
        self.bar.setRange(0, 0)
        self.bar.show()
        self.message.setText(_("Exporting to {name}").format(name=path.name))
        self.cancel_button.setText(_("Cancel"))
        self.export_button.setEnabled(False)
        self._job.start()

    def _job_for(self, path: Path) -> ExportJob | ShownPage:
        """The page as it is shown, or a process of its own where that takes longer."""
        poster = self._poster
        if self._format().name == "pdf" and poster is not None and is_quick(poster):
            return ShownPage(self._session.document, poster, self._session.file.blob, path)
        return ExportJob(self._session.file, path, self.options())

    @property
    def running(self) -> bool:
        """Whether an export is on its way."""
        return self._job is not None and self._job.running

    def _keep_choices(self) -> None:
        for name, choice in self._kept.items():
            if choice is not self.size_choice or not self._size_is_ours:
                self._settings.set_choice(name, str(choice.currentData()))
        self._settings.set_choice("notes", "yes" if self.notes.isChecked() else "no")

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)

    def _done(self, files: list[Path], warnings: list[str]) -> None:
        self._made = files
        said = [_("Saved as {name}").format(name=files[0].name), *warnings[:SHOWN]]
        rest = len(warnings) - SHOWN
        if rest > 0:
            said.append(ngettext("and {n} more remark", "and {n} more remarks", rest).format(n=rest))
        self._rest("\n".join(said))
        self.message.setToolTip("\n".join(warnings))
        if warnings:
            restyle(self.message, "look", "warning")
        for button in (self.open_button, self.folder_button):
            button.show()
        self.open_button.setFocus()

    def _failed(self, text: str) -> None:
        self._rest(text)
        restyle(self.message, "look", "error")

    def _rest(self, text: str) -> None:
        self.bar.hide()
        self.message.setText(text)
        self.cancel_button.setText(_("Close"))
        self.export_button.setEnabled(True)

    def _forget_result(self) -> None:
        self._made = []
        self.message.setText("")
        self.message.setToolTip("")
        restyle(self.message, "look", "muted")
        self.open_button.hide()
        self.folder_button.hide()

    def _cancel_or_close(self) -> None:
        if self.running and self._job is not None:
            self._job.cancel()
            self._rest(_("Cancelled. No file was made."))
        else:
            self.reject()

    def reject(self) -> None:
        if self.running and self._job is not None:
            self._job.cancel()
        self._composer.forget()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.running and self._job is not None:
            self._job.cancel()
        self._composer.forget()
        super().closeEvent(event)

    def _open(self) -> None:
        if self._made:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made[0])))

    def _show_folder(self) -> None:
        if self._made:
            show_in_folder(self._made[0])


def _choice(name: str, rows: tuple[tuple[str, str], ...]) -> Choice:
    choice = Choice()
    choice.setAccessibleName(name)
    for value, text in rows:
        choice.addItem(_(text), value)
    return choice
