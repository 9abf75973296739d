"""The beginning of an old report: letterhead, title, addressees; what follows is the opening."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from core.collation import folded
from core.importing.old_head import is_letterhead
from core.importing.old_paper import (
    OldParagraph,
    cut,
    flat,
    is_blank,
    is_bold,
    plain_text,
    stripped,
    tidy,
)
from core.markup import Inline, Shape, Text

# Not the blanks of "Số:        /BC-UBND" and "ngày      tháng 9": they wait for the clerk's pen.
_COLUMNS = re.compile(
    r"(?<! )(?<!số)(?<!số:)(?<!ngày)(?<!tháng)(?<!năm) {3,}(?![ /])", re.IGNORECASE
)
_DEEPEST_TITLE = 40
_LONGEST_SUBJECT = 80
_LONGEST_LINE = 80
_STARTS_OPENING = ("can cu", "thuc hien", "kinh gui", "de ", "trong ", "tren co so")
_DEAR = "kinh gui"


@dataclass(frozen=True, slots=True)
class Beginning:
    """`end` is the paragraph after it all; `title` is empty where none was found."""

    lines: tuple[str, ...]
    title: tuple[Inline, ...]
    addressed_to: tuple[str, ...]
    end: int


def read_beginning(paragraphs: tuple[OldParagraph, ...], kind: str) -> Beginning:
    """`kind` is what stands over the title in capitals ("BÁO CÁO")."""
    at, subject = _title(paragraphs, folded(kind))
    if at is None:
        return _untitled(paragraphs)
    lines = tuple(line for each in paragraphs[:at] for line in columns(each))
    end = at + 1
    while end < len(paragraphs) and _is_subject(subject, paragraphs[end]):
        subject = (
            (*subject, Text(" "), *paragraphs[end].content) if subject else _of(paragraphs, end)
        )
        end += 1
    addressed_to, end = _addressees(paragraphs, end)
    return Beginning(lines, unlooked(tidy(subject)), addressed_to, end)


def columns(paragraph: OldParagraph) -> tuple[str, ...]:
    """A line of two columns as two lines; only plain text says so, by its gaps."""
    wide = plain_text(paragraph.content)
    if paragraph.number or len(_COLUMNS.split(wide.strip())) < 2:
        line = flat(paragraph.content)
        return (f"{paragraph.number} {line}".strip(),) if line or paragraph.number else ()
    return tuple(" ".join(part.split()) for part in _COLUMNS.split(wide) if part.strip())


def names_of(found: str) -> str:
    """An item of a list without what only its list has put there."""
    return found.strip().lstrip("-–+•").strip().rstrip(";.,").strip()


def unlooked(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the look that the whole of it has: that is the paper's business."""
    if not is_bold(content):
        return content
    return tidy(
        replace(piece, bold=False) if isinstance(piece, Text) else piece for piece in content
    )


def _title(
    paragraphs: tuple[OldParagraph, ...], kind: str
) -> tuple[int | None, tuple[Inline, ...]]:
    """Where the title begins, and what of the subject stands on the same line."""
    early = [(at, tidy(each.content)) for at, each in enumerate(paragraphs[:_DEEPEST_TITLE])]
    for at, content in early:
        if folded(plain_text(content)[:_LONGEST_LINE]).strip(" :.-") == kind:
            return at, ()
    for at, content in early:
        found = plain_text(content)[:_LONGEST_LINE]
        heavy = is_bold(content) or found.isupper() or found.startswith(kind.upper())
        if folded(found).startswith(f"{kind} ") and heavy and not paragraphs[at].number:
            return at, stripped(cut(content, len(kind)))
    return None, ()


def _untitled(paragraphs: tuple[OldParagraph, ...]) -> Beginning:
    end = 0
    lines: list[str] = []
    while end < len(paragraphs) and all(is_letterhead(line) for line in columns(paragraphs[end])):
        lines += columns(paragraphs[end])
        end += 1
    addressed_to, end = _addressees(paragraphs, end)
    return Beginning(tuple(lines), (), addressed_to, end)


def _of(paragraphs: tuple[OldParagraph, ...], at: int) -> tuple[Inline, ...]:
    return paragraphs[at].content


def _is_subject(subject: tuple[Inline, ...], after: OldParagraph) -> bool:
    found = plain_text(after.content).strip()
    if after.number or after.shape is not Shape.PLAIN or len(found.split()) > _LONGEST_SUBJECT:
        return False
    if folded(found[:_LONGEST_LINE]).startswith(_DEAR):
        return False
    if is_blank(subject):
        return not found.endswith((":", ";"))
    if found.endswith((".", ":", ";")) or folded(found[:_LONGEST_LINE]).startswith(_STARTS_OPENING):
        return False
    goes_on = found[:1].islower() or found[:1].isdecimal() or found[:1] == "("
    return goes_on or (is_bold(subject) and is_bold(after.content))


def _addressees(paragraphs: tuple[OldParagraph, ...], at: int) -> tuple[tuple[str, ...], int]:
    if at >= len(paragraphs):
        return (), at
    first = flat(paragraphs[at].content)
    if not folded(first[:_LONGEST_LINE]).startswith(_DEAR) or len(first.split()) > _LONGEST_SUBJECT:
        return (), at
    names = list(_listed(re.sub(r"^\S+\s+\S+?\s*(?::|\s|$)\s*", "", first)))
    closed = bool(names) and not first.rstrip().endswith((";", ","))
    at += 1
    while at < len(paragraphs) and not closed:
        found = flat(paragraphs[at].content)
        listed = paragraphs[at].shape is not Shape.PLAIN or not names
        if (
            not listed
            or paragraphs[at].number
            or folded(found[:_LONGEST_LINE]).startswith(_STARTS_OPENING)
        ):
            break
        names += _listed(found)
        closed = found.endswith(".")
        at += 1
    return tuple(names), at


def _listed(found: str) -> Iterable[str]:
    return (name for part in found.split(";") if (name := names_of(part)))
