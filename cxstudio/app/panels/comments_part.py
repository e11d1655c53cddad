"""The section of comments: what was said about a thing, said now, resolved and opened again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.days import day_said
from cxstudio.app.figures import figures
from cxstudio.app.labels import label, look
from cxstudio.app.own_name import system_name
from cxstudio.app.panels.part import Part, Rows, row_button, small_button
from cxstudio.app.texts import GrowingText
from cxstudio.edits.comments import add_comment, delete_comment, reopen_comment, resolve_comment
from cxstudio.model.document import Document
from cxstudio.model.plans import Comment
from cxstudio.model.records import Node
from cxstudio.picture.theme import Theme
from cxstudio.words import _, ngettext


class CommentsPart(Part):
    """Comments on one thing, the open ones first; a line for another one."""

    def __init__(self, document: Document, wears: Theme) -> None:
        super().__init__(document, wears, _("Comments"))
        self._list = Rows()
        self.column.addWidget(self._list)
        self.line = GrowingText((1, 6), one_line=True)
        self.line.setPlaceholderText(_("Write a comment"))
        self.line.setAccessibleName(_("Write a comment"))
        self.line.entered.connect(self.add)
        self.line.left.connect(self.flush)
        self.line.textChanged.connect(self._fit)
        self.column.addWidget(self.line)
        self.button = QPushButton(_("Add comment"))
        self.button.clicked.connect(self.add)
        self.column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.naming = row_button("user", _("Your name"), wears)
        self.naming.setToolTip(_("Preferences…"))
        self.naming.clicked.connect(self._ask_name)
        self.column.addWidget(self.naming)
        self._shown: object = None
        self._nameless = False  # a comment here is signed by nobody
        self._fit()

    def begin(self) -> None:
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_thing(self, thing: Node) -> bool:
        self.thing = thing.id
        comments = self.document.children(thing.id, Comment)
        number = sum(not comment.resolved for comment in comments)
        words = ngettext("{n} open", "{n} open", number).format(n=number)
        self.summary.setText(figures(words) if number else "")
        self._nameless = any(not comment.author for comment in comments)
        self._fit()
        shown = (tuple(comments), self.wears.name)
        if shown == self._shown:
            return False
        self._shown = shown
        self._list.fill([self._row(c) for c in sorted(comments, key=lambda comment: comment.resolved)])
        return True

    def add(self) -> None:
        """Say what stands in the line."""
        text, thing = self.line.toPlainText(), self.thing
        if not text.strip():
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.attempt(lambda: add_comment(self.document, thing, text, author=self._signature())):
            self.line.clear()

    def flush(self) -> None:
        if self.line.toPlainText().strip():
            self.add()

    def _signature(self) -> str:
        return self.document.author or system_name()

    def _fit(self) -> None:
        writing = bool(self.line.toPlainText().strip())
        self.button.setVisible(writing)
        self.naming.setVisible((writing or self._nameless) and not self._signature())

    def _ask_name(self) -> None:
        """To the preferences, where the name is told; the action stands in the window."""
        preferences = self.window().findChild(QAction, "edit.preferences")
        if isinstance(preferences, QAction):
            preferences.trigger()

    def _row(self, comment: Comment) -> QWidget:
        holder = QWidget()
        look(holder, "comment")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(2)
        day = day_said(comment.date, weekday=False)
        who = " · ".join(part for part in (comment.author or _("Somebody"), day) if part)
        if comment.resolved:
            who = _("{who}, resolved").format(who=who)
        head.addWidget(label(who, "caption"), 1)
        done = small_button(
            "rotate-ccw" if comment.resolved else "check",
            _("Open it again") if comment.resolved else _("Resolve"),
            self.wears,
        )
        turn = reopen_comment if comment.resolved else resolve_comment
        done.clicked.connect(lambda: self.attempt(lambda: turn(self.document, comment.id)))
        away = small_button("x", _("Delete the comment"), self.wears)
        away.clicked.connect(lambda: self.attempt(lambda: delete_comment(self.document, comment.id)))
        head.addWidget(done)
        head.addWidget(away)
        column.addLayout(head)
        words = label(comment.text, "muted" if comment.resolved else "")
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
        return holder
