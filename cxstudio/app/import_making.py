"""A plan of an import made, in the session that is open or in a draft of its own; it asks and shows nothing."""

from __future__ import annotations

from collections.abc import Callable

from cxstudio.exchange.import_plan import Applied, ImportPlan, apply
from cxstudio.files.drafts import new_draft
from cxstudio.files.session_file import SessionFile
from cxstudio.formats.reading import safe_picture

FindPicture = Callable[[str], bytes | None]
Going = Callable[[float], bool]


class CalledOff(Exception):
    """Somebody does not want it any longer; nothing was made."""


def make_here(file: SessionFile, plan: ImportPlan, pictures: FindPicture | None) -> Applied:
    """Make a plan in an open session, one step to undo. Raises ImportProblem or Refused; then nothing changed."""
    return apply(file.document, plan, blobs=file, pictures=pictures, take_in=safe_picture)


def make_draft(plan: ImportPlan, pictures: FindPicture | None, going: Going) -> tuple[SessionFile, Applied]:
    """Make a plan in a new draft. `going` hears the part that is done, and says whether to go on.

    Raises CalledOff, ImportProblem, Refused, FileProblem or OSError; then no draft is left.
    """
    file = new_draft()

    def tell(done: int, whole: int) -> None:
        if not going(done / max(1, whole)):
            raise CalledOff

    try:
        made = apply(file.document, plan, blobs=file, pictures=pictures, take_in=safe_picture, progress=tell)
    except BaseException:
        file.close(abandon=True)
        file.path.unlink(missing_ok=True)
        raise
    return file, made
