"""The process that `test_secrets` talks to: commands in, answers out, JSON lines both."""

from __future__ import annotations

import asyncio
import importlib
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any

from gpts_desktop.core.errors import SecretError
from gpts_desktop.core.secret import Secret
from gpts_desktop.storage.secrets import KeyringSecrets


def say(answer: Any) -> None:
    print(json.dumps(answer), flush=True)


async def do(secrets: KeyringSecrets, name: str, *arguments: str) -> Any:
    commands: dict[str, Callable[..., Awaitable[Any]]] = {
        "place": secrets.place,
        "get": lambda gateway_id: _get(secrets, gateway_id),
        "set": lambda gateway_id, key: secrets.set(gateway_id, Secret(key)),
        "set_for_session": lambda gateway_id, key: secrets.set_for_session(gateway_id, Secret(key)),
        "delete": secrets.delete,
        "cancelled_get": lambda gateway_id: _cancelled_get(secrets, gateway_id),
        "until_answered": lambda gateway_id: _until_answered(secrets, gateway_id),
        "foreign_keyring": _foreign_keyring,
    }
    return await commands[name](*arguments)


async def _get(secrets: KeyringSecrets, gateway_id: str) -> str | None:
    key = await secrets.get(gateway_id)
    return key.reveal() if key else None


async def _cancelled_get(secrets: KeyringSecrets, gateway_id: str) -> str:
    """Cancel a call as soon as it is said to take long, as the button does."""
    task = asyncio.ensure_future(secrets.get(gateway_id))

    def cancel(waiting: bool) -> None:
        task.cancel()

    secrets.waiting_changed.connect(cancel)
    try:
        await task
    except asyncio.CancelledError:
        return "cancelled"
    return "not cancelled"


async def _until_answered(secrets: KeyringSecrets, gateway_id: str) -> str | None:
    """Ask till the call that hung has returned."""
    while True:
        try:
            return await _get(secrets, gateway_id)
        except SecretError:
            await asyncio.sleep(0.02)


async def _foreign_keyring() -> str:
    """Return what keyring itself would take: the trap that a test has laid is real."""
    import keyring

    kind = type(keyring.get_keyring())
    return f"{kind.__module__}.{kind.__qualname__}"


async def main() -> None:
    # The limits of the tests are short: let the slow import not count.
    importlib.import_module("keyring.backends.SecretService")
    waiting_after, give_up_after = (float(limit) for limit in sys.argv[1:])
    secrets = KeyringSecrets(waiting_after=waiting_after, give_up_after=give_up_after)
    secrets.waiting_changed.connect(lambda waiting: say({"waiting": waiting}))
    for line in sys.stdin:
        try:
            say(await do(secrets, *json.loads(line)))
        except SecretError as error:
            context = error.__context__ and repr(error.__context__)
            say({"error": type(error).__name__, "sentence": str(error), "context": context})


if __name__ == "__main__":
    asyncio.run(main())
