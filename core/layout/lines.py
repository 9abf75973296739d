"""Breaks runs into lines: greedy, after spaces and hyphens, nothing squeezed, nothing kerned."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain

from core.layout.placed import Face, Metrics, Piece

NO_BREAK_SPACE = "\u00a0"
# Sums of floats; far below what an eye or a printer can tell.
SLACK = 0.001

# As Word and LibreOffice: "KT-XH" may part after the hyphen, "2021-2026" and "-5" may not.
_AFTER_DASH = re.compile(r"(?<=\w[-–—])(?=[^\W\d])")
_INK = re.compile("[^ ]")
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


class _Letters(dict[str, float]):
    """The width of every letter met in one look."""

    def __init__(self, metrics: Metrics, face: Face, size: float) -> None:
        super().__init__()
        self._metrics = metrics
        self._look = (face, size)

    def __missing__(self, letter: str) -> float:
        width = self[letter] = self._metrics.width(letter, *self._look)
        return width


class Widths:
    """Measures every different letter once."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._known: dict[tuple[Face, float], _Letters] = {}

    def letters(self, span: Span) -> Iterator[float]:
        """The width of each letter of a span."""
        look = (span.face, span.size)
        if look not in self._known:
            self._known[look] = _Letters(self._metrics, *look)
        return map(self._known[look].__getitem__, span.text)

    def plain(self, text: str, span: Span) -> float:
        """The width of any text in the span's look."""
        return self._metrics.width(text, span.face, span.size)


def span_text(text: str) -> str:
    """Text as spans hold it: tabs and line ends are spaces."""
    return _OTHER_SPACE.sub(" ", text)


def broken(spans: tuple[Span, ...], first: float, rest: float, widths: Widths) -> Iterator[Broken]:
    """The lines of a paragraph; the first is `first` points wide, all others `rest`."""
    text = "".join([span.text for span in spans])
    letters = chain.from_iterable(map(widths.letters, spans))
    # Where each letter begins, on one endless line: 8 bytes a letter, for pastes of megabytes.
    edges = array("d", accumulate(letters, initial=0.0))
    starts = tuple(accumulate((len(span.text) for span in spans), initial=0))
    start, limit, size = 0, first, len(text)
    while True:
        full = max(bisect_right(edges, edges[start] + limit + SLACK, start) - 1, start + 1)
        end, after = _break(text, start, full) if full < size else (size, size)
        if after == size:
            end = start + len(text[start:].rstrip(" "))
        yield _line(text, spans, starts, edges, start, end, last=after == size)
        if after == size:
            return
        start, limit = after, rest


def _break(text: str, start: int, full: int) -> tuple[int, int]:
    """Where the line's ink ends and the next line begins, if `full` is all that fits."""
    space = full if text[full] == " " else text.rfind(" ", start, full)
    after = space + 1
    for dash in _AFTER_DASH.finditer(text, max(after, start), full + 1):
        after = dash.end()
    if after > space + 1:
        return after, after
    if space < start:
        return full, full
    ink = _INK.search(text, space)
    return start + len(text[start:space].rstrip(" ")), ink.start() if ink else len(text)


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
        if p is not pieces[-1]:
            left += p.text.count(" ") * stretch
    return tuple(placed)


def _line(
    text: str,
    spans: tuple[Span, ...],
    starts: tuple[int, ...],
    edges: "array[float]",
    start: int,
    end: int,
    *,
    last: bool,
) -> Broken:
    pieces: list[Piece] = []
    notes: list[int] = []
    index = bisect_right(starts, start) - 1
    spaces = 0
    shown = start + len(text[start:end].rstrip(f" {NO_BREAK_SPACE}"))
    while index < len(spans) and starts[index] < shown:
        span = spans[index]
        begin, stop = max(starts[index], start), min(starts[index + 1], shown)
        if begin < stop:
            said = text[begin:stop].replace(NO_BREAK_SPACE, " ")
            x = edges[begin] - edges[start]
            pieces.append(Piece(x, said, span.face, span.size, span.rise))
            spaces += said.count(" ")
            if span.note:
                notes.append(span.note)
        index += 1
    return Broken(tuple(pieces), edges[end] - edges[start], spaces, tuple(notes), last)
