"""What is told over the list after the start: how the data was found, and where it lies."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ui import opening_words
from ui.backup_words import backup_words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from ui.backup_words import State
    from ui.bar import Bar
    from ui.office.keeping import Keeping
    from ui.office.work import LastWork
    from ui.opening_words import Found
    from ui.rooms import Rooms
    from ui.status_line import StatusLine


def tell(found: Found, bar: Bar, rooms: Rooms) -> None:
    """What was found amiss, with where the last work was; else where the data lies."""
    keeping = rooms.office.keeping
    if not opening_words.lines(found):
        keeping.surroundings(lambda around: _tell_where(bar, rooms, *around))
    elif answers := _last_answers(found):
        keeping.last_work(answers, partial(_tell_found, found, bar, rooms))
    else:
        _tell_found(found, bar, rooms, None)


def tell_backups(status: StatusLine, keeping: Keeping) -> None:
    """Once a day, in the line at the bottom."""

    def found(state: State) -> None:
        status.tell_backups(backup_words(state), is_well=state.is_well)

    keeping.backup_state(found)


def show_changes(rooms: Rooms, last: LastWork) -> None:
    """That report at that section, and over it all that was changed, word by word."""

    def opened() -> None:
        if rooms.report:
            if last.sections:
                rooms.report.wizard.open_page(last.sections[0])
            rooms.report.history.show_log()

    rooms.open_report(last.report, then=opened)


def _last_answers(found: Found) -> tuple[tuple[str, str], ...]:
    if found.recovered:
        return found.recovered.answers
    return found.cut.answers if found.cut else ()


def _tell_found(found: Found, bar: Bar, rooms: Rooms, last: LastWork | None) -> None:
    place = opening_words.place_of(last.name, last.places) if last else ""
    actions: list[tuple[str, Callable[[], object]]] = []
    if last:
        actions.append(("&Xem khác gì", partial(show_changes, rooms, last)))
    if found.recovered or found.wrong or found.is_older or found.is_other:
        actions.append(("Trang Bản s&ao", rooms.show_kept))
    bar.tell(" ".join(opening_words.lines(found, place)), *actions)


def _tell_where(bar: Bar, rooms: Rooms, is_on_stick: bool, second: Path | None) -> None:
    """Where the work lies, and where it could lie once more."""
    if is_on_stick:
        bar.tell(opening_words.ON_STICK)
    elif second:
        bar.tell(
            opening_words.second_place(str(second)),
            ("Để thêm ở đó", lambda: rooms.kept.choose_second(second)),
        )
