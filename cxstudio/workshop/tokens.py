"""The one table of signs the entry line reads, the same in every language; it reads no line itself.

Signs at the start say what a text becomes, signs at the end say more about it. A backslash before one leaves it text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cxstudio.words import N_, _

EndName = Literal["channel", "owner", "emotion", "severity", "frequency"]
ESCAPE = "\\"


@dataclass(frozen=True, slots=True)
class StartSign:
    """A sign at the start of a line. `kind` is what the text becomes; "" where that is the step's own kind.

    `linked` draws an arrow to it from the touchpoint where the room is, `parked` puts it into the parking lot.
    """

    sign: str
    kind: str
    about: str
    linked: bool = False
    parked: bool = False


@dataclass(frozen=True, slots=True)
class EndSign:
    """A sign at the end of a line, as a word of its own; `example` is how it is written."""

    name: EndName
    example: str
    about: str


START_SIGNS: tuple[StartSign, ...] = (
    StartSign(".", "touchpoint", N_("Touchpoint")),
    StartSign(">", "touchpoint", N_("Touchpoint with an arrow from the current one"), linked=True),
    StartSign("-", "pain", N_("Pain point")),
    StartSign("+", "gain", N_("Gain")),
    StartSign("*", "idea", N_("Idea")),
    StartSign("^", "opportunity", N_("Opportunity")),
    StartSign("?", "question", N_("Question")),
    StartSign('"', "quote", N_("Quote")),
    StartSign("=", "customer_does", N_("Customer does")),
    StartSign("!", "decision", N_("Decision")),
    StartSign("p ", "", N_("Into the parking lot"), parked=True),
)
END_SIGNS: tuple[EndSign, ...] = (
    EndSign("channel", "#phone", N_("Channel of the touchpoint; _ stands for a blank: #on_site")),
    EndSign("owner", "@maria", N_("Who answers for it, of the people in the room")),
    EndSign("emotion", ":-2", N_("Emotion at the touchpoint, −2 to 2")),
    EndSign("severity", "!!", N_("Severity: as many signs as points, two to five")),
    EndSign("frequency", "x3", N_("Frequency, 1 to 5")),
)
ESCAPED = ESCAPE + "-"


def sign_rows() -> tuple[tuple[str, str, str], ...]:
    """The whole table in the window's language: where a sign stands, how it is written, what it says."""
    start, end = _("At the start"), _("At the end")
    return (
        *((start, row.sign.strip(), _(row.about)) for row in START_SIGNS),
        *((end, row.example, _(row.about)) for row in END_SIGNS),
        (_("Before a sign"), ESCAPED, _("A backslash leaves the sign in the text")),
    )


def sign_table() -> str:
    """The same as a table of Markdown, for a page about the program."""
    rows = [f"| {where} | `{sign}` | {about} |" for where, sign, about in sign_rows()]
    return "\n".join((f"| | {_('Sign')} | {_('Meaning')} |", "| --- | --- | --- |", *rows)) + "\n"
