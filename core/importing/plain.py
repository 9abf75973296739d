"""The bytes of a text file → an old report's paragraphs; `**…**` and `*…*` are read as looks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.importing.marks import is_marked
from core.importing.old_paper import OldParagraph, is_blank, text
from core.importing.refused import LARGEST, FileEmpty, FileTooLarge, TextUnreadable
from core.markup import Text

_ENDS = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_PAGE_NUMBER = re.compile(r"\s*[-–]?\s*\d{1,3}\s*[-–]?\s*")
_STARS = re.compile(r"\*+")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_NOTE_LINE = re.compile("[⁰¹²³⁴-⁹]")
_COLUMNS = re.compile(r"\S {3,}\S|\t")
_INDENT = re.compile(r"\t| {3,}")
_WRAPPED = (60, 140)
_WIDEST = 1.5
_FULL = 0.8
_STOPS = '.?!:;”"'


def read_plain(name: str, data: bytes) -> tuple[OldParagraph, ...]:
    """Every line with text as a paragraph; lines broken only by the width are one.

    Raises FileEmpty, FileTooLarge and TextUnreadable, with `name`.
    """
    if len(data) > LARGEST:
        raise FileTooLarge(name=name, size=len(data), largest=LARGEST)
    found = tuple(paragraphs(_decoded(name, data)))
    if not found:
        raise FileEmpty(name=name)
    return found


def paragraphs(found: str) -> Iterator[OldParagraph]:
    """The paragraphs of decoded text."""
    lines = _without_page_numbers(found)
    wrapped = _width(lines)
    for block in _blocks(lines):
        for line in _lines(_looks("\n".join(_unwrapped(block, wrapped)))):
            yield from _paragraph(line)


def _decoded(name: str, data: bytes) -> str:
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        found = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise TextUnreadable(name=name) from None
    if "\0" in found:
        raise TextUnreadable(name=name)
    return found


def _without_page_numbers(found: str) -> list[str]:
    """The lines; where the file has page ends (form feeds), without the number beside each."""
    kept: list[str] = []
    pages = found.split("\f")
    for at, page in enumerate(pages):
        lines = _ENDS.split(page)
        worded = [row for row, line in enumerate(lines) if line.strip()]
        edges = {*worded[:1], *worded[-1:]} if len(pages) > 1 else set()
        numbers = {row for row in edges if _PAGE_NUMBER.fullmatch(lines[row])}
        kept += [line for row, line in enumerate(lines) if row not in numbers]
        if at < len(pages) - 1:
            kept.append("")
    return kept


def _width(lines: list[str]) -> int:
    """How wide the text was set, 0 where every paragraph is one line."""
    lengths = sorted(len(line.strip()) for line in lines if line.strip())
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    fits = _WRAPPED[0] <= usual <= _WRAPPED[1] and lengths[-1] <= _WIDEST * usual
    return usual if fits else 0


def _blocks(lines: list[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield block
            block = []
    if block:
        yield block


def _unwrapped(block: list[str], widest: int) -> Iterator[str]:
    """The lines of a block, those that only the width has broken put together."""
    whole = [block[0].strip()]
    for line in block[1:]:
        bare = line.strip()
        if not _INDENT.match(line) and _goes_on(whole[0], whole[-1], bare, widest):
            whole.append(bare)
            continue
        yield " ".join(whole)
        whole = [bare]
    yield " ".join(whole)


def _goes_on(first: str, last: str, line: str, widest: int) -> bool:
    opening = line.lstrip("*")
    if is_marked(opening) or _NOTE_LINE.match(opening) or _COLUMNS.search(f"{last}\n{line}"):
        return False
    if not widest or _NOTE_LINE.match(first):
        return bool(widest)
    if len(last) < _FULL * widest or (last.isupper() and not line.isupper()):
        return False
    return opening[:1].islower() or last.rstrip("*")[-1:] not in _STOPS


@dataclass(slots=True)
class _Stars:
    """One run of stars and what it may do."""

    start: int
    end: int
    paired: bool = False

    @property
    def count(self) -> int:
        return self.end - self.start


def _looks(block: str) -> Iterator[tuple[str, bool, bool]]:
    """Text, bold and italic; stars without their fellow stay text."""
    bold = italic = False
    at = 0
    for stars in _paired(block):
        yield block[at : stars.start], bold, italic
        bold ^= stars.count > 1
        italic ^= stars.count != 2
        at = stars.end
    yield block[at:], bold, italic


def _paired(block: str) -> list[_Stars]:
    found: list[_Stars] = []
    open_: dict[int, _Stars] = {}
    for match in _STARS.finditer(block):
        stars = _Stars(*match.span())
        found.append(stars)
        before, after = (
            block[max(stars.start - 1, 0) : stars.start],
            block[stars.end : stars.end + 1],
        )
        closes = bool(before) and not before.isspace() and not after.isalnum()
        opener = open_.pop(stars.count, None) if closes else None
        if opener:
            opener.paired = stars.paired = True
        elif stars.count <= 3 and after and not after.isspace() and not before.isalnum():
            open_[stars.count] = stars
    return [stars for stars in found if stars.paired]


def _lines(pieces: Iterator[tuple[str, bool, bool]]) -> Iterator[list[Text]]:
    line: list[Text] = []
    for found, bold, italic in pieces:
        first, *more = found.split("\n")
        line.append(text(first, bold=bold, italic=italic))
        for other in more:
            yield line
            line = [text(other, bold=bold, italic=italic)]
    yield line


def _paragraph(line: list[Text]) -> Iterator[OldParagraph]:
    level = 0
    if line and (match := _HASHES.match(line[0].text)):
        level = len(match[1])
        line[0] = text(line[0].text[match.end() :], bold=line[0].bold, italic=line[0].italic)
    if not is_blank(line):
        yield OldParagraph(tuple(piece for piece in line if piece.text), level=level)
