"""Translation of what users read: gettext calls for every layer; it knows no Qt and no document."""

from __future__ import annotations

import gettext as _gettext


def N_(message: str) -> str:  # noqa: N802  the name every extraction tool looks for
    """Mark a table's word for translation; whoever shows it passes it through `_`."""
    return message


def _(message: str) -> str:
    """The message in the language of the user, or as it stands."""
    return _gettext.dgettext("cxstudio", message)


def ngettext(one: str, many: str, count: int) -> str:
    """The form of a counted message that fits `count`."""
    return _gettext.dngettext("cxstudio", one, many, count)
