"""What the core and the windows need of the outside, as protocols.

`gateway` and `storage` fit them; `session.py` passes the real objects in.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from gpts_desktop.core.announcement import Announcement
    from gpts_desktop.core.conversation import Conversation
    from gpts_desktop.core.errors import Failure, StorageError
    from gpts_desktop.core.folder import Folder
    from gpts_desktop.core.gpt import GatewayProfile, Gpt
    from gpts_desktop.core.message import Message
    from gpts_desktop.core.pictures import Picture
    from gpts_desktop.core.request import ChatRequest
    from gpts_desktop.core.secret import Secret
    from gpts_desktop.core.stream_events import StreamEvent
    from gpts_desktop.core.summary import ConversationSummary, TrashedConversation
    from gpts_desktop.core.unsaved import Unsaved, UnsavedWork

P = ParamSpec("P")
T = TypeVar("T")


class ChatGateway(Protocol):
    """Sends one request and yields what comes back."""

    def send(self, request: ChatRequest) -> AsyncGenerator[StreamEvent, None]:
        """Yield the answer's events, `End` last; raise GatewayError.

        Closing the generator (or cancelling the task) closes the connection at once.
        """


class PictureLoader(Protocol):
    """Fetches a picture from where it lies, when the user wants that."""

    async def load(self, address: str, near: str) -> Picture:
        """Return the picture; raise PictureError, PictureMovedError for one that is elsewhere.

        Nothing but the address itself is told. `near` is the gateway's base URL: private
        addresses are not asked, but for that one. Cancelling the task closes the connection.
        """


@dataclass(frozen=True, slots=True)
class ProbeStep:
    """One line of a gateway's test: `name` for programs, `text` for people.

    `name` is "address", "tls", "key", "models" or "form", as far as the test came;
    `model_form` is a form of the id that the gateway's models are named in, "" for none;
    `milliseconds` is how long name, connection and TLS took, `models` how many there are.
    """

    name: str
    passed: bool
    text: str
    model_form: str = ""
    milliseconds: float | None = None
    models: int | None = None
    failure: Failure | None = None


class EventLog(Protocol):
    """The app's log, which holds no message's text and no key; its files lie in `folder`."""

    folder: Path

    def write(self, text: str) -> None:
        """Append what happened; a disk that refuses is no second error."""

    def tail(self, most: int = 20_000) -> str:
        """Return the end of the log, `most` bytes at most."""


class Writer(Protocol):
    """Runs storage calls one after another on a thread of its own."""

    @property
    def unsaved(self) -> Unsaved:
        """What the disk would not take yet."""

    @property
    def unsaved_changed(self) -> Announcement[StorageError | None]:
        """Tells, on another thread, why work waits, and by None that all is saved."""

    def retry(self) -> None:
        """Try now what waits."""

    def outstanding(self) -> list[UnsavedWork]:
        """Return all that is not on disk yet, in its order: what a disk that hangs holds up too."""

    def submit(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue what must reach the disk: what that refuses waits in `unsaved` and is tried again.

        The future is done when it is on disk.
        """

    async def keep(
        self, about: Conversation, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """As `submit`, for a conversation; wait until it is on disk or in `unsaved`."""

    async def write(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Write after all that waits in `unsaved`; raise StorageError, and it is not kept."""

    async def call(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Queue what reads, or may be left undone, and wait for it; raise StorageError."""

    def read(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Queue a reading and return its future; a failure is announced."""


class Store(Protocol):
    """The database. Each call is one transaction and raises StorageError."""

    def changed_elsewhere(self) -> bool:
        """Whether another process has written since this was asked last."""

    def gpts(self) -> list[Gpt]:
        """Return all saved GPTs: pinned first, then by position."""

    def save_gpts(self, gpts: Sequence[Gpt]) -> None:
        """Insert or replace each by its id."""

    def delete_gpts(self, ids: Sequence[str]) -> None:
        """Forget GPTs; their conversations stay."""

    def gpt_counts(self) -> dict[str, int]:
        """Return the number of conversations for each GPT id."""

    def gateways(self) -> list[GatewayProfile]:
        """Return all gateways, the oldest first."""

    def save_gateway(self, gateway: GatewayProfile) -> None:
        """Insert or replace by its id."""

    def delete_gateway(self, gateway_id: str) -> None:
        """Forget a gateway."""

    def summaries(
        self, limit: int = -1, offset: int = 0, *, archived: bool = False
    ) -> list[ConversationSummary]:
        """Return conversations, or archived ones: pinned first, then the last updated first."""

    def conversation(self, conversation_id: str) -> Conversation | None:
        """Return a conversation with all its messages."""

    def save_conversation(self, conversation: Conversation) -> None:
        """Insert the conversation's own row, or replace it but for where it is kept (`organise`).

        Its messages are left alone.
        """

    def rename_conversation(self, conversation_id: str, title: str) -> None:
        """Give a conversation another title."""

    def organise(self, summaries: Sequence[ConversationSummary]) -> None:
        """Keep where each conversation is kept: pinned, archived, folder and tags; all or none."""

    def trash_conversations(self, ids: Sequence[str]) -> None:
        """Put into the trash: they show nowhere else until `restore_conversations`."""

    def restore_conversations(self, ids: Sequence[str]) -> None:
        """Take out of the trash."""

    def trashed(self) -> list[TrashedConversation]:
        """Return what is in the trash, the last deleted first."""

    def give_up_conversations(self, ids: Sequence[str]) -> None:
        """Let what is in the trash be purged next; it can't be restored any more."""

    def purge_trash(self, before: float) -> bool:
        """Delete for good a little (10 ms) of what was trashed before then; whether more is left.

        Times are seconds since 1970. Messages, files, pictures and drafts go along.
        """

    def folders(self) -> list[Folder]:
        """Return all folders by position."""

    def save_folders(self, folders: Sequence[Folder]) -> None:
        """Insert or replace each by its id."""

    def delete_folders(self, ids: Sequence[str]) -> None:
        """Forget folders; their conversations stay, and still name them."""

    def begin_turn(self, conversation: Conversation, messages: Sequence[Message]) -> None:
        """Put new messages and the conversation's row on disk, together (`synchronous=FULL`)."""

    def append_journal(
        self,
        message_id: str,
        text: str,
        reasoning: str,
        refusal: str = "",
        number: int | None = None,
    ) -> None:
        """Append to a streaming message, without rewriting what is there.

        `number` counts a message's pieces from 0: one that is there is not appended again.
        """

    def finish_message(self, message: Message) -> None:
        """Write the message's last state whole and drop its journal, together."""

    def keep_picture(self, conversation_id: str, address: str, picture: Picture) -> None:
        """Keep a picture beside a conversation, if that was saved; it goes with it."""

    def picture(self, conversation_id: str, address: str) -> Picture | None:
        """Return a picture that was kept."""

    def picture_sizes(self, conversation_id: str) -> dict[str, tuple[int, int]]:
        """Return width and height of a conversation's kept pictures by their addresses."""

    def delete_message(self, message_id: str) -> None:
        """Delete a message with all that follows it, for good; one never saved is none."""

    def delete_message_alone(self, message_id: str) -> None:
        """Delete one message for good; what follows it hangs on what was before it."""

    def branch_off(
        self, conversation: Conversation, messages: Sequence[Message], origin_id: str
    ) -> None:
        """Put a new conversation with copied messages on disk, and the pictures kept for them.

        The pictures are copied from those of the conversation with the id `origin_id`.
        """

    def index_more(self, count: int) -> tuple[int, int] | None:
        """Index up to `count` messages left unindexed; return how many are left, of how many."""

    def settings(self) -> dict[str, Any]:
        """Return all settings, decoded from JSON."""

    def unreadable_settings(self) -> list[str]:
        """Return the names of the settings whose values are no JSON; `settings` leaves them out."""

    def set_settings_aside(self, names: Sequence[str]) -> None:
        """Keep values of settings under other names: they count as not set."""

    def save_setting(self, name: str, value: Any) -> None:
        """Keep one JSON value; None forgets it."""

    def drafts(self) -> dict[str, str]:
        """Return the unsent text for each conversation's id, or "new:<gpt id>"."""

    def save_draft(self, key: str, text: str) -> None:
        """Keep what is typed; "" forgets it."""


class SecretStore(Protocol):
    """The system's password store, with a fall-back for this session only.

    Every call may take long (a prompt may be open): at most 60 s, then SecretTimeoutError.
    """

    @property
    def waiting_changed(self) -> Announcement[bool]:
        """Tells, on the caller's loop, that a call takes long, and that it has ended."""

    async def get(self, gateway_id: str) -> Secret | None:
        """Return the key of a gateway; raise SecretError."""

    async def set(self, gateway_id: str, key: Secret) -> str:
        """Keep a key and return its place ("GNOME Keyring"); raise SecretError."""

    async def set_for_session(self, gateway_id: str, key: Secret) -> str:
        """Keep a key in memory only and return "session"."""

    async def delete(self, gateway_id: str) -> None:
        """Forget a key, checked by reading back; raise SecretError."""
