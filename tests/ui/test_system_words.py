"""What the system says in English reaches a person as one Vietnamese line."""

import errno
import os

import pytest

from ui.system_words import system_words


@pytest.mark.parametrize(
    ("detail", "words"),
    [
        (os.strerror(errno.EACCES), "không có quyền"),
        ("Invalid value (at line 3, column 7)", "viết sai ở dòng 3, cột 7"),
        ("Expected '=' after a key (at end of document)", "viết dở ở cuối tệp"),
        ("SQLITE_NOTADB file is not a database", "không phải tệp dữ liệu"),
        ("SQLITE_CORRUPT malformed schema\nnear x", "SQLite báo CORRUPT"),
        ("*** in database main ***\nPage 3", "các phần trong tệp không khớp nhau"),
        ("'utf-8' codec can't decode", "có chữ không phải Unicode (UTF-8)"),
        ("Something unheard of", "hệ thống từ chối"),
        ("", ""),
    ],
)
def test_a_detail_is_told_in_vietnamese(detail: str, words: str) -> None:
    assert system_words(detail) == words
