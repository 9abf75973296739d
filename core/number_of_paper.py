"""The number the clerk gives to a paper, as people write it."""

import re

from core.errors import AppError

_NUMBER = re.compile(r"(?:[Ss]ố\s*:?\s*)?0*([1-9][0-9]{0,5}[a-zđ]?)(?:\s*/.*)?")


class NumberOfPaperWrong(AppError):
    """`value` is no number a clerk gives to a paper."""


def read_number_of_paper(value: object) -> str | None:
    """The paper's number: digits, given bare or as "Số 05/BC-UBND"; None where not given."""
    if value is None or value == "":
        return None
    bare = _NUMBER.fullmatch(str(value).strip())
    if isinstance(value, bool) or not bare:
        raise NumberOfPaperWrong(value=value)
    return bare[1]
