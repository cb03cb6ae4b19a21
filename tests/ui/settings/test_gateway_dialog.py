from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from qasync import QEventLoop

from gpts_desktop.core.errors import (
    AuthError,
    DiskFullError,
    SecretError,
    SecretFailedError,
    SecretLockedError,
    SecretTimeoutError,
    SecretUnavailableError,
)
from gpts_desktop.core.gpt import DEFAULT_FORM, GatewayProfile
from gpts_desktop.core.ports import ProbeStep
from gpts_desktop.core.secret import Secret
from gpts_desktop.ui.settings.gateway_dialog import GatewayDialog
from gpts_desktop.ui.task_owner import TaskOwner
from gpts_desktop.ui.theme import ThemeKeeper

LEFT = Qt.MouseButton.LeftButton
KEY = "sk-abcdefghijklmnop3f9a"
SAVED = GatewayProfile("g1", "api.gpt.ge", "https://api.gpt.ge/", key_place="GNOME Keyring")
LOCAL = GatewayProfile("g2", "本地", "http://127.0.0.1:3000/api", key_place="session")


@dataclass
class Actions:
    """What the app does for the dialog, scripted; the dialog, its loop and tasks are real."""

    steps: list[ProbeStep | Exception] = field(default_factory=list)
    trouble: Exception | None = None
    go_on: asyncio.Event = field(default_factory=asyncio.Event)
    tested: list[tuple[GatewayProfile, Secret | None]] = field(default_factory=list)
    kept: list[tuple[GatewayProfile, Secret | None, bool]] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    used: list[str] = field(default_factory=list)
    cancelled: int = 0

    async def test(self, profile: GatewayProfile, key: Secret | None) -> AsyncIterator[ProbeStep]:
        self.tested.append((profile, key))
        for step in self.steps:
            if isinstance(step, Exception):
                raise step
            yield step
        await self._pause()

    async def save(self, profile: GatewayProfile, key: Secret | None, session_only: bool) -> str:
        await self._pause()
        if self.trouble is not None and not session_only:
            raise self.trouble
        self.kept.append((profile, key, session_only))
        return "session" if session_only else "GNOME Keyring"

    async def remove(self, gateway_id: str) -> None:
        self.removed.append(gateway_id)

    def use(self, gateway_id: str) -> None:
        self.used.append(gateway_id)

    async def key_hint(self, gateway_id: str) -> str:
        return Secret(KEY).masked()

    async def _pause(self) -> None:
        try:
            await self.go_on.wait()
        except asyncio.CancelledError:
            self.cancelled += 1
            raise


Opener = Callable[..., GatewayDialog]


@pytest.fixture
def actions() -> Actions:
    made = Actions()
    made.go_on.set()
    return made


