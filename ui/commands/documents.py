"""The register of documents: found by any part, entered from a table."""

from argparse import Namespace

from core.document_table import LARGEST_TABLE, Doubt, ReadRow, entered, read_table
from core.documents import CitedDocument, full_citation, matching
from core.errors import AppError
from core.registers import document_json
from storage import document_use, registers
from storage.database import Store
from storage.laws import known_documents
from ui.commands.desk import Said
from ui.given_files import read_file
from ui.register_words import doubt_words


class TableNotText(AppError):
    """`file` is not text of UTF-8."""


def documents(store: Store, given: Namespace) -> Said:
    """The register and the shipped laws, after a mistake was taken out and the sure rows of a table
    were entered."""
    answer: dict[str, object] = {}
    if given.remove:
        document_use.take_out(store, given.remove)
    lines: list[str] = []
    if given.import_:
        sure, doubtful = _read(store, given)
        made = entered(sure, known_documents(store))
        if not given.dry_run:
            registers.save_documents(store, made)
        answer["added"] = [document.id for document in made]
        answer["doubtful"] = [_doubtful_json(row) for row in doubtful]
        word = "Sẽ thêm" if given.dry_run else "Đã thêm"
        lines.append(f"{word} {len(made)} văn bản, {len(doubtful)} dòng cần xem lại.")
        lines += [f"  Dòng {row.line}: {doubt_words(row.doubts)}" for row in doubtful]
    found = matching(known_documents(store).values(), given.find or "")
    answer["documents"] = [document_json(document) for document in found]
    lines += [_line(document) for document in found]
    return Said(answer, tuple(lines) or ("Không có văn bản nào khớp.",))


def _read(store: Store, given: Namespace) -> tuple[tuple[ReadRow, ...], tuple[ReadRow, ...]]:
    data = read_file(given.import_, LARGEST_TABLE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableNotText(file=given.import_.name) from None
    rows = read_table(text, known_documents(store).values()).rows
    known = [row for row in rows if Doubt.KNOWN_ALREADY in row.doubts]
    sure = [row for row in rows if row.is_sure or (given.all and row not in known)]
    return tuple(sure), tuple(row for row in rows if row not in sure)


def _doubtful_json(row: ReadRow) -> dict[str, object]:
    said = document_json(row.document)
    doubts = [doubt.value for doubt in row.doubts]
    return {**said, "line": row.line, "doubts": doubts, "message": doubt_words(row.doubts)}


def _line(document: CitedDocument) -> str:
    sign = f" [{document.sign}]" if document.sign not in full_citation(document) else ""
    return f"{document.id}  {full_citation(document)}{sign}"
