"""The bytes of a text file → an old report's paragraphs; `**…**` and `*…*` are read as looks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.importing.code_pages import decoded
from core.importing.legacy import Letters
from core.importing.marks import is_marked, read_number, with_mark_apart
from core.importing.old_paper import OldParagraph, is_blank, plain_text, text
from core.importing.paragraphs import Titles
from core.importing.refused import LARGEST, FileEmpty, FileTooLarge
from core.importing.watching import Watch, unwatched, watched
from core.importing.words import words
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
_SET_TO_A_COLUMN = 1.1
_FULL = 0.8
_USUAL_LENGTH = 350
_STOPS = '.?!:;”"'


def read_plain(
    name: str,
    data: bytes,
    letters: Letters,
    titles: Titles = frozenset(),
    watch: Watch = unwatched,
) -> tuple[OldParagraph, ...]:
    """Every line with text as a paragraph; lines broken only by the width are one.

    A line whose words are one of `titles` is whole. Raises FileEmpty, FileTooLarge and
    TextUnreadable, with `name`.
    """
    if len(data) > LARGEST:
        raise FileTooLarge(name=name, size=len(data), largest=LARGEST)
    found_there = paragraphs(letters.read(decoded(name, data, letters)), titles)
    found = tuple(watched(found_there, watch, (0, 60), len(data) // _USUAL_LENGTH))
    if not found:
        raise FileEmpty(name=name)
    return found


def paragraphs(found: str, titles: Titles = frozenset()) -> Iterator[OldParagraph]:
    """The paragraphs of decoded text."""
    lines = _without_page_numbers(found)
    wrapped = _Width(_width(lines), titles)
    for block in _blocks(lines):
        for line in _lines(_looks("\n".join(_unwrapped(block, wrapped)))):
            yield from _paragraph(line)


@dataclass(frozen=True, slots=True)
class _Width:
    """How wide the text was set (0: every paragraph is one line), and the headings it may have."""

    widest: int
    titles: Titles


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
    if not fits:
        return 0
    return lengths[-1] if lengths[-1] <= _SET_TO_A_COLUMN * usual else usual


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


def _unwrapped(block: list[str], width: _Width) -> Iterator[str]:
    """The lines of a block, those that only the width has broken put together."""
    whole = [block[0].strip()]
    for line in block[1:]:
        bare = line.strip()
        if not _INDENT.match(line) and _goes_on(whole[0], whole[-1], bare, width):
            whole.append(bare)
            continue
        yield " ".join(whole)
        whole = [bare]
    yield " ".join(whole)


def _goes_on(first: str, last: str, line: str, width: _Width) -> bool:
    opening, widest = line.lstrip("*"), width.widest
    if is_marked(opening) or _NOTE_LINE.match(opening) or _COLUMNS.search(f"{last}\n{line}"):
        return False
    if not widest or _NOTE_LINE.match(first):
        return bool(widest)
    if len(last) < _FULL * widest or (last.isupper() and not line.isupper()):
        return False
    if opening[:1].islower():
        return True
    if last.rstrip("*")[-1:] in _STOPS:
        return False
    return not (read_number(first) and _is_over(last, line, width))


def _is_over(last: str, line: str, width: _Width) -> bool:
    """Whether a heading ends here: it had room for the next word, or is one of the form's."""
    had_room = len(last) + 1 + len(line.split(maxsplit=1)[0]) <= width.widest
    bare = with_mark_apart(OldParagraph((text(last),)))
    return had_room or words(plain_text(bare.content)) in width.titles


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
