"""What clock and agenda say, in the window's language and digits: times, lengths, how late it is; no widget.

Moments are seconds since 1970 as the machine's clock shows them; lengths are seconds unless they are called minutes.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from cxstudio.app import durations
from cxstudio.app.figures import figures
from cxstudio.model.kinds import KINDS
from cxstudio.model.workshops import AgendaStep
from cxstudio.picture.wall.time_words import time_words
from cxstudio.picture.wording import Wording
from cxstudio.words import _, ngettext, spoken_language
from cxstudio.workshop.agenda import Standing

if TYPE_CHECKING:
    from cxstudio.workshop.agendas import ReadyAgenda

_MINUTE = 60


def time_of_day(moment: float) -> str:
    """A moment as a clock on the wall shows it: "16:04"."""
    return figures(time.strftime("%H:%M", time.localtime(moment)))


def clock_words(left: int) -> str:
    """Whole seconds left as the wall says them, in the window's language: "04:05", "2 min over"."""
    return time_words(left, Wording(spoken_language()))


def spoken_time(left: int) -> str:
    """What is left, for what reads the window aloud: digits would be read as a time of day."""
    if left < 0:
        return clock_words(left)
    minutes, seconds = divmod(left, _MINUTE)
    said = figures(_("{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds))
    return _("{time} left").format(time=said)


def title_of(step: AgendaStep) -> str:
    """What a step is called; one without a title by its kind."""
    return " ".join(step.title.split()) or _("Agenda step")


def length_words(minutes: int) -> str:
    """So many minutes the shortest exact way: "24 min", "2 h"."""
    return durations.words(minutes)


def summary(steps: Sequence[AgendaStep]) -> str:
    """How many steps there are and how long they take: "14 steps, 2 h"."""
    return _steps_and_length(len(steps), sum(step.allotted for step in steps))


def ready_summary(agenda: ReadyAgenda) -> str:
    """The same of a ready agenda."""
    return _steps_and_length(len(agenda.steps), agenda.minutes)


def standing_words(stand: Standing, planned: float, expected: float) -> str:
    """How the time stands, calmly; the two moments are those of the end as the machine's clock shows them.

    The minutes are those between the two times as they are said; less than half a minute is none.
    """
    minutes = abs(round(expected) // _MINUTE - round(planned) // _MINUTE)
    if abs(stand.late) < _MINUTE / 2:
        minutes = 0
    ends = {"end": time_of_day(expected), "planned": time_of_day(planned)}
    if not minutes:
        return _("On time; ends {end}").format(**ends)
    if stand.late > 0:
        words = ngettext(
            "{n} minute behind; ends {end} instead of {planned}",
            "{n} minutes behind; ends {end} instead of {planned}",
            minutes,
        )
    else:
        words = ngettext(
            "{n} minute ahead; ends {end} instead of {planned}",
            "{n} minutes ahead; ends {end} instead of {planned}",
            minutes,
        )
    return words.format(n=figures(str(minutes)), **ends)


def squeeze_would(before: Mapping[str, int], minutes: Mapping[str, int], late: float, *, keeps: bool) -> str:
    """What squeezing would do, before it is done; `late` is what is left of being late afterwards."""
    count, taken = len(minutes), sum(before[id] - length for id, length in minutes.items())
    lose = ngettext("The next step loses {minutes}", "{n} of the next steps lose {minutes}", count)
    gain = ngettext("The next step gets {minutes} back", "{n} of the next steps get {minutes} back", count)
    said = (lose if taken >= 0 else gain).format(n=figures(str(count)), minutes=length_words(abs(taken)))
    if keeps:
        said = _("{said}; the plan keeps its time").format(said=said)
    over = round(late / _MINUTE)
    if over > 0:
        rest = ngettext("It still ends {n} minute late", "It still ends {n} minutes late", over)
        said = f"{said}. {rest.format(n=figures(str(over)))}"
    return f"{said}."


def squeeze_done(before: Mapping[str, int], minutes: Mapping[str, int]) -> str:
    """What squeezing did, for the button that takes it back."""
    taken = sum(before[id] - length for id, length in minutes.items())
    words = _("The rest is {minutes} shorter") if taken >= 0 else _("The rest is {minutes} longer")
    return words.format(minutes=length_words(abs(taken)))


def added_words(kind: str) -> str:
    """What a bare text of the entry line becomes in a step; "" where it stays as it was."""
    return _("The entry line adds: {kind}").format(kind=_(KINDS[kind].label)) if kind in KINDS else ""


def spoken_step(step: AgendaStep, place: int, count: int, begins: str, state: str) -> str:
    """A row of the agenda read aloud."""
    where = figures(_("Step {n} of {count}").format(n=place + 1, count=count))
    parts: Iterable[str] = (where, title_of(step), begins, length_words(step.allotted), state)
    return ", ".join(part for part in parts if part)


def _steps_and_length(count: int, minutes: int) -> str:
    words = ngettext("{n} step, {length}", "{n} steps, {length}", count)
    return words.format(n=figures(str(count)), length=length_words(minutes))
