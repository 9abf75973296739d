"""Numbers in a text that may become chips: marked quietly, taken with F12, given back by undo."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat

from core.checks.finding import Code
from core.markup import parse
from tests.ui.wizard import hands
from tests.ui.wizard.test_chip_facts import opened
from ui.wizard.page import SectionPage
from ui.wizard.wizard import Wizard

SECTION = "dac-diem-tinh-hinh"
Style = QTextCharFormat.UnderlineStyle


def marked(shown: SectionPage) -> list[tuple[str, Style]]:
    shown.proposed.refresh()
    return [
        (each.cursor.selectedText(), each.format.underlineStyle())
        for each in shown.prose.extraSelections()
    ]


@pytest.fixture
def shown(wizard: Wizard) -> SectionPage:
    for id_, value in (("so_ho", 1383), ("so_khau", 5997), ("so_thon", 8)):
        wizard.session.answer_figure(id_, Decimal(value))
    return opened(wizard, SECTION, "Xã có 08 thôn với 1.383 hộ, 5.990 nhân khẩu.")


def test_what_fits_has_a_quiet_line_and_what_differs_another(shown: SectionPage) -> None:
    assert marked(shown) == [
        ("08", Style.DotLine),
        ("1.383", Style.DotLine),
        ("5.990", Style.WaveUnderline),
    ]
    assert "{" not in hands.markup(shown.prose)


def test_f12_goes_to_the_next_number_and_takes_the_one_it_stands_on(
    shown: SectionPage, wizard: Wizard
) -> None:
    marked(shown)
    hands.put_cursor(shown.prose, 0)
    hands.press(shown.prose, Qt.Key.Key_F12)
    assert shown.prose.textCursor().selectedText() == "08"
    assert "Số thôn" in wizard.side._help.text()
    hands.press(shown.prose, Qt.Key.Key_F12)
    assert hands.markup(shown.prose).startswith("Xã có {so_thon} thôn với 1.383 hộ")
    hands.press(shown.prose, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.markup(shown.prose).startswith("Xã có 08 thôn với 1.383 hộ")


def test_the_number_just_typed_is_taken_at_once(shown: SectionPage) -> None:
    shown.prose.set_prose(parse("Xã có 1.383 hộ."))
    hands.put_cursor(shown.prose, 11)
    hands.press(shown.prose, Qt.Key.Key_F12)
    assert hands.markup(shown.prose) == "Xã có {so_ho} hộ."


def test_typing_changes_nothing_by_itself(shown: SectionPage, wizard: Wizard) -> None:
    hands.put_cursor(shown.prose, 0)
    hands.keys(shown.prose, "8 ")
    marked(shown)
    assert hands.markup(shown.prose).startswith("8 Xã có 08 thôn")
    assert wizard.session.report.figures["so_thon"] == Decimal(8)


def test_an_empty_figure_gets_its_first_number(shown: SectionPage, wizard: Wizard) -> None:
    wizard.session.answer_figure("so_ho", None)
    marked(shown)
    hands.put_cursor(shown.prose, 20)
    hands.press(shown.prose, Qt.Key.Key_F12)
    assert wizard.session.report.figures["so_ho"] == Decimal(1383)
    assert "{so_ho} hộ" in hands.markup(shown.prose)


def test_the_look_of_the_digits_is_the_chips(shown: SectionPage) -> None:
    shown.prose.set_prose(parse("Xã có **1.383** hộ."))
    marked(shown)
    hands.put_cursor(shown.prose, 7)
    hands.press(shown.prose, Qt.Key.Key_F12)
    assert hands.markup(shown.prose) == "Xã có **{so_ho}** hộ."


def test_the_lines_follow_the_figures(shown: SectionPage, wizard: Wizard) -> None:
    marked(shown)
    wizard.session.answer_figure("so_khau", Decimal(5990))
    assert marked(shown)[2] == ("5.990", Style.DotLine)


def test_the_finding_leads_to_the_number_and_f12_mends_it(
    shown: SectionPage, wizard: Wizard
) -> None:
    wizard.session.check()
    (found,) = (one for one in wizard.session.findings if one.code is Code.NUMBER_DIFFERS)
    wizard.go_to(found)
    assert shown.prose.textCursor().selectedText() == "5.990"
    hands.press(shown.prose, Qt.Key.Key_F12)
    assert "{so_khau} nhân khẩu" in hands.markup(shown.prose)
    wizard.session.check()
    assert not [one for one in wizard.session.findings if one.code is Code.NUMBER_DIFFERS]


def test_a_number_in_a_footnote_is_taken_at_its_mark(shown: SectionPage, wizard: Wizard) -> None:
    shown.prose.set_prose(parse("Xã có đủ.[^ Gồm 1.383 hộ và 08 thôn. ] Hết."))
    assert [style for _, style in marked(shown)] == [Style.DotLine, Style.DotLine]
    hands.put_cursor(shown.prose, 9)
    assert wizard.side._title.text() == "Con số trong chú thích"
    hands.press(shown.prose, Qt.Key.Key_F12)
    hands.press(shown.prose, Qt.Key.Key_F12)
    assert hands.markup(shown.prose) == "Xã có đủ.[^ Gồm {so_ho} hộ và {so_thon} thôn. ] Hết."
    hands.press(shown.prose, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert "08 thôn" in hands.markup(shown.prose)
