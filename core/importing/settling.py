"""An imported report put right by a person: a text goes to a section, or waits unplaced."""

from dataclasses import replace

from core.importing.old_paper import flat
from core.importing.reading import Imported, Matched, prose_of
from core.markup import Prose
from core.report import Progress, SectionText, Unplaced


def confirmed(imported: Imported, section: str) -> Imported:
    """That section's heading is right."""
    matched = tuple(
        replace(item, doubtful=False) if item.section == section else item
        for item in imported.matched
    )
    return replace(imported, matched=matched)


def moved(imported: Imported, section: str, target: str) -> Imported:
    """The text found for `section` belongs to `target`; behind what stands there already."""
    if section == target:
        return confirmed(imported, section)
    item = next(each for each in imported.matched if each.section == section)
    prose = imported.report.sections[section].prose
    left = replace(
        _with_prose(imported, section, Prose()),
        matched=tuple(each for each in imported.matched if each is not item),
    )
    return _added(left, target, item.heading, prose)


def set_aside(imported: Imported, section: str) -> Imported:
    """The text found for `section` belongs to none that is known: it waits unplaced."""
    item = next(each for each in imported.matched if each.section == section)
    prose = imported.report.sections[section].prose
    text = "\n".join(each.shape.value + flat(each.content) for each in prose.paragraphs)
    left = replace(
        _with_prose(imported, section, Prose()),
        matched=tuple(each for each in imported.matched if each is not item),
    )
    return _with_unplaced(left, (*imported.unmatched, Unplaced(item.heading, text)))


def placed(imported: Imported, piece: int, target: str) -> Imported:
    """Unplaced piece `piece` belongs to `target`."""
    one = imported.unmatched[piece]
    rest = (*imported.unmatched[:piece], *imported.unmatched[piece + 1 :])
    return _added(_with_unplaced(imported, rest), target, one.heading, prose_of(one.text))


def _added(imported: Imported, target: str, heading: str, prose: Prose) -> Imported:
    """Its heading is the section's where none was found for it, else a line of its text."""
    known = any(each.section == target for each in imported.matched)
    before = imported.report.sections[target].prose.paragraphs
    line = prose_of(heading).paragraphs if known or not heading else ()
    made = _with_prose(imported, target, Prose((*before, *line, *prose.paragraphs)))
    if known or not heading:
        return confirmed(made, target)
    found = (*imported.matched, Matched(target, heading, doubtful=False))
    order = list(imported.report.sections)
    return replace(made, matched=tuple(sorted(found, key=lambda each: order.index(each.section))))


def _with_prose(imported: Imported, section: str, prose: Prose) -> Imported:
    progress = Progress.CARRIED if prose.paragraphs else Progress.EMPTY
    sections = {**imported.report.sections, section: SectionText(prose, progress)}
    return replace(imported, report=replace(imported.report, sections=sections))


def _with_unplaced(imported: Imported, pieces: tuple[Unplaced, ...]) -> Imported:
    report = replace(imported.report, unplaced=pieces)
    return replace(imported, unmatched=pieces, report=report)
