"""TCVN3 and VNI: text of old fonts, whose letters are other letters to every program but theirs."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from core.errors import AppError

_OF_TODAY = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]")
_LETTER = re.compile(r"[^\W\d_]")
_LETTERS = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"\S+")
_ALIEN = frozenset("fjwzFJWZ")
_LONGEST_WORD = 7
_FOREIGN_SHARE = 0.05
_TCVN3 = re.compile(
    r"(?<=[A-Za-z])[\xa1-\xa9\xab-\xb1\xb5-\xb9\xbb-\xbe]|[\xa1-\xb1\xb5-\xbe](?=[a-z])"
)
_VNI = re.compile("[aAeEoOuUyYôÔöÖ][ØÙÛÕÏøùûõïåÅäÄëËüÜ]|[aAeEoO][áàâãéèêÁÀÂÃÉÈÊ]")
_FEWEST = 5
_SHARE = 0.03
_OF_TODAY_MOST = 0.1
_SAMPLE = 400
_LONGEST_LOOK = 200_000
_CAPITALS = re.compile(r"\.vn.*h", re.IGNORECASE)
_SUBSET = re.compile(r"[A-Z]{6}\+")


class Legacy(StrEnum):
    """The two encodings of Vietnamese offices before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


class Consent(StrEnum):
    """What a person said to the conversion: nothing yet, no, yes whatever it is, or which."""

    NOT_ASKED = ""
    NO = "none"
    AUTO = "auto"
    TCVN3 = "tcvn3"
    VNI = "vni"


class LegacyText(AppError):
    """`name` is written in `encoding`; `before` is a piece of it, `after` the same converted."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Text that looks like `encoding`: a piece of it as it stands, and as it would be."""

    encoding: Legacy
    before: str
    after: str


def of_font(font: str) -> Legacy | None:
    """The encoding that a font's name tells (".VnTime", "VNI-Times")."""
    bare = _SUBSET.sub("", font.strip(" '\"")).lower()
    if bare.startswith(".vn"):
        return Legacy.TCVN3
    return Legacy.VNI if bare.startswith("vni") else None


def of_text(text: str) -> Legacy | None:
    """The encoding that a text's letters tell: many signs of one, hardly a letter of today."""
    text = text[:_LONGEST_LOOK]
    letters = len(_LETTER.findall(text)) or 1
    tcvn3, vni = len(_TCVN3.findall(text)), len(_VNI.findall(text))
    most = max(tcvn3, vni)
    if most < _FEWEST or most < _SHARE * letters:
        return None
    if len(_OF_TODAY.findall(text)) > _OF_TODAY_MOST * most:
        return None
    encoding = Legacy.TCVN3 if tcvn3 >= vni else Legacy.VNI
    return encoding if _is_vietnamese(converted(text, encoding)) else None


def converted(text: str, encoding: Legacy, font: str = "") -> str:
    """The text in today's letters; lines and words that are of today are left as they are.

    TCVN3 has no accented capitals: its fonts for capitals (".VnTimeH") draw small letters so.
    """
    signs = _TCVN3 if encoding is Legacy.TCVN3 else _VNI
    lines = (
        line if _is_of_today(line, signs) else _WORD.sub(_Converter(encoding), line)
        for line in text.split("\n")
    )
    made = "\n".join(lines)
    return made.upper() if _CAPITALS.fullmatch(font.strip()) else made


def _is_of_today(line: str, signs: re.Pattern[str]) -> bool:
    count = len(_OF_TODAY.findall(line))
    return bool(count) and count >= len(signs.findall(line))


def _is_vietnamese(text: str) -> bool:
    """Whether it has the short words, and hardly the letters, that no other language has."""
    words = [word for word in _LETTERS.findall(text) if len(word) > 1] or [""]
    alien = sum(not _ALIEN.isdisjoint(word) for word in words)
    long = sum(len(word) > _LONGEST_WORD for word in words)
    marked = sum(bool(_OF_TODAY.search(word)) for word in words)
    return max(alien, long) <= _FOREIGN_SHARE * len(words) and marked >= _SHARE * len(words)


class _Converter:
    """One word's letters, unless one of them is of today."""

    def __init__(self, encoding: Legacy) -> None:
        from viparse.normalize.encodings import CHARMAPS
        from viparse.normalize.tables import convert

        self._convert, self._table = convert, CHARMAPS[encoding.value]

    def __call__(self, word: re.Match[str]) -> str:
        if word[0].isascii() or _OF_TODAY.search(word[0]):
            return word[0]
        return str(self._convert(word[0], self._table))


@dataclass(slots=True)
class Letters:
    """The letters of one file as they are read: what they tell, and what is made of them."""

    consent: Consent = Consent.NOT_ASKED
    encoding: Legacy | None = None
    by_font: dict[Legacy, int] = field(default_factory=dict)
    fontless: list[str] = field(default_factory=list)
    looked: int = 0
    example: str = ""

    def read(self, found: str, font: str = "") -> str:
        """A piece of text set in that font, as it is to be kept."""
        own = of_font(font) if font else None
        if self.encoding:
            return self._converted(found, own, font)
        if found.isascii():
            return found
        if own:
            self.by_font[own] = self.by_font.get(own, 0) + len(found)
            self.example += found if len(self.example) < _SAMPLE else ""
        elif self.looked < _LONGEST_LOOK:
            self.looked += len(found)
            self.fontless.append(found)
        return found

    def suspicion(self) -> Suspicion | None:
        """What the file seems to be written in, after all of it was read."""
        if self.by_font:
            encoding = max(self.by_font, key=self.by_font.__getitem__)
            example = self.example
        else:
            example = "\n".join(self.fontless)
            told = of_text(example)
            if not told:
                return None
            encoding = told
        return suspicion(example, encoding)

    def agreed(self) -> "Letters | None":
        """The letters to read the file anew with, where a person agreed to convert it."""
        if self.consent in (Consent.NOT_ASKED, Consent.NO):
            return None
        found = self.suspicion()
        if self.consent is Consent.AUTO:
            chosen = found.encoding if found else None
        else:
            chosen = Legacy(self.consent.value)
        return Letters(self.consent, chosen, dict(self.by_font)) if chosen else None

    def _converted(self, found: str, own: Legacy | None, font: str) -> str:
        if own:
            return converted(found, own, font)
        # Where fonts tell the two apart, what is set in others is of today.
        return found if self.by_font or not self.encoding else converted(found, self.encoding)


def suspicion(example: str, encoding: Legacy) -> Suspicion:
    """The first lines of `example` as they stand and as they would be."""
    lines = [line for line in example.split("\n") if line.strip()]
    told = "\n".join(lines)[:_SAMPLE].rstrip()
    return Suspicion(encoding, told, converted(told, encoding))
