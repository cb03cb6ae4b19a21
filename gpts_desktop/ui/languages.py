"""The languages of the window: which there are, and from when on one is spoken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gpts_desktop.resources import resource

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""By the name of their file in resources/i18n; each under its own name."""


# Held here: `findChildren` makes all enumerations of `Qt`, 20 ms of the start.
_installed: list[QTranslator] = []

_translators: list[QTranslator] = []


def system_language() -> str:
    """Return the language that the system prefers among ours, English for none."""
    for wanted in QLocale.system().uiLanguages():
        for language in LANGUAGES:
            if _kind(wanted) == _kind(language):
                return language
    return "en"


def wanted(chosen: str) -> str:
    """Return the language that a setting stands for."""
    return chosen if chosen in LANGUAGES else system_language()


def spoken() -> str:
    """Return the language that everything is said in."""
    app = QCoreApplication.instance()
    return str(app.property("language") or "en") if app is not None else "en"


def speak(chosen: str = "") -> str:
    """Say everything from now on in a language, "" for the system's, and return which.

    What is on screen already stays as it is: the window is built anew for that.
    """
    language = wanted(chosen)
    app = QCoreApplication.instance()
    assert app is not None
    if app.property("language") == language:
        return language
    app.setProperty("language", language)
    while _installed:
        app.removeTranslator(_installed.pop())
    QLocale.setDefault(_locale(language))
    qts_own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    places = [(f"{language}.qm", str(resource("i18n"))), (f"qtbase_{language}.qm", qts_own)]
    for name, folder in places:
        translator = QTranslator()
        if translator.load(name, folder):
            app.installTranslator(translator)
            _installed.append(translator)
    return language


def _locale(language: str) -> QLocale:
    """Return the system's country where it speaks the language, for dates and numbers."""
    systems = QLocale.system().name()
    is_ours = _kind(systems) == _kind(language)
    # Chinese in these places is written in other characters than ours.
    if is_ours and not systems.endswith(("_TW", "_HK", "_MO")):
        return QLocale(systems)
    return QLocale(language)


def _kind(name: str) -> str:
    """Return the language in a locale's name, as "zh" in "zh_CN" or "zh-Hans-CN".

    By its text: PySide makes QLocale's enumerations when one is asked for, 15 ms of the start.
    """
    return name.replace("_", "-").split("-")[0]
