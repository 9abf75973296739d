"""What a person puts elsewhere goes there whole, and no word is lost on the way."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.importing.reading import Imported
from core.importing.settling import confirmed, moved, placed, set_aside
from core.report import Progress
from tests.core.importing.old_files import form, imported, sections, words_of

TEXT = """I. ĐẶC ĐIỂM TÌNH HÌNH
Xã có 06 thôn.
II. VIỆC LÀNG VIỆC NƯỚC
Đã họp dân ở các thôn.
- Thôn Hạ họp hai lần.
IV. ĐÁNH GIÁ CHUNG
1. Những kết quả đạt được và nguyên nhân
Nếp họp dân đã quen.
"""


@pytest.fixture
def report() -> Imported:
    return imported(TEXT)


def test_an_unplaced_piece_becomes_its_section(report: Imported) -> None:
    made = placed(report, 0, "dan-ban")
    assert not made.unmatched
    assert not made.report.unplaced
    assert sections(made)["dan-ban"] == "Đã họp dân ở các thôn.\n- Thôn Hạ họp hai lần."
    assert [(m.section, m.heading) for m in made.matched][1] == (
        "dan-ban",
        "II. VIỆC LÀNG VIỆC NƯỚC",
    )
    assert made.report.sections["dan-ban"].progress is Progress.CARRIED


def test_where_text_stands_already_it_goes_behind_with_its_heading(report: Imported) -> None:
    made = placed(report, 0, "dac-diem-tinh-hinh")
    assert sections(made)["dac-diem-tinh-hinh"].splitlines() == [
        "Xã có 06 thôn.",
        "II. VIỆC LÀNG VIỆC NƯỚC",
        "Đã họp dân ở các thôn.",
        "- Thôn Hạ họp hai lần.",
    ]


def test_a_heading_found_wrongly_is_moved_or_set_aside(report: Imported) -> None:
    made = moved(report, "ket-qua-dat-duoc", "han-che")
    assert "ket-qua-dat-duoc" not in sections(made)
    assert sections(made)["han-che"] == "Nếp họp dân đã quen."
    aside = set_aside(report, "ket-qua-dat-duoc")
    assert aside.unmatched[-1].text == "Nếp họp dân đã quen."
    assert "ket-qua-dat-duoc" not in [item.section for item in aside.matched]


def test_to_confirm_is_to_doubt_no_more(report: Imported) -> None:
    made = moved(report, "danh-gia-chung", "danh-gia-chung")
    assert made == confirmed(report, "danh-gia-chung")
    assert not next(item for item in made.matched if item.section == "danh-gia-chung").doubtful


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_word_is_lost_however_it_is_settled(data: st.DataObject) -> None:
    now = imported(TEXT)
    words = words_of(now)
    targets = [section for section in now.report.sections if section in _ids()]
    for _ in range(data.draw(st.integers(1, 5))):
        choices = [("m", item.section) for item in now.matched]
        choices += [("p", str(at)) for at in range(len(now.unmatched))]
        kind, which = data.draw(st.sampled_from(choices))
        target = data.draw(st.sampled_from(targets))
        if kind == "p":
            now = placed(now, int(which), target)
        elif data.draw(st.booleans()):
            now = moved(now, which, target)
        else:
            now = set_aside(now, which)
        assert words_of(now) == words


def _ids() -> set[str]:
    from core.template import outline

    return {item.section.id for item in outline(form()) if item.number}
