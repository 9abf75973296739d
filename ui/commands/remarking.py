"""Commands that speak of a report: remark, accept, return."""

from argparse import Namespace

from core.errors import AppError
from core.remark import Done, Remark, Verdict, check_place, place_words
from core.text import clean
from storage import registers, remark_story, remarks, reports, returning
from storage.database import Store
from storage.facts import facts_of
from ui.arrival_words import done_words, verdict_words
from ui.commands import progress
from ui.commands.desk import Said
from ui.commands.parsing import CallWrong
from ui.given_files import new_id


class RemarkEmpty(AppError):
    """A remark without a word."""


def remark(store: Store, given: Namespace) -> Said:
    """A remark made, answered or taken back; else all of them, and what was done about each."""
    id_ = reports.find(store, given.report)
    if given.forget:
        remarks.forget(store, id_, given.forget)
    elif given.answer:
        remarks.answer(store, id_, given.answer, _words(given))
    elif given.section:
        made = _make(store, id_, given)
        return Said(
            {"report": id_, "remark": made.id, "revision": made.revision, "section": made.section},
            (f"Đã ghi ý kiến {made.id} về lần {made.revision}.",),
        )
    elif given.text is not None:
        usage = "Cách viết: baocaoxa remark BÁO-CÁO --section MỤC --text CHỮ"
        raise CallWrong(usage=usage, problem="the following arguments are required: --section")
    template = facts_of(store, id_).template
    told = remark_story.of(store, id_, template)
    word = remarks.word(store, id_)
    lines = [
        f"{one.id} · lần {one.revision} · {place_words(template, one.section, one.field)}: "
        f"{one.text} ({done_words(done)}{f': {one.answer}' if one.answer else ''})"
        for one, done in told
    ]
    lines += [f"Lần {word.revision}: {verdict_words(word.verdict)}."] if word else []
    answer: dict[str, object] = {"report": id_, "remarks": [_json(*one) for one in told]}
    answer["verdict"] = word.verdict.value if word else None
    return Said(answer, tuple(lines) or ("Chưa có ý kiến nào.",))


def _words(given: Namespace) -> str:
    text = clean(given.text or "").strip()
    if not text:
        raise RemarkEmpty
    return text


def _make(store: Store, id_: str, given: Namespace) -> Remark:
    check_place(facts_of(store, id_).template, given.section, given.field)
    office = registers.unit(store).full_name
    place = (given.section, given.field, _words(given), office)
    return remarks.make(store, Remark(id_, new_id(), "", 0, *place))


def _json(made: Remark, done: Done) -> dict[str, object]:
    return {
        "id": made.id,
        "revision": made.revision,
        "section": made.section,
        "field": made.field or None,
        "text": made.text,
        "office": made.office,
        "answer": made.answer or None,
        "done": done.value,
    }


def accept(store: Store, given: Namespace) -> Said:
    """The newest lần of a received report stands; with --undo it goes back after all."""
    id_ = reports.find(store, given.report)
    verdict = Verdict.RETURNED if given.undo else Verdict.ACCEPTED
    word = remarks.decide(store, id_, verdict, registers.unit(store).full_name)
    return Said(
        {"report": id_, "revision": word.revision, "verdict": word.verdict.value},
        (f"Báo cáo {id_}, lần {word.revision}: {verdict_words(word.verdict)}.",),
    )


def return_(store: Store, given: Namespace) -> Said:
    """Remarks and receipts of one unit's reports as one file on the stick."""
    ids = tuple(reports.find(store, beginning) for beginning in given.reports)
    office = registers.unit(store).full_name
    with progress.written(given) as watch:
        made = returning.give_back(store, ids, given.to, office, watch)
    return Said(
        {"file": str(made.file), "sha256": made.sha256, "reports": list(made.reports)},
        (f"Đã ghi và kiểm tra {made.file}. Có thể rút USB.", f"Mã đối chiếu: {made.sha256[:12]}"),
    )
