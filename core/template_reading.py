"""A template's TOML, already read into dictionaries, → Template, with exact complaints."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from core.errors import AppError
from core.fields import Kind
from core.markup import MarkupError, Prose, parse, tokens
from core.template import (
    PART,
    RESERVED,
    Field,
    Measure,
    Relation,
    Role,
    Rollup,
    Section,
    Slot,
    TableForm,
    Template,
    all_sections,
    fields,
    knows,
    misplaced_tables,
    tables,
)
from core.text import clean, clean_line

_ID = re.compile(r"[a-z][a-z0-9_]*")
_SECTION_ID = re.compile(r"[a-z][a-z0-9-]*")
_RULE = re.compile(r"(\w+) (=|<=|>=) (\w+(?: \+ \w+)*)")
_NUMBERING = re.compile(rf"{PART}|(?:[IAa]|1(?:\.1)*)[.)]")
_CHOICE_KINDS = (Kind.CHOICE, Kind.CHOICES)


class TemplateWrong(AppError):
    """`problem` (missing, unknown_key, wrong_type, bad_id, reserved_id, twice, unknown_kind,
    unknown_token, misplaced_token, bad_markup, bad_rule, no_choices, other_file) at `key` of
    `field` in `section`, which are told by their titles where their ids are what is wrong."""


_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")


class _Node:
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


def read_template(given: object) -> Template:
    """The template, every id and token proved; raises TemplateWrong."""
    node = _Node(given, "")
    template = Template(
        id=node.id(_SECTION_ID),
        version=node.line("version"),
        name=node.line("name"),
        kind=node.line("kind", "BÁO CÁO"),
        numbering=_numbering(node),
        title=_section(node.take("title", dict), Role.TITLE),
        opening=_section(node.take("opening", dict), Role.OPENING),
        closing=_section(node.take("closing", dict), Role.CLOSING),
        sections=tuple(_section(item, Role.BODY) for item in node.take("section", list)),
        slots=tuple(_slot(item) for item in node.take("slot", list, [])),
        relations=tuple(_relation(item, node) for item in node.lines("relations")),
        recipients=node.lines("recipients"),
        addressed=node.take("addressed", bool, True),
        annex=node.take("annex", bool, False),
    )
    node.done()
    _prove(template)
    return template


def _numbering(node: _Node) -> tuple[str, ...]:
    styles = node.lines("numbering") or ("I.", "1.", "1.1.", "a)")
    for style in styles:
        if not _NUMBERING.fullmatch(style):
            raise node.wrong("unknown_kind", "numbering", found=style)
    return styles


def _called(given: object, key: str) -> str:
    """What a person calls a table of the file that has no id yet."""
    return str(given.get(key, "?")) if isinstance(given, Mapping) else "?"


def _section(given: object, role: Role) -> Section:
    node = _Node(given, _called(given, "title"))
    node.section = node.id(_SECTION_ID)
    below = node.take("section", list, []) if role is Role.BODY else []
    section = Section(
        id=node.section,
        title=node.line("title"),
        role=role,
        help=node.line("help", ""),
        fields=tuple(_field(item, node.section) for item in node.take("field", list, [])),
        tables=tuple(_table(item, node.section) for item in node.take("table", list, [])),
        prose=node.prose("prose"),
        sections=tuple(_section(item, role) for item in below),
    )
    node.done()
    return section


def _field(given: object, section: str) -> Field:
    node = _Node(given, section, _called(given, "label"))
    node.field = node.id(_ID)
    field = Field(
        id=node.field,
        label=node.line("label"),
        kind=node.one_of("kind", Kind, "integer"),
        unit=node.line("unit", ""),
        help=node.line("help", ""),
        code=node.line("code", ""),
        measure=node.one_of("measure", Measure, "flow"),
        rollup=node.one_of("rollup", Rollup, "sum"),
        choices=node.lines("choices"),
        parts=node.lines("parts"),
        counted=node.line("counted", ""),
    )
    node.done()
    if field.id in RESERVED:
        raise node.wrong("reserved_id", "id", found=field.id)
    if (field.kind in _CHOICE_KINDS) != bool(field.choices):
        raise node.wrong("no_choices", "choices")
    return field


def _table(given: object, section: str) -> TableForm:
    node = _Node(given, section, _called(given, "label"))
    node.field = node.id(_ID)
    table = TableForm(
        id=node.field,
        label=node.line("label"),
        columns=tuple(_field(item, section) for item in node.take("column", list)),
        row=node.prose("row"),
        joint=clean(node.take("joint", str, "; ")),
        none=node.line("none", ""),
        help=node.line("help", ""),
        annex=node.take("annex", bool, False),
    )
    node.done()
    _once(node, [column.id for column in table.columns])
    columns = {column.id for column in table.columns}
    for token in tokens(table.row):
        if token.name not in columns or token.key:
            raise node.wrong("unknown_token", "row", found=token.name)
    return table


def _slot(given: object) -> Slot:
    node = _Node(given, "slot", _called(given, "label"))
    node.field = node.id(_ID)
    slot = Slot(node.field, node.line("label"), node.line("type", ""), node.line("help", ""))
    node.done()
    return slot


def _relation(rule: str, node: _Node) -> Relation:
    match = _RULE.fullmatch(rule)
    if not match:
        raise node.wrong("bad_rule", "relations", found=rule)
    return Relation(match[1], match[2], tuple(match[3].split(" + ")))


def _prove(template: Template) -> None:
    _prove_ids(template)
    _prove_references(template)
    slots = {slot.id for slot in template.slots}
    _once(_Node({}, "slot"), [slot.id for slot in template.slots])
    for section in all_sections(template):
        node = _Node({}, section.id)
        for token in tokens(section.prose):
            unbound = token.name == "vb" and token.key not in slots
            found = f"{token.name}:{token.key}".rstrip(":")
            if not knows(template, token) or unbound or token.name == "thon":
                raise node.wrong("unknown_token", "prose", found=found)
            if token.name == "tieu_de" and section.role is Role.TITLE:
                raise node.wrong("misplaced_token", "prose", found=found)
        for key in misplaced_tables(section.role, section.prose):
            raise node.wrong("misplaced_token", "prose", found=f"bieu:{key}")


def _once(node: _Node, ids: list[str]) -> None:
    for at, id_ in enumerate(ids):
        if id_ in ids[:at]:
            raise node.wrong("twice", "id", found=id_)


def _prove_ids(template: Template) -> None:
    sections, seen = set[str](), set[str]()
    for section in all_sections(template):
        ids = [f.id for f in section.fields] + [table.id for table in section.tables]
        if section.id in sections:
            raise _Node({}, section.id).wrong("twice", "id", found=section.id)
        sections.add(section.id)
        for id_ in ids:
            if id_ in seen:
                raise _Node({}, section.id, id_).wrong("twice", "id", found=id_)
            seen.add(id_)


def _prove_references(template: Template) -> None:
    figures = {id_ for id_, field in fields(template).items() if field.kind.is_figure}
    known = tables(template)
    for section in all_sections(template):
        for field in section.fields:
            node = _Node({}, section.id, field.id)
            for part in field.parts:
                if part not in figures:
                    raise node.wrong("unknown_token", "parts", found=part)
            if _holds_itself(template, field):
                raise node.wrong("bad_rule", "parts", found=field.id)
            table, dot, column = field.counted.partition(".")
            columns = known[table].columns if table in known else ()
            summed = {each.id for each in columns if each.kind.is_figure}
            if field.counted and (table not in known or (dot and column not in summed)):
                raise node.wrong("unknown_token", "counted", found=field.counted)
    for relation in template.relations:
        for id_ in (relation.left, *relation.right):
            if id_ not in figures:
                raise _Node({}, "").wrong("bad_rule", "relations", found=id_)


def _holds_itself(template: Template, field: Field) -> bool:
    """Whether a sum is, over however many steps, a part of itself."""
    known = fields(template)
    waiting, seen = list(field.parts), set[str]()
    while waiting:
        part = waiting.pop()
        if part == field.id:
            return True
        if part not in seen and part in known:
            seen.add(part)
            waiting += known[part].parts
    return False
