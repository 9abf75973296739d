"""The same paper by other programs: docxtpl, reportlab's platypus, typst.

Each sets the same words in the same sizes with what it has for looks inside a paragraph; notes
stand at the foot where it knows notes, else behind their paragraph; heads and feet are plain lines.
What can't be imported or found is left out.
"""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

import docx

from core.layout.placed import Face
from core.paper import (
    Addressees,
    AnnexTitle,
    Document,
    Heading,
    Letterhead,
    Paragraph,
    Run,
    Signatures,
    Table,
    Title,
    plain,
)
from tests.papers import ND30, document, fonts
from tests.word_files import word_file

Work = Callable[[], object]
FOLDER = Path(__file__).parents[2] / "resources" / "fonts"


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph: "centre", "heading" or "body"; `runs` have their looks, `notes` follow it."""

    kind: str
    runs: tuple[Run, ...]
    notes: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        return plain(self.runs)


def flow(paper: Document) -> Iterator[Text | Table]:
    """The paper as these programs know one."""
    for block in paper.blocks:
        match block:
            case Letterhead():
                head = (*block.issuer, block.number, block.nation, block.motto, block.place_date)
                yield from (_line("centre", line) for line in head)
            case Title():
                yield _line("centre", block.kind)
                yield Text("centre", block.subject)
            case AnnexTitle():
                yield from (_line("centre", line) for line in (block.label, block.title))
            case Addressees():
                yield from (_line("body", line) for line in (block.label, *block.names))
            case Heading():
                yield _line("heading", block.words)
            case Paragraph():
                notes = tuple(plain(run.note.runs) for run in block.runs if run.note)
                yield Text("body", (Run(block.marker), *block.runs), notes)
            case Table():
                yield block
            case Signatures():
                foot = (block.label, *block.recipients, *block.authority, block.name)
                yield from (_line("body", line) for line in foot)


def _line(kind: str, said: str) -> Text:
    return Text(kind, (Run(said),))


def docxtpl_work(paper: Document) -> Work | None:
    """A template with our own styles, opened, filled and saved."""
    try:
        from docxtpl import DocxTemplate, RichText
    except ImportError:
        return None
    styles = {"centre": "Subject", "heading": "Heading1", "body": "BodyText"}
    word = docx.Document(io.BytesIO(word_file(document())))
    known = {style.style_id: style for style in word.styles}
    word.add_paragraph("{%p for text in texts %}")
    for kind, name in styles.items():
        word.add_paragraph(f"{{%p if text.kind == '{kind}' %}}")
        word.add_paragraph("{{r text.said }}").style = known.get(name, known["Normal"])
        word.add_paragraph("{%p endif %}")
    word.add_paragraph("{%p endfor %}")
    template = io.BytesIO()
    word.save(template)
    texts = tuple(_texts(paper))

    def rich(text: Text) -> object:
        said = RichText()
        for run in text.runs:
            said.add(run.text, bold=run.bold, italic=run.italic)
        return said

    def work() -> int:
        made = DocxTemplate(io.BytesIO(template.getvalue()))
        told = [{"kind": text.kind, "said": rich(text)} for text in texts]
        made.render({"texts": told}, autoescape=True)
        out = io.BytesIO()
        made.save(out)
        return len(out.getvalue())

    return work


def _texts(paper: Document) -> Iterator[Text]:
    """Tables as a paragraph a cell, notes behind their paragraph."""
    for text in flow(paper):
        if isinstance(text, Table):
            yield from (Text("body", cell) for row in text.rows for cell in row)
        else:
            yield text
            yield from (_line("body", note) for note in text.notes)


def platypus_work(paper: Document) -> Work:
    """Paragraphs and tables; notes behind their paragraph."""
    from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph as Flowed
    from reportlab.platypus import SimpleDocTemplate
    from reportlab.platypus import Table as Grid

    for face, data in fonts().items():
        pdfmetrics.registerFont(TTFont(f"rival-{face}", io.BytesIO(data)))
    look: dict[str, Any] = {"fontSize": 14, "leading": 18, "spaceAfter": 6, "spaceShrinkage": 0}
    regular, bold, italic = (f"rival-{face}" for face in (Face.REGULAR, Face.BOLD, Face.ITALIC))
    body = ParagraphStyle(
        "body", fontName=regular, alignment=TA_JUSTIFY, firstLineIndent=36, **look
    )
    styles = {
        "body": body,
        "heading": ParagraphStyle("heading", parent=body, fontName=bold, keepWithNext=1),
        "centre": ParagraphStyle("centre", fontName=bold, alignment=TA_CENTER, **look),
    }
    edges = (ND30.margin_left, ND30.margin_right, ND30.margin_top, ND30.margin_bottom)
    texts = tuple(flow(paper))

    def looks(run: Run) -> str:
        said = escape(run.text, quote=False)
        said = f'<font name="{bold}">{said}</font>' if run.bold else said
        return f'<font name="{italic}">{said}</font>' if run.italic else said

    def flowed(text: Text) -> list[Flowed]:
        notes = [Flowed(escape(note, quote=False), body) for note in text.notes]
        return [Flowed("".join(map(looks, text.runs)), styles[text.kind]), *notes]

    def grid(table: Table) -> Grid:
        heads = [Flowed(escape(column.label), body) for column in table.columns]
        rows = [[Flowed(escape(plain(cell)), body) for cell in row] for row in table.rows]
        widths = [column.share * ND30.text_width for column in table.columns]
        return Grid([heads, *rows], colWidths=widths, repeatRows=1)

    def work() -> int:
        out = io.BytesIO()
        left, right, top, bottom = edges
        size = (ND30.page_width, ND30.page_height)
        made = SimpleDocTemplate(
            out, pagesize=size, leftMargin=left, rightMargin=right, topMargin=top,
            bottomMargin=bottom, initialFontName=regular,
        )  # fmt: skip
        story: list[Any] = []
        for text in texts:
            story += [grid(text)] if isinstance(text, Table) else flowed(text)
        made.build(story)
        return len(out.getvalue())

    return work


def typst_work(paper: Document) -> Work | None:
    """Notes and tables of its own; every paragraph changes, for it remembers what it has set."""
    try:
        from typst import compile as compiled
    except ImportError:
        return None
    width, height = ND30.page_width, ND30.page_height
    head = (
        f"#set page(width: {width}pt, height: {height}pt, margin: (left: {ND30.margin_left}pt,"
        f' rest: {ND30.margin_right}pt), numbering: "1")\n'
        '#set text(font: "Liberation Serif", size: 14pt, lang: "vi", hyphenate: false)\n'
        "#set par(justify: true, first-line-indent: (amount: 36pt, all: true), spacing: 12pt,"
        ' leading: 8pt, linebreaks: "simple")\n'
    )
    source = head + "\n\n".join(f"{_typst(text)} \ufffc" for text in flow(paper))
    count = 0

    def work() -> int:
        nonlocal count
        count += 1
        changed = source.replace("\ufffc", str(count)).encode()
        set_: Any = compiled
        made: bytes = set_(changed, font_paths=[FOLDER], ignore_system_fonts=True)
        return len(made)

    return work


def _typst(text: Text | Table) -> str:
    if isinstance(text, Table):
        shares = ", ".join(f"{column.share}fr" for column in text.columns)
        heads = " ".join(f"[{_quoted(column.label)}]" for column in text.columns)
        cells = "\n".join(f"[{_quoted(plain(cell))}]" for row in text.rows for cell in row)
        return f"#table(columns: ({shares}), table.header({heads}),\n{cells})"
    notes = "".join(f"#footnote[{_quoted(note)}]" for note in text.notes)
    said = f"{''.join(map(_typst_run, text.runs))}{notes}"
    match text.kind:
        case "heading":
            return f"#block(sticky: true)[#strong[{said}]]"
        case "centre":
            return f"#align(center)[#strong[{said}]]"
    return said


def _typst_run(run: Run) -> str:
    said = _quoted(run.text)
    said = f"#strong[{said}]" if run.bold else said
    return f"#emph[{said}]" if run.italic else said


def _quoted(words: str) -> str:
    return "".join(f"\\{sign}" if sign in "\\#$*_`<>@=-+/[]~'\"" else sign for sign in words)
