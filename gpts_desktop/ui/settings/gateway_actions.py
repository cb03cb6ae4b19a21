"""What the gateway's dialog asks of the app."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Protocol

from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.ports import ProbeStep
from gpts_desktop.core.secret import Secret


class GatewayActions(Protocol):
    """Tests, keeps and forgets gateways; every failure is an AppError with its sentence."""

    def test(self, profile: GatewayProfile, key: Secret | None) -> AsyncIterator[ProbeStep]:
        """Yield the steps of a test as they come; with no key given, the saved one is used."""

    async def save(self, profile: GatewayProfile, key: Secret | None, session_only: bool) -> str:
        """Keep the profile and, if given, its key; return the key's place.

        Raises SecretError when the key could not be kept; then nothing is kept.
        """

    async def remove(self, gateway_id: str) -> None:
        """Forget a gateway and its key."""

    def use(self, gateway_id: str) -> None:
        """Ask this gateway from now on."""

    async def key_hint(self, gateway_id: str) -> str:
        """Return the saved key as a person may see it (`sk-••••3f9a`), "" for none."""
