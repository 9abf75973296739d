"""The sentence of every error class, by the class's name."""

import json
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from textwrap import shorten

from ui.opening_words import locked
from ui.register_words import REGISTER_WORDS
from ui.storage_words import WORDS

Words = str | Callable[[Mapping[str, object]], str]

_KINDS = {
    "integer": "một số nguyên, ví dụ 1.383",
    "decimal": "một số, ví dụ 6,9",
    "money": "một số tiền, ví dụ 55.722,974",
    "percent": "một tỷ lệ, ví dụ 28,77",
    "date": "một ngày, ví dụ 10/9/2024",
    "yesno": "true (có) hoặc false (chưa)",
    "choice": "một trong các lựa chọn của mẫu",
    "choices": "danh sách lựa chọn của mẫu",
    "line": "một dòng chữ",
    "text": "chữ",
}
_PROBLEMS = {
    "missing": "thiếu khóa này",
    "unknown_key": "mẫu không có khóa này",
    "wrong_type": "giá trị không đúng loại",
    "bad_id": "tên phải là chữ thường không dấu, số và dấu gạch",
    "reserved_id": "tên này dành riêng cho chương trình",
    "twice": "tên này đã dùng",
    "unknown_kind": "không có loại này",
    "unknown_token": "trỏ tới thứ không có trong mẫu",
    "misplaced_token": "đứng ở chỗ không in được (bảng phải ở riêng một đoạn của mục)",
    "bad_markup": "câu mẫu viết sai",
    "bad_rule": "quan hệ số liệu viết sai",
    "other_file": "không khớp với tên tệp",
    "no_choices": "danh sách lựa chọn không hợp",
}
# What argparse says, and what a person is told of it.
_CALLS = (
    (
        r"argument LỆNH: invalid choice: ('.*?') .choose from (.*).$",
        "Không có lệnh “{0}”; có: {1}.",
    ),
    (
        r"argument (--\S+): invalid choice: ('.*?') .choose from (.*).$",
        "Sau {0} ghi “{1}” không được; chọn một trong {2}.",
    ),
    (r"the following arguments are required: (.+)", "Lệnh còn thiếu {0}."),
    (r"one of the arguments (.+) is required", "Lệnh còn thiếu một trong {0}."),
    (r"unrecognized arguments: (.+)", "Lệnh thừa {0}."),
    (r"argument (.+): expected .*", "Sau {0} phải ghi giá trị."),
    (r"argument (.+): not allowed with argument (.+)", "Không ghi {0} cùng với {1}."),
    (r"argument (.+): ignored explicit argument (.+)", "Sau {0} không ghi {1}."),
)
_PARTS = {
    "figures": "số liệu",
    "fields": "ô",
    "tables": "bảng",
    "sections": "mục",
    "slots": "văn bản của kỳ",
    "head": "phần đầu báo cáo",
    "documents": "văn bản",
}


def _shown(value: object) -> str:
    """A value as the person wrote it, cut short."""
    bare = isinstance(value, str | int | Decimal) and not isinstance(value, bool)
    words = str(value) if bare else json.dumps(value, ensure_ascii=False, default=str)
    return shorten(words, 60, placeholder="…")


def _value_wrong(facts: Mapping[str, object]) -> str:
    kind = _KINDS.get(str(facts["kind"]), "giá trị khác")
    return (
        f"Chưa có gì thay đổi. Ô “{facts['field']}” ghi “{_shown(facts['value'])}”, "
        f"không phải {kind}. Hãy sửa lại ô này."
    )


def _template_wrong(facts: Mapping[str, object]) -> str:
    places = (
        ("mục", facts.get("section")),
        ("ô", facts.get("field")),
        ("khóa", facts.get("key")),
    )
    where = ", ".join(f"{name} “{value}”" for name, value in places if value)
    found = f" (gặp “{facts['found']}”)" if facts.get("found") else ""
    line = f", dòng {facts['line']} cột {facts['column']}" if facts.get("line") else ""
    problem = _PROBLEMS[str(facts["problem"])]
    file = f" {facts['file']}" if facts.get("file") else ""
    return (
        f"Báo cáo đã lưu vẫn an toàn. Mẫu báo cáo{file} có lỗi ở {where or 'đầu tệp'}{line}: "
        f"{problem}{found}. Hãy dùng tệp mẫu đúng hoặc báo nơi cấp mẫu."
    )


def _part(name: object) -> str:
    kind, _, inner = str(name).partition(".")
    return f"{_PARTS.get(kind, 'tệp')} {inner}".rstrip()


