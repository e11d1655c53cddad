"""What a change is worth a word for, beside what everybody sees on the map; it touches nothing."""

from __future__ import annotations

from cxstudio.model.document import Document, Report
from cxstudio.model.measures import Reading
from cxstudio.model.records import Annotation, Card, Journey, Link, Persona, Stage, Touchpoint
from cxstudio.words import _

SPOKEN_OF = (Stage, Touchpoint, Card, Annotation, Persona, Link)  # deleting one of these is worth a word


def words_of(report: Report, document: Document) -> str:
    """What is worth a word, with an offer to take it back; "" for what everybody sees anyway."""
    if report.origin != "edit":
        return ""
    if any(c.after is None and isinstance(c.before, SPOKEN_OF) for c in report.changes):
        return deleted_words(report.label)
    if any(_marks_a_moment(change.before, change.after) for change in report.changes) or _measures(report):
        return report.label  # by one letter, which may have been meant for a line
    for change in report.changes:
        before, after = change.before, change.after
        if isinstance(before, Journey) and isinstance(after, Journey) and before.persona != after.persona:
            first, now = (document.find(one.persona, Persona) for one in (before, after))
            if first is not None and now is not None:
                name = now.name or _("Unnamed persona")
                return _("{name} is now the persona of the journey").format(name=name)
    return ""


def _marks_a_moment(before: object, after: object) -> bool:
    if not (isinstance(before, Touchpoint) and isinstance(after, Touchpoint)):
        return False
    return before.moment_of_truth != after.moment_of_truth


def _measures(report: Report) -> bool:
    """Whether one reading was made by hand; of an import there are many."""
    return sum(isinstance(change.after, Reading) and change.before is None for change in report.changes) == 1


def deleted_words(label: str) -> str:
    """What the undo menu calls "Delete stage and 3 touchpoints", as something that happened."""
    before, _things, after = _("Delete {things}").partition("{things}")
    if not (label.startswith(before) and label.endswith(after)):
        return label
    things = label[len(before) : len(label) - len(after)]
    return _("{things} deleted").format(things=things[:1].upper() + things[1:])
