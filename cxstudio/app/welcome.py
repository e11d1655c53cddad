"""The welcome window: recent maps, templates, samples, opening, importing, and drafts that were left behind."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cxstudio.app import thumbnails
from cxstudio.app.drafts_card import DraftsCard, DraftsRoom, title_of
from cxstudio.app.figures import figures
from cxstudio.app.focus import give_keyboard
from cxstudio.app.icons import icon
from cxstudio.app.import_kinds import sorts_said
from cxstudio.app.labels import label, look, spaced
from cxstudio.app.local_files import let_files_in, local_files
from cxstudio.app.logo import logo
from cxstudio.app.map_tile import MapTile
from cxstudio.app.recent_maps import RecentMaps
from cxstudio.app.settings import Settings
from cxstudio.app.template_tile import TemplateTile
from cxstudio.app.tile_grid import TileGrid, TilePainting
from cxstudio.files.problems import FileProblem
from cxstudio.files.samples import samples
from cxstudio.files.templates import templates
from cxstudio.picture.theme import Theme
from cxstudio.words import _

SIDE = 256
WIDE = 1000  # pixels of a window whose templates stand four in a row


class Welcome(QWidget):
    """`picked` tells a file to open, `sample_picked` one to open as a copy, `template_picked` one to begin from.

    `asked` tells an action of the program.
    """

    asked = Signal(str)
    picked = Signal(str)
    sample_picked = Signal(str)
    template_picked = Signal(str)
    dropped = Signal(list)
    left = Signal()  # Esc or the key that closes a window

    def __init__(self, settings: Settings, wears: Theme) -> None:
        super().__init__()
        self._settings, self._look = settings, wears
        self.setWindowTitle("CX Studio")
        self.setAcceptDrops(True)
        self.setMinimumSize(820, 560)
        self.resize(1100, 720)
        self._painting = TilePainting(self, lambda: self._look)
        self._painting.painted.connect(self._tell_apart)
        self._maps: RecentMaps | None = None
        self._grids: list[TileGrid] = []
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._add_drafts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._side = QFrame()
        look(self._side, "side")
        self._side.setFixedWidth(SIDE)
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self._side.setProperty("mirrored", "true" if rtl else "false")
        row.addWidget(self._side)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row.addWidget(self._scroll, 1)
        for key in (QKeySequence.StandardKey.Cancel, QKeySequence.StandardKey.Close):
            QShortcut(key, self, self.left.emit)
        self._drafts = DraftsRoom()
        self._build_side()

    def wear(self, wears: Theme) -> None:
        self._look = wears
        self._dress_side()
        self.refresh()

    def refresh(self) -> None:
        """Show what is there now."""
        self._painting.stop()
        self._grids.clear()
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(32, 28, 32, 32)
        column.setSpacing(12)
        self._add_recent(column)
        column.addSpacing(12)
        self._add_templates(column)
        column.addSpacing(12)
        self._add_samples(column)
        column.addStretch(1)
        self._scroll.setWidget(body)
        # Drafts and missing pictures need files opened: first the window, then those.
        self._later.start()

    @property
    def painting(self) -> bool:
        """Whether thumbnails are still to come."""
        return self._painting.waiting

    # The side

    def _build_side(self) -> None:
        column = QVBoxLayout(self._side)
        column.setContentsMargins(24, 32, 24, 24)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        self._logo = QLabel()
        self._logo.setFixedSize(40, 40)
        head.addWidget(self._logo)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(label("CX Studio", "heading"))
        names.addWidget(label(_("Works offline"), "caption"))
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addSpacing(24)
        self.new_button = self._button(_("New map"), self._new)
        look(self.new_button, "primary")
        self.open_button = self._button(_("Open…"), self._open)
        self.import_button = self._button(_("Import…"), self._import)
        self.new_button.setShortcut(QKeySequence.StandardKey.New)
        self.open_button.setShortcut(QKeySequence.StandardKey.Open)
        _cap(self.open_button)
        for button in (self.new_button, self.open_button, self.import_button):
            column.addWidget(button)
        sorts = label("\n".join(sorts_said()), "caption")
        sorts.setWordWrap(True)
        column.addWidget(sorts)
        column.addStretch(1)
        column.addWidget(self._drafts)
        column.addSpacing(12)
        self.keys_button = _quiet(_("Shortcuts"), self._keys)
        self.about_button = _quiet(_("About CX Studio"), self._about)
        self.theme_button = _quiet("", self._turn_theme)
        foot = QGridLayout()
        foot.setColumnStretch(0, 1)
        side = Qt.AlignmentFlag.AlignLeading
        foot.addWidget(self.keys_button, 0, 0, side)
        foot.addWidget(self.theme_button, 0, 1)
        foot.addWidget(self.about_button, 1, 0, side)
        column.addLayout(foot)
        self._dress_side()

    def _button(self, text: str, handler: object) -> QPushButton:
        button = QPushButton(spaced(text))
        button.setProperty("wide", "true")
        button.setIconSize(QSize(18, 18))
        button.clicked.connect(handler)
        return button

    def _dress_side(self) -> None:
        ink = self._look.colour("ink")
        self.new_button.setIcon(icon("plus", self._look.colour("inkOnAccent"), 18))
        self.open_button.setIcon(icon("folder-open", ink, 18))
        self.import_button.setIcon(icon("upload", ink, 18))
        muted = self._look.colour("inkMuted")
        self.keys_button.setIcon(icon("keyboard", muted, 18))
        self.about_button.setIcon(icon("info", muted, 18))
        dark = self._look.name == "dark"
        self.theme_button.setIcon(icon("sun" if dark else "moon", muted, 18))
        name = _("Theme: light") if dark else _("Theme: dark")
        self.theme_button.setToolTip(name)
        self.theme_button.setAccessibleName(name)
        self._logo.setPixmap(logo(self._look, 40, self.devicePixelRatioF()))
        self.setWindowIcon(QIcon(logo(self._look, 64, 2)))

    def _add_drafts(self) -> None:
        from cxstudio.files.drafts import list_drafts

        self._drafts.clear()
        try:
            # What was closed in the usual way is among the recent maps; the rest was left by a crash.
            known = set(self._settings.recent)
            found = [d for d in list_drafts() if not d.problem or d.touchpoints]
            drafts = [d for d in found if d.path not in known]
        except FileProblem:
            return
        if self._maps is not None:
            self._maps.show_drafts(found)
        if not drafts:
            return
        latest = self._tile(drafts[0].path, title_of(drafts[0]), self.picked)
        card = DraftsCard(drafts, latest, self._look)
        card.picked.connect(self.picked)
        card.rest.connect(self._enter_draft)
        self._drafts.hold(card)

    # The maps

    def _add_recent(self, column: QVBoxLayout) -> None:
        self._maps = RecentMaps(
            self._settings, lambda path, name, line: self._tile(path, name, self.picked, line)
        )
        self._maps.cleared.connect(self._clear)
        self._walk(self._maps.grid)
        column.addWidget(self._maps)

    def _add_templates(self, column: QVBoxLayout) -> None:
        rows = templates()
        head = QHBoxLayout()
        head.addWidget(label(_("Start from a template"), "title"), 1)
        built_in = sum(not x.own for x in rows)
        head.addWidget(label(figures(_("{n} built in").format(n=built_in)), "caption"))
        column.addLayout(head)
        tiles: list[MapTile] = []
        for template in rows:
            tile = TemplateTile(template, self._look)
            tile.told.connect(self.template_picked)
            tile.unwanted.connect(self._delete_template)
            if tile.waiting:
                self._painting.ask(tile)
            tiles.append(tile)
        column.addWidget(self._grid(tiles, self._columns()))

    def _delete_template(self, path: str) -> None:
        from cxstudio.app.dialogs.templates import may_delete

        template = next((x for x in templates() if str(x.path) == path), None)
        if template is not None and may_delete(self, template):
            self.refresh()

    def _add_samples(self, column: QVBoxLayout) -> None:
        there = [sample for sample in samples() if sample.path.is_file()]
        if not there:
            return
        column.addWidget(label(_("Look at an example"), "title"))
        tiles = [self._tile(sample.path, sample.title, self.sample_picked) for sample in there]
        column.addWidget(self._grid(tiles, self._columns()))

    def _grid(self, tiles: Sequence[MapTile], columns: int) -> TileGrid:
        """Tiles that the arrow keys walk, and on from the last row to the grid below."""
        made = TileGrid(tiles, columns)
        self._walk(made)
        return made

    def _walk(self, grid: TileGrid) -> None:
        self._grids.append(grid)
        grid.passed.connect(lambda by: self._pass(grid, by))

    def _pass(self, left: TileGrid, by: int) -> None:
        there = self._grids.index(left) + by
        if 0 <= there < len(self._grids) and self._grids[there].tiles:
            grid = self._grids[there]
            grid.enter(0 if by > 0 else len(grid.tiles) - 1)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins, to be seen, at the map that was open last; without one at the button for a new one."""
        super().showEvent(event)
        first = next((tile for tile in self._recent if tile.isEnabled()), self.new_button)
        give_keyboard(first)

    def _tell_apart(self) -> None:
        if self._maps is not None:
            self._maps.tell_apart()

    def _enter_draft(self, path: str) -> None:
        if self._maps is not None:
            self._maps.enter(Path(path))

    @property
    def _recent(self) -> tuple[MapTile, ...]:
        return self._maps.tiles if self._maps is not None else ()

    def _columns(self) -> int:
        """How many templates stand beside each other, so that the line under each can be read."""
        return 4 if self.width() >= WIDE else 3

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.oldSize().width() >= WIDE) != (self.width() >= WIDE) and self.isVisible():
            self.refresh()

    def _tile(self, path: Path, name: str, told: object, line: str = "") -> MapTile:
        tile = MapTile(str(path), name, self._look)
        tile.say(line)  # what is inside comes after it, with the picture
        tile.told.connect(told)
        if path.exists():
            known = thumbnails.kept(path, self._look)
            if known is not None:
                tile.show_thumbnail(known)
            else:
                self._painting.ask(tile)
        return tile

    # Told on

    def _new(self) -> None:
        self.asked.emit("file.new")

    def _open(self) -> None:
        self.asked.emit("file.open")

    def _import(self) -> None:
        self.asked.emit("file.import")

    def _clear(self) -> None:
        self._settings.forget_all()
        self.refresh()

    def _turn_theme(self) -> None:
        self.asked.emit("view.light" if self._look.name == "dark" else "view.dark")

    def _keys(self) -> None:
        self.asked.emit("help.keys")

    def _about(self) -> None:
        self.asked.emit("help.about")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        let_files_in(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.dropped.emit([str(path) for path in local_files(event.mimeData())])

    def closeEvent(self, event: QCloseEvent) -> None:
        self._painting.stop()
        super().closeEvent(event)


def _cap(button: QPushButton) -> None:
    """Show the key of a button inside its trailing end."""
    keys = button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    row = QHBoxLayout(button)
    row.setContentsMargins(12, 0, 12, 0)
    row.addStretch(1)
    cap = label(keys.replace("+", " "), "keycap")
    cap.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    row.addWidget(cap)


def _quiet(text: str, handler: object) -> QPushButton:
    """A button of the foot: an icon and muted words."""
    button = QPushButton(spaced(text) if text else "")
    look(button, "quiet")
    button.setIconSize(QSize(18, 18))
    button.clicked.connect(handler)
    return button
