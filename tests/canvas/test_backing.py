"""The retained picture: equal to a fresh one after any pan, zoom or change, painted in slices, hiding no error."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from cxstudio.canvas.backing import MARGIN, Backing
from cxstudio.canvas.camera import Camera
from cxstudio.picture.primitives import Bounds

GROUND = "#eeeeee"


class Squares:
    """A chequered picture of 40-unit squares; squares can change their colour."""

    def __init__(self) -> None:
        self.changed: set[tuple[int, int]] = set()
        self.areas: list[Bounds] = []
        self.broken = False

    def __call__(self, painter: QPainter, area: Bounds, scale: float) -> None:
        if self.broken:
            raise RuntimeError("cannot paint")
        self.areas.append(area)
        for row in range(int(area.y // 40), int(area.bottom // 40) + 1):
            for column in range(int(area.x // 40), int(area.right // 40) + 1):
                if (row + column) % 2 or (column, row) in self.changed:
                    colour = QColor((column * 37) % 256, (row * 53) % 256, 200)
                    colour = QColor("red") if (column, row) in self.changed else colour
                    painter.fillRect(QRectF(column * 40, row * 40, 40, 40), colour)


def camera(**fields: float) -> Camera:
    eye = Camera(width=400, height=300)
    for name, value in fields.items():
        setattr(eye, name, value)
    return eye


def shown(backing: Backing) -> QImage:
    while not backing.clean:
        backing.work()
    return backing.pixmap.toImage()


def fresh(picture: Squares, eye: Camera) -> QImage:
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    return shown(backing)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
@pytest.mark.parametrize("way", [(30, 0), (0, -45), (7, 13), (-900, 20), (250, 280)])
def test_after_a_pan_the_picture_is_what_a_fresh_one_would_be(
    qtbot: QtBot, ratio: float, way: tuple[int, int]
) -> None:
    picture, eye = Squares(), camera(ratio=ratio)
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    shown(backing)
    eye.pan(*way)
    backing.scroll(eye)
    assert shown(backing) == fresh(picture, eye)


def test_a_pan_paints_the_exposed_strip_only(qtbot: QtBot) -> None:
    picture, eye = Squares(), camera()
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    shown(backing)
    picture.areas.clear()
    eye.pan(MARGIN, 0)
    backing.scroll(eye)
    shown(backing)
    strip = (MARGIN + 8) * (300 + 2 * MARGIN + 8)
    assert 0 < sum(a.width * a.height for a in picture.areas) <= strip


def test_an_edit_paints_its_area_only_and_completely(qtbot: QtBot) -> None:
    picture, eye = Squares(), camera(left=13, top=-7)
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    shown(backing)
    picture.areas.clear()
    picture.changed.add((4, 4))
    backing.invalidate(Bounds(160, 160, 40, 40))
    image = shown(backing)
    assert sum(a.width * a.height for a in picture.areas) < 60 * 60
    assert image == fresh(picture, eye)


def test_a_resize_keeps_what_is_painted(qtbot: QtBot) -> None:
    picture, eye = Squares(), camera()
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    shown(backing)
    picture.areas.clear()
    eye.width = 440
    backing.adopt(eye)
    image = shown(backing)
    assert sum(a.width * a.height for a in picture.areas) < 60 * (320 + 2 * MARGIN)
    assert image == fresh(picture, eye)


def test_a_zoom_shows_the_old_picture_stretched_until_it_is_adopted(qtbot: QtBot) -> None:
    picture, eye = Squares(), camera()
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    shown(backing)
    before = backing.pixmap.toImage().pixelColor(130, 90)
    eye.zoom_at(2.0, 130, 90)
    image = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    backing.draw(painter, image.rect(), eye)
    painter.end()
    assert image.pixelColor(130, 90) == before
    backing.adopt(eye)
    assert shown(backing) == fresh(picture, eye)


def test_work_stops_when_its_time_is_spent_and_always_gets_on(qtbot: QtBot) -> None:
    picture, eye = Squares(), camera()
    eye.width, eye.height = 1200, 500  # more than one block
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    rounds = 0
    while not backing.clean:
        backing.work(budget=0)
        rounds += 1
        assert len(picture.areas) == rounds
    assert rounds > 1


def test_what_shows_is_painted_before_what_does_not(qtbot: QtBot) -> None:
    picture, eye = Squares(), camera()
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    while not backing.shows_clean:
        assert not backing.work(budget=0).isEmpty()
    assert not backing.clean
    seen = backing.pixmap.toImage()
    assert seen == fresh(picture, eye)
    while not backing.clean:
        assert backing.work(budget=0).isEmpty()


def test_a_short_pan_paints_nothing(qtbot: QtBot) -> None:
    picture, eye = Squares(), camera()
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    shown(backing)
    eye.pan(MARGIN // 2, -MARGIN // 2)
    backing.scroll(eye)
    assert backing.clean
    assert shown(backing) == fresh(picture, eye)


def test_an_error_while_painting_comes_through_and_the_rest_can_be_painted(qtbot: QtBot) -> None:
    picture, eye = Squares(), camera()
    backing = Backing(picture, GROUND)
    backing.adopt(eye)
    picture.broken = True
    with pytest.raises(RuntimeError, match="cannot paint"):
        backing.work()
    picture.broken = False
    backing.invalidate()
    assert shown(backing) == fresh(picture, eye)
