"""Putting what is selected on the clipboard, long selections bit by bit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from gpts_desktop.ui.transcript.passage import Passage
from gpts_desktop.ui.transcript.selecting import Selecting

_AT_ONCE = 0.1  # seconds
_SLICE = 0.012
_PRIMARY_MS = 150
_PRIMARY_MOST = 200  # messages


class Copying(QObject):
    """Copies the selection. What takes longer than a tenth of a second is copied in slices.

    Under X11 a selection also goes to the primary clipboard, once it has settled and unless it
    is of very many messages.
    """

    def __init__(self, selecting: Selecting, passage: Callable[[], Passage | None]) -> None:
        super().__init__(selecting)
        self._passage = passage
        self._work: Iterator[str] = iter(())
        self._texts: list[str] = []
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(lambda: self._go_on(_SLICE))
        self._primary = QTimer(self)
        self._primary.setSingleShot(True)
        self._primary.setInterval(_PRIMARY_MS)
        self._primary.timeout.connect(self._copy_to_primary)
        if QGuiApplication.clipboard().supportsSelection():
            selecting.settled.connect(self._primary.start)

    def copy(self) -> bool:
        """Copy as plain text; return False when nothing is selected."""
        passage = self._passage()
        if passage is None:
            return False
        self._begin(passage.plain())
        return True

    def copy_markdown(self) -> None:
        """Copy as Markdown."""
        passage = self._passage()
        if passage is not None:
            self._begin(passage.markdown())

    def short_text(self) -> str:
        """Return the selection's text if it lies within one message, else ""."""
        passage = self._passage()
        if passage is None or passage.span[0].section != passage.span[1].section:
            return ""
        return joined(passage.plain())

    def quotation(self) -> str:
        """Return the selection as a Markdown block quote, "" for none."""
        passage = self._passage()
        text = joined(passage.markdown()) if passage is not None else ""
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n")) if text else ""

    def _begin(self, work: Iterator[str]) -> None:
        self._work, self._texts = work, []
        self._go_on(_AT_ONCE)

    def _go_on(self, seconds: float) -> None:
        end = perf_counter() + seconds
        for text in self._work:
            self._texts.append(text)
            if perf_counter() > end:
                self._slices.start()
                return
        self._slices.stop()
        QGuiApplication.clipboard().setText(joined(self._texts))
        self._texts = []

    def _copy_to_primary(self) -> None:
        passage = self._passage()
        if passage is None or passage.span[1].section - passage.span[0].section > _PRIMARY_MOST:
            return
        text = joined(passage.plain())
        QGuiApplication.clipboard().setText(text, QClipboard.Mode.Selection)


def joined(texts: Iterator[str] | list[str]) -> str:
    """Return the texts of messages, a blank line between them."""
    return "\n\n".join(text for text in texts if text)