def _fill_unknown(facts: Mapping[str, object]) -> str:
    part = _part(facts["part"])
    return (
        f"Chưa có gì thay đổi. Mẫu báo cáo không có “{facts['key']}” trong {part}. "
        "Hãy sửa tên ấy trong tệp rồi điền lại."
    )


def _fill_wrong(facts: Mapping[str, object]) -> str:
    part = _part(facts["part"])
    key = f" “{facts['key']}”" if facts["key"] else ""
    return (
        f"Chưa có gì thay đổi. Giá trị “{_shown(facts['value'])}” không ghi được vào "
        f"{part}{key}. Hãy sửa trong tệp rồi điền lại."
    )


def _fill_markup(facts: Mapping[str, object]) -> str:
    found = f"“{facts['found']}”" if facts["found"] else "thiếu dấu đóng ở cuối đoạn"
    return (
        f"Chưa có gì thay đổi. Mục “{facts['section']}” viết sai ở dòng {facts['line']}, "
        f"cột {facts['column']}: {found}. Hãy sửa rồi điền lại."
    )


def _signer_unknown(facts: Mapping[str, object]) -> str:
    known = facts["known"]
    names = ", ".join(map(str, known)) if isinstance(known, tuple) else ""
    return (
        f"Chưa có gì thay đổi. Hồ sơ đơn vị không có người ký “{_shown(facts['value'])}” "
        f"(đang có: {names or 'chưa có ai'}). Hãy thêm người ký vào hồ sơ, hoặc để null."
    )


def _call_wrong(facts: Mapping[str, object]) -> str:
    problem = str(facts["problem"])
    for pattern, words in _CALLS:
        found = re.match(pattern, problem, re.DOTALL)
        if found:
            told = words.format(*(part.replace("'", "") for part in found.groups()))
            return f"Chưa có gì thay đổi. {told} {facts['usage']}"
    return f"Chưa có gì thay đổi. Lệnh viết thiếu, thừa hoặc sai. {facts['usage']}"


def _template_unknown(facts: Mapping[str, object]) -> str:
    version = f" bản {facts['version']}" if facts["version"] else ""
    known = facts["known"]
    names = ", ".join(map(str, known)) if isinstance(known, tuple) else ""
    return (
        f"Chưa có gì thay đổi. Không có mẫu báo cáo “{facts['id']}”{version}. "
        f"Các mẫu đang có: {names or 'không có mẫu nào'}."
    )


def _unit_value_wrong(facts: Mapping[str, object]) -> str:
    return (
        f"Hồ sơ đơn vị chưa đổi. “{_shown(facts['value'])}” không ghi được vào “{facts['key']}”. "
        "Danh sách phải viết bằng JSON, ví dụ "
        'signers=[{"name": "Nguyễn Văn A", "office": "Phó Chủ tịch"}].'
    )


UNKNOWN = (
    "Dữ liệu đã lưu vẫn an toàn. Việc vừa rồi không làm được. Hãy thử lại hoặc báo nơi hỗ trợ."
)


def _legacy_text(facts: Mapping[str, object]) -> str:
    name = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI"}[str(facts["encoding"])]
    before, after = (
        shorten(str(facts[key]), 80, placeholder="…").replace("“", '"').replace("”", '"')
        for key in ("before", "after")
    )
    return (
        f"Chưa có gì thay đổi. Tệp {facts['name']} dùng phông cũ {name}: “{before}” sẽ thành "
        f"“{after}”. Nếu đúng, hãy nhập lại với --convert {facts['encoding']}; "
        "nếu không phải, với --convert none."
    )


