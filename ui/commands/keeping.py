"""Commands that keep the work: backup, restore, verify, delete, undelete."""

from argparse import Namespace
from pathlib import Path

from core.arrival import Reason
from core.change_log import change_log
from core.errors import AppError
from storage import (
    backups,
    data_folder,
    deleted,
    forking,
    history,
    journal,
    lineages,
    proving,
    reports,
    restoring,
)
from storage.backup_names import FOLDER, Why
from storage.backup_names import backups as listed
from storage.backup_names import noted as kept_journals
from storage.connection import DatabaseDamaged, DatabaseForeign, DatabaseLocked, connect
from storage.database import Store, meta, seq
from storage.facts import facts_of
from storage.first_page import listed as lines_of
from storage.proving import Proof
from storage.strange_file import Refused, slurp
from ui.arrival_words import own_word
from ui.commands.desk import Said
from ui.opening_words import moment
from ui.places import place_words


class TakeNeedsReport(AppError):
    """Sections are taken of one report: it must be named."""


class BackupImpossible(AppError):
    """No backup can be made: the database keeps none."""


def backup(store: Store, _given: Namespace) -> Said:
    """One more proved copy beside the data; the same state is not copied twice."""
    if store.keeper is None:
        raise BackupImpossible
    known = {found.path for found in listed(store.keeper.folder)}
    made = store.keeper.back_up(Why.ASKED)
    told = "Đã sao và kiểm tra" if made.path not in known else "Bản sao mới nhất vẫn đúng"
    return Said(
        {"file": str(made.path), "number": made.number, "seq": made.seq},
        (f"{told}: {made.path}",),
    )


def restore(store: Store, given: Namespace) -> Said:
    """A backup taken back, all of it or one report, or only looked into."""
    path = restoring.find(restoring.folder_of(store), given.wanted, meta(store, "install_id"))
    data = restoring.source(path)
    if given.look:
        return _apart(store, data, given) if given.report else _looked(store, path, data)
    if given.take is not None:
        return _taken(store, path, data, given)
    if given.report:
        before = restoring.restore_report(store, data, _in_backup(data, given.report))
    else:
        before = restoring.restore_all(store, data, path)
    answer = {"file": str(path), "before": str(before.path), "report": given.report}
    lines = (
        f"Đã lấy lại {'báo cáo ' + given.report if given.report else 'toàn bộ'} từ {path.name}.",
        f"Trạng thái trước đó được giữ trong {before.path.name}.",
    )
    return Said({**answer, "seq": seq(store)}, lines)


def _looked(store: Store, path: Path, data: bytes) -> Said:
    inside = restoring.looked(data)
    try:
        found = lines_of(inside)
        stands = {line.id: lineages.compared(store, inside, line.id) for line in found}
    finally:
        inside.close()
    told = [
        {
            "id": line.id,
            "template": line.template,
            "period": str(line.period),
            "unit": line.unit,
            "revision": line.revision,
            "state": "final" if line.is_final else "draft",
            "relation": stands[line.id].value,
        }
        for line in found
    ]
    lines = [
        f"{line.id}  {line.period}  {line.unit}  lần {line.revision}: {own_word(stands[line.id])}"
        for line in found
    ]
    return Said({"file": str(path), "reports": told}, tuple(lines) or ("Không có báo cáo nào.",))


def _apart(store: Store, data: bytes, given: Namespace) -> Said:
    """One report: what ours says and what the copy says, section by section."""
    id_ = _in_backup(data, given.report)
    found = forking.apart(store, data, id_)
    told = [{"section": one.section, "ours": one.ours, "theirs": one.theirs} for one in found]
    stands = forking.relation(store, data, id_)
    lines = [f"{id_}: {own_word(stands)}"]
    for one in found:
        lines += [f"{one.section}", f"  máy này: {one.ours}", f"  tệp kia: {one.theirs}"]
    return Said({"report": id_, "relation": stands.value, "sections": told}, tuple(lines))


def _taken(store: Store, path: Path, data: bytes, given: Namespace) -> Said:
    if not given.report:
        raise TakeNeedsReport
    id_ = _in_backup(data, given.report)
    sections = [section for section in given.take.split(",") if section]
    before = forking.take(store, data, id_, sections)
    name = str(before.path) if before else ""
    answer = {"file": str(path), "before": name, "report": id_, "taken": sections}
    told = f"Đã lấy {len(sections)} mục của tệp kia vào báo cáo {id_}; các mục khác giữ nguyên."
    return Said({**answer, "seq": seq(store)}, (told, f"Trạng thái trước đó: {name}."))


