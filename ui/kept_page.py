"""Backups with a look inside, and the bin: taken back by day, in whole or one report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from core.period import read_period, words
from ui.entrance import Entrance
from ui.home import ReportTable
from ui.keys import bind
from ui.notices import ask
from ui.parts import button, label, row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from core.report_line import ReportLine

_WHY = {
    "dau-ngay": "đầu ngày",
    "khi-dong": "khi đóng",
    "truoc-nang-cap": "trước nâng cấp",
    "truoc-nhap": "trước khi nhập",
    "truoc-khoi-phuc": "trước khi lấy lại",
    "sau-khoi-phuc": "sau khi lấy lại",
    "khi-nop": "khi nộp",
    "tu-tay": "tự sao",
    "nhat-ky-dai": "trong ngày",
    "moi-hon": "mới hơn tệp đang dùng",
}


_BIN = "Thùng rác: giữ 90 ngày rồi mới bỏ hẳn"
_NO_BIN = "Thùng rác đang trống. Báo cáo bỏ đi (phím Delete ở danh sách) nằm ở đây 90 ngày."


class Copy(Protocol):
    """As `storage.backup_names.Backup` tells it."""

    @property
    def path(self) -> Path: ...
    @property
    def number(self) -> int: ...
    @property
    def day(self) -> str: ...
    @property
    def time(self) -> str: ...
    @property
    def why(self) -> str: ...


class Gone(Protocol):
    """As `storage.deleted.Deleted` tells it."""

    @property
    def id(self) -> str: ...
    @property
    def period(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def left(self) -> int: ...


class KeptPage(QWidget):
    """Shows what is kept and asks for it back; `looked` and `restored` carry the backup's path,
    the latter with the report wanted, None for all."""

    left = Signal()
    looked = Signal(object)
    restored = Signal(object)
    undeleted = Signal(object)
    back_up_asked = Signal()
    second_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._paths: list[Path] = []
        self._whole = 0
        self._gone: list[str] = []
        self._folder = ""
        self.copies = QListWidget()
        self.copies.setAccessibleName("Các bản sao, mới nhất ở trên")
        self.copies.setFixedWidth(330)
        self.inside = ReportTable()
        self.inside.setAccessibleName("Báo cáo trong bản sao đang chọn")
        # The kind's name has no room here, and is the same for nearly all.
        self.inside.setColumnHidden(1, True)
        # How far a draft is, a backup does not tell.
        self.inside.setColumnHidden(5, True)
        self.inside.setColumnWidth(4, 210)
        self.inside.horizontalHeader().setStretchLastSection(True)
        self.bin = QListWidget()
        self.bin.setAccessibleName("Thùng rác")
        self.bin.setMaximumHeight(110)
        self._about_bin = label("", "quiet")
        self._where = label("", "quiet", wraps=True)
        self._all = button("Lấy lại &cả máy…", self._on_all)
        self._one = button("&Lấy lại báo cáo đang chọn…", self._on_one, main=True)
        self._undelete = button("Lấy &ra khỏi thùng rác", self._on_undelete)
        self._arrange()
        self.copies.currentRowChanged.connect(self._on_row)
        self.inside.opened.connect(lambda _: self._on_one())
        bind(self, {"Esc": self.left.emit})

    def show_kept(
        self,
        copies: Sequence[Copy],
        gone: Sequence[Gone],
        folder: str,
        bad: Sequence[Path] = (),
        strange: Sequence[Copy] = (),
    ) -> None:
        """The backups, newest first, what is in the bin, where the files are; and damaged
        databases, of which only reports can be taken back. `strange`: backups another computer made
        and somebody put here."""
        self._folder = folder
        self._where.setText(
            f"Bản sao nằm ở {folder}. Chép cả thư mục ấy sang USB hoặc máy khác lúc nào cũng được."
        )
        self._whole = len(copies)
        self._paths = [*(copy.path for copy in copies), *bad]
        self.copies.clear()
        self.copies.addItems([_copy_words(copy, of_other=copy in strange) for copy in copies])
        self.copies.addItems([
            f"Tệp hỏng {path.stem.rpartition('-')[2]}: phần đọc được" for path in bad
        ])
        self._gone = [one.id for one in gone]
        self.bin.clear()
        self.bin.addItems([_gone_words(one) for one in gone])
        self.bin.setVisible(bool(gone))
        self._undelete.setVisible(bool(gone))
        self._about_bin.setText(_BIN if gone else _NO_BIN)
        self.copies.setCurrentRow(0)
        self.bin.setCurrentRow(0)

    def show_inside(self, reports: tuple[ReportLine, ...]) -> None:
        """What the chosen backup holds."""
        self.inside.show_reports(reports, {})
        self._one.setEnabled(bool(reports))

    def _arrange(self) -> None:
        top = row(
            button("← &Danh sách", self.left.emit),
            label("Bản sao và thùng rác", "title"),
            None,
            button("&Sao ngay", self.back_up_asked.emit),
            button("Để &thêm ở nơi khác…", self._on_second),
            button("Xem tệp &khác…", self._on_other),
            button("&Mở thư mục", self._on_folder),
        )
        middle = QHBoxLayout()
        middle.addWidget(self.copies)
        middle.addWidget(self.inside, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 8)
        box.addLayout(top)
        box.addWidget(self._where)
        box.addLayout(middle, 1)
        box.addLayout(row(self._one, self._all, None))
        box.addWidget(self._about_bin)
        box.addWidget(self.bin)
        box.addLayout(row(self._undelete, None))
        Entrance(self, self.copies)

    def _chosen(self) -> Path | None:
        at = self.copies.currentRow()
        return self._paths[at] if 0 <= at < len(self._paths) else None

    def _on_row(self, at: int) -> None:
        self._all.setEnabled(0 <= at < self._whole)
        self.show_inside(())
        path = self._chosen()
        if path:
            self.looked.emit(path)

    def _on_all(self) -> None:
        path = self._chosen()
        question = (
            "Lấy lại toàn bộ dữ liệu như trong bản sao này? Dữ liệu bây giờ được sao lại trước, "
            "nên vẫn quay về được."
        )
        if path and ask(self, question, "Lấy lại cả máy"):
            self.restored.emit((path, None))

    def _on_one(self) -> None:
        path, report = self._chosen(), self.inside.chosen()
        question = (
            "Lấy lại báo cáo này như trong bản sao? Dữ liệu bây giờ được sao lại trước. Nếu báo "
            "cáo đã hoàn thành thêm từ đó, nội dung cũ thành dự thảo của lần sau."
        )
        if path and report and ask(self, question, "Lấy lại báo cáo"):
            self.restored.emit((path, report))

    def _on_undelete(self) -> None:
        at = self.bin.currentRow()
        if 0 <= at < len(self._gone):
            self.undeleted.emit(self._gone[at])

    def _on_other(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        told = "Tệp dữ liệu chép từ máy khác"
        chosen, _ = QFileDialog.getOpenFileName(self, told, "", "Dữ liệu Báo cáo xã (*.db)")
        if chosen:
            self.add_file(Path(chosen))

    def add_file(self, path: Path) -> None:
        """One more file to look into, a colleague's copy: its reports come back one by one."""
        self._paths.append(path)
        self.copies.addItem(f"Tệp ngoài: {path.name}")
        self.copies.setCurrentRow(len(self._paths) - 1)

    def _on_second(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        told = "Nơi để thêm bản sao: ổ đĩa thứ hai hoặc USB"
        chosen = QFileDialog.getExistingDirectory(self, told)
        if chosen:
            self.second_chosen.emit(Path(chosen))

    def _on_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(self._folder))


def _copy_words(copy: Copy, *, of_other: bool) -> str:
    day, time = copy.day, copy.time
    at = f"{time[:2]}:{time[2:]} ngày {int(day[6:])}/{int(day[4:6])}/{day[:4]}"
    why = "của máy khác" if of_other else _WHY.get(str(copy.why), "")
    return f"{copy.number}.  {at}  ({why})"


def _gone_words(one: Gone) -> str:
    period = words(read_period(one.period))
    return f"{period[:1].upper()}{period[1:]}  ·  {one.unit}  ·  còn {one.left} ngày"
