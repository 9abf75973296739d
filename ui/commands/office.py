"""Commands about the unit and the shipped forms."""

import json
from argparse import Namespace

from core.errors import AppError
from core.registers import unit_json
from core.template import Template, fields, outline
from core.unit import UnitValueWrong
from core.unit_changes import LISTS, SWITCHES, with_value
from storage import library, registers
from storage.database import Store
from ui.commands.desk import Said


class SettingWrong(AppError):
    """`text` is no KEY=VALUE."""


def unit(store: Store, given: Namespace) -> Said:
    """The profile, after the changes asked for; all of them or none."""
    profile = registers.unit(store)
    for change in given.set:
        key, sign, value = change.partition("=")
        if not sign:
            raise SettingWrong(text=change)
        profile = with_value(profile, key.strip(), _typed(key.strip(), value))
    if given.set:
        registers.save_unit(store, profile)
    answer = unit_json(profile)
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
    lines = [f"{one.id}-{one.version}  {one.name}" for one in found]
    return Said({"templates": [_template_json(one) for one in found]}, tuple(lines))


def _template_json(template: Template) -> dict[str, object]:
    sections = [
        {"id": placed.section.id, "number": placed.number, "title": placed.section.title}
        for placed in outline(template)
    ]
    asked = [
        {"id": one.id, "label": one.label, "kind": one.kind.value, "unit": one.unit}
        for one in fields(template).values()
    ]
    slots = [{"id": slot.id, "label": slot.label} for slot in template.slots]
    head = {"id": template.id, "version": template.version, "name": template.name}
    return {**head, "sections": sections, "fields": asked, "slots": slots}
