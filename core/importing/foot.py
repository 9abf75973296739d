"""The end of an old report: closing words, recipients, signature, and what follows them."""

import re
from dataclasses import dataclass, field, replace

from core.collation import folded
from core.drafter import read_drafter
from core.importing.head import columns, names_of
from core.importing.old_paper import OldParagraph, before, plain_text
from core.markup import Inline, Shape, Text
from core.unit import Office

_RECIPIENTS = "noi nhan"
_RECIPIENTS_LINE = re.compile(r"nơi\s+nhận\s*:?\s*", re.IGNORECASE)
_AUTHORITY = re.compile(r"(?:tm|kt|tl|tuq|q)\s?\.|uy ban nhan dan|ubnd|(?:pho )?chu tich")
_SIGNED = re.compile(r"\(?\s*(?:da )?ky\b.*|\(.*\)")
# "PL.(300)" under the recipients.
_DRAFTER = re.compile(r"[A-ZĐ]{1,6}\s?\.\s?\(?\d{1,4}\)?\.?")
_CLOSING = ("tren day la", "tren day,")
_END = re.compile(r"\s*(?:\./\.?|/\.)\s*$")
_LONGEST_CLOSING = 8
_SIGNATURE_OVER_RECIPIENTS = 6
_LONGEST_NAME = 6
_LONGEST_LINE = 80


@dataclass(slots=True)
class Ending:
    """`closing` and `start` are the first paragraphs of the closing and of the foot."""

    closing: int
    start: int
    lines: list[str] = field(default_factory=list)
    recipients: list[str] | None = None
    drafter: str = ""
    authority: list[str] = field(default_factory=list)
    signer: str = ""
    rest: list[OldParagraph] = field(default_factory=list)

    @property
    def office(self) -> Office | None:
        """The office of who signed, by the line nearest the name."""
        for line in reversed(self.authority):
            bare = folded(line)
            if "pho chu tich" in bare:
                return Office.DEPUTY
            if "chu tich" in bare:
                return Office.ACTING if bare.startswith("q") else Office.CHAIR
        return None


def read_ending(paragraphs: tuple[OldParagraph, ...], after: int) -> Ending:
    """The end of a report whose beginning ends before paragraph `after`."""
    start = _start(paragraphs, after)
    closing = _closing(paragraphs, after, start)
    ending = Ending(closing, start)
    for at in range(start, len(paragraphs)):
        _take(ending, paragraphs[at])
    return ending


def without_end_mark(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Without the "./." that the paper sets by itself."""
    found = plain_text(content)
    match = _END.search(found[-12:])
    if not match or not isinstance(content[-1], Text):
        return content
    return before(content, len(found) - len(match[0]))


def _start(paragraphs: tuple[OldParagraph, ...], after: int) -> int:
    for at in range(after, len(paragraphs)):
        if any(_is_recipients(line) for line in columns(paragraphs[at])):
            return _over(paragraphs, after, at)
    signed = [at for at in range(after, len(paragraphs)) if _is_signature(paragraphs[at])]
    return _over(paragraphs, after, signed[-1]) if signed else len(paragraphs)


def _is_signature(paragraph: OldParagraph) -> bool:
    lines = columns(paragraph)
    return bool(lines) and not paragraph.number and all(_is_authority(line) for line in lines)


def _over(paragraphs: tuple[OldParagraph, ...], after: int, at: int) -> int:
    """Where a signature that was read before the recipients begins."""
    start = at
    for earlier in range(at - 1, max(after, at - _SIGNATURE_OVER_RECIPIENTS) - 1, -1):
        lines = columns(paragraphs[earlier])
        if _is_signature(paragraphs[earlier]):
            start = earlier
        elif not all(_is_name(line) or _is_signed(line) for line in lines):
            break
    return start


def _closing(paragraphs: tuple[OldParagraph, ...], after: int, start: int) -> int:
    for at in range(start - 1, max(after, start - _LONGEST_CLOSING) - 1, -1):
        opening = folded(plain_text(paragraphs[at].content)[:40])
        if opening.startswith(_CLOSING) and not paragraphs[at].number:
            return at
    return start


def _take(ending: Ending, paragraph: OldParagraph) -> None:
    """One paragraph of the foot into what it says."""
    if ending.signer and paragraph.shape is Shape.PLAIN and not _is_foot(paragraph):
        ending.rest.append(paragraph)
        return
    if ending.rest:
        ending.rest.append(paragraph)
        return
    for at, line in enumerate(columns(paragraph)):
        listed = at == 0 and paragraph.shape is not Shape.PLAIN
        if not _take_line(ending, line, listed=listed):
            ending.rest.append(replace(paragraph, content=(Text(line),), number=""))
            continue
        ending.lines.append(line)


def _is_foot(paragraph: OldParagraph) -> bool:
    return any(_is_recipients(line) or _is_authority(line) for line in columns(paragraph))


def _take_line(ending: Ending, line: str, *, listed: bool) -> bool:
    if _is_recipients(line):
        ending.recipients = ending.recipients or []
        first = names_of(_RECIPIENTS_LINE.sub("", line, count=1))
        ending.recipients += [first] if first else []
    elif _is_authority(line) and not listed:
        ending.authority.append(line)
    elif listed and ending.recipients is not None:
        ending.recipients += [name] if (name := names_of(line)) else []
    elif ending.authority and not ending.signer and _is_name(line):
        ending.signer = line
    elif ending.recipients and _DRAFTER.fullmatch(line):
        ending.drafter = read_drafter(line)
    elif ending.recipients is not None and not ending.authority:
        ending.recipients += [name] if (name := names_of(line)) else []
    else:
        return _is_signed(line) or not any(map(str.isalnum, line))
    return True


def _is_recipients(line: str) -> bool:
    return len(line) < _LONGEST_LINE and folded(line).startswith(_RECIPIENTS)


def _is_authority(line: str) -> bool:
    return len(line) < _LONGEST_LINE and line.isupper() and bool(_AUTHORITY.match(folded(line)))


def _is_signed(line: str) -> bool:
    return len(line) < _LONGEST_LINE and bool(_SIGNED.fullmatch(folded(line)))


def _is_name(line: str) -> bool:
    words = line[:_LONGEST_LINE].replace(".", ". ").split()
    named = all(word[0].isupper() and not any(map(str.isdecimal, word)) for word in words)
    return 1 < len(words) <= _LONGEST_NAME and named and not line.endswith((";", ",", ":"))
