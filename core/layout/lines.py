"""Breaks runs into lines: greedy, after spaces and hyphens, nothing squeezed, nothing kerned."""

import functools
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, chain, islice

from core.layout.placed import Face, Metrics, Piece

NO_BREAK_SPACE = "\u00a0"
_SPACES = f" {NO_BREAK_SPACE}"
# Sums of floats; far below what an eye or a printer can tell.
SLACK = 0.001

# As Word and LibreOffice: "KT-XH" may part after the hyphen, "2021-2026" and "-5" may not.
_AFTER_DASH = re.compile(r"(?<=\w[-–—])(?=[^\W\d])")
_INK = re.compile("[^ ]")
# So many letters are measured at a time: more than most paragraphs have.
_AHEAD = 1000
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
    """One line's text: pieces from its left end, spaces not yet stretched, none at the end."""

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
    """Measures every different letter once; `widths_of` gives the same one to every paper."""

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


@functools.lru_cache(maxsize=4)
def widths_of(metrics: Metrics) -> Widths:
    """The widths of the letters met so far, in whatever paper."""
    return Widths(metrics)


def span_text(text: str) -> str:
    """Text as spans hold it: tabs and line ends are spaces."""
    return text if text.isprintable() else _OTHER_SPACE.sub(" ", text)


class _Ruler:
    """Where each letter of a paragraph begins, on one endless line.

    Only those that the next line may need are at hand, for there are pastes of megabytes.
    """

    def __init__(self, letters: Iterator[float]) -> None:
        self._sums = accumulate(letters, initial=0.0)
        self._edges = [*islice(self._sums, _AHEAD)]
        self._first = 0

    def full(self, start: int, limit: float) -> int:
        """Where a line from `start` is full; what lies before `start` is forgotten."""
        at = start - self._first
        end = self._edges[at] + limit + SLACK
        while self._edges[-1] <= end and (more := [*islice(self._sums, _AHEAD)]):
            self._edges = self._edges[at:] + more
            self._first, at = start, 0
        return self._first + bisect_right(self._edges, end, at) - 1

    def between(self, start: int, end: int) -> float:
        return self._edges[end - self._first] - self._edges[start - self._first]


def broken(
    spans: tuple[Span, ...], first: float, rest: float, widths: Widths, left: float = 0.0
) -> Iterator[Broken]:
    """The lines of a paragraph from `left` on; the first is indented until it is `first` wide."""
    text = "".join([span.text for span in spans])
    ruler = _Ruler(chain.from_iterable(map(widths.letters, spans)))
    starts = [*accumulate([len(span.text) for span in spans], initial=0)]
    start, size, indent = 0, len(text), rest - first
    while True:
        full = max(ruler.full(start, rest - indent), start + 1)
        end, after = _break(text, start, full) if full < size else (size, size)
        if after == size:
            end = start + len(text[start:].rstrip(" "))
        shown = start + len(text[start:end].rstrip(_SPACES))
        pieces, notes = _pieces(text, spans, starts, ruler, start, shown, left + indent)
        spaces = text.count(" ", start, shown) + text.count(NO_BREAK_SPACE, start, shown)
        yield Broken(pieces, ruler.between(start, end), spaces, notes, after == size)
        if after == size:
            return
        start, indent = after, 0.0


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


def stand(line: Broken, room: float, share: float | None) -> tuple[tuple[Piece, ...], float]:
    """The pieces at their place in `room` points, and the stretch of every space.

    `share` of the slack stands before the line; None fills the line, unless it is the last.
    """
    slack = room - line.width
    if share is not None:
        return _shifted(line.pieces, [slack * share] * len(line.pieces)), 0.0
    if line.last or not line.spaces or slack <= 0:
        return line.pieces, 0.0
    stretch = slack / line.spaces
    if len(line.pieces) == 1:
        return line.pieces, stretch
    spaces = accumulate([piece.text.count(" ") for piece in line.pieces], initial=0)
    return _shifted(line.pieces, [count * stretch for count in spaces]), stretch


def _shifted(pieces: tuple[Piece, ...], shifts: list[float]) -> tuple[Piece, ...]:
    return tuple([
        Piece(p.x + shift, p.text, p.face, p.size, p.rise)
        for p, shift in zip(pieces, shifts, strict=False)
    ])


def _pieces(
    text: str,
    spans: tuple[Span, ...],
    starts: list[int],
    ruler: _Ruler,
    start: int,
    shown: int,
    left: float,
) -> tuple[tuple[Piece, ...], tuple[int, ...]]:
    """The pieces of what is shown of a line, and the notes it cites."""
    index = bisect_right(starts, start) - 1
    if start < shown <= starts[index + 1]:
        span, said = spans[index], text[start:shown].replace(NO_BREAK_SPACE, " ")
        only = Piece(left, said, span.face, span.size, span.rise)
        return (only,), (span.note,) if span.note else ()
    pieces: list[Piece] = []
    notes: list[int] = []
    while index < len(spans) and starts[index] < shown:
        span = spans[index]
        begin, stop = max(starts[index], start), min(starts[index + 1], shown)
        if begin < stop:
            said = text[begin:stop].replace(NO_BREAK_SPACE, " ")
            x = left + ruler.between(start, begin)
            pieces.append(Piece(x, said, span.face, span.size, span.rise))
            if span.note:
                notes.append(span.note)
        index += 1
    return tuple(pieces), tuple(notes)
