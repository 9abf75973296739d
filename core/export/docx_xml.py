"""WordprocessingML in small pieces: elements, units, clean text, runs and paragraphs."""

import re

from lxml import etree
from lxml.etree import _Element

from core.paper import Run

Element = _Element

NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_W = f"{{{NAMESPACE}}}"
_NAMES = {"w": NAMESPACE}
_ORDER = [
    _W + name
    for name in ("pStyle", "keepNext", "pageBreakBefore", "pBdr", "spacing", "ind", "sectPr")
]
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# A paragraph is one paragraph: tabs and line ends inside it are spaces, as in `core.layout`.
_OTHER_SPACE = re.compile("[^\\S \u00a0]")
# Readers built on libxml2 refuse a piece of ten million bytes.
_LONGEST_TEXT = 1_000_000
# What XML 1.0 refuses, and lone surrogates, which UTF-8 refuses.
_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def w(tag: str, *children: Element, **attributes: str | int) -> Element:
    """An element of the `w:` namespace; so are its attributes."""
    made = etree.Element(_W + tag, None, _NAMES)
    for name, value in attributes.items():
        made.set(_W + name, str(value))
    made.extend(children)
    return made


def value(element: Element, name: str) -> str | None:
    """The element's attribute of the `w:` namespace."""
    return element.get(_W + name)


def first(element: Element, tag: str) -> Element:
    """The first such element in or under this one."""
    return next(element.iter(_W + tag))


def is_a(element: Element, tag: str) -> bool:
    return element.tag == _W + tag


def twips(points: float) -> int:
    return round(points * 20)


def half_points(points: float) -> int:
    return round(points * 2)


def eighths(points: float) -> int:
    """The unit of borders."""
    return round(points * 8)


def clean(content: str) -> str:
    """The text without the characters no XML file can hold."""
    return _REFUSED.sub("", _OTHER_SPACE.sub(" ", content))


def texts(content: str) -> list[Element]:
    """Text with every one of its spaces; very long text in several pieces."""
    cleaned = clean(content)
    starts = range(0, max(len(cleaned), 1), _LONGEST_TEXT)
    return [_text(cleaned[start : start + _LONGEST_TEXT]) for start in starts]


def _text(content: str) -> Element:
    made = w("t")
    made.set(_SPACE, "preserve")
    made.text = content
    return made


def run(piece: Run) -> Element:
    """The run's text; bold and italic stand on it only where they differ from the style."""
    look = [w(tag) for tag, on in (("b", piece.bold), ("i", piece.italic)) if on]
    properties = [w("rPr", *look)] if look else []
    return w("r", *properties, *texts(piece.text))


def styled_run(style_id: str, content: Element) -> Element:
    return w("r", w("rPr", w("rStyle", val=style_id)), content)


def paragraph(style_id: str, *content: Element) -> Element:
    return w("p", w("pPr", w("pStyle", val=style_id)), *content)


def line(style_id: str, content: str) -> Element:
    """A paragraph of plain text."""
    return paragraph(style_id, run(Run(content)))


def with_properties(made: Element, *properties: Element) -> Element:
    """The paragraph with these properties too; Word repairs a file that breaks their order."""
    made[0].extend(properties)
    made[0][:] = sorted(made[0], key=lambda entry: _ORDER.index(entry.tag))
    return made


def with_space_before(made: Element, points: float) -> Element:
    return with_properties(made, w("spacing", before=twips(max(points, 0.0))))


def with_space_after(made: Element, points: float) -> Element:
    return with_properties(made, w("spacing", after=twips(max(points, 0.0))))


def kept_with_next(made: Element) -> Element:
    if any(is_a(entry, "keepNext") for entry in made[0]):
        return made
    return with_properties(made, w("keepNext"))


def two_lines(style_id: str, upper: str, lower: str) -> Element:
    """One paragraph on two lines, as a heading must be to stay one in the navigation pane."""
    return paragraph(style_id, run(Run(upper)), w("r", w("br")), run(Run(lower)))


def on_new_page(made: Element) -> Element:
    return with_properties(made, w("pageBreakBefore"))
