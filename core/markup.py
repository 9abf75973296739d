"""Prose: paragraphs of text, tokens and notes, and the readable markup they are kept in.

Law: parse(print_(v)) == v for every value, print_(parse(s)) == s for every canonical s; anything
else is a MarkupError with its position. Values normalise themselves, so each has one markup.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TypeVar

from core.errors import AppError
from core.text import LETTERS, clean, is_clean

_NAME = r"[a-z][a-z0-9_]*"
_TOKEN = re.compile(rf"\{{({_NAME})(?::([a-z0-9][a-z0-9_]*))?\}}")
_SPECIAL = re.compile(r"[\\*{\[\]]")
_ESCAPABLE = "\\*{[]"
_PLAIN = re.compile(r"[^\\*{\[\]]+")
_MARKS = ("- ", "+ ", "# ")
# Ordinary text with tokens and notes, whole pieces bold or slanted: nearly all there is.
_LETTERS = f"!-)+-Z^-z|-~{LETTERS}"
_PIECE = r"\{[a-z][a-z0-9_]*+(?::[a-z0-9][a-z0-9_]*+)?+\}|\\[\\*{\[\]]"
_RUN = rf"(?:[ {_LETTERS}]++|{_PIECE})"
_LOOKED = "|".join(rf"\*{{{stars}}}{_RUN}++\*{{{stars}}}(?!\*)" for stars in (1, 2, 3))
_NOTED = rf"\[\^ *+(?:[{_LETTERS}]|{_PIECE}){_RUN}*+\]"
_SIMPLE = re.compile(rf"[ \n{_LETTERS}]*+(?:(?:{_PIECE}|{_LOOKED}|{_NOTED})[ \n{_LETTERS}]*+)*+")
_LINE_ESCAPES = ("-", "+", "#")


class MarkupError(AppError):
    """`line` (from 1) and `column` (from 1) of what is no markup; `found` is the text there."""


class Shape(StrEnum):
    """What a paragraph is, by the mark that opens its line."""

    PLAIN = ""
    DASH = "- "
    PLUS = "+ "
    NUMBERED = "# "


@dataclass(frozen=True, slots=True)
class Text:
    """Literal text of one look; never empty in a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False

    def __post_init__(self) -> None:
        if not is_clean(self.text):
            raise ValueError(f"text not clean: {self.text!r}")


@dataclass(frozen=True, slots=True)
class Token:
    """A pointer to a fact: `{name}` or `{name:key}`."""

    name: str
    key: str = ""
    bold: bool = False
    italic: bool = False

    def __post_init__(self) -> None:
        if not _TOKEN.fullmatch(token_markup(self)):
            raise ValueError(f"no token: {token_markup(self)}")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote of one paragraph; its text neither begins nor ends with a space."""

    content: "tuple[Text | Token, ...]"

    def __post_init__(self) -> None:
        content = _stripped(_joined(self.content))
        if not content:
            raise ValueError("an empty note")
        object.__setattr__(self, "content", content)


Inline = Text | Token | Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; texts of one look that touch are one text."""

    content: tuple[Inline, ...]
    shape: Shape = Shape.PLAIN

    def __post_init__(self) -> None:
        object.__setattr__(self, "content", _joined(self.content))


@dataclass(frozen=True, slots=True)
class Prose:
    """The text of a section. A paragraph without content is none."""

    paragraphs: tuple[Paragraph, ...] = ()

    def __post_init__(self) -> None:
        filled = tuple(paragraph for paragraph in self.paragraphs if paragraph.content)
        object.__setattr__(self, "paragraphs", filled)


def parse(markup: str) -> Prose:
    """The prose that `markup` writes; raises MarkupError."""
    lines = enumerate(markup.split("\n"), 1)
    return Prose(tuple(_Line(line, row).paragraph() for row, line in lines if line))


def is_markup(text: str) -> bool:
    """Whether `parse` would read it; most lines are told at a glance."""
    if _SIMPLE.fullmatch(text):
        return True
    lines = [line for line in text.split("\n") if not _SIMPLE.fullmatch(line)]
    try:
        parse("\n".join(lines))
    except MarkupError:
        return False
    return True


def print_(prose: Prose) -> str:
    """The one canonical markup of `prose`."""
    return "\n".join(_paragraph_markup(paragraph) for paragraph in prose.paragraphs)


def tokens(prose: Prose) -> tuple[Token, ...]:
    """Every token in reading order, those of notes where the note stands."""
    return tuple(
        piece
        for paragraph in prose.paragraphs
        for inline in paragraph.content
        for piece in (inline.content if isinstance(inline, Note) else (inline,))
        if isinstance(piece, Token)
    )


def literal(text: str, shape: Shape = Shape.PLAIN) -> Paragraph:
    """A paragraph of clean text as it stands: nothing in it is read as markup."""
    return Paragraph((Text(text),), shape)


_Piece = TypeVar("_Piece", Text | Token, Inline)


