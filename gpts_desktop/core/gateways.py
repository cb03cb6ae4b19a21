"""The gateways the user has set up, and which of them is asked."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from gpts_desktop.core.announcement import Announcement
from gpts_desktop.core.errors import InputError
from gpts_desktop.core.sentence import Sentence

if TYPE_CHECKING:
    from gpts_desktop.core.gpt import GatewayProfile
    from gpts_desktop.core.ports import Store, Writer
    from gpts_desktop.core.settings import Settings

DEMO_ID = "demo"
DEMO_NAME = Sentence("Built-in demo")


class Gateways:
    """Profiles by id; keys are elsewhere. Every change is queued for the disk at once.

    `changed` tells that a profile or the choice is another one.
    """

    def __init__(self, store: Store, writer: Writer, settings: Settings) -> None:
        self._store = store
        self._writer = writer
        self._settings = settings
        self._profiles = {profile.id: profile for profile in store.gateways()}
        self.changed: Announcement[Gateways] = Announcement()

    def all(self) -> list[GatewayProfile]:
        """Return every profile, the oldest first."""
        return list(self._profiles.values())

    def get(self, gateway_id: str) -> GatewayProfile | None:
        """Return a profile by its id."""
        return self._profiles.get(gateway_id)

    @property
    def current(self) -> GatewayProfile | None:
        """The gateway that is asked; the oldest one when none was chosen."""
        chosen = self._profiles.get(self._settings["gateway"])
        return chosen or next(iter(self._profiles.values()), None)

    def use(self, gateway_id: str) -> None:
        """Ask this gateway from now on."""
        self._settings["gateway"] = gateway_id
        self.changed(self)

    def save(self, profile: GatewayProfile) -> None:
        """Add a profile or replace the one of its id."""
        self._profiles[profile.id] = profile
        self._writer.submit(self._store.save_gateway, profile)
        self.changed(self)

    def change(self, gateway_id: str, **fields: Any) -> None:
        """Change fields of a profile, if it is still there and they differ."""
        profile = self._profiles.get(gateway_id)
        if profile is not None and (changed := replace(profile, **fields)) != profile:
            self.save(changed)

    def note_refused_options(self, url: str) -> None:
        """Remember that the gateway at a chat address takes no `stream_options`."""
        from gpts_desktop.core.base_url import chat_address

        for profile in self.all():
            with suppress(InputError):
                if chat_address(profile.base_url).url == url:
                    self.change(profile.id, takes_stream_options=False)

    def delete(self, gateway_id: str) -> None:
        """Forget a profile; its key is the caller's to forget."""
        if self._profiles.pop(gateway_id, None) is not None:
            self._writer.submit(self._store.delete_gateway, gateway_id)
            self.changed(self)
