"""The unit's profile and registers, kept as soon as they are written."""

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QTabWidget, QVBoxLayout, QWidget

from core.documents import CitedDocument
from core.errors import AppError
from core.issuer import office_words
from core.unit import (
    VILLAGE_KINDS,
    Office,
    Recipient,
    Signer,
    Superior,
    Unit,
    Village,
    read_office,
    short_id,
    split_village,
)
from core.unit_history import Dated, Named, UnitHistory, apart, unit_on
from ui.dated_table import DatedEntry, DatedTable
from ui.document_register import DocumentRegister
from ui.keys import bind
from ui.messages import sentence
from ui.parts import button, label, row
from ui.register_table import Column
from ui.unit_form import UnitForm
from ui.unit_look import UnitLook

REST_MS = 1000
_LEVELS = ("tỉnh", "huyện", "sở", "khác")
_E = TypeVar("_E", bound=Named)


# Where the facts behind a report's chips are written, by the order of the tabs.
_PARTS = {"thon": 1, "cac_thon": 1, "nguoi_ky": 2, "cap_tren": 3, "vb": 5}


class UnitProfile(QWidget):
    """`unit_written` carries a UnitHistory, `documents_written` entries of the register."""

    unit_written = Signal(object)
    documents_written = Signal(object)
    document_unwanted = Signal(object)
    left = Signal()

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._history = UnitHistory()
        self.form = UnitForm()
        self.look = UnitLook()
        self.villages = DatedTable(
            "Thôn, tổ dân phố",
            [Column("Tên (không ghi chữ thôn)", 2), Column("Là", 1, VILLAGE_KINDS)],
        )
        self.signers = DatedTable(
            "Người ký", [Column("Họ và tên", 2), Column("Chức vụ", 1, _offices(Unit()))]
        )
        self.superiors = DatedTable(
            "Cấp trên", [Column("Tên (như ở Kính gửi)", 3), Column("Cấp", 1, _LEVELS)], hint=False
        )
        self.recipients = DatedTable(
            "Nơi nhận (“Như trên” và dấu câu do chương trình đặt)", [Column("Tên", 3)], hint=False
        )
        self.documents = DocumentRegister()
        self.fault = label("", "fault", wraps=True)
        self._folder = folder
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.tabs = QTabWidget()
        self._arrange()
        self._connect()

    def show_history(self, history: UnitHistory) -> None:
        """The profile as it is kept; what is being written is left alone."""
        if history == self._history and self.form.lines["name"].text():
            return
        self._history = history
        unit = replace(history.lines, parent=unit_on(history, None).parent)
        self.form.show_unit(unit)
        self._show_parent()
        self.look.show_unit(unit)
        self.villages.show_entries([
            _shown(each, each.value.name, each.value.kind) for each in history.villages
        ])
        self._show_signers(unit)
        self.superiors.show_entries([
            _shown(each, each.value.name, each.value.kind) for each in history.superiors
        ])
        self.recipients.show_entries([_shown(each, each.value.name) for each in history.recipients])

    def _show_signers(self, unit: Unit) -> None:
        """With the offices that a unit of this kind has."""
        self.signers.register.offer(1, _offices(unit))
        self.signers.show_entries([
            _shown(each, each.value.name, office_words(unit, each.value.office))
            for each in self._history.signers
        ])

    def show_documents(self, documents: tuple[CitedDocument, ...]) -> None:
        """The register as it is kept."""
        self.documents.show_documents(documents)

    def open_at(self, fact: str, key: str) -> None:
        """The part that holds what a chip of this name shows, at the entry with that id."""
        part = _PARTS.get(fact, 0)
        self.tabs.setCurrentIndex(part)
        tables = {1: self.villages, 2: self.signers, 3: self.superiors}
        if part in tables:
            tables[part].open_at(key)
        else:
            (self.documents if part else self.form).setFocus()
            if key:
                self.documents.open_at(key)

    def flush(self) -> None:
        """Keeps what is written and not kept yet."""
        if self._rest.isActive():
            self._on_rest()

    def written(self) -> UnitHistory:
        """The profile as it stands on the page; raises DateUnreadable."""
        lines = self.look.written(self.form.written(self._history.lines))
        superiors = _entries(self.superiors, _superior)
        if superiors:
            lines = replace(lines, parent=self._history.lines.parent)
        return UnitHistory(
            lines,
            _entries(self.villages, _village),
            _entries(self.signers, _signer),
            superiors,
            _entries(self.recipients, _recipient),
        )

    def _arrange(self) -> None:
        upwards = QWidget()
        box = QVBoxLayout(upwards)
        box.addWidget(self.superiors, 2)
        box.addWidget(self.recipients, 3)
        first = QWidget()
        box = QVBoxLayout(first)
        box.addWidget(self.form)
        box.addWidget(label(f"Dữ liệu để tại: {self._folder}", "quiet", wraps=True))
        box.addStretch(1)
        for page, words in (
            (_scrolled(first), "Đơn vị"),
            (_padded(self.villages), "Thôn"),
            (_padded(self.signers), "Người ký"),
            (upwards, "Cấp trên, nơi nhận"),
            (_scrolled(_padded(self.look)), "Thể thức"),
            (self.documents, "Sổ văn bản"),
        ):
            self.tabs.addTab(page, words)
        self.tabs.setAccessibleName("Các phần của hồ sơ đơn vị")
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.addWidget(label("Đơn vị và sổ văn bản", "title"))
        box.addWidget(self.tabs, 1)
        box.addWidget(self.fault)
        told = label("Mọi thay đổi được lưu ngay; báo cáo đã hoàn thành không đổi theo.", "quiet")
        box.addLayout(row(button("Xong", self.left.emit, main=True), None, told))
        self.fault.hide()
        self.setFocusProxy(self.form)
        bind(self, {"Esc": self.left.emit})

    def _connect(self) -> None:
        tables = (self.villages, self.signers, self.superiors, self.recipients)
        for part in (self.form, self.look, *tables):
            part.changed.connect(self._rest.start)
        self.documents.written.connect(self.documents_written)
        self.documents.unwanted.connect(self.document_unwanted)
        self._rest.timeout.connect(self._on_rest)

    def _on_rest(self) -> None:
        self._rest.stop()
        try:
            history = self.written()
        except AppError as error:
            self.fault.setText(sentence(error))
            self.fault.show()
            return
        self.fault.hide()
        if history != self._history:
            is_renamed = history.lines.kind != self._history.lines.kind
            self._history = history
            if is_renamed:
                self._show_signers(history.lines)
            self._show_parent()
            self.unit_written.emit(history)

    def _show_parent(self) -> None:
        line, superiors = self.form.lines["parent"], self._history.superiors
        line.setReadOnly(bool(superiors))
        line.setToolTip("Sửa ở trang Cấp trên, nơi nhận." if superiors else "")
        if superiors:
            line.setText(unit_on(self._history, None).parent)


