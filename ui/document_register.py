"""The register of documents: found by any part, written over in place, filled from a table."""

import datetime
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QVBoxLayout, QWidget

from core.document_table import LARGEST_TABLE, TableUnreadable, entered, read_table
from core.documents import CitedDocument, by_sign, matching, type_of_sign
from core.errors import AppError
from core.numbers import read_date, write_date
from core.unit import short_id
from ui.document_import import DocumentImport
from ui.entries import line_edit
from ui.given_files import read_file
from ui.keys import bind
from ui.messages import sentence
from ui.parts import button, label, row
from ui.register_table import Column, Entry, RegisterTable

_COLUMNS = (
    Column("Loại", 7),
    Column("Số, ký hiệu", 10),
    Column("Ngày", 7),
    Column("Cơ quan ban hành", 10),
    Column("Trích yếu", 14),
    Column("Hiệu lực từ", 7),
    Column("Hết hiệu lực", 7),
    Column("Thay bằng", 8),
)


class DocumentRegister(QWidget):
    """`written` carries the documents that were added or changed, `unwanted` the id of one that
    was a mistake."""

    written = Signal(object)
    unwanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._known: dict[str, CitedDocument] = {}
        self.search = line_edit("Tìm văn bản")
        self.search.setPlaceholderText("Tìm theo số, ngày, nơi ban hành, trích yếu; không cần dấu")
        self.fault = label("", "fault", wraps=True)
        self.fault.hide()
        extra = (
            button("&Dán bảng…", self.paste),
            button("&Nhập tệp CSV…", self.open_file),
            button("Bỏ (F6)", self.take_out),
        )
        self.register = RegisterTable(
            "Sổ văn bản và danh mục luật", _COLUMNS, can_delete=False, extra=extra
        )
        self.table = self.register.table
        box = QVBoxLayout(self)
        box.addLayout(row(self.search))
        box.addWidget(self.register, 1)
        box.addWidget(self.fault)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(lambda _: self._filter())
        self.register.changed.connect(self._on_changed)
        bind(self, {"F6": self.take_out})

    def show_documents(self, documents: tuple[CitedDocument, ...]) -> None:
        """The register as it is kept; what is being written is left alone."""
        self._known = {item.id: item for item in documents}
        entries = tuple(Entry(item.id, self._cells(item)) for item in documents)
        if entries != self.register.entries():
            self.register.show_entries(entries)
        self._filter()

    def open_at(self, id_: str) -> None:
        """To the document of that id, where there is one."""
        self.search.clear()
        self.register.select(id_)

    def take_out(self) -> None:
        """Asks that the current line leave the register; one not kept yet simply goes."""
        at = self.table.currentRow()
        if at < 0:
            return
        key = self.register.key(at)
        if key in self._known:
            self.unwanted.emit(key)
        else:
            self.table.removeRow(at)

    def paste(self) -> None:
        """Shows what a table on the clipboard says."""
        self.take(QGuiApplication.clipboard().text())

    def open_file(self) -> None:
        """Shows what a table in a file says."""
        name, _ = QFileDialog.getOpenFileName(
            self, "Chọn tệp bảng văn bản", "", "Bảng (*.csv *.tsv *.txt)"
        )
        if name:
            self._guarded(lambda: self.take(_text(Path(name))))

    def take(self, text: str) -> None:
        """The table is shown; what is ticked there enters the register."""

        def work() -> None:
            dialog = DocumentImport(read_table(text, self._known.values()), self)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._announce(entered(dialog.chosen(), self._known))

        self._guarded(work)

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except AppError as error:
            self._tell([sentence(error)])

    def _on_changed(self) -> None:
        found: list[CitedDocument] = []
        faults: list[str] = []
        taken = list(self._known)
        for at in range(self.table.rowCount()):
            entry = Entry(self.register.key(at), self.register.cells(at))
            if not any(entry.cells):
                continue
            try:
                made = self._document(entry, taken)
            except AppError as error:
                faults.append(sentence(error))
                continue
            taken.append(made.id)
            self.register.set_key(at, made.id)
            if made != self._known.get(made.id):
                found.append(made)
        self._tell(faults)
        if found:
            self._announce(tuple(found))

    def _announce(self, found: tuple[CitedDocument, ...]) -> None:
        self._known |= {item.id: item for item in found}
        self.written.emit(found)

    def _tell(self, faults: list[str]) -> None:
        self.fault.setText("\n".join(faults))
        self.fault.setVisible(bool(faults))

    def _filter(self) -> None:
        shown = {item.id for item in matching(self._known.values(), self.search.text())}
        for at in range(self.table.rowCount()):
            key = self.register.key(at)
            self.table.setRowHidden(at, bool(key) and key not in shown)

    def _cells(self, item: CitedDocument) -> tuple[str, ...]:
        after = self._known.get(item.replaced_by)
        days = (item.date, item.valid_from, item.valid_to)
        day, since, until = (write_date(each) if each else "" for each in days)
        named = (after.sign or after.type) if after else ""
        return (item.type, item.sign, day, item.issuer, item.subject, since, until, named)

    def _document(self, entry: Entry, taken: list[str]) -> CitedDocument:
        type_, sign, day, issuer, subject, since, until, after = entry.cells
        kind = type_ or type_of_sign(sign) or "Văn bản"
        id_ = entry.key or short_id(sign or kind, taken)
        made = CitedDocument(id_, kind, sign, _day(day), issuer, subject, _day(since), _day(until))
        old = self._known.get(id_)
        if old and self._cells(old)[-1] == after:
            return replace(made, replaced_by=old.replaced_by)
        found = by_sign(self._known.values(), after)
        return replace(made, replaced_by=found.id if found else "")


def _day(text: str) -> datetime.date | None:
    return read_date(text) if text else None


def _text(file: Path) -> str:
    try:
        return read_file(file, LARGEST_TABLE).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise TableUnreadable from None
