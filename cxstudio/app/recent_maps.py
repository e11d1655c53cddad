"""The maps opened last and the drafts, as tiles under a heading; it opens none and paints no picture itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from cxstudio.app.drafts_card import title_of, told_apart, when
from cxstudio.app.labels import label, look
from cxstudio.app.map_tile import MapTile
from cxstudio.app.settings import Settings
from cxstudio.app.tile_grid import TileGrid
from cxstudio.words import _

if TYPE_CHECKING:
    from cxstudio.files.drafts import Draft

COLUMNS = 3

MakeTile = Callable[[Path, str, str], MapTile]  # from a path, a name and the line under it


class RecentMaps(QWidget):
    """`cleared` asks to forget the list. Drafts that are not in it come once they are known."""

    cleared = Signal()

    def __init__(self, settings: Settings, make: MakeTile) -> None:
        super().__init__()
        from cxstudio.files.drafts import drafts_place

        self._make = make
        self._apart: Mapping[Path, str] = {}
        # A draft that is gone was swept away because nothing was in it.
        recent = [p for p in settings.recent if p.exists() or p.parent != drafts_place()]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(label(_("Recent"), "title"), 1)
        if recent:
            clear = QPushButton(_("Clear list"))
            look(clear, "link")
            clear.setToolTip(_("Forget this list; the maps stay where they are"))
            clear.clicked.connect(self.cleared)
            head.addWidget(clear)
        column.addLayout(head)
        self._none = label(_("Your maps will show here"), "muted")
        column.addWidget(self._none)
        self._none.setVisible(not recent)
        tiles = []
        for path in recent:
            name = _("Untitled map") if path.parent == drafts_place() else path.stem
            there = path.exists()
            tiles.append(make(path, name, when(path.stat().st_mtime) if there else ""))
            if not there:
                tiles[-1].miss(_("Not found"))
        self.grid = TileGrid(tiles, COLUMNS)
        column.addWidget(self.grid)
        self.tell_apart()

    @property
    def tiles(self) -> tuple[MapTile, ...]:
        return self.grid.tiles

    def show_drafts(self, drafts: Sequence[Draft]) -> None:
        """Drafts, after the maps that are here already; those of one name say where they differ."""
        self._apart = told_apart(drafts)
        here = {tile.path for tile in self.tiles}
        for draft in drafts:
            if str(draft.path) not in here:
                self.grid.add(self._make(draft.path, title_of(draft), when(draft.changed)))
        self._none.setVisible(not self.tiles)
        self.tell_apart()

    def enter(self, path: Path) -> None:
        """Give the keyboard to the tile of a file."""
        place = next((n for n, tile in enumerate(self.tiles) if tile.path == str(path)), None)
        if place is not None:
            self.grid.enter(place)

    def tell_apart(self) -> None:
        """Maps of one name say where they differ, or which file they are."""
        names = Counter(tile.name() for tile in self.tiles)
        for tile in self.tiles:
            path = Path(tile.path)
            if names[tile.name()] > 1:
                tile.tell_apart(self._apart.get(path, "") or path.name)
