"""What a pasted or opened table of documents says, before any of it enters the register."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.document_table import Doubt, ReadRow, ReadTable
from core.documents import CitedDocument
from core.numbers import write_date
from ui.parts import label
from ui.register_words import doubt_words

_COLUMNS = ("Dòng", "Loại", "Số, ký hiệu", "Ngày", "Cơ quan ban hành", "Trích yếu", "Cần xem")
_SIZE = (900, 460)


class DocumentImport(QDialog):
    """Sure rows are ticked; doubtful ones say why and wait for a tick; known ones can have none."""

    def __init__(self, read: ReadTable, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Thêm văn bản từ bảng")
        self._rows = read.rows
        self.table = QTableWidget(len(read.rows), len(_COLUMNS))
        self.table.setAccessibleName("Văn bản đọc được từ bảng")
        self.table.setHorizontalHeaderLabels(_COLUMNS)
        self.table.verticalHeader().hide()
        self.table.setTabKeyNavigation(False)
        self.table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.table.horizontalHeader().setSectionResizeMode(5, QHeaderView.ResizeMode.Stretch)
        for at, width in enumerate((64, 90, 130, 80, 150, 0, 190)):
            if width:
                self.table.setColumnWidth(at, width)
        for at, row in enumerate(read.rows):
            self._show(at, row)
        self._told = label("", wraps=True)
        self._add = QDialogButtonBox(self)
        self._yes = self._add.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        leave = self._add.addButton("Bỏ qua", QDialogButtonBox.ButtonRole.RejectRole)
        for each in (self._yes, leave):
            each.setAutoDefault(False)
        box = QVBoxLayout(self)
        box.addWidget(self._told)
        box.addWidget(self.table, 1)
        box.addWidget(self._add)
        self._add.accepted.connect(self.accept)
        self._add.rejected.connect(self.reject)
        self.table.itemChanged.connect(lambda _: self._count())
        self.resize(*_SIZE)
        self._count()
        self.table.setCurrentCell(0, 0)
        self.table.setFocus()

    def chosen(self) -> tuple[ReadRow, ...]:
        """The ticked rows."""
        return tuple(row for at, row in enumerate(self._rows) if self._is_ticked(at))

    def _is_ticked(self, at: int) -> bool:
        item = self.table.item(at, 0)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _show(self, at: int, row: ReadRow) -> None:
        cells = (str(row.line), *_cells(row.document), doubt_words(row.doubts))
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
            if column == 0 and Doubt.KNOWN_ALREADY not in row.doubts:
                flags |= Qt.ItemFlag.ItemIsUserCheckable
                ticked = Qt.CheckState.Checked if row.is_sure else Qt.CheckState.Unchecked
                item.setCheckState(ticked)
            item.setFlags(flags)
            self.table.setItem(at, column, item)

    def _count(self) -> None:
        chosen = len(self.chosen())
        doubtful = sum(not row.is_sure for row in self._rows)
        self._yes.setText(f"Thêm {chosen} văn bản")
        self._yes.setEnabled(chosen > 0)
        self._told.setText(
            f"Đọc được {len(self._rows)} dòng; {doubtful} dòng cần xem lại. Dấu cách: đánh dấu hoặc"
            " bỏ dấu dòng đang chọn. Chưa có gì được ghi vào sổ."
        )


def _cells(found: CitedDocument) -> tuple[str, ...]:
    day = write_date(found.date) if found.date else ""
    return (found.type, found.sign, day, found.issuer, found.subject)