def _joined(content: Iterable[_Piece]) -> tuple[_Piece, ...]:
    """Texts of one look that touch, joined at once: a join each would take their square."""
    pieces: list[_Piece] = []
    filled = (piece for piece in content if not isinstance(piece, Text) or piece.text)
    # No two objects are equal: what is no text stands alone.
    for _, run in groupby(
        filled, lambda piece: _look(piece) if isinstance(piece, Text) else object()
    ):
        first, *more = run
        texts = [piece.text for piece in more if isinstance(piece, Text)]
        if texts and isinstance(first, Text):
            first = replace(first, text=clean(first.text + "".join(texts)))
        pieces.append(first)
    return tuple(pieces)


def _stripped(content: tuple[Text | Token, ...]) -> tuple[Text | Token, ...]:
    pieces = list(content)
    while pieces and isinstance(first := pieces[0], Text) and first.text[:1].isspace():
        pieces[:1] = [cut] if (cut := replace(first, text=first.text.lstrip())).text else []
    while pieces and isinstance(last := pieces[-1], Text) and last.text[-1:].isspace():
        pieces[-1:] = [cut] if (cut := replace(last, text=last.text.rstrip())).text else []
    return tuple(pieces)


def _look(piece: Text | Token) -> tuple[bool, bool]:
    return piece.bold, piece.italic


def token_markup(token: Token) -> str:
    """ "{ky:ngan}"."""
    return f"{{{token.name}:{token.key}}}" if token.key else f"{{{token.name}}}"


def _paragraph_markup(paragraph: Paragraph) -> str:
    line = _inline_markup(paragraph.content)
    if paragraph.shape is Shape.PLAIN and line[:2] in _MARKS:
        return f"\\{line}"
    return paragraph.shape + line


def _inline_markup(content: Iterable[Inline]) -> str:
    parts: list[str] = []
    look = (False, False)
    for piece in content:
        if isinstance(piece, Note):
            parts += [_switch(look, (False, False)), f"[^ {_inline_markup(piece.content)} ]"]
            look = (False, False)
            continue
        parts.append(_switch(look, _look(piece)))
        look = _look(piece)
        parts.append(token_markup(piece) if isinstance(piece, Token) else _escaped(piece.text))
    return "".join(parts) + _switch(look, (False, False))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\g<0>", text)


def _switch(old: tuple[bool, bool], new: tuple[bool, bool]) -> str:
    return "**" * (old[0] != new[0]) + "*" * (old[1] != new[1])


class _Line:
    """A reader over one line of markup."""

    def __init__(self, line: str, row: int) -> None:
        self.line, self.row, self.at = line, row, 0

    def paragraph(self) -> Paragraph:
        shape = Shape(self.line[:2]) if self.line[:2] in _MARKS else Shape.PLAIN
        self.at = len(shape)
        text = ""
        if shape is Shape.PLAIN and self.line[:1] == "\\" and self.line[1:2] in _LINE_ESCAPES:
            text, self.at = self.line[1:2], 2
        return Paragraph((*self._text(text, (False, False)), *self._pieces(in_note=False)), shape)

    def _pieces(self, *, in_note: bool) -> list[Inline]:
        pieces: list[Inline] = []
        look = (False, False)
        while self.at < len(self.line) and not (in_note and self.line[self.at] == "]"):
            char = self.line[self.at]
            if char == "*":
                look = self._stars(look)
            elif char == "{":
                pieces.append(self._token(look))
            elif char == "[" and not in_note:
                pieces.append(self._note())
            else:
                pieces += self._text(self._literal(), look)
        if look != (False, False):
            raise self._error()
        return pieces

    def _stars(self, look: tuple[bool, bool]) -> tuple[bool, bool]:
        start = self.at
        while self.line[self.at : self.at + 1] == "*":
            self.at += 1
        count = self.at - start
        if count > 3:
            self.at = start
            raise self._error()
        return look[0] ^ (count > 1), look[1] ^ (count != 2)

    def _token(self, look: tuple[bool, bool]) -> Token:
        match = _TOKEN.match(self.line, self.at)
        if not match:
            raise self._error()
        self.at = match.end()
        return Token(match[1], match[2] or "", *look)

    def _note(self) -> Note:
        start = self.at
        if not self.line.startswith("[^", start):
            raise self._error()
        self.at += 2
        pieces = self._pieces(in_note=True)
        content = tuple(piece for piece in pieces if not isinstance(piece, Note))
        blank = not any(isinstance(piece, Token) or piece.text.strip() for piece in content)
        if blank or self.line[self.at : self.at + 1] != "]":
            self.at = start
            raise self._error()
        self.at += 1
        return Note(content)

    def _literal(self) -> str:
        if self.line[self.at] == "\\":
            char = self.line[self.at + 1 : self.at + 2]
            if not char or char not in _ESCAPABLE:
                raise self._error()
            self.at += 2
            return char
        found = _PLAIN.match(self.line, self.at)
        if not found:
            raise self._error()
        self.at = found.end()
        return found[0]

    def _text(self, text: str, look: tuple[bool, bool]) -> tuple[Text, ...]:
        if not is_clean(text):
            self.at -= len(text)
            raise self._error()
        return (Text(text, *look),) if text else ()

    def _error(self) -> MarkupError:
        found = self.line[self.at : self.at + 20]
        return MarkupError(line=self.row, column=self.at + 1, found=found)
