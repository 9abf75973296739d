"""The unit's profile and registers, kept as soon as they are written."""

import datetime
from dataclasses import replace

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from core.documents import CitedDocument, type_of_sign
from core.errors import AppError
from core.numbers import read_date, write_date
from core.text import clean_line
from core.unit import Office, Signer, Unit, Village, short_id
from ui.entries import Choice, Lines, line_edit
from ui.keys import bind
from ui.messages import sentence
from ui.parts import button, label, row
from ui.register_table import Column, Entry, RegisterTable
from ui.unit_look import UnitLook

KINDS = ("xã", "phường", "thị trấn", "đặc khu")
LINES = (
    ("name", "Tên (không ghi chữ xã)"),
    ("place", "Địa danh ghi trước ngày tháng"),
    ("parent", "Cơ quan cấp trên (nơi kính gửi)"),
    ("province", "Tỉnh, thành phố"),
    ("phone", "Điện thoại"),
)
REST_MS = 1000
_OFFICES = {office.words: office for office in Office}


class UnitForm(QWidget):
    """The lines of the profile; `changed` says something was written."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.kind = Choice("Loại đơn vị", [(kind, kind) for kind in KINDS])
        self.lines: dict[str, QLineEdit] = {key: line_edit(words) for key, words in LINES}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for at, (words, editor) in enumerate([
            ("Loại đơn vị", self.kind),
            *((words, self.lines[key]) for key, words in LINES),
        ]):
            name = label(words)
            name.setBuddy(editor)
            grid.addWidget(name, at, 0)
            grid.addWidget(editor, at, 1)
        grid.setColumnStretch(1, 1)
        self.setFocusProxy(self.lines["name"])
        self.kind.currentIndexChanged.connect(lambda _: self.changed.emit())
        for editor in self.lines.values():
            editor.textEdited.connect(lambda _: self.changed.emit())

    def show_unit(self, unit: Unit) -> None:
        """The profile as it is kept."""
        self.kind.blockSignals(True)
        self.kind.choose(unit.kind)
        self.kind.blockSignals(False)
        for key, editor in self.lines.items():
            if not editor.hasFocus():
                editor.setText(getattr(unit, key))

    def written(self, unit: Unit) -> Unit:
        """`unit` with what stands in the lines."""
        text = {key: clean_line(editor.text()) for key, editor in self.lines.items()}
        return replace(
            unit,
            name=text["name"],
            kind=str(self.kind.value()),
            place=text["place"],
            parent=text["parent"],
            province=text["province"],
            phone=text["phone"],
        )


class UnitProfile(QWidget):
    """`unit_written` carries a Unit, `documents_written` the register's entries."""

    unit_written = Signal(object)
    documents_written = Signal(object)
    left = Signal()

    def __init__(self, folder: str) -> None:
        super().__init__()
        self._unit = Unit()
        self.form = UnitForm()
        self.look = UnitLook()
        self.villages = RegisterTable("Danh sách thôn", [Column("Tên thôn (không ghi chữ thôn)")])
        offices = tuple(_OFFICES)
        self.signers = RegisterTable(
            "Người ký", [Column("Họ và tên", 2), Column("Chức vụ", 1, offices)]
        )
        self.recipients = Lines("Nơi nhận, mỗi nơi một dòng")
        self.documents = RegisterTable(
            "Sổ văn bản được dẫn trong báo cáo",
            [
                Column("Loại", 3),
                Column("Số, ký hiệu", 3),
                Column("Ngày", 2),
                Column("Cơ quan ban hành", 4),
                Column("Trích yếu", 6),
            ],
            can_delete=False,
        )
        self.fault = label("", "fault", wraps=True)
        self._documents: dict[str, CitedDocument] = {}
        self._folder = folder
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self.tabs = QTabWidget()
        self._arrange()
        self._connect()

    def show_unit(self, unit: Unit) -> None:
        """The profile as it is kept; what is being written is left alone."""
        if unit == self._unit and self.form.lines["name"].text():
            return
        self._unit = unit
        self.form.show_unit(unit)
        self.look.show_unit(unit)
        self.villages.show_entries([Entry(item.id, (item.name,)) for item in unit.villages])
        self.signers.show_entries([
            Entry(item.id, (item.name, item.office.words)) for item in unit.signers
        ])
        if not self.recipients.hasFocus():
            self.recipients.blockSignals(True)
            self.recipients.show_lines(unit.recipients)
            self.recipients.blockSignals(False)

    def show_documents(self, documents: tuple[CitedDocument, ...]) -> None:
        """The register as it is kept."""
        self._documents = {item.id: item for item in documents}
        entries = [Entry(item.id, _cells(item)) for item in documents]
        if tuple(entries) != self.documents.entries():
            self.documents.show_entries(entries)

    def flush(self) -> None:
        """Keeps what is written and not kept yet."""
        if self._rest.isActive():
            self._on_rest()

    def written(self) -> Unit:
        """The profile as it stands on the page."""
        unit = self.look.written(self.form.written(self._unit))
        return replace(
            unit,
            villages=tuple(self._villages()),
            signers=tuple(self._signers()),
            recipients=tuple(clean_line(line).strip("-–;. ") for line in self.recipients.lines()),
        )

    def _arrange(self) -> None:
        people = QWidget()
        box = QVBoxLayout(people)
        box.addWidget(self.signers, 1)
        name = label("Nơi nhận (mỗi nơi một dòng; “Như trên” và dấu câu do chương trình đặt)")
        name.setBuddy(self.recipients)
        box.addWidget(name)
        box.addWidget(self.recipients)
        first = QWidget()
        box = QVBoxLayout(first)
        box.addWidget(self.form)
        box.addWidget(label(f"Dữ liệu để tại: {self._folder}", "quiet", wraps=True))
        box.addStretch(1)
        for page, words in (
            (_scrolled(first), "Đơn vị"),
            (self.villages, "Thôn"),
            (people, "Người ký, nơi nhận"),
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
        for part in (self.form, self.look, self.villages, self.signers):
            part.changed.connect(self._rest.start)
        self.recipients.textChanged.connect(self._rest.start)
        self.documents.changed.connect(self._on_documents)
        self._rest.timeout.connect(self._on_rest)

    def _on_rest(self) -> None:
        self._rest.stop()
        unit = self.written()
        if unit != self._unit:
            self._unit = unit
            self.unit_written.emit(unit)

    def _on_documents(self) -> None:
        found: list[CitedDocument] = []
        faults: list[str] = []
        taken = list(self._documents)
        for entry in self.documents.entries():
            try:
                made = _document(entry, taken, self._documents.get(entry.key))
                taken.append(made.id)
                if made != self._documents.get(made.id):
                    found.append(made)
            except AppError as error:
                faults.append(sentence(error))
        self.fault.setText("\n".join(faults))
        self.fault.setVisible(bool(faults))
        if found and not faults:
            self.documents_written.emit(tuple(found))

    def _villages(self) -> list[Village]:
        made: list[Village] = []
        for entry in self.villages.entries():
            name = entry.cells[0].removeprefix("thôn ").removeprefix("Thôn ")
            taken = [village.id for village in (*self._unit.villages, *made)]
            made.append(Village(entry.key or short_id(name, taken), name))
        return made

    def _signers(self) -> list[Signer]:
        made: list[Signer] = []
        for entry in self.signers.entries():
            name, office = entry.cells
            if name:
                taken = [signer.id for signer in (*self._unit.signers, *made)]
                id_ = entry.key or short_id(name, taken)
                made.append(Signer(id_, name, _OFFICES.get(office, Office.CHAIR)))
        return made


def _cells(item: CitedDocument) -> tuple[str, ...]:
    day = write_date(item.date) if item.date else ""
    return (item.type, item.sign, day, item.issuer, item.subject)


def _document(entry: Entry, taken: list[str], old: CitedDocument | None) -> CitedDocument:
    type_, sign, day, issuer, subject = entry.cells
    date: datetime.date | None = read_date(day) if day else None
    kind = type_ or type_of_sign(sign) or "Văn bản"
    made = CitedDocument(
        entry.key or short_id(sign or kind, taken), kind, sign, date, issuer, subject
    )
    if old is None:
        return made
    return replace(
        made, valid_from=old.valid_from, valid_to=old.valid_to, replaced_by=old.replaced_by
    )


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
