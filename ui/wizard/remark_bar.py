"""What the receiving office says of a section, where it stands, and the unit's answer."""

from collections.abc import Callable

from PySide6.QtWidgets import QInputDialog, QVBoxLayout, QWidget

from core.remark import Remark
from core.template import Section
from ui.parts import button, label, row
from ui.session import Session


class RemarkBar(QWidget):
    """Nothing where nothing was said. `go_to` puts the focus on a question."""

    def __init__(self, session: Session, section: Section, go_to: Callable[[str], object]) -> None:
        super().__init__()
        self._session = session
        self._section = section
        self._go_to = go_to
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)
        self.show_remarks()

    def show_remarks(self) -> None:
        """The remarks of the lần before, or of this one where it is final."""
        while (item := self._box.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.deleteLater()
        newest = self._session.report.revision - 1
        here = [one for one in self._session.remarks if one.section == self._section.id]
        asked = [one.id for one in self._section.fields]
        asked += [one.id for one in self._section.tables]
        places = {id_: at for at, id_ in enumerate(asked)}
        found = [one for one in here if one.revision >= newest]
        for remark in sorted(found, key=lambda one: (places.get(one.field, -1), one.id)):
            self._box.addWidget(self._line(remark))
        self.setVisible(bool(found))

    def answer(self, remark: Remark, text: str) -> None:
        """Keeps the answer, and shows it."""
        self._session.reply(remark.id, text, self.show_remarks)

    def _line(self, remark: Remark) -> QWidget:
        labels = {one.id: one.label for one in self._section.fields}
        labels |= {one.id: one.label for one in self._section.tables}
        place = f" về “{labels[remark.field]}”" if remark.field in labels else ""
        answered = f" Ta trả lời: {remark.answer}" if remark.answer else ""
        office = remark.office or "nơi nhận"
        told = f"Ý kiến của {office}{place} (lần {remark.revision}): {remark.text}{answered}"
        words = label(told, "bar", wraps=True)
        ways = [button("Trả lời…", lambda: self._ask(remark))]
        if remark.field in labels:
            ways.insert(0, button("Tới ô", lambda: self._go_to(remark.field)))
        line = QWidget()
        holder = row(words, *ways)
        holder.setContentsMargins(0, 0, 0, 0)
        holder.setStretch(0, 1)
        line.setLayout(holder)
        return line

    def _ask(self, remark: Remark) -> None:
        question = f"Trả lời ý kiến “{remark.text}”:"
        text, agreed = QInputDialog.getMultiLineText(
            self, "Trả lời ý kiến", question, remark.answer
        )
        if agreed and text.strip():
            self.answer(remark, text)
