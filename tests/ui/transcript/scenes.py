"""One small conversation for each kind of row: what the kept pictures show."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtTest import QTest

from gpts_desktop.core.errors import Failure, NetworkError, QuotaError
from gpts_desktop.core.message import Attachment, Message, Role, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.talk import Talk, button, panes

Scene = Callable[[TranscriptView], Talk]
"""Shows a conversation in the view, and returns it."""

NOON = 1_764_072_000.0
"""When everything here was said: 25 November 2025, 12:00 UTC."""

_INLINE = (
    "Plain, **bold**, *italic*, ***both***, ~~struck out~~, `code`, **`bold code`**, a "
    "[link](https://example.com/page), <https://example.com>, an odd "
    "[link](javascript:alert(1)) and a\\\nbroken line. A figure of 1,234.56 and “quotes” — "
    "then a_long_name_that_has_no_place_to_break_and_goes_on_until_it_does_not_fit_in_one_line."
)
_HEADINGS = """# The first heading

Words under it.

## The second heading, with `code`

### The third

#### The fourth

And words under that.
"""
_LISTS = """- one
- two
  - nested, with words enough to reach the end of the line and to go on in a second one
    1. deeper
9. nine
10. ten

    A paragraph in the tenth.
"""
_TASKS = """- [ ] a task that is open, in words enough to reach the end of the line and go on
- [x] one that is done
  - [ ] one within it
  - [X] `code`

1. [x] the first, with a number
"""
_RIGHT_TO_LEFT = (
    "\u200f"
    + """These words stand for Arabic: no font of ours has its letters.

- \u200fan item
- [x] \u200fa task that is done

> \u200fA quote, in words enough to reach the end of the line and to go on in a second one.
"""
)
_BOXES_WITHIN = """> A quote with code and a table:
>
> ```
> code
> ```
>
> | a | b |
> |---|---|
> | 1 | 2 |
>
> $$
> x^2
> $$
>
> The end of it.

1. An item with code:

   ```python
   print(1)
   ```
"""
_QUOTES = """> Somebody said this, in words enough to reach the end of the line and go on.
>
> > And somebody else before.
>
> - a list in a quote

---

After a rule.
"""
_CODE = '''```python
def add(first: int, second: int = 0) -> int:
    """Return the sum."""
    return first + second  # and nothing else
```
'''
_WIDE_CODE = """```
a line that is much too long for the column and so has to be scrolled or wrapped, here
short
```
"""
_LONG_CODE = "```\n" + "\n".join(f"line {number}" for number in range(1, 120)) + "\n```\n"
_TABLE = """| Problem | Best known | With a quantum computer |
|:--------|:----------:|------------------------:|
| Search  | **N**      | √N                      |
| Sorting | N log N    | `N log N`               |
"""
_WIDE_TABLE = (
    "| " + " | ".join(f"Column {number}" for number in range(1, 13)) + " |\n"
    "|" + "---|" * 12 + "\n"
    "| " + " | ".join(f"the value {number}" for number in range(1, 13)) + " |\n"
)
_FORMULAS = r"""Inline, $e^{i\pi} + 1 = 0$ and \(\frac{a}{b}\), on the line.

$$
\int_0^\infty e^{-x^2}\,dx = \frac{\sqrt{\pi}}{2} \tag{1}
$$

1. Low ones, $x_i^2$ and $\hat{y}$, keep the lines where they are, and high ones like
   $\sum_{i=1}^{n} \frac{a_i}{b_i}$ make room for themselves; $5 and $10 are prices.

> $$
> \begin{pmatrix} a & b \\ c & d \end{pmatrix}
> \ne \begin{cases} -x & x < 0 \\ x & x \ge 0 \end{cases}
> $$

