"""The end of the body: "./." once, right after its last word, whatever the body ends with."""

from dataclasses import replace

from core.paper import Block, Origin, Paragraph, Role, Run, plain

_END = "./."
_STOPS = " .;,"


def ended(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The body with its end mark; a table or a bare heading is followed by the mark alone."""
    if not blocks:
        return ()
    *most, last = (_unmarked(block) for block in blocks)
    if isinstance(last, Paragraph):
        return (*most, replace(last, runs=_marked(last.runs)))
    origin = getattr(last, "origin", Origin(""))
    return (*most, last, Paragraph((Run(_END),), Role.BODY, "", origin))


def _unmarked(block: Block) -> Block:
    """A paragraph that was typed with the mark ends like any other."""
    if not isinstance(block, Paragraph) or not plain(block.runs).rstrip().endswith(_END):
        return block
    return replace(block, runs=_followed(_bare(block.runs), "."))


def _marked(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return _followed(_bare(runs), _END)


def _bare(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Without what ends a sentence, before a note as well as behind it."""
    if not runs:
        return ()
    *most, last = runs
    text = last.text.rstrip().removesuffix(_END).rstrip(_STOPS)
    if text or last.note:
        return (*most, replace(last, text=text))
    return _bare(tuple(most))


def _followed(runs: tuple[Run, ...], end: str) -> tuple[Run, ...]:
    if not runs or runs[-1].note:
        return (*runs, Run(end))
    return (*runs[:-1], replace(runs[-1], text=runs[-1].text + end))
