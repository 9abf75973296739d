"""What an old report says of itself: who wrote it, when, to whom, and who signed."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from core.collation import folded
from core.numbers import DateUnreadable, read_date
from core.text import clean_line
from core.unit import Office

_NUMBER = re.compile(r"số\s*[:.]?\s*0*([0-9]{0,6}[a-zđ]?)[\s.…_]*/\s*(\S+)", re.IGNORECASE)
_DATE = re.compile(
    r"(.{0,60}?)[,\s]*\bngày[\s.…_]*(\d{0,2})[\s.…_]*tháng[\s.…_]*(\d{0,2})[\s.…_]*"
    r"năm[\s.…_]*(\d{0,4})[\s.…_]*",
    re.IGNORECASE,
)
_MARK = re.compile(r"du thao ma .*|khan|thuong khan|hoa toc")
_COMMUNES = "xã|phường|thị trấn|đặc khu"
_SUPERIORS = "huyện|quận|thành phố|thị xã|tỉnh"
_BODY = re.compile(rf"(?:ubnd|ủy ban nhân dân)\s+({_COMMUNES}|{_SUPERIORS})\s+", re.IGNORECASE)
_WORD = re.compile(r"([^\W_]+)([^\w\s]?)\s*")
_LONGEST_NAME = 5
_LONGEST_LINE = 80
_KNOWN = (
    "cong hoa xa hoi chu nghia viet nam",
    "doc lap",
    "tu do",
    "hanh phuc",
    "uy ban nhan dan",
    "ubnd",
    "hoi dong nhan dan",
    "dang bo",
)


@dataclass(frozen=True, slots=True)
class OldHead:
    """Facts as the old paper had them; "" and None where it did not say.

    `number` is without its `sign` ("45", "BC-UBND"); `parent` is the superior body as it is
    addressed ("UBND huyện Trà Bồng"); `lines` are all lines over the title and of the foot.
    """

    number: str = ""
    sign: str = ""
    date: datetime.date | None = None
    place: str = ""
    parent: str = ""
    unit_kind: str = ""
    unit_name: str = ""
    signer_name: str = ""
    signer_office: Office | None = None
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The facts over the title; `unknown` are the lines that are none."""

    number: str
    sign: str
    date: datetime.date | None
    place: str
    parent: str
    unit: tuple[str, str]
    unknown: tuple[str, ...]


def read_letterhead(lines: Iterable[str]) -> Letterhead:
    """The facts of the lines over a title."""
    number = sign = place = ""
    date: datetime.date | None = None
    bodies: list[str] = []
    unknown: list[str] = []
    for line in lines:
        if match := _NUMBER.fullmatch(line):
            number, sign = match[1], match[2]
        elif match := _DATE.fullmatch(line):
            place, date = match[1].strip(" ,"), _day(match)
        elif _is_body(line):
            bodies.append(line)
        elif not is_letterhead(line):
            unknown.append(line)
    units = tuple(named_bodies(" ".join(bodies)))
    unit = next((body for body in units if body[0] in _COMMUNES.split("|")), ("", ""))
    parent = next((body for body in units if body[0] in _SUPERIORS.split("|")), None)
    over = f"UBND {' '.join(parent)}" if parent else ""
    return Letterhead(number, sign, date, place, over, unit, tuple(unknown))


def is_letterhead(line: str) -> bool:
    """Whether the line can only stand over a title, or is a rule without words."""
    known = len(line) < _LONGEST_LINE and folded(line).startswith(_KNOWN)
    marked = _MARK.fullmatch(folded(line))
    dated = _NUMBER.fullmatch(line) or _DATE.fullmatch(line)
    return bool(known or marked or dated) or not any(char.isalnum() for char in line)


def most_named_commune(found: str) -> tuple[str, str]:
    """The commune whose People's Committee a text names most often; ("", "") for none."""
    named = (body for body in named_bodies(found) if body[0] in _COMMUNES.split("|"))
    counts = Counter(named).most_common(1)
    return counts[0][0] if counts else ("", "")


def named_bodies(found: str) -> Iterable[tuple[str, str]]:
    """Kind and name of every body named "UBND xã Trà Sơn", in capitals or not."""
    found = clean_line(found).replace("Uỷ", "Ủy").replace("UỶ", "ỦY")
    for match in _BODY.finditer(found):
        name = _name(found, match.end())
        if name:
            yield match[1].lower(), name


def _name(found: str, start: int) -> str:
    """The capitalised words from `start` on, up to a stop or the next body."""
    words: list[str] = []
    while match := _WORD.match(found, start):
        word = match[1]
        if not (word[0].isupper() or (words and word.isdecimal())) or len(words) == _LONGEST_NAME:
            break
        if _BODY.match(found, start) or folded(word) in ("ubnd", "uy", "hdnd"):
            break
        words.append(word.capitalize() if word.isupper() else word)
        start = match.end()
        if match[2]:
            break
    return " ".join(words)


def _is_body(line: str) -> bool:
    if len(line) >= _LONGEST_LINE:
        return False
    kinds = (*_COMMUNES.split("|"), *_SUPERIORS.split("|"), "ubnd", "uy ban")
    opening = folded(line).startswith(tuple(f"{folded(kind)} " for kind in kinds))
    return opening and (line.isupper() or folded(line).startswith("ubnd"))


def _day(match: re.Match[str]) -> datetime.date | None:
    try:
        return read_date("/".join(match.group(2, 3, 4)))
    except DateUnreadable:
        return None
