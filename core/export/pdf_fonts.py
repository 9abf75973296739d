"""The letters of a face as subset fonts; the usual letters have the same codes in every file."""

import codecs
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from reportlab.pdfbase.ttfonts import FF_NONSYMBOLIC, FF_SYMBOLIC, SUBSETN

from core.export.metrics import VIETNAMESE, font
from core.export.pdf_objects import Numbering, Raw, listed, stream
from core.layout.placed import Face

# What Vietnamese office prose needs beside ASCII; other letters get subsets of their own.
_MARKS = "“”‘’–—…°²³¹·×÷±≤≥№•«»§₫€"
# Codes that are no ASCII; nor 0, the empty box; nor ends of lines, which readers take for others.
_FREE = (*range(127, 256), *(code for code in range(1, 32) if code not in (10, 13)))
_CODES = 256
_SPACE = 32
# From so many of the usual letters on a paper gets them all, cut out of the face once for all.
_MANY = 60
# The most entries the format allows in one table.
_ENTRIES = 100
# What a reader finds for the empty box.
_UNKNOWN = 0xFFFD
# The codes of further subsets: what stands at 32 would be stretched as a space.
_FURTHER = tuple(code for code in range(1, _CODES) if code != _SPACE)


def _first() -> tuple[int, ...]:
    """The letter of each code: of ASCII its own, for spaces between words stretch at code 32."""
    letters = [0] * _CODES
    letters[_SPACE:127] = range(_SPACE, 127)
    for code, letter in zip(_FREE, (*sorted(VIETNAMESE), *map(ord, _MARKS)), strict=True):
        letters[code] = letter
    return tuple(letters)


FIRST = _first()
_FIRST_CODES = {chr(letter): code for code, letter in enumerate(FIRST) if letter}
# Python makes a fast table only of one whose first sign is NUL.
_TABLE = codecs.charmap_build("\0" + "".join(chr(letter or 0xFFFE) for letter in FIRST[1:]))


@dataclass(frozen=True, slots=True)
class Subset:
    """The objects of one font: the file cut down, what is told of it, its codes as letters."""

    program: bytes
    descriptor: bytes
    letters: bytes
    told: bytes


@functools.lru_cache(maxsize=8)
def usual(face: Face, data: bytes) -> Subset:
    """The subset of all usual letters."""
    return subset(face, data, 0, FIRST)


def subset(face: Face, data: bytes, number: int, letters: tuple[int, ...]) -> Subset:
    """The subset of that number; `%d` stands for the numbers of the objects it names."""
    read = font(face, data).face
    name = b"/%s+%s" % (SUBSETN(number), read.name)
    program: bytes = read.makeSubset(list(letters))
    facts = {
        "Ascent": read.ascent,
        "CapHeight": read.capHeight,
        "Descent": read.descent,
        "Flags": read.flags & ~FF_NONSYMBOLIC | FF_SYMBOLIC,
        "ItalicAngle": read.italicAngle,
        "StemV": read.stemV,
        "MissingWidth": read.defaultWidth,
    }
    figures = "".join(f" /{key} {fact:.6g}" for key, fact in facts.items()).encode()
    box = listed(read.bbox)
    widths = listed(read.charWidths.get(letter, read.defaultWidth) for letter in letters)
    return Subset(
        stream(program, b" /Length1 %d" % len(program)),
        b"<< /Type /FontDescriptor /FontName %s%s /FontBBox %s /FontFile2 %%d 0 R >>"
        % (name, figures, box),
        stream(_unicode(name, letters)),
        b"<< /Type /Font /Subtype /TrueType /BaseFont %s /FirstChar 0 /LastChar %d /Widths %s"
        b" /ToUnicode %%d 0 R /FontDescriptor %%d 0 R >>" % (name, len(letters) - 1, widths),
    )


def _unicode(name: bytes, letters: tuple[int, ...]) -> bytes:
    """Which letter each code is, for readers that search and copy."""
    known = ((code, letter) for code, letter in enumerate(letters) if letter)
    entries = [b"<%02X> <%04X>" % pair for pair in ((0, _UNKNOWN), *known)]
    tables = [entries[start : start + _ENTRIES] for start in range(0, len(entries), _ENTRIES)]
    told = b"".join(
        b"%d beginbfchar\n%s\nendbfchar\n" % (len(table), b"\n".join(table)) for table in tables
    )
    return (
        b"/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
        b"<< /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        b"/CMapName %s def\n/CMapType 2 def\n"
        b"1 begincodespacerange\n<00> <%02X>\nendcodespacerange\n%sendcmap\n"
        b"CMapName currentdict /CMap defineresource pop\nend\nend" % (name, len(letters) - 1, told)
    )


class Letters:
    """The letters of one face in one file, as codes of its subsets."""

    def __init__(self, face: Face, data: bytes, name: str) -> None:
        self._face, self._data = face, data
        self._name, self._first_name = name, f"/{name}+0"
        self._known = font(face, data).face.charToGlyph
        self._used: set[int] = set()
        self._others: dict[str, int] = {}

    def shown(self, text: str) -> list[tuple[str, str]]:
        """The names of fonts of the file, each with the codes to show in it."""
        try:
            codes, _ = codecs.charmap_encode(text, "strict", _TABLE)
        except UnicodeEncodeError:
            return [
                (f"/{self._name}+{number}", _string(bytes(code for _, code in places)))
                for number, places in groupby(map(self._place, text), key=itemgetter(0))
            ]
        if len(self._used) < _MANY:
            self._used.update(codes)
        return [(self._first_name, _string(codes))]

    def _place(self, letter: str) -> tuple[int, int]:
        """The subset and the code; of letters the font lacks, its empty box."""
        if letter in _FIRST_CODES or ord(letter) not in self._known:
            code = _FIRST_CODES.get(letter, 0)
            self._used.add(code)
            return 0, code
        at = self._others.setdefault(letter, len(self._others))
        return 1 + at // len(_FURTHER), _FURTHER[at % len(_FURTHER)]

    def embed(self, file: Numbering) -> Iterator[bytes]:
        """Takes the fonts into the file; gives back their entries among its resources."""
        for number, made in self._subsets():
            program = file.numbered(Raw(made.program))
            descriptor = file.numbered(Raw(made.descriptor % program))
            unicode = file.numbered(Raw(made.letters))
            told = file.numbered(Raw(made.told % (unicode, descriptor)))
            yield b"/%s+%d %d 0 R" % (self._name.encode(), number, told)

    def _subsets(self) -> Iterator[tuple[int, Subset]]:
        if len(self._used) >= _MANY:
            yield 0, usual(self._face, self._data)
        elif self._used:
            few = tuple(letter * (code in self._used) for code, letter in enumerate(FIRST))
            yield 0, subset(self._face, self._data, 0, few)
        others = [*map(ord, self._others)]
        for number, start in enumerate(range(0, len(others), len(_FURTHER)), 1):
            letters = [0] * _CODES
            letters[_SPACE] = _SPACE
            for code, letter in zip(_FURTHER, others[start:], strict=False):
                letters[code] = letter
            yield number, subset(self._face, self._data, number, tuple(letters))


def _string(codes: bytes) -> str:
    """The codes between the brackets of a string."""
    told = codes.decode("latin-1").replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return told.replace("\r", r"\r")
