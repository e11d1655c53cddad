"""Posters built by hand from primitives, so that painters are tested without a map."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image as Pillow

from cxstudio.picture.poster import Bookmark, Element, ExportReport, Page, PageNote, PlacedGroup, Poster
from cxstudio.picture.primitives import Bounds, Ellipse, Image, Part, Path, Placed, Rect, Stroke, Text
from cxstudio.text.layout import Direction, Style, TextEngine, standard_engine

PHOTO = "5e" * 32

# A few made-up sentences about a journey for each script.
TEXTS = {
    "Latin": ["The guest waits for an answer for two days.", "Office fiat: the file does not open."],
    "Polish": ["Kolejka przy okienku jest długa, więc część gości wychodzi.", "Zażółć gęślą jaźń."],
    "Greek": ["Ο πελάτης περιμένει απάντηση για δύο ημέρες.", "Η σελίδα πληρωμής είναι αργή."],
    "Cyrillic": ["Клиент ждёт ответа две недели, и ещё один день.", "Її відповідь прийшла пізно."],
    "Persian": ["مشتری می‌خواهد سفارش (CX) خود را پیگیری کند.", "کتاب‌ها در ۳ روز و ۱۲ ساعت رسیدند."],
    "Arabic": ["ينتظر العملاء تأكيد الحجز منذ 3 أيام (CX) ولا يصل أي رد.", "السعر 45.6 ريال «بلا رسوم»."],
    "Hebrew": ["הלקוחה פותחת את האפליקציה (CX) ומחפשת הנחה.", "בשנת 2024 – שירות מהיר יותר, אבל פחות אנושי."],
    "Hindi": ["ग्राहक को रसीद समय पर नहीं मिलती और वह फिर फ़ोन करता है।", "अंत में शिकायत दर्ज हो जाती है।"],
    "Thai": ["ลูกค้ารอสายนานเกินสิบนาทีแล้ววางสาย", "วันต่อมาสินค้ามาถึงที่บ้าน"],
    "Emoji": ["Thank you 😀 and 👍 today", "Done ✅ at last ❤"],
}
RIGHT_TO_LEFT = frozenset(("Persian", "Arabic", "Hebrew"))


@cache
def engine() -> TextEngine:
    return standard_engine()


def photo(width: int = 120, height: int = 80) -> bytes:
    """A JPEG with a red left half and a blue right half."""
    image = Pillow.new("RGB", (width, height), (200, 30, 30))
    image.paste((30, 30, 200), (width // 2, 0, width, height))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=95)
    return out.getvalue()


def images(sha256: str) -> bytes | None:
    return photo() if sha256 == PHOTO else None


def text_part(
    text: str,
    width: float = 180,
    size: float = 13,
    node: str = "t",
    direction: Direction = "auto",
    weight: int = 400,
) -> Part:
    block = engine().block(text, Style(size, weight), width, direction=direction)
    bounds = Bounds(0, 0, width, block.height)
    return Part(node, "card", bounds, (Text(0, 0, block, "ink"),), full=text)


def card(node: str, title: str, text: str, role: str = "pain", width: float = 190) -> Part:
    """A card as the map draws one: tint, border, role bar, title, text."""
    heading = engine().block(title, Style(13, 600), width - 24)
    body = engine().block(text, Style(13), width - 24)
    height = heading.height + body.height + 20
    bounds = Bounds(0, 0, width, height)
    return Part(
        node,
        "card",
        bounds,
        (
            Rect(bounds, f"role.{role}.tint", Stroke("lineControl"), (6, 6, 6, 6)),
            Rect(Bounds(0, 0, 3, height), f"role.{role}.mark"),
            Text(12, 8, heading, "ink"),
            Text(12, 10 + heading.height, body, "inkMuted"),
        ),
        full=f"{title}: {text}",
    )


def furniture() -> Part:
    """Lines, curves, dashes, a hole, an ellipse and a photo."""
    wave = (("M", 20.0, 60.0), ("C", 80.0, -20.0, 140.0, 140.0, 200.0, 60.0), ("L", 260.0, 40.0))
    ring = (
        *(("M", 300.0, 20.0), ("L", 360.0, 20.0), ("L", 360.0, 80.0), ("L", 300.0, 80.0), ("Z",)),
        *(("M", 320.0, 40.0), ("L", 340.0, 40.0), ("L", 340.0, 60.0), ("L", 320.0, 60.0), ("Z",)),
    )
    return Part(
        "",
        "legend",
        Bounds(0, 0, 600, 110),
        (
            Path(wave, None, Stroke("persona.0", 2.5)),
            Path(tuple((c[0], *(v + 6 for v in c[1:])) for c in wave), None, Stroke("persona.1", 2, (6, 3))),
            Path(ring, "persona.3"),
            Ellipse(Bounds(380, 20, 90, 60), "note", Stroke("noteLine", 1.5)),
            Rect(Bounds(490, 20, 40, 60), "accentTint", Stroke("accent", 2, round_ends=True), (12, 0, 12, 0)),
            Image(Bounds(540, 20, 60, 60), PHOTO),
        ),
    )


def cards() -> tuple[Placed, ...]:
    """A card for each sentence, in two columns, right-to-left scripts among them, and the furniture."""
    roles = ("pain", "gain", "idea", "question", "quote", "opportunity")
    placed = [Placed(furniture(), 0, 0)]
    y = [110.0, 110.0, 110.0]
    for number, (script, (first, second)) in enumerate(TEXTS.items()):
        part = card(f"n{number}", script, f"{first} {second}", roles[number % len(roles)])
        column = number % 3
        placed.append(Placed(part, 12 + column * 202, y[column]))
        y[column] += part.bounds.height + 10
    return tuple(placed)


def poster(parts: tuple[Placed, ...] | None = None, *, scale: float = 1.0) -> Poster:
    """One page, 620 x 760 points at scale 1, with bookmarks, notes and a reading order."""
    parts = cards() if parts is None else parts
    page = Page(
        620 * scale,
        760 * scale,
        (PlacedGroup(scale, 0, 0, parts),),
        (Bookmark("Carte", 0, 0), Bookmark("Etap żółty", 10, 40, 1), Bookmark("مرحلهٔ نخست", 10, 90, 1)),
        (PageNote(40, 50, "Ałła", "Kto? (nikt)\nمشتری"),),
        tuple(Element("P", one.part.node, one.part.full) for one in parts if one.part.node),
    )
    return Poster((page,), ExportReport(), title="Wizyta: مراجعه", language="pl")
