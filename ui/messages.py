"""What the program says of errors and findings: what is safe, what happened, what to do."""

from collections.abc import Mapping
from pathlib import Path

from core.checks.finding import Code, Finding, Level
from core.errors import AppError
from ui.error_words import SENTENCES, UNKNOWN
from ui.system_words import system_words

_LEVELS = {Level.ERROR: "Lỗi", Level.WARNING: "Cảnh báo", Level.HINT: "Gợi ý"}

_FINDINGS: Mapping[Code, tuple[str, str]] = {
    Code.UNIT_NAMELESS: (
        "Chưa có tên xã, đầu báo cáo còn để trống.",
        "Ghi tên xã trong trang Đơn vị.",
    ),
    Code.SIGNER_MISSING: (
        "Chưa có người ký, chỗ ký còn để trống.",
        "Thêm người ký trong trang Đơn vị, hoặc chọn người ký ở phần Kết thúc.",
    ),
    Code.FACT_GONE: (
        "Câu văn trỏ tới “{quote}” nhưng mục ấy không còn; bản in sẽ ghi [?].",
        "Xóa ô đỏ trong câu hoặc chèn lại bằng F4.",
    ),
    Code.FIGURE_EMPTY: (
        "Câu văn cần số liệu “{quote}” nhưng ô số còn trống; bản in sẽ ghi “……”.",
        "Nhập số, ghi 0, hoặc đánh dấu “Không phát sinh”.",
    ),
    Code.FIGURE_UNANSWERED: (
        "Số liệu “{quote}” còn trống.",
        "Nhập số, ghi 0, hoặc đánh dấu “Không phát sinh”.",
    ),
    Code.FIELD_EMPTY: ("“{quote}” còn trống; bản in sẽ ghi “……”.", "Điền vào ô ấy."),
    Code.SLOT_EMPTY: (
        "Chưa chọn văn bản cho “{quote}”; bản in sẽ ghi “……”.",
        "Chọn văn bản từ sổ văn bản.",
    ),
    Code.SUM_WRONG: (
        "“{label}” ghi {left}, nhưng cộng {parts} được {total} ({quote}).",
        "Sửa số tổng hoặc các số thành phần.",
    ),
    Code.SUM_OVERRIDDEN: (
        "“{label}” sửa tay thành {left}, máy tính được {total}; lý do đã ghi: {reason}.",
        "Giữ nếu đúng, hoặc chọn Tự tính lại ở ô ấy.",
    ),
    Code.FIGURE_SHRUNK: (
        "“{label}” kỳ này là {left}, ít hơn {right} đã báo cáo trong {period}.",
        "Xem lại số kỳ này: số phát sinh cộng dồn không thể giảm trong cùng năm.",
    ),
    Code.NUMBER_DIFFERS: (
        "Câu văn ghi “{quote}”, nhưng số liệu “{label}” là {right}.",
        "Sửa số trong câu, hoặc đặt con trỏ vào số ấy và bấm F12 để lấy theo số liệu.",
    ),
    Code.RELATION_BROKEN: (
        "“{label}” là {left}, phải {sign} {parts} ({right}).",
        "Xem lại hai số liệu này.",
    ),
    Code.TABLE_IN_SENTENCE: (
        "Bảng “{quote}” phải đứng riêng một đoạn của mục; ở đây bản in sẽ ghi [?].",
        "Đưa bảng sang một đoạn riêng, hoặc chèn bảng kể thành câu.",
    ),
    Code.TITLE_EMPTY: (
        "Báo cáo chưa có tiêu đề, bản in để trống chỗ ấy.",
        "Ghi tiêu đề ở trang Tiêu đề.",
    ),
    Code.PERIOD_STALE: (
        "Câu văn ghi “{quote}”, báo cáo này là {period}: chỗ ấy phải là “{right}”.",
        "Ở mục ấy bấm Shift+F2 để thay bằng ô chữ tự theo kỳ, hoặc sửa câu.",
    ),
    Code.CITATION_OLD: (
        "Câu văn còn dẫn văn bản của kỳ trước: “{quote}”.",
        "Ở mục ấy bấm Shift+F2 để chọn lại văn bản của kỳ này, hoặc sửa câu.",
    ),
    Code.ANNEX_UNMENTIONED: (
        "Báo cáo in kèm Phụ lục số liệu nhưng không câu nào nhắc tới Phụ lục.",
        "Thêm “(chi tiết tại Phụ lục kèm theo)” vào một câu, hoặc tắt Phụ lục ở phần Kết thúc.",
    ),
    Code.ANNEX_MISSING: (
        "Có câu nói kèm theo Phụ lục nhưng báo cáo không in Phụ lục số liệu.",
        "Bật Phụ lục ở phần Kết thúc, kèm một tệp riêng, hoặc bỏ lời nhắc ấy.",
    ),
    Code.DOCUMENT_ENDED: (
        "{quote} đã hết hiệu lực từ {day}, trước ngày của báo cáo.",
        "Dẫn văn bản còn hiệu lực, hoặc giữ nếu đang nói về thời gian trước ngày ấy.",
    ),
    Code.DOCUMENT_REPLACED: (
        "{quote} đã hết hiệu lực từ {day}; thay bằng {by}.",
        "Dẫn {by}, hoặc giữ nếu đang nói về thời gian trước ngày ấy.",
    ),
    Code.UNPLACED_TEXT: (
        "Còn {count} đoạn của tệp cũ chưa xếp vào mục nào (“{quote}”); chúng chưa được in.",
        "Mở trang Chưa xếp để đưa vào mục hoặc bỏ đi.",
    ),
}

