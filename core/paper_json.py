"""A paper document as canonical JSON, and back: how a final report keeps its printed blocks."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, assert_never

from core.canonical import Json
from core.paper import (
    SMALL_HEAD,
    Addressees,
    Align,
    AnnexTitle,
    Block,
    Circulation,
    Column,
    Document,
    Heading,
    Letterhead,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Role,
    Run,
    SectionBreak,
    Signatures,
    Table,
    Title,
    Urgency,
)

_ROLES = tuple(role.value for role in Role)

_PARAGRAPH = b'["paragraph",'


def document_json(document: Document) -> dict[str, Json]:
    """Every block in print order; widths as thousandths, so that no float is digested."""
    return {
        "title": document.title,
        "author": document.author,
        "marks": [list(mark) for mark in document.marks],
        "blocks": [_block_json(block) for block in document.blocks],
    }


def document_from(given: Mapping[str, Any]) -> Document:
    """The document `document_json` wrote; raises KeyError, TypeError or ValueError else."""
    return Document(
        blocks=tuple(_block(item) for item in given["blocks"]),
        title=str(given["title"]),
        author=str(given["author"]),
        marks=tuple((str(key), str(value)) for key, value in given["marks"]),
    )


def is_document(given: Mapping[str, Any]) -> bool:
    """Whether `document_from` would read it; most blocks are told at a glance."""
    try:
        few = [block for block in given["blocks"] if not _is_plain(block)]
        document_from({**given, "blocks": few})
    except (ValueError, KeyError, TypeError, IndexError):
        return False
    return True


def _is_plain(block: Any) -> bool:
    """Whether it is a paragraph without notes, which can be read."""
    if type(block) is not list or len(block) != 5 or block[0] != "paragraph":
        return False
    _, runs, role, _, origin = block
    return role in _ROLES and type(runs) is list and _is_origin(origin) and all(map(_is_run, runs))


def _is_run(run: Any) -> bool:
    return type(run) is list and len(run) == 4 and run[3] is None


def _is_origin(origin: Any) -> bool:
    return type(origin) is list and len(origin) >= 2 and type(origin[1]) is int


def section_words(paper: bytes, section: str) -> tuple[str, ...]:
    """What the paragraphs of a section say, out of a paper's canonical JSON.

    It is only searched: within a text every quote is escaped, so that none looks like a block.
    """
    place = f"[{json.dumps(section, ensure_ascii=False)},".encode()
    found: list[str] = []
    start, at = 0, paper.find(place)
    while at >= 0:
        start = max(start, paper.rfind(_PARAGRAPH, start, at))
        end = paper.find(b"]]", at) + 2
        block = _paragraph_at(paper[start:end])
        if block and block[4][0] == section:
            found.append("".join(str(run[0]) for run in block[1]))
        at = paper.find(place, at + len(place))
    return tuple(found)


def _paragraph_at(text: bytes) -> list[Any] | None:
    """The one block that `text` is, where it is a whole paragraph."""
    try:
        block: list[Any] = json.loads(text)
    except ValueError:
        return None
    return block if block[0] == "paragraph" and len(block) == 5 else None


def _block_json(block: Block) -> Json:
    match block:
        case Letterhead():
            names: list[Json] = [_listed(block.superior), _listed(block.issuer)]
            rest = [block.number, block.nation, block.motto, block.place_date]
            return ["letterhead", *names, *rest, *_more_json(block)]
        case Title():
            return ["title", block.kind, _runs_json(block.subject)]
        case Addressees():
            return ["addressees", block.label, list(block.names)]
        case Heading():
            return ["heading", block.level, block.number, block.text, _origin_json(block.origin)]
        case Paragraph():
            runs = _runs_json(block.runs)
            return ["paragraph", runs, block.role.value, block.marker, _origin_json(block.origin)]
        case Table():
            columns = [[c.label, round(c.share * 1000), c.align.value] for c in block.columns]
            rows = [[_runs_json(cell) for cell in row] for row in block.rows]
            return ["table", _listed(columns), _listed(rows), _origin_json(block.origin)]
        case Signatures():
            lists: list[Json] = [_listed(block.recipients), _listed(block.authority)]
            drafter = [block.drafter] if block.drafter else []
            return ["signatures", block.label, *lists, block.name, *drafter]
        case PageBreak():
            return ["page_break"]
        case SectionBreak():
            return ["section_break", block.landscape]
        case AnnexTitle():
            return ["annex_title", block.label, block.title, block.reference]
        case _:
            assert_never(block)


def _block(given: list[Any]) -> Block:
    # Most blocks are paragraphs, and a submission has thousands.
    match given:
        case ["paragraph", runs, role, marker, origin]:
            return Paragraph(_runs(runs), Role(role), str(marker), _origin(origin))
        case ["letterhead", superior, issuer, number, nation, motto, place_date, *more]:
            bodies = _strings(superior), _strings(issuer)
            head = Letterhead(*bodies, str(number), str(nation), str(motto), str(place_date))
            return _with_more(head, more[0]) if more else head
        case ["title", kind, subject]:
            return Title(str(kind), _runs(subject))
        case ["addressees", label, names]:
            return Addressees(str(label), _strings(names))
        case ["heading", level, number, text, origin]:
            return Heading(int(level), str(number), str(text), _origin(origin))
        case ["table", columns, rows, origin]:
            return Table(
                tuple(Column(str(c[0]), int(c[1]) / 1000, Align(c[2])) for c in columns),
                tuple(tuple(_runs(cell) for cell in row) for row in rows),
                _origin(origin),
            )
        case ["signatures", label, recipients, authority, name, *drafter]:
            lists = _strings(recipients), _strings(authority)
            return Signatures(str(label), *lists, str(name), *_strings(drafter[:1]))
        case ["page_break"]:
            return PageBreak()
        case ["section_break", landscape]:
            return SectionBreak(landscape is True)
        case ["annex_title", label, title, reference]:
            return AnnexTitle(str(label), str(title), str(reference))
    raise ValueError("no block of a paper")


def _more_json(head: Letterhead) -> list[Json]:
    """What only some letterheads have, so that the others keep their digest."""
    said: dict[str, Json] = {
        "urgency": head.urgency.value if head.urgency else "",
        "draft": head.draft,
        "code": head.code,
        "contact": head.contact,
        "circulation": head.circulation.value if head.circulation else "",
        "scale": head.scale if head.scale != SMALL_HEAD else 0,
    }
    more: dict[str, Json] = {key: value for key, value in said.items() if value}
    return [more] if more else []


def _with_more(head: Letterhead, more: Mapping[str, Any]) -> Letterhead:
    urgency, circulation = more.get("urgency"), more.get("circulation")
    return replace(
        head,
        urgency=Urgency(urgency) if urgency else None,
        draft=str(more.get("draft", "")),
        code=str(more.get("code", "")),
        contact=str(more.get("contact", "")),
        circulation=Circulation(circulation) if circulation else None,
        scale=int(more.get("scale", SMALL_HEAD)),
    )


def _runs_json(runs: tuple[Run, ...]) -> Json:
    return [
        [run.text, run.bold, run.italic, _runs_json(run.note.runs) if run.note else None]
        for run in runs
    ]


def _runs(given: list[Any]) -> tuple[Run, ...]:
    return tuple(
        Run(str(text), bold is True, italic is True, None if note is None else Note(_runs(note)))
        for text, bold, italic, note in given
    )


def _origin_json(origin: Origin) -> Json:
    return [origin.section, origin.paragraph]


def _origin(given: list[Any]) -> Origin:
    return Origin(str(given[0]), int(given[1]))


def _strings(given: list[Any]) -> tuple[str, ...]:
    return tuple(str(item) for item in given)


def _listed(items: Any) -> Json:
    return list(items)
