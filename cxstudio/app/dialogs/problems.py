"""Plain dialogs for trouble: one sentence what happened, one what to do, and a button for each safe way out."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from cxstudio.words import _


def tell(parent: QWidget | None, headline: str, text: str) -> None:
    """Say something that went wrong; nothing is lost."""
    box = _box(parent, headline, text)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask(parent: QWidget | None, headline: str, text: str, answers: Mapping[str, str]) -> str:
    """Ask with plain buttons; the last answer is what Esc means. Returns the key of the chosen one."""
    box = _box(parent, headline, text)
    buttons: dict[str, QPushButton] = {}
    for key, words in answers.items():
        buttons[key] = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
    keys = list(answers)
    box.setDefaultButton(buttons[keys[0]])
    box.setEscapeButton(buttons[keys[-1]])
    box.exec()
    pressed = box.clickedButton()
    return next((key for key, button in buttons.items() if button is pressed), keys[-1])


def _box(parent: QWidget | None, headline: str, text: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("CX Studio")
    box.setText(headline)
    box.setInformativeText(text)
    box.setIcon(QMessageBox.Icon.NoIcon)
    return box
