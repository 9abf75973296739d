"""Which text belongs to which section; what belongs to none is kept with its own heading."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from core.importing.headings import Found
from core.importing.marks import Kind, Number, read_number, with_mark_back
from core.importing.old_paper import (
    OldParagraph,
    before,
    cut,
    flat,
    is_bold,
    notes,
    plain_text,
    stripped,
    superscript,
    tidy,
)
from core.markup import Inline, Note, Paragraph, Prose, Shape, Text
from core.report import Unplaced
from core.template import Template, outline

_LONGEST_HEADING = 60
_LONGEST_PLAIN_HEADING = 25
_WIDEST_GAP = 3


@dataclass(slots=True)
class _Piece:
    """A section's paragraphs; `heading` and `depth` where it is none of the form's."""

    paragraphs: list[OldParagraph] = field(default_factory=list)
    notes: tuple[Note, ...] = ()
    heading: str = ""
    depth: int = 0


@dataclass(slots=True)
class Sections:
    """Paragraphs by section id, what found no section, and each matched heading as it stood."""

    pieces: dict[str, _Piece] = field(default_factory=dict)
    others: list[_Piece] = field(default_factory=list)
    headings: dict[str, str] = field(default_factory=dict)

    def prose(self, section: str) -> Prose:
        """The section's text."""
        piece = self.pieces.get(section)
        return as_prose(piece.paragraphs, piece.notes) if piece else Prose()

    def keep(self, heading: str, paragraphs: Iterable[OldParagraph]) -> None:
        """Text that has no section."""
        self.others.append(_Piece(list(paragraphs), heading=heading))

    def unplaced(self) -> Iterator[Unplaced]:
        """What found no section, in reading order."""
        for piece in self.others:
            yield Unplaced(piece.heading, as_lines(piece.paragraphs))


def divided(
    paragraphs: tuple[OldParagraph, ...], found: tuple[Found, ...], template: Template
) -> Sections:
    """The text after each heading under it; what stands before them all is the opening."""
    divider = _Divider(paragraphs, found, template)
    for at, paragraph in enumerate(paragraphs):
        divider.take(at, paragraph)
    return divider.sections


def as_prose(paragraphs: Iterable[OldParagraph], own_notes: tuple[Note, ...] = ()) -> Prose:
    """Old paragraphs as prose; lists counted 1, 2, 3 are numbered by the paper from now on."""
    made = [Paragraph(tidy(each.content), each.shape) for each in _listed(list(paragraphs))]
    made = [each for each in made if each.content]
    if own_notes:
        first = made[0] if made else Paragraph(())
        made[:1] = [replace(first, content=(*first.content, *own_notes))]
    return Prose(tuple(made))


def as_lines(paragraphs: Iterable[OldParagraph]) -> str:
    """Old paragraphs as plain text, one a line, notes under theirs as text extracts have them."""
    lines: list[str] = []
    count = 0
    for paragraph in paragraphs:
        content: list[Inline] = []
        under: list[str] = []
        for piece in with_mark_back(paragraph).content:
            if isinstance(piece, Note):
                count += 1
                content.append(Text(superscript(count)))
                under.append(f"{superscript(count)} {flat(piece.content)}")
            else:
                content.append(piece)
        lines += [paragraph.shape.value + flat(content), *under]
    return "\n".join(line for line in lines if line.strip())


def heading_text(paragraph: OldParagraph) -> str:
    """A heading as it stood, with its number."""
    return f"{paragraph.number} {flat(paragraph.content)}".strip()


