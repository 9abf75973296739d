"""How the backups stand, in a sentence for the line at the bottom."""

import datetime
from typing import Protocol

_MAKE_ONE = "Vào trang Bản sao, bấm Sao ngay."


class State(Protocol):
    """As `storage.backup_state.BackupState` tells it."""

    @property
    def today(self) -> str: ...
    @property
    def day(self) -> str: ...
    @property
    def time(self) -> str: ...
    @property
    def bad(self) -> int: ...
    @property
    def is_old(self) -> bool: ...
    @property
    def second(self) -> str: ...
    @property
    def second_seen(self) -> str: ...
    @property
    def is_away(self) -> bool: ...
    @property
    def is_well(self) -> bool: ...


def backup_words(state: State) -> str:
    """The newest backup that was read back, then what is amiss and what to do."""
    if not state.day:
        found = "Chưa có bản sao nào đọc được" if state.bad else "Chưa có bản sao nào"
        return f"{found}. {_MAKE_ONE}"
    when = _day(state.day, state.today)
    told = [f"Bản sao mới nhất: {when} {state.time}, đã kiểm tra."]
    if state.bad:
        told = [
            (
                f"{state.bad} bản sao mới nhất không đọc được; bản tốt gần nhất: "
                f"{when} {state.time}. {_MAKE_ONE}"
            )
        ]
    elif state.is_old:
        told = [f"Bản sao mới nhất đã cũ: {when} {state.time}. {_MAKE_ONE}"]
    if state.is_away:
        told.append(
            f"Bản sao ở {state.second} dừng từ {_day(state.second_seen, state.today)}. "
            "Hãy cắm USB hay ổ ấy rồi đóng chương trình một lần."
        )
    return " ".join(told)


def _day(iso: str, today: str) -> str:
    day = datetime.date.fromisoformat(iso)
    match (datetime.date.fromisoformat(today) - day).days:
        case 0:
            return "hôm nay"
        case 1:
            return "hôm qua"
        case _:
            return f"ngày {day.day}/{day.month}/{day.year}"
