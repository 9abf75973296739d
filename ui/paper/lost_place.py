"""Where in the form a character stands that the font cannot draw."""

from core.export.glyphs import Lost, Spot
from core.facts import Facts
from core.markup import Prose, print_
from core.report import SectionText
from core.template import outline
from ui.paper.place import Place, Where

_FIXED = {
    Spot.HEAD: Where.HEAD,
    Spot.ADDRESSEES: Where.HEAD,
    Spot.TITLE: Where.TITLE,
    Spot.FOOT: Where.FOOT,
}


def place_of(lost: Lost, facts: Facts) -> Place:
    """The paragraph it was written in, else the section that prints it."""
    if lost.spot in _FIXED:
        return Place(where=_FIXED[lost.spot])
    asked = ""
    for placed in outline(facts.template):
        section = placed.section
        named = f"{placed.number} {section.title}".strip(" .").casefold()
        is_here = lost.spot is Spot.SECTION and named == lost.where.strip(" .").casefold()
        asked = section.id if is_here else asked
        prose = facts.report.sections.get(section.id, SectionText()).prose
        for at, paragraph in enumerate(prose.paragraphs):
            fits = is_here or lost.spot is not Spot.SECTION
            if fits and lost.letter in print_(Prose((paragraph,))):
                return Place(section.id, at)
    return Place(asked) if asked else Place(where=Where.FOOT)