class _Divider:
    """Walks the paragraphs and knows under which heading it is."""

    def __init__(
        self, paragraphs: tuple[OldParagraph, ...], found: tuple[Found, ...], template: Template
    ) -> None:
        self.paragraphs = paragraphs
        self.found = {item.at: item for item in found}
        self.parents = {item.parent for item in outline(template) if item.parent}
        self.sections = Sections()
        self.section = template.opening.id
        self.current = self.sections.pieces.setdefault(self.section, _Piece())
        self.steps: dict[int, int] = {}
        self.depth = self.level = self.listed = 0
        bold = [is_bold(paragraphs[item.at].content) for item in found]
        self.bold_headings = 2 * sum(bold) > len(bold)

    def take(self, at: int, paragraph: OldParagraph) -> None:
        """The next paragraph."""
        number = read_number(f"{paragraph.number} ")
        if at in self.found:
            self._section(self.found[at], paragraph, number)
        elif self._is_heading(at, paragraph, number) and not self._is_inside(paragraph, number):
            self.current = _Piece(heading=heading_text(paragraph))
            self.sections.others.append(self.current)
            self._enter(number, paragraph.level)
        else:
            self.listed = number.step if number else self.listed
            self.current.paragraphs.append(paragraph)

    def _section(self, found: Found, paragraph: OldParagraph, number: Number | None) -> None:
        self.section = found.section
        self.current = self.sections.pieces.setdefault(found.section, _Piece())
        heading = paragraph
        if found.length:
            heading = replace(paragraph, content=before(paragraph.content, found.length))
            left = stripped(cut(paragraph.content, found.length))
            kept = len(notes(heading.content))
            self.current.paragraphs.append(
                replace(paragraph, number="", content=_without_notes(left, kept))
            )
        self.current.notes = notes(heading.content)
        worded = replace(heading, content=_without_notes(heading.content, len(heading.content)))
        self.sections.headings[found.section] = heading_text(worded)
        self._enter(number, paragraph.level)

    def _enter(self, number: Number | None, level: int) -> None:
        self.listed, self.level = 0, level
        self.depth = self.current.depth = number.depth if number else 0
        if number:
            self.steps = {depth: step for depth, step in self.steps.items() if depth < number.depth}
            self.steps[number.depth] = number.step

    def _is_heading(self, at: int, paragraph: OldParagraph, number: Number | None) -> bool:
        """Whether it heads text that the form has no section for; an item of a list does not."""
        found = plain_text(paragraph.content).strip()
        if paragraph.shape is not Shape.PLAIN or len(found.split()) > _LONGEST_HEADING or not found:
            return False
        if not number:
            return 0 < paragraph.level <= self.level
        if number.kind is Kind.ROMAN and found.isupper():
            return True
        if number.step == self.listed + 1 and self.listed:
            return False
        if not 0 < number.step - self.steps.get(number.depth, 0) <= _WIDEST_GAP:
            return False
        if is_bold(paragraph.content) or paragraph.level:
            return True
        return not self.bold_headings and self._heads_text(at, found, number)

    def _heads_text(self, at: int, found: str, number: Number) -> bool:
        if len(found.split()) > _LONGEST_PLAIN_HEADING or found[-1] in ";:,":
            return False
        if ". " in found or at + 1 == len(self.paragraphs):
            return False
        after = read_number(f"{self.paragraphs[at + 1].number} ")
        return not after or after.depth != number.depth

    def _is_inside(self, paragraph: OldParagraph, number: Number | None) -> bool:
        """Whether it only divides the text of the section, or of the piece, that is open."""
        if not number:
            return False
        if self.current.heading:
            return number.depth > self.current.depth
        leaf = self.section not in self.parents
        return leaf and (number.depth > self.depth or not self.depth) and not paragraph.level


def _without_notes(content: tuple[Inline, ...], count: int) -> tuple[Inline, ...]:
    """Without its first `count` notes."""
    kept: list[Inline] = []
    for piece in content:
        if isinstance(piece, Note) and count:
            count -= 1
            continue
        kept.append(piece)
    return tuple(kept)


def _listed(paragraphs: list[OldParagraph]) -> list[OldParagraph]:
    """Numbers that count a list are left to the paper; every other is text again."""
    made: list[OldParagraph] = []
    at = 0
    while at < len(paragraphs):
        end = _list_end(paragraphs, at)
        for paragraph in paragraphs[at:end]:
            numbered = replace(paragraph, number="", shape=Shape.NUMBERED)
            made.append(numbered if paragraph.number else paragraph)
        if end == at:
            made.append(with_mark_back(paragraphs[at]))
            end += 1
        at = end
    return made


def _list_end(paragraphs: list[OldParagraph], start: int) -> int:
    """Behind the list that begins at `start`; `start` itself where none does."""
    kind: Kind | None = None
    step, end = 0, start
    for at in range(start, len(paragraphs)):
        number = read_number(f"{paragraphs[at].number} ")
        if not number:
            if step and paragraphs[at].shape in (Shape.DASH, Shape.PLUS):
                continue
            break
        if number.step != step + 1 or (kind and number.kind is not kind):
            break
        if number.kind not in (Kind.ARABIC, Kind.LETTER):
            break
        kind, step, end = number.kind, number.step, at + 1
    return end if step > 1 else start
