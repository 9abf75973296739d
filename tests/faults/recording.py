"""What a process did to a folder of files, system call by system call, as strace saw it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

_TRACED = (
    "open,openat,creat,close,lseek,write,pwrite64,writev,pwritev,ftruncate,truncate,fsync,"
    "fdatasync,rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,link,linkat,sendfile,"
    "copy_file_range"
)
_LINE = re.compile(r"(\w+)\((.*)\)\s+= (-?\d+)")
# Of several threads a call may end after those of others: then it stands in two lines.
_BEGUN, _ENDED = re.compile(r"(.*) <unfinished \.\.\.>"), re.compile(r"<\.\.\. \w+ resumed>(.*)")
_DESCRIPTOR = re.compile(r"(\d+)<((?:[^>\\]|\\.)*)>")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')

Kind = Literal["create", "write", "cut", "sync", "rename", "unlink", "folder", "said"]


@dataclass(frozen=True, slots=True)
class Step:
    """One thing done: `path` is relative to the folder ("." for itself), `to` a new name.

    `at` is the place of a write, or the length after a cut; `data` what was written or said.
    """

    kind: Kind
    path: str = ""
    to: str = ""
    at: int = 0
    data: bytes = b""


class Unmodelled(Exception):
    """The process did something to its files that power cuts are not modelled for."""


def can_record() -> bool:
    """Whether strace is installed."""
    return shutil.which("strace") is not None


def record(module: str, folder: Path, arguments: Sequence[str] = ()) -> tuple[Step, ...]:
    """Runs `python -m module folder …` and tells what it did in `folder`; raises where it fails.

    What the process writes to its standard output is in the list too: an acknowledgement stands
    where it was said, between the writes.
    """
    trace = folder.parent / f"{folder.name}.trace"
    strace = ["strace", "-f", "-y", "-xx", "-s", "10000000", "-e", f"trace={_TRACED}"]
    command = [*strace, "-o", str(trace), sys.executable, "-m", module, str(folder), *arguments]
    reader = _Reader(folder)
    subprocess.run(command, check=True, stdout=subprocess.PIPE, timeout=300)
    with trace.open(encoding="ascii") as lines:
        for line in _whole(lines):
            found = _LINE.match(line)
            if found and not found[3].startswith("-"):
                reader.read(found[1], found[2], int(found[3]))
    trace.unlink()
    return tuple(reader.steps)


def _whole(lines: Iterable[str]) -> Iterator[str]:
    """Each call where it ended, without its thread's number."""
    begun: dict[str, str] = {}
    for line in lines:
        thread, _, call = line.partition(" ")
        call = call.strip()
        if found := _BEGUN.match(call):
            begun[thread] = found[1]
        elif found := _ENDED.match(call):
            yield begun.pop(thread) + found[1]
        else:
            yield call


class _Reader:
    """Follows every open file's place, so that each write knows where it went."""

    def __init__(self, folder: Path) -> None:
        self._root = str(folder)
        self._places: dict[str, int] = {}
        self._appending: set[str] = set()
        self._sizes = {
            str(path.relative_to(folder)): path.stat().st_size
            for path in folder.rglob("*")
            if path.is_file()
        }
        self.steps: list[Step] = []

    def read(self, call: str, given: str, result: int) -> None:
        match call:
            case "open" | "openat" | "creat":
                self._opened(call, given, str(result))
            case "close":
                self._places.pop(given.partition("<")[0], None)
            case "write" | "pwrite64":
                self._wrote(call, given, result)
            case "lseek":
                self._places[given.partition("<")[0]] = result
            case "ftruncate" | "fsync" | "fdatasync":
                self._on_descriptor(call, given)
            case "rename" | "renameat" | "renameat2" | "unlink" | "unlinkat" | "mkdir" | "mkdirat":
                self._on_names(call, given)
            case _:
                inside = [self._within(_text(found)) for found in _TEXT.findall(given)]
                if any(inside) or any(self._within(path) for _, path in _descriptors(given)):
                    raise Unmodelled(f"{call}({given[:200]})")

    def _opened(self, call: str, given: str, descriptor: str) -> None:
        path = self._within(_text(_TEXT.findall(given)[-1]))
        if not path:
            return
        self._places[descriptor] = 0
        appending = "O_APPEND" in given
        (self._appending.add if appending else self._appending.discard)(descriptor)
        made = path not in self._sizes and ("O_CREAT" in given or call == "creat")
        if made:
            self._sizes[path] = 0
            self.steps.append(Step("create", path))
        elif "O_TRUNC" in given and path in self._sizes:
            self._cut(path, 0)

    def _wrote(self, call: str, given: str, length: int) -> None:
        descriptor, target = _descriptors(given)[0]
        data = _bytes(_TEXT.findall(given)[0])[:length]
        if descriptor == "1" and call == "write":
            self.steps.append(Step("said", data=data))
            return
        path = self._within(target)
        if not path:
            return
        if call == "pwrite64":
            at = int(given.rpartition(",")[2])
        else:
            appending = descriptor in self._appending
            at = self._sizes[path] if appending else self._places.get(descriptor, 0)
            self._places[descriptor] = at + length
        self._sizes[path] = max(self._sizes[path], at + length)
        self.steps.append(Step("write", path, at=at, data=data))

    def _on_descriptor(self, call: str, given: str) -> None:
        path = self._within(_descriptors(given)[0][1])
        if path and call == "ftruncate":
            self._cut(path, int(given.rpartition(",")[2]))
        elif path:
            self.steps.append(Step("sync", path))

    def _on_names(self, call: str, given: str) -> None:
        names = [self._within(_text(found)) for found in _TEXT.findall(given)]
        if not all(names):
            return
        if call.startswith("rename"):
            self._sizes[names[1]] = self._sizes.pop(names[0], 0)
            self.steps.append(Step("rename", names[0], to=names[1]))
        elif call.startswith("mkdir"):
            self.steps.append(Step("folder", names[0]))
        elif "AT_REMOVEDIR" not in given:
            self._sizes.pop(names[0], None)
            self.steps.append(Step("unlink", names[0]))

    def _cut(self, path: str, length: int) -> None:
        self._sizes[path] = length
        self.steps.append(Step("cut", path, at=length))

    def _within(self, path: str) -> str:
        """The path relative to the folder, "" for what lies elsewhere."""
        if path == self._root:
            return "."
        bare = path.removesuffix(" (deleted)")
        return bare[len(self._root) + 1 :] if bare.startswith(f"{self._root}/") else ""


def _descriptors(given: str) -> list[tuple[str, str]]:
    return [(number, _text(path)) for number, path in _DESCRIPTOR.findall(given)]


def _text(found: str) -> str:
    return _bytes(found).decode("utf-8", "surrogateescape") if "\\x" in found else found


def _bytes(found: str) -> bytes:
    return bytes.fromhex(found.replace("\\x", ""))
