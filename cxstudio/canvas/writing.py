"""Opens, places and closes the one field in which a text of the map is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import cast

from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

from cxstudio.canvas.desk import Desk
from cxstudio.canvas.editor import TextEditor
from cxstudio.canvas.typing import Typing
from cxstudio.model.kinds import KINDS
from cxstudio.picture.primitives import Bounds, Rect
from cxstudio.picture.theme import Theme


class Writing:
    """At most one text is open. `on_close` is called when it has been committed or taken back."""

    def __init__(
        self, parent: QWidget, desk: Desk, to_view: Callable[[Bounds], QRectF], on_close: Callable[[], None]
    ) -> None:
        self._parent = parent
        self._desk = desk
        self._to_view = to_view
        self._on_close = on_close
        self._editor: TextEditor | None = None

    @property
    def node(self) -> str:
        """The id of the thing whose text is open, or ""."""
        return self._editor.node if self._editor else ""

    @property
    def editor(self) -> TextEditor | None:
        return self._editor

    def open(self, node: str, zoom: float, theme: Theme) -> bool:
        """Open a thing's text; False when it has no place on the map to type in."""
        if not self.finish() or not self._desk.there(node):
            return False
        if self._desk.picture.text_bounds(node) is None:
            return False
        record = self._desk.document.get(node)
        lines = record is not None and KINDS[record.kind].title_field == "text"
        self._editor = TextEditor(
            self._parent, Typing(self._desk, node), self._closed, lines=lines, rtl=self._desk.picture.rtl
        )
        self.place(zoom, theme)
        self._editor.show()
        # Whoever gives the canvas the focus means the text while it is open.
        self._parent.setFocusProxy(self._editor)
        self._editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def begin_with(self, text: str) -> None:
        """Put in the letters whose typing opened the field."""
        if self._editor is not None:
            self._editor.insertPlainText(text)

    def place(self, zoom: float, theme: Theme) -> None:
        """Lie where the text lies now."""
        editor = self._editor
        spot = self._desk.picture.text_bounds(editor.node) if editor else None
        if editor is None or spot is None:
            return
        bounds, style = spot
        editor.dress(self._to_view(bounds), style, zoom, theme, self._fill(editor.node))

    def flush(self) -> None:
        """Commit what has been typed so far."""
        if self._editor is not None:
            self._editor.flush()

    def finish(self) -> bool:
        """Commit and close; False while a refused text stays open, with the reason in the status line."""
        if self._editor is not None:
            self._editor.finish()
        return self._editor is None

    def yields_to(self, ids: Sequence[str]) -> bool:
        """Whether these may be selected; a refused text of another thing keeps the keyboard until it is mended."""
        editor = self._editor
        if editor is None or not editor.refused or editor.node in ids:
            return True
        editor.finish()  # which says again what is wrong with it
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    def forget_vanished(self) -> None:
        """Close when the thing was taken away meanwhile."""
        if self._editor is not None and not self._desk.there(self._editor.node):
            self._editor.take_back()

    def _fill(self, node: str) -> str:
        placed = self._desk.picture.placed(node)
        shapes = placed.part.primitives if placed else ()
        return next((s.fill for s in shapes if isinstance(s, Rect) and s.fill), "surface")

    def _closed(self) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        had_focus = editor.hasFocus()
        self._parent.setFocusProxy(cast("QWidget", None))  # Qt takes None, its type hints do not say so
        editor.hide()
        editor.deleteLater()
        if had_focus:
            self._parent.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_close()
