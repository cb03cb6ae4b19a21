"""Which of keyring's backends are trusted with a key, and what people call them.

`keyring` itself takes what it finds: with keyrings.alt installed and no bus that is a
plain file. So nothing is loaded here that is not on the list. All of it runs on the
thread of `SlowCalls`: importing keyring alone takes 0.1 to 0.2 s.
"""

from __future__ import annotations

import configparser
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gpts_desktop.core.errors import (
    SecretError,
    SecretFailedError,
    SecretLockedError,
    SecretTimeoutError,
    SecretUnavailableError,
)
from gpts_desktop.core.sentence import Sentence

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

_FREEDESKTOP = "keyring.backends.SecretService.Keyring"
_LIBSECRET = "keyring.backends.libsecret.Keyring"
_KWALLET = "keyring.backends.kwallet.DBusKeyring"
_KWALLET_4 = "keyring.backends.kwallet.DBusKeyringKWallet4"
_MACOS = "keyring.backends.macOS.Keyring"
_WINDOWS = "keyring.backends.Windows.WinVaultKeyring"
_CHAINER = "keyring.backends.chainer.ChainerBackend"

ALLOWED = {
    _FREEDESKTOP: "Secret Service",
    _LIBSECRET: "Secret Service",
    _KWALLET: "KWallet",
    _KWALLET_4: "KWallet",
    _MACOS: "macOS Keychain",
    _WINDOWS: "Windows Credential Manager",
}
_SYSTEMS_OWN = {"win32": _WINDOWS, "darwin": _MACOS}
# By the name of the process that owns org.freedesktop.secrets, as the kernel cuts it.
_OWNERS = {
    "gnome-keyring-d": "GNOME Keyring",
    "keepassxc": "KeePassXC",
    "ksecretd": "KWallet",
    "kwalletd5": "KWallet",
    "kwalletd6": "KWallet",
}
WINDOWS_LIMIT = 2560  # bytes of UTF-16 (CRED_MAX_CREDENTIAL_BLOB_SIZE)
_LOCKED = {"KeyringLocked", "LockedException", "PromptDismissedException", "KeychainDenied"}


def find_backend() -> KeyringBackend:
    """Return the first backend on the list that works here; raise SecretUnavailableError.

    A choice made for keyring itself (PYTHON_KEYRING_BACKEND, keyringrc.cfg) is followed
    when it is on the list; one that is not means no store, since it may be a plain file.
    A chainer is its first backend on the list.
    """
    chosen = _chosen()
    if chosen in ("", _CHAINER):
        names = _candidates()
    elif chosen in ALLOWED:
        names = [chosen]
    else:
        raise SecretUnavailableError(
            Sentence(
                "keyring is set to {chosen}, which is not a secure password store.", chosen=chosen
            )
        )
    from keyring.core import load_keyring

    for name in names:
        # A backend that can't work here raises on import or from its priority, as it likes.
        with suppress(Exception):
            return load_keyring(name)
    raise SecretUnavailableError(_how_to_install())


def place_of(backend: KeyringBackend) -> str:
    """Return what people call the store behind a backend: "GNOME Keyring"."""
    name = class_name(backend)
    if name in (_FREEDESKTOP, _LIBSECRET):
        return _OWNERS.get(_owner(), ALLOWED[name])
    return ALLOWED[name]


def class_name(backend: KeyringBackend) -> str:
    """Return the full name of the backend's class."""
    kind = type(backend)
    return f"{kind.__module__}.{kind.__qualname__}"


def check_size(backend: KeyringBackend, value: str) -> None:
    """Raise SecretFailedError when the store can't take a key of this length."""
    if class_name(backend) == _WINDOWS and len(value.encode("utf-16-le")) > WINDOWS_LIMIT:
        raise SecretFailedError(
            Sentence(
                "The key is too long: {store} takes at most {most} characters.",
                store=ALLOWED[_WINDOWS],
                most=WINDOWS_LIMIT // 2,
            )
        )


def secret_error(error: BaseException) -> SecretError:
    """Return one of the four failures for whatever a backend raised.

    By names, since the libraries behind the backends are not all installed; and without
    the error's own text, in which a library may have put anything.
    """
    if isinstance(error, SecretError):
        return error
    at: BaseException | None = error
    while at is not None:
        if _means_locked(at):
            return SecretLockedError(
                Sentence("The system's password store is locked and was not opened.")
            )
        if isinstance(at, TimeoutError):
            return SecretTimeoutError(
                Sentence("The system's password store did not answer in time.")
            )
        at = at.__cause__
    if type(error).__name__ == "NoKeyringError":
        return SecretUnavailableError(_how_to_install())
    return SecretFailedError(
        Sentence("The system's password store failed ({name}).", name=type(error).__name__)
    )


def _means_locked(error: BaseException) -> bool:
    names = {kind.__name__ for kind in type(error).__mro__}
    if names & _LOCKED or getattr(error, "name", "") == "org.freedesktop.Secret.Error.IsLocked":
        return True
    # What keyring's KWallet backend says when the prompt was closed.
    return "KeyringError" in names and str(error) == "Cancelled by user"


def _chosen() -> str:
    """Return the backend that the user chose for all programs that use keyring, or ""."""
    from keyring.util.platform_ import config_root

    if name := os.environ.get("PYTHON_KEYRING_BACKEND", ""):
        return name.strip()
    config = configparser.RawConfigParser()
    with suppress(configparser.Error, OSError, UnicodeError):
        config.read(Path(config_root()) / "keyringrc.cfg", encoding="utf-8")
        return config.get("backend", "default-keyring", fallback="").strip()
    return ""


def _candidates() -> list[str]:
    if own := _SYSTEMS_OWN.get(sys.platform):
        return [own]
    if "KDE" in os.environ.get("XDG_CURRENT_DESKTOP", "").split(":"):
        return [_KWALLET, _FREEDESKTOP, _LIBSECRET, _KWALLET_4]
    return [_FREEDESKTOP, _LIBSECRET, _KWALLET, _KWALLET_4]


def _how_to_install() -> str:
    if sys.platform in _SYSTEMS_OWN:
        return Sentence("The system's password store is not available.")
    return Sentence(
        "No password store is running. Install and start GNOME Keyring (package "
        "gnome-keyring) or KWallet."
    )


def _owner() -> str:
    """Return the name of the process that is the Secret Service, or ""."""
    # The name is only shown: whatever is in the way of it, there is a general one.
    with suppress(Exception):
        from jeepney import message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        with open_dbus_connection("SESSION") as connection:
            bus = Proxy(message_bus, connection)
            (pid,) = bus.GetConnectionUnixProcessID("org.freedesktop.secrets")
        return Path(f"/proc/{pid}/comm").read_text(encoding="utf-8").strip()
    return ""
