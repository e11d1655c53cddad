"""Qt paints the picture whole, quickly and with less detail as it gets smaller."""

from __future__ import annotations

import pytest
from PIL import Image as Pillow
from PySide6.QtGui import QGuiApplication

from cxstudio.picture.poster import ExportReport, Page, PlacedGroup, Poster
from cxstudio.picture.primitives import (
    Bounds,
    Ellipse,
    Image,
    Part,
    Path,
    Placed,
    Primitive,
    Rect,
    Stroke,
)
from cxstudio.picture.theme import theme
from cxstudio.render import qt
from cxstudio.render.qt import QtPainter, paint
from cxstudio.render.qt_items import Item
from tests.render.looking import differences, painted, printed
from tests.render.posters import PHOTO, card, cards, images, text_part

pytestmark = [pytest.mark.qt, pytest.mark.usefixtures("qapp")]
LIGHT = theme("light")
WHITE = (255, 255, 255)


def rgb(name: str, theme_name: str = "light") -> tuple[int, ...]:
    code = theme(theme_name).colour(name)
    return tuple(int(code[start : start + 2], 16) for start in (1, 3, 5))


def one(*primitives: Primitive) -> tuple[Placed, ...]:
    return (Placed(Part("n", "card", Bounds(0, 0, 100, 100), primitives), 0, 0),)


def colours(image: Pillow.Image) -> set[object]:
    return {colour for _, colour in image.getcolors(1 << 20) or []}


def test_a_part_lands_where_it_is_placed() -> None:
    part = Part("n", "card", Bounds(0, 0, 10, 10), (Rect(Bounds(0, 0, 10, 10), "accent"),))
    image = painted((Placed(part, 20, 30),), LIGHT, 2, (100, 100))
    assert image.getpixel((41, 61)) == rgb("accent")
    assert image.getpixel((59, 79)) == rgb("accent")
    assert image.getpixel((38, 61)) == image.getpixel((62, 61)) == WHITE


