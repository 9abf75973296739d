"""Sections and days as a command line names them."""

import datetime
from collections.abc import Sequence

from core.errors import AppError
from core.fields import Kind, read_value
from core.template import Template, all_sections


class SectionUnknown(AppError):
    """The form has no `section`; `known` are its own."""


def known_sections(form: Template, given: str | Sequence[str] | None) -> tuple[str, ...]:
    """The sections named, one by one or with commas between; "all" is every one."""
    known = tuple(section.id for section in all_sections(form))
    named = [given] if isinstance(given, str) else list(given or ())
    chosen = tuple(part.strip() for item in named for part in item.split(",") if part.strip())
    if chosen == ("all",):
        return known
    for section in chosen:
        if section not in known:
            raise SectionUnknown(section=section, known=known)
    return chosen


def read_day(name: str, text: str | None) -> datetime.date | None:
    """A day that may be left out, or written empty."""
    day = read_value(name, Kind.DATE, text) if text else None
    return day if isinstance(day, datetime.date) else None
