"""Where in the form an answer stands that was changed: its page, its field, its paragraph."""

from collections.abc import Sequence

from core.change_log import Changed
from core.facts import Facts
from core.forks import home
from core.report import Report, SectionText
from core.template import all_sections
from ui.paper.place import Place, Where
from ui.paper.pointing import RECIPIENTS
from ui.wizard.questions import slots_of


def answer_place(facts: Facts, before: Report, key: str) -> Place:
    """The place of what `key` says now otherwise than it did `before`."""
    kind, _, id_ = key.partition(":")
    now = facts.report
    match kind:
        case "section":
            old, new = (report.sections.get(id_, SectionText()) for report in (before, now))
            at = _first_apart(old.prose.paragraphs, new.prose.paragraphs)
            return Place(id_, min(at, max(len(new.prose.paragraphs) - 1, 0)))
        case "table":
            rows = now.tables.get(id_, ())
            at = _first_apart(before.tables.get(id_, ()), rows)
            return Place(home(facts.template, key), field=id_, row=min(at, len(rows) - 1))
        case "slot":
            return Place(_asking(facts, id_), field=id_)
        case "head":
            return _head_place(before, now)
        case "figure" | "field" | "note" | "why":
            return Place(home(facts.template, key), field=id_)
        case _:
            return Place(where=Where.HEAD)


def change_place(change: Changed) -> Place:
    """The place of a change of long ago, as near as it still is."""
    kind, _, id_ = change.key.partition(":")
    if kind != "section":
        return Place(change.section, field=id_)
    return Place(id_, _first_apart(change.before.splitlines(), change.after.splitlines()))


def _first_apart(old: Sequence[object], new: Sequence[object]) -> int:
    pairs = zip(old, new, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(old), len(new)))


def _asking(facts: Facts, slot: str) -> str:
    """The first section that asks which document a slot stands for."""
    return next(
        (
            section.id
            for section in all_sections(facts.template)
            if any(slot == one.id for one in slots_of(facts, section))
        ),
        facts.template.opening.id,
    )


def _head_place(before: Report, now: Report) -> Place:
    """What is chosen on the title's page, else on the last one."""
    old, new = before.head, now.head
    on_title = (old.addressed_to, old.urgency, old.circulation)
    if on_title != (new.addressed_to, new.urgency, new.circulation):
        return Place(where=Where.HEAD)
    return Place(where=Where.FOOT, field=RECIPIENTS if old.recipients != new.recipients else "")
