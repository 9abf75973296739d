"""The outline at the left: the report's own numbering and where each section's work stands."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from core.facts import Facts
from core.report import Progress, SectionText
from core.template import Placed, outline
from ui.places import is_asked
from ui.theme import AMBER, GREY

UNPLACED = "unplaced"
ROW = 24
SIGNS = {
    Progress.EMPTY: ("○", "Chưa làm"),
    Progress.DOING: ("◐", "Đang làm"),
    Progress.CARRIED: ("↻", "Cần xem lại"),
    Progress.DONE: ("✓", "Xong"),
}
_COLOURS = {Progress.CARRIED: AMBER, Progress.DONE: GREY}
_PAGE = Qt.ItemDataRole.UserRole


class Outline(QTreeWidget):
    """`picked` carries the id of the page a person chose."""

    picked = Signal(object)

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self.setAccessibleName("Các mục của báo cáo")
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._items: dict[str, QTreeWidgetItem] = {}
        self._shown: dict[str, tuple[Progress, bool]] = {}
        self._placed = outline(facts.template)
        self._build(facts)
        self.show_facts(facts)
        self.currentItemChanged.connect(self._on_current)

    @property
    def pages(self) -> tuple[str, ...]:
        """Every page in the order of Trước and Tiếp."""
        return tuple(id_ for id_, item in self._items.items() if not item.isHidden())

    def show_facts(self, facts: Facts) -> None:
        """Shows every section's state, with a sign and in words."""
        for placed in self._placed:
            self._show(facts, placed)
        self._show(facts, Placed(facts.template.title, "", 0))
        waiting = len(facts.report.unplaced)
        item = self._items[UNPLACED]
        # Who has settled the last piece still stands there, and may undo it.
        item.setHidden(not waiting and self.currentItem() is not item)
        item.setText(0, f"↻ Chưa xếp ({waiting})" if waiting else "✓ Chưa xếp")

    def show_page(self, page: str) -> None:
        """Marks the page that is open, without choosing it again."""
        self.blockSignals(True)
        self.setCurrentItem(self._items[page])
        self.blockSignals(False)

    def _build(self, facts: Facts) -> None:
        self._add(facts.template.title.id, None)
        for placed in self._placed:
            self._add(placed.section.id, self._items.get(placed.parent))
        self._add(UNPLACED, None)
        self.expandAll()

    def _add(self, page: str, above: QTreeWidgetItem | None) -> None:
        item = QTreeWidgetItem()
        item.setData(0, _PAGE, page)
        item.setSizeHint(0, QSize(0, ROW))
        self._items[page] = item
        if above:
            above.addChild(item)
        else:
            self.addTopLevelItem(item)

    def _show(self, facts: Facts, placed: Placed) -> None:
        section = placed.section
        text = facts.report.sections.get(section.id, SectionText())
        item = self._items[section.id]
        name = f"{placed.number} {section.title}".strip()
        shown = (text.progress, bool(text.prose.paragraphs))
        if self._shown.get(section.id) == shown:
            return
        self._shown[section.id] = shown
        group = not is_asked(placed) and not text.prose.paragraphs
        sign, words = ("", "") if group else SIGNS[text.progress]
        item.setText(0, f"{sign} {name}".strip())
        item.setToolTip(0, f"{name}\n{words}" if words else name)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{name}. {words}" if words else name)
        colour = "" if group else _COLOURS.get(text.progress, "")
        item.setForeground(0, QBrush(QColor(colour)) if colour else QBrush())
        font = QFont(self.font())
        font.setBold(placed.level == 1)
        item.setFont(0, font)

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(item.data(0, _PAGE))


def progress_words(facts: Facts) -> str:
    """ "Đã xong 9/18 mục — còn 4 mục cần xem lại"."""
    placed = [item for item in outline(facts.template) if is_asked(item)]
    ids = [facts.template.title.id, *(item.section.id for item in placed)]
    states = [facts.report.sections.get(id_, SectionText()).progress for id_ in ids]
    done = f"Đã xong {states.count(Progress.DONE)}/{len(states)} mục"
    waiting = states.count(Progress.CARRIED)
    return f"{done} — còn {waiting} mục cần xem lại" if waiting else done
