"""One table of a TOML file, read key by key; what nobody asked for is a complaint."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from core.errors import AppError
from core.markup import MarkupError, Prose, parse
from core.text import clean, clean_line


class TemplateWrong(AppError):
    """`problem` (missing, unknown_key, wrong_type, bad_id, reserved_id, twice, unknown_kind,
    unknown_token, misplaced_token, bad_markup, bad_rule, no_choices, other_file) at `key` of
    `field` in `section`, which are told by their titles where their ids are what is wrong."""


_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")


class Node:
    """One table of the file, read key by key; what nobody asked for is a complaint."""

    def __init__(self, given: object, section: str, field: str = "") -> None:
        self.section, self.field = section, field
        if not isinstance(given, Mapping):
            raise self.wrong("wrong_type", "")
        self.given = dict(given)

    def wrong(self, problem: str, key: str, **more: object) -> TemplateWrong:
        facts = {"section": self.section, "field": self.field, "key": key}
        return TemplateWrong(problem=problem, **facts, **more)

    def take(self, key: str, type_: type[_T], default: _T | None = None) -> _T:
        value = self.given.pop(key, default)
        if value is None:
            raise self.wrong("missing", key)
        if not isinstance(value, type_):
            raise self.wrong("wrong_type", key)
        return value

    def line(self, key: str, default: str | None = None) -> str:
        found = clean_line(self.take(key, str, default))
        if not found and default is None:
            raise self.wrong("missing", key)
        return found

    def lines(self, key: str) -> tuple[str, ...]:
        items = self.take(key, list, [])
        if not all(isinstance(item, str) for item in items):
            raise self.wrong("wrong_type", key)
        return tuple(clean_line(item) for item in items)

    def one_of(self, key: str, kinds: type[_E], default: str | None = None) -> _E:
        word = self.line(key, default)
        try:
            return kinds(word)
        except ValueError:
            raise self.wrong("unknown_kind", key, found=word) from None

    def id(self, pattern: re.Pattern[str]) -> str:
        word = self.line("id")
        if not pattern.fullmatch(word):
            raise self.wrong("bad_id", "id", found=word)
        return word

    def prose(self, key: str) -> Prose:
        try:
            return parse(clean(self.take(key, str, "")).strip("\n"))
        except MarkupError as error:
            raise self.wrong("bad_markup", key, **error.facts) from None

    def done(self) -> None:
        if self.given:
            raise self.wrong("unknown_key", next(iter(self.given)))