def _shown(each: Dated[_E], *cells: str) -> DatedEntry:
    return DatedEntry(each.value.id, cells, each.since, each.until)


def _entries(
    table: DatedTable, read: Callable[[str, tuple[str, ...]], _E]
) -> tuple[Dated[_E], ...]:
    """The table's entries, new ones under ids of their own."""
    found = table.entries()
    taken = [entry.key for entry in found if entry.key]
    made: list[Dated[_E]] = []
    for entry in found:
        id_ = entry.key or short_id(entry.cells[0], taken)
        taken.append(id_)
        table.register.set_key(entry.row, id_)
        made.append(Dated(read(id_, entry.cells), entry.since, entry.until))
    return apart(made)


def _village(id_: str, cells: tuple[str, ...]) -> Village:
    name, kind = cells
    said, bare = split_village(name)
    if said == kind or (said and kind == VILLAGE_KINDS[0]):
        return Village(id_, bare, said)
    return Village(id_, name, kind or VILLAGE_KINDS[0])


def _signer(id_: str, cells: tuple[str, ...]) -> Signer:
    return Signer(id_, cells[0], read_office(cells[1]) if cells[1] else Office.CHAIR)


def _offices(unit: Unit) -> tuple[str, ...]:
    return tuple(office_words(unit, office) for office in Office)


def _superior(id_: str, cells: tuple[str, ...]) -> Superior:
    return Superior(id_, *cells)


def _recipient(id_: str, cells: tuple[str, ...]) -> Recipient:
    return Recipient(id_, cells[0].strip("-–;. "))


def _padded(inner: QWidget) -> QWidget:
    holder = QWidget()
    QVBoxLayout(holder).addWidget(inner)
    return holder


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(inner)
    return area
