"""The client of chats and pictures; HTTP is imported when it is first needed."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gpts_desktop.core.pictures import Picture
    from gpts_desktop.core.request import ChatRequest
    from gpts_desktop.core.stream_events import StreamEvent
    from gpts_desktop.gateway.client import HttpGateway
    from gpts_desktop.gateway.pictures import HttpPictures


class LazyGateway:
    """Fits `core.ports.ChatGateway`; HTTP is imported when the first request is sent."""

    def __init__(self, stream_options_refused: Callable[[str], None]) -> None:
        self._stream_options_refused = stream_options_refused
        self._gateway: HttpGateway | None = None

    def send(self, request: ChatRequest) -> AsyncGenerator[StreamEvent, None]:
        """Yield the answer's events (see `core.ports.ChatGateway`)."""
        if self._gateway is None:
            from gpts_desktop.gateway.client import HttpGateway

            self._gateway = HttpGateway(stream_options_refused=self._stream_options_refused)
        return self._gateway.send(request)


class LazyPictures:
    """Fits `core.ports.PictureLoader`; HTTP is imported when the first picture is fetched."""

    def __init__(self) -> None:
        self._pictures: HttpPictures | None = None

    async def load(self, address: str, near: str) -> Picture:
        """Return the picture (see `core.ports.PictureLoader`)."""
        if self._pictures is None:
            from gpts_desktop.gateway.pictures import HttpPictures

            self._pictures = HttpPictures()
        return await self._pictures.load(address, near)
