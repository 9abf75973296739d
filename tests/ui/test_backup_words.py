"""How the backups stand, in the line at the bottom of the list, once a day."""

import pytest

from core.markup import parse
from storage.backup_state import BackupState
from ui.app import Program
from ui.backup_words import backup_words
from ui.wizard.wizard import Wizard

TODAY = "2026-11-28"


@pytest.mark.parametrize(
    ("state", "told"),
    [
        (BackupState(TODAY, TODAY, "16:40"), "Bản sao mới nhất: hôm nay 16:40, đã kiểm tra."),
        (
            BackupState(TODAY, "2026-11-27", "16:40"),
            "Bản sao mới nhất: hôm qua 16:40, đã kiểm tra.",
        ),
        (BackupState(TODAY), "Chưa có bản sao nào. Vào trang Bản sao, bấm Sao ngay."),
        (
            BackupState(TODAY, bad=2),
            "Chưa có bản sao nào đọc được. Vào trang Bản sao, bấm Sao ngay.",
        ),
        (
            BackupState(TODAY, "2026-11-03", "09:05", is_old=True),
            "Bản sao mới nhất đã cũ: ngày 3/11/2026 09:05. Vào trang Bản sao, bấm Sao ngay.",
        ),
        (
            BackupState(TODAY, "2026-11-27", "09:05", bad=1),
            (
                "1 bản sao mới nhất không đọc được; bản tốt gần nhất: hôm qua 09:05. "
                "Vào trang Bản sao, bấm Sao ngay."
            ),
        ),
        (
            BackupState(TODAY, TODAY, "16:40", second="E:", second_seen="2026-11-20", is_away=True),
            (
                "Bản sao mới nhất: hôm nay 16:40, đã kiểm tra. "
                "Bản sao ở E: dừng từ ngày 20/11/2026. "
                "Hãy cắm USB hay ổ ấy rồi đóng chương trình một lần."
            ),
        ),
    ],
)
def test_the_state_is_said_with_what_to_do(state: BackupState, told: str) -> None:
    assert backup_words(state) == told


def test_the_line_tells_once_a_day_and_gives_way_to_an_open_report(
    wizard: Wizard, program: Program
) -> None:
    wizard.session.answer_prose("mo-dau", parse("Căn cứ."))
    wizard.session.save_now()
    program.rooms.go_home()
    program.office.keeping.back_up(lambda _: None)
    line = program.window.status.saved
    program._tell_backups()
    assert line.text().startswith("Bản sao mới nhất: hôm nay ")
    assert line.property("role") == "quiet"
    program.rooms.open_report(wizard.session.report.id)
    assert line.text() == "Mọi thứ đã được lưu."
    program.rooms.go_home()
    program._tell_backups()
    assert line.text() == ""


def test_a_warning_is_seen_and_goes_when_a_report_is_opened(
    wizard: Wizard, program: Program
) -> None:
    id_ = wizard.session.report.id
    program.rooms.go_home()
    program._tell_backups()
    line = program.window.status.saved
    assert line.text().startswith("Chưa có bản sao nào")
    assert line.property("role") == "fault"
    program.rooms.open_report(id_)
    assert line.property("role") == "quiet"
