"""The sentences of the unit's registers: profile, documents, events; by error class."""

from collections.abc import Mapping

REGISTER_WORDS: Mapping[str, str] = {
    "EventKindUnknown": (
        "Sổ việc chưa đổi. Không có loại việc “{kind}”; chỉ có: {known}. Hãy chọn lại."
    ),
    "EventWrong": (
        "Sổ việc chưa đổi. “{value}” không ghi được vào mục “{key}” của việc này. "
        "Hãy sửa lại theo các mục của loại việc ấy."
    ),
    "EventUnknown": (
        "Sổ việc vẫn nguyên. Không có việc nào mang mã “{id}”. "
        "Hãy xem mã ở đầu dòng trong danh sách."
    ),
}
