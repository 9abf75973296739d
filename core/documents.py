"""Cited documents: both grammars of signs; named in full first, short after."""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from core.collation import folded
from core.numbers import write_date

_STATE_SIGN = re.compile(
    r"\d+[a-zđ]?(/\d{4})?/([A-ZĐ][A-Za-zĐđ0-9]*)(?:-[A-ZĐ][A-ZĐÂƯƠa-z0-9&.\-]*)?", re.ASCII
)
_PARTY_SIGN = re.compile(r"\d+[a-zđ]?-([A-ZĐ][A-Za-zĐđ]*)/[A-ZĐ][A-ZĐÂƯƠa-z0-9&.\-]*", re.ASCII)
_ABOUT = re.compile(r"(v/v)\s*:?\s*|về\s+", re.IGNORECASE)
# A norm's title that begins so follows its issuer without "về".
_RULES = re.compile(r"(?:quy định|sửa đổi|hướng dẫn|bãi bỏ) ", re.IGNORECASE)
_LAWS = ("hiến pháp", "bộ luật", "luật", "pháp lệnh")
_TYPES = {
    "NQ": "Nghị quyết",
    "QĐ": "Quyết định",
    "CT": "Chỉ thị",
    "QC": "Quy chế",
    "QyĐ": "Quy định",
    "TC": "Thông cáo",
    "TB": "Thông báo",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "KH": "Kế hoạch",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "BC": "Báo cáo",
    "BB": "Biên bản",
    "TTr": "Tờ trình",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GM": "Giấy mời",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
    "PL": "Pháp lệnh",
    "KL": "Kết luận",
    "CV": "Công văn",
    "NĐ": "Nghị định",
    "TT": "Thông tư",
}


@dataclass(frozen=True, slots=True)
class CitedDocument:
    """One document of the register. `id` is the register's own; everything else may be empty.

    It is in force from the day `valid_from` until before `valid_to`, the day it lost its force;
    `replaced_by` is the id of what took its place.
    """

    id: str
    type: str
    sign: str = ""
    date: datetime.date | None = None
    issuer: str = ""
    subject: str = ""
    valid_from: datetime.date | None = None
    valid_to: datetime.date | None = None
    replaced_by: str = ""


def is_law(document: CitedDocument) -> bool:
    """Whether it is cited by type and name only (NĐ 30/2020, PL I, II.6.b)."""
    return document.type.lower().startswith(_LAWS)


def short_citation(document: CitedDocument) -> str:
    """Type and sign: "Kế hoạch số 34/KH-UBND"; type and name of a law or what has no sign."""
    named = document.subject and is_law(document)
    if document.sign and not named:
        return f"{document.type} số {document.sign}".strip()
    return f"{document.type} {_spoken(document.subject)}".strip()


def full_citation(document: CitedDocument) -> str:
    """Type, sign, date, issuer and subject, as the first citation names them."""
    if is_law(document) or not (document.sign or document.date or document.issuer):
        return short_citation(document)
    parts = [f"{document.type} số {document.sign}" if document.sign else document.type]
    if document.date:
        parts.append(f"ngày {write_date(document.date)}")
    if document.issuer:
        parts.append(f"của {document.issuer}")
    if document.subject:
        about = _spoken(document.subject)
        is_told = about.startswith("về ") or (_is_norm(document) and _RULES.match(about))
        parts.append(about if is_told else f"về {about}")
    return " ".join(parts).strip()


def _is_norm(document: CitedDocument) -> bool:
    """Whether its sign has the year of a legal norm ("59/2023/NĐ-CP")."""
    state = _STATE_SIGN.fullmatch(document.sign)
    return bool(state and state[1])


def _spoken(subject: str) -> str:
    """ "V/v báo cáo" → "về việc báo cáo", "Về …" → "về …" """
    about = _ABOUT.match(subject)
    if not about:
        return subject
    return ("về việc " if about[1] else "về ") + subject[about.end() :]


def sign_of(text: str) -> str:
    """ "25- NQ/TW" → "25-NQ/TW"; "" where `text` is no sign of the state or the Party."""
    bare = re.sub(r"\s+", "", text)
    return bare if _STATE_SIGN.fullmatch(bare) or _PARTY_SIGN.fullmatch(bare) else ""


def types() -> tuple[str, ...]:
    """Every type an abbreviation names, and those of laws."""
    return tuple(dict.fromkeys((*_TYPES.values(), "Luật", "Bộ luật", "Hiến pháp")))


def by_sign(
    documents: Iterable[CitedDocument], sign: str, date: datetime.date | None = None
) -> CitedDocument | None:
    """The document of that sign, spaces and capitals ignored; another known date is another's."""
    wanted = _sign_key(sign)
    for document in documents:
        same_day = date is None or document.date in (None, date)
        if wanted and _sign_key(document.sign) == wanted and same_day:
            return document
    return None


def _sign_key(sign: str) -> str:
    return re.sub(r"\s+", "", sign).lower()


def matching(documents: Iterable[CitedDocument], typed: str) -> tuple[CitedDocument, ...]:
    """The documents in which every typed word stands in some part, marks and capitals ignored."""
    words = folded(typed).split()
    return tuple(each for each in documents if all(word in parts(each) for word in words))


def parts(document: CitedDocument) -> str:
    """All that a document is found by, folded; its day as "12/3/2024" and "12/03/2024"."""
    day = f"{write_date(document.date)} {document.date:%d/%m/%Y}" if document.date else ""
    said = (document.type, document.sign, day, document.issuer, document.subject)
    return folded(" ".join(said))


def type_of_sign(sign: str) -> str:
    """The type its abbreviation names (NĐ 30/2020, PL III.I), "" where it names none.

    "34/KH-UBND" is the state's, "25-NQ/TW" the Party's. A công văn of the state has no abbreviation
    of its own, but no year either.
    """
    if party := _PARTY_SIGN.fullmatch(sign):
        return _TYPES.get(party[1], "")
    if state := _STATE_SIGN.fullmatch(sign):
        return _TYPES.get(state[2], "" if state[1] else "Công văn")
    return ""
