"""The grounds of a paper: "Căn cứ …;" each on its own line, the last one with a full stop."""

from dataclasses import replace
from itertools import takewhile

from core.paper import Block, Paragraph, Role, Run, plain

_STARTS = ("căn cứ ", "theo đề nghị ", "xét đề nghị ", "xét tờ trình ")
_STOPS = " .;,"


def grounded(opening: tuple[Block, ...]) -> tuple[Block, ...]:
    """The opening with the paragraphs it begins with as grounds (NĐ 30/2020, PL I, II.6.a).

    One alone is a ground only where it ends with ";": else it is the one sentence that opens.
    """
    lines = tuple(takewhile(_is_ground, opening))
    if not lines or (len(lines) == 1 and not _text(lines[0]).endswith(";")):
        return opening
    last = len(lines) - 1
    grounds = (_ended(line, "." if at == last else ";") for at, line in enumerate(lines))
    return (*grounds, *opening[len(lines) :])


def _is_ground(block: Block) -> bool:
    words = _text(block).lower()
    return words.startswith(_STARTS) and not words.endswith(":")


def _text(block: Block) -> str:
    is_plain = isinstance(block, Paragraph) and not block.marker
    return plain(block.runs).strip() if is_plain and isinstance(block, Paragraph) else ""


def _ended(block: Block, end: str) -> Block:
    if not isinstance(block, Paragraph):
        return block
    *most, last = block.runs
    text = last.text.rstrip(_STOPS)
    runs = (replace(last, text=text), Run(end)) if last.note else (replace(last, text=text + end),)
    upright = tuple(replace(run, italic=False) for run in (*most, *runs))
    return replace(block, runs=upright, role=Role.GROUND)
