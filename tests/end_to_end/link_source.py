"""Another program's window, with a link that can be dragged."""

from __future__ import annotations

import sys

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel

LINK = "https://chatgpt.com/g/g-2DQzU5UZl-code-copilot"


class LinkSource(QLabel):
    """Drags its link when the mouse moves with the button down."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        print("shown", flush=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            mime = QMimeData()
            mime.setUrls([QUrl(LINK)])
            mime.setText(LINK)
            drag = QDrag(self)
            drag.setMimeData(mime)
            drag.exec(Qt.DropAction.CopyAction)


if __name__ == "__main__":
    qt = QApplication([])
    source = LinkSource("drag me", alignment=Qt.AlignmentFlag.AlignCenter)
    # Above the app's window, wherever the window manager has put that.
    source.setWindowFlags(
        Qt.WindowType.FramelessWindowHint
        | Qt.WindowType.WindowStaysOnTopHint
        | Qt.WindowType.X11BypassWindowManagerHint
    )
    source.setGeometry(1290, 100, 100, 100)
    source.show()
    sys.exit(qt.exec())
