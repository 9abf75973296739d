"""A paragraph as one string in which every token and note is one character; places in it."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from core.markup import Inline, Note, Paragraph, Text, Token

OBJECT = "\ufffc"


def flat_text(content: Iterable[Inline], known: dict[str, str] | None = None) -> str:
    """The words, each token and note one OBJECT, or what `known` has for a token's name."""
    return "".join(
        piece.text
        if isinstance(piece, Text)
        else (known or {}).get(piece.name, OBJECT)
        if isinstance(piece, Token)
        else OBJECT
        for piece in content
    )


def with_piece(paragraph: Paragraph, start: int, end: int, put: Iterable[Inline]) -> Paragraph:
    """The paragraph with `put` in place of what stands from `start` to `end`, in its look."""
    before = tuple(_between(paragraph.content, 0, start))
    cut = tuple(_between(paragraph.content, start, end))
    after = tuple(_between(paragraph.content, end, None))
    look = next((piece for piece in cut if not isinstance(piece, Note)), None)
    dressed = tuple(
        piece
        if look is None or isinstance(piece, Note)
        else replace(piece, bold=look.bold, italic=look.italic)
        for piece in put
    )
    return replace(paragraph, content=(*before, *dressed, *after))


def with_piece_in(
    paragraph: Paragraph, note: int, start: int, end: int, put: Iterable[Inline]
) -> Paragraph:
    """The same within the note that stands at `note`; -1: in the paragraph itself."""
    if note < 0:
        return with_piece(paragraph, start, end, put)
    at = 0
    content: list[Inline] = []
    for piece in paragraph.content:
        if at == note and isinstance(piece, Note):
            told = with_piece(Paragraph(piece.content), start, end, put).content
            kept = tuple(inner for inner in told if not isinstance(inner, Note))
            content.append(Note(kept))
        else:
            content.append(piece)
        at += len(piece.text) if isinstance(piece, Text) else 1
    return replace(paragraph, content=tuple(content))


def texts(paragraph: Paragraph) -> Iterator[tuple[int, tuple[Inline, ...]]]:
    """The paragraph itself as (-1, content), then each note by the place where it stands."""
    yield -1, paragraph.content
    at = 0
    for piece in paragraph.content:
        if isinstance(piece, Note):
            yield at, piece.content
        at += len(piece.text) if isinstance(piece, Text) else 1


def _between(content: Iterable[Inline], start: int, end: int | None) -> Iterator[Inline]:
    at = 0
    for piece in content:
        length = len(piece.text) if isinstance(piece, Text) else 1
        low, high = max(start - at, 0), length if end is None else min(end - at, length)
        if low < high:
            yield replace(piece, text=piece.text[low:high]) if isinstance(piece, Text) else piece
        at += length
