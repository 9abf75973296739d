"""Figures against one another: unanswered ones, sums and relations."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from core import period as periods
from core.checks.finding import Code, Finding, Level
from core.facts import Facts
from core.fields import Figure, written
from core.markup import tokens
from core.past import shrunk
from core.report import amount, figure
from core.template import Relation, all_sections, fields, relations


def figure_findings(facts: Facts) -> tuple[Finding, ...]:
    """Figures nobody answered and no sentence points at (those are errors of their sentence)."""
    texts = facts.report.sections.values()
    told = {token.name for text in texts for token in tokens(text.prose)}
    return tuple(
        Finding(Level.WARNING, Code.FIGURE_UNANSWERED, section.id, field.label, field.id)
        for section in all_sections(facts.template)
        for field in section.fields
        if field.kind.is_figure
        and field.id not in told
        and figure(facts.template, facts.report, field.id) is None
    )


def relation_findings(facts: Facts) -> tuple[Finding, ...]:
    """Sums that don't add up and figures that can't stand together."""
    return (
        *(finding for rule in relations(facts.template) for finding in _relation(facts, rule)),
        *_counted(facts),
        *_shrunk(facts),
    )


def _relation(facts: Facts, rule: Relation) -> Iterator[Finding]:
    left = figure(facts.template, facts.report, rule.left)
    right = [figure(facts.template, facts.report, id_) for id_ in rule.right]
    if left is None or any(value is None for value in right):
        return
    total = sum((amount(value) for value in right), Decimal(0))
    if _holds(amount(left), rule.sign, total):
        return
    known = fields(facts.template)
    sum_ = rule.sign == "="
    if sum_ and facts.report.reasons.get(rule.left):
        yield _overridden(facts, rule.left, left, total)
        return
    yield Finding(
        Level.WARNING,
        Code.SUM_WRONG if sum_ else Code.RELATION_BROKEN,
        _home(facts, rule.left),
        f"{written(left)} {'≠' if sum_ else rule.sign} {_added(right)}",
        rule.left,
        {
            "label": known[rule.left].label,
            "left": written(left),
            "right": _added(right),
            "parts": ", ".join(known[id_].label for id_ in rule.right),
            "total": written(total),
            "sign": rule.sign,
        },
    )


def _counted(facts: Facts) -> Iterator[Finding]:
    for id_, field in fields(facts.template).items():
        given = facts.report.figures.get(id_)
        if not field.counted or given is None:
            continue
        bare = replace(facts.report, figures={**facts.report.figures, id_: None})
        told = figure(facts.template, bare, id_)
        if told is not None and told != amount(given):
            if facts.report.reasons.get(id_):
                yield _overridden(facts, id_, given, amount(told))
                continue
            facts_ = {"label": field.label, "left": written(given), "right": written(told)}
            words = {**facts_, "parts": "bảng kê", "total": written(told), "sign": "="}
            quote = f"{written(given)} ≠ {written(told)}"
            yield Finding(Level.WARNING, Code.SUM_WRONG, _home(facts, id_), quote, id_, words)


def _overridden(facts: Facts, id_: str, given: Figure, total: Decimal) -> Finding:
    words = {
        "label": fields(facts.template)[id_].label,
        "left": written(given),
        "total": written(total),
        "reason": facts.report.reasons[id_],
    }
    quote = f"{written(given)} ≠ {written(total)}"
    return Finding(Level.HINT, Code.SUM_OVERRIDDEN, _home(facts, id_), quote, id_, words)


def _shrunk(facts: Facts) -> Iterator[Finding]:
    for found in shrunk(facts):
        words = {
            "label": found.field.label,
            "left": written(found.now),
            "right": written(found.then),
            "period": periods.words(found.past.period),
        }
        quote = f"{written(found.now)} < {written(found.then)}"
        home = _home(facts, found.field.id)
        yield Finding(Level.WARNING, Code.FIGURE_SHRUNK, home, quote, found.field.id, words)


def _holds(left: Decimal, sign: str, right: Decimal) -> bool:
    match sign:
        case "<=":
            return left <= right
        case ">=":
            return left >= right
        case _:
            return left == right


def _added(values: list[Figure]) -> str:
    return " + ".join(written(value) for value in values)


def _home(facts: Facts, field: str) -> str:
    return next(
        section.id
        for section in all_sections(facts.template)
        if any(item.id == field for item in section.fields)
    )
