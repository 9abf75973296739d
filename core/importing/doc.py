"""The bytes of a Word 97–2003 file → an old report's paragraphs; it tells no looks and no fonts."""

import re

from core.importing.doc_stream import DocBroken, DocLocked, DocStream, read_stream
from core.importing.docx_tables import Table, told
from core.importing.legacy import Letters
from core.importing.old_paper import OldParagraph, superscript, text
from core.importing.refused import LARGEST, FileDamaged, FileEmpty, FileEncrypted, FileTooLarge

# Word draws a line break, a hyphen that holds, one that is not seen (a letter in TCVN3 fonts).
_SIGNS = str.maketrans({"\x0b": "\n", "\x1e": "-", "\x1f": "\xad", "\x02": "", "\x05": ""})
_ENDS = re.compile("([\r\x07\x0c])")
_FIELD = re.compile("[\x13\x14\x15]")
_MOST_NOTES = 999
_MOST_SECTORS = 200_000


def read_doc(name: str, data: bytes, letters: Letters) -> tuple[OldParagraph, ...]:
    """Every paragraph with text, notes as text extracts have them, rows of tables as one.

    Raises FileDamaged, FileEmpty, FileEncrypted and FileTooLarge, with `name`.
    """
    if len(data) > LARGEST:
        raise FileTooLarge(name=name, size=len(data), largest=LARGEST)
    try:
        stream = _opened(data)
    except DocLocked:
        raise FileEncrypted(name=name) from None
    except DocBroken:
        raise FileDamaged(name=name) from None
    main = _with_marks(stream)
    found = tuple(_paragraphs(letters.read(f"{main}\r{stream.boxes}")))
    if not found:
        raise FileEmpty(name=name)
    return found


def _opened(data: bytes) -> DocStream:
    from legacy_doc import ExtractionOptions, LegacyDocError
    from legacy_doc.ole import OleReader

    try:
        limits = ExtractionOptions(LARGEST, LARGEST, _MOST_SECTORS)
        file = OleReader(data, options=limits)
        tables = tuple(file.try_read_stream(f"{number}Table") or b"" for number in (0, 1))
        return read_stream(file.read_stream("WordDocument"), (tables[0], tables[1]))
    except (LegacyDocError, ValueError, IndexError, KeyError, OverflowError):
        raise DocBroken from None


def _with_marks(stream: DocStream) -> str:
    """The main text, each note's mark at its place and its text under its paragraph."""
    parts: list[str] = []
    under: list[str] = []
    done = 0
    for number, place in enumerate(sorted(stream.notes)[:_MOST_NOTES], 1):
        before = stream.main[done:place]
        if under and (end := _ENDS.search(before)):
            parts += [before[: end.end()], *under]
            before, under = before[end.end() :], []
        parts += [before, superscript(number)]
        told_there = " ".join(stream.notes[place].replace("\x02", "").split())
        under.append(f"{superscript(number)} {told_there}\r")
        done = place
    rest = stream.main[done:]
    end = _ENDS.search(rest)
    cut = end.end() if end else len(rest)
    return "".join([*parts, rest[:cut], *under, rest[cut:]])


def _without_field_codes(found: str) -> str:
    """What a field shows stays, what it is reckoned from goes."""
    kept: list[str] = []
    codes: list[bool] = []
    at = 0
    for mark in _FIELD.finditer(found):
        if not any(codes):
            kept.append(found[at : mark.start()])
        at = mark.end()
        if mark[0] == "\x13":
            codes.append(True)
        elif codes and mark[0] == "\x14":
            codes[-1] = False
        elif codes:
            codes.pop()
    return "".join([*kept, found[at:]])


def _paragraphs(found: str) -> list[OldParagraph]:
    """Two ends of cells that touch end the row."""
    made: list[OldParagraph] = []
    table = Table()
    cell: list[OldParagraph] = []
    fresh = False
    parts = _ENDS.split(_without_field_codes(found).translate(_SIGNS))
    for words, end in zip(parts[::2], [*parts[1::2], "\r"], strict=True):
        lines = [line for line in words.split("\n") if line.strip()]
        here = [
            OldParagraph((text(line),), fresh=fresh and not at) for at, line in enumerate(lines)
        ]
        if end == "\x07" and not words and fresh:
            table.rows.append([])
        elif end == "\x07":
            table.rows = table.rows or [[]]
            table.rows[-1].append([*cell, *here])
            cell = []
        elif table.rows and table.rows[-1]:
            cell += here
        else:
            made += [*told(table), *here]
            table = Table()
        fresh = end == "\x07"
    return [*made, *told(table), *cell]
