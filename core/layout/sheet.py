"""A page being filled: body from the top, notes from the foot."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from core.layout.lines import SLACK
from core.layout.placed import Line, Page, Part, Piece, Rule
from core.layout.strips import (
    BASELINE,
    Setter,
    Strip,
    face_of,
    height_of,
    lowered,
    moved,
    stacked,
)

# A note up to so many lines is never cut by the end of a page.
WHOLE_NOTE = 4
# At least so many lines of a cut note, and of the body beside notes carried over.
FEWEST_LINES = 2

_Note = tuple[Strip, ...]


class Sheet:
    """One page, `counted` from its section's first; `carried` are the lines of notes left over from
    the page before, `foot` what stands in the margin under all."""

    def __init__(
        self,
        number: int,
        counted: int,
        setter: Setter,
        carried: _Note,
        foot: Sequence[Strip] = (),
    ) -> None:
        style = setter.style
        self.number = number
        self.counted = counted
        self._foot = tuple(foot)
        self._setter = setter
        self._style = style
        self._foot_top = style.page_height - style.header_distance - height_of(foot)
        self._bottom = min(style.page_height - style.margin_bottom, self._foot_top)
        self._cursor = style.margin_top
        self._gap = 0.0
        self._body: list[tuple[float, Strip]] = []
        room = self._bottom - style.margin_top - FEWEST_LINES * style.body.leading
        # At least one, or a page too low for it would never end.
        count = max(_fitting(carried, room - style.note_gap), 1)
        self._notes: list[Strip] = list(carried[:count])
        self.left_over: _Note = carried[count:]

    @property
    def is_blank(self) -> bool:
        """Nothing of the body is here yet."""
        return not self._body

    @property
    def is_untouched(self) -> bool:
        """Neither body nor notes: what does not fit here fits nowhere."""
        return not self._body and not self._notes

    def fits(self, strips: tuple[Strip, ...]) -> bool:
        """Whether all of them fit, with the least of their notes that may stand here."""
        room = self._room_under(strips)
        numbers = _cited(strips)
        if not numbers:
            return room >= -SLACK
        if self.left_over:
            return False
        *whole, last = (self._setter.note(number) for number in numbers)
        least = last if len(last) <= WHOLE_NOTE else last[:FEWEST_LINES]
        need = sum(height_of(note) for note in whole) + height_of(least)
        return room - self._separator() >= need - SLACK

    def add(self, strips: tuple[Strip, ...]) -> None:
        """Puts them down, and of their notes what fits; the rest is left over."""
        for strip in strips:
            self._put(strip)
        lines = [self._setter.note(number) for number in _cited(strips)]
        if lines:
            fresh = tuple(line for note in lines for line in note)
            count = 0
            if not self.left_over:
                room = self._room_under(()) - self._separator()
                count = _fitting(fresh, room, len(fresh) - len(lines[-1]))
            self._notes += fresh[:count]
            self.left_over += fresh[count:]

    def _put(self, strip: Strip) -> None:
        if self._body:
            self._cursor += self._gap + strip.before
        elif strip.head is not None:
            self._body.append((self._cursor, strip.head))
            self._cursor += strip.head.height
        self._body.append((self._cursor, strip))
        self._cursor += strip.height
        self._gap = strip.after

    def _room_under(self, strips: tuple[Strip, ...]) -> float:
        """The room between these strips, were they put down, and the notes."""
        end, gap, is_blank = self._cursor, self._gap, not self._body
        for strip in strips:
            if not is_blank:
                end += gap + strip.before
            elif strip.head is not None:
                end += strip.head.height
            end += strip.height
            gap, is_blank = strip.after, False
        notes = self._style.note_gap + height_of(self._notes) if self._notes else 0.0
        return self._bottom - end - notes

    def _separator(self) -> float:
        return 0.0 if self._notes else self._style.note_gap

    def page(self) -> Page:
        """The finished page, in reading order."""
        style = self._style
        notes_top = self._bottom - height_of(self._notes)
        rules = [lowered(rule, top) for top, strip in self._body for rule in strip.rules]
        if self._body:
            top, last = self._body[-1]
            rules += (lowered(rule, top) for rule in last.closing)
        if self._notes:
            y, left = notes_top - style.note_gap / 2, style.margin_left
            rules.append(Rule(left, y, left + style.note_rule, y, style.rule_width))
        rules += (lowered(rule, self._foot_top) for strip in self._foot for rule in strip.rules)
        lines = (
            *self._page_number(),
            *self._body_lines(),
            *stacked(self._notes, notes_top),
            *stacked(self._foot, self._foot_top),
        )
        return Page(self.number, style.page_width, style.page_height, lines, tuple(rules))

    def _page_number(self) -> Iterator[Line]:
        """In the top margin, from a section's second page on (Phụ lục I, I.7; III.1.đ)."""
        if self.counted > 1:
            style, look, text = self._style, self._style.page_number, str(self.counted)
            x = style.margin_left + (style.text_width - self._setter.width(text, look)) / 2
            y = style.header_distance + BASELINE * look.leading
            face = face_of(bold=look.bold, italic=look.italic)
            yield Line(y, (Piece(x, text, face, look.size),), part=Part.FURNITURE)

    def _body_lines(self) -> Iterator[Line]:
        for row, group in groupby(self._body, key=lambda placed: placed[1].row):
            placed = list(group)
            if row is None:
                for top, strip in placed:
                    for lines in strip.columns:
                        yield from [moved(line, top) for line in lines]
            else:
                for index in range(len(placed[0][1].columns)):
                    for top, strip in placed:
                        yield from [moved(line, top) for line in strip.columns[index]]


def _cited(strips: Iterable[Strip]) -> list[int]:
    return sorted(number for strip in strips for number in strip.notes)


def _fitting(lines: _Note, room: float, whole: int = 0) -> int:
    """How many lines fit in the room; what is cut after `whole` lines leaves no widow."""
    count = 0
    for line in lines:
        room -= line.height
        if room < -SLACK:
            break
        count += 1
    is_widow = len(lines) - count == 1
    return count - 1 if is_widow and count - whole > FEWEST_LINES else count
