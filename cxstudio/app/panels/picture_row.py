"""The picture of a card or portrait of a persona in its details: small, with buttons that others act on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.labels import Elided, label
from cxstudio.model.records import Attachment
from cxstudio.render.pictures import FindPicture
from cxstudio.words import _

SMALL = (200, 120)  # pixels a small picture fits into


class PictureRow(QWidget):
    """`asked` wants a picture to be chosen, `removed` the one there to be taken away."""

    asked = Signal()
    removed = Signal()

    def __init__(self, heading: str = "") -> None:
        super().__init__()
        heading = heading or _("Picture")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(label(heading, "section"))
        self.small = QLabel()
        self.small.setAccessibleName(heading)
        self.small.hide()
        column.addWidget(self.small)
        self._shown = ""  # the hash of the picture that is seen
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

    def show_picture(self, picture: Attachment | None, images: FindPicture | None = None) -> None:
        """Show this picture small, and offer what can be done with it, or with none."""
        there = picture is not None
        self._show_small(picture.sha256 if picture is not None and images is not None else "", images)
        self.name.setText((picture.name or _("Without a name")) if picture is not None else "")
        self.name.setVisible(there)
        self.remove.setVisible(there)
        self.choose.setText(_("Replace…") if there else _("Add…"))
        self.choose.setAccessibleName(_("Replace the picture") if there else _("Add a picture"))

    def _show_small(self, sha256: str, images: FindPicture | None) -> None:
        if sha256 == self._shown:
            return
        from cxstudio.render.qt_photos import load_photo

        self._shown = sha256
        photo = load_photo(images(sha256)) if sha256 and images is not None else None
        self.small.setVisible(photo is not None)
        if photo is None:
            self.small.clear()
            return
        ratio = self.devicePixelRatioF()
        fits = photo.scaled(
            round(min(SMALL[0] * ratio, photo.width())),
            round(min(SMALL[1] * ratio, photo.height())),
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        fits.setDevicePixelRatio(ratio)
        self.small.setPixmap(QPixmap.fromImage(fits))
