"""Text from elsewhere: lines of scans run on, typed bullets are shapes, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.flat import flat_text
from core.markup import Prose, Text, print_
from core.pasted import pasted, pasted_raw
from core.text import clean


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("", ""),
        ("\n\n", ""),
        ("ê", "ê"),
        (" và ", " và "),
        ("Nguye\u0302\u0303n\u00ad\u00a0Văn", "Nguyễn Văn"),
        ("Toàn xã có\r\n08 thôn", "Toàn xã có\n08 thôn"),
        ("Ủy ban nhân dân\nxã đã chỉ đạo\ncác thôn.", "Ủy ban nhân dân xã đã chỉ đạo các thôn."),
        ("Ủy ban nhân dân\n\n\nxã", "Ủy ban nhân dân xã"),
        ("Gồm:\nđất đai;\nchính sách.", "Gồm:\nđất đai;\nchính sách."),
        ("Trong đó có\na) đất đai", "Trong đó có\na) đất đai"),
        ("một   hai\n ba \n", "một hai ba"),
        ("- một\n+ hai\nBa", "- một\n+ hai\nBa"),
        ("• một\n– Hai\n·\tBa", "- một\n- Hai\n- Ba"),
        ("-Triển khai\n+Nội dung", "- Triển khai\n+ Nội dung"),
        ("- 08 cuộc đối\nthoại", "- 08 cuộc đối thoại"),
        ("-5 độ\n+84 909", "-5 độ\n+84 909"),
        ("1. Họp dân\n2. Bàn việc", "# Họp dân\n# Bàn việc"),
        ("a) Họp dân\n- ở thôn\nb) Bàn việc", "# Họp dân\n- ở thôn\n# Bàn việc"),
        ("1. Họp dân", "1. Họp dân"),
        ("2.1. Kết quả tiếp dân", "Kết quả tiếp dân"),
        ("IV. ĐÁNH GIÁ\nTốt.", "ĐÁNH GIÁ\nTốt."),
        ("1.383 hộ\n15.10.2024", "1.383 hộ\n15.10.2024"),
        ('Nêu "Dân biết", "dân bàn".', "Nêu “Dân biết”, “dân bàn”."),
        ('Nêu “Dân biết" và thôi', "Nêu “Dân biết” và thôi"),
        ('màn hình 15" và " hở "', 'màn hình 15" và " hở "'),
        ("Xã họp , bàn . Rồi làm", "Xã họp, bàn. Rồi làm"),
        ("n\u01cem, \u00d0ảng, a\u0301\u0302n", "năm, Đảng, ấn"),
        (f"{'x' * 60},\nBan Thanh tra", f"{'x' * 60}, Ban Thanh tra"),
        ("**đậm** {ky} [^ a ]", r"\*\*đậm\*\* \{ky} \[^ a \]"),
    ],
)
def test_pasted_text_means(text: str, markup: str) -> None:
    assert print_(Prose(pasted(text))) == markup


@given(st.text(st.sampled_from('ằB1 -+•.;,"“)\n\t\u0301\u00ad'), max_size=30))
def test_no_letter_is_lost_and_all_is_clean(text: str) -> None:
    kept = "\n".join(
        piece.text for p in pasted(text) for piece in p.content if isinstance(piece, Text)
    )
    letters = [char for char in clean(text) if char.isalpha()]
    assert [char for char in clean(kept) if char.isalpha()] == letters


@given(st.text(st.sampled_from("aằB1 -+•.;)\n\t\u0301\u00ad"), max_size=30))
def test_pasted_as_it_stands_it_stays_line_by_line(text: str) -> None:
    lines = [line for line in clean(text).strip("\n").split("\n") if line]
    assert [flat_text(paragraph.content) for paragraph in pasted_raw(text)] == lines


@pytest.mark.parametrize("line", ["ab\n", "1. a\n", '"a" ', "a    , "])
def test_as_much_as_a_section_takes_is_pasted_whole(line: str) -> None:
    text = line * (200 * 1024 // len(line))
    letters = sum(char.isalpha() for char in text)
    kept = "".join(flat_text(paragraph.content) for paragraph in pasted(text))
    assert sum(char.isalpha() for char in kept) == letters