_RESERVED = {
    "don_vi": "Tên đơn vị",
    "cap_tren": "Cấp trên",
    "nguoi_ky": "Người ký",
    "tieu_de": "Tiêu đề báo cáo",
    "cac_thon": "Danh sách thôn",
}
_SIGNS = {"<=": "không lớn hơn", ">=": "không nhỏ hơn", "=": "bằng"}

_INNER_QUOTES = str.maketrans("“”", "‘’")


def sentence(error: AppError) -> str:
    """What a person is told of `error`."""
    words = SENTENCES.get(type(error).__name__, UNKNOWN)
    return words(error.facts) if callable(words) else words.format_map(_Told(error.facts))


def finding_words(finding: Finding) -> tuple[str, str]:
    """(what is wrong, what to do) of a finding."""
    message, fix = _FINDINGS[finding.code]
    quote = _RESERVED.get(finding.quote, finding.quote).translate(_INNER_QUOTES)
    facts = _Told({**finding.facts, "quote": quote})
    return message.format_map(facts), fix.format_map(facts)


def folder_words(folder: Path, avoided: Path, owner: str) -> str:
    """Where the work is when a sync program owns the usual folder."""
    return f"Thư mục {avoided} do {owner} đồng bộ, nên dữ liệu để ở {folder}."


def paste_words(size: int) -> str:
    """A paste that was refused, in bytes."""
    return (
        f"Chưa dán: đoạn chép dài {size // 1024} KB, một mục chỉ nhận 200 KB mỗi lần. Bài vẫn "
        "nguyên như trước. Nếu đó là cả một báo cáo, hãy chọn Mở như báo cáo cũ: chương trình chia "
        "lời vào các mục."
    )


def level_word(level: Level) -> str:
    """Lỗi, Cảnh báo or Gợi ý."""
    return _LEVELS[level]


class _Told(dict[str, object]):
    """Facts on their way into a sentence: lists are told with commas, nothing as nothing."""

    def __getitem__(self, key: str) -> str:
        value = super().__getitem__(key)
        if value is None:
            return ""
        if key in ("detail", "problem"):
            return system_words(str(value))
        if key == "sign":
            return _SIGNS.get(str(value), str(value))
        if isinstance(value, list | tuple):
            return ", ".join(str(item) for item in value)
        return str(value)
