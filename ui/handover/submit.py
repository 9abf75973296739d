"""Ghi ra USB: which final reports, where to; "có thể rút" only after it was read back."""

from pathlib import Path

from PySide6.QtCore import QStorageInfo, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.period import words
from core.report_line import ReportLine
from storage.drives import is_removable
from ui.entries import Choice, asked
from ui.keys import bind
from ui.notices import words_of
from ui.office.handing_over import Handed
from ui.parts import button, label, row
from ui.writing_bar import WritingBar

_ID = Qt.ItemDataRole.UserRole
_STICKS = ("/media/", "/run/media/")
_OTHER = ""
_SLIP, _LAST_SLIP = "&In phiếu giao nhận (2 bản)", "&In phiếu của lần ghi trước (2 bản)"


class Submit(QWidget):
    """`agreed` carries (ids, folder), `slip_asked` the slip of what was written."""

    agreed = Signal(object)
    slip_asked = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.reports = QListWidget()
        self.reports.setAccessibleName("Báo cáo đã hoàn thành, chọn để ghi")
        self.target = Choice("Ghi vào")
        self.told = label("", wraps=True)
        self._handed: Handed | None = None
        self._write = button("&Ghi ra USB", self._on_agreed, main=True)
        self._slip = button(_SLIP, self._on_slip)
        self._show_slip(None)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.setSpacing(8)
        box.addWidget(label("Ghi ra USB", "title"))
        what = "Chỉ báo cáo đã hoàn thành mới ghi được. Phím cách để chọn hoặc bỏ."
        box.addWidget(label(what, "quiet", wraps=True))
        box.addWidget(self.reports, 1)
        asked(box, "Ghi vào", self.target)
        other = button("Chọn &thư mục khác…", self._choose)
        again = button("Tìm lại &USB", self.find_sticks)
        box.addLayout(row(other, again, None))
        self.going = WritingBar()
        self.going.said.connect(self.told.setText)
        box.addWidget(self.told)
        box.addWidget(self.going)
        box.addLayout(row(button("Quay lại", self.left.emit), None, self._slip, self._write))
        self.setFocusProxy(self.reports)
        bind(self, {"Esc": self.left.emit})
        self._busy = False
        self.find_sticks()

    def show_reports(self, reports: tuple[ReportLine, ...]) -> None:
        """The reports that can be handed over, the newest one chosen; not while it writes."""
        if self._busy:
            return
        self.reports.clear()
        ready = [one for one in reports if one.is_final and not one.is_practice]
        for one in [one for one in ready if not one.is_received]:
            period = words(one.period)
            item = QListWidgetItem(f"{period[:1].upper()}{period[1:]} · lần {one.revision}")
            item.setData(_ID, one.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            first = self.reports.count() == 0
            item.setCheckState(Qt.CheckState.Checked if first else Qt.CheckState.Unchecked)
            self.reports.addItem(item)
        self._write.setEnabled(self.reports.count() > 0)
        empty = "Chưa có báo cáo nào hoàn thành. Mở báo cáo rồi chọn Hoàn thành trước."
        self.told.setText(self._last() if self.reports.count() else empty)
        self.reports.setCurrentRow(0)
        self.find_sticks()

    def choose_folder(self, folder: Path) -> None:
        """Takes a folder as the place to write to."""
        kept = [(text, value) for text, value in self.target.items() if value]
        self.target.offer([(str(folder), str(folder)), *kept])
        self.target.setCurrentIndex(0)

    def find_sticks(self) -> None:
        """The drives that can be pulled out."""
        found: list[tuple[str, object]] = [
            (f"{_name(volume)} ({_room(volume)} còn trống)", volume.rootPath())
            for volume in QStorageInfo.mountedVolumes()
            if volume.isValid() and volume.isReady() and _is_stick(volume)
        ]
        self.target.offer(found or [("(chưa thấy USB; cắm vào rồi chọn Tìm lại USB)", _OTHER)])

    def show_written(self, handed: Handed) -> None:
        """The file is on the stick, read back and compared."""
        self._show_busy(busy=False)
        self._show_slip(handed)
        self._slip.setFocus()
        beside = ", ".join(handed.look_alikes[:3])
        warned = (
            f" Trên USB có {beside}: không phải tệp của ta, có thể là vi-rút; hãy quét USB."
            if beside
            else ""
        )
        self.told.setText(
            f"Đã ghi và kiểm tra. Có thể rút USB. Tên tệp: {handed.name}. "
            f"Mã đối chiếu: {handed.code}.{warned}"
        )

    def show_failed(self, error: Exception) -> None:
        """What was not written, and that the work is safe."""
        self._show_busy(busy=False)
        self._write.setFocus()
        self.told.setText(words_of(error))

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "Chọn nơi ghi")
        if chosen:
            self.choose_folder(Path(chosen))

    def _last(self) -> str:
        """Entered once more, the slip is still there: of which hand-over it is."""
        handed = self._handed
        if handed is None:
            return ""
        self._name_slip(_LAST_SLIP)
        return f"Lần ghi trước: tệp {handed.name}, mã đối chiếu {handed.code}."

    def _show_slip(self, handed: Handed | None) -> None:
        self._handed = handed
        self._name_slip(_SLIP)
        self._slip.setEnabled(handed is not None)

    def _name_slip(self, text: str) -> None:
        self._slip.setText(text)
        self._slip.setAccessibleName(text.replace("&", ""))

    def _on_slip(self) -> None:
        if self._handed:
            self.slip_asked.emit(self._handed.slip)

    def _on_agreed(self) -> None:
        items = [self.reports.item(at) for at in range(self.reports.count())]
        ids = tuple(
            str(item.data(_ID)) for item in items if item.checkState() == Qt.CheckState.Checked
        )
        folder = str(self.target.value() or "")
        if not ids or not folder:
            self.told.setText("Chọn ít nhất một báo cáo và một nơi để ghi.")
            return
        self._show_slip(None)
        self._show_busy(busy=True)
        self.agreed.emit((ids, Path(folder)))

    def _show_busy(self, *, busy: bool) -> None:
        self._busy = busy
        self._write.setEnabled(not busy)
        if busy:
            self.going.begin()
        else:
            self.going.end()


def _is_stick(volume: QStorageInfo) -> bool:
    """By what the system says of the device; a desktop's own folder for sticks counts too.

    A write-protected one is offered as well: writing to it tells what is wrong.
    """
    if volume.isRoot():
        return False
    device = bytes(volume.device().data()).decode(errors="replace")
    on_desktop = f"{volume.rootPath()}/".startswith(_STICKS)
    return on_desktop or is_removable(Path(volume.rootPath()), device)


def _name(volume: QStorageInfo) -> str:
    locked = ", khóa ghi" if volume.isReadOnly() else ""
    return f"{volume.displayName()}{locked}"


def _room(volume: QStorageInfo) -> str:
    size = volume.bytesAvailable() / (1 << 30)
    return f"{size:.1f} GB".replace(".", ",")
