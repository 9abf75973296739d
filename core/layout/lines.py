"""Breaks runs into lines: greedy, after spaces and hyphens, nothing squeezed, nothing kerned."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from core.layout.placed import Face, Metrics, Piece

NO_BREAK_SPACE = "\u00a0"
# Sums of floats; far below what an eye or a printer can tell.
SLACK = 0.001

_WORD = re.compile(r"[^ ]+ *| +")
_DASHES = re.compile(r"[-–—]")
# As Word and LibreOffice: "KT-XH" may part after the hyphen, "2021-2026" and "-5" may not.
_AFTER_DASH = re.compile(r"(?<=\w[-–—])(?=[^\W\d])")
_OTHER_SPACE = re.compile(rf"[^\S {NO_BREAK_SPACE}]")


@dataclass(frozen=True, slots=True)
class Span:
    """Text of one look; `note` is the number of the note whose mark the span is, else 0."""

    text: str
    face: Face
    size: float
    rise: float = 0.0
    note: int = 0


@dataclass(frozen=True, slots=True)
class Broken:
    """One line's text: pieces from x = 0, spaces not yet stretched, none at the end."""

    pieces: tuple[Piece, ...]
    width: float
    spaces: int
    notes: tuple[int, ...]
    last: bool


_Part = tuple[str, Span]
# Parts, the width of the ink, the width of the spaces behind it.
_Word = tuple[tuple[_Part, ...], float, float]


class Widths:
    """Measures every different word once."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._known: dict[tuple[Face, float], dict[str, tuple[float, float]]] = {}

    def known(self, span: Span) -> dict[str, tuple[float, float]]:
        """What was measured in the span's look: word → (ink, spaces behind it)."""
        return self._known.setdefault((span.face, span.size), {})

    def measured(self, text: str, span: Span) -> tuple[float, float]:
        """Measures a word and remembers it."""
        ink = self.plain(text.rstrip(" "), span)
        both = (ink, self.plain(text, span) - ink)
        self.known(span)[text] = both
        return both

    def plain(self, text: str, span: Span) -> float:
        """The width of any text in the span's look."""
        return self._metrics.width(text, span.face, span.size)


def span_text(text: str) -> str:
    """Text as spans hold it: tabs and line ends are spaces."""
    return _OTHER_SPACE.sub(" ", text)


def broken(spans: tuple[Span, ...], first: float, rest: float, widths: Widths) -> Iterator[Broken]:
    """The lines of a paragraph; the first is `first` points wide, all others `rest`."""
    limit = first
    line: list[_Part] = []
    ink = end = 0.0
    for word in _words(spans, widths):
        fitting: Iterator[_Word] | tuple[_Word] = (word,)
        alone = rest if line else limit
        if word[1] > alone + SLACK:
            fitting = _chopped(word, alone, rest, widths)
        for parts, width, space in fitting:
            if line and end + width > limit + SLACK:
                yield _line(line, ink, widths, last=False)
                line, end, limit = [], 0.0, rest
            line.extend(parts)
            ink = end + width
            end = ink + space
    yield _line(line, ink, widths, last=True)


def stand(
    line: Broken, left: float, room: float, share: float | None
) -> tuple[tuple[Piece, ...], float]:
    """The pieces at their place in `room` points from `left`, and the stretch of every space.

    `share` of the slack stands before the line; None fills the line, unless it is the last.
    """
    slack = room - line.width
    if share is None and not line.last and line.spaces and slack > 0:
        return _stretched(line.pieces, left, slack / line.spaces), slack / line.spaces
    left += slack * (share or 0.0)
    return tuple(Piece(left + p.x, p.text, p.face, p.size, p.rise) for p in line.pieces), 0.0


def _stretched(pieces: tuple[Piece, ...], left: float, stretch: float) -> tuple[Piece, ...]:
    placed = []
    for p in pieces:
        placed.append(Piece(left + p.x, p.text, p.face, p.size, p.rise))
        left += p.text.count(" ") * stretch
    return tuple(placed)


def _words(spans: tuple[Span, ...], widths: Widths) -> Iterator[_Word]:
    parts: list[_Part] = []
    width = 0.0
    for span in spans:
        known = widths.known(span)
        for text, is_closed in _fragments(span.text):
            ink, space = known.get(text) or widths.measured(text, span)
            parts.append((text, span))
            width += ink
            if is_closed:
                yield tuple(parts), width, space
                parts, width = [], 0.0
    if parts:
        yield tuple(parts), width, 0.0


def _fragments(text: str) -> Iterator[tuple[str, bool]]:
    """Pieces that may stand on different lines; the last one only if it is closed."""
    for match in _WORD.finditer(text):
        word = match[0]
        if _DASHES.search(word):
            *heads, word = _AFTER_DASH.split(word)
            yield from ((head, True) for head in heads)
        yield word, word.endswith(" ")


def _chopped(word: _Word, first: float, rest: float, widths: Widths) -> Iterator[_Word]:
    """A word wider than a line, in parts that fill one line each; at least a letter in each."""
    limit, width = first, 0.0
    parts: list[_Part] = []
    for text, span in word[0]:
        start = 0
        for at, letter in enumerate(text.rstrip(" ")):
            ink, space = widths.known(span).get(letter) or widths.measured(letter, span)
            if width and width + ink + space > limit + SLACK:
                parts.append((text[start:at], span))
                yield tuple(part for part in parts if part[0]), width, 0.0
                parts, start, limit, width = [], at, rest, 0.0
            width += ink + space
        parts.append((text[start:], span))
    yield tuple(parts), width, word[2]


def _line(line: list[_Part], ink: float, widths: Widths, *, last: bool) -> Broken:
    texts: list[tuple[Span, list[str]]] = []
    for text, span in line:
        if not texts or texts[-1][0] is not span:
            texts.append((span, []))
        texts[-1][1].append(text)
    joined = [(span, "".join(parts).replace(NO_BREAK_SPACE, " ")) for span, parts in texts]
    while joined and not joined[-1][1].rstrip(" "):
        joined.pop()
    pieces: list[Piece] = []
    x = 0.0
    for index, (span, text) in enumerate(joined, 1):
        kept = text if index < len(joined) else text.rstrip(" ")
        pieces.append(Piece(x, kept, span.face, span.size, span.rise))
        if index < len(joined):
            x += widths.plain(text, span)
    notes = tuple(span.note for span, _ in joined if span.note)
    spaces = sum(piece.text.count(" ") for piece in pieces)
    return Broken(tuple(pieces), ink, spaces, notes, last)
