"""One report as a line of a list."""

from dataclasses import dataclass

from core.period import Period


@dataclass(frozen=True, slots=True)
class ReportLine:
    """`name` is the kind's; `number` the clerk's, "" where none was given yet."""

    id: str
    template: str
    name: str
    period: Period
    unit: str
    revision: int
    is_final: bool
    is_practice: bool
    is_received: bool
    number: str

    @property
    def state(self) -> str:
        """Where it stands, in words."""
        if self.is_received:
            return "Đã nhận"
        word = "Đã hoàn thành" if self.is_final else "Đang soạn"
        return f"{word} (làm thử)" if self.is_practice else word
