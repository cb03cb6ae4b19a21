"""The gateway's state in the sidebar, its dialog, its key and the built-in demo."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gpts_desktop.core.gateways import DEMO_ID, DEMO_NAME, Gateways
from gpts_desktop.core.gpt import GatewayProfile

if TYPE_CHECKING:
    from gpts_desktop.core.ports import ProbeStep, SecretStore
    from gpts_desktop.core.secret import Secret
    from gpts_desktop.ui.main_window import MainWindow
    from gpts_desktop.ui.settings.gateway_dialog import GatewayDialog
    from gpts_desktop.ui.task_owner import Starter
    from gpts_desktop.ui.theme import ThemeKeeper

    Probe = Callable[[GatewayProfile, Secret | None], AsyncIterator[ProbeStep]]
    StartDemo = Callable[[], tuple[str, Secret]]


SESSION = "session"


class GatewayController(QObject):
    """Does what the gateway's dialog asks (`GatewayActions`), and shows the state.

    `environment_key` names the variable that holds a key for gateways without one of their
    own; "" for none.
    """

    def __init__(
        self,
        *,
        window: MainWindow,
        themes: ThemeKeeper,
        gateways: Gateways,
        secrets: SecretStore,
        probe: Probe,
        start_demo: StartDemo,
        environment_key: str,
        tasks: Starter,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._sidebar = window.sidebar
        self._themes = themes
        self._gateways = gateways
        self._secrets = secrets
        self._probe = probe
        self._start_demo = start_demo
        self._tasks = tasks
        self._environment_key = environment_key
        self._dialog: GatewayDialog | None = None
        self._forget_session_places()
        gateways.changed.connect(lambda _: self._show_state())
        secrets.waiting_changed.connect(self._show_waiting)
        self._show_state()

    def _show_waiting(self, waits: bool) -> None:
        """Say that the password store is waited for: it may ask for something elsewhere."""
        profile = self._gateways.current
        if waits and profile is not None:
            self._sidebar.set_gateway(profile.name, profile.key_place, "waiting")
        else:
            self._show_state()

    def _forget_session_places(self) -> None:
        """A key that was kept for the last session only is gone."""
        for profile in self._gateways.all():
            if profile.key_place == SESSION:
                self._gateways.change(profile.id, key_place="")

    def _show_state(self) -> None:
        profile = self._gateways.current
        if profile is None:
            self._sidebar.set_gateway("", "")
        elif profile.id == DEMO_ID:
            self._sidebar.set_gateway(self.tr("Built-in demo gateway"), "", "ready")
        else:
            self._sidebar.set_gateway(profile.name, profile.key_place or self._environment_key)

    # The demo

    @property
    def uses_demo(self) -> bool:
        """Whether the built-in gateway is the one that is asked."""
        profile = self._gateways.current
        return profile is not None and profile.id == DEMO_ID

    def use_demo(self) -> None:
        """Start the built-in gateway and ask it from now on; its address is another each time."""
        address, key = self._start_demo()
        self._gateways.save(GatewayProfile(DEMO_ID, DEMO_NAME, address, key_place=SESSION))
        self._gateways.use(DEMO_ID)
        self._tasks.start(self._keep_demo_key(key))

    async def _keep_demo_key(self, key: Secret) -> None:
        await self._secrets.set_for_session(DEMO_ID, key)

    # The dialog

    def open_dialog(self) -> None:
        """Open the dialog, or bring it to the front."""
        from gpts_desktop.ui.settings.gateway_dialog import GatewayDialog

        if self._dialog is None:
            current = self._gateways.current
            # The demo has nothing to be set: who uses it and comes here wants a real one.
            self._dialog = GatewayDialog(
                gateways=[profile for profile in self._gateways.all() if profile.id != DEMO_ID],
                current_id=current.id if current and not self.uses_demo else "",
                actions=self,
                tasks=self._tasks,
                themes=self._themes,
                parent=self._window,
            )
            self._dialog.finished.connect(self._dialog_closed)
            self._dialog.open()
        self._dialog.raise_()
        self._dialog.activateWindow()

    def _dialog_closed(self) -> None:
        self._dialog = None

    async def test(self, profile: GatewayProfile, key: Secret | None) -> AsyncIterator[ProbeStep]:
        """Yield the steps of a test as they come; with no key given, the saved one is used."""
        used = key or await self._secrets.get(profile.id)
        async for step in self._probe(profile, used):
            yield step

    async def save(self, profile: GatewayProfile, key: Secret | None, session_only: bool) -> str:
        """Keep the profile and, if given, its key; return the key's place.

        Raises SecretError when the key could not be kept; then nothing is kept.
        """
        place = profile.key_place
        if key is not None and session_only:
            place = await self._secrets.set_for_session(profile.id, key)
        elif key is not None:
            place = await self._secrets.set(profile.id, key)
        self._gateways.save(replace(profile, key_place=place))
        if self.uses_demo:
            self._gateways.use(profile.id)
        return place

    async def remove(self, gateway_id: str) -> None:
        """Forget a gateway and its key."""
        await self._secrets.delete(gateway_id)
        self._gateways.delete(gateway_id)

    def use(self, gateway_id: str) -> None:
        """Ask this gateway from now on."""
        self._gateways.use(gateway_id)

    async def key_hint(self, gateway_id: str) -> str:
        """Return the saved key as a person may see it (`sk-••••3f9a`), "" for none."""
        key = await self._secrets.get(gateway_id)
        return key.masked() if key is not None else ""
