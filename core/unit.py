"""The commune's profile: names, superior, villages, signers, recipients."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from core.body_name import OFFICE_KINDS
from core.collation import folded
from core.errors import AppError
from core.paper import SMALL_HEAD
from core.text import clean_line

# A commune's, then those of a receiving office.
UNIT_KINDS = (
    "xã",
    "phường",
    "thị trấn",
    "đặc khu",
    "huyện",
    "thị xã",
    "thành phố",
    "tỉnh",
)
# "Ban" is also how names of communes begin ("Ban Công").
_READ_KINDS = (*UNIT_KINDS, *(kind for kind in OFFICE_KINDS if kind != "ban"))
_KIND = re.compile(rf"({'|'.join(_READ_KINDS)}) (.+)", re.IGNORECASE)
_BODY = re.compile(r"^(?:UBND|HĐND|(?:Ủy ban|Uỷ ban|Hội đồng) nhân dân) ", re.IGNORECASE)
_HEADS = "chu tich|giam doc|truong ban|truong phong|chanh van phong|chi cuc truong"
_OFFICE = re.compile(rf"(?:\b(pho|p|kt)|\b(quyen|q))? ?\b(?:{_HEADS})\b")


class UnitKeyUnknown(AppError):
    """`key` is no part of the unit's profile; `known` are."""


class UnitValueWrong(AppError):
    """`value` can't stand under `key`."""


class Office(StrEnum):
    """Who signs a paper (NĐ 30/2020, Điều 13): of a committee its chairman, of an office its head.

    `core.issuer` says what each is called.
    """

    CHAIR = "chu_tich"
    ACTING = "quyen_chu_tich"
    DEPUTY = "pho_chu_tich"


# What a commune's parts are called; a name may carry it ("Tổ dân phố 3").
VILLAGE_KINDS = (
    "thôn",
    "tổ dân phố",
    "bản",
    "buôn",
    "ấp",
    "làng",
    "khu phố",
    "khóm",
    "xóm",
    "sóc",
    "plei",
    "tiểu khu",
    "khu",
)


@dataclass(frozen=True, slots=True)
class Village:
    """A village or whatever a commune's parts are; `id` stays when the name changes."""

    id: str
    name: str
    kind: str = VILLAGE_KINDS[0]

    @property
    def full_name(self) -> str:
        """ "thôn Đông", "tổ dân phố 3"."""
        return f"{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class Signer:
    """Who may sign."""

    id: str
    name: str
    office: Office


@dataclass(frozen=True, slots=True)
class Superior:
    """A body the reports go up to, as it is addressed ("UBND huyện Trà Bồng"), and its level."""

    id: str
    name: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of "Nơi nhận"."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit as it stands on one day. `parent` is the superior body as it is addressed
    ("UBND huyện Trà Bồng"), `superior_line` what is printed over the unit's own name (usually
    nothing), `contact` the foot of the first page; `pad_counts` writes counts below 10 in prose as
    "08", `full_place` the whole name before the date ("Phường 1"); `head_scale` is 12 or 13;
    `sign` stands for the body in a paper's sign, where it is not what `core.issuer` makes of it.
    """

    name: str = ""
    kind: str = "xã"
    place: str = ""
    parent: str = ""
    province: str = ""
    phone: str = ""
    superior_line: str = ""
    contact: str = ""
    sign: str = ""
    head_scale: int = SMALL_HEAD
    pad_counts: bool = False
    full_place: bool = False
    villages: tuple[Village, ...] = ()
    signers: tuple[Signer, ...] = ()
    recipients: tuple[str, ...] = ()

    @property
    def is_office(self) -> bool:
        """Whether it is an office of a committee, and none itself."""
        return self.kind in OFFICE_KINDS

    @property
    def full_name(self) -> str:
        """ "xã Trà Sơn", "Sở Nội vụ"; empty while the name is not known."""
        kind = self.kind.capitalize() if self.is_office else self.kind
        return f"{kind} {self.name}" if self.name else ""

    @property
    def place_name(self) -> str:
        """What stands before the date of the paper."""
        place = self.place or self.name
        kind = self.kind[:1].upper() + self.kind[1:]
        return f"{kind} {place}" if self.full_place and place else place

    def village(self, id_: str) -> Village | None:
        """The village of that id."""
        return next((village for village in self.villages if village.id == id_), None)

    def signer(self, id_: str | None) -> Signer | None:
        """The signer of that id; the first one where none is asked for."""
        if id_ is None:
            return self.signers[0] if self.signers else None
        return next((signer for signer in self.signers if signer.id == id_), None)


def split_name(text: str) -> tuple[str, str]:
    """ "UBND xã Trà Sơn", "XÃ TRÀ SƠN" → ("xã", "Trà Sơn"); no kind where none is written.

    The kind is read with its mark: xã Xà Bang, Xá Lượng and Xa Dung are names.
    """
    name = _BODY.sub("", clean_line(text))
    found = _KIND.fullmatch(name)
    if not found:
        return "", name
    kind = found[1].lower()
    if not name.isupper():
        return kind, found[2]
    return kind, found[2].capitalize() if kind in OFFICE_KINDS else found[2].title()


def split_village(text: str) -> tuple[str, str]:
    """ "Tổ dân phố 3" → ("tổ dân phố", "3"); no kind where none is written."""
    name = clean_line(text)
    for kind in sorted(VILLAGE_KINDS, key=len, reverse=True):
        if name.lower().startswith(f"{kind} "):
            return kind, name[len(kind) + 1 :]
    return "", name


def short_id(name: str, taken: Iterable[str] = ()) -> str:
    """A readable ASCII id for `name` ("Sơn Bàn" → "son_ban") that is not `taken`."""
    bare = re.sub(r"[^a-z0-9]+", "_", folded(name)).strip("_") or "muc"
    used, number, made = set(taken), 1, bare
    while made in used:
        number += 1
        made = f"{bare}_{number}"
    return made


def read_office(text: str) -> Office:
    """ "PHÓ CHỦ TỊCH", "Q. Giám đốc", "chu_tich" → the office; raises UnitValueWrong."""
    found = _OFFICE.search(re.sub(r"[^a-z]+", " ", folded(text)))
    if not found:
        raise UnitValueWrong(key="signers", value=text)
    if found[1]:
        return Office.DEPUTY
    return Office.ACTING if found[2] else Office.CHAIR
