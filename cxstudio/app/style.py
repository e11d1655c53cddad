"""The look of every widget: fonts, palette and one style sheet from the tokens; it knows no document and no panel."""

from __future__ import annotations

from typing import Any, Literal, cast

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMenu,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionMenuItem,
    QWidget,
)

from cxstudio.app.corners import Corners
from cxstudio.app.icons import scale_icons
from cxstudio.app.menu_items import paint_panel, paint_row, paint_tick, row_size
from cxstudio.app.scale import LETTERS
from cxstudio.app.sheet import style_sheet
from cxstudio.picture.theme import Theme, theme
from cxstudio.resources import resource

ThemeChoice = Literal["system", "light", "dark"]

FAMILIES = (
    "Noto Sans",
    "Vazirmatn",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Sans Symbols",
    "Noto Sans Symbols 2",
    "Noto Sans Math",
    "Noto Emoji",
)


MENU_FLAGS = Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
# A menu's frame is part of its panel, and the ring of `focus` says what has the keyboard.
LEFT_OUT = (QStyle.PrimitiveElement.PE_FrameMenu, QStyle.PrimitiveElement.PE_FrameFocusRect)


class SafeStyle(QProxyStyle):
    """Fusion, but a label never guesses that a text might be markup, and menus are ours.

    A text that looks like HTML makes Qt load the pictures it names, from this disk or from a share. Polishing
    reaches every label, message box and tool tip before it is first shown, whoever made it. The rows of menus are
    drawn here because a style sheet knows neither our arrows nor the keys in another colour.
    """

    def __init__(self) -> None:
        super().__init__("Fusion")
        self._corners = Corners(self)

    def polish(self, target: Any, /) -> Any:
        if isinstance(target, QLabel) and target.textFormat() == Qt.TextFormat.AutoText:
            target.setTextFormat(Qt.TextFormat.PlainText)
        if isinstance(target, QMenu) and not target.isVisible():
            target.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)  # for the round corners
            target.installEventFilter(self._corners)
            flags = target.windowFlags()
            if flags & MENU_FLAGS != MENU_FLAGS:  # setting them polishes the menu once more
                target.setWindowFlags(flags | MENU_FLAGS)
        if isinstance(target, QWidget):
            scale_icons(target)
        return super().polish(target)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        row = element == QStyle.ControlElement.CE_MenuItem and isinstance(option, QStyleOptionMenuItem)
        if row and isinstance(option, QStyleOptionMenuItem):
            paint_row(painter, option)
        else:
            super().drawControl(element, option, painter, widget)

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.PrimitiveElement.PE_PanelMenu:
            paint_panel(painter, option)
        elif element == QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck:
            paint_tick(painter, option)
        elif element not in LEFT_OUT:
            super().drawPrimitive(element, option, painter, widget)

    def sizeFromContents(
        self,
        kind: QStyle.ContentsType,
        option: QStyleOption,
        size: QSize,
        widget: QWidget | None = None,
    ) -> QSize:
        row = kind == QStyle.ContentsType.CT_MenuItem and isinstance(option, QStyleOptionMenuItem)
        if row and isinstance(option, QStyleOptionMenuItem):
            return row_size(option)
        # Qt passes no widget for some, which its own signature forgets.
        return super().sizeFromContents(kind, option, size, cast("QWidget", widget))


def register_fonts() -> None:
    """Make the shipped fonts known to Qt, so that every machine shows the same letters."""
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


def application_font(text_size: int = 100) -> QFont:
    """The font of all widgets, in pixels, because point sizes change with the system's font scaling."""
    font = QFont()
    font.setFamilies([*FAMILIES, "sans-serif"])
    font.setPixelSize(round(LETTERS * text_size / 100))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def chosen_theme(choice: ThemeChoice) -> Theme:
    """The theme of the window: as chosen, else as the system is set."""
    if choice != "system":
        return theme(choice)
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme("dark" if dark else "light")


def palette(look: Theme) -> QPalette:
    """Qt's palette in the colours of a theme, for what the style sheet does not reach."""
    role = QPalette.ColorRole
    colours = {
        role.Window: "surface",
        role.WindowText: "ink",
        role.Base: "surface",
        role.AlternateBase: "surfaceSunken",
        role.Text: "ink",
        role.Button: "surface",
        role.ButtonText: "ink",
        role.BrightText: "inkOnAccent",
        role.Highlight: "accent",
        role.HighlightedText: "inkOnAccent",
        role.ToolTipBase: "ink",
        role.ToolTipText: "surface",
        role.PlaceholderText: "inkMuted",
        role.Link: "accent",
        role.Accent: "accent",
        role.Light: "surfaceRaised",
        role.Midlight: "accentTint",
        role.Mid: "line",
        role.Dark: "lineControl",
        role.Shadow: "line",
    }
    made = QPalette()
    for target, name in colours.items():
        made.setColor(target, QColor(look.colour(name)))
    for target in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, target, QColor(look.colour("inkMuted")))
    return made


def dress(application: QApplication, look: Theme, text_size: int = 100) -> None:
    """Put a theme on, with words of a size in per cent. The style and the fonts were set once at the start."""
    application.setPalette(palette(look))
    application.setFont(application_font(text_size))
    # A sheet put over another one polishes every widget once for each widget around it; over none, once.
    application.setStyleSheet("")
    application.setStyleSheet(style_sheet(look, text_size))


def prepare(application: QApplication, look: Theme, text_size: int = 100) -> None:
    """Fonts, style and first theme, before the first window."""
    register_fonts()
    application.setStyle(SafeStyle())
    dress(application, look, text_size)
