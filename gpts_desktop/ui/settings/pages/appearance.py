"""How the window and what is read in it look."""

from __future__ import annotations

from collections.abc import Callable

from gpts_desktop.core.settings import Settings
from gpts_desktop.ui.settings.setting_controls import ChoiceBox, choice_row, switch_row, zoom_row
from gpts_desktop.ui.settings.setting_row import SettingRow
from gpts_desktop.ui.settings.settings_page import SettingsPage

_OTHER = "\0other"


class AppearancePage(SettingsPage):
    """`choose_family` lets one choose among the installed fonts.

    `size_row` makes the row of the interface's size, where that can be set.
    """

    def __init__(
        self,
        settings: Settings,
        choose_family: Callable[[], object],
        size_row: Callable[[], SettingRow] | None = None,
    ) -> None:
        super().__init__("appearance")
        self.set_title(self.tr("Appearance"))
        themes = {
            "system": self.tr("Like the system"),
            "light": self.tr("Light"),
            "dark": self.tr("Dark"),
        }
        self.add(
            choice_row(settings, "theme", themes, self.tr("Theme"), words=self.tr("colour night")),
            self._contrast_row(settings),
            self._motion_row(settings),
            *([size_row()] if size_row is not None else []),
            zoom_row(settings, self.tr("Size of the text"), self.tr("In the conversation.")),
            self._font_row(settings, choose_family),
            self._length_row(settings),
            self._following_row(settings),
            switch_row(
                settings,
                "wrap_code",
                self.tr("Break long lines of code"),
                self.tr("Otherwise each block of code scrolls by itself."),
            ),
        )

    def _contrast_row(self, settings: Settings) -> SettingRow:
        levels = {
            "system": self.tr("Like the system"),
            "normal": self.tr("Normal"),
            "high": self.tr("High"),
        }
        words = self.tr("accessibility eyes")
        return choice_row(settings, "contrast", levels, self.tr("Contrast"), words=words)

    def _motion_row(self, settings: Settings) -> SettingRow:
        levels = {"system": self.tr("Like the system"), "reduced": self.tr("Reduced")}
        return choice_row(
            settings,
            "motion",
            levels,
            self.tr("Motion"),
            self.tr("Reduced, nothing slides or fades."),
            words=self.tr("accessibility animation"),
        )

    def _length_row(self, settings: Settings) -> SettingRow:
        lengths = {
            "narrow": self.tr("Narrow"),
            "normal": self.tr("Normal"),
            "wide": self.tr("Wide"),
        }
        title, detail = self.tr("Length of lines"), self.tr("How wide text runs before it breaks.")
        return choice_row(settings, "line_length", lengths, title, detail)

    def _following_row(self, settings: Settings) -> SettingRow:
        modes = {"end": self.tr("Follow the end"), "first_line": self.tr("Stop at its first line")}
        return choice_row(
            settings,
            "while_answering",
            modes,
            self.tr("While an answer arrives"),
            self.tr("Whether the view goes along, or leaves the beginning in sight."),
            words=self.tr("reading mode scroll"),
        )

    def _font_row(self, settings: Settings, choose_family: Callable[[], object]) -> SettingRow:
        box = ChoiceBox({})
        box.setObjectName("setting-font")

        def show() -> None:
            labels = {"": "Inter", "system": self.tr("System"), "serif": self.tr("Serif")}
            chosen = settings["font"]
            labels.setdefault(chosen, chosen)
            box.clear()
            for value, label in labels.items():
                box.addItem(label, value)
            box.addItem(self.tr("Other…"), _OTHER)
            box.choose(chosen)

        def chosen() -> None:
            if box.currentData() == _OTHER:
                show()
                choose_family()
            else:
                settings["font"] = box.currentData()

        row = SettingRow(self.tr("Font"), self.tr("Of what you read and write."), box)
        box.activated.connect(lambda _: chosen())
        row.follow(settings, "font", show)
        return row
