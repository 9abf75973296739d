"""Papers as nearly all are, told by their text alone: they need not be taken apart to be proved."""

import re

from core.paper import Align, Role

# As `core.paper_json` has a paper and `core.canonical` writes it: nothing here runs back.
_S = r'"[^"\\\x00-\x1f]*+(?:\\["\\n][^"\\\x00-\x1f]*+)*+"'
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
    rf'\{{"author":{_S},"blocks":{_listed(_BLOCK)},"marks":{_MARKS},"title":{_S}\}}'.encode()
)


def end_of_paper(data: bytes, start: int) -> int:
    """Where the plain paper ends that begins at `start` of a UTF-8 text; −1 where none does.

    Its text, if clean, is canonical JSON, and `core.paper_json.document_from` reads it.
    """
    found = _PAPER.match(data, start)
    return found.end() if found else -1
