"""The export dialog: format and page, how it will look and how small the text gets, then the job with its cancel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app.dialogs.export_choices import ExportChoices
from cxstudio.app.dialogs.export_foot import ExportFoot
from cxstudio.app.dialogs.export_help import Remedies
from cxstudio.app.dialogs.export_preview import Composer, PagePreview
from cxstudio.app.dialogs.export_words import pages_words, sides, size_words
from cxstudio.app.dialogs.page_turner import PageTurner
from cxstudio.app.dialogs.scrolled import scrolled
from cxstudio.app.export_job import ExportJob
from cxstudio.app.export_shown import ShownPage, is_quick
from cxstudio.app.figures import figures
from cxstudio.app.file_names import as_file_name, copy_name
from cxstudio.app.labels import label, restyle
from cxstudio.app.session import OpenSession
from cxstudio.app.settings import Settings
from cxstudio.app.tabbing import chain, stops
from cxstudio.formats import Format, file_filter, title_of
from cxstudio.model.excerpt import excerpt, ids_in_excerpt
from cxstudio.model.naming import called_as_file
from cxstudio.picture.poster import PageSetup, Poster
from cxstudio.picture.theme import Theme
from cxstudio.words import _

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


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
        self._poster: Poster | None = None
        self._printer: QPrinter | None = None  # the one that was asked for last
        self.choices = ExportChoices(session.document, journey, settings, contents, printing=printing)
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
        self.foot = foot = ExportFoot(printing=printing)
        self.message, self.bar = foot.message, foot.bar
        self.open_button, self.folder_button = foot.open_button, foot.folder_button
        self.cancel_button = foot.cancel_button
        self.export_button, self.print_button = foot.export_button, foot.print_button
        called = called_as_file(session.document, title_of(Path(copy_name(session))))
        self._composer = Composer(session.document, journey, called)
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
        whole.addWidget(self.foot)
        self.foot.buttons[-1].setDefault(True)
        chain([*stops(side_holder), *stops(self.turner), *self.foot.buttons])

    def _wire(self) -> None:
        self.choices.changed.connect(self._asked_anew)
        self.remedies.chosen.connect(self.choices.take)
        self.turner.turned.connect(self.preview.turn)
        self.preview.turned.connect(self._page_shown)
        self.export_button.clicked.connect(self.ask_and_export)
        self.print_button.clicked.connect(self.ask_and_print)
        self.foot.closed.connect(self.reject)
        self.foot.rested.connect(self._may_print)

    # Choosing

    def setup(self) -> PageSetup:
        """The page as it is chosen now."""
        return self.choices.setup()

    def options(self) -> list[str]:
        """The same as words of the command line."""
        place = [journey.id for journey in self._session.document.journeys()].index(self._journey) + 1
        return self.choices.words(place)

    def _asked_anew(self) -> None:
        self.foot.forget()
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
        left = self._left_behind(format)
        restyle(self.legibility, "look", "warning" if left else "caption")
        self.legibility.setText("\n".join(left))
        self.pages.setText("")

    def _left_behind(self, format: Format) -> Sequence[str]:
        """What of the session has no place in a format, before anything is written."""
        if format.left is None:
            return ()
        leaving = self.choices.leaving.leave_out()
        document = excerpt(self._session.document, leaving) if leaving else self._session.document
        journey = ids_in_excerpt(self._session.document, leaving)(self._journey)
        return [figures(text) for text in format.left(document, journey)]

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
        self.foot.forget()
        self.foot.begin_file(self._job_for(path), path)

    def _job_for(self, path: Path) -> ExportJob | ShownPage:
        """The page as it is shown, or a process of its own where that takes longer."""
        poster = self._poster
        leaving = self.choices.leaving
        plain = not leaving.leave_out() and not leaving.carries()
        is_pdf = path.suffix.lower() == ".pdf"
        if plain and is_pdf and self.setup().theme != "grey" and poster is not None and is_quick(poster):
            return ShownPage(self._session.document, poster, self._session.file.blob, path)
        return ExportJob(self._session.file, path, self.options(), copy_name(self._session))

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
        self.foot.forget()
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
        self.foot.begin_printing(job)

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
            self.foot.fail(_("There is no such page to print. Choose other pages."))
            return
        document = excerpt(self._session.document, self.choices.leaving.leave_out())
        poster = replace(self._poster, pages=tuple(pages))
        self.foot.begin_file(ShownPage(document, poster, self._session.file.blob, path), path)

    @property
    def running(self) -> bool:
        """Whether an export is on its way."""
        return self.foot.running

    def _may_print(self) -> None:
        self.print_button.setEnabled(self._poster is not None and bool(self._poster.pages))

    def reject(self) -> None:
        self.foot.stop()
        self._composer.forget()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.foot.stop()
        self._composer.forget()
        super().closeEvent(event)
