"""Documents that plain text cites by type and sign, and the register they are looked up in."""

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from core.documents import CitedDocument, by_sign, full_citation, short_citation
from core.flat import OBJECT
from core.numbers import DateUnreadable, read_date
from core.text import capitalised
from core.unit import short_id

_TYPES = (
    "Công văn|Kế hoạch|Chương trình|Nghị quyết|Quyết định|Chỉ thị|Kết luận|Thông báo|Hướng dẫn|"
    "Nghị định|Thông tư|Pháp lệnh|Tờ trình|Đề án|Quy định|Quy chế|Báo cáo|Công điện"
)
_SIGN = r"\d+[a-zđ]?[-/](?:\d{4}/)?[A-ZĐ][\wĐ./&-]*[\wĐ]"
_CITED = re.compile(
    rf"(?<!\w)(?P<type>(?i:{_TYPES})) số (?P<sign>{_SIGN})"
    r"(?: ngày (?P<day>\d{1,2}/\d{1,2}/\d{4}))?(?![\w/])"
)
_BY = re.compile(r" của (?P<issuer>[^.;:,()]{2,80}?)(?= về )")
_BY_ALONE = re.compile(r" của (?P<issuer>[^.;:,()\ufffc]{2,60})(?=[.;:)]|\s*$)")
_ABOUT = re.compile(rf" về (?P<subject>[^;:{OBJECT}]*?)(?=[;:{OBJECT}]|\.+(?:\s|$)|\s*$)")
_NEXT_CLAUSE = re.compile(r",\s(?=[A-ZĐ])")
_AND = re.compile(r"(?:,|\s+(?:và|cùng|với))*\s*$")
_LONGEST_SUBJECT = 45
_LONGEST_ISSUER = 12


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """What is cited from `start` to `end`; sure where it has a day and ends where it must."""

    start: int
    end: int
    type: str
    sign: str
    date: datetime.date | None
    issuer: str
    subject: str
    is_sure: bool


def documents_in(text: str) -> Iterator[FoundDocument]:
    """Every document that `text` names by type and sign, in reading order."""
    for match in _CITED.finditer(text):
        following = _CITED.search(text, match.end())
        limit = following.start() if following else len(text)
        yield _found(text[:limit], match)


def _found(text: str, match: re.Match[str]) -> FoundDocument:
    day = _day(match["day"])
    by = _BY.match(text, match.end()) or _BY_ALONE.match(text, match.end())
    if by and len(by["issuer"].split()) > _LONGEST_ISSUER:
        by = None
    end = by.end() if by else match.end()
    about = _ABOUT.match(text, end)
    subject = _AND.sub("", _NEXT_CLAUSE.split(about["subject"], 1)[0]) if about else ""
    if about:
        end = about.start("subject") + len(subject)
    whole = "," not in subject and len(subject.split()) <= _LONGEST_SUBJECT
    issuer = _AND.sub("", by["issuer"]) if by else ""
    if by and not about:
        end = by.start("issuer") + len(issuer)
    spoken = f"về {subject}" if subject else ""
    start = match.start()
    named = capitalised(match["type"].lower())
    return FoundDocument(start, end, named, match["sign"], day, issuer, spoken, bool(day) and whole)


def _day(written: str | None) -> datetime.date | None:
    try:
        return read_date(written) if written else None
    except DateUnreadable:
        return None


class Register:
    """The documents that are known, those of the text among them, and which were named before."""

    def __init__(self, known: Iterable[CitedDocument]) -> None:
        self._by_id = {document.id: document for document in known}
        self._kept = set(self._by_id)
        self._cited: set[str] = set()

    def known(self, found: FoundDocument) -> tuple[CitedDocument, bool]:
        """The document it is, and whether it is not in the register yet."""
        document = by_sign(self._by_id.values(), found.sign, found.date)
        if document:
            return document, document.id not in self._kept
        id_ = short_id(found.sign, self._by_id)
        made = CitedDocument(id_, found.type, found.sign, found.date, found.issuer, found.subject)
        self._by_id[id_] = made
        return made, True

    def full(self, id_: str) -> str:
        """How it is named the first time."""
        return full_citation(self._by_id[id_])

    def short(self, id_: str) -> str:
        """How it is named after that."""
        return short_citation(self._by_id[id_])

    def is_cited(self, id_: str) -> bool:
        """Whether it was named before."""
        return id_ in self._cited

    def cite(self, id_: str) -> None:
        """It is named here."""
        self._cited.add(id_)
