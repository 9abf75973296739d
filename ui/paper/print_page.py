"""What is printed, asked before the printer's own dialog; how it was answered is remembered."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QDialog, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from core.paper import Addressees, Document, Signatures
from core.print_order import PrintWish, Sides
from ui.entries import Choice, asked, line_edit
from ui.notices import limit_to_screen
from ui.parts import button, label, row

MOST_COPIES = 99
FILE = "may-in.ini"
_SIDES: tuple[tuple[str, object], ...] = (
    ("Một mặt", Sides.ONE),
    ("Hai mặt, máy in tự lật giấy", Sides.PRINTER),
    ("Hai mặt, lật giấy bằng tay", Sides.HAND),
)
_ORDERS: tuple[tuple[str, object], ...] = (
    ("Từ tờ đầu đến tờ cuối", False),
    ("Ngược lại, từ tờ cuối về tờ đầu", True),
)
_TURN = {
    False: "lật úp cả chồng như lật một trang sách để tờ có trang {first} nằm trên cùng",
    True: "giữ nguyên thứ tự các tờ, để mặt trắng về phía sẽ in",
}


class PrintPage(QDialog):
    """`wish` holds the answer after it was accepted."""

    def __init__(self, count: int, copies: int, folder: Path, over: QWidget | None) -> None:
        super().__init__(over)
        self._count = count
        self._kept = QSettings(str(folder / FILE), QSettings.Format.IniFormat)
        self.wish = PrintWish(1, count)
        self.copies = _number("Số bản", copies, MOST_COPIES)
        self.all = QRadioButton(f"Tất cả ({count} trang)")
        self.some = QRadioButton("Từ trang")
        self.first = _number("Từ trang", 1, count)
        self.last = _number("Đến trang", count, count)
        self.sides = Choice("Mặt giấy", _SIDES)
        self.order = Choice("Thứ tự in mặt sau", _ORDERS)
        self.fault = label("", "fault", wraps=True)
        self._by_hand = QWidget()
        self.setWindowTitle("In báo cáo")
        self._arrange(copies)
        self._remember()
        self._connect()
        self._show_order()
        limit_to_screen(self, 480, 470)

    def _arrange(self, copies: int) -> None:
        box = QVBoxLayout(self)
        box.setSpacing(6)
        asked(box, "Số bản", self.copies, f"Theo Nơi nhận: {copies} bản, kể cả bản lưu.")
        box.addWidget(label("Trang"))
        box.addWidget(self.all)
        box.addLayout(row(self.some, self.first, label("đến trang"), self.last, None))
        self.all.setChecked(True)
        asked(box, "Mặt giấy", self.sides)
        inner = QVBoxLayout(self._by_hand)
        inner.setContentsMargins(0, 0, 0, 0)
        told = "In thử 3 trang trước; mặt sau ra nhầm tờ thì chọn thứ tự kia. Máy sẽ nhớ."
        asked(inner, "Thứ tự in mặt sau", self.order, told)
        box.addWidget(self._by_hand)
        box.addWidget(self.fault)
        box.addStretch(1)
        trial = button("In &thử trang 1", self._on_trial)
        go = button("&Chọn máy in…", self._on_agreed, main=True)
        box.addLayout(row(trial, None, button("Thôi", self.reject), go))

    def _connect(self) -> None:
        self.sides.currentIndexChanged.connect(lambda _: self._show_order())
        for line in (self.first, self.last):
            line.textEdited.connect(lambda _: self.some.setChecked(True))
        for line in (self.copies, self.first, self.last):
            line.returnPressed.connect(self._on_agreed)

    def _remember(self) -> None:
        known = str(self._kept.value("mat-giay", Sides.ONE.value))
        self.sides.choose(Sides(known) if known in set(Sides) else Sides.ONE)
        self.order.choose(str(self._kept.value("nguoc", "")) == "co")

    def _show_order(self) -> None:
        self._by_hand.setVisible(self.sides.value() is Sides.HAND)

    def _on_trial(self) -> None:
        self.wish = PrintWish(1, 1)
        self.accept()

    def _on_agreed(self) -> None:
        copies = int(self.copies.text() or 0)
        whole = self.all.isChecked()
        first = 1 if whole else int(self.first.text() or 0)
        last = self._count if whole else int(self.last.text() or 0)
        if not 1 <= copies <= MOST_COPIES or not 1 <= first <= last <= self._count:
            self.fault.setText(
                f"Chưa in: số bản từ 1 đến {MOST_COPIES}, trang từ 1 đến {self._count}, trang đầu "
                "không sau trang cuối. Sửa lại rồi chọn tiếp."
            )
            return
        sides, backwards = self.sides.value(), bool(self.order.value())
        self.wish = PrintWish(first, last, copies, sides, backwards)
        self._kept.setValue("mat-giay", sides.value)
        self._kept.setValue("nguoc", "co" if backwards else "")
        self._kept.sync()
        self.accept()


def copies_for(document: Document) -> int:
    """One for each line of Nơi nhận; "Như trên" stands for every body of Kính gửi."""
    lines = above = 0
    for block in document.blocks:
        match block:
            case Signatures():
                lines = len(block.recipients)
            case Addressees():
                above = len(block.names) - 1
    return min(max(lines + max(above, 0), 1), MOST_COPIES)


def turning_words(wish: PrintWish) -> str:
    """How the stack goes back into the printer for its other side."""
    how = _TURN[wish.backwards].format(first=wish.first)
    return (
        "Mặt trước đã gửi tới máy in. Đợi máy in ra hết, lấy cả chồng giấy, "
        f"{how}, đầu trang vẫn quay về phía cũ, rồi cho lại vào khay. Sau đó chọn In mặt sau."
    )


def _number(name: str, value: int, most: int) -> QLineEdit:
    made = line_edit(name, str(value))
    made.setValidator(QIntValidator(0, most, made))
    made.setFixedWidth(64)
    return made
