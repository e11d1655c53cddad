"""Asks how many groups there are, what they are called and where their copies go; it writes nothing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.dialogs.buttons import button_row
from cxstudio.app.dialogs.problems import shown
from cxstudio.app.figures import figures
from cxstudio.app.labels import Elided, label
from cxstudio.app.segments import Segments
from cxstudio.app.texts import Line
from cxstudio.files.breakouts import LEAST_GROUPS, MOST_GROUPS
from cxstudio.files.plain_names import plain_name
from cxstudio.words import _, ngettext

USUAL = 3  # groups
ENDING = ".cxs"


class GroupsDialog(QDialog):
    """A number, a line for the name of each group, and a folder; `paths` are the files that are to be written."""

    def __init__(self, name: str, folder: Path, parent: QWidget | None = None, *, internal: int = 0) -> None:
        """`internal` is how many internal cards a whole copy holds: it is said, nobody hands them on unawares."""
        super().__init__(parent)
        self._name, self._folder, self._groups = name, folder, USUAL
        self.setWindowTitle(_("Copies for groups"))
        self.setMinimumWidth(480)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(10)
        column.addWidget(label(_("Copies for groups"), "heading"))
        about = label(
            _("Each group works on a whole copy. At the break the copies are merged again."), "muted"
        )
        about.setWordWrap(True)
        column.addWidget(about)
        self.internal = label(
            figures(
                ngettext(
                    "{n} internal card goes with each copy.",
                    "{n} internal cards go with each copy.",
                    internal,
                ).format(n=internal)
            ),
            "strong",
        )
        self.internal.setWordWrap(True)
        self.internal.setVisible(bool(internal))
        column.addWidget(self.internal)
        numbers = tuple((str(n), figures(str(n))) for n in range(LEAST_GROUPS, MOST_GROUPS + 1))
        self.number = Segments(numbers, _("How many groups"))
        self.number.set_value(str(USUAL))
        self.number.chosen.connect(self._count)
        column.addWidget(self.number)
        self.lines = [self._line(n) for n in range(1, MOST_GROUPS + 1)]
        for line in self.lines:
            column.addWidget(line)
        row = QHBoxLayout()
        self._where = Elided("", "muted")
        choose = QPushButton(_("Folder…"))
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        row.addWidget(self._where, 1)
        row.addWidget(choose)
        column.addLayout(row)
        self.wrong = label("", "error")
        self.wrong.setWordWrap(True)
        column.addWidget(self.wrong)
        cancel, self.write = QPushButton(_("Cancel")), QPushButton(_("Write the copies"))
        cancel.clicked.connect(self.reject)
        self.write.clicked.connect(self.accept)
        column.addLayout(button_row(cancel, self.write))
        self._count(str(USUAL))
        self.lines[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.lines[0].selectAll()

    def paths(self) -> list[Path]:
        """The file of each group: "Visit - group 1.cxs"."""
        names = [line.text().strip() or line.placeholderText() for line in self.lines[: self._groups]]
        return [self._folder / f"{plain_name(f'{self._name} - {name}', _('Map'))}{ENDING}" for name in names]

    def _line(self, n: int) -> Line:
        usual = figures(_("group {n}").format(n=n))
        line = Line(usual)
        line.setPlaceholderText(usual)
        line.setAccessibleName(figures(_("Name of group {n}").format(n=n)))
        line.textChanged.connect(self._check)
        return line

    def _count(self, said: str) -> None:
        self._groups = int(said or self._groups)  # one number is always chosen
        self.number.set_value(str(self._groups))
        for place, line in enumerate(self.lines):
            line.setVisible(place < self._groups)
        self._check()
        self.adjustSize()

    def _choose(self) -> None:
        found = QFileDialog.getExistingDirectory(self, _("Folder for the copies"), str(self._folder))
        if found:
            self._folder = Path(found)
            self._check()

    def _check(self) -> None:
        """Nothing is overwritten: what is taken is said before anything is written."""
        paths = self.paths()
        self._where.setText(shown(_("In {folder}").format(folder=self._folder)))
        names = [path.name.casefold() for path in paths]
        twice = next((path.name for path in paths if names.count(path.name.casefold()) > 1), "")
        taken = next((path.name for path in paths if path.exists()), "")
        said = ""
        if twice:
            said = _("Two groups have one name: “{name}”").format(name=shown(twice))
        elif taken:
            said = _("“{name}” is there already. Choose another name or folder.").format(name=shown(taken))
        self.wrong.setText(said)
        self.wrong.setVisible(bool(said))
        self.write.setEnabled(not said)
