"""An old report's paragraphs as they were found, whatever kind of file they came from."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.markup import Inline, Note, Shape, Text
from core.text import clean

_GAPS = re.compile(" {2,}")
_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"


@dataclass(frozen=True, slots=True)
class OldParagraph:
    """`number` is what stands before the text ("2.1.", "a)"), typed or set by Word, "" for none;
    `level` is the level of its heading style, 0 for none. A `fresh` one begins a table cell or a
    text box: it never goes on with what stands before it.
    """

    content: tuple[Inline, ...]
    shape: Shape = Shape.PLAIN
    number: str = ""
    level: int = 0
    fresh: bool = False


def plain_text(content: Iterable[Inline]) -> str:
    """The text without its notes."""
    return "".join(piece.text for piece in content if isinstance(piece, Text))


def notes(content: Iterable[Inline]) -> tuple[Note, ...]:
    """The notes alone."""
    return tuple(piece for piece in content if isinstance(piece, Note))


def is_bold(content: Iterable[Inline]) -> bool:
    """Whether every word is bold."""
    worded = [piece for piece in content if isinstance(piece, Text) and piece.text.strip()]
    return bool(worded) and all(piece.bold for piece in worded)


def is_blank(content: Iterable[Inline]) -> bool:
    """Whether nothing would be printed."""
    return all(_is_space(piece) for piece in content)


def text(found: str, *, bold: bool = False, italic: bool = False) -> Text:
    """Found text as it may stand in a paragraph; a tab stays wide enough to be seen as a gap."""
    return Text(clean(found.replace("\t", "    ")).replace("\n", " "), bold, italic)


def cut(content: tuple[Inline, ...], start: int) -> tuple[Inline, ...]:
    """What follows the first `start` characters of the text; notes before them stay."""
    kept: list[Inline] = []
    for piece in content:
        if start and isinstance(piece, Text):
            taken = min(start, len(piece.text))
            start -= taken
            piece = _with(piece, piece.text[taken:])
        kept.append(piece)
    return tuple(kept)


def before(content: tuple[Inline, ...], end: int) -> tuple[Inline, ...]:
    """The first `end` characters of the text, with the notes that stand in them."""
    kept: list[Inline] = []
    for piece in content:
        if end <= 0:
            break
        if isinstance(piece, Text):
            kept.append(_with(piece, piece.text[:end]))
            end -= len(piece.text)
        else:
            kept.append(piece)
    return tuple(kept)


def stripped(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without spaces at both ends."""
    first, last = 0, len(content)
    while first < last and _is_space(content[first]):
        first += 1
    while first < last and _is_space(content[last - 1]):
        last -= 1
    pieces = list(content[first:last])
    if pieces and isinstance(head := pieces[0], Text):
        pieces[0] = _with(head, head.text.lstrip(" "))
    if pieces and isinstance(tail := pieces[-1], Text):
        pieces[-1] = _with(tail, tail.text.rstrip(" "))
    return tuple(pieces)


def tidy(content: Iterable[Inline]) -> tuple[Inline, ...]:
    """The content with single spaces, none at the ends, and texts of one look as one."""
    pieces: list[Inline] = []
    run: list[Text] = []
    for piece in (*content, None):
        if isinstance(piece, Text):
            if run and (run[-1].bold, run[-1].italic) != (piece.bold, piece.italic):
                pieces.append(_one(run))
                run = []
            run.append(piece)
            continue
        if run:
            pieces.append(_one(run))
            run = []
        if piece is not None:
            pieces.append(piece)
    return stripped(_single_spaced(pieces))


def flat(content: Iterable[Inline]) -> str:
    """The text as one line, every note in brackets where it stands."""
    parts = [
        f" ({plain_text(p for p in piece.content if isinstance(p, Text))}) "
        if isinstance(piece, Note)
        else piece.text
        for piece in content
        if isinstance(piece, Text | Note)
    ]
    return " ".join("".join(parts).split())


def superscript(number: int) -> str:
    """ "12" as "¹²"."""
    return "".join(_SUPERSCRIPTS[int(digit)] for digit in str(number))


def _is_space(piece: Inline) -> bool:
    return isinstance(piece, Text) and not piece.text.strip(" ")


def _with(piece: Text, part: str) -> Text:
    return piece if part == piece.text else replace(piece, text=clean(part))


def _one(run: list[Text]) -> Text:
    return run[0] if len(run) == 1 else replace(run[0], text=clean("".join(p.text for p in run)))


def _single_spaced(pieces: Iterable[Inline]) -> tuple[Inline, ...]:
    spaced: list[Inline] = []
    ends_open = False
    for piece in pieces:
        if isinstance(piece, Text):
            bare = _GAPS.sub(" ", piece.text)
            piece = _with(piece, bare[1:] if ends_open and bare[:1] == " " else bare)
            ends_open = piece.text[-1:] == " " if piece.text else ends_open
        else:
            ends_open = False
        spaced.append(piece)
    return tuple(spaced)
