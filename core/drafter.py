"""Who drafted a paper and how many copies are made: "PL.(300)" (Phụ lục I, III.3)."""

import re

from core.text import clean_line

_PARTS = re.compile(r"([A-ZĐ]+)\W*(\d*)\W*")


def read_drafter(text: str) -> str:
    """The sign and the count in the decree's form, as far as both can be told."""
    line = clean_line(text).upper()
    found = _PARTS.fullmatch(line)
    if not found:
        return line
    sign, copies = found.groups()
    return f"{sign}.({int(copies)})" if copies else sign
