"""The languages of the window: which there are, and from when on one is spoken."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from gpts_desktop.resources import resource

LANGUAGES = {"en": "English", "zh_CN": "简体中文"}
"""By the name of their file in resources/i18n; each under its own name."""


def system_language() -> str:
    """Return the language that the system prefers among ours, English for none."""
    for wanted in QLocale.system().uiLanguages():
        kind = QLocale(wanted).language()
        for language in LANGUAGES:
            if kind == QLocale(language).language():
                return language
    return "en"


def speak(chosen: str = "") -> str:
    """Say everything from now on in a language, "" for the system's, and return which.

    What is on screen already stays as it is: the window is built anew for that.
    """
    language = chosen if chosen in LANGUAGES else system_language()
    app = QCoreApplication.instance()
    assert app is not None
    if app.property("language") == language:
        return language
    app.setProperty("language", language)
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(_locale(language))
    qts_own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    places = [(f"{language}.qm", str(resource("i18n"))), (f"qtbase_{language}.qm", qts_own)]
    for name, folder in places:
        translator = QTranslator(app)
        if translator.load(name, folder):
            app.installTranslator(translator)
    return language


def _locale(language: str) -> QLocale:
    """Return the system's country where it speaks the language, for dates and numbers."""
    ours, systems = QLocale(language), QLocale.system()
    if (ours.language(), ours.script()) == (systems.language(), systems.script()):
        return QLocale(systems.name())
    return ours
