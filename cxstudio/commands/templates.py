"""What `new` does with templates: naming them, and making a session that begins as one does."""

from __future__ import annotations

import difflib
from pathlib import Path

from cxstudio.commands.saying import CommandProblem, answer, one_line, trouble_with
from cxstudio.files.templates import Template, read_template, template_named, templates, write_begun
from cxstudio.model.document import Document
from cxstudio.model.log import MemoryLog
from cxstudio.words import _

LIST = "list"  # in place of a name


def list_templates() -> int:
    """Name every template with what it is for, one a line; somebody's own by their name alone."""
    rows = templates()
    widest = max((len(one_line(x.name)) for x in rows if not x.own), default=0)
    for row in rows:
        said = _("your own") if row.own else f"{_(row.title)}: {_(row.line)}"
        answer(f"{one_line(row.name):<{widest}}  {said}")
    return 0


def template_for(name: str) -> Template:
    """The template of this name. Raises CommandProblem, with what is near it."""
    found = template_named(name)
    if found is not None:
        return found
    near = difflib.get_close_matches(name, [x.name for x in templates()], 1)
    hint = _("did you mean “{word}”?").format(word=near[0]) if near else _("--template list names them all")
    line = _("there is no template “{name}”; {hint}").format(name=name, hint=hint)
    raise CommandProblem(line, code=2)


def new_from(template: Template, out: Path, title: str, language: str, direction: str) -> int:
    """Make a session that begins as a template does, or none at all."""
    from cxstudio.edits.templates import start_from

    with trouble_with(template.path):
        source, pictures = read_template(template)
    log = MemoryLog()
    document = Document(log)
    with trouble_with(out):
        start_from(
            document,
            source,
            title=title,
            language=language,
            direction=direction,
            shipped=not template.own,
            blobs=(pictures, log),
        )
        write_begun(document, log.blob, out)
    answer(_("{out}: a session from the template “{name}”").format(out=out, name=template.name))
    return 0
