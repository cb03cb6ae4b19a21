"""The composer's last line: what goes along at the left, Send or Stop at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gpts_desktop.core.parameters import Parameters
from gpts_desktop.ui.composer.buttons import Pill, RoundButton
from gpts_desktop.ui.composer.summary import summary
from gpts_desktop.ui.theme import Theme

_SPACE = 8
_SHORTEST = 90  # pixels of a pill with cut words; below that its icon says more


class ButtonRow(QWidget):
    """The pills `attach`, `parameters`, `streaming`, and the round `send` or `stop`.

    Signal: `stream_toggled(on)` by the user.
    """

    stream_toggled = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.attach = Pill("attachButton", "plus", theme, with_icon=True)
        self.attach.setText(self.tr("&Attach"))
        self.attach.setToolTip(self.tr("Pictures and text files, up to 20 MB each"))
        self.attach.setAccessibleName(self.tr("Attach files"))
        self.parameters = Pill("parametersButton", "sliders", theme, with_icon=False)
        self.streaming = Pill("streamButton", "play", theme, with_icon=False)
        self.streaming.setCheckable(True)
        self.streaming.setAccessibleName(self.tr("Stream the answer"))
        self.streaming.clicked.connect(self._toggle_stream)
        self.send = RoundButton("sendButton", "send", theme)
        self.send.setAccessibleName(self.tr("Send"))
        self.stop = RoundButton("stopButton", "stop", theme)
        self.stop.setAccessibleName(self.tr("Stop"))
        self.stop.setToolTip(self.tr("Stop (Esc)"))
        self.stop.hide()
        self._pills = (self.attach, self.parameters, self.streaming)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACE)
        for pill in self._pills:
            row.addWidget(pill)
        row.addStretch(1)
        row.addWidget(self.send)
        row.addWidget(self.stop)
        self.set_send_key("enter")

    def set_parameters(self, parameters: Parameters) -> None:
        """Show what is set, and whether the answer will stream."""
        words = summary(parameters) or self.tr("default parameters")
        name = self.tr("Parameters: {0}").format(words)
        self.parameters.setText(words)
        self.parameters.setShortcut("Alt+P")
        self.parameters.setAccessibleName(name)
        self.parameters.setToolTip(name)
        self._show_stream(parameters.stream is not False)

    def set_send_key(self, key: str) -> None:
        """Name the key that sends: "enter" or "ctrl+enter"."""
        keys = self.tr("Enter") if key == "enter" else self.tr("Ctrl+Enter")
        self.send.setToolTip(self.tr("Send ({0})").format(keys))

    def set_streaming(self, streaming: bool) -> None:
        """Show Stop while an answer comes, and Send otherwise; the focus goes along."""
        shown, hidden = (self.stop, self.send) if streaming else (self.send, self.stop)
        had_focus = hidden.hasFocus()
        shown.show()
        if had_focus:
            shown.setFocus()
        hidden.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take over the theme's colours."""
        for button in (*self._pills, self.send, self.stop):
            button.set_theme(theme)

    def _toggle_stream(self, on: bool) -> None:
        self._show_stream(on)
        self.stream_toggled.emit(on)

    def _show_stream(self, on: bool) -> None:
        self.streaming.setChecked(on)
        self.streaming.setText(self.tr("st&ream") if on else self.tr("st&ream off"))
        self.streaming.setToolTip(
            self.tr("The answer shows as it comes")
            if on
            else self.tr("The answer shows when it is whole")
        )
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return room for the icons: the words never keep a window from being narrow."""
        pills = sum(pill.folded_width for pill in self._pills)
        return self.send.sizeHint() + QSize(pills + 4 * _SPACE, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the pills."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Give the pills their words, or fewer, `attach` first and `streaming` last."""
        room = self.width() - self.send.sizeHint().width() - 4 * _SPACE
        widths = {pill: pill.full_width for pill in self._pills}
        shortest = min(_SHORTEST, widths[self.parameters])
        if sum(widths.values()) > room:
            widths[self.attach] = self.attach.folded_width
        if sum(widths.values()) - widths[self.parameters] + shortest > room:
            widths[self.streaming] = self.streaming.folded_width
        rest = room - sum(widths.values()) + widths[self.parameters]
        fits = rest >= shortest
        widths[self.parameters] = (
            min(self.parameters.full_width, rest) if fits else self.parameters.folded_width
        )
        for pill, width in widths.items():
            pill.set_folded(width == pill.folded_width)
            pill.setFixedWidth(width)
