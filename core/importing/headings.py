"""Which paragraphs are the template's headings: matched as an outline, in order."""

import re
from dataclasses import dataclass, replace

from core.importing.marks import Kind, Number, read_number
from core.importing.old_paper import OldParagraph, is_bold, plain_text
from core.importing.words import Bag, Weights, weights, words
from core.markup import Inline, Shape, Text
from core.template import Placed, Template, outline

_RUN_IN = re.compile(r"[:.](?=\s)")
_LONGEST = 600
_MOST = 2000
_FLOOR = 0.5
_FLOOR_UNMARKED = 0.75
_FLOOR_RUN_IN = 0.85
_UNDER_ITS_PARENT = 0.15
_SAME_WRITING = 0.03
_SAME_STEP = 0.02
_CLEARLY_BETTER = 0.1
_SURE = 0.62


@dataclass(frozen=True, slots=True)
class Found:
    """Paragraph `at` is the heading of `section`; `length` characters of it where text runs on."""

    at: int
    section: str
    doubtful: bool
    length: int = 0


@dataclass(frozen=True, slots=True)
class _Node:
    """A section's heading; `parent` is its place among the nodes, -1 at the top."""

    section: str
    words: tuple[str, ...]
    number: Number | None
    parent: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A paragraph, or the beginning of one, that may be a heading; `length` 0: the whole."""

    at: int
    words: tuple[str, ...]
    number: Number | None
    floor: float
    length: int = 0


@dataclass(frozen=True, slots=True)
class _Match:
    candidate: int
    node: int


def heading_words(template: Template) -> frozenset[tuple[str, ...]]:
    """The words of every heading of the form."""
    return frozenset(node.words for node in _nodes(template))


def matched(paragraphs: tuple[OldParagraph, ...], template: Template) -> tuple[Found, ...]:
    """The headings found, in reading order; every section at most once."""
    nodes = _nodes(template)
    scale = weights(node.words for node in nodes)
    likeness = _Likeness(scale, tuple(scale.bag(node.words) for node in nodes))
    candidates = _candidates(paragraphs, likeness)
    scores = _scores(candidates, nodes, likeness)
    matches = _aligned(candidates, scores)
    moved = _moved(candidates, nodes, scores, matches)
    found = [
        Found(
            candidates[match.candidate].at,
            nodes[match.node].section,
            match in moved
            or _is_doubtful(match, matches, scores)
            or _is_under_a_stranger(match, matches, candidates, nodes),
            candidates[match.candidate].length,
        )
        for match in matches + moved
    ]
    return tuple(sorted(found, key=lambda item: item.at))


def _nodes(template: Template) -> tuple[_Node, ...]:
    placed = [item for item in outline(template) if item.number]
    place = {item.section.id: at for at, item in enumerate(placed)}
    return tuple(_node(item, place.get(item.parent, -1)) for item in placed)


def _node(placed: Placed, parent: int) -> _Node:
    number = read_number(f"{placed.number} ")
    return _Node(placed.section.id, words(placed.section.title), number, parent)


@dataclass(frozen=True, slots=True)
class _Likeness:
    """How like a heading is to each of the form's."""

    scale: Weights
    nodes: tuple[Bag, ...]

    def of(self, found: tuple[str, ...]) -> list[float]:
        bag = self.scale.bag(found)
        return [self.scale.likeness(bag, node) for node in self.nodes]


def _candidates(
    paragraphs: tuple[OldParagraph, ...], likeness: _Likeness
) -> tuple[_Candidate, ...]:
    """Those that are like some heading at all, and every chapter's heading."""
    found: list[_Candidate] = []
    for at, paragraph in enumerate(paragraphs):
        best: tuple[float, _Candidate] | None = None
        for candidate in _readings(at, paragraph):
            score = max(likeness.of(candidate.words), default=0.0)
            if score >= candidate.floor and (best is None or score > best[0]):
                best = score, candidate
        if best:
            found.append(best[1])
        elif (number := _of_a_chapter(paragraph)) and len(plain_text(paragraph.content)) < _LONGEST:
            found.append(_Candidate(at, (), number, floor=1.0))
        if len(found) == _MOST:
            break
    return tuple(found)


def _of_a_chapter(paragraph: OldParagraph) -> Number | None:
    """The number of an outermost heading: what follows stands under it, whatever it says."""
    number = read_number(f"{paragraph.number} ")
    return number if number and number.kind is Kind.ROMAN else None


def _readings(at: int, paragraph: OldParagraph) -> tuple[_Candidate, ...]:
    """The whole paragraph, and its beginning where text may run on after a heading."""
    found = plain_text(paragraph.content)
    bold = is_bold(paragraph.content)
    if paragraph.shape is not Shape.PLAIN and not (bold or paragraph.level):
        return ()
    number = read_number(f"{paragraph.number} ")
    marked = bool(number or bold or paragraph.level or found.isupper())
    floor = _FLOOR if marked else _FLOOR_UNMARKED
    whole = _Candidate(at, (), number, floor)
    readings = (whole,) if len(found) <= _LONGEST else ()
    ends = _run_in_ends(paragraph.content, found[:_LONGEST]) if number or not bold else ()
    cuts = tuple(replace(whole, length=end, floor=_FLOOR_RUN_IN) for end in ends)
    return tuple(
        replace(each, words=words(found[: each.length or len(found)])) for each in readings + cuts
    )


