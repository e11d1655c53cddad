"""The export dialog: format and page, how it will look and how small the text gets, then the job with its cancel."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.dialogs.export_choices import ExportChoices
from cxstudio.app.dialogs.export_help import Remedies
from cxstudio.app.dialogs.export_preview import Composer, PagePreview
from cxstudio.app.dialogs.export_words import outcome_words, pages_words, sides, size_words
from cxstudio.app.dialogs.page_turner import PageTurner
from cxstudio.app.dialogs.scrolled import scrolled
from cxstudio.app.export_job import ExportJob
from cxstudio.app.export_shown import ShownPage, is_quick
from cxstudio.app.figures import figures
from cxstudio.app.file_names import as_file_name
from cxstudio.app.labels import label, look, restyle
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.show_in_folder import show_in_folder
from cxstudio.app.tabbing import chain, stops
from cxstudio.formats import file_filter
from cxstudio.model.excerpt import excerpt
from cxstudio.picture.poster import PageSetup, Poster
from cxstudio.picture.theme import Theme
from cxstudio.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from cxstudio.app.printing import PrintJob

PRINTED_ON = "A4"  # where the page has no paper of its own


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
        *,
        printing: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._printing = printing  # what the dialog was opened for; it can do both
        self._title = _("Print") if printing else _("Export")
        self.setWindowTitle(self._title)
        self.resize(1040, 720)
        self._session, self._journey, self._settings = session, journey, settings
        self._job: ExportJob | ShownPage | PrintJob | None = None
        self._made: list[Path] = []
        self._poster: Poster | None = None
        self._printer: QPrinter | None = None  # the one that was asked for last
        self.choices = ExportChoices(session.document, journey, settings, contents)
        # What tests and other dialogs ask for by name stands in the choices.
        self.format, self.size_choice, self.turn = (
            self.choices.format,
            self.choices.size_choice,
            self.choices.turn,
        )
        self.colours, self.contents, self.notes = (
            self.choices.colours,
            self.choices.contents,
            self.choices.notes,
        )
        self.legibility = label("")
        self.legibility.setWordWrap(True)
        self.preview = PagePreview(wears, session.file.blob)
        self.turner = PageTurner(wears, self)
        self.remedies = Remedies()
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
        self.print_button = QPushButton(_("Print…"))
        look(self.print_button if printing else self.export_button, "primary")
        self._composer = Composer(session.document, journey)
        self._composer.composed.connect(self._show_page)
        self._composer.helped.connect(self.remedies.offer)
        self._put_together()
        self._wire()
        if printing:
            self.choices.want_paper(PRINTED_ON)
        else:
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
        # Under the page and never scrolled away: it decides whether the page is of any use.
        told = QVBoxLayout()
        told.setContentsMargins(24, 8, 24, 12)
        told.setSpacing(8)
        told.addWidget(self.legibility)
        told.addWidget(self.remedies)
        shown.addLayout(told)
        middle.addLayout(shown, 1)
        side = QVBoxLayout()
        side.setContentsMargins(24, 24, 24, 24)
        side.setSpacing(12)
        side.addWidget(label(self._title, "heading"))
        side.addWidget(self.choices)
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
        main, other = self.export_button, self.print_button
        if self._printing:
            main, other = other, main
        buttons = (self.open_button, self.folder_button, other, self.cancel_button, main)
        for button in buttons:
            foot.addWidget(button)
        whole.addLayout(foot)
        for hidden in (self.bar, self.open_button, self.folder_button):
            hidden.hide()
        main.setDefault(True)
        chain([*stops(side_holder), *stops(self.turner), *buttons])

    def _wire(self) -> None:
        self.choices.changed.connect(self._asked_anew)
        self.remedies.chosen.connect(self.choices.take)
        self.turner.turned.connect(self.preview.turn)
        self.preview.turned.connect(self._page_shown)
        self.export_button.clicked.connect(self.ask_and_export)
        self.print_button.clicked.connect(self.ask_and_print)
        self.cancel_button.clicked.connect(self._cancel_or_close)
        self.open_button.clicked.connect(self._open)
        self.folder_button.clicked.connect(self._show_folder)

    # Choosing

    def setup(self) -> PageSetup:
        """The page as it is chosen now."""
        return self.choices.setup()

    def options(self) -> list[str]:
        """The same as words of the command line."""
        place = [journey.id for journey in self._session.document.journeys()].index(self._journey) + 1
        return self.choices.words(place)

    def _asked_anew(self) -> None:
        self._forget_result()
        self._poster = None
        self.print_button.setEnabled(False)
        self.remedies.offer(())
        format = self.choices.chosen_format()
        if format.has_page:
            self.legibility.setText(_("Laying the page out"))
            restyle(self.legibility, "look", "caption")
            leaving = self.choices.leaving.leave_out()
            self._composer.ask(self.setup(), leaving, on_screen=self.choices.on_screen)
            return
        self._composer.forget()
        self.preview.show_words(_(format.about))
        self.legibility.setText("")
        self.pages.setText("")

    def _show_page(self, answer: object) -> None:
        if not isinstance(answer, Poster):
            self.preview.show_words(str(answer))
            self.legibility.setText("")
            return
        self._poster = answer
        self.print_button.setEnabled(bool(answer.pages) and not self.running)
        self.preview.show_poster(answer)
        words, small = size_words(answer, self.setup(), on_screen=self.choices.on_screen)
        restyle(self.legibility, "look", "warning" if small else "caption")
        self.legibility.setText(words)

    def _page_shown(self, place: int, count: int) -> None:
        self.turner.tell(place, count)
        if not count or self._poster is None:
            self.pages.setText("")
            return
        self.pages.setText(pages_words(self._poster, place))

    # Exporting

    def ask_and_export(self) -> None:
        """Ask for the place (the system's dialog asks before it overwrites) and begin."""
        format = self.choices.chosen_format()
        folder = Path(self._settings.folder) if self._settings.folder else Path.home()
        suggested = folder / f"{as_file_name(self._session.name())}{format.ending}"
        name, _filter = QFileDialog.getSaveFileName(self, _("Export"), str(suggested), file_filter([format]))
        if not name:
            return
        path = Path(name)
        if path.suffix.lower() != format.ending:
            path = path.with_name(path.name + format.ending)
        self._settings.folder = str(path.parent)
        self.choices.keep()
        self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Begin the export to a file; the dialog shows how far it is."""
        self._forget_result()
        self._begin_file(self._job_for(path), path)

    def _begin_file(self, job: ExportJob | ShownPage, path: Path) -> None:
        job.finished.connect(self._done)
        self._begin(job, _("Exporting to {name}").format(name=path.name))

    def _begin(self, job: ExportJob | ShownPage | PrintJob, words: str) -> None:
        self._job = job
        job.progressed.connect(self._progress)
        job.failed.connect(self._failed)
        self._begin_waiting(words)
        job.start()

    def _begin_waiting(self, words: str) -> None:
        self.bar.setRange(0, 0)
        self.bar.show()
        self.message.setText(words)
        self.cancel_button.setText(_("Cancel"))
        self.export_button.setEnabled(False)
        self.print_button.setEnabled(False)

    def _job_for(self, path: Path) -> ExportJob | ShownPage:
        """The page as it is shown, or a process of its own where that takes longer."""
        poster = self._poster
        leaving = self.choices.leaving
        plain = not leaving.leave_out() and not leaving.carries()
        is_pdf = path.suffix.lower() == ".pdf"
        if plain and is_pdf and self.setup().theme != "grey" and poster is not None and is_quick(poster):
            return ShownPage(self._session.document, poster, self._session.file.blob, path)
        return ExportJob(self._session.file, path, self.options())

    def ask_and_print(self) -> None:
        """Ask the system which printer, and send it the pages that are shown."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        from cxstudio.app.printing import prepare

        poster = self._poster
        if poster is None:
            return
        printer = self._printer or QPrinter(QPrinter.PrinterMode.HighResolution)
        prepare(printer, poster)
        asking = QPrintDialog(printer, self)
        asking.setMinMax(1, len(poster.pages))
        if asking.exec() == QDialog.DialogCode.Accepted:
            self._printer = printer
            self.choices.keep()
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Send the pages that are shown to a printer; the dialog shows how far it is.

        Pages larger than its paper are laid out for it first, to be seen. A printer that writes a PDF gets the pages
        as the export makes them, with text to be searched.
        """
        from cxstudio.app.printing import PrintJob, too_small_paper

        assert self._poster is not None
        self._forget_result()
        if printer.outputFormat() == printer.OutputFormat.PdfFormat:
            self._print_pdf(printer)
            return
        larger = too_small_paper(printer, self._poster)
        if larger is not None and self.choices.lay_on(larger[1]):
            words = _("The page is {size}; the printer has {paper}. See it laid out for {paper}, then print.")
            self.message.setText(figures(words.format(size=sides(larger[0]), paper=larger[1])))
            restyle(self.message, "look", "warning")
            return
        job = PrintJob(self._poster, printer, self._session.file.blob)
        job.finished.connect(self._printed)
        self._begin(job, _("Printing"))

    def _print_pdf(self, printer: QPrinter) -> None:
        from cxstudio.app.printing import chosen

        assert self._poster is not None
        path = Path(printer.outputFileName())
        path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
        pages = chosen(printer, self._poster)
        if pages == list(self._poster.pages):
            self.export_to(path)
            return
        if not pages:
            self._failed(_("There is no such page to print. Choose other pages."))
            return
        document = excerpt(self._session.document, self.choices.leaving.leave_out())
        poster = replace(self._poster, pages=tuple(pages))
        self._begin_file(ShownPage(document, poster, self._session.file.blob, path), path)

    def _printed(self) -> None:
        self._rest(_("Sent to the printer"))

    @property
    def running(self) -> bool:
        """Whether an export is on its way."""
        return self._job is not None and self._job.running

    def _progress(self, done: int, whole: int) -> None:
        self.bar.setRange(0, max(1, whole))
        self.bar.setValue(done)

    def _done(self, files: list[Path], warnings: list[str]) -> None:
        self._made = files
        self._rest(outcome_words(files, warnings))
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
        self.print_button.setEnabled(self._poster is not None and bool(self._poster.pages))

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
            printing = not isinstance(self._job, ExportJob | ShownPage)
            self._rest(_("Cancelled.") if printing else _("Cancelled. No file was made."))
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
