"""Two copies of one draft that grew apart: what each says, section by section, and one of both."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from core.answers import answers, changed, with_answers
from core.documents import short_citation
from core.facts import Facts, read_words
from core.fields import Value, written
from core.head_words import head_lines
from core.numbers import write_date
from core.report import Report, Row, SectionText
from core.template import Section, Template, all_sections, labels, tables

_UNPLACED = "Đoạn chưa xếp"
_BESIDE = {"note": "Ghi chú cho", "why": "Lý do ghi khác số cộng của"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One section as ours and as the other copy has it, in words."""

    section: str
    ours: str
    theirs: str


def differences(ours: Facts, theirs: Report) -> tuple[Difference, ...]:
    """The sections that say something else, in the form's order; how far their work is, is not
    counted. What belongs to no section stands under the title."""
    other = replace(ours, report=theirs)
    keys: dict[str, list[str]] = {}
    for key in changed(ours.report, theirs):
        keys.setdefault(home(ours.template, key), []).append(key)
    order = [section.id for section in all_sections(ours.template)]
    found = (
        Difference(id_, _words(ours, keys[id_]), _words(other, keys[id_]))
        for id_ in order
        if id_ in keys
    )
    return tuple(each for each in found if each.ours != each.theirs)


def merged(template: Template, ours: Report, theirs: Report, taken: Collection[str]) -> Report:
    """Ours, with the sections `taken` as the other copy has them."""
    given = answers(ours)
    for key, value in changed(ours, theirs).items():
        if home(template, key) in taken:
            given.pop(key, None)
            if value is not None:
                given[key] = value
    return with_answers(ours, given)


def home(template: Template, key: str) -> str:
    """The section an answer belongs to; what belongs to none, to the title."""
    kind, _, id_ = key.partition(":")
    if kind == "section":
        return id_
    if kind in {"figure", "field", "table", "note", "why"}:
        homes = _homes(template)
        return homes.get(id_, template.title.id)
    return template.title.id


def _homes(template: Template) -> Mapping[str, str]:
    return {asked: section.id for section in all_sections(template) for asked in _asked(section)}


def _asked(section: Section) -> tuple[str, ...]:
    return (*(one.id for one in section.fields), *(one.id for one in section.tables))


def _words(facts: Facts, keys: Collection[str]) -> str:
    """A line for each answer; the prose, the longest, at last."""
    ordered = sorted(keys, key=lambda key: (key.startswith("section:"), key))
    return "\n".join(filter(None, (answer_words(facts, key) for key in ordered)))


def answer_words(facts: Facts, key: str) -> str:
    """An answer as a person reads it: "Số hộ: 1.383", or a section's text."""
    kind, _, id_ = key.partition(":")
    report, names = facts.report, labels(facts.template)
    match kind:
        case "section":
            return read_words(facts, report.sections.get(id_, SectionText()).prose)
        case "figure" | "field":
            given = report.figures if kind == "figure" else report.fields
            return f"{names.get(id_, id_)}: {_value_words(given.get(id_))}"
        case "table":
            told = (_row_words(facts.template, id_, row) for row in report.tables.get(id_, ()))
            return "\n".join((f"{names.get(id_, id_)}:", *told))
        case "slot":
            found = facts.documents.get(report.slots.get(id_, ""))
            slots = {slot.id: slot.label for slot in facts.template.slots}
            return f"{slots.get(id_, id_)}: {short_citation(found) if found else '……'}"
        case "head":
            return "\n".join(head_lines(facts, report.head))
        case "due":
            return f"Hạn gửi: {write_date(report.due) if report.due else '……'}"
        case "note" | "why":
            said = report.notes if kind == "note" else report.reasons
            return f"{_BESIDE[kind]} {names.get(id_, id_)}: {said.get(id_) or '……'}"
        case _:
            return f"{_UNPLACED}: {_plain(answers(report).get(key))}"


def _row_words(template: Template, table: str, row: Row) -> str:
    """A row's cells in the form's order; as they are kept, where the form has no such table."""
    form = tables(template).get(table)
    columns = [column.id for column in form.columns] if form else list(row)
    return " · ".join(_value_words(row.get(column)) for column in columns)


def _value_words(value: Value) -> str:
    return written(value) or "……"


def _plain(said: object) -> str:
    """Any answer without signs of JSON."""
    match said:
        case dict():
            return ", ".join(filter(None, (_plain(inner) for inner in said.values())))
        case list():
            return ", ".join(filter(None, map(_plain, said)))
        case None:
            return ""
        case _:
            return str(said)
