"""Cited documents: both grammars of signs; named in full first, short after."""

import datetime
import re
from dataclasses import dataclass

from core.numbers import write_date

_STATE_SIGN = re.compile(
    r"\d+[a-zđ]?(?:/\d{4})?/(?:([A-ZĐ][A-Za-zĐđ]*\d*)-)?[A-ZĐ][A-ZĐÂƯƠa-z0-9&.\-]*"
)
_PARTY_SIGN = re.compile(r"\d+[a-zđ]?-([A-ZĐ][A-Za-zĐđ]*)/[A-ZĐ][A-ZĐÂƯƠa-z0-9&.\-]*")
_LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
_TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "KL": "Kết luận",
    "CV": "Công văn",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
}


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """One document of the register. `id` is the register's own; everything else may be empty."""

    id: str
    type: str
    sign: str = ""
    date: datetime.date | None = None
    issuer: str = ""
    subject: str = ""


def is_law(document: CitedDocument) -> bool:
    """Whether it is cited by type and name only (NĐ 30/2020, PL I, II.6.b)."""
    return document.type.startswith(_LAWS)


def short_citation(document: CitedDocument) -> str:
    """Type and sign: "Kế hoạch số 34/KH-UBND"; type and name of a law."""
    if is_law(document) or not document.sign:
        return f"{document.type} {document.subject}".strip()
    return f"{document.type} số {document.sign}"


def full_citation(document: CitedDocument) -> str:
    """Type, sign, date, issuer and subject, as the first citation names them."""
    if is_law(document) or not document.sign:
        return short_citation(document)
    parts = [short_citation(document)]
    if document.date:
        parts.append(f"ngày {write_date(document.date)}")
    if document.issuer:
        parts.append(f"của {document.issuer}")
    if document.subject:
        about = "" if document.subject.lower().startswith("về ") else "về "
        parts.append(about + document.subject)
    return " ".join(parts)


def is_sign(text: str) -> bool:
    """Whether `text` is a sign of the state ("34/KH-UBND") or of the Party ("25-NQ/TW")."""
    return bool(_STATE_SIGN.fullmatch(text) or _PARTY_SIGN.fullmatch(text))


def type_of_sign(sign: str) -> str:
    """The type its abbreviation names (NĐ 30/2020, PL III.I); a công văn has none of its own."""
    match = _PARTY_SIGN.fullmatch(sign) or _STATE_SIGN.fullmatch(sign)
    if not match:
        return ""
    return _TYPES.get(match[1] or "", "") or "Công văn"
