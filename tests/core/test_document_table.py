"""A table of documents enters the register as it was meant, and says what it is not sure of."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document_table import Doubt, TableUnreadable, entered, read_table
from core.documents import CitedDocument
from tests.samples import PLAN

HEADED = (
    "STT\tSố, ký hiệu\tNgày ban hành\tCơ quan ban hành\tTrích yếu nội dung\n"
    "1\t34/KH-UBND\t12/3/2024\tUBND xã Trà Sơn\tthực hiện dân chủ ở cơ sở năm 2024\n"
    "2\t25- NQ/TW\t3/6/2013\tBan Chấp hành Trung ương\tTăng cường công tác dân vận\n"
    "3\t246-CV/ĐU\t06/3/2024\tĐảng ủy xã\tV/v đăng ký mô hình “Dân vận khéo”\n"
)


def read(text: str) -> list[CitedDocument]:
    return [row.document for row in read_table(text, ()).rows]


def test_columns_are_known_by_their_headings() -> None:
    table = read_table(HEADED, ())
    assert table.columns == ("", "sign", "date", "issuer", "subject")
    assert all(row.is_sure for row in table.rows)
    plan, resolution, letter = read(HEADED)
    assert plan == CitedDocument(
        "",
        "Kế hoạch",
        "34/KH-UBND",
        datetime.date(2024, 3, 12),
        "UBND xã Trà Sơn",
        "thực hiện dân chủ ở cơ sở năm 2024",
    )
    assert (resolution.type, resolution.sign) == ("Nghị quyết", "25-NQ/TW")
    assert letter.type == "Công văn"


def test_columns_without_headings_are_known_by_what_stands_in_them() -> None:
    bare = "".join(HEADED.splitlines(keepends=True)[1:])
    assert read_table(bare, ()).columns == ("", "sign", "date", "issuer", "subject")
    assert read(bare) == read(HEADED)


def test_a_csv_file_is_read_with_commas_or_semicolons_and_quotes() -> None:
    for mark in (",", ";"):
        head = mark.join(("Loại văn bản", "Số ký hiệu", "Ngày", "Trích yếu", "Có hiệu lực từ"))
        row = mark.join((
            "Quyết định",
            "217-QĐ/TW",
            "12/12/2013",
            '"Quy chế giám sát, phản biện"',
            "12.12.2013",
        ))
        (found,) = read(f"\ufeff{head}\r\n{row}\r\n")
        assert (found.type, found.subject) == ("Quyết định", "Quy chế giám sát, phản biện")
        assert found.valid_from == found.date == datetime.date(2013, 12, 12)


def test_a_sign_and_its_day_in_one_cell_come_apart() -> None:
    (found,) = read("Số ký hiệu, ngày\tTrích yếu\n34/KH-UBND, ngày 12/3/2024\tdân chủ ở cơ sở\n")
    assert (found.sign, found.date) == ("34/KH-UBND", datetime.date(2024, 3, 12))


@pytest.mark.parametrize(
    ("row", "doubts"),
    [
        ("34 KH UBND\t12/3/2024\tdân chủ", (Doubt.SIGN_ODD, Doubt.TYPE_UNKNOWN)),
        ("34/KH-UBND\t31/2/2024\tdân chủ", (Doubt.DATE_UNREAD,)),
        ("34/KH-UBND\t\tdân chủ", (Doubt.DATE_UNREAD,)),
        ("10/2022/QH15\t10/11/2022\tdân chủ", (Doubt.TYPE_UNKNOWN,)),
        ("34/KH-UBND\t12/3/2024\t", (Doubt.SUBJECT_MISSING,)),
    ],
)
def test_a_doubtful_row_says_why(row: str, doubts: tuple[Doubt, ...]) -> None:
    (found,) = read_table(f"Số ký hiệu\tNgày\tTrích yếu\n{row}\n", ()).rows
    assert found.doubts == doubts


def test_what_the_register_has_or_the_table_told_before_is_marked() -> None:
    text = "Số hiệu\tNgày\tNội dung\n07/kh-ubnd\t15/01/2024\ta\n8/KH-UBND\t1/2/2024\tb\n"
    rows = read_table(text + "8/KH-UBND\t1/2/2024\tb\n", [PLAN]).rows
    assert [Doubt.KNOWN_ALREADY in row.doubts for row in rows] == [True, False, True]
    other_year = "Số hiệu\tNgày\tNội dung\n07/KH-UBND\t15/01/2025\ta\n"
    assert read_table(other_year, [PLAN]).rows[0].is_sure


def test_every_entered_document_has_an_id_of_its_own() -> None:
    rows = read_table(HEADED, ()).rows
    made = entered(rows, ["34_kh_ubnd"])
    assert [document.id for document in made] == ["34_kh_ubnd_2", "25_nq_tw", "246_cv_du"]


@pytest.mark.parametrize("text", ["", " \n \n", "một câu văn", "1\t2\n3\t4\n", 'a\t"b\n\x00'])
def test_what_is_no_table_of_documents_is_refused(text: str) -> None:
    with pytest.raises(TableUnreadable):
        read_table(text, ())


@given(st.text(st.sampled_from('34/KH-UBND\t\n",;ngày 12/3/2024 Số ký hiệu'), max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_table(text, ())
    except TableUnreadable:
        return
    assert all(row.document.id == "" for row in found.rows)
