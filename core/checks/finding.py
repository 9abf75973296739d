"""One thing found: how grave, where, and the facts its sentence needs."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """An error blocks finalising; a warning is mended or closed with a reason; a hint is a hint."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


class Code(StrEnum):
    """Every kind of finding; each has its sentence in ui/messages.py."""

    UNIT_NAMELESS = "unit_nameless"
    SIGNER_MISSING = "signer_missing"
    FACT_GONE = "fact_gone"
    FIGURE_EMPTY = "figure_empty"
    FIGURE_UNANSWERED = "figure_unanswered"
    FIELD_EMPTY = "field_empty"
    SLOT_EMPTY = "slot_empty"
    SUM_WRONG = "sum_wrong"
    SUM_OVERRIDDEN = "sum_overridden"
    FIGURE_SHRUNK = "figure_shrunk"
    NUMBER_DIFFERS = "number_differs"
    RELATION_BROKEN = "relation_broken"
    TABLE_IN_SENTENCE = "table_in_sentence"
    TITLE_EMPTY = "title_empty"
    PERIOD_STALE = "period_stale"
    CITATION_OLD = "citation_old"
    ANNEX_UNMENTIONED = "annex_unmentioned"
    ANNEX_MISSING = "annex_missing"
    DOCUMENT_ENDED = "document_ended"
    DOCUMENT_REPLACED = "document_replaced"
    UNPLACED_TEXT = "unplaced_text"


@dataclass(frozen=True, slots=True)
class Finding:
    """`section` is where to go ("" for the whole), `quote` the words or figure it is about,
    `field` the field to go to where there is one."""

    level: Level
    code: Code
    section: str
    quote: str
    field: str = ""
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)
