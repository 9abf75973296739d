"""The sentences of the unit's registers: profile, documents, events; by error class."""

from collections.abc import Iterable, Mapping

from core.document_table import Doubt

REGISTER_WORDS: Mapping[str, str] = {
    "EventKindUnknown": (
        "Sổ việc chưa đổi. Không có loại việc “{kind}”; chỉ có: {known}. Hãy chọn lại."
    ),
    "EventWrong": (
        "Sổ việc chưa đổi. “{value}” không ghi được vào mục “{key}” của việc này. "
        "Hãy sửa lại theo các mục của loại việc ấy."
    ),
    "DocumentCited": (
        "Sổ văn bản vẫn nguyên. Văn bản này được dẫn trong {count} báo cáo (kỳ {period}) nên "
        "không bỏ được. Hãy bỏ chỗ dẫn trước, hoặc ghi ngày hết hiệu lực."
    ),
    "DocumentNotOwn": (
        "Sổ văn bản vẫn nguyên. Văn bản này thuộc danh mục luật có sẵn hoặc không có trong sổ, "
        "không có gì để bỏ."
    ),
    "TableUnreadable": (
        "Sổ văn bản chưa đổi. Không thấy cột số, ký hiệu hay trích yếu trong bảng này. "
        "Hãy chép cả dòng tiêu đề của bảng, hoặc lưu bảng thành tệp CSV (UTF-8)."
    ),
    "TableNotText": (
        "Sổ văn bản chưa đổi. Không đọc được chữ trong tệp {file}. "
        "Trong Excel, hãy lưu thành “CSV UTF-8” rồi thử lại."
    ),
    "NothingIssued": (
        "Dòng này chưa ghi số, ký hiệu hay trích yếu của văn bản nào. Hãy sửa dòng (Enter) rồi "
        "đưa vào sổ văn bản."
    ),
    "AlreadyKnown": "Văn bản {sign} đã có trong sổ văn bản; chèn vào câu bằng F4.",
    "EventUnknown": (
        "Sổ việc vẫn nguyên. Không có việc nào mang mã “{id}”. "
        "Hãy xem mã ở đầu dòng trong danh sách."
    ),
}

_DOUBTS: Mapping[Doubt, str] = {
    Doubt.SIGN_ODD: "số, ký hiệu không đúng kiểu nào",
    Doubt.DATE_UNREAD: "ngày thiếu hoặc không có thật",
    Doubt.TYPE_UNKNOWN: "chưa rõ loại văn bản",
    Doubt.SUBJECT_MISSING: "thiếu trích yếu",
    Doubt.KNOWN_ALREADY: "đã có trong sổ",
}


def doubt_words(doubts: Iterable[Doubt]) -> str:
    """Why a row of a table waits for a person's eyes."""
    return "; ".join(_DOUBTS[doubt] for doubt in doubts)
