"""How a section is called where its heading is too long: "III.2.1", "Mở đầu"."""

from core.template import Placed, Template, outline


def place_words(template: Template, section: str) -> str:
    """The place of a section as people say it; "" for the whole report."""
    if section == template.title.id:
        return template.title.title
    pages = {placed.section.id: placed for placed in outline(template)}
    return _words(pages, pages[section]) if section in pages else ""


def _words(pages: dict[str, Placed], placed: Placed) -> str:
    if not placed.number:
        return placed.section.title
    own = placed.number.rstrip(".)")
    if placed.level == 1:
        return own
    above = pages[placed.parent]
    for _ in range(own.count(".")):
        above = pages[above.parent]
    return f"{_words(pages, above)}.{own}"


def is_asked(placed: Placed) -> bool:
    """Whether the section has something to do; a heading over other sections has not."""
    section = placed.section
    return bool(
        section.fields or section.tables or section.prose.paragraphs or not section.sections
    )
