"""What was changed in Word: section by section, word by word; unchanged paragraphs keep tokens."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from core.markup import Inline, Note, Paragraph, Prose, Text, Token
from core.report import Report, Unplaced, with_prose

# A number is one word, with its dots: half of it changed would be read as another number.
_WORD = re.compile(r"\s+|\d[\d.,]*\d|\w+|[^\s\w]")
_SENTENCE = re.compile(r".+?(?:[.!?;]\s+|\n\s*|\Z)", re.DOTALL)
# About 20 ms; two texts of which each word is common would be compared for minutes.
_MOST_PAIRS = 40_000


class Kind(StrEnum):
    """What became of a piece of text."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class WordChange:
    """A section as it was printed, as Word has it, and the prose to take: text where it was
    changed, the report's own paragraphs with their tokens where it was not."""

    section: str
    before: str
    after: str
    taken: Prose


def word_changes(
    report: Report, printed: Mapping[str, Prose], found: Mapping[str, Prose]
) -> tuple[WordChange, ...]:
    """The sections that say other words than what was printed of them.

    `printed` is our own file read by the same eyes as `found`, so that what reading mends is
    mended in both.
    """
    changes = []
    for section, text in report.sections.items():
        before = printed.get(section, Prose())
        after = found.get(section, Prose())
        if _lines(before) != _lines(after):
            taken = _taken(text.prose, before, after)
            said = ("\n".join(_lines(before)), "\n".join(_lines(after)))
            changes.append(WordChange(section, *said, taken))
    return tuple(changes)


def with_changes(
    report: Report, changes: Iterable[WordChange], pieces: tuple[Unplaced, ...] = ()
) -> Report:
    """The report with these sections as Word has them; pieces without a section wait for one."""
    for change in changes:
        report = with_prose(report, change.section, change.taken)
    return replace(report, unplaced=(*report.unplaced, *pieces)) if pieces else report


def compared(before: str, after: str) -> tuple[Piece, ...]:
    """The words that stayed, went and came, in reading order."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _alike(old, new)
    end = _alike(old[start:][::-1], new[start:][::-1])
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    middle = _middle(old[start : len(old) - end], new[start : len(new) - end])
    return tuple(piece for piece in (_same(head), *middle, _same(tail)) if piece.text)


def _alike(old: list[str], new: list[str]) -> int:
    """How many words at the beginning are the same."""
    pairs = zip(old, new, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _same(text: str) -> Piece:
    return Piece(Kind.SAME, text)


def _middle(old: list[str], new: list[str]) -> list[Piece]:
    """Word by word; what would take long first by sentences, then within those that changed."""
    if _pairs(old, new) <= _MOST_PAIRS:
        return _by_words(old, new)
    before, after = _sentences(old), _sentences(new)
    if _pairs(before, after) > _MOST_PAIRS:
        return _whole(old, new)
    pieces: list[Piece] = []
    left = _MOST_PAIRS
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, came = (_WORD.findall("".join(part)) for part in (before[a:b], after[c:d]))
        pairs = _pairs(gone, came)
        if tag == "equal":
            pieces.append(_same("".join(gone)))
        elif pairs > left:
            pieces += _whole(gone, came)
        else:
            pieces += _by_words(gone, came)
            left -= pairs
    return pieces


def _pairs(old: Iterable[str], new: Iterable[str]) -> int:
    """How many steps comparing takes: each word meets its like on the other side."""
    there = Counter(new)
    return sum(count * there[word] for word, count in Counter(old).items() if not word.isspace())


def _sentences(words: list[str]) -> list[str]:
    return [found[0] for found in _SENTENCE.finditer("".join(words))]


def _whole(old: list[str], new: list[str]) -> list[Piece]:
    said = (Piece(Kind.GONE, "".join(old)), Piece(Kind.NEW, "".join(new)))
    return [piece for piece in said if piece.text]


def _by_words(old: list[str], new: list[str]) -> list[Piece]:
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(str.isspace, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(_same("".join(old[a:b])))
        else:
            pieces += _whole(old[a:b], new[c:d])
    return pieces


def _taken(own: Prose, before: Prose, after: Prose) -> Prose:
    kept = _own_paragraphs(own, before)
    old, new = _lines(before), _lines(after)
    paragraphs: list[Paragraph] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal" and kept is not None:
            paragraphs += [each for group in kept[a:b] for each in group]
        else:
            paragraphs += after.paragraphs[c:d]
    return Prose(tuple(paragraphs))


def _own_paragraphs(own: Prose, printed: Prose) -> list[tuple[Paragraph, ...]] | None:
    """For each printed paragraph the report's own ones it was printed from; None if that is not
    sure."""
    if len(own.paragraphs) == len(printed.paragraphs):
        return [(paragraph,) for paragraph in own.paragraphs]
    waiting = list(own.paragraphs)
    groups: list[tuple[Paragraph, ...]] = []
    for line in _lines(printed):
        group: list[Paragraph] = []
        while waiting and not (group and _prints(group, line)):
            group.append(waiting.pop(0))
        if not group or not _prints(group, line):
            return None
        groups.append(tuple(group))
    return None if waiting else groups


def _prints(group: list[Paragraph], line: str) -> bool:
    """Whether the literal words of these paragraphs stand in that line, in order, to its end."""
    words = [
        piece.text.strip()
        for paragraph in group
        for piece in paragraph.content
        if isinstance(piece, Text) and piece.text.strip()
    ]
    at = 0
    for word in words:
        found = line.find(word, at)
        if found < 0:
            return False
        at = found + len(word)
    ends_open = bool(group) and not isinstance(group[-1].content[-1], Text)
    return ends_open or not line[at:].strip()


def _lines(prose: Prose) -> tuple[str, ...]:
    return tuple(
        paragraph.shape.value + _words(paragraph.content) for paragraph in prose.paragraphs
    )


def _words(content: Iterable[Inline]) -> str:
    parts = []
    for piece in content:
        match piece:
            case Text():
                parts.append(piece.text)
            case Token():
                parts.append(f"[{piece.name}]")
            case Note():
                parts.append(f" [{_words(piece.content)}] ")
    return " ".join("".join(parts).split())
