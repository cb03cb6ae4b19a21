"""What a screen reader hears of the transcript: who said it and when, and an answer's end, once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from textwrap import shorten

from PySide6.QtCore import SIGNAL, QCoreApplication, QDateTime, QLocale, QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QTextDocument
from PySide6.QtWidgets import QWidget

from gpts_desktop.core.markdown.blocks import Block
from gpts_desktop.core.message import Message, State
from gpts_desktop.ui.transcript.rows import is_question, plain_text

_ANNOUNCED = 300
"""So many characters of an answer are announced; all of it can be read in its rows."""
_READ = 8_000
"""So many characters are read for it: most of them may be blanks."""


class Speakers:
    """Says of a message who spoke and when. `name_of` gives a GPT's name by its id."""

    def __init__(self) -> None:
        self.name_of: Callable[[str], str] = lambda gpt_id: ""

    def who(self, message: Message) -> str:
        """Return "You" or the GPT's name."""
        if is_question(message):
            return QCoreApplication.translate("Speakers", "You")
        name = self.name_of(message.gpt_id)
        return name or QCoreApplication.translate("Speakers", "Assistant")

    def said_by(self, message: Message) -> str:
        """Return "ResearchGPT, 14:32", with the day where that is not today."""
        then = QDateTime.fromMSecsSinceEpoch(int(message.created * 1000))
        today = then.date() == QDateTime.currentDateTime().date()
        with_day = QCoreApplication.translate("Speakers", "d MMM yyyy, HH:mm")
        when = QLocale().toString(then, "HH:mm" if today else with_day)
        return f"{self.who(message)}, {when}"

    def ended(self, message: Message, blocks: Iterable[Block]) -> str:
        """Return what is announced when an answer has come to its end."""
        who = self.who(message)
        if message.state is State.FAILED:
            return QCoreApplication.translate("Speakers", "{0} gave no answer").format(who)
        text = shorten(_beginning(blocks) or message.refusal, _ANNOUNCED, placeholder=" …")
        if message.state is State.COMPLETE:
            said = QCoreApplication.translate("Speakers", "{0} answered: {1}")
        else:
            said = QCoreApplication.translate("Speakers", "{0} was cut off: {1}")
        return said.format(who, text)


def _beginning(blocks: Iterable[Block]) -> str:
    """Return the text of the first blocks: to read all of a long answer takes too long."""
    text = ""
    for block in blocks:
        text = f"{text}\n\n{plain_text((block,))}"
        if len(text) > _READ:
            break
    return text[:_READ]


def announce(widget: QWidget, sentence: str) -> None:
    """Have a screen reader say a sentence when it is done with what it says now."""
    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))


def hush(document: QTextDocument) -> None:
    """Tell no screen reader of changes of the text, which come 30 times a second.

    Only the control's reports for accessibility listen to these two signals (Qt 6,
    QWidgetTextControlPrivate::setContent); the text itself is read as it is.
    """
    for signal in ("contentsChange(int,int,int)", "cursorPositionChanged(QTextCursor)"):
        QObject.disconnect(document, SIGNAL(signal), None, None)  # type: ignore[call-overload]  # None is "every receiver"
