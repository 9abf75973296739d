"""What is told of a database that was not found as it was left."""

import datetime
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

ON_STICK = (
    "Dữ liệu đang mở thẳng từ USB. Rút USB hay đầy USB lúc đang làm là mất phần chưa lưu. "
    "Hãy chép cả thư mục vào máy rồi mở ở đó; USB để chép bản sao."
)

_MOST_PLACES = 3


class LastChange(Protocol):
    """As `storage.opening.Cut` tells it."""

    @property
    def at(self) -> str: ...
    @property
    def answers(self) -> tuple[tuple[str, str], ...]: ...


class Recovery(Protocol):
    """As `storage.recovering.Recovered` tells it."""

    @property
    def fault(self) -> str: ...
    @property
    def aside(self) -> Path | None: ...
    @property
    def at(self) -> str: ...
    @property
    def is_complete(self) -> bool: ...
    @property
    def answers(self) -> tuple[tuple[str, str], ...]: ...
    @property
    def others(self) -> int: ...
    @property
    def apart(self) -> Path | None: ...


class Found(Protocol):
    """As `storage.opening.Opening` tells it."""

    @property
    def cut(self) -> LastChange | None: ...

    @property
    def recovered(self) -> Recovery | None: ...
    @property
    def wrong(self) -> tuple[str, ...]: ...
    @property
    def newer(self) -> Path | None: ...
    @property
    def is_older(self) -> bool: ...
    @property
    def is_other(self) -> bool: ...


def lines(found: Found, place: str = "") -> tuple[str, ...]:
    """Everything to be told of a database that was not simply there, or not closed."""
    told = []
    if found.recovered:
        done = found.recovered
        until = until_words(done.at, place)
        told.append(recovered(done.fault, str(done.aside or ""), until, done.is_complete))
        if done.apart:
            told.append(of_apart(done.apart.name))
        if done.others:
            told.append(of_others(done.others))
    elif found.cut:
        told.append(cut(until_words(found.cut.at, place)))
    if found.is_older:
        told.append(older(found.newer.name if found.newer else ""))
    if found.is_other:
        told.append(other(found.newer.name if found.newer else ""))
    if found.wrong:
        told.append(wrong(found.wrong))
    return tuple(told)


def second_place(drive: str) -> str:
    """A drive is there on which backups could be kept too; asked once."""
    return (
        f"Máy có ổ {drive}. Có thể để thêm bản sao ở đó, phòng khi ổ đang dùng hỏng. "
        "Muốn để lúc khác hay nơi khác, vào trang Bản sao."
    )


def copy(last: str) -> str:
    """Another program has the database; this is a copy of it."""
    return f"Bản chép chỉ để xem, đến lần lưu {moment(last)}. Không sửa được gì ở cửa sổ này."


def until_words(at: str, place: str = "") -> str:
    """Until when, and where: " đến 14:32:05 ngày 28/11/2026, mục III.2.2 …,"."""
    until = f" đến {moment(at)}" if at else ""
    return f"{until}, {place}," if place else until


def place_of(name: str, places: Sequence[str]) -> str:
    """The sections of a report that were worked at last, three at most by name."""
    if not places:
        return name
    more = f" và {len(places) - _MOST_PLACES} mục khác" if len(places) > _MOST_PLACES else ""
    return f"mục {', '.join(places[:_MOST_PLACES])}{more} của {name}"


def locked(facts: Mapping[str, object]) -> str:
    """The database is open in another window, or on another computer."""
    who = ", ".join(
        words
        for words in (
            str(facts["name"]),
            f"máy {facts['computer']}" if facts["computer"] else "",
            f"từ {moment(str(facts['since']))}" if facts["since"] else "",
        )
        if words
    )
    where = f" ({who})" if who else ""
    if facts["is_here"]:
        return (
            f"Dữ liệu vẫn an toàn. Tệp {facts['path']} đang mở ở một cửa sổ khác trên chính máy "
            f"này{where}. Hãy tìm cửa sổ Báo cáo xã ấy trên thanh tác vụ để làm tiếp, hoặc đóng nó "
            "rồi thử lại."
        )
    place = "máy khác" if facts["computer"] else "cửa sổ hoặc máy khác"
    return (
        f"Dữ liệu vẫn an toàn. Tệp {facts['path']} đang mở ở {place}{where}. "
        "Hãy đóng chương trình ở đó rồi thử lại."
    )


