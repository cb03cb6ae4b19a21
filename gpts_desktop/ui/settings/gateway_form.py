"""The fields of one gateway, checked as one types."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget

from gpts_desktop.core.errors import InputError
from gpts_desktop.core.gpt import DEFAULT_FORM, FORMS, GatewayProfile
from gpts_desktop.core.secret import Secret
from gpts_desktop.ui.said import said
from gpts_desktop.ui.settings.form import Form, Hint, set_look
from gpts_desktop.ui.settings.key_field import KeyField
from gpts_desktop.ui.theme import ThemeKeeper


@dataclass(slots=True)
class TypedGateway:
    """What stands in the fields; kept while another gateway is looked at."""

    name: str
    base_url: str
    model_form: str
    key: Secret
    has_own_name: bool
    may_be_plain: bool


class GatewayForm(QWidget):
    """Name, base URL, key and form of the id. Signal: `edited()`."""

    edited = Signal()

    def __init__(self, themes: ThemeKeeper) -> None:
        super().__init__()
        self._profile = new_profile()
        self._has_own_name = False
        self._make_fields(themes)
        self.form = Form(self)
        self.form.add(self.tr("&Name"), self.name)
        self.form.add(
            self.tr("Base &URL"), self.url, self.url_hint, self.warning_hint, self.may_be_plain
        )
        self.form.add(self.tr("&Key"), self.key_field, self.key_hint)
        self.form.add(self.tr("&Form of the id"), self.model_form, self.form_hint)
        self._connect()
        self.load(self._profile)

    def _make_fields(self, themes: ThemeKeeper) -> None:
        self.name = QLineEdit()
        self.name.setObjectName("gatewayNameField")
        self.name.setAccessibleName(self.tr("Name of the gateway"))
        self.url = QLineEdit()
        self.url.setObjectName("gatewayUrlField")
        self.url.setAccessibleName(self.tr("Base URL"))
        self.url.setPlaceholderText("https://api.gpt.ge/")
        self.url_hint = Hint()
        self.warning_hint = Hint("warn")
        self.may_be_plain = QCheckBox(self.tr("Send my key over plain &http"))
        self.may_be_plain.setObjectName("gatewayPlainBox")
        self.key_field = KeyField(themes)
        self.key_field.setAccessibleName(self.tr("Key of the gateway"))
        self.key_hint = Hint()
        self.model_form = QComboBox()
        self.model_form.setObjectName("gatewayFormBox")
        self.model_form.setAccessibleName(self.tr("Form of the id"))
        self.model_form.setEditable(True)
        self.model_form.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.model_form.setMinimumContentsLength(12)
        self.model_form.addItems(list(FORMS))
        self.form_hint = Hint()

    def _connect(self) -> None:
        self.name.textEdited.connect(self._name_edited)
        self.url.textChanged.connect(self._url_changed)
        self.may_be_plain.toggled.connect(self._tell)
        self.key_field.textChanged.connect(self._key_changed)
        self.model_form.currentTextChanged.connect(self._form_changed)

    # What stands in it

    def load(self, profile: GatewayProfile, typed: TypedGateway | None = None) -> None:
        """Show a gateway, with what was `typed` about it before."""
        self._profile = profile
        self._has_own_name = typed.has_own_name if typed else bool(profile.name)
        self.may_be_plain.setChecked(typed.may_be_plain if typed else False)
        self.key_field.set_saved("", profile.key_place)
        self.key_field.setText(typed.key.reveal() if typed else "")
        self.url.setText(typed.base_url if typed else profile.base_url)
        self.model_form.setCurrentText(typed.model_form if typed else profile.model_form)
        self.name.setText(typed.name if typed else profile.name)
        self._url_changed()
        self._key_changed()
        self._form_changed()
        if typed is None and self._address_warning():
            # It was confirmed when it was saved.
            self.may_be_plain.setChecked(bool(profile.base_url))

    def typed(self) -> TypedGateway:
        """Return what stands in the fields, right or wrong."""
        return TypedGateway(
            self.name.text(),
            self.url.text(),
            self.model_form.currentText(),
            Secret(self.key_field.text()),
            self._has_own_name,
            self.may_be_plain.isChecked(),
        )

    @property
    def gateway_id(self) -> str:
        """The id of the gateway that is shown."""
        return self._profile.id

    def profile(self) -> GatewayProfile:
        """Return the gateway as entered; raise InputError, the keyboard on what is wrong."""
        from gpts_desktop.core.base_url import chat_address

        try:
            address = chat_address(self.url.text())
        except InputError:
            self.url.setFocus()
            raise
        if address.warning and not self.may_be_plain.isChecked():
            self.may_be_plain.setFocus()
            raise InputError(self.tr("Confirm that the key may go over plain http, or use https."))
        form = self.model_form.currentText().strip()
        if problem := self._form_problem(form):
            self.model_form.setFocus()
            raise InputError(problem)
        name = self.name.text().strip() or address.host
        return replace(self._profile, name=name, base_url=self.url.text().strip(), model_form=form)

    def key(self) -> Secret | None:
        """Return the key that was entered, None for none; raise InputError like `profile`."""
        try:
            return self.key_field.key()
        except InputError:
            self.key_field.setFocus()
            raise

    # Checks

    def _name_edited(self, name: str) -> None:
        self._has_own_name = bool(name.strip())

    def _url_changed(self) -> None:
        from gpts_desktop.core.base_url import chat_address

        typed = self.url.text()
        warning = ""
        try:
            address = chat_address(typed)
        except InputError as error:
            is_wrong = bool(typed.strip())
            self.url_hint.say(said(error), "danger" if is_wrong else "dim")
            set_look(self.url, "invalid", is_wrong)
        else:
            warning = address.warning
            self.url_hint.say(self.tr("Sends to {0}").format(address.url))
            set_look(self.url, "invalid", False)
            if not self._has_own_name:
                self.name.setText(address.host)
        self.warning_hint.say(said(warning), "warn")
        self.url.setAccessibleDescription(f"{self.url_hint.text()} {said(warning)}".strip())
        self.may_be_plain.setVisible(bool(warning))
        self._tell()

    def _address_warning(self) -> str:
        return self.warning_hint.text()

    def _key_changed(self) -> None:
        try:
            key = self.key_field.key()
        except InputError as error:
            self.key_hint.say(said(error), "danger")
            set_look(self.key_field, "invalid", True)
        else:
            set_look(self.key_field, "invalid", False)
            replaces = key is not None and bool(self._profile.key_place)
            self.key_hint.say(self.tr("Replaces the saved key.") if replaces else "")
        self._tell()

    def _form_changed(self) -> None:
        form = self.model_form.currentText().strip()
        problem = self._form_problem(form)
        if problem:
            self.form_hint.say(problem, "danger")
        elif "{id}" in form:
            self.form_hint.say("")
        else:
            self.form_hint.say(self.tr("The id goes along as gizmo_id."))
        self.model_form.setAccessibleDescription(self.form_hint.text())
        self._tell()

    def _form_problem(self, form: str) -> str:
        if not form:
            return self.tr("Enter a form, for example {0}").format(DEFAULT_FORM)
        if any(c.isspace() for c in form):
            return self.tr("A model's name has no blanks in it.")
        if form.replace("{id}", "", 1).strip("{}") != form.replace("{id}", "", 1):
            return self.tr("Write {id} once where the GPT's id goes.")
        return ""

    def _tell(self) -> None:
        self.edited.emit()


def new_profile() -> GatewayProfile:
    """Return a gateway that is not set up yet."""
    return GatewayProfile(uuid.uuid4().hex, "", "")
