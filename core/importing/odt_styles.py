"""What the styles of a LibreOffice text say: bold, italic, font, and how lists are numbered."""

from dataclasses import dataclass, field

from core.importing.docx_numbers import Level, Num, Numbering, whole

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
_FORMATS = {"I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter"}
_LEVELS = (f"{TEXT}list-level-style-number", f"{TEXT}list-level-style-bullet")
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class Look:
    """One style by itself; None and "" where it says nothing."""

    parent: str = ""
    bold: bool | None = None
    italic: bool | None = None
    font: str = ""
    list: str = ""


@dataclass(slots=True)
class OdtStyles:
    """The styles by name, the fonts behind their short names, and the lists; a parser fills it."""

    looks: dict[str, Look] = field(default_factory=dict)
    fonts: dict[str, str] = field(default_factory=dict)
    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    numbers: Numbering = field(default_factory=Numbering)
    style: str = ""
    lists: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """A style, its text properties, a font, a list or one level of it."""
        get = attributes.get
        if tag == f"{_STYLE}style":
            self.style = get(f"{_STYLE}name", "")
            parent, listed = get(f"{_STYLE}parent-style-name", ""), get(f"{_STYLE}list-style-name")
            self.looks[self.style] = Look(parent, list=listed or "")
        elif tag == f"{_STYLE}text-properties" and self.style:
            old = self.looks[self.style]
            weight, slant = get(f"{_FO}font-weight"), get(f"{_FO}font-style")
            self.looks[self.style] = Look(
                old.parent,
                None if weight is None else weight not in ("normal", "400"),
                None if slant is None else slant != "normal",
                get(f"{_STYLE}font-name") or get(f"{_FO}font-family") or "",
                old.list,
            )
        elif tag == f"{_STYLE}font-face":
            self.fonts[get(f"{_STYLE}name", "")] = get(f"{_SVG}font-family", "")
        elif tag == f"{TEXT}list-style":
            self.lists = get(f"{_STYLE}name", "")
            self.levels[self.lists] = {}
        elif tag in _LEVELS and self.lists:
            depth = whole(get(f"{TEXT}level", ""), 1) - 1
            self.levels[self.lists][depth] = _level(tag, depth, attributes)

    def end(self, tag: str) -> None:
        """Properties outside a style belong to none."""
        if tag == f"{_STYLE}style":
            self.style = ""
        elif tag == f"{TEXT}list-style":
            self.lists = ""

    def data(self, text: str) -> None:
        """Styles hold no text."""

    def close(self) -> None:
        """The lists are known: they can count."""
        nums = {name: Num(name, {}) for name in self.levels}
        self.numbers = Numbering(self.levels, nums)

    def look(self, names: list[str]) -> tuple[bool, bool, str]:
        """Bold, italic and font of text under these styles, the innermost last."""
        bold: bool | None = None
        italic: bool | None = None
        font = ""
        for name in reversed(names):
            for _ in range(_DEEPEST):
                found = self.looks.get(name)
                if not found:
                    break
                bold = found.bold if bold is None else bold
                italic = found.italic if italic is None else italic
                font, name = font or found.font, found.parent
        return bool(bold), bool(italic), self.fonts.get(font, font)

    def list_of(self, name: str) -> str:
        """The list a paragraph style, or what it builds on, puts its paragraphs in."""
        for _ in range(_DEEPEST):
            found = self.looks.get(name)
            if not found or found.list:
                return found.list if found else ""
            name = found.parent
        return ""


def _level(tag: str, depth: int, attributes: dict[str, str]) -> Level:
    if tag == _LEVELS[1]:
        return Level("bullet", attributes.get(f"{TEXT}bullet-char", "-"), 1)
    written = attributes.get(f"{_STYLE}num-format", "")
    shown = min(max(whole(attributes.get(f"{TEXT}display-levels", ""), 1), 1), depth + 1)
    steps = ".".join(f"%{step + 1}" for step in range(depth + 1 - shown, depth + 1))
    prefix, suffix = (attributes.get(f"{_STYLE}num-{end}", "") for end in ("prefix", "suffix"))
    start = whole(attributes.get(f"{TEXT}start-value", ""), 1)
    return Level(
        _FORMATS.get(written, "decimal"), f"{prefix}{steps}{suffix}" if written else "", start
    )
