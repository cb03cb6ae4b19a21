"""The pictures of the shown conversation: which are there, which may come, and their images."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QSize, QThreadPool, Signal, SignalInstance
from PySide6.QtGui import QImage

from gpts_desktop.core.errors import PictureError, PictureMovedError, StorageError
from gpts_desktop.core.pictures import AddressKind, Picture, carried_data, host_of, kind_of
from gpts_desktop.ui.pictures.decoding import decoded, is_too_large, pixel_size
from gpts_desktop.ui.said import said

if TYPE_CHECKING:
    import asyncio

    from gpts_desktop.core.pictures import PicturePolicy
    from gpts_desktop.core.ports import PictureLoader, Store, Writer
    from gpts_desktop.ui.task_owner import Starter

_HEAD = 100_000  # characters of a `data:` address that hold the picture's size
_MOST_IMAGES = 96 * 1024 * 1024  # bytes of decoded images that are kept
_AT_ONCE = 4  # pictures that are fetched at the same time
_WHOLE = QSize(8_192, 8_192)
_MOVES = 3  # hosts that a picture may lead to, all of them allowed


class Phase(Enum):
    """How far a picture has come."""

    LOOKING = auto()  # whether it was kept
    ASKING = auto()
    LOADING = auto()
    FAILED = auto()
    READY = auto()
    NOWHERE = auto()  # its address leads to nothing that could be loaded


class Flaw(Enum):
    """Why bytes that are there are not shown."""

    NONE = auto()
    BROKEN = auto()
    TOO_LARGE = auto()


@dataclass(slots=True)
class Entry:
    """What is known of a picture. `size` is in pixels; `elsewhere` is where its host points to."""

    phase: Phase
    size: QSize = field(default_factory=QSize)
    flaw: Flaw = Flaw.NONE
    reason: str = ""
    elsewhere: str = ""


class Sources(NamedTuple):
    """Where pictures come from and are kept."""

    loader: PictureLoader
    store: Store
    writer: Writer
    policy: PicturePolicy
    tasks: Starter


Bytes = Callable[[bytes | None], None]


class PictureShelf(QObject):
    """Answers for the pictures of one conversation at a time. Nothing is fetched unasked.

    Without `sources` only what a text carries can be shown.
    """

    changed = Signal(object)
    """The address (str) of a picture of which more is known now, or whose image is there."""
    trouble = Signal(str)
    _decoded = Signal(object, object)
    _read = Signal(object, object)

    def __init__(self, sources: Sources | None = None) -> None:
        super().__init__()
        self._sources = sources
        self._conversation = ""
        self._entries: dict[str, Entry] = {}
        self._kept: dict[str, QSize] | None = {}
        self._memory: dict[str, bytes] = {}
        self._images: OrderedDict[tuple[str, int, int], QImage] = OrderedDict()
        self._wanted: set[tuple[str, int, int]] = set()
        self._loading: dict[str, asyncio.Task[None]] = {}
        self._turns: asyncio.Semaphore | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._decoded.connect(self._take_image)
        self._read.connect(_hand_over)

    @property
    def can_load(self) -> bool:
        """Whether anything can be fetched at all."""
        return self._sources is not None

    def attend(self, conversation_id: str) -> None:
        """Turn to a conversation, and look which of its pictures were kept."""
        self._conversation = conversation_id
        self._entries, self._memory = {}, {}
        self._images.clear()
        self._wanted.clear()
        self._loading = {}
        self._kept = {}
        if self._sources is not None and conversation_id:
            self._kept = None
            self._sources.tasks.start(self._look(self._sources, conversation_id))

    async def _look(self, sources: Sources, conversation_id: str) -> None:
        try:
            found = await sources.writer.call(sources.store.picture_sizes, conversation_id)
        except StorageError as error:
            found = {}
            self.trouble.emit(said(error))
        if conversation_id != self._conversation or self._kept is not None:
            return
        self._kept = {address: QSize(*size) for address, size in found.items()}
        for address, entry in list(self._entries.items()):
            if entry.phase is Phase.LOOKING:
                self._entries[address] = self._first(address)
                self.changed.emit(address)

    # What is known

    def entry(self, address: str) -> Entry:
        """Return what is known of a picture; one that needs no question is loaded from now on."""
        entry = self._entries.get(address)
        if entry is None:
            entry = self._entries[address] = self._first(address)
        return entry

    def _first(self, address: str) -> Entry:
        kind = kind_of(address)
        if kind is AddressKind.CARRIED:
            return _carried_entry(address)
        if kind in (AddressKind.REMOTE, AddressKind.ARCHIVED):
            if self._kept is None:
                return Entry(Phase.LOOKING)
            if address in self._kept:
                return Entry(Phase.READY, self._kept[address])
        return self._elsewhere(address) if kind is AddressKind.REMOTE else Entry(Phase.NOWHERE)

    def _elsewhere(self, address: str) -> Entry:
        """Return what is done about a picture that was not kept."""
        sources = self._sources
        if sources is not None and sources.policy.may_load(address):
            self._start(sources, address, address)
            return Entry(Phase.LOADING)
        return Entry(Phase.ASKING)

    # What the user says

    def load(self, address: str) -> None:
        """Fetch a picture, from where its host pointed if it did."""
        entry = self.entry(address)
        sources = self._sources
        if sources is None or entry.phase not in (Phase.ASKING, Phase.FAILED):
            return
        if kind_of(address) is AddressKind.REMOTE:
            self._start(sources, address, entry.elsewhere or address)
            self._settle(address, Entry(Phase.LOADING))

    def cancel(self, address: str) -> None:
        """Stop fetching a picture."""
        if address in self._loading:
            self._loading[address].cancel()

    def always_for_host(self, address: str) -> None:
        """Fetch a picture, and every other of its host from now on."""
        if self._sources is not None:
            self._sources.policy.allow_host(host_of(self.entry(address).elsewhere or address))
            self._load_allowed(address)

    def always(self, address: str) -> None:
        """Fetch a picture, and every other from now on."""
        if self._sources is not None:
            self._sources.policy.allow_all()
            self._load_allowed(address)

    def _load_allowed(self, asked: str) -> None:
        assert self._sources is not None
        may_load = self._sources.policy.may_load
        for address, entry in list(self._entries.items()):
            if address == asked or (entry.phase is Phase.ASKING and may_load(address)):
                self.load(address)

    # Fetching

    def _start(self, sources: Sources, address: str, target: str) -> None:
        work = self._fetch(sources, self._conversation, address, target)
        task = sources.tasks.start(work)
        self._loading[address] = task
        task.add_done_callback(lambda _: self._ended(address, task))

    def _ended(self, address: str, task: asyncio.Task[None]) -> None:
        if self._loading.get(address) is task:
            del self._loading[address]
            if task.cancelled():
                self._settle(address, Entry(Phase.ASKING))

    async def _fetch(
        self, sources: Sources, conversation_id: str, address: str, target: str
    ) -> None:
        try:
            picture = await self._loaded(sources, target)
            entry = _judged(picture.data)
        except PictureMovedError as error:
            entry = Entry(Phase.FAILED, reason=said(error), elsewhere=error.address)
        except PictureError as error:
            entry = Entry(Phase.FAILED, reason=said(error))
        shown = conversation_id == self._conversation
        if entry.phase is Phase.READY:
            if shown:
                self._memory[address] = picture.data
            size = entry.size
            kept = replace(picture, width=size.width(), height=size.height())
            self._keep(sources, conversation_id, address, kept)
        if shown:
            self._settle(address, entry)

    async def _loaded(self, sources: Sources, target: str) -> Picture:
        """Return the picture; hosts that may be asked without a question are followed."""
        import asyncio

        if self._turns is None:
            self._turns = asyncio.Semaphore(_AT_ONCE)
        async with self._turns:
            for _ in range(_MOVES):
                try:
                    return await sources.loader.load(target, sources.policy.near)
                except PictureMovedError as error:
                    if not sources.policy.may_load(error.address):
                        raise
                    target = error.address
            return await sources.loader.load(target, sources.policy.near)

    def _keep(self, sources: Sources, conversation_id: str, address: str, picture: Picture) -> None:
        # The writer runs its work in order: who reads afterwards finds it there.
        writing = sources.writer.submit(
            sources.store.keep_picture, conversation_id, address, picture
        )
        memory = self._memory
        writing.add_done_callback(lambda done: done.exception() or memory.pop(address, None))

    def _settle(self, address: str, entry: Entry) -> None:
        self._entries[address] = entry
        self.changed.emit(address)

    # Images

    def image(self, address: str, box: QSize) -> QImage | None:
        """Return a ready picture that fits `box` (device pixels), or None and tell when it does."""
        key = (address, box.width(), box.height())
        found = self._images.get(key)
        if found is not None:
            self._images.move_to_end(key)
        elif key not in self._wanted:
            self._wanted.add(key)
            self._with_bytes(address, lambda data: self._decode(key, data))
        return found

    def fetch(self, address: str, then: Bytes) -> None:
        """Call `then` with a ready picture's bytes, here and soon; with None if there are none."""
        self._with_bytes(address, lambda data: self._tell(self._read, then, data))

    def whole(self, address: str, data: bytes | None, then: Callable[[QImage], None]) -> None:
        """Call `then`, here and soon, with all of a picture; `data` are its bytes if at hand."""

        def read(found: bytes | None) -> None:
            self._tell(self._read, then, decoded(found, _WHOLE) if found else QImage())

        if data is not None:
            self._pool.start(lambda: read(data))
        else:
            self._with_bytes(address, read)

    def _with_bytes(self, address: str, then: Bytes) -> None:
        """Call `then` on some thread with the bytes of a picture."""
        sources = self._sources
        if kind_of(address) is AddressKind.CARRIED:
            self._pool.start(lambda: then(carried_data(address)))
        elif address in self._memory:
            data = self._memory[address]
            self._pool.start(lambda: then(data))
        elif sources is not None:
            reading = sources.writer.read(sources.store.picture, self._conversation, address)
            reading.add_done_callback(lambda done: self._pool.start(lambda: then(_data(done))))
        else:
            then(None)

    def _decode(self, key: tuple[str, int, int], data: bytes | None) -> None:
        self._tell(self._decoded, key, decoded(data, QSize(*key[1:])) if data else QImage())

    def _tell(self, signal: SignalInstance, *told: object) -> None:
        """Tell from any thread; nobody listens any more when the window is gone."""
        with suppress(RuntimeError):
            signal.emit(*told)

    def _take_image(self, key: tuple[str, int, int], image: QImage) -> None:
        if key not in self._wanted:
            return  # of a conversation that was left
        self._wanted.discard(key)
        if image.isNull():
            self._settle(key[0], Entry(Phase.FAILED, flaw=Flaw.BROKEN))
            return
        self._images[key] = image
        spent = sum(each.sizeInBytes() for each in self._images.values())
        while spent > _MOST_IMAGES and len(self._images) > 1:
            spent -= self._images.popitem(last=False)[1].sizeInBytes()
        self.changed.emit(key[0])


def _carried_entry(address: str) -> Entry:
    comma = address.find(",") + 1
    head = carried_data(address[: comma + _HEAD // 4 * 4])
    entry = _judged(head)
    if entry.flaw is Flaw.BROKEN and len(address) > comma + _HEAD:
        return _judged(carried_data(address))
    return entry


def _judged(data: bytes | None) -> Entry:
    """Return whether a picture can be shown, by its first bytes."""
    size = pixel_size(data) if data else QSize()
    if data is None or not size.isValid():
        return Entry(Phase.FAILED, flaw=Flaw.BROKEN)
    if is_too_large(size, data):
        return Entry(Phase.FAILED, size, Flaw.TOO_LARGE)
    return Entry(Phase.READY, size)


def _data(reading: Future[Picture | None]) -> bytes | None:
    picture = None if reading.exception() else reading.result()
    return picture.data if picture is not None else None


def _hand_over(then: Callable[[object], None], found: object) -> None:
    then(found)
