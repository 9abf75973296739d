"""Strips: the slices of paper that blocks are cut into and pages are filled with."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from core.layout.lines import Span, broken, span_text, stand, widths_of
from core.layout.placed import Face, Line, Metrics, Part, Piece, Rule
from core.paper import Note, Origin, Run
from core.style import Alignment, Ink, Style, TextStyle

# Where Word and LibreOffice put the baseline in a line of exact height.
BASELINE = 0.8
_SHARES = {Alignment.LEFT: 0.0, Alignment.CENTRE: 0.5, Alignment.JUSTIFIED: None}


@dataclass(frozen=True, slots=True)
class Strip:
    """A slice over the whole text width; y counts from its top, x from the page's left edge.

    `columns` holds the lines of each column; strips of the same `row` are read column by column.
    `before` is left out at a page's top and `after` at its foot. `keep`: the next strip stands on
    the same page. `opens`: starts a page. `head` is said again over a strip that opens a page;
    `closing` rules are drawn where the page ends after it. `notes` are cited in it.
    """

    height: float
    columns: tuple[tuple[Line, ...], ...]
    rules: tuple[Rule, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    opens: bool = False
    notes: tuple[int, ...] = ()
    row: tuple[int, int] | None = None
    head: "Strip | None" = None
    closing: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A column of `room` points from `left`; `share` of a line's slack stands before it (None: as
    the look says)."""

    left: float
    room: float
    share: float | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Where lines come from: what every placed line of a block carries."""

    block: int
    origin: Origin | None = None
    part: Part = Part.TEXT
    item: int = 0

    def line(
        self, y: float, pieces: tuple[Piece, ...], word_space: float = 0.0, ink: Ink = Ink.BLACK
    ) -> Line:
        return Line(y, pieces, word_space, self.origin, self.part, self.block, self.item, ink)


@dataclass(frozen=True, slots=True)
class Cited:
    """A note met on the way, and where it was cited."""

    note: Note
    source: Source


class Setter:
    """Sets text in one style; counts the notes of the whole document on the way."""

    def __init__(self, style: Style, metrics: Metrics) -> None:
        self.style = style
        self.widths = widths_of(metrics)
        self._cited: list[Cited] = []
        self._notes: dict[int, tuple[Strip, ...]] = {}

    def spans(self, runs: tuple[Run, ...], look: TextStyle, source: Source) -> tuple[Span, ...]:
        """The runs in a paragraph's look, a raised number for each note."""
        return tuple(self._spans(runs, look, source))

    def _spans(self, runs: tuple[Run, ...], look: TextStyle, source: Source) -> Iterator[Span]:
        for run in runs:
            face = face_of(bold=look.bold or run.bold, italic=look.italic or run.italic)
            yield Span(span_text(run.text), face, look.size)
            if run.note is not None:
                self._cited.append(Cited(run.note, source))
                yield self._mark(len(self._cited), face, look)

    def _mark(self, number: int, face: Face, look: TextStyle) -> Span:
        scale = look.size / self.style.body.size
        size, rise = self.style.note_mark_size * scale, self.style.note_mark_rise * scale
        return Span(str(number), face, size, rise, number)

    def width(self, text: str, look: TextStyle) -> float:
        """The width of plain text in a look."""
        face = face_of(bold=look.bold, italic=look.italic)
        return self.widths.plain(text, Span("", face, look.size))

    @property
    def text_box(self) -> Box:
        """The whole text width."""
        return Box(self.style.margin_left, self.style.text_width)

    def paragraph(
        self, runs: tuple[Run, ...], look: TextStyle, source: Source, box: Box | None = None
    ) -> list[Strip]:
        """A strip for each line in the box (else the text width); no line alone on a page."""
        return self.set(self.spans(runs, look, source), look, source, box or self.text_box)

    def set(
        self, spans: tuple[Span, ...], look: TextStyle, source: Source, box: Box
    ) -> list[Strip]:
        """What `paragraph` gives, from spans."""
        left, room, indent = box.left + look.left, box.room - look.left, look.first_line
        share = _SHARES[look.alignment] if box.share is None else box.share
        lines = list(broken(spans, room - indent, room, self.widths, left))
        last = len(lines) - 1
        strips: list[Strip] = []
        height, baseline, ink = look.leading, BASELINE * look.leading, look.ink
        for index, line in enumerate(lines):
            pieces, word_space = stand(line, room - indent, share)
            placed = source.line(baseline, pieces, word_space, ink)
            strip = Strip(
                height,
                ((placed,),) if pieces else (),
                before=0.0 if index else look.before,
                after=0.0 if index < last else look.after,
                # The first two and the last two lines stay together, so three never part.
                keep=index < last and index in {0, last - 1},
                notes=line.notes,
            )
            strips.append(strip)
            indent = 0.0
        return strips

    def note(self, number: int) -> tuple[Strip, ...]:
        """The lines of a note at the page's foot."""
        if number not in self._notes:
            cited, look = self._cited[number - 1], self.style.note
            source = replace(cited.source, part=Part.NOTE, item=number)
            mark = replace(self._mark(number, face_of(bold=False, italic=False), look), note=0)
            runs = (Run(" "), *(replace(run, note=None) for run in cited.note.runs))
            spans = (mark, *self.spans(runs, look, source))
            self._notes[number] = tuple(self.set(spans, look, source, self.text_box))
        return self._notes[number]


def face_of(*, bold: bool, italic: bool) -> Face:
    """The cut of the font for a look."""
    if bold:
        return Face.BOLD_ITALIC if italic else Face.BOLD
    return Face.ITALIC if italic else Face.REGULAR


def centred_rule(centre: float, length: float, y: float, style: Style) -> Rule:
    """A level rule of that length around `centre`."""
    return Rule(centre - length / 2, y, centre + length / 2, y, style.rule_width)


def length_of(strip: Strip, centre: float) -> float:
    """The length of a strip's centred line."""
    return 2 * (centre - strip.columns[0][0].pieces[0].x) if strip.columns else 0.0


def stacked(strips: Sequence[Strip], top: float) -> tuple[Line, ...]:
    """The lines of strips that stand one under the other, without space between them."""
    lines: list[Line] = []
    for strip in strips:
        lines += (moved(line, top) for column in strip.columns for line in column)
        top += strip.height
    return tuple(lines)


def moved(line: Line, down: float) -> Line:
    """The line, further down."""
    return Line(
        line.y + down,
        line.pieces,
        line.word_space,
        line.origin,
        line.part,
        line.block,
        line.item,
        line.ink,
    )


def lowered(rule: Rule, down: float) -> Rule:
    """The rule, further down."""
    return Rule(rule.x1, rule.y1 + down, rule.x2, rule.y2 + down, rule.width, rule.ink)


def height_of(strips: Iterable[Strip]) -> float:
    """The height of strips without space between them."""
    return sum(strip.height for strip in strips)


def kept(strips: list[Strip]) -> list[Strip]:
    """All on one page, with what follows."""
    return [replace(strip, keep=True) for strip in strips]
