from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.live_answer import AT_ONCE
from gpts_desktop.ui.transcript.replies import CATCH_UP_MS, FRAME_MS, SLOWEST_MS, Replies


@pytest.mark.parametrize(
    ("cost", "pause"), [(0.5, FRAME_MS), (2, FRAME_MS), (4, 100), (6, 150), (90, SLOWEST_MS)]
)
def test_frames_that_cost_much_come_less_often(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch, cost: float, pause: int
) -> None:
    replies = Replies(qapp)
    reply = Reply(Message(Role.ASSISTANT, state=State.STREAMING))
    replies.add(reply)
    replies.attend({reply.message.id})
    replies.frame.connect(lambda: None)
    clock = iter((1.0, 1.0 + cost / 1_000, 1.02))
    monkeypatch.setattr("gpts_desktop.ui.transcript.replies.time.perf_counter", clock.__next__)
    replies._beat()
    assert not replies._clock.isActive()  # nothing came since
    reply.text.append("more")
    assert replies._clock.interval() == pause - 20
    replies.end(reply.message.id)
    assert replies.is_resting and not replies._clock.isActive()


def test_the_first_text_after_a_pause_is_shown_at_once(qapp: QObject, qtbot: QtBot) -> None:
    replies = Replies(qapp)
    reply = Reply(Message(Role.ASSISTANT, state=State.STREAMING))
    replies.add(reply)
    replies.attend({reply.message.id})
    reply.reasoning.append("word")
    assert replies._clock.interval() == 0
    with qtbot.waitSignal(replies.frame):
        pass
    replies.attend(())
    reply.text.append("unseen")
    assert not replies._clock.isActive()


def test_more_than_a_frame_takes_is_caught_up_with(qapp: QObject) -> None:
    replies = Replies(qapp)
    reply = Reply(Message(Role.ASSISTANT, state=State.STREAMING))
    replies.add(reply)
    replies.attend({reply.message.id})
    live = replies.live[reply.message.id]
    replies.frame.connect(lambda: live.take(AT_ONCE))
    reply.text.append("word " * (AT_ONCE // 2))
    seen = []
    for _ in range(3):
        replies._clock.stop()
        replies._beat()
        seen.append(live.is_behind)
        assert replies._clock.isActive() is live.is_behind
        assert replies._clock.interval() == CATCH_UP_MS or not live.is_behind
    assert seen == [True, True, False]
    replies.end(reply.message.id)