def test_the_painter_stands_where_it_stood() -> None:
    from PySide6.QtGui import QImage, QPainter

    canvas = QImage(10, 10, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    painter.scale(2, 2)
    paint(painter, cards(), LIGHT, 2, images)
    assert (painter.transform().m11(), painter.transform().dx(), painter.transform().dy()) == (2, 0, 0)
    painter.end()


def test_colours_are_the_themes() -> None:
    parts = one(Rect(Bounds(0, 0, 100, 100), "role.pain.tint"))
    for name in ("light", "dark", "projector", "print"):
        image = painted(parts, theme(name), 1, (50, 50))
        assert image.getpixel((25, 25)) == rgb("role.pain.tint", name)


def test_an_ellipse_and_a_hole_show_what_is_behind() -> None:
    ring = (
        *(("M", 0.0, 0.0), ("L", 90.0, 0.0), ("L", 90.0, 90.0), ("L", 0.0, 90.0), ("Z",)),
        *(("M", 30.0, 30.0), ("L", 60.0, 30.0), ("L", 60.0, 60.0), ("L", 30.0, 60.0), ("Z",)),
    )
    image = painted(one(Path(ring, "accent")), LIGHT, 1, (100, 100))
    assert (image.getpixel((10, 10)), image.getpixel((45, 45))) == (rgb("accent"), WHITE)
    image = painted(one(Ellipse(Bounds(0, 0, 90, 90), "accent")), LIGHT, 1, (100, 100))
    assert (image.getpixel((45, 45)), image.getpixel((2, 2))) == (rgb("accent"), WHITE)


def test_round_corners_are_round_and_square_when_they_are_too_small_to_see() -> None:
    parts = one(Rect(Bounds(0, 0, 100, 100), "accent", None, (20, 0, 0, 0)))
    image = painted(parts, LIGHT, 1, (100, 100))
    assert image.getpixel((2, 2)) == WHITE
    assert image.getpixel((97, 2)) == rgb("accent")
    assert painted(parts, LIGHT, 0.2, (20, 20)).getpixel((0, 0)) == rgb("accent")


@pytest.mark.parametrize("scale", [0.37, 0.73, 1.1, 1.25, 1.9])
def test_neighbours_leave_no_seam(scale: float) -> None:
    rows = one(*(Rect(Bounds(0, 10.5 * row, 100, 10.5), "accent") for row in range(9)))
    image = painted(rows, LIGHT, scale, (20, int(90 * scale)))
    assert colours(image) == {rgb("accent")}


@pytest.mark.parametrize(
    ("size", "weight", "last"), [(11.5, 500, 0.79), (13, 400, 0.46), (13, 600, 0.46), (14, 600, 0.43)]
)
def test_small_print_leaves_first_and_notes_and_names_last(size: float, weight: int, last: float) -> None:
    parts = (Placed(text_part("Waiting area", size=size, weight=weight), 0, 0),)
    assert len(colours(painted(parts, LIGHT, last, (200, 40), smallest_text=None))) > 1
    assert colours(painted(parts, LIGHT, last - 0.02, (200, 40), smallest_text=None)) == {WHITE}


def test_the_frame_of_a_text_is_left_out_with_it() -> None:
    frame = Rect(Bounds(0, 0, 100, 20), None, Stroke("ink"), text_size=12)
    parts = one(frame, *text_part("web to phone", size=12).primitives)
    assert len(colours(painted(parts, LIGHT, 0.76, (200, 40), smallest_text=None))) > 1
    assert colours(painted(parts, LIGHT, 0.74, (200, 40), smallest_text=None)) == {WHITE}


def test_a_note_too_small_to_read_keeps_its_bar_and_tint() -> None:
    part = card("n", "Long queue", "Nobody says why", "pain")
    image = painted((Placed(part, 0, 0),), LIGHT, 0.12, (60, 20), smallest_text=None)
    found = colours(image)
    assert rgb("role.pain.mark") in found
    assert rgb("role.pain.tint") in found


def test_a_sign_too_small_to_recognise_is_left_out_and_a_line_is_not() -> None:
    sign = Path(
        (("M", 0.0, 0.0), ("L", 14.0, 14.0), ("M", 14.0, 0.0), ("L", 0.0, 14.0)), None, Stroke("ink", 2)
    )
    assert len(colours(painted(one(sign), LIGHT, 0.5, (50, 50), smallest_text=None))) > 1
    assert colours(painted(one(sign), LIGHT, 0.4, (50, 50), smallest_text=None)) == {WHITE}
    line = Path((("M", 0.0, 5.0), ("L", 200.0, 5.0)), None, Stroke("ink", 2))
    assert len(colours(painted(one(line), LIGHT, 0.2, (50, 50), smallest_text=None))) > 1


def test_a_line_is_never_thinner_than_a_pixel() -> None:
    line = Path((("M", 0.0, 100.0), ("L", 1000.0, 100.0)), None, Stroke("ink", 1))
    image = painted(one(line), LIGHT, 0.105, (100, 30))
    column = [image.getpixel((50, y)) for y in range(30)]
    assert rgb("ink") in column


def test_a_part_is_built_once() -> None:
    class Counting(QtPainter):
        built = 0

        def _item(self, primitive: Primitive) -> Item:
            self.built += 1
            return super()._item(primitive)

    painter = Counting(LIGHT)
    parts = (Placed(card("n", "One", "Two"), 0, 0), Placed(card("m", "Three", "Four"), 0, 100))
    first = painted(parts, LIGHT, 1, (200, 200), painter=painter)
    again = painted(parts, LIGHT, 1, (200, 200), painter=painter)
    assert painter.built == 8
    assert first.tobytes() == again.tobytes()


def test_what_is_remembered_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(qt, "MOST_PARTS", 3)
    painter = QtPainter(LIGHT)
    for number in range(10):
        painted((Placed(text_part(str(number)), 0, 0),), LIGHT, 1, (50, 20), painter=painter)
    assert len(painter._parts) == 3


def test_a_changed_part_is_painted_anew_at_the_same_place() -> None:
    painter = QtPainter(LIGHT)
    # Parts that come and go reuse the memory of one another: none may be taken for the other.
    for name in ("accent", "ink", "truth") * 20:
        image = painted(one(Rect(Bounds(0, 0, 50, 50), name)), LIGHT, 1, (50, 50), painter=painter)
        assert image.getpixel((25, 25)) == rgb(name)


def test_a_photo_is_fitted_and_a_missing_one_leaves_its_place() -> None:
    image = painted(one(Image(Bounds(0, 0, 60, 60), PHOTO)), LIGHT, 1, (60, 60), images)
    left, right = image.getpixel((10, 30)), image.getpixel((50, 30))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 150 > left[2]
    assert right[2] > 150 > right[0]
    assert image.getpixel((30, 5)) == WHITE
    image = painted(one(Image(Bounds(0, 0, 60, 60), "absent")), LIGHT, 1, (60, 60), images)
    assert image.getpixel((30, 30)) == rgb("surfaceSunken")


def test_a_damaged_photo_does_not_stop_the_painting() -> None:
    parts = one(Image(Bounds(0, 0, 60, 60), "x"), Rect(Bounds(0, 0, 10, 10), "accent"))
    image = painted(parts, LIGHT, 1, (60, 60), lambda _: b"\x89PNG not really")
    assert image.getpixel((5, 5)) == rgb("accent")


def test_a_photo_is_decoded_once() -> None:
    asked: list[str] = []

    def find(sha256: str) -> bytes | None:
        asked.append(sha256)
        return images(sha256)

    painter = QtPainter(LIGHT, find)
    for _ in range(3):
        painted(one(Image(Bounds(0, 0, 60, 60), PHOTO)), LIGHT, 1, (60, 60), painter=painter)
    assert asked == [PHOTO]


def test_no_screen_is_needed() -> None:
    assert QGuiApplication.platformName() in {"offscreen", "minimal", "xcb", "wayland", "windows", "cocoa"}
    assert len(colours(painted(cards(), LIGHT, 0.5, (310, 380), images))) > 50


def test_what_goes_with_words_leaves_with_them() -> None:
    for size in (11.0, 12.5, 13.0, 15.0):
        mark = Ellipse(Bounds(10, 10, 60, 60), "ink", None, size)
        seen = [
            len(colours(painted(one(mark), LIGHT, scale, (50, 50), smallest_text=None))) > 1
            for scale in (0.3, 0.9)
        ]
        assert seen == [False, True]


def test_what_frames_a_sign_leaves_with_it() -> None:
    frame = Rect(Bounds(10, 10, 60, 60), "ink", None, (4.0,) * 4, sign_size=14)
    assert len(colours(painted(one(frame), LIGHT, 0.5, (50, 50), smallest_text=None))) > 1
    assert colours(painted(one(frame), LIGHT, 0.4, (50, 50), smallest_text=None)) == {WHITE}


@pytest.mark.parametrize("size", [13, 18, 40])
def test_letters_of_any_height_are_painted_where_they_are_on_paper(size: float) -> None:
    """Headings at the largest zoom and titles of slides have letters of more than 64 pixels."""
    part = text_part("Front desk סקר", 400, size)
    page = Page(400, 100, (PlacedGroup(1, 0, 0, (Placed(part, 0, 0),)),))
    for scale in (1, 3, 6):
        paper = printed(Poster((page,), ExportReport()), theme("light"), 72 * scale)
        mean, worst = differences(painted((Placed(part, 0, 0),), theme("light"), scale, paper.size), paper)
        assert mean <= 1  # little paper, much ink
        assert worst <= 8.5
