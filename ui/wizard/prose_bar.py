"""The row of buttons over a section's text."""

from PySide6.QtWidgets import QWidget

from core.markup import Shape
from ui.wizard.chip_bar import ChipBar
from ui.wizard.prose_editor import ProseEditor


class ProseBar(ChipBar):
    """Đậm, Nghiêng, Gạch đầu dòng, Đánh số, Chú thích, Chèn."""

    def __init__(self, editor: ProseEditor, parent: QWidget | None = None) -> None:
        self._prose = editor
        super().__init__(editor, parent)

    def _add_more(self) -> None:
        tip = "Gạch đầu dòng “-”, bấm lần nữa thành “+”, lần nữa thì thôi (Ctrl+Alt+G)"
        self._bullets = self._toggle("– Gạch đầu dòng", tip, self._prose.cycle_bullets)
        tip = "Đánh số thứ tự các đoạn (Ctrl+Alt+S)"
        self._numbers = self._toggle("1. Đánh số", tip, self._prose.toggle_numbers)
        tip = "Chú thích cuối trang tại con trỏ (Ctrl+Alt+F)"
        self._button("Chú thích ¹", tip, self._prose.insert_note)

    def _on_cursor_moved(self) -> None:
        super()._on_cursor_moved()
        shape = self._prose.shape()
        self._bullets.setChecked(shape in (Shape.DASH, Shape.PLUS))
        self._numbers.setChecked(shape is Shape.NUMBERED)
