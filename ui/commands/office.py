"""Commands about the unit and the shipped forms."""

import datetime
import json
from argparse import Namespace
from collections.abc import Iterator

from core.errors import AppError
from core.registers import history_json
from core.template import Field, Template, all_sections, outline
from core.unit import UnitValueWrong
from core.unit_changes import LISTS, SWITCHES, with_value
from storage import library, registers
from storage.database import Store
from ui.commands.desk import Said


class SettingWrong(AppError):
    """`text` is no KEY=VALUE."""


def unit(store: Store, given: Namespace) -> Said:
    """The profile, after the changes asked for; all of them or none."""
    profile = registers.history(store)
    for change in given.set:
        key, sign, value = change.partition("=")
        if not sign:
            raise SettingWrong(text=change)
        profile = with_value(profile, key.strip(), _typed(key.strip(), value))
    if given.set:
        registers.save_history(store, profile)
    answer = history_json(profile, datetime.date.today())
    lines = json.dumps(answer, ensure_ascii=False, indent=2).split("\n")
    return Said(dict(answer), tuple(lines))


def _typed(key: str, value: str) -> object:
    if key not in (*LISTS, *SWITCHES):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        raise UnitValueWrong(key=key, value=value) from None


def templates(_store: Store, _given: Namespace) -> Said:
    """Every kind and version with its sections and fields."""
    found = [library.template(id_, version) for id_, version in library.template_names()]
    lines = [line for one in found for line in _template_lines(one)]
    return Said({"templates": [_template_json(one) for one in found]}, tuple(lines))


def _template_lines(template: Template) -> Iterator[str]:
    yield f"{template.id}-{template.version}  {template.name}"
    numbers = _numbers(template)
    for section in all_sections(template):
        yield f"  {section.id}: {numbers.get(section.id, '')} {section.title}".replace(":  ", ": ")
        for field in section.fields:
            unit = f" ({field.unit})" if field.unit else ""
            yield f"    {field.id}: {field.label}{unit}"
        for table in section.tables:
            yield f"    {table.id}: {table.label}"
    for slot in template.slots:
        yield f"  {slot.id}: {slot.label}"


def _template_json(template: Template) -> dict[str, object]:
    homes, numbers = all_sections(template), _numbers(template)
    sections = [
        {"id": home.id, "number": numbers.get(home.id, ""), "title": home.title} for home in homes
    ]
    asked = [{**_field_json(one), "section": home.id} for home in homes for one in home.fields]
    tables = [
        {
            "id": table.id,
            "label": table.label,
            "section": home.id,
            "columns": [_field_json(column) for column in table.columns],
        }
        for home in homes
        for table in home.tables
    ]
    slots = [{"id": slot.id, "label": slot.label} for slot in template.slots]
    head = {"id": template.id, "version": template.version, "name": template.name}
    head["sums"] = template.sums
    return {**head, "sections": sections, "fields": asked, "tables": tables, "slots": slots}


def _numbers(template: Template) -> dict[str, str]:
    return {placed.section.id: placed.number for placed in outline(template)}


def _field_json(field: Field) -> dict[str, object]:
    return {
        "id": field.id,
        "label": field.label,
        "kind": field.kind.value,
        "unit": field.unit,
        "measure": field.measure.value,
        "rollup": field.rollup.value,
        "choices": list(field.choices),
    }
