"""What the body that issues a paper is called on it: a people's committee, or an office of one.

A committee decides together, and its head signs for it; an office is led by its head, who signs
for himself (NĐ 30/2020, Điều 13; PL I, II.2, II.3 and II.7). Over an office stands the body it is
of.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from core.body_name import SHORT
from core.unit import Office, Signer, Unit

COMMITTEE = "ỦY BAN NHÂN DÂN"
# Letters that stand on one line at the upper left.
_ONE_LINE = 24
# Words that no abbreviation of an office has a letter for.
_JOINTS = frozenset({"và", "của", "các"})


@dataclass(frozen=True, slots=True)
class Led:
    """What head and deputy of a body are called."""

    head: str
    deputy: str


_COMMITTEE_LED = Led("Chủ tịch", "Phó Chủ tịch")
_LED: Mapping[str, Led] = {
    "sở": Led("Giám đốc", "Phó Giám đốc"),
    "ban": Led("Trưởng ban", "Phó Trưởng ban"),
    "phòng": Led("Trưởng phòng", "Phó Trưởng phòng"),
    "văn phòng": Led("Chánh Văn phòng", "Phó Chánh Văn phòng"),
    "chi cục": Led("Chi cục trưởng", "Phó Chi cục trưởng"),
    "trung tâm": Led("Giám đốc", "Phó Giám đốc"),
}


def written_out(unit: Unit, name: str) -> str:
    """The body in full, its unit called `name`: "Ủy ban nhân dân xã Trà Sơn"."""
    return name if unit.is_office else f"Ủy ban nhân dân {name}"


def issuer_lines(unit: Unit, name: str) -> tuple[str, ...]:
    """The lines at the upper left, the unit called `name`; a long name breaks before its "VÀ"."""
    upper = name.upper()
    if not unit.is_office:
        return (COMMITTEE, upper)
    first, joint, last = upper.rpartition(" VÀ ")
    return (first, f"VÀ {last}") if joint and len(upper) > _ONE_LINE else (upper,)


def superior_lines(unit: Unit) -> tuple[str, ...]:
    """The line over them: of an office the body it is of, of a committee what was asked for."""
    line = unit.superior_line or (unit.parent if unit.is_office else "")
    return (line.upper(),) if line else ()


def body_sign(unit: Unit) -> str:
    """What stands for the body in a paper's sign: "UBND", "SNV"."""
    if unit.sign or not unit.is_office:
        return unit.sign or SHORT
    words = re.findall(r"\w+", unit.full_name)
    return "".join(
        word if word.isupper() else word[0].upper() for word in words if word not in _JOINTS
    )


def office_words(unit: Unit, office: Office) -> str:
    """What somebody who signs for the unit is, as people say it."""
    led = _led(unit)
    match office:
        case Office.CHAIR:
            return led.head
        case Office.ACTING:
            return f"Quyền {led.head}"
        case Office.DEPUTY:
            return led.deputy


def authority(unit: Unit, signer: Signer | None) -> tuple[str, ...]:
    """The lines over the name of who signs for the body."""
    collective = () if unit.is_office else (f"TM. {COMMITTEE}",)
    head, deputy = _led(unit).head.upper(), _led(unit).deputy.upper()
    match signer.office if signer else Office.CHAIR:
        case Office.CHAIR:
            return (*collective, head)
        case Office.ACTING:
            return (*collective, f"Q. {head}")
        case Office.DEPUTY:
            return (*collective, f"KT. {head}", deputy)


def _led(unit: Unit) -> Led:
    return _LED[unit.kind] if unit.is_office else _COMMITTEE_LED
