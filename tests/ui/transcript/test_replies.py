from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from gpts_desktop.core.message import Message, Role, State
from gpts_desktop.core.reply import Reply
from gpts_desktop.ui.transcript.live_answer import AT_ONCE
from gpts_desktop.ui.transcript.replies import CATCH_UP_MS, FRAME_MS, SLOWEST_FRAMES, Replies


@pytest.mark.parametrize(
    ("milliseconds", "frames"), [(0.5, 1), (2, 1), (4, 2), (6, 3), (90, SLOWEST_FRAMES)]
)
def test_frames_that_cost_much_come_less_often(
    qapp: QObject, monkeypatch: pytest.MonkeyPatch, milliseconds: float, frames: int
) -> None:
    replies = Replies(qapp)
    reply = Reply(Message(Role.ASSISTANT, state=State.STREAMING))
    replies.add(reply)
    replies.attend({reply.message.id})
    times = iter((1.0, 1.0 + milliseconds / 1_000, 2.0, 2.0))
    monkeypatch.setattr("gpts_desktop.ui.transcript.replies.time.perf_counter", times.__next__)
    replies._beat()
    assert replies._clock.interval() == frames * FRAME_MS
    replies._beat()
    assert replies._clock.interval() == FRAME_MS
    replies.end(reply.message.id)
    assert replies.is_resting


def test_more_than_a_frame_takes_is_caught_up_with(qapp: QObject) -> None:
    replies = Replies(qapp)
    reply = Reply(Message(Role.ASSISTANT, state=State.STREAMING))
    replies.add(reply)
    replies.attend({reply.message.id})
    live = replies.live[reply.message.id]
    replies.frame.connect(lambda: live.take(AT_ONCE))
    reply.text.append("word " * 1_000)
    seen = []
    for _ in range(3):
        replies._beat()
        seen.append(live.is_behind)
        assert replies._clock.interval() == CATCH_UP_MS or not live.is_behind
    assert seen == [True, True, False]
    replies.end(reply.message.id)
