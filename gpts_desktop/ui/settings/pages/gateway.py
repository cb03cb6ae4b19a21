"""Which gateway is asked, and the way to its address and key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from gpts_desktop.core.gateways import Gateways
from gpts_desktop.ui.said import said
from gpts_desktop.ui.settings.setting_controls import ChoiceBox
from gpts_desktop.ui.settings.setting_row import SettingRow
from gpts_desktop.ui.settings.settings_page import SettingsPage


class GatewayPage(SettingsPage):
    """`open_dialog` opens the gateways' own dialog."""

    def __init__(self, gateways: Gateways, open_dialog: Callable[[], object]) -> None:
        super().__init__("gateway")
        self.set_title(self.tr("Gateway and key"))
        button = QPushButton(self.tr("Gateway and key…"))
        button.setObjectName("settingsGatewayButton")
        button.setAutoDefault(False)
        button.clicked.connect(open_dialog)
        self.add(
            self._choice(gateways),
            SettingRow(
                self.tr("Address, key and form of the id"),
                self.tr("The key lies in the system’s password store, and nowhere else."),
                button,
                words=self.tr("token secret keyring url test"),
            ),
        )

    def _choice(self, gateways: Gateways) -> SettingRow:
        box = ChoiceBox({})
        box.setObjectName("setting-gateway")

        def show(_: object = None) -> None:
            box.clear()
            for profile in gateways.all():
                box.addItem(said(profile.name), profile.id)
            box.setEnabled(box.count() > 0)
            if not box.count():
                box.addItem(self.tr("None yet"), "")
            if gateways.current is not None:
                box.choose(gateways.current.id)

        box.activated.connect(lambda _: gateways.use(box.currentData()))
        gateways.changed.connect(show)
        box.destroyed.connect(lambda: gateways.changed.disconnect(show))
        show()
        detail = self.tr("Every new answer is asked of it.")
        return SettingRow(self.tr("Gateway in use"), detail, box)
