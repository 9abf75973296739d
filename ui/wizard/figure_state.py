"""What one figure's row shows: its number, where it comes from, what was there before."""

from dataclasses import dataclass

from core.adding_up import added
from core.facts import Facts
from core.fields import NOTHING, Figure, written
from core.past import last_period, year_before
from core.period import short_words, words
from core.report import amount, counted, figure
from core.template import Field, fields, tables

SUM, BY_HAND, LAST = "∑", "✎ sửa tay", "kỳ trước"


@dataclass(frozen=True, slots=True)
class FigureState:
    """`counted` is what it comes to by itself, `last` what it was last period, `events` what the
    register of events tells; `past` are grey words, `full` the same with their periods; `added` is
    what the year's shorter reports, `added_from`, come to.
    """

    given: Figure
    counted: Figure = None
    why: str = ""
    last: Figure = None
    events: Figure = None
    past: str = ""
    full: str = ""
    note: str = ""
    reason: str = ""
    added: Figure = None
    added_from: str = ""

    @property
    def is_overridden(self) -> bool:
        """Whether a person wrote another number than it comes to."""
        both = self.given is not None and self.counted is not None
        return both and amount(self.given) != amount(self.counted)

    @property
    def is_locked(self) -> bool:
        """Whether it counts itself and stands as it counts."""
        return self.counted is not None and not self.is_overridden


def figure_state(facts: Facts, field: Field) -> FigureState:
    """The row of `field` as the report stands now."""
    report = facts.report
    summed = added(facts, field)
    last, year = last_period(facts), year_before(facts)
    then = last.figures.get(field.id) if last else None
    before = year.figures.get(field.id) if year and year is not last else None
    told = facts.events.figures.get(field.id)
    short = [(LAST, then), ("cùng kỳ năm trước", before)]
    full = [(words(past.period), value) for past, value in ((last, then), (year, before)) if past]
    return FigureState(
        report.figures.get(field.id),
        counted(facts.template, report, field.id),
        why(facts, field),
        then,
        told.value if told else None,
        _told(short),
        _told(full),
        report.notes.get(field.id, ""),
        report.reasons.get(field.id, ""),
        summed.figure if summed else None,
        " + ".join(short_words(period) for period, _ in summed.parts) if summed else "",
    )


def hint_words(state: FigureState) -> str:
    """The grey line under a number."""
    parts = [BY_HAND] if state.is_overridden else []
    if state.why:
        known = state.counted is not None and state.why.startswith("=")
        total = f"{written(state.counted)} " if known else ""
        parts.append(f"{SUM} {total}{state.why}")
    if state.past:
        offered = state.last is not None and not state.is_locked
        parts.append(state.past.replace(LAST, f"{LAST} (F7)", 1) if offered else state.past)
    if state.added is not None and state.added != state.given:
        parts.append(f"cộng {state.added_from}: {_words(state.added)} (Ctrl+F7)")
    if state.events is not None and state.events != state.given:
        parts.append(f"sổ việc: {written(state.events)} (Shift+F7)")
    return " · ".join(parts)


def why(facts: Facts, field: Field) -> str:
    """Where a sum or a count comes from: "= 2 + 1 + 5", "số dòng của bảng …"."""
    known = fields(facts.template)
    if field.parts:
        parts = [figure(facts.template, facts.report, part) for part in field.parts]
        if all(part is None for part in parts):
            return "Tự cộng từ: " + "; ".join(known[part].label for part in field.parts)
        return "= " + " + ".join("……" if part is None else written(part) for part in parts)
    if field.counted:
        table, _, column = field.counted.partition(".")
        form = tables(facts.template)[table]
        name = next((item.label for item in form.columns if item.id == column), "")
        what = f"cột {name} của" if name else "số dòng của"
        return f"Tự tính theo {what} bảng “{form.label}”"
    return ""


def _told(given: list[tuple[str, Figure]]) -> str:
    return " · ".join(f"{name}: {_words(value)}" for name, value in given if value is not None)


def _words(value: Figure) -> str:
    return "không phát sinh" if value is NOTHING else written(value)
