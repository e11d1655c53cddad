"""The text of a Mermaid `journey` diagram read as sections and tasks, bounded; it knows no map.

Comments, directives, frontmatter and the texts for screen readers are understood and passed over. A line that is none
of what a journey consists of is left out and told with its number.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from cxstudio.exchange.mermaid import ANOTHER, HIGHEST, LOWEST, NO_EMOTION
from cxstudio.exchange.mermaid_text import read_name
from cxstudio.exchange.problems import Fault, ImportProblem
from cxstudio.words import _

MOST_LETTERS = 4_000_000
MOST_LINES = 20_000
LONGEST_LINE = 4000  # letters
MOST_ACTORS = 100  # of one task

_FENCE = re.compile(r"(`{3,}|~{3,})[ \t]*mermaid\b", re.IGNORECASE)
_FRONT = re.compile(r"\A\s*---[ \t]*\n(.*?)\n[ \t]*---[ \t]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*(.+)$", re.MULTILINE)
_DESCRIPTION = re.compile(r"accDescr[ \t]*\{", re.IGNORECASE)
_COMMENT = re.compile(r"#(?!\w{1,32};).*")  # to the end of the line; what begins with # and is no entity
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)")


@dataclass(frozen=True, slots=True)
class Task:
    """A line of a diagram; `score` is None where it says none that counts."""

    name: str
    score: float | None
    actors: tuple[str, ...]
    line: int
    apart: bool = False  # another one than the task before, though it is called alike


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of a diagram; tasks before the first have one without a title."""

    title: str
    line: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Diagram:
    """What a text holds; `left_out` are the lines nobody understood, by their number in the text."""

    title: str
    sections: tuple[Section, ...]
    left_out: tuple[Fault, ...] = ()


def holds_mermaid(text: str) -> bool:
    """Whether a text is a journey of Mermaid, or has a diagram of it between fences of Markdown."""
    return len(text) <= MOST_LETTERS and (bool(_fenced(text)) or _kind(text) == "journey")


def read_mermaid(text: str) -> Diagram:
    """The diagram a text holds, of several between fences the first journey. Raises ImportProblem with the remedy."""
    if len(text) > MOST_LETTERS or text.count("\n") >= MOST_LINES:
        raise ImportProblem(
            _("The diagram is longer than {lines} lines; split it into several").format(lines=MOST_LINES)
        )
    text, before = _journey_of(text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff"))
    front = _FRONT.match(text)
    text = _without(_FRONT.sub(_only_breaks, text), re.compile(r"%%\{"), "}%%")
    reading = _Reading()
    for number, line in enumerate(_without(text, _DESCRIPTION, "}").split("\n"), start=before + 1):
        reading.take(number, line.strip())
    found = _FRONT_TITLE.search(front[1]) if front is not None else None
    return reading.diagram(reading.title or (found[1].strip().strip("'\"") if found is not None else ""))


def _journey_of(text: str) -> tuple[str, int]:
    """The journey among the fences of a Markdown text, and how many lines stand before it."""
    fences = _fenced(text)
    if not fences:
        return text, 0
    return next((found for found in fences if _kind(found[0]) == "journey"), fences[0])


def _fenced(text: str) -> list[tuple[str, int]]:
    """What stands between fences for Mermaid, and the number of lines before each."""
    found: list[tuple[str, int]] = []
    closing = ""
    inside: list[str] = []
    for number, line in enumerate(text.split("\n")):
        bare = line.strip()
        if closing and bare.startswith(closing):
            found.append(("\n".join(inside), number - len(inside)))
            closing, inside = "", []
        elif closing:
            inside.append(line)
        elif opened := _FENCE.match(bare):
            closing = opened[1]
    return found


def _kind(text: str) -> str:
    """The first word of a diagram, after what may stand before it; a journey says nothing else on that line."""
    bare = _without(_FRONT.sub("", text.lstrip("\ufeff")), re.compile(r"%%\{"), "}%%")
    first = next((x for line in bare.split("\n") if (x := line.strip()) and not x.startswith("%%")), "")
    return first[:LONGEST_LINE].casefold()


def _without(text: str, start: re.Pattern[str], end: str) -> str:
    """The text without what stands between two marks, of which only the breaks stay: lines keep their numbers."""
    kept, place = [], 0
    while (begins := start.search(text, place)) is not None:
        ends = text.find(end, begins.end())
        if ends < 0:
            break
        kept += [text[place : begins.start()], "\n" * text.count("\n", begins.start(), ends)]
        place = ends + len(end)
    return "".join([*kept, text[place:]])


def _only_breaks(found: re.Match[str]) -> str:
    return "\n" * found[0].count("\n")


@dataclass
class _Reading:
    """A diagram as its lines are taken in."""

    title: str = ""
    begun: bool = False
    sections: list[tuple[str, int, list[Task]]] = field(default_factory=list)
    left_out: list[Fault] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)  # comments of our own before the next task

    def take(self, number: int, line: str) -> None:
        if len(line) > LONGEST_LINE:
            self._leave_out(number, _("it is longer than {limit} characters").format(limit=LONGEST_LINE))
            return
        if line.startswith("%%"):
            self.marks.add(line.strip("% ").casefold())
            return
        line = _COMMENT.sub("", line).strip()
        if not line:
            return
        if not self.begun:
            self._begin(line)
            return
        word, _blank, rest = line.partition(" ")
        word = word.casefold().partition(":")[0]
        if word == "title" and rest:
            self.title = read_name(rest)
        elif word == "section" and rest:
            self.sections.append((read_name(rest), number, []))
        elif word not in {"acctitle", "accdescr"}:
            self._task(number, line)

    def _begin(self, line: str) -> None:
        if line.casefold() != "journey":
            raise ImportProblem(
                _(
                    "The diagram is a “{kind}” and no Mermaid journey; its first line must say “journey”"
                ).format(kind=line[:40])
            )
        self.begun = True

    def _task(self, number: int, line: str) -> None:
        name, colon, data = line.partition(":")
        marks, self.marks = self.marks, set()
        if not colon or not read_name(name):
            self._leave_out(number, _("“{line}” is no line of a journey").format(line=line[:40]))
            return
        score, *more = data.split(":")
        actors = tuple(dict.fromkeys(filter(None, map(read_name, more[0].split(","))))) if more else ()
        if len(actors) > MOST_ACTORS:
            self._leave_out(number, _("it names more than {limit} actors").format(limit=MOST_ACTORS))
            return
        value = None if NO_EMOTION in marks else self._score(number, score.strip())
        if not self.sections:
            self.sections.append(("", number, []))
        self.sections[-1][2].append(Task(read_name(name), value, actors, number, ANOTHER in marks))

    def _score(self, number: int, text: str) -> float | None:
        value = float(text) if _NUMBER.fullmatch(text) and len(text) < 20 else math.nan
        if LOWEST <= value <= HIGHEST:
            return value
        reason = _("the score “{score}” is not from 1 to 5, so the touchpoint has no emotion")
        self._leave_out(number, reason.format(score=text[:40]))
        return None

    def _leave_out(self, number: int, reason: str) -> None:
        self.left_out.append(Fault(number, reason))

    def diagram(self, title: str) -> Diagram:
        if not self.begun:
            raise ImportProblem(_("The text holds no Mermaid journey; its first line must say “journey”"))
        if not self.sections:
            raise ImportProblem(
                _("The Mermaid journey has no section and no task; there is nothing to import")
            )
        sections = tuple(Section(name, line, tuple(tasks)) for name, line, tasks in self.sections)
        return Diagram(title, sections, tuple(self.left_out))
