"""Over the form stands which report this is."""

from ui.wizard.wizard import Wizard


def test_practice_is_told_where_a_narrow_window_cuts_nothing_off(wizard: Wizard) -> None:
    name = wizard.header._name
    assert name.text() == "Làm thử · 9 tháng đầu năm 2024 · lần 1 · Dự thảo"
    seen = name.fontMetrics().horizontalAdvance("Làm thử · 9 tháng đầu năm 2024")
    assert seen < name.width()
