"""The gateways that the window has saved, as the verbs need them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.gateways import DEMO_ID
from gpts_desktop.core.gpt import GatewayProfile

if TYPE_CHECKING:
    from gpts_desktop.storage.folders import Folders


def folders_of(data_dir: str | None) -> Folders:
    """Return the app's folders; nothing is made. Raises StorageError when the data is away."""
    from gpts_desktop.storage.folders import app_folders

    folders = app_folders(data_dir, os.environ)
    folders.check()
    return folders


def saved_gateways(data_dir: str | None) -> tuple[list[GatewayProfile], str]:
    """Return the gateways, the oldest first, and the id of the one in use; raise StorageError."""
    path = folders_of(data_dir).database
    if not path.exists():
        return [], ""
    return _read(path)


def chosen_gateway(name: str | None, data_dir: str | None) -> GatewayProfile:
    """Return the gateway of this name, or the one in use; raise InputError or StorageError."""
    profiles, in_use = saved_gateways(data_dir)
    if name is None:
        return _in_use(profiles, in_use)
    exact = [profile for profile in profiles if name in (profile.name, profile.id)]
    folded = [profile for profile in profiles if profile.name.casefold() == name.casefold()]
    found = exact or folded
    if len(found) == 1:
        return found[0]
    if found:
        raise InputError(f"Several gateways are named “{name}”.")
    known = ", ".join(f"“{profile.name}”" for profile in profiles) or "none"
    raise InputError(f"There is no gateway “{name}”; saved: {known}.")


def _in_use(profiles: list[GatewayProfile], in_use: str) -> GatewayProfile:
    # The demo's address is gone with the window that served it.
    real = [profile for profile in profiles if profile.id != DEMO_ID]
    for profile in real:
        if profile.id == in_use:
            return profile
    if real:
        return real[0]
    raise InputError(
        "No gateway is saved: name one with --base-url URL and its key in GPTS_DESKTOP_KEY."
    )


def _read(path: Path) -> tuple[list[GatewayProfile], str]:
    from gpts_desktop.storage.store import SqliteStore

    with SqliteStore(path) as store:
        return store.gateways(), str(store.settings().get("gateway") or "")
