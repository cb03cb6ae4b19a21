"""The window in which a person decides how to go on with a damaged database."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QComboBox, QLabel, QProgressBar, QWidget

from gpts_desktop.core.copies import Copy
from gpts_desktop.core.errors import AppError
from gpts_desktop.core.rescue import Findings, Offer, RescueDesk, Way
from gpts_desktop.ui.counted import Counted
from gpts_desktop.ui.fonts import ui_font
from gpts_desktop.ui.headed_dialog import FittingDialog
from gpts_desktop.ui.motion import show_endless
from gpts_desktop.ui.recovery.background import Background
from gpts_desktop.ui.recovery.way_choice import WayChoice
from gpts_desktop.ui.said import said
from gpts_desktop.ui.settings.copy_words import moment_words
from gpts_desktop.ui.settings.form import Form, Hint

_WIDTH = 580
_TICK = 200  # ms between two looks at how far the reading is


class RescueDialog(FittingDialog):
    """Reads what is left, tells it in numbers, and does what was chosen.

    Nothing is changed before “Go on”. Accepted when a sound database is in its place.
    """

    def __init__(self, desk: RescueDesk, parent: QWidget | None = None) -> None:
        super().__init__("rescueDialog", parent)
        self.set_heading(self.tr("Your data is damaged"))
        # Who opened it asks for its result first.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        self.setMinimumWidth(340)
        self.resize(_WIDTH, 200)
        self._desk = desk
        self._findings: Findings | None = None
        self._work: Background | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self._show_progress)
        self._build()
        self._examine()

    # Building

    def _build(self) -> None:
        self.sentence = QLabel(
            self.tr(
                "The disk gives back something else than was written. Nothing has been changed."
                " What can still be read is being put together now."
            )
        )
        self.sentence.setObjectName("rescueSentence")
        self.sentence.setFont(ui_font(13.5))
        self.sentence.setWordWrap(True)
        self.progress = QProgressBar()
        self.progress.setObjectName("rescueProgress")
        self.progress.setAccessibleName(self.tr("Reading"))
        show_endless(self.progress)
        self.progress.setTextVisible(False)
        self.progress_line = Hint()
        self.choice = WayChoice()
        self.choice.hide()
        self._build_copies()
        self.trouble = Hint("danger")
        self.trouble.setObjectName("rescueTrouble")
        self.kept_line = Hint()
        column = self.column
        column.setSpacing(12)
        for widget in (self.sentence, self.progress, self.progress_line, self.choice):
            column.addWidget(widget)
        column.addWidget(self.copies)
        column.addWidget(self.kept_line)
        column.addWidget(self.trouble)
        column.addStretch(1)
        self._add_buttons()

    def _build_copies(self) -> None:
        """The copy to take, where there are several."""
        self.copies = QWidget()
        self.copy_box = QComboBox()
        self.copy_box.setObjectName("rescueCopyBox")
        self.copy_box.setAccessibleName(self.tr("Copy to use"))
        self.copy_box.currentIndexChanged.connect(self._show_numbers)
        form = Form(self.copies)
        form.add(self.tr("&Copy to use"), self.copy_box)
        self.copies.hide()

    def _add_buttons(self) -> None:
        self.quit_button = self.button(
            self.tr("&Quit and leave everything"), self.reject, name="rescueQuitButton"
        )
        self.go_button = self.button(
            self.tr("&Go on"), self._finish, kind="primary", name="rescueGoButton"
        )
        self.go_button.setEnabled(False)
        self.add_foot(self.go_button, left=self.quit_button)

    # Reading

    def _examine(self) -> None:
        self._run(self._desk.examine, self._offer)

    def _run(self, work: object, done: object) -> None:
        self._work = Background(work, self)  # type: ignore[arg-type]  # called without arguments
        self._work.done.connect(done)
        self._work.failed.connect(self._fail)
        self._clock.start()
        self._work.start()

    def _show_progress(self) -> None:
        if count := self._desk.read_so_far:
            self.progress_line.say(self.tr("%Ln rows read", "", count))

    def _offer(self, findings: Findings) -> None:
        """Show what there is to choose from."""
        self._stop_waiting()
        self._findings = findings
        self.sentence.setText(self.tr("Choose how to go on. Nothing has been changed yet."))
        self.copy_box.clear()
        for offer in findings.offers:
            messages = Counted().messages(offer.counts.messages)
            words = f"{moment_words(offer.copy.made)} · {messages}"
            self.copy_box.addItem(words, offer)
        self.copies.setVisible(len(findings.offers) > 1)
        self.kept_line.say(
            self.tr("The damaged file is kept in the folder “damaged”; no copy is deleted.")
        )
        self.choice.show()
        self.go_button.setEnabled(True)
        self._show_numbers()
        self.choice.focus_chosen()

    def _show_numbers(self) -> None:
        if self._findings is not None:
            self.choice.show_findings(self._findings, self._shown_offer())

    def _shown_offer(self) -> Offer | None:
        offer: Offer | None = self.copy_box.currentData()
        return offer

    # Doing it

    def _finish(self) -> None:
        offer = self._shown_offer()
        way, copy = self.choice.chosen(), offer.copy if offer is not None else None
        self._wait(self.tr("The sound file is being written and checked."))
        self._run(lambda: self._put_in_place(way, copy), self.accept)

    def _put_in_place(self, way: Way, copy: Copy | None) -> None:
        self._desk.finish(way, copy)

    def _wait(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        for widget in (self.choice, self.copies, self.kept_line):
            widget.hide()
        self.trouble.say("")
        self.progress.show()
        self.go_button.setEnabled(False)
        self.quit_button.setEnabled(False)

    def _stop_waiting(self) -> None:
        self._clock.stop()
        self.progress.hide()
        self.progress_line.say("")
        self.quit_button.setEnabled(True)

    def _fail(self, error: BaseException) -> None:
        """Say what went wrong; only quitting is left, and nothing was changed."""
        self._stop_waiting()
        self.sentence.setText(self.tr("This did not work. Your data was left as it was."))
        self.trouble.say(said(error) or type(error).__name__, "danger")
        self.quit_button.setFocus()
        if not isinstance(error, AppError):
            raise error

    def reject(self) -> None:
        """Leave everything as it was."""
        if not self.quit_button.isEnabled():
            return  # it is being put in place: a second
        self._desk.interrupt()
        if self._work is not None:
            self._work.done.disconnect()
            self._work.failed.disconnect()
            self._work.wait()
        self._desk.discard()
        super().reject()
