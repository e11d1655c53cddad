"""A plan of an import made, in the session that is open or in a draft of its own; it asks and shows nothing."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import replace

from cxstudio.edits.bringing import Bringing
from cxstudio.exchange.import_applying import Applied, applying
from cxstudio.exchange.import_plan import ImportPlan
from cxstudio.files.drafts import new_draft
from cxstudio.files.session_file import SessionFile
from cxstudio.formats.reading import safe_picture
from cxstudio.words import _

FindPicture = Callable[[str], bytes | None]
Going = Callable[[float], bool]

# So many things are still laid out and drawn anew between two looks at the window, and a map of so many opens at once.
MOST_HERE, MOST_NEW = 5_000, 20_000


class CalledOff(Exception):
    """Somebody does not want it any longer; nothing was made."""


def bounded(plan: ImportPlan) -> ImportPlan:
    """The plan, with a problem where it would make more than a window can show without standing still."""
    new = plan.target.where == "session"
    n, most = sum(making.n for making in plan.makes), MOST_NEW if new else MOST_HERE
    if plan.problem or n <= most:
        return plan
    if new:
        words = _(
            "This makes {n} things, and one map shows {limit} at most. Leave out columns, or split it into several."
        )
    else:
        words = _(
            "This makes {n} things, and an open map takes in {limit} at once. "
            "Import it as a new map, or split it into several."
        )
    return replace(plan, problem=words.format(n=n, limit=most))


def make_here(file: SessionFile, plan: ImportPlan, pictures: FindPicture | None, going: Going) -> Applied:
    """Make a plan in an open session, one step to undo. `going` is asked between two slices whether to go on.

    Raises CalledOff, ImportProblem or Refused; then nothing is left of it.
    """
    how = Bringing(file, pictures, safe_picture)
    return _drive(applying(file.document, plan, how), going)


def make_draft(plan: ImportPlan, pictures: FindPicture | None, going: Going) -> tuple[SessionFile, Applied]:
    """Make a plan in a new draft. `going` hears the part that is done, and says whether to go on.

    Raises CalledOff, ImportProblem, Refused, FileProblem or OSError; then no draft is left.
    """
    file = new_draft()
    how = Bringing(file, pictures, safe_picture)
    try:
        made = _drive(applying(file.document, plan, how, take_back=False), going)
    except BaseException:
        file.close(abandon=True)
        file.path.unlink(missing_ok=True)
        raise
    return file, made


def _drive(work: Generator[float, None, Applied], going: Going) -> Applied:
    """Do the slices, asking between them. Raises CalledOff."""
    while True:
        try:
            part = next(work)
        except StopIteration as end:
            made: Applied = end.value
            return made
        if not going(part):
            work.close()
            raise CalledOff
