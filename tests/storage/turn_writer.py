"""The process that `test_crash` kills: it writes turns and says what is on disk.

It says "begin <answer>", "text <answer> <characters>" and "done <answer>", each after the call
returned.
"""

from __future__ import annotations

import random
from pathlib import Path

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.storage.store import SqliteStore
from tests.storage.killing import say


def whole_text(answer_id: str) -> str:
    """Return the text that an answer has when nothing kills its writer."""
    draw = random.Random(answer_id)
    return "".join(draw.choice("abc 你好🙂\n") for _ in range(draw.randrange(8_000)))


def write_turns(path: Path, seed: str) -> None:
    """Write turns of one conversation till the process is killed."""
    store = SqliteStore(path)
    conversation = Conversation(id=f"conversation-{seed}")
    for number in range(10**9):
        question = Message(
            Role.USER,
            f"question {seed}-{number}",
            f"question-{seed}-{number}",
            conversation.current,
        )
        answer = Message(
            Role.ASSISTANT, id=f"answer-{seed}-{number}", parent=question.id, state=State.SENDING
        )
        conversation.add(question)
        conversation.add(answer)
        conversation.updated = float(number)
        store.begin_turn(conversation, [question, answer])
        say(f"begin {answer.id}")
        stream(store, answer)


def stream(store: SqliteStore, answer: Message) -> None:
    """Write one answer in pieces and then whole."""
    text = whole_text(answer.id)
    for start in range(0, len(text), 1_500):
        store.append_journal(answer.id, text[start : start + 1_500], "")
        say(f"text {answer.id} {min(start + 1_500, len(text))}")
    answer.text, answer.state = text, State.COMPLETE
    store.finish_message(answer)
    say(f"done {answer.id}")