What is no TeX that it knows: $\foo{x}$
"""


def picture(width: int, height: int) -> bytes:
    """Return a PNG with a few colours."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#7aa2f7"))
    painter = QPainter(image)
    painter.fillRect(0, height // 2, width, height // 2, QColor("#9ece6a"))
    painter.fillRect(width // 4, height // 4, width // 4, height // 2, QColor("#f7768e"))
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(data.data())


def _said(talk: Talk) -> Talk:
    for message in talk.conversation.messages():
        message.created = NOON
    return talk


def question(text: str, *attachments: Attachment) -> Scene:
    """A question alone."""

    def show(view: TranscriptView) -> Talk:
        talk = Talk()
        talk.ask(text).attachments = attachments
        view.show_conversation(_said(talk).conversation)
        return talk

    return show


def answer(text: str) -> Scene:
    """An answer's text."""

    def show(view: TranscriptView) -> Talk:
        talk = Talk()
        talk.answer(text)
        view.show_conversation(_said(talk).conversation)
        return talk

    return show


def _wrapped(view: TranscriptView) -> Talk:
    view.set_code_wrap(True)
    return answer(_WIDE_CODE)(view)


def _pictures(view: TranscriptView) -> Talk:
    carried = "data:image/png;base64," + b64encode(picture(300, 200)).decode()
    elsewhere = "".join(
        f"![A chart of it](https://files.example/{phase}.png)\n\n"
        for phase in ("asking", "loading", "failed")
    )
    return answer(f"Before.\n\n![A chart]({carried})\n\n{elsewhere}After.")(view)


def _selected(view: TranscriptView) -> Talk:
    asked = Talk()
    asked.ask("A question")
    carried = "data:image/png;base64," + b64encode(picture(200, 80)).decode()
    elsewhere = "![A chart](https://files.example/asking.png)"
    text = f"Going down, jolly: a gap.\n\n{_FORMULAS}\n{_TASKS}\n{_TABLE}\n{_CODE}\n"
    asked.answer(f"{text}![A]({carried})\n\n{elsewhere}")
    view.show_conversation(_said(asked).conversation)
    view.selecting.select_all()
    return asked


def _found(view: TranscriptView) -> Talk:
    talk = answer(f"The words are marked, **these** too.\n\n{_TABLE}\n{_CODE}")(view)
    view.finder.open()
    view.finder.bar.field.setText("the")
    QTest.qWait(50)
    view.finder.walk(back=False)
    return talk


def _table_pressed(view: TranscriptView) -> Talk:
    talk = answer(_TABLE)(view)
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    return talk


def _table_scrolled(view: TranscriptView) -> Talk:
    talk = answer(_WIDE_TABLE)(view)
    panes(view)[0].horizontalScrollBar().setValue(150)
    return talk


def _streaming(view: TranscriptView) -> Talk:
    talk = Talk()
    reply = Reply(talk.answer("", State.STREAMING))
    reply.text.append("An answer that is still coming in, with the caret where more will")
    view.show_conversation(_said(talk).conversation)
    view.stream(reply)
    return talk


def _reasoned(is_open: bool) -> Scene:
    def show(view: TranscriptView) -> Talk:
        talk = Talk()
        reasoning = "First I look at the **facts**.\n\n- one\n- two\n\nThen I answer."
        message = talk.answer("The answer itself.", reasoning=reasoning)
        message.reasoning_duration = 12.4
        view.show_conversation(_said(talk).conversation)
        if is_open:
            button(view, "Reasoned for 12 s").click()
        return talk

    return show


def _thinking(view: TranscriptView) -> Talk:
    talk = Talk()
    reply = Reply(talk.answer("", State.STREAMING))
    reply.reasoning.append("Let me see.")
    view.show_conversation(_said(talk).conversation)
    view.stream(reply)
    return talk


def _failed(text: str, state: State, failure: Failure) -> Scene:
    def show(view: TranscriptView) -> Talk:
        talk = Talk()
        talk.answer(text, state).failure = failure
        view.show_conversation(_said(talk).conversation)
        return talk

    return show


def _candidates(view: TranscriptView) -> Talk:
    talk = Talk()
    asked = talk.ask("Which of the two?")
    for text in ("The first candidate says **this**.", "The second says something else."):
        made = Message(Role.ASSISTANT, text, parent=asked.id, gpt_id="g-1")
        made.duration = 2.5
        talk.conversation.add(made)
    view.show_conversation(_said(talk).conversation)
    return talk


def _keyboard(view: TranscriptView) -> Talk:
    talk = Talk()
    talk.answer("An answer whose first button has the keyboard.")
    view.show_conversation(_said(talk).conversation)
    view.activateWindow()
    QTest.qWaitForWindowActive(view)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    return talk


_FILES = (
    Attachment("sketch.png", "image/png", picture(300, 200)),
    Attachment("a rather long name of a text.txt", "text/plain", b"words"),
)
_BROKEN = NetworkError("The connection broke.")
_NO_CREDIT = QuotaError("The credit is used up.", status=429, said="insufficient_quota")

WITH_FOOTER = ("footer", "candidates")
"""In the other pictures what is under an answer's rows is cut off."""

SCENES: Mapping[str, Scene] = {
    "question": question("A question as typed,\nwith  two  blanks and <b>no</b> *marks*."),
    "question-long": question("Words that go on and on. " * 12),
    "question-folded": question("Words that go on and on. " * 200),
    "attachments": question("What is in these?", *_FILES),
    "prose": answer(_INLINE),
    "headings": answer(_HEADINGS),
    "lists": answer(_LISTS),
    "tasks": answer(_TASKS),
    "quotes": answer(_QUOTES),
    "boxes-within": answer(_BOXES_WITHIN),
    "right-to-left": answer(_RIGHT_TO_LEFT),
    "code": answer(_CODE),
    "code-wide": answer(_WIDE_CODE),
    "code-wrapped": _wrapped,
    "code-folded": answer(_LONG_CODE),
    "table": answer(_TABLE),
    "table-button": _table_pressed,
    "table-wide": answer(_WIDE_TABLE),
    "table-scrolled": _table_scrolled,
    "formula": answer(_FORMULAS),
    "pictures": _pictures,
    "selected": _selected,
    "found": _found,
    "streaming": _streaming,
    "reasoning-closed": _reasoned(False),
    "reasoning-open": _reasoned(True),
    "thinking": _thinking,
    "notice-severe": _failed("", State.FAILED, _NO_CREDIT.failure),
    "notice-mild": _failed("What came so far.", State.INTERRUPTED, _BROKEN.failure),
    "footer": _keyboard,
    "candidates": _candidates,
}
