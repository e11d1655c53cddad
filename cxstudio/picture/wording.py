"""Numbers and durations as a map shows them, in the language and the digits of its document; no layout here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from cxstudio.model.days import MONTHS
from cxstudio.model.durations import duration_words
from cxstudio.text.digits import local_digits, local_number
from cxstudio.text.layout import Direction
from cxstudio.words import N_, translate, translate_count

MINUS = "\u2212"
_LEFT_TO_RIGHT, _FIRST_STRONG, _POP = "\u2066", "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Wording:
    """How one document speaks: its language and direction."""

    language: str = "en"
    rtl: bool = False

    @property
    def direction(self) -> Direction:
        """The way of texts whose own letters do not decide it."""
        return "rtl" if self.rtl else "ltr"

    def say(self, text: str) -> str:
        """A text of ours in the language of the document, its figures in the language's digits."""
        return _said(text, self.language)

    def say_count(self, one: str, many: str, number: int) -> str:
        """The form of a counted text of ours that the number asks for; the number is not filled in."""
        return local_digits(translate_count(one, many, number, self.language), self.language)

    def listed(self, *texts: str) -> str:
        """The texts one after the other, without the empty ones."""
        return self.say(N_(", ")).join(text for text in texts if text)

    def parted(self, *texts: str, by: str = " · ") -> str:
        """Texts one after the other, each in its own direction on a right-to-left map; without the empty ones."""
        shown = [text for text in texts if text]
        if self.rtl and len(shown) > 1:
            shown = [f"{_FIRST_STRONG}{text}{_POP}" for text in shown]
        return by.join(shown)

    def digits(self, text: str) -> str:
        """A text of ours with whole numbers, or numbers of touchpoints, in the language's digits."""
        return local_digits(text, self.language)

    def number(self, stage: int, touchpoint: int) -> str:
        """The number of a touchpoint, "4.2", from two counts that begin at 1."""
        return self._whole(self.digits(f"{stage}.{touchpoint}"))

    def signed(self, value: float, *, decimals: int | None = None) -> str:
        """A value with its sign: "+2", "0", "−1.6"; one of a list with as many decimals as the others: "+2.0"."""
        text = f"{abs(value):g}" if decimals is None else f"{abs(value):.{decimals}f}"
        sign = "+" if value > 0 else MINUS if value < 0 else ""
        return self.figure(sign + text)

    def duration(self, minutes: int) -> str:
        """A duration as short as a card wants it, in its two largest units: of a day the minutes are dropped."""
        return duration_words(minutes, self.say_count, digits=self.digits, most=2)

    def date(self, iso: str) -> str:
        """A date, "21 Nov 2026", from ISO 8601; what is no date stays as it is."""
        year, _, rest = iso.partition("-")
        month, _, day = rest.partition("-")
        if not (month.isdigit() and 1 <= int(month) <= 12 and year.isdigit()):
            return iso
        name = self.say(MONTHS[int(month) - 1])
        days = str(int(day)) if day.isdigit() else ""
        return self.digits(" ".join(x for x in (days, name, year) if x))

    def share(self, percent: float) -> str:
        """A per cent: "61%"."""
        return self.figure(f"{percent:g}%")

    def figure(self, text: str) -> str:
        """A number with its signs and unit, with a point before its decimals: "1,204.5", "5.8/7", "61%", "± 9"."""
        return self._whole(local_number(text, self.language))

    def _whole(self, text: str) -> str:
        # Signs and points keep their place beside figures on a right-to-left map.
        return f"{_LEFT_TO_RIGHT}{text}{_POP}" if self.rtl and _LEFT_TO_RIGHT not in text else text


@lru_cache(maxsize=4096)
def _said(text: str, language: str) -> str:
    return local_digits(translate(text, language), language)
