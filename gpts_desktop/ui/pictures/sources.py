"""Where the window's pictures come from, put together."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from gpts_desktop.core.base_url import chat_address
from gpts_desktop.core.errors import InputError
from gpts_desktop.core.pictures import PicturePolicy
from gpts_desktop.ui.pictures.shelf import PictureShelf, Sources

if TYPE_CHECKING:
    from gpts_desktop.core.gateways import Gateways
    from gpts_desktop.core.settings import Settings
    from gpts_desktop.ui.shell import Services
    from gpts_desktop.ui.task_owner import Starter


def picture_shelf(
    services: Services, settings: Settings, gateways: Gateways, tasks: Starter
) -> PictureShelf:
    """Return a shelf that loads what the settings and the user allow, and keeps it."""

    def near() -> str:
        profile = gateways.current
        with suppress(InputError):
            return chat_address(profile.base_url).url if profile is not None else ""
        return ""

    policy = PicturePolicy(settings, near)
    return PictureShelf(Sources(services.pictures, services.store, services.writer, policy, tasks))
