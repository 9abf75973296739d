"""What was changed in Word, taken by command into the report that the file was made from."""

from argparse import Namespace

from core.importing.refused import LARGEST
from core.importing.word_marks import word_marks
from storage import reports
from storage.database import Store
from ui.commands.desk import Said
from ui.given_files import read_file
from ui.office.word_back import WordBack, WordOfAnother, known, take, word_back

_HINT = "Tệp này xuất từ báo cáo {report}; muốn nhận chỗ sửa vào chính báo cáo ấy, dùng --into."


def into(store: Store, given: Namespace) -> Said:
    """What was changed in Word taken into its report, the rest left with its tokens."""
    id_ = reports.find(store, given.into)
    data = read_file(given.file, LARGEST)
    name = given.file.name
    found = known(store, word_marks(name, data))
    if found is None or found.facts.report.id != id_:
        raise WordOfAnother(name=name, report=id_)
    back = word_back(name, data, found)
    if back.changes or back.pieces:
        take(store, back, back.changes, reopen=False)
    answer: dict[str, object] = {
        "report": id_,
        "known": id_,
        "matched": [
            {"section": match.section, "heading": match.heading, "doubtful": match.doubtful}
            for match in back.matched
        ],
        "unmatched": [{"heading": piece.heading, "text": piece.text} for piece in back.pieces],
        "changed": _changed_json(back),
        "same": back.is_same,
    }
    lines = [f"Đã nhận {len(back.changes)} mục sửa trong Word vào báo cáo {id_}."]
    if not back.is_same:
        lines.append("Báo cáo trên máy đã sửa sau khi xuất tệp này; hãy xem lại các mục ấy.")
    lines += [f"  Đã sửa: {change.section}" for change in back.changes]
    return Said(answer, tuple(lines))


def recognised(store: Store, name: str, data: bytes) -> tuple[dict[str, object], tuple[str, ...]]:
    """What else to tell of a file that was made from a report here: which, and what it changed."""
    found = known(store, word_marks(name, data))
    if found is None:
        return {}, ()
    back = word_back(name, data, found)
    id_ = found.facts.report.id
    return {"known": id_, "changed": _changed_json(back)}, (_HINT.format(report=id_),)


def _changed_json(back: WordBack) -> list[dict[str, str]]:
    return [
        {"section": change.section, "before": change.before, "after": change.after}
        for change in back.changes
    ]
