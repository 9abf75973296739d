"""How a section is called where its heading is too long: "III.2.1", "Mở đầu"."""

from core.template import Placed, Template, all_sections, outline

_LONGEST_TITLE = 34


def place_words(template: Template, section: str) -> str:
    """The place of a section as people say it; "" for the whole report."""
    if section == template.title.id:
        return template.title.title
    pages = {placed.section.id: placed for placed in outline(template)}
    return _words(pages, pages[section]) if section in pages else ""


def named_place(template: Template, section: str) -> str:
    """The place with the beginning of its heading: "IV.2 Những hạn chế, yếu kém và nguyên …"."""
    titles = {one.id: one.title for one in all_sections(template)}
    title = titles.get(section, "")
    short = title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"
    return " ".join(dict.fromkeys(filter(None, (place_words(template, section), short))))


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
