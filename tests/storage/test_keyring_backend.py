from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from gpts_desktop.core.errors import (
    SecretError,
    SecretFailedError,
    SecretLockedError,
    SecretTimeoutError,
    SecretUnavailableError,
)
from gpts_desktop.storage.keyring_backend import WINDOWS_LIMIT, check_size, place_of, secret_error

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEY = "sk-planted"


def backend_named(module: str, name: str) -> KeyringBackend:
    """Return what has the class's name of a backend that this system can't load."""
    kind = type(name, (), {"__module__": f"keyring.backends.{module}"})
    return cast("KeyringBackend", kind())


def raised(name: str, *bases: type[BaseException], text: str = KEY) -> BaseException:
    kind = type(name, bases or (Exception,), {})
    error: BaseException = kind(text)
    return error


def caused(error: BaseException, cause: BaseException) -> BaseException:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "becomes"),
    [
        (raised("KeyringLocked"), SecretLockedError),
        (raised("PromptDismissedException"), SecretLockedError),
        (raised("KeychainDenied"), SecretLockedError),
        (caused(raised("InitError"), raised("LockedException")), SecretLockedError),
        (
            raised(
                "PasswordSetError", type("KeyringError", (Exception,), {}), text="Cancelled by user"
            ),
            SecretLockedError,
        ),
        (raised("NoKeyringError"), SecretUnavailableError),
        (TimeoutError(KEY), SecretTimeoutError),
        (raised("SecretServiceNotAvailableException"), SecretFailedError),
        (raised("InitError"), SecretFailedError),
        (ConnectionResetError(KEY), SecretFailedError),
        (SystemExit(KEY), SecretFailedError),
        (SecretUnavailableError("ours"), SecretUnavailableError),
    ],
    ids=lambda value: getattr(value, "__name__", type(value).__name__),
)
def test_every_failure_becomes_one_of_four(
    error: BaseException, becomes: type[SecretError]
) -> None:
    found = secret_error(error)
    assert type(found) is becomes
    assert KEY not in str(found)


def test_a_locked_item_over_dbus_is_locked() -> None:
    error = raised("DBusErrorResponse")
    error.name = "org.freedesktop.Secret.Error.IsLocked"  # type: ignore[attr-defined]  # as jeepney's
    assert isinstance(secret_error(error), SecretLockedError)


def test_windows_limit_is_said_before_windows_fails() -> None:
    windows = backend_named("Windows", "WinVaultKeyring")
    check_size(windows, "k" * (WINDOWS_LIMIT // 2))
    with pytest.raises(SecretFailedError, match="at most 1,280 characters"):
        check_size(windows, "k" * (WINDOWS_LIMIT // 2 + 1))
    check_size(backend_named("macOS", "Keyring"), "k" * 100_000)


@pytest.mark.parametrize(
    ("module", "name", "place"),
    [
        ("kwallet", "DBusKeyring", "KWallet"),
        ("macOS", "Keyring", "macOS Keychain"),
        ("Windows", "WinVaultKeyring", "Windows Credential Manager"),
    ],
)
def test_places_bear_the_names_that_people_know(module: str, name: str, place: str) -> None:
    assert place_of(backend_named(module, name)) == place


def test_a_secret_service_of_unknown_make_has_a_general_name(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere")
    assert place_of(backend_named("SecretService", "Keyring")) == "Secret Service"
