"""Gateways and their keys: one form, its test, and the list where there are several."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLayout, QWidget

from gpts_desktop.core.errors import AppError, InputError, SecretError
from gpts_desktop.core.gpt import GatewayProfile
from gpts_desktop.core.ports import ProbeStep
from gpts_desktop.core.secret import Secret
from gpts_desktop.ui.headed_dialog import FittingDialog
from gpts_desktop.ui.said import said
from gpts_desktop.ui.settings.gateway_actions import GatewayActions
from gpts_desktop.ui.settings.gateway_form import GatewayForm, TypedGateway, new_profile
from gpts_desktop.ui.settings.gateway_status import GatewayStatus
from gpts_desktop.ui.settings.probe_lines import ProbeLines
from gpts_desktop.ui.theme import ThemeKeeper

if TYPE_CHECKING:
    import asyncio

    from gpts_desktop.ui.task_owner import Starter

WAITING_AFTER = 5000  # ms
_WIDTH = 560


class GatewayDialog(FittingDialog):
    """Shows the gateway in use first. Nothing is kept before Save.

    Signals: `saved(GatewayProfile, place of the key)`, `removed(gateway id)`.
    """

    saved = Signal(object, str)
    removed = Signal(str)

    def __init__(
        self,
        *,
        gateways: Sequence[GatewayProfile],
        current_id: str,
        actions: GatewayActions,
        tasks: Starter,
        themes: ThemeKeeper,
        waiting_after: int = WAITING_AFTER,
        parent: QWidget | None = None,
    ) -> None:
        """`waiting_after` in milliseconds, until the password store is said to take long."""
        super().__init__("gatewayDialog", parent)
        self.set_heading(self.tr("Gateway and key"))
        self._gateways = list(gateways)
        self._current_id = current_id
        self._actions = actions
        self._tasks = tasks
        self._typed: dict[str, TypedGateway] = {}
        self._is_closed = False
        self._testing: asyncio.Task[None] | None = None
        self._saving: asyncio.Task[None] | None = None
        self._hinting: asyncio.Task[None] | None = None
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(waiting_after)
        self._build(themes)
        self._waiting.timeout.connect(self.status.waiting)
        self._connect()
        current = next((g for g in self._gateways if g.id == current_id), None)
        self._list_gateways(current or (self._gateways[0] if self._gateways else new_profile()))
        room = parent.window().width() - 40 if parent else _WIDTH
        self.resize(max(self.minimumWidth(), min(_WIDTH, room)), self.sizeHint().height())
        (self.form.url if not self._gateways else self.form.key_field).setFocus()

    # Building

    def _build(self, themes: ThemeKeeper) -> None:
        self.setMinimumWidth(340)
        self.form = GatewayForm(themes)
        self.lines = ProbeLines()
        self.form.form.add(self.tr("Test"), self.lines)
        self.use_box = QCheckBox(self.tr("&Ask this gateway"))
        self.use_box.setObjectName("gatewayUseBox")
        self.status = GatewayStatus()
        self._fill_head()
        column = self.column
        column.setSpacing(12)
        column.addWidget(self.choice)
        column.addWidget(self.form)
        column.addWidget(self.use_box)
        column.addWidget(self.status)
        column.addStretch(1)
        self._fill_foot()
        column.setSizeConstraint(QLayout.SizeConstraint.SetDefaultConstraint)

    def _fill_head(self) -> None:
        self.add_button = self.button(
            self.tr("Add an&other"), self._add, kind="link", name="gatewayAddButton"
        )
        self.remove_button = self.button(
            self.tr("&Remove"), self._ask_remove, kind="link", name="gatewayRemoveButton"
        )
        self.choice = QComboBox()
        self.choice.setObjectName("gatewayChoiceBox")
        self.choice.setAccessibleName(self.tr("Gateways"))
        self.head.addWidget(self.add_button)
        self.head.addWidget(self.remove_button)

    def _fill_foot(self) -> None:
        self.test_button = self.button(self.tr("&Test"), self._test, name="gatewayTestButton")
        self.cancel_button = self.button(
            self.tr("&Cancel"), self.reject, name="gatewayCancelButton"
        )
        self.save_button = self.button(
            self.tr("&Save"),
            lambda: self._save(session_only=False),
            kind="primary",
            name="gatewaySaveButton",
        )
        self.add_foot(self.cancel_button, self.save_button, left=self.test_button)

    def _connect(self) -> None:
        self.form.edited.connect(self._edited)
        self.lines.form_chosen.connect(self.form.model_form.setCurrentText)
        self.choice.activated.connect(self._choose)
        self.status.session_chosen.connect(lambda: self._save(session_only=True))
        self.status.retried.connect(lambda: self._save(session_only=False))
        self.status.cancelled.connect(self._stop_saving)

    # Several gateways

    def _list_gateways(self, shown: GatewayProfile) -> None:
        is_new = shown.id not in {g.id for g in self._gateways}
        entries = [*self._gateways, shown] if is_new else self._gateways
        self.choice.clear()
        for gateway in entries:
            name = gateway.name or self.tr("New gateway")
            in_use = len(entries) > 1 and gateway.id == self._current_id
            self.choice.addItem(self.tr("{0} · in use").format(name) if in_use else name, gateway)
        self.choice.setCurrentIndex([g.id for g in entries].index(shown.id))
        self.choice.setVisible(len(entries) > 1)
        self.add_button.setVisible(not is_new)
        self.remove_button.setVisible(not is_new)
        self._load(shown)

    def _choose(self, index: int) -> None:
        gateway: GatewayProfile = self.choice.itemData(index)
        if gateway.id != self.form.gateway_id:
            self._typed[self.form.gateway_id] = self.form.typed()
            self._list_gateways(gateway)

    def _add(self) -> None:
        self._typed[self.form.gateway_id] = self.form.typed()
        self._list_gateways(new_profile())
        self.form.url.setFocus()

    def _load(self, gateway: GatewayProfile) -> None:
        self.remove_button.setText(self.tr("&Remove"))
        self.form.load(gateway, self._typed.get(gateway.id))
        is_used = gateway.id == self._current_id
        self.use_box.setChecked(is_used or not gateway.name)
        self.use_box.setVisible(len(self._gateways) > 0 and not is_used)
        if gateway.key_place:
            self._cancel(self._hinting)
            self._hinting = self._tasks.start(self._tell_key(gateway))

    async def _tell_key(self, gateway: GatewayProfile) -> None:
        try:
            masked = await self._actions.key_hint(gateway.id)
        except SecretError:
            # The saved key can't be read now; that it is there is still told.
            return
        if not self._is_closed and self.form.gateway_id == gateway.id:
            self.form.key_field.set_saved(masked, gateway.key_place)

    def _ask_remove(self) -> None:
        sure = self.tr("&Remove with its key?")
        if self.remove_button.text() != sure:
            self.remove_button.setText(sure)
            return
        self._saving = self._tasks.start(self._remove(self.form.gateway_id))

    async def _remove(self, gateway_id: str) -> None:
        self._set_busy(True)
        try:
            await self._actions.remove(gateway_id)
        except AppError as error:
            self._say_unless_closed(said(error))
            return
        finally:
            self._set_busy(False)
        self.removed.emit(gateway_id)
        if self._is_closed:
            return
        self._gateways = [g for g in self._gateways if g.id != gateway_id]
        self._typed.pop(gateway_id, None)
        if gateway_id == self._current_id:
            self._current_id = self._gateways[0].id if self._gateways else ""
        self._list_gateways(self._gateways[0] if self._gateways else new_profile())

    # Test

    def _edited(self) -> None:
        self._cancel(self._testing)
        self.lines.clear(self.tr("Tells whether name, TLS, key and models are right. No charge."))
        self.status.clear()
        self.remove_button.setText(self.tr("&Remove"))

    def _test(self) -> None:
        entered = self._entered()
        if entered is not None:
            self._cancel(self._testing)
            self._testing = self._tasks.start(self._run_test(*entered))

    async def _run_test(self, profile: GatewayProfile, key: Secret | None) -> None:
        self.lines.clear(self.tr("Testing…"))
        try:
            async for step in self._actions.test(profile, key):
                self.lines.add(step)
            self.lines.note("")
        except AppError as error:
            self.lines.note("")
            self.lines.add(ProbeStep("", False, said(error)))

    # Save

    def _entered(self) -> tuple[GatewayProfile, Secret | None] | None:
        try:
            return self.form.profile(), self.form.key()
        except InputError as error:
            self.status.refuse(said(error))
            return None

    def _save(self, *, session_only: bool) -> None:
        entered = self._entered()
        if entered is not None and (self._saving is None or self._saving.done()):
            self._saving = self._tasks.start(self._keep(*entered, session_only))

    async def _keep(self, profile: GatewayProfile, key: Secret | None, session_only: bool) -> None:
        self._set_busy(True)
        self.status.saving()
        self._waiting.start()
        try:
            place = await self._actions.save(profile, key, session_only)
        except SecretError as error:
            self._set_busy(False)
            if not self._is_closed:
                self.status.offer_session(error)
            return
        except AppError as error:
            self._say_unless_closed(said(error))
            return
        finally:
            self._set_busy(False)
        if self.use_box.isChecked():
            self._actions.use(profile.id)
        self.saved.emit(profile, place)
        self.accept()

    def _say_unless_closed(self, sentence: str) -> None:
        if not self._is_closed:
            self.status.refuse(sentence)

    def _set_busy(self, busy: bool) -> None:
        if self._is_closed:
            return
        self._waiting.stop()
        for widget in (self.form, self.choice, self.use_box, self.add_button, self.remove_button):
            widget.setEnabled(not busy)
        self.test_button.setEnabled(not busy)
        self.save_button.setEnabled(not busy)

    def _stop_saving(self) -> None:
        self._cancel(self._saving)
        self.status.clear()

    # The end

    def reject(self) -> None:
        """Stop waiting, if it waits; otherwise close and forget what was entered."""
        if self._saving is not None and not self._saving.done():
            self._stop_saving()
        else:
            super().reject()

    def done(self, result: int) -> None:
        """End what runs, then close."""
        self._is_closed = True
        self._cancel(self._testing)
        self._cancel(self._hinting)
        super().done(result)

    def _cancel(self, task: asyncio.Task[None] | None) -> None:
        if task is not None:
            task.cancel()
