"""Says what the disk would not take, saves it elsewhere, and asks before it would be lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSaveFile, QTime, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.unsaved_text import Losses, losses
from gpts_desktop.ui.said import said
from gpts_desktop.ui.unsaved_page import amount, page, text_page

if TYPE_CHECKING:
    from gpts_desktop.core.chats import Chats
    from gpts_desktop.core.ports import Writer
    from gpts_desktop.core.unsaved_files import UnsavedFiles
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.unsaved_dialog import UnsavedDialog

_LAST_TRY = 2.0  # seconds


class UnsavedKeeper(QObject):
    """Stands between the writer's unsaved work and the person whose work it is."""

    _heard = Signal(object)

    def __init__(
        self,
        *,
        window: MainWindow,
        chats: Chats,
        writer: Writer,
        files: UnsavedFiles | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._asks = True
        self._window = window
        self._chats = chats
        self._writer = writer
        self.files = files
        self._left_at: Path | None = None
        self._trouble: StorageError | None = None
        self._said = ""
        self._tried_at = ""
        self._kept_at: Path | None = None
        self._may_lose = False
        self._offers = False
        self._dialog: UnsavedDialog | None = None
        self._heard.connect(self._show)
        writer.unsaved_changed.connect(self._hear)

    def take_over(self, before: UnsavedKeeper) -> None:
        """Say what a window before this one has said of the disk."""
        if before._trouble is not None:
            self._show(before._trouble)

    def _hear(self, trouble: StorageError | None) -> None:
        """Bring what the writer says to the window's thread; the window may be gone."""
        with suppress(RuntimeError):
            self._heard.emit(trouble)

    @property
    def losses(self) -> Losses:
        """What would be lost if the app ended now."""
        return losses(self._writer.unsaved)

    # The banner

    def _show(self, trouble: StorageError | None) -> None:
        was_in_trouble = self._trouble is not None
        self._trouble = trouble
        if trouble is not None:
            self._show_trouble(trouble)
        elif was_in_trouble:
            self._show_saved()
        if self._dialog is not None:
            self._dialog.show_losses(trouble, self.losses)

    def _show_trouble(self, trouble: StorageError) -> None:
        sentence = self.tr("{0} {1}").format(said(trouble), self._kept_sentence())
        if self._tried_at:
            tried = self.tr("Tried again at {0}.").format(self._tried_at)
            sentence = self.tr("{0} {1}").format(sentence, tried)
        if sentence == self._said:
            return  # it is shown, or was closed
        self._said = sentence
        self._window.unsaved_banner.show_trouble(
            sentence,
            [
                (self.tr("Try again"), self._try_again),
                (self.tr("Copy unsaved text"), self.copy),
                (self.tr("Save elsewhere…"), lambda: self.save_elsewhere(self._window)),
            ],
            severe=True,
            stays=True,
        )

    def _try_again(self) -> None:
        # Or one would not see that anything was done.
        self._tried_at = QTime.currentTime().toString("HH:mm:ss")
        self._writer.retry()

    def offer_to_send(self, sentence: str, ask: Callable[[], object]) -> None:
        """Say that a question was not sent, since it could not be saved; send it if it must be."""

        def send() -> None:
            self._chats.sends_unsaved = True
            ask()

        self._offers = True
        not_sent = self.tr("Nothing was sent, so that nothing is lost.")
        self._window.banner.show_trouble(
            f"{sentence} {not_sent}", [(self.tr("Send anyway, unsaved"), send)]
        )

    def forget_offer(self) -> None:
        """Offer no more to send what was refused: another conversation is shown."""
        if self._offers:
            self._offers = False
            self._window.banner.hide()

    def _kept_sentence(self) -> str:
        lost = self.losses
        if not (lost.messages or lost.drafts):
            return self.tr("Changes are kept in memory till it works again.")
        return self.tr("{0} kept in memory till it works again.").format(amount(lost))

    def _show_saved(self) -> None:
        self._said = self._tried_at = ""
        self._kept_at = None
        self._may_lose = False
        self._chats.sends_unsaved = False
        if self._window.unsaved_banner.isVisible():
            self._window.unsaved_banner.show_good_news(self.tr("All is saved again."))

    # Elsewhere

    def copy(self) -> None:
        """Put the unsaved text on the clipboard."""
        QGuiApplication.clipboard().setText(text_page(self._writer.unsaved))

    def save_elsewhere(self, over: QWidget, then: Callable[[], object] = lambda: None) -> None:
        """Ask for a place and write there what is unsaved; `then` is called when it is there."""
        from gpts_desktop.ui.file_dialogs import save_dialog

        forms = {
            "md": self.tr("Text (*.md)"),
            "json": self.tr("Whole conversations, to be imported (*.json)"),
        }
        title, name = self.tr("Save unsaved text elsewhere"), self.tr("Unsaved from gpts-desktop")
        dialog = save_dialog("saveElsewhereDialog", over, title, f"{name}.md", forms=forms)

        def write(path: str) -> None:
            if self.write(Path(path)):
                self._kept_at = Path(path)
                then()

        dialog.fileSelected.connect(write)
        dialog.open()

    def write(self, path: Path) -> bool:
        """Write what is unsaved into a file, whole or not at all; say when that fails."""
        file = QSaveFile(str(path))
        written = file.open(QSaveFile.OpenModeFlag.WriteOnly)
        written = written and file.write(page(self._writer.unsaved, path.suffix)) >= 0
        if not (written and file.commit()):
            self._say(self.tr("{0} was not written: {1}.").format(path, file.errorString()))
            return False
        self._window.toast.show_message(self.tr("Saved elsewhere"), str(path))
        return True

    def _say(self, sentence: str) -> None:
        if self._dialog is not None:
            self._dialog.say(sentence)
        else:
            self._window.banner.show_trouble(sentence)

    # The end

    def may_close(self) -> bool:
        """Whether the window may close now; if not, ask, and close it when that is answered."""
        self._window.composer.flush_draft()
        if _session_ends():
            self._asks = False
        if not self._asks or self._may_lose or self._kept_at or not self.losses.any:
            return True
        self._ask(can_stay=True)
        return False

    def end(self) -> None:
        """Close the window without a question: the system wants the app to end."""
        self._asks = False
        self._window.close()

    async def last_chance(self) -> None:
        """Return when all is saved, saved elsewhere, left in a file, or given up."""
        if not self._asks:
            await self._leave_unsaved()
            return
        await self._try_all()
        if not self.losses.any:
            return
        if self._kept_at is not None and self.write(self._kept_at):
            return
        if not self._may_lose:
            import asyncio

            answered = asyncio.get_running_loop().create_future()
            self._ask(can_stay=False).finished.connect(lambda _: answered.set_result(None))
            await answered

    async def _try_all(self) -> None:
        await self._writer.call(int)  # what was queued before has been tried
        self._writer.retry()
        await self._writer.call(int)

    async def _leave_unsaved(self) -> None:
        """Put what the disk does not take into a file that the next start offers: nobody can say.

        Where the disk hangs nobody waits for it: the system ends the process soon.
        """
        import asyncio

        with suppress(TimeoutError):
            async with asyncio.timeout(_LAST_TRY):
                await self._try_all()
        waiting = self._writer.outstanding()
        if losses(waiting).any and self.files is not None:
            from gpts_desktop.core.unsaved_files import leave

            self._left_at = await leave(self.files, waiting)

    def all_saved(self) -> None:
        """Take away the file that was left: the disk took everything after all."""
        if self._left_at is not None:
            with suppress(OSError):
                self._left_at.unlink()

    def _ask(self, *, can_stay: bool) -> UnsavedDialog:
        from gpts_desktop.ui.unsaved_dialog import UnsavedDialog

        if self._dialog is not None:
            self._dialog.raise_()
            return self._dialog
        dialog = UnsavedDialog(self._window if can_stay else None, can_stay=can_stay)
        dialog.show_losses(self._trouble, self.losses)
        dialog.retry_asked.connect(self._writer.retry)
        dialog.elsewhere_asked.connect(lambda: self.save_elsewhere(dialog, dialog.accept))
        dialog.loss_accepted.connect(self._accept_loss)
        dialog.finished.connect(self._dialog_finished)
        if can_stay:
            dialog.accepted.connect(self._window.close)
        self._dialog = dialog
        dialog.open()
        return dialog

    def _accept_loss(self) -> None:
        self._may_lose = True

    def _dialog_finished(self) -> None:
        self._dialog = None


def _session_ends() -> bool:
    app = QGuiApplication.instance()
    return isinstance(app, QGuiApplication) and app.isSavingSession()
