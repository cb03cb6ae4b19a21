"""Putting what is selected on the clipboard, long selections bit by bit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import Any

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

from gpts_desktop.ui.transcript.passage import Passage
from gpts_desktop.ui.transcript.selecting import Selecting

_AT_ONCE = 0.05  # seconds
_SLICE = 0.006
_PLAIN = "text/plain"
_PRIMARY_MS = 150
_PRIMARY_MOST = 200  # messages


class _Work:
    """The texts of messages, made bit by bit."""

    def __init__(self, texts: Iterator[str]) -> None:
        self._rest = texts
        self._made: list[str] = []

    def run(self, seconds: float) -> bool:
        """Make texts for so long; return whether that was all."""
        end = perf_counter() + seconds
        for text in self._rest:
            self._made.append(text)
            if perf_counter() > end:
                return False
        return True

    def text(self) -> str:
        """Return all of it, making now what is not there yet."""
        self._made = [joined([*self._made, *self._rest])]
        return self._made[0]


class _LaterText(QMimeData):
    """A text that may be asked for before it is all there."""

    def __init__(self, work: _Work) -> None:
        super().__init__()
        self._work = work

    def formats(self) -> list[str]:
        return [_PLAIN]

    def hasFormat(self, mimetype: str) -> bool:  # noqa: N802  # Qt's name
        return mimetype == _PLAIN

    def retrieveData(self, mimetype: str, preferred: Any) -> Any:  # noqa: N802  # Qt's name
        return self._work.text() if mimetype == _PLAIN else None


class Copying(QObject):
    """Copies the selection.

    What takes longer than a twentieth of a second is on the clipboard at once all the same: the
    rest is made in slices, or whenever another program asks for it first.

    Under X11 a selection also goes to the primary clipboard, once it has settled and unless it
    is of very many messages.
    """

    def __init__(self, selecting: Selecting, passage: Callable[[], Passage | None]) -> None:
        super().__init__(selecting)
        self._passage = passage
        self._work: _Work | None = None
        self._later: _LaterText | None = None
        self._slices = QTimer(self)
        self._slices.setInterval(0)
        self._slices.timeout.connect(self._go_on)
        app = QCoreApplication.instance()
        assert app is not None
        app.aboutToQuit.connect(self._settle)
        self._primary = QTimer(self)
        self._primary.setSingleShot(True)
        self._primary.setInterval(_PRIMARY_MS)
        self._primary.timeout.connect(self._copy_to_primary)
        if QGuiApplication.clipboard().supportsSelection():
            selecting.settled.connect(self._primary.start)

    @property
    def is_busy(self) -> bool:
        """Whether a long text is still being made."""
        return self._slices.isActive()

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

    def _begin(self, texts: Iterator[str]) -> None:
        self._slices.stop()
        self._work, self._later = _Work(texts), None
        clipboard = QGuiApplication.clipboard()
        if self._work.run(_AT_ONCE):
            clipboard.setText(self._work.text())
        else:
            self._later = _LaterText(self._work)
            clipboard.setMimeData(self._later)
            self._slices.start()

    def _go_on(self) -> None:
        if self._work is None or self._work.run(_SLICE):
            self._settle()

    def _settle(self) -> None:
        """Leave a plain text on the clipboard: at its end the app can make none any more."""
        self._slices.stop()
        work, later = self._work, self._later
        self._work = self._later = None
        clipboard = QGuiApplication.clipboard()
        if work is not None and later is not None and clipboard.mimeData() is later:
            clipboard.setText(work.text())

    def _copy_to_primary(self) -> None:
        passage = self._passage()
        if passage is None or passage.span[1].section - passage.span[0].section > _PRIMARY_MOST:
            return
        text = joined(passage.plain())
        QGuiApplication.clipboard().setText(text, QClipboard.Mode.Selection)


def joined(texts: Iterator[str] | list[str]) -> str:
    """Return the texts of messages, a blank line between them."""
    return "\n\n".join(text for text in texts if text)
