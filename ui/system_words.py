"""What the system, SQLite and the TOML reader say in English, told in Vietnamese."""

import errno
import os
import re
from collections.abc import Mapping

_WORDS: Mapping[str, str] = {
    os.strerror(number): words
    for number, words in (
        (errno.ENOENT, "không có thư mục ấy"),
        (errno.ENOTDIR, "không phải thư mục"),
        (errno.EISDIR, "đó là một thư mục"),
        (errno.ENXIO, "đó không phải là tệp"),
        (errno.EACCES, "không có quyền"),
        (errno.EPERM, "không được phép"),
        (errno.EROFS, "chỉ cho đọc"),
        (errno.ENOSPC, "hết chỗ"),
        (errno.EIO, "thiết bị không trả lời"),
        (errno.ENODEV, "thiết bị đã rút"),
        (errno.ENAMETOOLONG, "tên quá dài"),
    )
}
_PATTERNS = (
    (r"SQLITE_NOTADB", "không phải tệp dữ liệu"),
    (r"SQLITE_(\w+)", "SQLite báo {0}"),
    (r".*at line (\d+), column (\d+)", "viết sai ở dòng {0}, cột {1}"),
    (r".*at end of document", "viết dở ở cuối tệp"),
    (r"'utf-8'", "có chữ không phải Unicode (UTF-8)"),
    (r"[*]|row |wrong |non-unique|NULL |meta |foreign key ", "các phần trong tệp không khớp nhau"),
)
_OTHERWISE = "hệ thống từ chối"


def system_words(detail: str) -> str:
    """One line of Vietnamese for `detail`; a code of the system stays for whoever helps."""
    if detail in _WORDS or not detail:
        return _WORDS.get(detail, "")
    for pattern, words in _PATTERNS:
        found = re.match(pattern, detail, re.DOTALL)
        if found:
            return words.format(*found.groups())
    return _OTHERWISE