def recovered(fault: str, aside: str, until: str, is_complete: bool) -> str:
    """A bad or missing database was made again."""
    begun = {
        "damaged": f"Tệp dữ liệu bị hỏng, đã để riêng ở {aside} chứ không xóa.",
        "missing": "Không thấy tệp dữ liệu ở chỗ cũ.",
        "behind": "Ổ đĩa chưa giữ những lần lưu cuối dù đã báo xong.",
    }[fault]
    until = until.rstrip(",")
    if is_complete:
        return f"{begun} Đã lập lại từ bản sao và sổ lưu, đủ mọi thứ đã lưu{until}."
    return (
        f"{begun} Đã mở trạng thái gần nhất còn đọc được{until}; những gì lưu sau đó có thể thiếu. "
        "Hãy xem lại các báo cáo, hoặc lấy thêm từ trang Bản sao."
    )


def of_apart(name: str) -> str:
    """Among the backups is work that what is open does not know."""
    return (
        f"Trong thư mục Ban sao có hai dòng làm việc khác nhau; dòng kia được giữ cả trong {name}. "
        "Ở trang Bản sao có thể so và lấy từng mục."
    )


def of_others(count: int) -> str:
    """Backups of other installations lie among ours."""
    return (
        f"Trong thư mục Ban sao còn {count} bản sao của máy khác, được giữ nguyên; "
        "cần thì xem và lấy từng báo cáo ở trang Bản sao."
    )


def cut(until: str) -> str:
    """The program did not end by itself the last time."""
    return (
        f"Lần trước máy tắt đột ngột. Mọi thứ đã lưu{until} vẫn còn nguyên; "
        "chữ gõ trong 2 giây cuối có thể thiếu."
    )


def older(newer: str) -> str:
    """The file is older than the last work on this computer."""
    told = "Tệp dữ liệu này cũ hơn lần làm việc cuối trên máy này."
    if newer:
        return (
            f"{told} Phần mới hơn được giữ trong bản sao {newer}; có thể lấy lại ở trang Bản sao."
        )
    return f"{told} Nếu chép nhầm tệp, hãy đóng chương trình và để lại tệp mới hơn vào chỗ cũ."


def other(ours: str) -> str:
    """The file is not the one that was worked at here."""
    told = "Tệp dữ liệu đang mở là của máy khác, không phải tệp đã làm lần cuối ở đây."
    if ours:
        return (
            f"{told} Phần đã làm ở đây được giữ trong bản sao {ours}; có thể lấy lại ở trang "
            "Bản sao."
        )
    return f"{told} Nếu chép nhầm tệp, hãy đóng chương trình và để lại tệp cũ vào chỗ cũ."


def wrong(parts: Collection[str]) -> str:
    """Some parts are not what was saved; "database": nobody can say which."""
    if "database" in parts:
        return (
            "Những gì mở ra được vẫn dùng được. Tệp dữ liệu có chỗ không đọc được nên có thể thiếu "
            "báo cáo hay mục. Hãy xem lại, và lấy lại phần thiếu từ trang Bản sao."
        )
    reports = [part.split()[1] for part in parts if part.startswith("report ")]
    others = len(parts) - len(reports)
    named = f"báo cáo {', '.join(reports)}" if reports else ""
    more = f"{others} mục khác" if others else ""
    told = " và ".join(filter(None, (named, more)))
    return (
        f"Các phần khác vẫn dùng được. Có phần không còn đúng như đã lưu: {told}. "
        "Hãy lấy lại phần ấy từ trang Bản sao."
    )


def moment(iso: str) -> str:
    """A clock's word as people say it: "14:32:05 ngày 28/11/2026"."""
    try:
        at = datetime.datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{at:%H:%M:%S} ngày {at.day}/{at.month}/{at.year}"


def about_folder(synced_by: str, *, is_avoided: bool) -> str:
    """What is to be known of where the data lies; "" nothing."""
    if is_avoided:
        return (
            f"Thư mục Tài liệu đang do {synced_by} đồng bộ, nên dữ liệu để ở thư mục trên "
            "để không bị sửa từ hai nơi."
        )
    if synced_by:
        return f"Thư mục này đang do {synced_by} đồng bộ; nên chuyển ra ngoài."
    return ""
