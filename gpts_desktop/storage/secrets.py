"""The gateways' keys: in the system's password store, or in memory for this session."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, TypeVar

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.errors import (
    SecretError,
    SecretFailedError,
    SecretTimeoutError,
    SecretUnavailableError,
)
from gpts_desktop.core.secret import Secret
from gpts_desktop.core.sentence import Sentence
from gpts_desktop.storage.slow_calls import GAVE_UP, Call, SlowCalls

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

T = TypeVar("T")

SERVICE = "gpts-desktop"
SESSION = "session"
ENVIRONMENT_NAME = "GPTS_DESKTOP_KEY"
WAITING_AFTER = 5.0  # seconds
GIVE_UP_AFTER = 60.0  # seconds
_MOST_DOUBLES = 10


class KeyringSecrets:
    """Fits `core.ports.SecretStore`.

    A key of this session comes first, then the store's, then the environment's
    (GPTS_DESKTOP_KEY, which is read and never written).
    `waiting_changed` tells that the password store takes long, perhaps since it asks
    the user for something, and that the wait is over. Cancelling a call ends its wait.
    """

    def __init__(
        self,
        *,
        waiting_after: float = WAITING_AFTER,
        give_up_after: float = GIVE_UP_AFTER,
        environ: Mapping[str, str] = os.environ,
    ) -> None:
        """Limits in seconds."""
        self._calls = SlowCalls(waiting_after, give_up_after)
        self._session: dict[str, Secret] = {}
        self._environ = environ
        self._backend: KeyringBackend | None = None

    @property
    def waiting_changed(self) -> Announcement[bool]:
        """Tells, on the caller's loop, whether a call waits for the password store."""
        return self._calls.waiting_changed

    async def get(self, gateway_id: str) -> Secret | None:
        """Return the key of a gateway, None when there is none anywhere; raise SecretError."""
        if key := self._session.get(gateway_id):
            return key
        from_environment = key_from_environment(self._environ)
        try:
            value = await self._run(lambda backend, _: backend.get_password(SERVICE, gateway_id))
        except SecretError:
            if from_environment is None:
                raise
            return from_environment
        return Secret(value) if value else from_environment

    async def set(self, gateway_id: str, key: Secret) -> str:
        """Keep a key, checked by reading back, and return its place; raise SecretError."""
        place = await self._run(lambda backend, call: _keep(backend, call, gateway_id, key))
        self._session.pop(gateway_id, None)
        return place

    async def set_for_session(self, gateway_id: str, key: Secret) -> str:
        """Keep a key in memory only and return "session"."""
        self._session[gateway_id] = key
        return SESSION

    async def delete(self, gateway_id: str) -> None:
        """Forget a key everywhere, checked by reading back; raise SecretError."""
        only_here = self._session.pop(gateway_id, None) is not None
        try:
            await self._run(lambda backend, call: _forget(backend, call, gateway_id))
        except SecretUnavailableError:
            if not only_here:
                raise

    async def place(self) -> str:
        """Return what people call the password store, "" when there is none; raise SecretError."""
        from gpts_desktop.storage.keyring_backend import place_of

        try:
            return await self._run(lambda backend, _: place_of(backend))
        except SecretUnavailableError:
            return ""

    async def _run(self, work: Callable[[KeyringBackend, Call[T]], T]) -> T:
        return await self._calls.run(lambda call: self._attempt(work, call))

    def _attempt(self, work: Callable[[KeyringBackend, Call[T]], T], call: Call[T]) -> T:
        """Do the work on the keyring's thread; every failure becomes a SecretError."""
        from gpts_desktop.storage.keyring_backend import find_backend, secret_error

        try:
            if self._backend is None:
                self._backend = find_backend()
            return work(self._backend, call)
        except BaseException as error:  # a dying service raises what is no KeyringError
            self._backend = None
            import logging  # 2 ms, and only here is anything logged

            logging.getLogger(__name__).info("the password store failed: %s", type(error).__name__)
            failure = secret_error(error)
        # Raised out here, so that it carries no library's text and frames: they may hold the key.
        raise failure


def key_from_environment(environ: Mapping[str, str] = os.environ) -> Secret | None:
    """Return the key in GPTS_DESKTOP_KEY, if there is one."""
    value = environ.get(ENVIRONMENT_NAME, "").strip()
    return Secret(value) if value else None


def _keep(backend: KeyringBackend, call: Call[str], gateway_id: str, key: Secret) -> str:
    from gpts_desktop.storage.keyring_backend import check_size, place_of

    check_size(backend, key.reveal())
    # A prompt, or a store that hangs, shows at this first reading: what the user gave up
    # meanwhile is not written when the store comes to itself.
    backend.get_password(SERVICE, gateway_id)
    _stop_if_abandoned(call)
    backend.set_password(SERVICE, gateway_id, key.reveal())
    if backend.get_password(SERVICE, gateway_id) != key.reveal():
        raise SecretFailedError(Sentence("The system's password store did not keep the key."))
    return place_of(backend)


def _forget(backend: KeyringBackend, call: Call[None], gateway_id: str) -> None:
    for _ in range(_MOST_DOUBLES):
        _stop_if_abandoned(call)
        if backend.get_password(SERVICE, gateway_id) is None:
            return
        # Of several entries by this name the Secret Service's backend deletes the first.
        backend.delete_password(SERVICE, gateway_id)
    raise SecretFailedError(Sentence("The system's password store did not forget the key."))


def _stop_if_abandoned(call: Call[T]) -> None:
    """Keep a call that its caller gave up from changing anything afterwards."""
    if call.abandoned:
        raise SecretTimeoutError(GAVE_UP)
