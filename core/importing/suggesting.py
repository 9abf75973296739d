"""Which section of a form an unplaced piece of an old report most likely belongs to."""

from core.importing.words import Bag, Weights, weights, words
from core.report import Unplaced
from core.template import Template, outline

_LIKE_A_TITLE = 0.3
_MOST_OF_A_TITLE = 0.6
_FEWEST_WORDS = 2
_LONGEST = 600


def suggestion(template: Template, piece: Unplaced) -> str | None:
    """The section whose title is most like the heading, else is told most whole in the text.

    None where nothing speaks for one: a person then chooses among all.
    """
    titles = {placed.section.id: words(placed.section.title) for placed in outline(template)}
    scale = weights(titles.values())
    bags = {id_: scale.bag(title) for id_, title in titles.items() if title}
    opening = words((piece.heading or piece.text)[:_LONGEST])
    alike = {id_: scale.likeness(scale.bag(opening), bag) for id_, bag in bags.items()}
    return (
        _best(alike, _LIKE_A_TITLE)
        or _best(_covered(scale, bags, words(piece.heading)), _MOST_OF_A_TITLE)
        or _best(_told(scale, bags, set(words(piece.text))), _MOST_OF_A_TITLE)
    )


def _covered(scale: Weights, bags: dict[str, Bag], heading: tuple[str, ...]) -> dict[str, float]:
    """How much of a short heading stands in each title."""
    whole = scale.bag(heading).weight
    if len(set(heading)) < _FEWEST_WORDS:
        return {}
    return {
        id_: sum(scale.of.get(word, 1.0) for word in heading if word in bag.words) / whole
        for id_, bag in bags.items()
    }


def _told(scale: Weights, bags: dict[str, Bag], text: set[str]) -> dict[str, float]:
    """How much of each title stands in the text."""
    return {
        id_: sum(scale.of[word] * count for word, count in bag.words.items() if word in text)
        / bag.weight
        for id_, bag in bags.items()
    }


def _best(scores: dict[str, float], floor: float) -> str | None:
    best = max(scores, key=lambda id_: scores[id_], default=None)
    return best if best is not None and scores[best] >= floor else None
