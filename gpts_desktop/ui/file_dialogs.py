"""The dialogs in which a person chooses files, a folder or where to save.

Whoever asks connects `fileSelected` or `filesSelected` and opens them; they delete themselves.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFileDialog, QWidget


def save_dialog(
    name: str,
    over: QWidget,
    title: str,
    proposed: str,
    *,
    folder: str = "",
    forms: Mapping[str, str] | None = None,
) -> QFileDialog:
    """Ask where to save; `forms` are name filters by the suffix that a name then gets."""
    dialog = _dialog(name, over, title, folder)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if forms:
        suffixes = {words: suffix for suffix, words in forms.items()}
        dialog.setNameFilters(list(suffixes))
        dialog.setDefaultSuffix(next(iter(forms)))
        dialog.filterSelected.connect(lambda words: dialog.setDefaultSuffix(suffixes[words]))
    dialog.selectFile(proposed)
    return dialog


def files_dialog(
    name: str, over: QWidget, title: str, *, folder: str = "", filters: Sequence[str] = ()
) -> QFileDialog:
    """Ask for one file or several."""
    dialog = _dialog(name, over, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    if filters:
        dialog.setNameFilters(list(filters))
    return dialog


def folder_dialog(name: str, over: QWidget, title: str, *, folder: str = "") -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(name, over, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def _dialog(name: str, over: QWidget, title: str, folder: str) -> QFileDialog:
    dialog = QFileDialog(over, title, folder)
    dialog.setObjectName(name)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
