"""The picture of a card as a row of the details: its name, and buttons to add, replace and remove it; others do it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.labels import Elided, label
from cxstudio.model.records import Attachment
from cxstudio.words import _


class PictureRow(QWidget):
    """`asked` wants a picture to be chosen, `removed` the one there to be taken away."""

    asked = Signal()
    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(_("Picture"), "section"))
        self.name = Elided("")
        column.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.choose = QPushButton()
        self.choose.clicked.connect(self.asked)
        self.remove = QPushButton(_("Remove"))
        self.remove.setAccessibleName(_("Remove the picture"))
        self.remove.clicked.connect(self.removed)
        row.addWidget(self.choose)
        row.addWidget(self.remove)
        row.addStretch(1)
        column.addLayout(row)
        self.show_picture(None)

    def show_picture(self, picture: Attachment | None) -> None:
        """Offer what can be done with this picture, or with none."""
        there = picture is not None
        self.name.setText((picture.name or _("Without a name")) if picture is not None else "")
        self.name.setVisible(there)
        self.remove.setVisible(there)
        self.choose.setText(_("Replace…") if there else _("Add…"))
        self.choose.setAccessibleName(_("Replace the picture") if there else _("Add a picture"))
