"""WordprocessingML as text in small pieces: elements, units, clean text, runs and paragraphs."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape

from core.paper import Run

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMED = f'xmlns:w="{NAMESPACE}"'
DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
_ORDER = ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "spacing", "ind", "sectPr")
# A paragraph is one paragraph: tabs and line ends inside it are spaces, as in `core.layout`.
_OTHER_SPACE = re.compile("[^\\S \u00a0]")
# Readers built on libxml2 refuse a piece of ten million bytes.
_LONGEST_TEXT = 1_000_000
# What XML 1.0 refuses, and lone surrogates, which UTF-8 refuses.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph whose properties may still change."""

    properties: tuple[str, ...]
    content: str

    def __str__(self) -> str:
        return f"<w:p><w:pPr>{''.join(self.properties)}</w:pPr>{self.content}</w:p>"


# What stands in a body: a paragraph, or a finished table.
Element = Line | str


def document_xml(body: Iterable[Element]) -> bytes:
    """The document's own part."""
    named = f'{NAMED} xmlns:r="{OFFICE}/relationships"'
    inner = "".join(map(str, body))
    return f"{DECLARATION}<w:document {named}><w:body>{inner}</w:body></w:document>".encode()


def w(tag: str, *children: str, **attributes: str | int) -> str:
    """An element of the `w:` namespace; so are its attributes."""
    told = "".join([f' w:{name}="{_quoted(value)}"' for name, value in attributes.items()])
    inner = "".join(children)
    return f"<w:{tag}{told}>{inner}</w:{tag}>" if inner else f"<w:{tag}{told}/>"


def _quoted(value: str | int) -> str:
    return escape(value, {'"': "&quot;"}) if isinstance(value, str) else str(value)


def qualified(name: str) -> str:
    """A name of the `w:` namespace as lxml knows it."""
    return f"{{{NAMESPACE}}}{name}"


def twips(points: float) -> int:
    return round(points * 20)


def half_points(points: float) -> int:
    return round(points * 2)


def eighths(points: float) -> int:
    """The unit of borders."""
    return round(points * 8)


def clean(content: str) -> str:
    """The text without the characters no XML file can hold."""
    # Neither other spaces nor refused characters can be printed.
    if content.isprintable():
        return content
    return _REFUSED.sub("", _OTHER_SPACE.sub(" ", content))


def texts(content: str) -> str:
    """Text with every one of its spaces; very long text in several pieces."""
    cleaned = clean(content)
    if len(cleaned) <= _LONGEST_TEXT:
        return _text(cleaned)
    starts = range(0, len(cleaned), _LONGEST_TEXT)
    return "".join(_text(cleaned[start : start + _LONGEST_TEXT]) for start in starts)


def _text(content: str) -> str:
    return f'<w:t xml:space="preserve">{escape(content)}</w:t>'


def run(piece: Run) -> str:
    """The run's text; bold and italic stand on it only where they differ from the style."""
    bold, italic = "<w:b/>" if piece.bold else "", "<w:i/>" if piece.italic else ""
    look = f"<w:rPr>{bold}{italic}</w:rPr>" if bold or italic else ""
    return f"<w:r>{look}{texts(piece.text)}</w:r>"


def styled_run(style_id: str, content: str) -> str:
    return w("r", w("rPr", w("rStyle", val=style_id)), content)


def paragraph(style_id: str, *content: str) -> Line:
    return Line((f'<w:pStyle w:val="{style_id}"/>',), "".join(content))


def line(style_id: str, content: str) -> Line:
    """A paragraph of plain text."""
    return paragraph(style_id, run(Run(content)))


def with_properties(made: Line, *properties: str) -> Line:
    """The paragraph with these properties too; Word repairs a file that breaks their order."""
    ordered = sorted((*made.properties, *properties), key=_rank)
    return replace(made, properties=tuple(ordered))


def _rank(told: str) -> int:
    return next(at for at, name in enumerate(_ORDER) if told.startswith(f"<w:{name}"))


def with_space_before(made: Line, points: float) -> Line:
    return with_properties(made, w("spacing", before=twips(max(points, 0.0))))


def with_space_after(made: Line, points: float) -> Line:
    return with_properties(made, w("spacing", after=twips(max(points, 0.0))))


def kept_with_next(made: Line) -> Line:
    kept = w("keepNext")
    return made if kept in made.properties else with_properties(made, kept)


def two_lines(style_id: str, upper: str, lower: str) -> Line:
    """One paragraph on two lines, as a heading must be to stay one in the navigation pane."""
    return paragraph(style_id, run(Run(upper)), w("r", w("br")), run(Run(lower)))


def on_new_page(made: Line) -> Line:
    return with_properties(made, w("pageBreakBefore"))