def _in_backup(data: bytes, beginning: str) -> str:
    inside = restoring.looked(data)
    try:
        ids = [line.id for line in lines_of(inside) if line.id.startswith(beginning)]
    finally:
        inside.close()
    if beginning in ids:
        return beginning
    if len(ids) > 1:
        raise reports.ReportAmbiguous(beginning=beginning, ids=tuple(ids))
    if not ids:
        raise restoring.ReportNotInBackup(report=beginning)
    return ids[0]


def delete(store: Store, given: Namespace) -> Said:
    """A report put into the bin for 90 days."""
    id_ = reports.find(store, given.report)
    deleted.delete(store, id_)
    told = f"Đã bỏ báo cáo {id_} vào thùng rác, giữ {deleted.DAYS} ngày."
    return Said({"report": id_, "days": deleted.DAYS}, (told,))


def undelete(store: Store, given: Namespace) -> Said:
    """A report taken out of the bin, as it was."""
    ids = [found.id for found in deleted.deleted(store) if found.id.startswith(given.report)]
    if len(ids) > 1 and given.report not in ids:
        raise reports.ReportAmbiguous(beginning=given.report, ids=tuple(ids))
    id_ = ids[0] if len(ids) == 1 else given.report
    deleted.take_back(store, id_)
    return Said({"report": id_}, (f"Đã lấy lại báo cáo {id_}.",))


def history_(store: Store, given: Namespace) -> Said:
    """What the report's answers said before, the newest first."""
    id_ = reports.find(store, given.report)
    found = history.versions(store, id_, f"section:{given.section}" if given.section else "")
    facts = facts_of(store, id_)
    log = change_log(facts, [(one.key, one.at, one.value) for one in found])
    told = [
        {
            "key": one.key,
            "seq": one.seq,
            "at": one.at,
            "value": one.value,
            "section": each.section,
            "words": each.words,
        }
        for one, each in zip(found, log, strict=True)
    ]
    lines = [
        f"{one.seq}  {moment(each.at)}  {place_words(facts.template, each.section)}: {each.words}"
        f"  [{one.key}]"
        for one, each in zip(found, log, strict=True)
    ]
    return Said({"versions": told}, tuple(lines) or ("Chưa có bản trước nào.",))


def take_back(store: Store, given: Namespace) -> Said:
    """An answer as it was in that version; what it says now becomes one."""
    id_ = reports.find(store, given.report)
    found = history.version(store, id_, given.key, given.seq)
    reports.save_answers(store, id_, {found.key: found.value})
    return Said({"report": id_, "key": found.key, "seq": found.seq}, (f"Đã lấy lại {found.key}.",))


def verify(given: Namespace) -> Said:
    """What of the database and its backups is what was saved; nothing is repaired."""
    place = data_folder.chosen(given.data)
    folder = place.path / FOLDER
    database = {"file": str(place.database), **_proof_json(_database(place.database))}
    copies = [
        {
            "file": str(found.path),
            "number": found.number,
            "day": found.day,
            "why": found.why.value,
            **_proof_json(backups.proof_of(found.path)),
        }
        for found in listed(folder)
    ]
    noted = [_journal_json(path) for _, path in kept_journals(folder)]
    answer: dict[str, object] = {"database": database, "backups": copies, "journals": noted}
    parts = [database, *copies, *noted]
    lines = [f"{Path(str(part['file'])).name}: {_WORDS[str(part['state'])]}" for part in parts]
    return Said(answer, tuple(lines), 1 if any(part["state"] != "good" for part in parts) else 0)


_WORDS = {
    "good": "tốt",
    "doubtful": "có phần không đúng như đã lưu",
    "damaged": "hỏng",
    "torn": "đứt ở cuối",
    "missing": "không có",
}


def _database(path: Path) -> Proof:
    if not path.exists():
        return Proof(Reason.MISSING)
    try:
        connection = connect(path)
    except DatabaseLocked:
        # Open in another program: looked at as a copy made in Explorer would be.
        try:
            return proving.prove(slurp(path))
        except Refused as refused:
            return Proof(refused.reason)
    except DatabaseDamaged:
        return Proof(Reason.CONTENT)
    except DatabaseForeign:
        return Proof(Reason.NOT_OURS)
    try:
        return proving.prove(connection.serialize())
    finally:
        connection.close()


def _proof_json(proof: Proof) -> dict[str, object]:
    state = "good" if proof.is_good else "doubtful"
    if proof.reason:
        state = "missing" if proof.reason is Reason.MISSING else "damaged"
    answer: dict[str, object] = {"state": state, "reason": proof.reason.value}
    return {**answer, "seq": proof.seq, "wrong": list(proof.wrong)}


def _journal_json(path: Path) -> dict[str, object]:
    known = journal.read(path)
    if known is None:
        return {"file": str(path), "state": "damaged", "from": 0, "to": 0}
    state = "good" if known.is_whole else "torn"
    return {"file": str(path), "state": state, "from": known.base, "to": known.end}
