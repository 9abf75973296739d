"""Texts as nearly all are, told by their form alone: they need not be written anew to be proved."""

import re

from core.paper import Align, Role
from core.text import LETTERS

# A text of these is NFC and clean.
USUAL = rf" !#-\[\]-~{LETTERS}"
# JSON as `core.canonical` writes it: nothing here runs back.
_S = rf'"[{USUAL}]*+(?:\\["\\n][{USUAL}]*+)*+"'
_WHOLE = r"0|-?[1-9]\d{0,17}"
_JSON = re.compile(rf"(?:{_S}|[{{}}\[\]:,]++|{_WHOLE}|true|false|null)*+", re.ASCII)
_SWITCH = "(?:true|false)"


def _listed(item: str) -> str:
    return rf"\[(?:{item}(?:,(?!\])|(?=\])))*+\]"


_NOTE = _listed(rf"\[{_S},{_SWITCH},{_SWITCH},null\]")
_RUNS = _listed(rf"\[{_S},{_SWITCH},{_SWITCH},(?:null|{_NOTE})\]")
_ORIGIN = rf"\[{_S},(?:-1|0|[1-9]\d{{0,8}})\]"
_ROLES = "|".join(Role)
_NAMES = _listed(_S)
_COLUMNS = _listed(rf'\[{_S},[1-9]\d{{0,3}},"(?:{"|".join(Align)})"\]')
_BLOCK = (
    rf'\["(?:paragraph",{_RUNS},"(?:{_ROLES})",{_S},{_ORIGIN}'
    rf'|heading",[1-9],{_S},{_S},{_ORIGIN}'
    rf'|title",{_S},{_RUNS}'
    rf'|addressees",{_S},{_NAMES}'
    rf'|letterhead",{_NAMES},{_NAMES},{_S},{_S},{_S},{_S}'
    rf'|signatures",{_S},{_NAMES},{_NAMES},{_S}(?:,{_S})?+'
    rf'|table",{_COLUMNS},{_listed(_listed(_RUNS))},{_ORIGIN}'
    rf'|annex_title",{_S},{_S},{_S}'
    rf'|section_break",{_SWITCH}|page_break")\]'
)
_MARKS = _listed(rf"\[{_S},{_S}\]")
_PAPER = re.compile(
    rf'\{{"author":{_S},"blocks":{_listed(_BLOCK)},"marks":{_MARKS},"title":{_S}\}}'
)


def is_plain_paper(text: str) -> bool:
    """Whether it is clean canonical JSON that `core.paper_json.document_from` reads.

    Of a paper with rarer blocks or signs it says no.
    """
    return bool(_PAPER.fullmatch(text))


def is_plain_json(text: str) -> bool:
    """Whether each word of a JSON text is a clean one as `core.canonical` writes it.

    That it is JSON, and its keys in their order, is not proved here; rarer signs are refused.
    """
    return bool(_JSON.fullmatch(text))
