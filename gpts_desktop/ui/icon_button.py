"""A button that is one of our icons, in the theme's colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QToolButton, QWidget

from gpts_desktop.ui.icons import pixmap
from gpts_desktop.ui.theme import ThemeKeeper


class IconButton(QToolButton):
    """An icon of `size` pixels on a square of `side`; `label` is its tooltip and its name.

    A click leaves the keyboard's focus where it is; Tab reaches it. The icon is painted here
    and not by Qt: for the first QIcon PySide makes all of its enumerations, 2 ms.
    """

    def __init__(
        self,
        name: str,
        label: str,
        themes: ThemeKeeper,
        *,
        size: int = 16,
        side: int = 32,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._themes = themes
        self.setFixedSize(QSize(side, side))
        self._size = size
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip(label)
        self.setAccessibleName(label)
        themes.changed.connect(self.update)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the ring, and the icon in their middle."""
        super().paintEvent(event)
        place = QRectF(0, 0, self._size, self._size)
        place.moveCenter(QRectF(self.rect()).center())
        ratio = self.devicePixelRatioF()
        picture = pixmap(self._name, self._themes.theme.dim, self._size, ratio)
        painter = QPainter(self)
        painter.drawPixmap(place, picture, QRectF(picture.rect()))
        painter.end()
