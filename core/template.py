"""A report kind as data: its sections, fields, tables, first prose and relations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType

from core.fields import Kind
from core.markup import Note, Prose, Token, tokens

RESERVED = (
    "ky",
    "ky_sau",
    "cung_ky",
    "nam",
    "nam_truoc",
    "nam_sau",
    "don_vi",
    "cap_tren",
    "nguoi_ky",
    "tieu_de",
    "thon",
    "cac_thon",
    "vb",
    "bang",
    "bieu",
)
_KEYED = {"ky": ("", "ngan"), "don_vi": ("", "co_quan")}
_ANY_KEY = ("thon", "vb", "bang", "bieu")
PART = "Phần I"
LETTERS = "abcdđeghiklmnopqrstuvxy"


class Measure(StrEnum):
    """Over time: the last value of a stock; a flow is added up."""

    STOCK = "stock"
    FLOW = "flow"


class Rollup(StrEnum):
    """Over units."""

    SUM = "sum"
    MEAN = "mean"
    JOIN = "join"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Field:
    """One question. A figure with `parts` is their sum, one with `counted` is told from a table
    ("doi_thoai": its rows, "doi_thoai.luot_nguoi": that column), unless it is given itself.
    """

    id: str
    label: str
    kind: Kind
    unit: str = ""
    help: str = ""
    code: str = ""
    measure: Measure = Measure.FLOW
    rollup: Rollup = Rollup.SUM
    choices: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    counted: str = ""


@dataclass(frozen=True, slots=True)
class TableForm:
    """Rows to fill; `row` tells one row in a sentence, its tokens are the columns; `none` is
    printed where there are no rows. `annex`: it is an annex where the report prints any."""

    id: str
    label: str
    columns: tuple[Field, ...]
    row: Prose
    joint: str = "; "
    none: str = ""
    help: str = ""
    annex: bool = False


class Role(StrEnum):
    """Where a section's prose stands on the paper."""

    TITLE = "title"
    OPENING = "opening"
    BODY = "body"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Section:
    """One page of the form: questions, rows and prose; `title` as the form prints it."""

    id: str
    title: str
    role: Role = Role.BODY
    help: str = ""
    fields: tuple[Field, ...] = ()
    tables: tuple[TableForm, ...] = ()
    prose: Prose = Prose()
    sections: "tuple[Section, ...]" = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A document every report binds anew ("the year's plan")."""

    id: str
    label: str
    type: str = ""
    help: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """`left` stands to the sum of `right` as `sign` ("=", "<=", ">=") says."""

    left: str
    sign: str
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """What the register of events proposes for `target`: the events of `kind` that say all of
    `where`. A figure takes their number or the sum of their `total`; a table takes a row of each,
    `columns` pairing its own with the event's ("ngay" is the event's day)."""

    target: str
    kind: str
    total: str = ""
    where: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """A released report kind; a version never changes.

    `sums`: the kind whose reports a receiving office adds up in this one; `sent` is its figure for
    how many units there are, `absent` its line for who is missing.
    """

    id: str
    version: str
    name: str
    kind: str
    numbering: tuple[str, ...]
    title: Section
    opening: Section
    closing: Section
    sections: tuple[Section, ...]
    slots: tuple[Slot, ...] = ()
    relations: tuple[Relation, ...] = ()
    feeds: tuple[Feed, ...] = ()
    recipients: tuple[str, ...] = ()
    addressed: bool = True
    annex: bool = False
    sums: str = ""
    sent: str = ""
    absent: str = ""

    def __hash__(self) -> int:
        # Of all its parts it would take longer than what is looked up by it.
        return hash((self.id, self.version))


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with its generated number ("", "II.", "1.1.", "a)") and level (0: unnumbered)."""

    section: Section
    number: str
    level: int
    parent: str = ""


@lru_cache(maxsize=8)
def outline(template: Template) -> tuple[Placed, ...]:
    """Opening, every numbered section in print order, closing: the pages of the form."""
    return (
        Placed(template.opening, "", 0),
        *_numbered(template, template.sections, (), ""),
        Placed(template.closing, "", 0),
    )


