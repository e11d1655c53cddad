"""The pieces an audit is shown by: whom it compares, the radar, the components in rows, what changed; no page.

Each is set into a column of text that grows downwards, so that paper and screen arrange the same pieces.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cxstudio.insight.audit import AuditScore, Difference
from cxstudio.model.audits import Audit, AuditItem
from cxstudio.picture.flow import Flow
from cxstudio.picture.marks import disc, line
from cxstudio.picture.primitives import Part, Primitive, Rect, Stroke
from cxstudio.picture.sheets.radar import NO_VALUE, RINGS, Radar, Series, sign, stroke
from cxstudio.picture.styles import print_style
from cxstudio.picture.wording import MINUS, Wording
from cxstudio.words import N_

RATINGS = 5
_SCALE = 0.34  # of a row's width, for its scale from 1 to 5
_NUMBERS = 0.22  # and for its numbers
_STEP = 6.5  # points from one pip of a rating to the next, at a factor of 1
_PIP = 4.6


@dataclass(frozen=True, slots=True)
class Compared:
    """One audit, or two: what was before, and what is now."""

    now: AuditScore
    before: AuditScore | None = None

    def scores(self) -> Iterator[tuple[bool, AuditScore]]:
        """The audits as they are drawn, the earlier first; and whether it is the earlier one."""
        if self.before is not None:
            yield True, self.before
        yield False, self.now


def audit_name(audit: Audit, wording: Wording) -> str:
    """What an audit is called on a map: its title and its day, or the word for one."""
    day = wording.date(audit.date) if audit.date else ""
    name = wording.parted(" ".join(audit.title.split()), day, by=wording.say(N_(", ")))
    return name or wording.say(N_("Audit"))


def number(value: float | None, wording: Wording) -> str:
    """A mean with one decimal."""
    return NO_VALUE if value is None else wording.figure(f"{value:.1f}")


def change_words(change: float, wording: Wording, decimals: int = 0) -> str:
    """A change with its sign: "+2", "0", "−1"."""
    size = f"{abs(change):.{decimals}f}"
    still = float(size) == 0
    return wording.figure(size if still else f"{'+' if change > 0 else MINUS}{size}")


def set_legend(flow: Flow, compared: Compared) -> None:
    """A line for each audit: how it is drawn, its name, its mean and how much of it is rated."""
    wording, factor = flow.setting.wording, flow.setting.factor
    for before, score in compared.scores():
        style = print_style("card" if not before else "note", factor)
        middle, sample = flow.y + style.line_height / 2, 22 * factor
        ends = [flow.frame.point(flow.u, middle), flow.frame.point(flow.u + sample, middle)]
        flow.draw(line(ends, stroke(before, factor)))
        flow.draw(sign(before, flow.frame.point(flow.u + sample / 2, middle), factor))
        rated = wording.say(N_("{mean} of 5, {n} of {asked} rated")).format(
            mean=number(score.mean, wording),
            n=wording.digits(str(score.n)),
            asked=wording.digits(str(score.asked)),
        )
        indent = sample + 6 * factor
        flow.text(audit_name(score.audit, wording), style, "ink", indent=indent, max_lines=2)
        flow.text(rated, print_style("note", factor), "inkMuted", indent=indent)
        flow.gap(3)


def radar_part(flow: Flow, compared: Compared, height: float) -> Part:
    """The radar of the components, as wide as the column; the column goes on below it."""
    wording = flow.setting.wording
    series = [Series(tuple(x.mean for x in score.components), before) for before, score in compared.scores()]
    labels = [wording.say(x.label) for x in compared.now.components]
    part = Radar(flow.setting, flow.frame, flow.u, flow.y, flow.width, height, labels, series).part()
    flow.y += height
    return part


def set_components(flow: Flow, compared: Compared) -> None:
    """A row for each component: its name, its means on a scale from 1 to 5, and in numbers with n."""
    wording, factor = flow.setting.wording, flow.setting.factor
    name_width = flow.width * (1 - _SCALE - _NUMBERS)
    style, small = print_style("card", factor), print_style("note", factor)
    _set_heads(flow, name_width)
    for place, now in enumerate(compared.now.components):
        top = flow.y
        column = Flow(flow.setting, flow.frame, flow.u, top, name_width - 8 * factor)
        column.text(wording.say(now.label), style, "ink")
        earlier = compared.before.components[place] if compared.before is not None else None
        told = wording.say(N_("n {n} of {asked}")).format(
            n=wording.digits(str(now.n)), asked=wording.digits(str(now.asked))
        )
        column.text(told, small, "inkMuted")
        row = column.y - top
        _set_scale(flow, name_width, top + row / 2, now.mean, earlier.mean if earlier else None)
        words = number(now.mean, wording)
        if earlier is not None and earlier.mean is not None and now.mean is not None:
            words += f"  ({change_words(round(now.mean - earlier.mean, 1), wording, 1)})"
        start = flow.u + flow.width * (1 - _NUMBERS) + 6 * factor
        end = Flow(
            flow.setting, flow.frame, start, top + (row - style.line_height) / 2, flow.width * _NUMBERS
        )
        end.text(words, style, "ink", max_lines=1)
        flow.draw(*column.drawn, *end.drawn)
        flow.words += [f"{column.words[0]}: {words}, {told}"]
        flow.y = column.y
        flow.gap(3)
        ends = [flow.frame.point(flow.u, flow.y), flow.frame.point(flow.u + flow.width, flow.y)]
        flow.draw(line(ends, Stroke("line", 0.6 * factor)))
        flow.gap(3)


def _set_heads(flow: Flow, name_width: float) -> None:
    """The numbers of the scale over the rows."""
    factor, wording = flow.setting.factor, flow.setting.wording
    style = print_style("min", factor)
    top = flow.y
    for value in range(1, RINGS + 1):
        text = wording.digits(str(value))
        width = flow.setting.engine.width(text, style) + 1
        at = _on_scale(flow, name_width, value) - width / 2
        head = Flow(flow.setting, flow.frame, at, top, width)
        head.text(text, style, "inkMuted")
        flow.draw(*head.drawn)
        flow.y = max(flow.y, head.y)
    flow.gap(2)


def _on_scale(flow: Flow, name_width: float, value: float) -> float:
    room = flow.width * _SCALE - 8 * flow.setting.factor
    return flow.u + name_width + room * (value - 1) / (RINGS - 1) + 4 * flow.setting.factor


def _set_scale(flow: Flow, name_width: float, y: float, now: float | None, before: float | None) -> None:
    factor = flow.setting.factor
    ends = [flow.frame.point(_on_scale(flow, name_width, value), y) for value in (1, RINGS)]
    flow.draw(line(ends, Stroke("lineControl", 0.75 * factor)))
    for value in range(1, RINGS + 1):
        at = flow.frame.point(_on_scale(flow, name_width, value), y)
        flow.draw(disc(at, 2 * factor, "lineControl"))
    if before is not None and now is not None:
        span = [flow.frame.point(_on_scale(flow, name_width, value), y) for value in (before, now)]
        flow.draw(line(span, Stroke("accent" if now >= before else "role.pain.mark", 2 * factor)))
    for mean, earlier in ((before, True), (now, False)):
        if mean is not None:
            flow.draw(sign(earlier, flow.frame.point(_on_scale(flow, name_width, mean), y), factor))


def set_differences(flow: Flow, found: Sequence[Difference], most: int) -> Sequence[Difference]:
    """What changed between two audits, the largest losses first; the first `most`. Returns those that are left."""
    wording, factor = flow.setting.wording, flow.setting.factor
    changed = [x for x in found if x.change]
    flow.text(wording.say(N_("What changed")), print_style("stage", factor), "ink")
    flow.gap(3)
    if not changed:
        flow.text(wording.say(N_("No rating has changed")), print_style("note", factor), "inkMuted")
    for one in changed[:most]:
        set_difference(flow, one)
    return changed[most:]


def set_difference(flow: Flow, one: Difference) -> None:
    """How a question is rated now, and what it was before."""
    wording, factor = flow.setting.wording, flow.setting.factor
    better = (one.change or 0) > 0
    style = print_style("card", factor)
    lead = 42 * factor
    words = wording.say(N_("{before} to {after}")).format(
        before=wording.digits(str(one.before)), after=wording.digits(str(one.after))
    )
    change = Flow(flow.setting, flow.frame, flow.u, flow.y, lead)
    colour = "role.gain.mark" if better else "role.pain.mark"
    change.text(change_words(one.change or 0, wording), style, colour)
    change.text(words, print_style("note", factor), "inkMuted")
    text = Flow(flow.setting, flow.frame, flow.u + lead, flow.y, flow.width - lead)
    text.text(one.text, print_style("note", factor), "ink", max_lines=4)
    flow.draw(*change.drawn, *text.drawn)
    flow.words.append(f"{change.words[0]}, {words}: {one.text}")
    flow.y = max(change.y, text.y)
    flow.gap(4)


def set_question(flow: Flow, item: AuditItem, before: int | None) -> None:
    """A test question with its rating as pips and a figure, what it was before, and the note."""
    wording, factor = flow.setting.wording, flow.setting.factor
    lead = (RATINGS * _STEP + 20) * factor
    style, small = print_style("card", factor), print_style("note", factor)
    flow.draw(*pips(flow, item.rating))
    figure = NO_VALUE if item.rating is None else wording.digits(str(item.rating))
    head = Flow(flow.setting, flow.frame, flow.u + (RATINGS * _STEP + 4) * factor, flow.y, 14 * factor)
    head.text(figure, style, "ink")
    words = Flow(flow.setting, flow.frame, flow.u + lead, flow.y, flow.width - lead)
    words.text(item.text or wording.say(N_("No text yet")), small, "ink" if item.text else "inkMuted")
    words.text(item.note, small, "inkMuted")
    if before is not None and before != item.rating:
        words.text(wording.say(N_("Before: {n}")).format(n=wording.digits(str(before))), small, "inkMuted")
    flow.draw(*head.drawn, *words.drawn)
    flow.words.append(": ".join([figure, *words.words]))
    flow.cut += words.cut
    flow.y = max(head.y, words.y)
    flow.gap(4)


def pips(flow: Flow, rating: int | None) -> list[Primitive]:
    """Five pips in a row, as many filled as the rating says."""
    factor = flow.setting.factor
    size = _PIP * factor
    top = flow.y + (print_style("card", factor).line_height - size) / 2
    made: list[Primitive] = []
    for place in range(RATINGS):
        box = flow.frame.box(flow.u + place * _STEP * factor, top, size, size)
        filled = rating is not None and place < rating
        edge = Stroke("accent" if filled else "lineControl", 0.75 * factor)
        made.append(Rect(box, "accent" if filled else None, edge, (factor,) * 4))
    return made
