"""What of a session each format without pages has no place for, before it is written; one function for each.

Writers are imported when they are asked, so that the list of formats costs nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from cxstudio.model.document import Document


def of_a_table(document: Document, journey: str) -> Sequence[str]:
    """Of the table of one journey's touchpoints."""
    from cxstudio.exchange.table import left_out

    return left_out(document, journey)


def of_a_diagram(document: Document, journey: str) -> Sequence[str]:
    """Of the diagram of one journey."""
    from cxstudio.exchange.mermaid import left_out

    return left_out(document, journey)


def of_a_text(document: Document, _journey: str) -> Sequence[str]:
    """Of the whole session as a text."""
    from cxstudio.exchange.markdown import left_out

    return left_out(document)
