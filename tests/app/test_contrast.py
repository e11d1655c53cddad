"""What is written in the window can be read in the light and in the dark: measured on the pixels of its controls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from cxstudio.app.style import dress
from cxstudio.picture.theme import theme
from tests.app.conftest import Opened
from tests.contrast import ratio

THEMES = ("light", "dark")
LEAST = 4.5
BLUR = 0.85  # thin letters never quite reach their colour: their darkest pixel is this share of it, measured
PAIRS = (
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window),
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base),
)


@pytest.fixture
def in_light_again(dressed: QApplication) -> Iterator[None]:
    yield
    dress(dressed, theme("light"))


@pytest.mark.parametrize("name", THEMES)
def test_the_palette_can_be_read(dressed: QApplication, in_light_again: None, name: str) -> None:
    dress(dressed, theme(name))
    palette = dressed.palette()
    for front, ground in PAIRS:
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            colours = (palette.color(group, role).name() for role in (front, ground))
            assert ratio(*colours) >= LEAST, (name, front, ground)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("selected", ["nothing", "touchpoint", "several"])
def test_every_word_of_the_window_can_be_read(
    small: Opened, dressed: QApplication, in_light_again: None, name: str, selected: str
) -> None:
    dress(dressed, theme(name))
    small.window.wear(theme(name))
    points = small.made.touchpoints
    small.window.canvas.select({"nothing": [], "touchpoint": points[:1], "several": points[:2]}[selected])
    dressed.processEvents()
    low = {}
    for control in small.window.findChildren(QWidget):
        if control.isVisible() and control.isEnabled() and _words(control).strip():
            measured = _measured(control)
            if measured is not None and measured < LEAST * BLUR:
                low[f"{type(control).__name__} {_words(control)!r}"] = round(measured, 2)
    assert not low


def _words(control: QWidget) -> str:
    if isinstance(control, (QLabel, QAbstractButton, QLineEdit)):
        says: Callable[[], str] = control.text
        return says()
    return ""


def _measured(control: QWidget) -> float | None:
    """The contrast of what stands out most from the commonest colour; None where nothing can be seen of it."""
    if control.visibleRegion().isEmpty():
        return None
    box = control.visibleRegion().boundingRect()
    image = control.window().grab(
        box.translated(control.mapTo(control.window(), box.topLeft()) - box.topLeft())
    )
    picture = image.toImage()
    colours: Counter[str] = Counter(
        QColor(picture.pixel(x, y)).name() for y in range(picture.height()) for x in range(picture.width())
    )
    if not colours:
        return None
    ground = colours.most_common(1)[0][0]
    return max(ratio(colour, ground) for colour in colours)
