"""What is said of files that come from other offices, and of the reports in them."""

from collections.abc import Mapping

from core.arrival import FileState, Outcome, Reason, ScannedFile
from core.board import Standing
from core.draft_lineage import Relation
from core.merge import PlannedReport, PlannedReturn, ReturnOutcome
from core.remark import Done, Verdict

_OUTCOMES: Mapping[Outcome, str] = {
    Outcome.NEW: "mới",
    Outcome.NEWER: "bản lần sau",
    Outcome.SAME: "đã có, giống hệt",
    Outcome.OLDER: "cũ hơn bản đã có",
    Outcome.FORKED: "hai bản sửa khác nhau, cần hỏi lại đơn vị gửi",
    Outcome.DRAFT: "chưa hoàn thành, không nhận",
    Outcome.PRACTICE: "báo cáo làm thử, không nhận",
    Outcome.OTHER_TEMPLATE: "mẫu khác, máy này chưa có",
    Outcome.DAMAGED: "hỏng, không nhận",
}
_OWN: Mapping[Relation, str] = {
    Relation.NEW: "máy này chưa có",
    Relation.SAME: "giống máy này",
    Relation.OLDER: "cũ hơn máy này",
    Relation.NEWER: "mới hơn máy này",
    Relation.FORKED: "hai bên cùng sửa",
}
_REASONS: Mapping[Reason, str] = {
    Reason.NONE: "không có báo cáo nào",
    Reason.MISSING: "không có tệp này",
    Reason.NOT_A_FILE: "không phải là tệp",
    Reason.NOT_OURS: "không phải tệp của Báo cáo xã",
    Reason.NEWER: "làm bằng bản chương trình mới hơn, hãy cài bản mới",
    Reason.IN_USE: "là dữ liệu đang mở của máy này",
    Reason.TOO_BIG: "quá lớn, không phải tệp nộp báo cáo",
    Reason.UNREADABLE: "không đọc được, hãy cắm lại USB",
    Reason.CHANGING: "đang bị sửa trong lúc đọc, hãy thử lại",
    Reason.HEADER: "hỏng phần đầu, xin đơn vị ghi lại",
    Reason.SCHEMA: "bị sửa cấu trúc, không an toàn để mở",
    Reason.CONTENT: "nội dung hỏng, xin đơn vị ghi lại",
    Reason.DIGEST: "nội dung không khớp mã đối chiếu, xin đơn vị ghi lại",
    Reason.SLOW: "đọc quá lâu, không an toàn để mở",
}
_STATES: Mapping[FileState, str] = {
    FileState.SOUND: "tốt",
    FileState.DAMAGED: "hỏng",
    FileState.FOREIGN: "tệp lạ",
}
_RETURNS: Mapping[ReturnOutcome, str] = {
    ReturnOutcome.NEW: "mới",
    ReturnOutcome.SAME: "đã nhận trước đây",
    ReturnOutcome.LATE: "của lần trước, chỉ ghi lại",
    ReturnOutcome.UNKNOWN: "không phải báo cáo của máy này, không nhận",
}
_VERDICTS: Mapping[Verdict, str] = {
    Verdict.ACCEPTED: "đã tiếp nhận",
    Verdict.RETURNED: "trả lại để sửa",
}
_STANDINGS: Mapping[Standing, str] = {
    Standing.MISSING: "chưa nộp",
    Standing.SUBMITTED: "đã nộp",
    Standing.ACCEPTED: "đã tiếp nhận",
    Standing.RETURNED: "trả lại",
    Standing.DAMAGED: "báo cáo hỏng",
}
_DONE: Mapping[Done, str] = {
    Done.OPEN: "chưa làm",
    Done.CHANGED: "đã sửa",
    Done.ANSWERED: "đã trả lời",
}


def outcome_word(outcome: Outcome) -> str:
    """What one report of a file is to us."""
    return _OUTCOMES[outcome]


def report_words(planned: PlannedReport) -> str:
    """The same of a report a plan has found, and of one of our own what it is to ours."""
    if planned.own is None or planned.outcome is Outcome.OTHER_TEMPLATE:
        return outcome_word(planned.outcome)
    if planned.becomes_ours and planned.own is Relation.NEW:
        return "báo cáo của chính đơn vị, máy này chưa có: nhận lại làm của mình"
    what = "bản soạn" if planned.outcome is Outcome.DRAFT else "tệp"
    stands = "ở thùng rác máy này" if planned.is_binned else own_word(planned.own)
    return f"{what} của chính đơn vị: {stands}"


def own_word(own: Relation) -> str:
    """What another copy of a report of our own is to ours."""
    return _OWN[own]


def reason_words(file: ScannedFile) -> str:
    """Why nothing is taken from a file."""
    return f"{_STATES[file.state]}, {_REASONS[file.reason]}"


def return_words(planned: PlannedReturn) -> str:
    """What an office says of a report of ours, and what becomes of it."""
    word = planned.returned
    said = _VERDICTS[word.acknowledgement.verdict] if word.acknowledgement else "có ý kiến"
    remarks = f", {len(word.remarks)} ý kiến" if word.remarks else ""
    reopens = f"; mở lại để làm lần {word.revision + 1}" if planned.reopens else ""
    return f"lần {word.revision} {said}{remarks}: {_RETURNS[planned.outcome]}{reopens}"


def verdict_words(verdict: Verdict) -> str:
    """What an office decided."""
    return _VERDICTS[verdict]


def done_words(done: Done) -> str:
    """What was done about a remark."""
    return _DONE[done]


def standing_words(standing: Standing) -> str:
    """Where a unit's report stands."""
    return _STANDINGS[standing]