@pytest.fixture
def open_dialog(qtbot: QtBot, loop: QEventLoop, actions: Actions) -> Iterator[Opener]:
    failures: list[BaseException] = []
    tasks = TaskOwner(failures.append)
    dialogs: list[GatewayDialog] = []

    def make(*gateways: GatewayProfile, current: str = "g1", waiting: int = 0) -> GatewayDialog:
        dialog = GatewayDialog(
            gateways=gateways,
            current_id=current,
            actions=actions,
            tasks=tasks,
            themes=ThemeKeeper("light"),
            waiting_after=waiting,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialogs.append(dialog)
        with qtbot.waitActive(dialog):
            dialog.open()
        return dialog

    yield make
    for dialog in dialogs:
        dialog.done(0)
    tasks.cancel()
    qtbot.waitUntil(lambda: len(tasks) == 0)
    assert failures == []


def retype(field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    QTest.keyClicks(field, text)


def child(dialog: QWidget, name: str) -> QWidget:
    found = dialog.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


# Fields


def test_the_final_address_is_shown_live(open_dialog: Opener) -> None:
    dialog = open_dialog()
    hints = []
    for typed in ("api.gpt.ge", "https://api.gpt.ge/v1/", "htp://x", "https://api.gpt.ge/x#"):
        retype(dialog.form.url, typed)
        hints.append(dialog.form.url_hint.text())
    assert dialog.form.url.accessibleDescription() == hints[3]
    assert hints[0] == hints[1] == "Sends to https://api.gpt.ge/v1/chat/completions"
    assert "htp" in hints[2]
    assert hints[3] == "Sends to https://api.gpt.ge/x"


def test_the_name_follows_the_address_until_it_is_typed(open_dialog: Opener) -> None:
    dialog = open_dialog()
    retype(dialog.form.url, "api.gpt.ge")
    assert dialog.form.name.text() == "api.gpt.ge"
    retype(dialog.form.name, "Mine")
    retype(dialog.form.url, "api.example.com")
    assert dialog.form.name.text() == "Mine"


def test_a_saved_key_is_told_of_but_never_in_the_field(qtbot: QtBot, open_dialog: Opener) -> None:
    dialog = open_dialog(SAVED)
    field = dialog.form.key_field
    qtbot.waitUntil(lambda: field.placeholderText() == "sk-••••••••••••••••3f9a")
    assert field.text() == ""
    assert "GNOME Keyring" in field.accessibleDescription()


def test_what_is_typed_as_key_is_hidden_until_the_eye_is_pressed(open_dialog: Opener) -> None:
    dialog = open_dialog()
    field = dialog.form.key_field
    assert not field.eye.isVisible()
    retype(field, KEY)
    assert KEY not in field.displayText()
    QTest.mouseClick(field.eye, LEFT)
    assert field.displayText() == KEY
    retype(field, "")
    assert field.echoMode() == QLineEdit.EchoMode.Password


def test_a_key_is_cleaned_when_it_is_entered(open_dialog: Opener) -> None:
    dialog = open_dialog()
    retype(dialog.form.key_field, f"  Bearer {KEY}  ")
    dialog.form.url.setFocus()
    assert dialog.form.key_field.text() == KEY


def test_what_is_no_key_is_said_as_it_is_typed(open_dialog: Opener) -> None:
    dialog = open_dialog()
    dialog.form.key_field.setText("我的密钥")
    assert dialog.form.key_hint.isVisible()
    assert dialog.form.key_hint.text()
    dialog.form.key_field.setText(KEY)
    assert not dialog.form.key_hint.isVisible()


@pytest.mark.parametrize("form", ["", "gpt 4", "gpt-{id}-{id}", "gpt-{name}"])
def test_a_wrong_form_is_said_and_not_saved(
    open_dialog: Opener, actions: Actions, form: str
) -> None:
    dialog = open_dialog(SAVED)
    dialog.form.model_form.setCurrentText(form)
    assert dialog.form.form_hint.isVisible()
    QTest.mouseClick(dialog.save_button, LEFT)
    assert dialog.status.sentence.text() == dialog.form.form_hint.text()
    assert actions.kept == []


def test_the_four_forms_are_offered(open_dialog: Opener) -> None:
    box = open_dialog().form.model_form
    assert [box.itemText(i) for i in range(box.count())] == [
        "gpt-4-gizmo-{id}",
        "gpt-4o-gizmo-{id}",
        "{id}",
        "gpt-4-gizmo",
    ]


# Save


def test_a_new_gateway_is_saved_used_and_the_dialog_closes(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    dialog = open_dialog()
    retype(dialog.form.url, "api.gpt.ge")
    retype(dialog.form.key_field, KEY)
    with qtbot.waitSignal(dialog.saved) as saved:
        QTest.keyClick(dialog.form.key_field, Qt.Key.Key_Return)
    profile, key, session_only = actions.kept[0]
    assert (profile.name, profile.base_url, profile.model_form) == (
        "api.gpt.ge",
        "api.gpt.ge",
        DEFAULT_FORM,
    )
    assert (key, session_only) == (Secret(KEY), False)
    assert saved.args == [profile, "GNOME Keyring"]
    assert actions.used == [profile.id]
    assert not dialog.isVisible()


def test_without_a_new_key_the_saved_one_stays(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    dialog = open_dialog(SAVED)
    retype(dialog.form.name, "Mine")
    with qtbot.waitSignal(dialog.saved):
        QTest.mouseClick(dialog.save_button, LEFT)
    profile, key, _ = actions.kept[0]
    assert (profile.id, profile.name, profile.key_place, key) == (
        "g1",
        "Mine",
        "GNOME Keyring",
        None,
    )


def test_a_wrong_address_is_not_saved_and_gets_the_keyboard(
    open_dialog: Opener, actions: Actions
) -> None:
    dialog = open_dialog()
    retype(dialog.form.key_field, KEY)
    QTest.mouseClick(dialog.save_button, LEFT)
    assert dialog.status.isVisible()
    assert dialog.form.url.hasFocus()
    assert actions.kept == []


def test_plain_http_is_saved_only_when_it_is_confirmed(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    dialog = open_dialog()
    retype(dialog.form.url, "http://api.example.com")
    assert dialog.form.warning_hint.isVisible()
    QTest.mouseClick(dialog.save_button, LEFT)
    assert "plain http" in dialog.status.sentence.text()
    assert actions.kept == []
    QTest.keyClick(dialog.form.may_be_plain, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.saved):
        QTest.mouseClick(dialog.save_button, LEFT)


def test_plain_http_to_this_computer_needs_no_word(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    dialog = open_dialog()
    retype(dialog.form.url, "http://127.0.0.1:3000/api")
    assert not dialog.form.may_be_plain.isVisible()
    with qtbot.waitSignal(dialog.saved):
        QTest.mouseClick(dialog.save_button, LEFT)


def test_a_slow_password_store_is_told_and_can_be_left(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    actions.go_on.clear()
    dialog = open_dialog(SAVED)
    retype(dialog.form.key_field, KEY)
    QTest.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(dialog.status.cancel_button.isVisible)
    assert "Waiting for the system's password store" in dialog.status.sentence.text()
    assert not dialog.form.isEnabled()
    QTest.mouseClick(dialog.status.cancel_button, LEFT)
    qtbot.waitUntil(dialog.form.isEnabled)
    assert actions.cancelled == 1
    assert (dialog.isVisible(), dialog.form.key_field.text()) == (True, KEY)


def test_escape_stops_waiting_first_and_closes_then(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    actions.go_on.clear()
    dialog = open_dialog(SAVED)
    QTest.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(dialog.status.cancel_button.isVisible)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(dialog.form.isEnabled)
    assert dialog.isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    "error",
    [
        SecretUnavailableError("There is no password store."),
        SecretLockedError("The password store is locked."),
        SecretTimeoutError("The password store did not answer."),
        SecretFailedError("The password store failed."),
    ],
)
def test_a_key_that_can_not_be_kept_may_serve_this_session(
    qtbot: QtBot, open_dialog: Opener, actions: Actions, error: SecretError
) -> None:
    actions.trouble = error
    dialog = open_dialog()
    retype(dialog.form.url, "api.gpt.ge")
    retype(dialog.form.key_field, KEY)
    QTest.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(dialog.status.session_button.isVisible)
    assert dialog.status.sentence.text() == str(error)
    assert dialog.status.advice.isVisible() == isinstance(error, SecretUnavailableError)
    assert dialog.status.session_button.hasFocus()
    with qtbot.waitSignal(dialog.saved) as saved:
        QTest.mouseClick(dialog.status.session_button, LEFT)
    assert saved.args is not None
    assert saved.args[1] == "session"
    assert actions.kept[0][1:] == (Secret(KEY), True)


def test_a_full_disk_is_said(qtbot: QtBot, open_dialog: Opener, actions: Actions) -> None:
    actions.trouble = DiskFullError("The disk is full.")
    dialog = open_dialog(SAVED)
    QTest.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: dialog.status.sentence.text() == "The disk is full.")
    assert dialog.form.isEnabled()


# Test


def test_the_steps_of_a_test_show_as_they_come(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    actions.go_on.clear()
    actions.steps = [
        ProbeStep("tls", True, "name and TLS · 41 ms"),
        ProbeStep("models", True, "128 models, GPTs as", "{id}"),
    ]
    dialog = open_dialog(SAVED)
    QTest.mouseClick(dialog.test_button, LEFT)
    qtbot.waitUntil(lambda: len(dialog.lines.texts()) == 2)
    assert dialog.lines.texts()[0] == "✓ name and TLS · 41 ms"
    assert actions.tested == [(SAVED, None)]
    chip = dialog.lines.findChild(QPushButton)
    assert chip is not None
    QTest.mouseClick(chip, LEFT)
    assert dialog.form.model_form.currentText() == "{id}"
    qtbot.waitUntil(lambda: actions.cancelled == 1)


def test_a_failed_step_and_a_failed_test_are_marked(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    actions.steps = [ProbeStep("tls", True, "fine"), AuthError("The key is wrong.")]
    dialog = open_dialog(SAVED)
    retype(dialog.form.key_field, KEY)
    QTest.mouseClick(dialog.test_button, LEFT)
    qtbot.waitUntil(lambda: dialog.lines.texts() == ["✓ fine", "✗ The key is wrong."])
    assert actions.tested[0][1] == Secret(KEY)


def test_what_was_tested_no_longer_stands_when_a_field_changes(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    actions.steps = [ProbeStep("tls", True, "fine")]
    dialog = open_dialog(SAVED)
    QTest.mouseClick(dialog.test_button, LEFT)
    qtbot.waitUntil(lambda: dialog.lines.texts() == ["✓ fine"])
    retype(dialog.form.url, "api.example.com")
    assert dialog.lines.texts() == []


def test_closing_ends_a_test(qtbot: QtBot, open_dialog: Opener, actions: Actions) -> None:
    actions.go_on.clear()
    dialog = open_dialog(SAVED)
    QTest.mouseClick(dialog.test_button, LEFT)
    qtbot.waitUntil(lambda: len(actions.tested) == 1)
    dialog.close()
    qtbot.waitUntil(lambda: actions.cancelled == 1)


# Several


def test_another_gateway_keeps_what_was_typed_in_the_first(open_dialog: Opener) -> None:
    dialog = open_dialog(SAVED, LOCAL)
    retype(dialog.form.name, "half typed")
    retype(dialog.form.key_field, KEY)
    dialog.choice.setCurrentIndex(1)
    dialog.choice.activated.emit(1)
    assert dialog.form.url.text() == LOCAL.base_url
    assert dialog.form.key_field.text() == ""
    dialog.choice.setCurrentIndex(0)
    dialog.choice.activated.emit(0)
    assert (dialog.form.name.text(), dialog.form.key_field.text()) == ("half typed", KEY)


def test_which_is_used_is_told_and_chosen(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    dialog = open_dialog(SAVED, LOCAL)
    assert dialog.choice.itemText(0) == "api.gpt.ge · in use"
    dialog.choice.setCurrentIndex(1)
    dialog.choice.activated.emit(1)
    assert not dialog.use_box.isChecked()
    QTest.keyClick(dialog.use_box, Qt.Key.Key_Space)
    with qtbot.waitSignal(dialog.saved):
        QTest.mouseClick(dialog.save_button, LEFT)
    assert actions.used == ["g2"]


def test_saving_another_without_choosing_it_leaves_the_one_in_use(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    dialog = open_dialog(SAVED, LOCAL)
    dialog.choice.activated.emit(1)
    with qtbot.waitSignal(dialog.saved):
        QTest.mouseClick(dialog.save_button, LEFT)
    assert actions.used == []


def test_one_more_is_added(qtbot: QtBot, open_dialog: Opener, actions: Actions) -> None:
    dialog = open_dialog(SAVED)
    QTest.mouseClick(dialog.add_button, LEFT)
    assert dialog.form.url.text() == ""
    retype(dialog.form.url, "api.example.com")
    with qtbot.waitSignal(dialog.saved):
        QTest.mouseClick(dialog.save_button, LEFT)
    assert actions.kept[0][0].id not in ("", "g1")


def test_a_gateway_is_removed_at_the_second_press(
    qtbot: QtBot, open_dialog: Opener, actions: Actions
) -> None:
    dialog = open_dialog(SAVED, LOCAL)
    QTest.mouseClick(dialog.remove_button, LEFT)
    assert actions.removed == []
    with qtbot.waitSignal(dialog.removed) as removed:
        QTest.mouseClick(dialog.remove_button, LEFT)
    assert removed.args == ["g1"]
    qtbot.waitUntil(lambda: dialog.form.gateway_id == "g2")


# Everyone


def test_all_named_controls_are_there_and_speak(open_dialog: Opener) -> None:
    dialog = open_dialog()
    assert dialog.objectName() == "gatewayDialog"
    for name in ("NameField", "UrlField", "KeyField", "FormBox", "TestButton", "SaveButton"):
        assert child(dialog, f"gateway{name}").accessibleName()


def test_no_two_keys_are_the_same(open_dialog: Opener) -> None:
    dialog = open_dialog(SAVED, LOCAL)
    dialog.form.load(GatewayProfile("x", "x", "http://example.com"))
    dialog.status.offer_session(SecretUnavailableError("none"))
    keys = [
        text[text.index("&") + 1].lower()
        for widget in dialog.findChildren(QWidget)
        if "&" in (text := str(widget.property("text") or ""))
    ]
    assert len(keys) > 10
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize("width", [340, 420, 560])
def test_nothing_is_cut_in_a_narrow_window(qtbot: QtBot, open_dialog: Opener, width: int) -> None:
    dialog = open_dialog(SAVED, LOCAL)
    dialog.resize(width, dialog.height())
    dialog.status.offer_session(SecretUnavailableError("There is no password store. " * 3))

    def fits() -> bool:
        labels = (dialog.status.sentence, dialog.status.advice, dialog.form.url_hint)
        return all(w.height() >= w.heightForWidth(w.width()) for w in labels)

    qtbot.waitUntil(fits)
    assert dialog.width() == width
    assert dialog.rect().contains(dialog.save_button.geometry())
