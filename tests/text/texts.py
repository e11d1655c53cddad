"""Made-up sentences about a journey, one set for each script the bundled fonts cover."""

from __future__ import annotations

TEXTS = {
    "Indonesian": "Pelanggan menunggu balasan dari petugas selama dua hari.",
    "Latvian": "Klients zvana trešo reizi, jo rēķins vēl nav izlabots.",
    "Polish": "Kolejka przy okienku jest długa, więc część gości wychodzi.",
    "Vietnamese": "Khách hàng đợi rất lâu rồi bỏ về.",
    "Greek": "Ο πελάτης περιμένει και μετά φεύγει.",
    "Russian": "Клиент звонит в третий раз и снова ждёт.",
    "Persian": "نامه را دو بار می‌خواند و درمانگاه را جست‌وجو می‌کند. ۲۲ دقیقه",
    "Arabic": "ينتظر العملاء تأكيد الحجز منذ 3 أيام (CX) ولا يصل أي رد.",
    "Urdu": "گاہک کو رسید وقت پر نہیں ملتی ہے۔",
    "Hebrew": "הלקוחה פותחת את האפליקציה (CX) ומחפשת הנחה של 15%.",
    "Hindi": "ग्राहक को रसीद समय पर नहीं मिलती और वह फिर फ़ोन करता है।",
    "Thai": "ลูกค้ารอสายนานเกินสิบนาทีแล้ววางสาย",
    "Signs": "→ ← ≥ 3 ⇒ ★ ✓ ① ⚑ € № ½ −18 ✅ 😀 👍🏽 🔥 ❤️",
}
RIGHT_TO_LEFT = ("Persian", "Arabic", "Urdu", "Hebrew")