@lru_cache(maxsize=8)
def all_sections(template: Template) -> tuple[Section, ...]:
    """Every section that has prose of its own, the title first."""
    return (template.title, *(placed.section for placed in outline(template)))


def section_of(template: Template, field: str) -> str:
    """The section that asks for a field or a table; "" where none does."""
    for section in all_sections(template):
        ids = [*(one.id for one in section.fields), *(one.id for one in section.tables)]
        if field in ids:
            return section.id
    return ""


def _numbered(
    template: Template, sections: tuple[Section, ...], above: tuple[int, ...], parent: str
) -> Iterator[Placed]:
    for position, section in enumerate(sections, 1):
        place = (*above, position)
        yield Placed(section, number(template.numbering, place), len(place), parent)
        yield from _numbered(template, section.sections, place, section.id)


def number(styles: tuple[str, ...], place: tuple[int, ...]) -> str:
    """The printed number of a place, e.g. (3, 2, 1) under ("I.", "1.", "1.1.", "a)") → "2.1."."""
    style = styles[min(len(place), len(styles)) - 1]
    last = place[-1]
    if style == PART:
        return f"Phần {roman(last)}"
    match style[:-1]:
        case "I":
            return roman(last) + style[-1]
        case "A":
            return LETTERS[(last - 1) % len(LETTERS)].upper() + style[-1]
        case "a":
            return LETTERS[(last - 1) % len(LETTERS)] + style[-1]
        case compound:
            depth = compound.count("1")
            return ".".join(str(step) for step in place[-depth:]) + style[-1]


def roman(value: int) -> str:
    """A Roman numeral."""
    text = ""
    for worth, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, value = divmod(value, worth)
        text += sign * count
    return text


@lru_cache(maxsize=8)
def fields(template: Template) -> Mapping[str, Field]:
    """Every field by its id, in form order."""
    asked = (field for section in all_sections(template) for field in section.fields)
    return MappingProxyType({field.id: field for field in asked})


@lru_cache(maxsize=8)
def labels(template: Template) -> dict[str, str]:
    """What fields, tables and their columns ("doi_thoai.y_kien") are called."""
    named = {id_: field.label for id_, field in fields(template).items()}
    for id_, table in tables(template).items():
        named[id_] = table.label
        named |= {f"{id_}.{column.id}": column.label for column in table.columns}
    return named


def tables(template: Template) -> Mapping[str, TableForm]:
    """Every table by its id, in form order."""
    asked = (table for section in all_sections(template) for table in section.tables)
    return MappingProxyType({table.id: table for table in asked})


def relations(template: Template) -> tuple[Relation, ...]:
    """The relations said, and those that sums are."""
    sums = (Relation(f.id, "=", f.parts) for f in fields(template).values() if f.parts)
    return (*sums, *template.relations)


def misplaced_tables(role: Role, prose: Prose) -> tuple[str, ...]:
    """The printed tables that have no paragraph of a body for themselves."""
    mixed = tuple(
        paragraph
        for paragraph in prose.paragraphs
        if role is Role.TITLE
        or len(paragraph.content) > 1
        or isinstance(paragraph.content[0], Note)
    )
    found = (token.key for token in tokens(Prose(mixed)) if token.name == "bieu")
    return tuple(dict.fromkeys(found))


def knows(template: Template, token: Token) -> bool:
    """Whether the token's name, and its key where the keys are closed, exist in this form.

    Whether the fact it points at still exists is another question (`core.compose`).
    """
    if token.name not in RESERVED:
        return token.name in fields(template) and not token.key
    if token.name in ("bang", "bieu"):
        return token.key in tables(template)
    if token.name == "nguoi_ky":  # bare: who signs this report
        return True
    if token.name in _ANY_KEY:
        return bool(token.key)
    return token.key in _KEYED.get(token.name, ("",))
