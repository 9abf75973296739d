"""Small papers beside the reports: the hand-over slip, and plain lists to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.body_name import body_name
from core.paper import Align, Block, Column, Document, Origin, Paragraph, Role, Run, Table, Title

_NOWHERE = Origin("")
_SHORT = 12
_SIGNED = "(ký, ghi rõ họ tên, ngày giờ)"
_ROOM_TO_SIGN = 5


@dataclass(frozen=True, slots=True)
class HandedOver:
    """One report of a hand-over: what it is, its lần, its number ("" where none was given)."""

    name: str
    period: str
    revision: int
    number: str = ""


def plain_list(title: str, head: Sequence[str], lines: Sequence[Sequence[str]]) -> Document:
    """A numbered table under a title."""
    share = 0.9 / len(head)
    columns = (Column("TT", 0.1, Align.CENTRE), *(Column(word, share) for word in head))
    rows = tuple((str(at), *line) for at, line in enumerate(lines, 1))
    return _document("DANH SÁCH", title, (_table(columns, rows),))


def slip(unit: str, reports: Sequence[HandedOver], file: str, sha256: str) -> Document:
    """What was handed over, with the short code both sides compare, and room for two names."""
    columns = (
        Column("TT", 0.08, Align.CENTRE),
        Column("Báo cáo", 0.42),
        Column("Kỳ", 0.26),
        Column("Lần", 0.1, Align.CENTRE),
        Column("Số", 0.14, Align.CENTRE),
    )
    rows = tuple(
        (str(at), one.name, one.period, str(one.revision), one.number)
        for at, one in enumerate(reports, 1)
    )
    # In cells, for there a long name is not pulled apart to fill its line.
    whose = (Column("Đơn vị giao", 0.24), Column(body_name(unit), 0.76))
    file_rows = (("Tệp trên USB", file), ("Mã đối chiếu", short_code(sha256)))
    told = (
        "Nơi nhận thấy cùng mã đối chiếu ấy trên màn hình khi nhận. "
        "Lập thành hai bản, mỗi bên giữ một bản."
    )
    sides = (Column("BÊN GIAO", 0.5, Align.CENTRE), Column("BÊN NHẬN", 0.5, Align.CENTRE))
    blank = (("", ""),) * _ROOM_TO_SIGN
    blocks: tuple[Block, ...] = (
        _table(columns, rows),
        _line(""),
        _table(whose, file_rows),
        _line(told),
        _table(sides, ((_SIGNED, _SIGNED), *blank)),
    )
    return _document("PHIẾU GIAO NHẬN", "Báo cáo ghi trên USB", blocks)


def short_code(sha256: str) -> str:
    """The first digits of a file's SHA-256, in groups that can be read over the telephone."""
    digits = sha256[:_SHORT]
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def _document(kind: str, title: str, blocks: tuple[Block, ...]) -> Document:
    return Document((Title(kind, (Run(title),)), *blocks), title, "")


def _table(columns: Sequence[Column], rows: Sequence[Sequence[str]]) -> Table:
    cells = tuple(tuple((Run(word),) if word else () for word in row) for row in rows)
    return Table(tuple(columns), cells, _NOWHERE)


def _line(words: str) -> Paragraph:
    return Paragraph((Run(words),), Role.BODY, "", _NOWHERE)
