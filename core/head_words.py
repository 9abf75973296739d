"""What is chosen for the head and the end of a paper, a line for each choice."""

from core.facts import Facts
from core.report import Head

_AS_USUAL = "theo hồ sơ đơn vị"
_NONE = "không"


def head_lines(facts: Facts, head: Head) -> tuple[str, ...]:
    """Always the same lines in the same order, so that two heads are told line by line."""
    annex = {None: "theo mẫu", True: "có", False: "không"}[head.annex]
    return (
        f"Người ký: {_signer(facts, head)}",
        f"Nơi nhận: {_list(head.recipients)}",
        f"Kính gửi: {_list(head.addressed_to)}",
        f"Độ khẩn: {head.urgency.words.lower() if head.urgency else _NONE}",
        f"Phạm vi lưu hành: {head.circulation.words.lower() if head.circulation else _NONE}",
        f"In phụ lục: {annex}",
        f"Ký hiệu người soạn: {head.drafter or _NONE}",
    )


def _signer(facts: Facts, head: Head) -> str:
    if head.signer is None:
        return _AS_USUAL
    names = {signer.id: signer.name for signer in facts.unit.signers}
    return names.get(head.signer, head.signer)


def _list(names: tuple[str, ...] | None) -> str:
    if names is None:
        return _AS_USUAL
    return ", ".join(names) or _NONE
