"""A template's TOML, already read into dictionaries, → Template, with exact complaints."""

import re
from collections.abc import Mapping

from core.fields import Kind
from core.markup import tokens
from core.template import (
    PART,
    RESERVED,
    Feed,
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
from core.toml_node import Node

_ID = re.compile(r"[a-z][a-z0-9_]*")
_SECTION_ID = re.compile(r"[a-z][a-z0-9-]*")
_RULE = re.compile(r"(\w+) (=|<=|>=) (\w+(?: \+ \w+)*)")
_NUMBERING = re.compile(rf"{PART}|(?:[IAa]|1(?:\.1)*)[.)]")
_CHOICE_KINDS = (Kind.CHOICE, Kind.CHOICES)


def read_template(given: object) -> Template:
    """The template, every id and token proved; raises TemplateWrong."""
    node = Node(given, "")
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
        feeds=tuple(_feed(item) for item in node.take("feed", list, [])),
        recipients=node.lines("recipients"),
        addressed=node.take("addressed", bool, True),
        annex=node.take("annex", bool, False),
        sums=node.line("sums", ""),
        sent=node.line("sent", ""),
        absent=node.line("absent", ""),
    )
    node.done()
    _prove(template)
    return template


def _numbering(node: Node) -> tuple[str, ...]:
    styles = node.lines("numbering") or ("I.", "1.", "1.1.", "a)")
    for style in styles:
        if not _NUMBERING.fullmatch(style):
            raise node.wrong("unknown_kind", "numbering", found=style)
    return styles


def _called(given: object, key: str) -> str:
    """What a person calls a table of the file that has no id yet."""
    return str(given.get(key, "?")) if isinstance(given, Mapping) else "?"


def _section(given: object, role: Role) -> Section:
    node = Node(given, _called(given, "title"))
    node.section = node.id(_SECTION_ID)
    below = node.take("section", list, []) if role is Role.BODY else []
    section = Section(
        id=node.section,
        title=node.line("title"),
        role=role,
        help=node.line("help", ""),
        fields=tuple(read_field(item, node.section) for item in node.take("field", list, [])),
        tables=tuple(_table(item, node.section) for item in node.take("table", list, [])),
        prose=node.prose("prose"),
        sections=tuple(_section(item, role) for item in below),
    )
    node.done()
    return section


def read_field(given: object, section: str) -> Field:
    """One question of a form, or one column of its tables and of the register of events."""
    node = Node(given, section, _called(given, "label"))
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
    node = Node(given, section, _called(given, "label"))
    node.field = node.id(_ID)
    table = TableForm(
        id=node.field,
        label=node.line("label"),
        columns=tuple(read_field(item, section) for item in node.take("column", list)),
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
    node = Node(given, "slot", _called(given, "label"))
    node.field = node.id(_ID)
    slot = Slot(node.field, node.line("label"), node.line("type", ""), node.line("help", ""))
    node.done()
    return slot


def _feed(given: object) -> Feed:
    node = Node(given, "feed", _called(given, "target"))
    feed = Feed(
        target=node.line("target"),
        kind=node.line("kind"),
        total=node.line("sum", ""),
        where=_pairs(node, "where"),
        columns=_pairs(node, "columns"),
    )
    node.done()
    return feed


def _pairs(node: Node, key: str) -> tuple[tuple[str, str], ...]:
    items = node.take(key, dict, {})
    if not all(isinstance(value, str) for value in items.values()):
        raise node.wrong("wrong_type", key)
    return tuple((str(name), clean_line(value)) for name, value in items.items())


def _relation(rule: str, node: Node) -> Relation:
    match = _RULE.fullmatch(rule)
    if not match:
        raise node.wrong("bad_rule", "relations", found=rule)
    return Relation(match[1], match[2], tuple(match[3].split(" + ")))


def _prove(template: Template) -> None:
    _prove_ids(template)
    _prove_references(template)
    _prove_feeds(template)
    _prove_sums(template)
    slots = {slot.id for slot in template.slots}
    _once(Node({}, "slot"), [slot.id for slot in template.slots])
    for section in all_sections(template):
        node = Node({}, section.id)
        for token in tokens(section.prose):
            unbound = token.name == "vb" and token.key not in slots
            found = f"{token.name}:{token.key}".rstrip(":")
            if not knows(template, token) or unbound or token.name == "thon":
                raise node.wrong("unknown_token", "prose", found=found)
            if token.name == "tieu_de" and section.role is Role.TITLE:
                raise node.wrong("misplaced_token", "prose", found=found)
        for key in misplaced_tables(section.role, section.prose):
            raise node.wrong("misplaced_token", "prose", found=f"bieu:{key}")


def _once(node: Node, ids: list[str]) -> None:
    for at, id_ in enumerate(ids):
        if id_ in ids[:at]:
            raise node.wrong("twice", "id", found=id_)


def _prove_ids(template: Template) -> None:
    sections, seen = set[str](), set[str]()
    for section in all_sections(template):
        ids = [f.id for f in section.fields] + [table.id for table in section.tables]
        if section.id in sections:
            raise Node({}, section.id).wrong("twice", "id", found=section.id)
        sections.add(section.id)
        for id_ in ids:
            if id_ in seen:
                raise Node({}, section.id, id_).wrong("twice", "id", found=id_)
            seen.add(id_)


def _prove_references(template: Template) -> None:
    figures = {id_ for id_, field in fields(template).items() if field.kind.is_figure}
    known = tables(template)
    for section in all_sections(template):
        for field in section.fields:
            node = Node({}, section.id, field.id)
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
                raise Node({}, "").wrong("bad_rule", "relations", found=id_)


def _prove_feeds(template: Template) -> None:
    figures = {id_ for id_, field in fields(template).items() if field.kind.is_figure}
    known = tables(template)
    for feed in template.feeds:
        node = Node({}, "feed", feed.target)
        if feed.target not in figures and feed.target not in known:
            raise node.wrong("unknown_token", "target", found=feed.target)
        is_table = feed.target in known
        if is_table != bool(feed.columns) or (is_table and feed.total):
            raise node.wrong("bad_rule", "columns", found=feed.target)
        own = {column.id for column in known[feed.target].columns} if is_table else set()
        for column, _ in feed.columns:
            if column not in own:
                raise node.wrong("unknown_token", "columns", found=column)


def _prove_sums(template: Template) -> None:
    asked = fields(template)
    for key, id_, kind in (
        ("sent", template.sent, Kind.INTEGER),
        ("absent", template.absent, Kind.LINE),
    ):
        if id_ and not template.sums:
            raise Node({}, "").wrong("bad_rule", key, found=id_)
        if id_ and (id_ not in asked or asked[id_].kind is not kind):
            raise Node({}, "").wrong("unknown_token", key, found=id_)


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
