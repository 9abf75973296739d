"""The states in which a power cut can leave a folder, rebuilt from what was done to it.

Two disks are modelled. On a *journalling* one (NTFS, ext4) flushing a file also settles all names
made before; on a *strict* one it settles the file's content and its own name, and nothing else. In
both, what was not flushed is kept or lost sector by sector, in any mixture.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from random import Random
from typing import Literal

from tests.faults.recording import Step

SECTOR = 512
Disk = Literal["journalling", "strict"]
Files = Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class State:
    """What is found when the power is back, and what the process had said by then."""

    files: Files
    said: bytes
    cut_after: int


@dataclass(slots=True)
class _Drive:
    """Contents by a file's number; names that are settled, and those the process sees."""

    disk: Disk
    contents: dict[int, bytearray] = field(default_factory=dict)
    settled: dict[str, int] = field(default_factory=dict)
    names: dict[str, int] = field(default_factory=dict)
    waiting: dict[int, list[Step]] = field(default_factory=lambda: defaultdict(list))
    unsettled: list[tuple[str, str, int]] = field(default_factory=list)
    said: bytes = b""

    def start(self, files: Files) -> None:
        for number, (path, data) in enumerate(files.items()):
            self.contents[number] = bytearray(data)
            self.settled[path] = self.names[path] = number

    def do(self, step: Step) -> None:
        match step.kind:
            case "said":
                self.said += step.data
            case "create":
                self.contents[len(self.contents)] = bytearray()
                self._name("set", step.path, len(self.contents) - 1)
            case "write" | "cut":
                self.waiting[self.names[step.path]].append(step)
            case "unlink":
                self._name("drop", step.path, self.names[step.path])
            case "rename":
                number = self.names[step.path]
                self._name("drop", step.path, number)
                self._name("set", step.to, number)
            case "sync":
                self._sync(step.path)
            case "folder":
                pass

    def _name(self, act: str, path: str, number: int) -> None:
        _apply_name(self.names, act, path, number)
        self.unsettled.append((act, path, number))

    def _sync(self, path: str) -> None:
        number = self.names.get(path)
        if number is None:
            self._settle(lambda entry: _folder(entry[1]) == path)
            return
        for step in self.waiting.pop(number, []):
            _apply(self.contents[number], step, lambda: True)
        if self.disk == "journalling":
            self._settle(lambda _: True)
        else:
            self._settle(lambda entry: entry[0] == "set" and entry[2] == number)

    def _settle(self, chosen: Callable[[tuple[str, str, int]], bool]) -> None:
        for entry in self.unsettled:
            if chosen(entry):
                _apply_name(self.settled, *entry)
        self.unsettled = [entry for entry in self.unsettled if not chosen(entry)]

    def cut(self, chance: Random) -> Files:
        """The power goes: names a prefix of what waited, contents any mixture of sectors."""
        for entry in self.unsettled[: chance.randrange(len(self.unsettled) + 1)]:
            _apply_name(self.settled, *entry)
        share = chance.choice((0, 0, 0.1, 0.5, 0.9, 1, 1))
        for number, steps in self.waiting.items():
            for step in steps:
                _apply(self.contents[number], step, lambda: chance.random() < share)
        return {path: bytes(self.contents[number]) for path, number in self.settled.items()}


def states(
    before: Files, steps: Sequence[Step], disk: Disk, first: int, each: int, seed: int
) -> Iterator[State]:
    """`each` states after every step from number `first` on; the same for the same `seed`."""
    for last in range(first, len(steps)):
        for attempt in range(each):
            drive = _Drive(disk)
            drive.start(before)
            for step in steps[: last + 1]:
                drive.do(step)
            chance = Random(f"{seed} {last} {attempt}")  # noqa: S311
            said = drive.said
            yield State(drive.cut(chance), said, last)


def _apply_name(names: dict[str, int], act: str, path: str, number: int) -> None:
    if act == "set":
        names[path] = number
    elif names.get(path) == number:
        del names[path]


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _apply(content: bytearray, step: Step, is_kept: Callable[[], bool]) -> None:
    if step.kind == "cut":
        if is_kept():
            _resize(content, step.at)
        return
    end = step.at + len(step.data)
    start = step.at
    while start < end:
        stop = min((start // SECTOR + 1) * SECTOR, end)
        if is_kept():
            if len(content) < stop:
                _resize(content, stop)
            content[start:stop] = step.data[start - step.at : stop - step.at]
        start = stop


def _resize(content: bytearray, length: int) -> None:
    if len(content) > length:
        del content[length:]
    else:
        content.extend(bytes(length - len(content)))
