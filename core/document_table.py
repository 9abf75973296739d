"""Documents out of a table pasted from Excel or Word, or kept as CSV: columns known by their
headings or by what stands in them, doubtful rows told, nothing entered by itself."""

import csv
import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.collation import folded
from core.documents import CitedDocument, by_sign, sign_of, type_of_sign, types
from core.errors import AppError
from core.numbers import DateUnreadable, read_date
from core.text import clean_line
from core.unit import short_id

LARGEST_TABLE = 4 << 20
_MOST_ROWS = 5_000
# What a heading may say, the longer before what stands in it.
_HEADINGS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("valid_to", ("het hieu luc", "hieu luc den")),
    ("valid_from", ("co hieu luc", "hieu luc tu", "hieu luc")),
    ("replaced_by", ("thay bang", "thay the", "duoc thay")),
    ("type", ("loai", "hinh thuc van ban", "the loai")),
    ("sign", ("so, ky hieu", "so ky hieu", "ky hieu", "so hieu", "so van ban", "so vb", "so/")),
    ("issuer", ("co quan", "noi ban hanh", "don vi ban hanh", "tac gia", "nguoi ban hanh")),
    ("subject", ("trich yeu", "noi dung", "ten van ban", "ve viec", "ten goi")),
    ("date", ("ngay",)),
)
_ISSUERS = re.compile(
    r"(?:ubnd|hdnd|uy ban|hoi dong|chinh phu|quoc hoi|thu tuong|bo |so |dang uy|huyen uy|tinh uy|"
    r"thanh uy|thi uy|ban |van phong|phong |chu tich|trung uong|mat tran|mttq|doan|hoi )"
)
_SIGN_AND_DAY = re.compile(r"(.*?)[,;]?\s*ng[aà]y\s*(\d.*)", re.IGNORECASE | re.DOTALL)


class Doubt(StrEnum):
    """Why a row waits for a person's eyes."""

    SIGN_ODD = "sign_odd"
    DATE_UNREAD = "date_unread"
    TYPE_UNKNOWN = "type_unknown"
    SUBJECT_MISSING = "subject_missing"
    KNOWN_ALREADY = "known_already"


