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


def _between(content: Iterable[Inline], start: int, end: int | None) -> Iterator[Inline]:
    at = 0
    for piece in content:
        length = len(piece.text) if isinstance(piece, Text) else 1
        low, high = max(start - at, 0), length if end is None else min(end - at, length)
        if low < high:
            yield replace(piece, text=piece.text[low:high]) if isinstance(piece, Text) else piece
        at += length
