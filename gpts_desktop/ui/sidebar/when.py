"""How long ago something was, in the fewest letters."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

_NOW = 60  # seconds


def when(moment: float, now: float) -> str:
    """Return "now", "10:42", "Tue", "Nov 12" or "Nov 2023" for a time (seconds since 1970).

    Days are those of the local time zone; a moment in the future is "now".
    """
    if moment > now - _NOW:
        return QCoreApplication.translate("when", "now")
    then, today = _local(moment), _local(now)
    days = then.date().daysTo(today.date())
    locale = QLocale()
    if days == 0:
        return locale.toString(then.time(), "HH:mm")
    if days < 7:
        return locale.toString(then.date(), "ddd")
    if then.date().year() == today.date().year():
        return locale.toString(then.date(), QCoreApplication.translate("when", "MMM d"))
    return locale.toString(then.date(), QCoreApplication.translate("when", "MMM yyyy"))


def _local(moment: float) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(int(moment * 1000))
