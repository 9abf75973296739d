"""What the receiving office says of a report: remarks at their places, and whether it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from core.canonical import Json
from core.errors import AppError
from core.template import Field, TableForm, Template, all_sections, fields, tables


class RemarkPlaceUnknown(AppError):
    """The form has no `section`, or that section no `field`; `known` are there."""


class Verdict(StrEnum):
    """What an office decided about one lần."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


class Done(StrEnum):
    """What was done about a remark: its place was changed, or it was answered, or neither."""

    OPEN = "open"
    CHANGED = "changed"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark on the lần whose digest is `head`, at a section or (`field`) a question of it.

    `answer` is the unit's own word; `wall_time` is shown, never compared.
    """

    report: str
    id: str
    head: str
    revision: int
    section: str
    field: str
    text: str
    office: str
    wall_time: str = ""
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """An office's word on the lần whose digest is `head`; `counter` outranks any clock."""

    report: str
    head: str
    revision: int
    verdict: Verdict
    office: str
    counter: int
    wall_time: str = ""


def check_place(template: Template, section: str, field: str) -> None:
    """Raises RemarkPlaceUnknown where the form has no such place."""
    found = next((one for one in all_sections(template) if one.id == section), None)
    if found is None:
        known = tuple(one.id for one in all_sections(template))
        raise RemarkPlaceUnknown(section=section, field="", known=known)
    asked = (*map(_id, found.fields), *map(_id, found.tables))
    if field and field not in asked:
        raise RemarkPlaceUnknown(section=section, field=field, known=asked)


def place_words(template: Template, section: str, field: str) -> str:
    """The heading, and the question, that a remark stands at."""
    titles = {one.id: one.title for one in all_sections(template)}
    labels = {id_: one.label for id_, one in fields(template).items()}
    labels |= {id_: one.label for id_, one in tables(template).items()}
    words = (titles.get(section, section), labels.get(field, field))
    return ": ".join(word for word in words if word)


def done(
    template: Template, remark: Remark, was: Mapping[str, Json], now: Mapping[str, Json]
) -> Done:
    """What the answers `now` do about a remark made on the answers `was`."""
    if any(_said(was, key) != _said(now, key) for key in _keys(template, remark)):
        return Done.CHANGED
    return Done.ANSWERED if remark.answer else Done.OPEN


def _keys(template: Template, remark: Remark) -> tuple[str, ...]:
    """The answers that stand at a remark's place."""
    found = next((one for one in all_sections(template) if one.id == remark.section), None)
    asked = (*map(_id, found.fields), *map(_id, found.tables)) if found else ()
    ids = (remark.field,) if remark.field else asked
    inner = tuple(f"{kind}:{id_}" for id_ in ids for kind in ("figure", "field", "table"))
    return inner if remark.field else (f"section:{remark.section}", *inner)


def _id(question: Field | TableForm) -> str:
    return question.id


def _said(answers: Mapping[str, Json], key: str) -> Json:
    """An answer without where its work stands: keeping a text is not changing it."""
    value = answers.get(key)
    return value.get("prose") if isinstance(value, dict) and "prose" in value else value