def _run_in_ends(content: tuple[Inline, ...], found: str) -> tuple[int, ...]:
    """Where a heading may end in the middle of a paragraph: a bold beginning, ":" or "."."""
    first = content[0] if content else None
    ends = [len(first.text)] if isinstance(first, Text) and first.bold else []
    stop = _RUN_IN.search(found)
    ends += [stop.end()] if stop else []
    return tuple(end for end in ends if 0 < end < len(found.rstrip()))


Scores = tuple[tuple[float, ...], ...]


def _scores(
    candidates: tuple[_Candidate, ...], nodes: tuple[_Node, ...], known: _Likeness
) -> Scores:
    """How well each candidate fits each node, its own words and its surroundings together."""
    likeness = [known.of(candidate.words) for candidate in candidates]
    rows: list[tuple[float, ...]] = []
    for at, candidate in enumerate(candidates):
        above = _above(candidates, at)
        rows.append(
            tuple(
                like
                + _SAME_STEP * _agree(candidate.number, node.number)
                + _UNDER_ITS_PARENT * _parents_agree(node, above, likeness)
                if (like := likeness[at][place]) >= candidate.floor
                else 0.0
                for place, node in enumerate(nodes)
            )
        )
    return tuple(rows)


def _agree(one: Number | None, other: Number | None) -> float:
    """0 to 2.5: written the same way, and the same step."""
    if not one or not other or one.kind != other.kind:
        return 0
    return _SAME_WRITING / _SAME_STEP + (one.step == other.step)


def _above(candidates: tuple[_Candidate, ...], at: int) -> int | None:
    """The candidate that this one stands under, by their numbers; -1 at the top."""
    number = candidates[at].number
    if not number:
        return None
    for other in range(at - 1, -1, -1):
        higher = candidates[other].number
        if higher and higher.depth < number.depth:
            return other
    return -1


def _parents_agree(node: _Node, above: int | None, likeness: list[list[float]]) -> float:
    if above is None:
        return 0
    if above == -1 or node.parent == -1:
        return float(above == -1 and node.parent == -1)
    return likeness[above][node.parent]


def _aligned(candidates: tuple[_Candidate, ...], scores: Scores) -> list[_Match]:
    """The matches in order of both sides whose scores add up to the most."""
    width = len(scores[0]) if scores else 0
    best = [[0.0] * (width + 1) for _ in range(len(candidates) + 1)]
    for row in range(len(candidates) - 1, -1, -1):
        for place in range(width - 1, -1, -1):
            here = _gain(scores[row][place])
            taken = here + best[row + 1][place + 1] if here else 0.0
            best[row][place] = max(taken, best[row + 1][place], best[row][place + 1])
    found: list[_Match] = []
    row = place = 0
    while row < len(candidates) and place < width:
        here = _gain(scores[row][place])
        if here and best[row][place] == here + best[row + 1][place + 1]:
            found.append(_Match(row, place))
            row, place = row + 1, place + 1
        elif best[row][place] == best[row][place + 1]:
            place += 1
        else:
            row += 1
    return found


def _gain(score: float) -> float:
    """What a match is worth: two poor ones are worth less than a good one."""
    return max(score - _FLOOR + 0.05, 0.0) if score else 0.0


def _moved(
    candidates: tuple[_Candidate, ...],
    nodes: tuple[_Node, ...],
    scores: Scores,
    matches: list[_Match],
) -> list[_Match]:
    """Headings that stand elsewhere among their own siblings: each is for a person to confirm."""
    of_node = {match.node: match.candidate for match in matches}
    of_candidate = {match.candidate: match.node for match in matches}
    moved: list[_Match] = []
    for row, candidate in enumerate(candidates):
        if row in of_candidate or not candidate.number:
            continue
        above = _above(candidates, row)
        parent = -1 if above == -1 else of_candidate.get(-2 if above is None else above, -2)
        free = [place for place, node in enumerate(nodes) if node.parent == parent]
        free = [place for place in free if place not in of_node]
        place = max(free, key=lambda place: scores[row][place], default=-1)
        if place >= 0 and scores[row][place] >= _FLOOR_UNMARKED:
            of_node[place], of_candidate[row] = row, place
            moved.append(_Match(row, place))
    return moved


def _is_doubtful(match: _Match, matches: list[_Match], scores: Scores) -> bool:
    """Whether another place still open between its neighbours is nearly as good, or it is poor."""
    row = scores[match.candidate]
    earlier = max((other.node for other in matches if other.node < match.node), default=-1)
    later = min((other.node for other in matches if other.node > match.node), default=len(row))
    open_ = [row[place] for place in range(earlier + 1, later) if place != match.node]
    nearest = max(open_, default=0.0)
    return row[match.node] < _SURE or row[match.node] - nearest < _CLEARLY_BETTER


def _is_under_a_stranger(
    match: _Match,
    matches: list[_Match],
    candidates: tuple[_Candidate, ...],
    nodes: tuple[_Node, ...],
) -> bool:
    """Whether a heading the form does not know stands between it and its section's parent."""
    above = _above(candidates, match.candidate)
    parent = nodes[match.node].parent
    if above is None or above < 0 or parent < 0:
        return False
    taken = {other.candidate: other.node for other in matches}
    of_parent = next((row for row, node in taken.items() if node == parent), above)
    return above not in taken and above > of_parent
