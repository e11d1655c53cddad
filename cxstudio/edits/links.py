"""Links: joining two things, and what is written on the arrow."""

from __future__ import annotations

import msgspec

from cxstudio.edits.placing import new_id
from cxstudio.edits.problems import refuse_if, required_link
from cxstudio.edits.sub_journeys import why_not_open
from cxstudio.edits.values import field_value, title_text
from cxstudio.model.document import Document
from cxstudio.model.records import Link
from cxstudio.model.rules import why_not_link
from cxstudio.words import _


def connect(document: Document, kind: str, source: str, target: str, label: str = "") -> str:
    """Join two things by a link of a kind. Returns its id."""
    link = Link(id=new_id(), kind=kind, source=source, target=target, label=title_text(label))
    _refuse_unless_fit(document, link)
    with document.transaction(_("Connect")):
        document.put(link)
    return link.id


def label_link(document: Document, link: str, label: str) -> None:
    """Write on an arrow."""
    required_link(document, link)
    with document.transaction(_("Label arrow")):
        document.set(link, label=title_text(label))


def retarget(document: Document, link: str, source: str | None = None, target: str | None = None) -> None:
    """Let an arrow begin or end elsewhere. Raises Refused when it may not, or when the two are joined already."""
    old = required_link(document, link)
    new = led(old, source, target)
    if new == old:
        return
    _refuse_unless_fit(document, new)
    with document.transaction(_("Move arrow")):
        document.put(new)


def set_share(document: Document, link: str, share: float | None) -> None:
    """Say how many per cent of the customers go this way; None when it is not known."""
    required_link(document, link)
    with document.transaction(_("Change share")):
        document.set(link, share=field_value(Link, "share", share))


def led(link: Link, source: str | None = None, target: str | None = None) -> Link:
    """The arrow with another beginning or end."""
    return msgspec.structs.replace(
        link,
        source=link.source if source is None else source,
        target=link.target if target is None else target,
    )


def why_not_led(document: Document, link: Link) -> str | None:
    """Why this arrow may not run so among those that are there; None when it may."""
    reason = why_not_link(link, document.get)
    if reason is not None:
        return reason
    for other in document.links_of(link.source, link.kind):
        if other.id != link.id and (other.source, other.target) == (link.source, link.target):
            return _("These two are connected already")
    return why_not_open(document, link.source, link.target) if link.kind == "opens" else None


def _refuse_unless_fit(document: Document, link: Link) -> None:
    refuse_if(why_not_led(document, link))
