from __future__ import annotations

import pytest

from cxstudio.exchange.script import guess_direction, guess_language


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("stage, touchpoint: Zażółć", "en", "ltr"),
        ("מרחלה: המתנה ארוכה", "he", "rtl"),
        ("انتظرت طويلا على الهاتف", "ar", "rtl"),
        ("پشت خط می‌مانم و پاسخی نیست", "fa", "rtl"),
        ("مجھے بہت دیر انتظار کرنا پڑا ہے ٹکٹ", "ur", "rtl"),
        ("मैंने प्रतीक्षा की", "hi", "ltr"),
        ("ฉันรอสายโทรศัพท์", "th", "ltr"),
        ("電話で待たされました", "ja", "ltr"),
        ("我等了二十二分钟", "zh", "ltr"),
        ("", "en", "ltr"),
        ("123 456", "en", "ltr"),
    ],
)
def test_letters_tell_the_language(text: str, language: str, direction: str) -> None:
    assert guess_language(text) == language
    assert guess_direction(text) == direction
