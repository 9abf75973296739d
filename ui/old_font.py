"""Text of an old font: both readings side by side, and a person says which is right."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.importing.legacy import Consent, LegacyText
from ui.parts import button, label, row

_NAMES = {"tcvn3": "TCVN3 (.VnTime)", "vni": "VNI"}


class OldFont(QWidget):
    """`answered` carries the Consent."""

    answered = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.told = label("", "bar", wraps=True)
        self._before, self._after = _text("Chữ đang có"), _text("Chữ sau khi đổi")
        self._consent = Consent.AUTO
        texts = QHBoxLayout()
        for name, text in (("Đang có", self._before), ("Sau khi đổi", self._after)):
            column = QVBoxLayout()
            heading = label(name, "name")
            heading.setBuddy(text)
            column.addWidget(heading)
            column.addWidget(text)
            texts.addLayout(column)
        convert = button("Đổ&i sang Unicode", self._on_yes, main=True)
        keep = button("&Giữ nguyên như đang có", self._on_no)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.told)
        box.addLayout(texts, 1)
        box.addLayout(row(convert, keep, None))
        self.setFocusProxy(convert)
        self.hide()

    def show_asked(self, found: LegacyText) -> None:
        """The texts of that file."""
        encoding = str(found.facts["encoding"])
        self._consent = Consent(encoding)
        self.ask(encoding, str(found.facts["before"]), str(found.facts["after"]))

    def ask(self, encoding: str, before: str, after: str) -> None:
        """These two readings."""
        self.told.setText(
            f"Chữ ở đây có vẻ gõ bằng phông cũ {_NAMES[encoding]}. "
            "So hai bên: nếu bên phải đọc đúng thì đổi. Chưa có gì thay đổi."
        )
        self._before.setPlainText(before)
        self._after.setPlainText(after)
        self.show()

    def _on_yes(self) -> None:
        self.answered.emit(self._consent)

    def _on_no(self) -> None:
        self.answered.emit(Consent.NO)


def _text(name: str) -> QPlainTextEdit:
    made = QPlainTextEdit()
    made.setReadOnly(True)
    made.setTabChangesFocus(True)
    made.setAccessibleName(name)
    made.setMaximumHeight(220)
    return made
