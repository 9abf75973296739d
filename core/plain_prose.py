"""Prose as plain lines: tokens as they are told, lists with their signs, notes at the end."""

from collections.abc import Callable, Iterable

from core.markup import Note, Paragraph, Shape, Text, Token

Told = Callable[[Token], str]
_SMALL_DIGITS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def plain_lines(paragraphs: Iterable[Paragraph], told: Told) -> str:
    """As it would be read, one paragraph a line; `told` is what a token says."""
    lines: list[str] = []
    notes: list[str] = []
    number = 0
    for paragraph in paragraphs:
        number = number + 1 if paragraph.shape is Shape.NUMBERED else 0
        line = f"{number}. " if number else paragraph.shape.value
        for piece in paragraph.content:
            if isinstance(piece, Note):
                mark = str(len(notes) + 1).translate(_SMALL_DIGITS)
                notes.append(f"{mark} {''.join(_said(inner, told) for inner in piece.content)}")
                line += mark
            else:
                line += _said(piece, told)
        lines.append(line)
    return "\n".join(lines + notes)


def _said(piece: Text | Token, told: Told) -> str:
    return piece.text if isinstance(piece, Text) else told(piece)
