"""Finding words over all sections' texts: Ctrl+F, F3, Shift+F3, Esc."""

from collections.abc import Callable, Mapping

from core.facts import value
from core.markup import Token
from core.search import Hit, flat, hits
from ui.session import Session
from ui.wizard.find_bar import FindBar
from ui.wizard.page import SectionPage
from ui.wizard.prose_document import select

Show = Callable[[str], SectionPage | None]
_Place = tuple[str, Hit]


class Searching:
    """Turns what is typed in the bar into a selection on the page that holds it."""

    def __init__(
        self, session: Session, bar: FindBar, pages: Callable[[], tuple[str, ...]], show: Show
    ) -> None:
        self._session = session
        self._bar = bar
        self._pages = pages
        self._show = show
        self._here: tuple[str, int] = ("", 0)
        bar.typed.connect(lambda _: self._on_typed())
        bar.stepped.connect(self.step)
        bar.left.connect(self.leave)

    def keys(self, page: Callable[[], SectionPage | None]) -> Mapping[str, Callable[[], object]]:
        """What works anywhere in the form; `page` is the open one."""
        return {
            "Ctrl+F": lambda: self.open(page()),
            "F3": lambda: self._step_or_open(1, page()),
            "Shift+F3": lambda: self._step_or_open(-1, page()),
        }

    def open(self, page: SectionPage | None) -> None:
        """The bar, with what is selected in it."""
        if page is not None:
            cursor = page.prose.textCursor()
            self._here = (page.section.id, cursor.selectionStart())
            chosen = cursor.selectedText()
            if chosen and "\ufffc" not in chosen and len(chosen) < 60:
                self._bar.entry.setText(chosen)
        self._bar.show()
        self._bar.setFocus()
        self._bar.entry.selectAll()
        self._tell()

    def step(self, by: int) -> None:
        """To the next place (1) or the one before (-1), round the whole report."""
        found = self._places()
        if not found:
            self._bar.show_count(0, 0)
            return
        keys, here = self._keys(found)
        if by > 0:
            at = next((n for n, key in enumerate(keys) if key > here), 0)
        else:
            before = [n for n, key in enumerate(keys) if key < here]
            at = before[-1] if before else len(found) - 1
        self._go(found, at)

    def leave(self) -> None:
        """Back into the text, at what was found."""
        self._bar.hide()
        page = self._show(self._here[0])
        if page is not None:
            page.prose.setFocus()

    def _step_or_open(self, by: int, page: SectionPage | None) -> None:
        if not self._bar.entry.text().strip():
            self.open(page)
            return
        if page is not None and page.prose.hasFocus():
            self._here = (page.section.id, page.prose.textCursor().selectionStart())
        self._bar.show()
        self.step(by)

    def _on_typed(self) -> None:
        found = self._places()
        if found:
            keys, here = self._keys(found)
            self._go(found, next((n for n, key in enumerate(keys) if key >= here), 0))
        else:
            self._bar.show_count(0, 0)

    def _keys(self, found: list[_Place]) -> tuple[list[tuple[int, int]], tuple[int, int]]:
        """The order of what was found, and where one is in it."""
        order = {page: at for at, page in enumerate(self._pages())}
        keys = [(order[page], self._position(page, hit)) for page, hit in found]
        return keys, (order.get(self._here[0], 0), self._here[1])

    def _go(self, found: list[_Place], at: int) -> None:
        section, hit = found[at]
        in_text = not self._bar.entry.hasFocus()
        page = self._show(section)
        if page is None:
            return
        cursor = select(page.prose.document(), hit.paragraph, hit.start, hit.end)
        page.prose.setTextCursor(cursor)
        page.prose.ensureCursorVisible()
        (page.prose if in_text else self._bar).setFocus()
        self._here = (section, self._position(section, hit))
        self._bar.show_count(at + 1, len(found))

    def _tell(self) -> None:
        found = self._places()
        keys = [(page, self._position(page, hit)) for page, hit in found]
        self._bar.show_count(keys.index(self._here) + 1 if self._here in keys else 0, len(found))

    def _places(self) -> list[_Place]:
        facts = self._session.facts
        typed = self._bar.entry.text()

        def words(token: Token) -> str:
            return value(facts, token) or ""

        return [
            (page, hit)
            for page in self._pages()
            for hit in hits(self._session.prose(page), typed, words)
        ]

    def _position(self, page: str, hit: Hit) -> int:
        paragraphs = self._session.prose(page).paragraphs
        before = sum(len(flat(one)) + 1 for one in paragraphs[: hit.paragraph])
        return before + hit.start
