"""A turn: what comes is gathered, kept as it streams, and ends in the right state."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import RateLimitError
from gpts_desktop.core.message import Message, State, Usage
from gpts_desktop.core.reply import Reply
from gpts_desktop.core.stream_events import (
    Delta,
    End,
    Finish,
    ReasoningDelta,
    RefusalDelta,
    UsageReport,
)
from tests.core.turn_world import ScriptedGateway, Step, World


def ran(*steps: Step, candidates: int = 1) -> tuple[World, Message]:
    async def run() -> tuple[World, Message]:
        world = World(ScriptedGateway(*steps), candidates)
        return world, await world.run()

    return asyncio.run(run())


def test_a_whole_answer_is_complete_with_usage_reason_and_model() -> None:
    usage = Usage(30, 2, 32)
    world, answer = ran(
        Delta(0, "Hel"), Delta(0, "lo"), Finish(0, "stop"), UsageReport(usage), End(True)
    )
    assert (answer.text, answer.state, answer.usage) == ("Hello", State.COMPLETE, usage)
    assert (answer.finish_reason, answer.model) == ("stop", "gpt-4-gizmo-g-x")
    assert answer.duration is not None
    assert world.store.finished == {answer.id: State.COMPLETE}
    assert world.gateway.closed


def test_a_truncated_answer_is_interrupted_and_its_text_is_kept() -> None:
    _, answer = ran(Delta(0, "Hel"), End(complete=False))
    assert (answer.text, answer.state) == ("Hel", State.INTERRUPTED)
    assert answer.failure is not None


def test_a_failure_before_any_text_is_failed_and_the_error_is_kept() -> None:
    _, answer = ran(RateLimitError("Busy.", status=429, retry_after=3.0))
    assert answer.state is State.FAILED
    assert answer.failure is not None
    assert (answer.failure.status, answer.failure.retry_after) == (429, 3.0)


def test_a_failure_after_text_is_interrupted() -> None:
    _, answer = ran(Delta(0, "Hel"), RateLimitError("Busy."))
    assert (answer.text, answer.state) == ("Hel", State.INTERRUPTED)


def test_an_answer_without_a_word_is_failed() -> None:
    _, answer = ran(End(True))
    assert answer.state is State.FAILED
    assert answer.failure is not None
    assert answer.failure.kind == "empty"


def test_a_refusal_is_an_answer() -> None:
    _, answer = ran(RefusalDelta(0, "I can't."), Finish(0, "stop"), End(True))
    assert (answer.refusal, answer.state) == ("I can't.", State.COMPLETE)


def test_reasoning_is_kept_apart_and_timed() -> None:
    _, answer = ran(ReasoningDelta(0, "hm"), Delta(0, "Yes"), Finish(0, "stop"), End(True))
    assert (answer.reasoning, answer.text) == ("hm", "Yes")
    assert answer.reasoning_duration is not None


@pytest.mark.parametrize(
    ("indexes", "texts"),
    [([1], ["b"]), ([999_999_999], ["b"]), ([3, 0], ["b", "b"]), ([1, 0, 1], ["bb", "b"])],
)
def test_numbers_that_nobody_asked_for_take_the_free_places(
    indexes: list[int], texts: list[str]
) -> None:
    world, _ = ran(*(Delta(index, "b") for index in indexes), End(True))
    assert [reply.message.text for reply in world.turn.replies] == texts
    assert all(reply.message.state is State.COMPLETE for reply in world.turn.replies)


def test_candidates_come_interleaved_and_one_more_than_asked_for_is_kept() -> None:
    world, answer = ran(
        Delta(1, "B"), Delta(0, "A"), Delta(1, "b"), Delta(2, "C"), End(True), candidates=2
    )
    texts = [m.text for m in world.conversation.siblings(answer.id)]
    assert texts == ["A", "Bb", "C"]
    assert len(world.store.finished) == 3


def test_stop_keeps_what_arrived_and_closes_the_stream() -> None:
    async def run() -> World:
        world = World(ScriptedGateway(Delta(0, "Hel"), asyncio.Event()))
        task = asyncio.ensure_future(world.run())
        await world.gateway.waits.wait()
        world.turn.stopped_by_user = True
        task.cancel()
        await task
        return world

    world = asyncio.run(run())
    assert (world.answers[0].text, world.answers[0].state) == ("Hel", State.STOPPED)
    assert world.gateway.closed
    assert world.store.finished == {world.answers[0].id: State.STOPPED}


def test_the_end_of_the_app_leaves_the_answer_interrupted_on_disk() -> None:
    async def run() -> World:
        world = World(ScriptedGateway(Delta(0, "Hel"), asyncio.Event()))
        task = asyncio.ensure_future(world.run())
        await world.gateway.waits.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return world

    world = asyncio.run(run())
    assert world.store.finished == {world.answers[0].id: State.INTERRUPTED}


@pytest.mark.parametrize("words", [Delta(0, "Hel"), RefusalDelta(0, "Hel")])
def test_words_reach_the_journal_while_the_gateway_is_silent(words: Delta | RefusalDelta) -> None:
    async def run() -> World:
        silence = asyncio.Event()
        world = World(ScriptedGateway(words, silence, Delta(0, "lo"), End(True)))
        written = asyncio.Event()
        append = world.store.append_journal

        def append_and_tell(
            message_id: str, text: str, reasoning: str, refusal: str, number: int
        ) -> None:
            append(message_id, text, reasoning, refusal, number)
            written.set()

        world.store.append_journal = append_and_tell  # type: ignore[method-assign]
        task = asyncio.ensure_future(world.run())
        async with asyncio.timeout(5):
            await written.wait()
        assert world.store.journal == {world.answers[0].id: "Hel"}
        silence.set()
        await task
        return world

    asyncio.run(run())


def test_two_thousand_characters_do_not_wait_for_the_clock() -> None:
    world, _ = ran(Delta(0, "x" * 1_999), Delta(0, "yy"), Delta(0, "z"), End(True))
    assert [len(text) for text in world.store.appended] == [2_001]


def test_on_a_full_disk_the_answer_goes_on_and_waits_whole() -> None:
    async def run() -> World:
        world = World(ScriptedGateway(Delta(0, "x" * 3_000), Delta(0, "end"), End(True)))
        world.store.full = True
        await world.run()
        return world

    world = asyncio.run(run())
    answer = world.answers[0]
    assert answer.text.endswith("end")
    # The pieces are needless once the whole waits.
    assert [(one.name, one.arguments) for one in world.writer.unsaved] == [
        ("finish_message", (answer,))
    ]


def test_a_bug_is_raised_after_what_came_is_kept() -> None:
    async def run() -> World:
        world = World(ScriptedGateway(Delta(0, "Hel"), ZeroDivisionError()))
        with pytest.raises(ZeroDivisionError):
            await world.run()
        return world

    world = asyncio.run(run())
    assert world.store.finished == {world.answers[0].id: State.INTERRUPTED}


def test_changes_of_state_are_told_and_growing_text_is_not() -> None:
    async def run() -> list[State]:
        world = World(ScriptedGateway(*[Delta(0, "x")] * 50, End(True)))
        states: list[State] = []

        def note(reply: Reply) -> None:
            states.append(reply.message.state)

        world.turn.reply_changed.connect(note)
        await world.run()
        return states

    assert asyncio.run(run()) == [State.STREAMING, State.COMPLETE]


def test_stop_before_anything_was_sent_ends_as_stopped() -> None:
    async def run() -> World:
        world = World(ScriptedGateway(Delta(0, "never")))
        world.turn.stopped_by_user = True
        await world.turn.end_unsent()
        return world

    world = asyncio.run(run())
    assert world.gateway.requests == []
    assert world.store.finished == {world.answers[0].id: State.STOPPED}
    assert not world.turn.is_open


def test_an_answer_is_told_as_ended_though_its_task_is_cancelled_twice() -> None:
    async def run() -> tuple[World, list[State]]:
        world = World(ScriptedGateway(Delta(0, "Hel"), asyncio.Event()))
        states: list[State] = []
        stopped = asyncio.Event()

        def note(reply: Reply) -> None:
            states.append(reply.message.state)
            if reply.message.state is State.STOPPED:
                stopped.set()

        world.turn.reply_changed.connect(note)
        writing, go_on = asyncio.Event(), asyncio.Event()

        async def keep_slowly(
            about: Conversation, work: Callable[[Message], None], message: Message
        ) -> None:
            writing.set()
            await go_on.wait()
            work(message)

        world.turn._writer.keep = keep_slowly  # type: ignore[method-assign,assignment]
        task = asyncio.ensure_future(world.run())
        await world.gateway.waits.wait()
        world.turn.stopped_by_user = True
        task.cancel()
        await writing.wait()
        task.cancel()
        await asyncio.wait([task], timeout=0.01)
        assert not task.done(), "nobody would wait for the answer's last state"
        go_on.set()
        async with asyncio.timeout(5):
            await asyncio.wait([task])
        assert stopped.is_set()
        return world, states

    world, states = asyncio.run(run())
    assert states[-1] is State.STOPPED
    assert world.store.finished == {world.answers[0].id: State.STOPPED}
