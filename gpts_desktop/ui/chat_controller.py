"""Sends what the composer holds and keeps the transcript on the shown conversation."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence

from PySide6.QtCore import QObject, Signal

from gpts_desktop.core.actions import Action
from gpts_desktop.core.chats import Chats, Prepared
from gpts_desktop.core.conversation import Conversation
from gpts_desktop.core.errors import StorageError
from gpts_desktop.core.gpt import Gpt
from gpts_desktop.core.library import Library
from gpts_desktop.core.message import Attachment, Message, Role
from gpts_desktop.core.ports import Store, Writer
from gpts_desktop.core.reply import Reply
from gpts_desktop.core.turn import Turn
from gpts_desktop.ui.asker import Asker
from gpts_desktop.ui.composer import Composer
from gpts_desktop.ui.draft_files import DraftFiles
from gpts_desktop.ui.gpt_faces import stand_in
from gpts_desktop.ui.places import Places
from gpts_desktop.ui.said import said
from gpts_desktop.ui.task_owner import Starter
from gpts_desktop.ui.transcript.view import TranscriptView
from gpts_desktop.ui.turn_runner import TurnRunner


class ChatController(QObject):
    """One conversation on screen, and the turns of all that run.

    Signals: `conversation_shown(Conversation)`, `summary_changed(ConversationSummary)`,
    `turn_changed(conversation id, runs)`, `trouble(sentence)`,
    `action_requested(Message, Action)` for what is not the conversation's own business.
    """

    conversation_shown = Signal(object)
    summary_changed = Signal(object)
    turn_changed = Signal(str, bool)
    trouble = Signal(str)
    action_requested = Signal(object, str)

    def __init__(
        self,
        *,
        transcript: TranscriptView,
        composer: Composer,
        chats: Chats,
        library: Library,
        store: Store,
        writer: Writer,
        asker: Asker,
        places: Places,
        runner: TurnRunner,
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._transcript = transcript
        self._composer = composer
        self._chats = chats
        self._library = library
        self._store = store
        self._writer = writer
        self._asker = asker
        self._places = places
        self._tasks = tasks
        self._opening = ""
        self.files = DraftFiles(composer, tasks, places.files, self)
        self._editing: Message | None = None
        self._is_saved = False
        self.conversation: Conversation | None = None
        self.gpt: Gpt | None = None
        composer.submitted.connect(self._submit)
        composer.stop_requested.connect(self.stop)
        composer.draft_changed.connect(self._keep_draft)
        composer.edit_last_requested.connect(self._edit_last)
        composer.editing_cancelled.connect(self._leave_editing)
        transcript.action_requested.connect(self._act)
        runner.began.connect(self._turn_began)
        runner.reply_changed.connect(self._reply_changed)
        runner.ended.connect(self._turn_ended)

    # What is shown

    def new_chat(self, gpt_id: str) -> None:
        """Show an empty conversation with a GPT; nothing is stored before its first message."""
        self._opening = ""
        gpt = self._library.get(gpt_id)
        if gpt is not None:
            self._show(self._chats.begin(gpt), saved=False)

    def open(self, conversation_id: str, *, anew: bool = False) -> None:
        """Read a conversation and show it, if nothing else was chosen meanwhile."""
        self._opening = conversation_id
        if anew or self.conversation is None or self.conversation.id != conversation_id:
            self._tasks.start(self._open(conversation_id))

    @property
    def is_vacant(self) -> bool:
        """Whether no conversation is shown, and none is on its way from the disk."""
        return self.conversation is None and not self._opening

    async def _open(self, conversation_id: str) -> None:
        conversation = None
        try:
            conversation = await self._chats.open(conversation_id)
        except StorageError as error:
            self.trouble.emit(said(error))
        if self._opening != conversation_id:
            return
        if conversation is not None:
            self._show(conversation, saved=True)
        else:
            self._opening = ""

    def rename(self, conversation_id: str, title: str) -> None:
        """Take over another title, so that the next save keeps it."""
        for conversation in self._in_memory(conversation_id):
            conversation.title = title

    def _in_memory(self, conversation_id: str) -> list[Conversation]:
        """Return the conversation if it is shown or has a turn under way."""
        turn = self._chats.turn_of(conversation_id)
        held = (self.conversation, turn.conversation if turn is not None else None)
        return [c for c in held if c is not None and c.id == conversation_id]

    def gpts_changed(self) -> None:
        """Take over another name or other parameters of the shown GPT."""
        if self.conversation is None:
            return
        gpt = self._library.get(self.conversation.gpt_id)
        self.gpt = gpt or stand_in(self.conversation.gpt_id)
        self._composer.set_target(self.gpt.name)
        self._show_parameters(self.conversation)

    def parameters_changed(self) -> None:
        """Show and store the shown conversation's own parameters."""
        if self.conversation is not None:
            self._show_parameters(self.conversation)
            self._save_conversation()

    def _show_parameters(self, conversation: Conversation) -> None:
        parameters = self._chats.parameters(conversation)
        self._composer.set_parameters(parameters)
        if self._transcript.candidates != (parameters.n or 1):
            self._transcript.candidates = parameters.n or 1
            self._transcript.path_changed()

    def path_changed(self, conversation: Conversation) -> None:
        """Show another path of a conversation, if that is shown."""
        if conversation is self.conversation:
            if self._editing is not None and self._editing.id not in conversation:
                self._leave_editing()
            self._transcript.path_changed()

    def leave(self) -> None:
        """Keep the draft, the files and the reading place of what is shown."""
        if self._editing is not None:
            self._leave_editing()
        self._composer.flush_draft()
        if self.conversation is not None:
            self.files.keep()
        if self.conversation is not None and self._is_saved:
            self._places.keep(self.conversation.id, self._transcript.position())

    def _show(self, conversation: Conversation, *, saved: bool) -> None:
        self.leave()
        self.conversation = conversation
        self._is_saved = saved
        self.gpts_changed()
        self._composer.set_text(self._places.draft(self._draft_key()))
        self.files.show(self._draft_key())
        place = self._places.place(conversation.id)
        self._transcript.show_conversation(conversation, place)
        turn = self._chats.turn_of(conversation.id)
        self._composer.set_streaming(turn is not None)
        if turn is not None:
            self._stream(turn)
        self.conversation_shown.emit(conversation)

    def _draft_key(self) -> str:
        assert self.conversation is not None
        return self.conversation.id if self._is_saved else f"new:{self.conversation.gpt_id}"

    def _keep_draft(self, text: str) -> None:
        if self.conversation is not None and self._editing is None:
            self._places.keep_draft(self._draft_key(), text)

    # Asking

    def _submit(self, text: str, attachments: Sequence[Attachment]) -> None:
        if self.conversation is None:
            self._composer.say(self.tr("Choose a GPT or a chat first."))
            return
        after = self._editing.parent if self._editing else self.conversation.current
        preparing = self._asker.question(self.conversation, text, attachments, after=after)
        if preparing is not None:
            key = self._draft_key()
            self._tasks.start(self._send_submitted(self.conversation, preparing, text, key))

    async def _send_submitted(
        self,
        conversation: Conversation,
        preparing: Awaitable[Prepared],
        text: str,
        draft_key: str,
    ) -> None:
        prepared = await self._runner.prepared(preparing, self._submit_again)
        if prepared is None:
            return
        if conversation is self.conversation:
            self._clear_submitted(text)
            self._is_saved = True
            self.files.move(draft_key, self._draft_key())
        else:
            self._places.keep_draft(draft_key, "")
            self.files.forget(draft_key)
        self._runner.run(prepared)

    def _submit_again(self) -> None:
        # Setting it tells the composer that this is no second press of the same key.
        self._composer.submit(self._composer.text())

    def _clear_submitted(self, text: str) -> None:
        """Empty the composer of what is on disk now, and of nothing typed meanwhile."""
        typed_since = self._composer.text().removeprefix(text)
        self._editing = None
        self._composer.clear()
        if typed_since:
            self._composer.type_text(typed_since)

    # Turns under way

    def stop(self) -> None:
        """Stop the shown conversation's turn; what came is kept."""
        if self.conversation is not None:
            self._runner.stop(self.conversation.id)

    def _turn_began(self, turn: Turn) -> None:
        conversation = turn.conversation
        self.summary_changed.emit(conversation.summary)
        self.turn_changed.emit(conversation.id, True)
        if conversation is self.conversation:
            self._transcript.path_changed()
            self._stream(turn)
            self._composer.set_streaming(True)

    def _stream(self, turn: Turn) -> None:
        shown = {message.id for message in turn.conversation.path()}
        shown.update(m.id for m in turn.conversation.candidates(turn.replies[0].message.id))
        for reply in turn.replies:
            if reply.message.id in shown and reply.message.state.is_open:
                self._transcript.stream(reply)

    def _reply_changed(self, turn: Turn, reply: Reply) -> None:
        if turn.conversation is not self.conversation:
            return
        if reply.message.state.is_open:
            self._transcript.message_changed(reply.message.id)
        else:
            self._transcript.reply_ended(reply.message.id)

    def _turn_ended(self, turn: Turn) -> None:
        conversation = turn.conversation
        self.turn_changed.emit(conversation.id, False)
        self.summary_changed.emit(conversation.summary)
        if conversation is self.conversation:
            self._composer.set_streaming(False)

    # What is asked of a message

    def _act(self, message_id: str, name: str) -> None:
        conversation = self.conversation
        if conversation is None or message_id not in conversation:
            return
        message = conversation[message_id]
        action = Action(name)
        if action in (Action.REGENERATE, Action.RETRY):
            self._asker.ask_again(conversation, self._question_of(message))
        elif action is Action.EDIT:
            self._edit(self._question_of(message))
        elif action is Action.CONTINUE:
            self._asker.ask(conversation, self.tr("Continue"), message.id)
        elif action is Action.PREVIOUS_SIBLING:
            self._walk(message, -1)
        elif action is Action.NEXT_SIBLING:
            self._walk(message, 1)
        elif action is Action.CHOOSE:
            self._choose(message)
        elif action is Action.TRY_OTHER_FORMS:
            self._asker.try_other_forms(conversation, self._question_of(message))
        else:
            self.action_requested.emit(message, name)

    def _question_of(self, message: Message) -> Message:
        assert self.conversation is not None
        while message.role is not Role.USER and message.parent is not None:
            message = self.conversation[message.parent]
        return message

    def _edit(self, question: Message) -> None:
        self._composer.flush_draft()
        self._editing = question
        self._composer.set_editing(True)
        self._composer.set_text(question.text)
        self._composer.set_attachments(question.attachments)
        self._composer.focus_text()

    def _edit_last(self) -> None:
        if self.conversation is None:
            return
        questions = [m for m in self.conversation.path() if m.role is Role.USER]
        if questions and self._chats.turn_of(self.conversation.id) is None:
            self._edit(questions[-1])

    def _leave_editing(self) -> None:
        self._editing = None
        self._composer.set_editing(False)

    def _walk(self, message: Message, step: int) -> None:
        assert self.conversation is not None
        siblings = self.conversation.siblings(message.id)
        place = siblings.index(message) + step
        if 0 <= place < len(siblings):
            self._choose(siblings[place])

    def _choose(self, message: Message) -> None:
        assert self.conversation is not None
        self.conversation.choose(message.id)
        self._transcript.path_changed()
        turn = self._chats.turn_of(self.conversation.id)
        if turn is not None:
            self._stream(turn)
        self._save_conversation()

    def _save_conversation(self) -> None:
        if self.conversation is not None and self._is_saved:
            self._writer.submit(self._store.save_conversation, self.conversation)