SENTENCES: Mapping[str, Words] = {
    **WORDS,
    **REGISTER_WORDS,
    "LegacyText": _legacy_text,
    "CallWrong": _call_wrong,
    "DatabaseLocked": locked,
    "FileMissing": "Chưa có gì thay đổi. Không có tệp {file}. Hãy xem lại tên và nơi để tệp.",
    "FileUnreadable": (
        "Chưa có gì thay đổi. Không đọc được tệp {file} ({problem}). "
        "Hãy chép tệp về máy rồi thử lại."
    ),
    "SectionUnknown": (
        "Chưa có gì thay đổi. Mẫu báo cáo không có mục “{section}”; các mục: {known}."
    ),
    "WordOfAnother": (
        "Chưa có gì thay đổi. {name} không phải tệp Word xuất từ báo cáo {report}. Hãy chọn đúng "
        "tệp, hoặc bỏ --into để nhập như báo cáo cũ."
    ),
    "NoReportYearAgo": (
        "Chưa lập báo cáo nào. Chưa có báo cáo {period} để lấy lời văn; hãy bỏ --from-year-ago "
        "hoặc nhập báo cáo ấy trước."
    ),
    "DaysReversed": (
        "Ngày đã ghi trước đó vẫn giữ. Ngày đầu {first} sau ngày cuối {last}; hãy ghi lại hai ngày."
    ),
    "ExportNowhere": ("Chưa xuất gì. Hãy ghi nơi để tệp bằng --docx, --pdf hoặc --txt."),
    "SettingWrong": (
        "Hồ sơ đơn vị chưa đổi. “{text}” thiếu dấu bằng. Hãy viết như name=“Trà Sơn”."
    ),
    "MatchWrong": (
        "Danh sách đơn vị chưa đổi. “{text}” không nói rõ đơn vị cũ là đơn vị nào. Hãy viết như "
        "“xã Cũ=xã Mới”, hoặc “xã Cũ; tỉnh; cấp trên=xã Mới”."
    ),
    "OutputUnwritable": (
        "Việc đã làm xong và được giữ, nhưng không in ra được kết quả ({detail}). "
        "Hãy xem lại bằng lệnh list hoặc show."
    ),
    "NothingReadable": (
        "Chưa nhận báo cáo nào, dữ liệu của máy này vẫn nguyên. Không đọc được tệp nào ở {paths}. "
        "Hãy xem lại nơi để tệp, hoặc xin đơn vị gửi ghi lại."
    ),
    "NumberOfPaperWrong": (
        "Chưa có gì thay đổi. “{value}” không phải là số văn bản. "
        "Hãy ghi chữ số văn thư đã cấp, ví dụ 05 hoặc 12a."
    ),
    "SignerUnknown": _signer_unknown,
    "TargetsSame": "Chưa xuất gì. Hai tệp cùng ghi vào {path}. Hãy đặt hai tên khác nhau.",
    "NumberUnreadable": "“{text}” không phải là số viết đúng (ví dụ 1.383 hoặc 6,9). Hãy sửa lại.",
    "DateUnreadable": "“{text}” không phải là một ngày có thật (ví dụ 10/9/2024). Hãy sửa lại.",
    "PeriodUnknown": (
        "Chưa có gì thay đổi. Không có kỳ báo cáo “{text}”. Viết như 2024-Q1 (quý), 2024-6M, "
        "2024-9M, 2024-Y (năm) hoặc 2024-03 (tháng)."
    ),
    "MarkupError": "Chưa có gì thay đổi. Câu văn viết sai ở dòng {line}, cột {column}: “{found}”.",
    "ValueWrong": _value_wrong,
    "UnitKeyUnknown": (
        "Hồ sơ đơn vị chưa đổi. Không có mục “{key}”; chỉ có: {known}. Hãy chọn lại."
    ),
    "UnitValueWrong": _unit_value_wrong,
    "TemplateWrong": _template_wrong,
    "StyleWrong": (
        "Chưa có gì thay đổi. Quy tắc trình bày văn bản ghi sai ở “{key}” ({problem}). "
        "Hãy cài lại chương trình."
    ),
    "TemplateUnknown": _template_unknown,
    "TemplateUnreadable": (
        "Báo cáo đã lưu vẫn an toàn. Không đọc được mẫu báo cáo {file}: {problem}. "
        "Hãy dùng tệp mẫu đúng hoặc báo nơi cấp mẫu."
    ),
    "ReportFinal": (
        "Báo cáo {report} đã hoàn thành nên không sửa được, nội dung vẫn nguyên. "
        "Muốn sửa, hãy Mở lại để làm lần sau."
    ),
    "TotalsOfAnother": (
        "Chưa có gì thay đổi. Báo cáo {report} là của loại hay kỳ khác với số đã tổng hợp. "
        "Hãy lập báo cáo cùng kỳ, loại Tổng hợp của nơi nhận (hoặc cùng loại), rồi điền."
    ),
    "ReportNotFinal": (
        "Báo cáo {report} vẫn an toàn nhưng chưa hoàn thành. Hãy Hoàn thành báo cáo trước."
    ),
    "FillUnreadable": (
        "Chưa có gì thay đổi. Tệp số liệu không phải là JSON đúng{place}. Hãy sửa tệp rồi điền lại."
    ),
    "FillUnknown": _fill_unknown,
    "FillForeign": (
        "Chưa có gì thay đổi. Tệp ghi {key} là “{given}”, báo cáo này là “{own}”. "
        "Hãy chọn đúng báo cáo, hoặc bỏ {key} khỏi tệp."
    ),
    "FillWrong": _fill_wrong,
    "FillMarkup": _fill_markup,
    "FillToken": (
        "Chưa có gì thay đổi. Mục “{section}” trỏ tới “{token}” mà mẫu báo cáo không có. "
        "Hãy sửa tên ấy rồi điền lại."
    ),
}
