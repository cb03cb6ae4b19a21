from __future__ import annotations

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.deletions import Deletions
from gpts_desktop.core.message import Message, Role
from tests.core.turn_world import DirectWriter


class DeletingStore:
    """Notes what is deleted."""

    def __init__(self) -> None:
        self.deleted: list[str] = []

    def save_conversation(self, conversation: Conversation) -> None:
        assert conversation.id

    def delete_message(self, message_id: str) -> None:
        self.deleted.append(message_id)

    def delete_message_alone(self, message_id: str) -> None:
        self.deleted.append(f"alone: {message_id}")


def conversation() -> Conversation:
    made = Conversation(id="c")
    question = made.add(Message(Role.USER, "Hi", id="q"))
    made.add(Message(Role.ASSISTANT, "Hello", id="a", parent=question.id))
    return made


def world() -> tuple[Deletions, DeletingStore]:
    store = DeletingStore()
    return Deletions(store, DirectWriter()), store  # type: ignore[arg-type]  # what is used of it


def test_the_disk_keeps_a_message_until_the_deletion_is_settled() -> None:
    deletions, store = world()
    talk = conversation()
    deletion = deletions.delete(talk, "a")
    assert "a" not in talk and store.deleted == []
    deletions.settle(deletion)
    deletions.settle(deletion)
    assert store.deleted == ["a"]


def test_undo_puts_it_back_and_nothing_is_deleted() -> None:
    deletions, store = world()
    talk = conversation()
    deletion = deletions.delete(talk, "q")
    assert deletions.undo(deletion) is talk
    assert [m.id for m in talk.path()] == ["q", "a"]
    deletions.settle(deletion)
    deletions.settle_all()
    assert store.deleted == []


def test_a_conversation_read_anew_lacks_it_too_and_gets_it_back() -> None:
    deletions, _ = world()
    deletion = deletions.delete(conversation(), "a")
    again = conversation()
    deletions.apply(again)
    assert "a" not in again
    assert deletions.undo(deletion) is again
    assert "a" in again


def test_the_end_of_the_app_settles_all() -> None:
    deletions, store = world()
    deletions.delete(conversation(), "a")
    deletions.settle_all()
    assert store.deleted == ["a"]


def test_a_question_deleted_alone_leaves_its_answer_also_when_read_anew() -> None:
    deletions, store = world()
    talk = conversation()
    deletion = deletions.delete_alone(talk, "q")
    assert [(m.id, m.parent) for m in talk.path()] == [("a", None)]
    again = conversation()
    deletions.apply(again)
    assert [m.id for m in again.path()] == ["a"]
    assert deletions.undo(deletion) is again
    assert [(m.id, m.parent) for m in again.path()] == [("q", None), ("a", "q")]
    deletions.settle(deletions.delete_alone(again, "q"))
    assert store.deleted == ["alone: q"]