class TableUnreadable(AppError):
    """The text is no table in which any column of documents can be known."""


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of the table, `line` from 1: the document it tells, its id still empty."""

    line: int
    document: CitedDocument
    doubts: tuple[Doubt, ...]

    @property
    def is_sure(self) -> bool:
        """Whether it can be entered as it was read."""
        return not self.doubts


@dataclass(frozen=True, slots=True)
class ReadTable:
    """The rows, and which part of a document was taken from each column ("": none)."""

    columns: tuple[str, ...]
    rows: tuple[ReadRow, ...]


def read_table(text: str, known: Iterable[CitedDocument]) -> ReadTable:
    """The documents a table tells; those of `known` and those told twice are marked so."""
    cells = _cells(text)
    columns, skipped = _columns(cells)
    if not {"sign", "subject"} & set(columns) or sum(map(bool, columns)) < 2:
        raise TableUnreadable
    seen = list(known)
    rows: list[ReadRow] = []
    for line, row in enumerate(cells[skipped:], skipped + 1):
        said = {part: cell for part, cell in zip(columns, row, strict=False) if part and cell}
        if not said:
            continue
        read = _row(line, said)
        if by_sign(seen, read.document.sign, read.document.date):
            read = replace(read, doubts=(*read.doubts, Doubt.KNOWN_ALREADY))
        seen.append(read.document)
        rows.append(read)
    return ReadTable(columns, tuple(rows))


def entered(rows: Iterable[ReadRow], taken: Iterable[str]) -> tuple[CitedDocument, ...]:
    """The documents of these rows, each under an id of its own."""
    used, made = list(taken), list[CitedDocument]()
    for row in rows:
        id_ = short_id(row.document.sign or row.document.type, used)
        used.append(id_)
        made.append(replace(row.document, id=id_))
    return tuple(made)


def _cells(text: str) -> list[tuple[str, ...]]:
    if len(text) > LARGEST_TABLE:
        raise TableUnreadable
    first = text[:4000]
    comma = ";" if first.count(";") > first.count(",") else ","
    delimiter = "\t" if "\t" in first else comma
    lines = text.lstrip("\ufeff").splitlines(keepends=True)
    try:
        read = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error:
        raise TableUnreadable from None
    rows = [tuple(clean_line(cell) for cell in row) for row in read]
    rows = [row for row in rows if any(row)]
    if not rows or len(rows) > _MOST_ROWS:
        raise TableUnreadable
    return rows


def _columns(cells: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], int]:
    """(the part each column holds, how many rows are headings)."""
    for at, row in enumerate(cells[:5]):
        named = _by_headings(row)
        if sum(map(bool, named)) > 1:
            return named, at + 1
    return _by_content(cells), 0


def _by_headings(row: tuple[str, ...]) -> tuple[str, ...]:
    found: list[str] = []
    for cell in row:
        bare = folded(cell)
        parts = (
            part
            for part, words in _HEADINGS
            if part not in found and any(bare.startswith(word) for word in words)
        )
        is_heading = len(bare) < 40 and not sign_of(cell)
        found.append(next(parts, "") if is_heading else "")
    return tuple(found)


def _by_content(cells: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    width = max(map(len, cells))
    columns = [[row[at] for row in cells if at < len(row) and row[at]] for at in range(width)]
    found = [""] * width
    known = {folded(name) for name in types()}
    tests: Mapping[str, Callable[[str], bool]] = {
        "sign": lambda cell: bool(sign_of(_SIGN_AND_DAY.sub(r"\1", cell))),
        "date": lambda cell: _day(cell) is not None,
        "type": lambda cell: folded(cell) in known,
        "issuer": lambda cell: bool(_ISSUERS.match(folded(cell))) and len(cell) < 60,
    }
    for part, fits in tests.items():
        shares = [
            sum(map(fits, column)) / len(column) if column and not found[at] else 0
            for at, column in enumerate(columns)
        ]
        best = max(range(width), key=lambda at: shares[at])
        if shares[best] > 0.5:
            found[best] = part
    lengths = [
        0 if found[at] or not column else sum(map(len, column)) / len(column)
        for at, column in enumerate(columns)
    ]
    longest = max(range(width), key=lambda at: lengths[at])
    if lengths[longest] > 8:
        found[longest] = "subject"
    return tuple(found)


def _row(line: int, said: Mapping[str, str]) -> ReadRow:
    given = dict(said)
    joined = _SIGN_AND_DAY.fullmatch(given.get("sign", ""))
    if joined and _day(joined[2]):
        given["sign"] = joined[1].strip()
        given.setdefault("date", joined[2])
    sign = sign_of(given.get("sign", "")) or given.get("sign", "")
    type_ = given.get("type", "") or type_of_sign(sign)
    document = CitedDocument(
        id="",
        type=type_ or "Văn bản",
        sign=sign,
        date=_day(given.get("date", "")),
        issuer=given.get("issuer", ""),
        subject=given.get("subject", ""),
        valid_from=_day(given.get("valid_from", "")),
        valid_to=_day(given.get("valid_to", "")),
    )
    return ReadRow(line, document, tuple(_doubts(document, given)))


def _doubts(document: CitedDocument, said: Mapping[str, str]) -> Iterator[Doubt]:
    if not sign_of(document.sign):
        yield Doubt.SIGN_ODD
    days = ("date", "valid_from", "valid_to")
    if document.date is None or any(said.get(part) and not _day(said[part]) for part in days):
        yield Doubt.DATE_UNREAD
    if document.type == "Văn bản":
        yield Doubt.TYPE_UNKNOWN
    if not document.subject:
        yield Doubt.SUBJECT_MISSING


def _day(text: str) -> datetime.date | None:
    try:
        return read_date(text)
    except DateUnreadable:
        return None
