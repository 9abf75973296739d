"""The paper as a value: what is printed and in which order, never how it looks or where."""

from dataclasses import dataclass, field
from enum import StrEnum

# The size of the nation's line; the other sizes of the head go with it: 12/13/13, 13/14/14.
SMALL_HEAD, LARGE_HEAD = 12, 13


@dataclass(frozen=True, slots=True)
class Told:
    """What a field of the form says on the paper.

    The letters from `start` to `stop` of a paragraph with its marker, or of its `note`-th note,
    without the spaces, which lines leave out where they break; or those cells of a table, counted
    row by row from the heading row on.
    """

    start: int
    stop: int
    field: str
    note: int = 0


@dataclass(frozen=True, slots=True)
class Origin:
    """The section, and the paragraph in it (0, 1, …; -1: its heading), a block was made from.

    `told` helps to find one's way back; it is no part of what the paper says, and not kept.
    """

    section: str
    paragraph: int = -1
    told: tuple[Told, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: one paragraph, without notes of its own."""

    runs: "tuple[Run, ...]"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; a note hangs after the text (which may be empty) it explains."""

    text: str
    bold: bool = False
    italic: bool = False
    note: Note | None = None


class Role(StrEnum):
    """What a paragraph is; `core.style` says how each looks. A ground: "Căn cứ …;" (II.6.a)."""

    BODY = "body"
    GROUND = "ground"
    DASH = "dash"
    PLUS = "plus"
    NUMBERED = "numbered"


class Form(StrEnum):
    """What a heading is by its number: "Phần I", "I." or "1.1.", "a)" (II.6.đ)."""

    PART = "part"
    NUMBERED = "numbered"
    POINT = "point"


class Urgency(StrEnum):
    """How fast the paper must travel (Phụ lục I, III.2.b)."""

    URGENT = "khan"
    MORE_URGENT = "thuong_khan"
    MOST_URGENT = "hoa_toc"

    @property
    def words(self) -> str:
        """As it is stamped."""
        return {"khan": "KHẨN", "thuong_khan": "THƯỢNG KHẨN"}.get(self, "HỎA TỐC")


class Circulation(StrEnum):
    """How far the paper may go (Phụ lục I, III.2.c)."""

    INTERNAL = "noi_bo"
    RETURN = "tra_lai"

    @property
    def words(self) -> str:
        """As it is stamped."""
        return "LƯU HÀNH NỘI BỘ" if self is Circulation.INTERNAL else "XEM XONG TRẢ LẠI"


class Align(StrEnum):
    """How a table's column stands."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The two columns over the title (NĐ 30/2020, Phụ lục I, II.1–4).

    `superior` may be empty; `issuer` has one item a line; `number` and `place_date` are whole lines
    with blanks where nothing is known yet. `draft` is the mark of a draft and `code` which draft it
    is; `contact` stands at the foot of the first page; `scale` is the size of the nation's line.
    """

    superior: tuple[str, ...]
    issuer: tuple[str, ...]
    number: str
    nation: str
    motto: str
    place_date: str
    urgency: Urgency | None = None
    draft: str = ""
    code: str = ""
    contact: str = ""
    circulation: Circulation | None = None
    scale: int = SMALL_HEAD


@dataclass(frozen=True, slots=True)
class Title:
    """`kind` in capitals ("BÁO CÁO") and, under it, the subject (trích yếu; II.5)."""

    kind: str
    subject: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Addressees:
    """ "Kính gửi:" and the bodies addressed (II.9); never empty."""

    label: str
    names: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """One body on the label's line; more of them each on its own, ";" or "." at its end."""
        *most, last = self.names
        if not most:
            return (f"{self.label} {last}",)
        return (self.label, *(f"- {name};" for name in most), f"- {last}.")


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered heading: level 1…5, `number` as printed ("Phần I", "I.", "1.", "1.1.", "a)")."""

    level: int
    number: str
    text: str
    origin: Origin

    @property
    def form(self) -> Form:
        """What its number makes it."""
        if self.number.startswith("Phần "):
            return Form.PART
        return Form.POINT if self.number.endswith(")") else Form.NUMBERED

    @property
    def words(self) -> str:
        """Number and text on one line."""
        return f"{self.number} {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of prose; `marker` is printed before it ("- ", "1. ", "" for none)."""

    runs: tuple[Run, ...]
    role: Role
    marker: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Column:
    """`share` is the column's part of the text width; all shares of a table add up to 1."""

    label: str
    share: float
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; every row has one cell a column; the heading row repeats on each page."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Run, ...], ...], ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class Signatures:
    """Recipients at the left, the signer at the right, kept on one page (II.7, II.9).

    `drafter` is who drafted it and the count of copies, under the recipients (III.3).
    """

    label: str
    recipients: tuple[str, ...]
    authority: tuple[str, ...]
    name: str
    drafter: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""


@dataclass(frozen=True, slots=True)
class SectionBreak:
    """What follows stands on pages of its own, numbered from 1 again (III.1.đ)."""

    landscape: bool = False


@dataclass(frozen=True, slots=True)
class AnnexTitle:
    """ "Phụ lục", its title in capitals and which paper it belongs to (III.1.b–c)."""

    label: str
    title: str
    reference: str


Block = (
    Letterhead
    | Title
    | Addressees
    | Heading
    | Paragraph
    | Table
    | Signatures
    | PageBreak
    | SectionBreak
    | AnnexTitle
)


@dataclass(frozen=True, slots=True)
class Document:
    """A whole paper. `title` and `author` name the file; `marks` travel as hidden properties."""

    blocks: tuple[Block, ...]
    title: str
    author: str
    marks: tuple[tuple[str, str], ...] = ()


def plain(runs: tuple[Run, ...]) -> str:
    """The text of runs, without the text of their notes."""
    return "".join(run.text for run in runs)


def ink(text: str) -> int:
    """How many letters a reader sees."""
    return sum(not letter.isspace() for letter in text)
