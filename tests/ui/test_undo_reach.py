"""Ctrl+Z in a text with nothing of its own to undo goes back a save, in whatever section."""

from PySide6.QtCore import Qt

from core.markup import parse
from tests.ui.wizard.hands import keys, press
from tests.ui.wizard.test_wizard import page
from ui.wizard.wizard import Wizard

CTRL = Qt.KeyboardModifier.ControlModifier


def test_undo_and_redo_reach_across_saves(wizard: Wizard) -> None:
    shown, session = page(wizard, "han-che"), wizard.session
    before = session.prose("han-che")
    session.answer_prose("han-che", parse("Một."))
    session.save_now()
    shown.prose.setFocus()
    assert not shown.prose.document().isUndoAvailable()
    press(shown.prose, Qt.Key.Key_Z, CTRL)
    assert session.prose("han-che") == before
    press(shown.prose, Qt.Key.Key_Y, CTRL)
    assert session.prose("han-che") == parse("Một.")


def test_what_is_typed_here_goes_first(wizard: Wizard) -> None:
    shown, session = page(wizard, "han-che"), wizard.session
    session.answer_prose("han-che", parse("Một."))
    session.save_now()
    shown.prose.setFocus()
    keys(shown.prose, "Hai")
    press(shown.prose, Qt.Key.Key_Z, CTRL)
    assert "Hai" not in shown.prose.toPlainText()
    assert session.prose("han-che") == parse("Một.")
