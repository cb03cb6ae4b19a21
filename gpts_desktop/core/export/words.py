"""The words that exported pages say of themselves."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """In English; the window passes them in its own language."""

    you: str = "You"
    system: str = "System message"
    gpt: str = "GPT"
    date: str = "Date"
    chats: str = "Chats"
    untitled: str = "Untitled chat"
    reasoning: str = "Reasoning"
    other_question: str = "Another version of question {0}"
    other_answer: str = "Another answer to question {0}"
    unanswered: str = "No answer came"
    stopped: str = "You stopped the answer"
    interrupted: str = "The answer broke off"
    cut_off: str = "The answer reached its length limit"
    refused: str = "The model refused"
    picture: str = "Picture"
    file: str = "File"
    not_kept: str = "not loaded"
