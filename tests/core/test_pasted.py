"""Text from elsewhere: lines of scans run on, typed bullets are shapes, nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.markup import Prose, Text, print_
from core.pasted import pasted
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
        ("**đậm** {ky} [^ a ]", r"\*\*đậm\*\* \{ky} \[^ a \]"),
    ],
)
def test_pasted_text_means(text: str, markup: str) -> None:
    assert print_(Prose(pasted(text))) == markup


@given(st.text(st.sampled_from("aằB1 -+•.;)\n\t\u0301\u00ad"), max_size=30))
def test_no_letter_is_lost_and_all_is_clean(text: str) -> None:
    kept = "\n".join(
        piece.text for p in pasted(text) for piece in p.content if isinstance(piece, Text)
    )
    letters = [char for char in clean(text) if char.isalnum()]
    assert [char for char in clean(kept) if char.isalnum()] == letters
