"""What a Word style says of a paragraph or a run: bold, italic, heading level, list."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree import ElementTree as ET

from core.importing.docx_numbers import value, whole
from core.importing.package import W

_HEADING = re.compile(r"heading ([1-9])", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Style:
    """One style by itself; None where it says nothing. `level` counts from 1, 0 is body text."""

    based_on: str = ""
    bold: bool | None = None
    italic: bool | None = None
    level: int | None = None
    num: str | None = None
    depth: int | None = None
    font: str = ""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a document by their id."""

    by_id: Mapping[str, Style] = field(default_factory=dict)
    default: str = ""
    usual_font: str = ""

    def font(self, id_: str) -> str:
        """The font that style, or what it builds on, sets text in."""
        own = (style.font for style in self._line(id_) if style.font)
        return next(own, self.usual_font)

    def bold(self, id_: str) -> bool | None:
        """Whether that style, or what it builds on, is bold."""
        return next((style.bold for style in self._line(id_) if style.bold is not None), None)

    def italic(self, id_: str) -> bool | None:
        """Whether that style, or what it builds on, is italic."""
        return next((style.italic for style in self._line(id_) if style.italic is not None), None)

    def level(self, id_: str) -> int:
        """The heading level, 0 for none."""
        return next((style.level for style in self._line(id_) if style.level is not None), 0)

    def list(self, id_: str) -> tuple[str, int]:
        """The list ("" for none) and the depth in it."""
        line = tuple(self._line(id_))
        num = next((style.num for style in line if style.num is not None), "")
        return num, next((style.depth for style in line if style.depth is not None), 0)

    def _line(self, id_: str) -> Iterator[Style]:
        for _ in range(_DEEPEST):
            style = self.by_id.get(id_ or self.default)
            if not style:
                return
            yield style
            if not style.based_on:
                return
            id_ = style.based_on


def read_styles(root: ET.Element) -> Styles:
    """The styles of styles.xml."""
    found: dict[str, Style] = {}
    default = ""
    for element in root.iter(f"{W}style"):
        id_ = element.get(f"{W}styleId", "")
        found[id_] = _style(element)
        if element.get(f"{W}type") == "paragraph" and element.get(f"{W}default") in ("1", "true"):
            default = id_
    usual = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    return Styles(found, default, font_of(usual))


def switched(properties: ET.Element | None, name: str) -> bool | None:
    """Whether a run's properties switch `name` on or off; None: they say nothing."""
    element = None if properties is None else properties.find(f"{W}{name}")
    return None if element is None else element.get(f"{W}val", "1") not in _OFF


def font_of(properties: ET.Element | None) -> str:
    """The font that a run's properties name for letters beyond ASCII; "" for none."""
    fonts = None if properties is None else properties.find(f"{W}rFonts")
    if fonts is None:
        return ""
    return fonts.get(f"{W}hAnsi") or fonts.get(f"{W}ascii") or ""


def outline_level(properties: ET.Element | None) -> int | None:
    """The heading level a paragraph's properties give, from 1; 0: body text."""
    found = value(properties, "outlineLvl")
    if not found:
        return None
    return whole(found, 9) + 1 if whole(found, 9) < 9 else 0


def list_of(properties: ET.Element | None) -> tuple[str | None, int | None]:
    """The list and depth that a paragraph's properties name; "" takes it out of any list."""
    numbered = None if properties is None else properties.find(f"{W}numPr")
    if numbered is None:
        return None, None
    num, depth = value(numbered, "numId"), value(numbered, "ilvl")
    return ("" if num == "0" else num or None), (whole(depth) if depth else None)


def _style(element: ET.Element) -> Style:
    paragraph, run = element.find(f"{W}pPr"), element.find(f"{W}rPr")
    heading = _HEADING.fullmatch(value(element, "name"))
    level = outline_level(paragraph)
    num, depth = list_of(paragraph)
    return Style(
        value(element, "basedOn"),
        switched(run, "b"),
        switched(run, "i"),
        int(heading[1]) if heading and level is None else level,
        num,
        depth,
        font_of(run),
    )
