"""What the shipped templates are made of, in words, and the list of them in the order of the gallery; no document."""

from __future__ import annotations

from cxstudio.edits.outlines.companies import BUSINESS_CUSTOMER, COMPLAINT, EMPLOYEE
from cxstudio.edits.outlines.general import ATTENTION, AWARENESS, BLANK
from cxstudio.edits.outlines.hospital import HOSPITAL
from cxstudio.edits.outlines.outline import Ask, Moment, Outline, Part
from cxstudio.edits.outlines.places import ONLINE_SHOP, STORE
from cxstudio.edits.outlines.services import AUDIT, BLUEPRINT, PUBLIC_SERVICE

__all__ = ["OUTLINES", "Ask", "Moment", "Outline", "Part"]

OUTLINES: tuple[Outline, ...] = (
    BLANK,
    AWARENESS,
    ATTENTION,
    STORE,
    ONLINE_SHOP,
    HOSPITAL,
    PUBLIC_SERVICE,
    BUSINESS_CUSTOMER,
    COMPLAINT,
    EMPLOYEE,
    BLUEPRINT,
    AUDIT,
)
