"""What an export is for and on which pages: the choices of the dialog with their rules; it starts no export."""

from __future__ import annotations

from typing import get_args

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from cxstudio.app.controls import Choice, Tick
from cxstudio.app.dialogs.export_contents import ExportContents
from cxstudio.app.dialogs.export_details import ExportDetails
from cxstudio.app.dialogs.export_leaving_out import LeavingOut
from cxstudio.app.disclosure import Disclosure
from cxstudio.app.labels import label
from cxstudio.app.settings import Settings
from cxstudio.formats import EXPORTS, Format, usual_profile
from cxstudio.model.document import Document
from cxstudio.picture.papers import PAPERS, READABLE, read_size
from cxstudio.picture.poster import PageSetup, ProfileName
from cxstudio.picture.profiles import PROFILES, Option, usual_size
from cxstudio.words import N_, _

OTHER = "other"  # a size somebody writes
TURNS = (("auto", N_("As it fits best")), ("landscape", N_("Landscape")), ("portrait", N_("Portrait")))
SIZES = {"fit": N_("Fit to the map"), READABLE: N_("As few sheets as can be read")}
THEMES = (
    ("print", N_("For print: white paper, little ink")),
    ("light", N_("In colour, as on screen")),
    ("grey", N_("In greys")),
)


class ExportChoices(QWidget):
    """The choices one under the other; what does not concern the format or the purpose is hidden.

    `changed` tells of another choice. The last ones are remembered by `keep`. For `printing` there is no choice of a
    format: what goes to a printer is what a PDF shows.
    """

    changed = Signal()

    def __init__(
        self,
        document: Document,
        journey: str,
        settings: Settings,
        contents: tuple[str, ...],
        *,
        printing: bool = False,
    ) -> None:
        super().__init__()
        self._settings, self._printing = settings, printing
        self.format = _choice(_("Format"), tuple((f.name, f.label) for f in EXPORTS))
        self.profile = _choice(_("What for"), tuple((p.name, p.label) for p in PROFILES.values()))
        self.size_choice = _choice(_("Page"), ())
        self.turn = _choice(_("Orientation"), TURNS)
        self.colours = _choice(_("Colours"), THEMES)
        self.sheet = _choice(_("Sheets of the printer"), tuple((name, name) for name in PAPERS))
        self.other = QLineEdit()
        self.other.setPlaceholderText(_("500 x 700 mm"))
        self.other.setAccessibleName(_("Width and height in millimetres"))
        self.other_said = label("", "error")
        self.other_said.setWordWrap(True)
        self.about = label("", "caption")
        self.about.setWordWrap(True)
        self.contents = ExportContents(document, journey, contents)
        self.notes = Tick(_("Numbered notes beside the map"))
        self.details = ExportDetails(document, journey, settings)
        self.leaving = LeavingOut(document, journey)
        self._size_is_ours = self._size_was_chosen = False
        self._wanted: ProfileName | None = None  # the purpose somebody chose for pages that are no slides
        self._colours_were_chosen = False
        self._rows: dict[QWidget, list[QWidget]] = {}
        self._put_together()
        self._remember()
        self._wire()
        self._follow()

    # Putting together

    def _put_together(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        for widget in (
            self.format,
            self.profile,
            self.contents,
            self.size_choice,
            self.sheet,
            self.turn,
            self.colours,
        ):
            text = label(widget.accessibleName(), "muted")
            text.setBuddy(widget)
            form.addRow(text, widget)
            self._rows[widget] = [text, widget]
            if widget is self.profile:
                form.addRow(self.about)
                self._rows[widget].append(self.about)
            if widget is self.size_choice:
                form.addRow(self.other)
                form.addRow(self.other_said)
        column.addLayout(form)
        column.addWidget(self.details)
        column.addWidget(self.notes)
        self._rows[self.notes] = [self.notes]
        self.more = Disclosure(_("Left out and inside"))
        inside = QVBoxLayout(self.more.content)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.leaving)
        column.addWidget(self.more)

    def _remember(self) -> None:
        self.format.setCurrentIndex(self.format.findData("pdf"))
        for name, choice in self._kept().items():
            found = choice.findData(self._settings.choice(name, str(choice.itemData(0))))
            choice.setCurrentIndex(max(0, found))
        self._offer_sizes(self._settings.choice("page", ""))
        self.notes.setChecked(self._settings.choice("notes", "yes") == "yes")

    def _kept(self) -> dict[str, Choice]:
        """The choices that are remembered, by their names in the settings."""
        format = {} if self._printing else {"format": self.format}
        return {
            **format,
            "profile": self.profile,
            "turn": self.turn,
            "colours": self.colours,
            "sheet": self.sheet,
        }

    def _wire(self) -> None:
        self.format.activated.connect(self._format_chosen)
        self.profile.activated.connect(self._profile_chosen)
        self.size_choice.activated.connect(self._size_chosen)
        self.other.editingFinished.connect(self._size_written)
        self.colours.activated.connect(self._colours_chosen)
        for choice in (self.turn, self.sheet):
            choice.activated.connect(self._changed)
        self.notes.clicked.connect(self._changed)
        self.contents.changed.connect(self._changed)
        self.details.changed.connect(self._changed)
        self.leaving.changed.connect(self._changed)

    # What is chosen

    def chosen_format(self) -> Format:
        return next(format for format in EXPORTS if format.name == self.format.currentData())

    def chosen_profile(self) -> ProfileName:
        if not self.chosen_format().has_page:
            return "poster"
        return next(name for name in get_args(ProfileName) if name == self.profile.currentData())

    def setup(self) -> PageSetup:
        """The page as it is chosen now."""
        turn = self.turn.currentData()
        profile = self.chosen_profile()
        takes = PROFILES[profile].takes
        return PageSetup(
            size=self._size(),
            landscape="auto" if turn == "auto" or "turn" not in takes else turn == "landscape",
            theme=self.colours.currentData(),
            notes=self.notes.isChecked() or "notes" not in takes,
            contents=self.contents.chosen() if "views" in takes else ("map",),
            every_journey="journeys" in takes and self.contents.every_journey.isChecked(),
            comments="comments" in takes and self.contents.comments.isChecked(),
            profile=profile,
            sheet=self.sheet.currentData(),
            changes=self.details.marks_changes(),
        )

    def _size(self) -> str:
        size = str(self.size_choice.currentData())
        if size != OTHER:
            return size
        try:
            return read_size(self.other.text())
        except ValueError:
            return PROFILES[self.chosen_profile()].sizes[0]

    def words(self, journey: int) -> list[str]:
        """The choices as words of the command line; `journey` counts from 1."""
        setup = self.setup()
        words = ["--journey", "all" if setup.every_journey and self._has_page else str(journey)]
        if not self._has_page:
            return [*words, *self.leaving.words()]
        words += ["--page", setup.size] if setup.size != READABLE else []
        words += ["--theme", setup.theme]
        if setup.profile != "poster":
            words += ["--profile", setup.profile]
        if "sheets" in PROFILES[setup.profile].takes:
            words += ["--sheet", setup.sheet]
        if setup.contents != ("map",):
            words += ["--views", ",".join(setup.contents)]
        if setup.landscape != "auto":
            words.append("--landscape" if setup.landscape else "--portrait")
        if not setup.notes:
            words.append("--no-notes")
        if setup.comments:
            words.append("--comments")
        return [*words, *self.details.words(), *self.leaving.words()]

    @property
    def on_screen(self) -> bool:
        """Whether a screen or a projector will show the pages."""
        slides = PROFILES[self.chosen_profile()].pages == "slides"
        return self._has_page and (slides or self.chosen_format().on_screen)

    @property
    def _has_page(self) -> bool:
        return self.chosen_format().has_page

    def keep(self) -> None:
        """Remember the choices for the next time."""
        for name, choice in self._kept().items():
            self._settings.set_choice(name, str(choice.currentData()))
        if not self._size_is_ours and self.size_choice.currentData() != OTHER:
            self._settings.set_choice("page", str(self.size_choice.currentData()))
        self.details.keep()
        self._settings.set_choice("notes", "yes" if self.notes.isChecked() else "no")

    # Choosing

    def take(self, setup: PageSetup, lanes: tuple[str, ...] = ()) -> None:
        """Choose another page by one press, as a remedy asks for it."""
        self.profile.setCurrentIndex(self.profile.findData(setup.profile))
        self._wanted = setup.profile
        self._offer_sizes(setup.size)
        self._offer_colours()
        self._size_is_ours, self._size_was_chosen = False, True
        self.leaving.leave_lanes(lanes)

    def lay_on(self, paper: str) -> bool:
        """Choose the paper of a printer instead of a larger one; False where that changes nothing."""
        setup = self.setup()
        if setup.profile == "tiles":
            if setup.sheet == paper or self.sheet.findData(paper) < 0:
                return False
            self.sheet.setCurrentIndex(self.sheet.findData(paper))
        elif setup.size == paper or PROFILES[setup.profile].pages == "slides":
            return False
        else:
            self._offer_sizes(paper)
            self._size_is_ours, self._size_was_chosen = False, True
        self._changed()
        return True

    def want_paper(self, size: str) -> None:
        """Choose a paper where the page has none yet: a printer needs one."""
        if self.size_choice.currentData() == "fit":
            self.size_choice.setCurrentIndex(max(0, self.size_choice.findData(size)))
            self._size_was_chosen = True
        self._changed()

    def _format_chosen(self) -> None:
        """A format made for one purpose has it, until somebody chooses another; the others have what was chosen."""
        if self._has_page:
            usual = usual_profile(self.chosen_format())
            profile = (self._wanted or usual) if usual == "poster" else usual
            if profile != self.chosen_profile():
                self.profile.setCurrentIndex(self.profile.findData(profile))
                self._offer_sizes("")
                self._offer_colours()
        self._changed()

    def _profile_chosen(self) -> None:
        self._wanted = self.chosen_profile()
        self._size_was_chosen = False
        self._offer_sizes("")
        self._offer_colours()
        self._changed()

    def _colours_chosen(self) -> None:
        self._colours_were_chosen = True
        self._changed()

    def _offer_colours(self) -> None:
        """The colours of the purpose, while nobody chose others; greys were chosen once."""
        if not self._colours_were_chosen and self.colours.currentData() != "grey":
            usual = PROFILES[self.chosen_profile()].theme
            self.colours.setCurrentIndex(self.colours.findData(usual))

    def _size_chosen(self) -> None:
        self._size_is_ours = False
        self._size_was_chosen = True
        if self.size_choice.currentData() == OTHER:
            self.other.show()
            self.other.setFocus()
            return
        self._changed()

    def _size_written(self) -> None:
        try:
            self.other.setText(read_size(self.other.text()).replace("x", " × "))
        except ValueError as problem:
            self.other_said.setText(str(problem))
            self.other_said.show()
            return
        self._changed()

    def _offer_sizes(self, wanted: str) -> None:
        """The sizes of the purpose; the wanted one where it has it, else the usual one."""
        profile = self.chosen_profile()
        sizes = PROFILES[profile].sizes
        self.size_choice.clear()
        for size in sizes:
            self.size_choice.addItem(_(SIZES.get(size, size)), size)
        if "A4" in sizes:
            self.size_choice.addItem(_("Other size…"), OTHER)
        if wanted and wanted not in sizes and "x" in wanted:
            self.other.setText(wanted.replace("x", " × "))
            wanted = OTHER
        found = self.size_choice.findData(wanted) if wanted else -1
        self.size_choice.setCurrentIndex(max(0, found))

    def _fit_size(self) -> None:
        """A map alone has its own size; several things lie on paper of one size, unless one was chosen."""
        setup = self.setup()
        if setup.profile != "poster":
            return
        usual = usual_size(setup)
        if setup.only_a_map and self._size_is_ours:
            self._size_is_ours = False
            self.size_choice.setCurrentIndex(self.size_choice.findData(usual))
        elif not setup.only_a_map and setup.size == "fit" and not self._size_was_chosen:
            self._size_is_ours = True
            self.size_choice.setCurrentIndex(self.size_choice.findData(usual))

    def _changed(self) -> None:
        self._follow()
        self.changed.emit()

    def _follow(self) -> None:
        """Show what concerns the format and the purpose, and nothing else."""
        self._fit_size()
        pages, purpose = self._has_page, PROFILES[self.chosen_profile()]
        takes: frozenset[Option] = purpose.takes if pages else frozenset()
        shown = {
            self.format: not self._printing,
            self.profile: pages,
            self.contents: self.contents.offer(takes),
            self.size_choice: pages and self.size_choice.count() > 1,
            self.sheet: "sheets" in takes,
            self.turn: "turn" in takes and self.size_choice.currentData() != "fit",
            self.colours: pages,
            self.notes: "notes" in takes,
        }
        for widget, rows in self._rows.items():
            for row in rows:
                row.setVisible(shown.get(widget, True))
                row.setEnabled(shown.get(widget, True))
        self.other.setVisible(shown[self.size_choice] and self.size_choice.currentData() == OTHER)
        self.other_said.hide()
        self.about.setText(_(purpose.about))
        format = self.chosen_format().name if pages else ""
        every = self.contents.every_journey.isChecked()
        self.details.follow(format, changes="changes" in takes, every_journey=every)
        self.leaving.let_carry(self.chosen_format().name == "pdf" and not self._printing)


def _choice(name: str, rows: tuple[tuple[str, str], ...]) -> Choice:
    choice = Choice()
    choice.setAccessibleName(name)
    for value, text in rows:
        choice.addItem(_(text), value)
    return choice
