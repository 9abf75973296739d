"""Files: written beside and renamed, so that under a name stands the whole or what was before."""

import contextlib
import errno
import os
import re
import sys
import time
import unicodedata
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from core.errors import AppError
from storage.connection import DiskFailing, DiskFull

if sys.platform == "win32":
    from storage import windows

_NO_ROOM = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO}
_PROTECTED, _PULLED = 19, {21, 55, 433, 1167}  # Windows: write-protected; not ready, not there
_HELD = {5, 32, 33}  # Windows: a scanner or Word has the file open
_FORBIDDEN = re.compile('[<>:"/\\\\|?*\x00-\x1f]+')
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_CHUNK, _WATCHED = 1 << 18, 1 << 20

# Told how many bytes of how many are on the medium; False asks to stop.
Watch = Callable[[int, int], bool]


class TargetUnwritable(AppError):
    """`path` can't be written: `detail` is the system's word."""


class TargetProtected(TargetUnwritable):
    """`path` lies on a medium whose switch or system forbids every writing."""


class StickGone(TargetUnwritable):
    """The stick or folder of `path` is not there, or no more."""


class TargetInUse(AppError):
    """`path` is open in another program."""


class TargetTaken(AppError):
    """`path` is there already and holds something else."""


class WritingStopped(AppError):
    """A person stopped it; `path` was not written."""


class WriteNotKept(AppError):
    """`path` was written without complaint and reads otherwise: the medium does not keep it."""


def write(path: Path, data: bytes) -> None:
    """The file holds `data` and is on the disk, or nothing was changed.

    Raises TargetUnwritable, TargetInUse, DiskFull or DiskFailing.
    """
    write_all({path: data})


def write_all(wanted: Mapping[Path, bytes]) -> None:
    """Every file holds its data, or none was changed; raises as `write` does."""
    parts = {path: path.parent / f"{path.name}.part" for path in wanted}
    at = Path()
    try:
        for at, data in wanted.items():
            _refuse_what_is_no_file(at)
            _write_through(parts[at], data)
        for at, part in parts.items():
            _retried(partial(part.replace, at))
            flush_folder(at.parent)
    except OSError as error:
        for part in parts.values():
            _forget(part)
        raise told(error, at) from error


def put_on_stick(data: bytes, folder: Path, name: str, watch: Watch | None = None) -> Path:
    """A new file on a stick that may be pulled at any moment: proved whole, or not there.

    Never overwrites; the same content under the same name is left as it is. The file is flushed
    once more after the rename: Linux writes a FAT entry with length 0 first. Proved on Linux with
    vfat, exFAT and ext4; the Windows branches follow Microsoft's documents and are unproved.
    """
    final, part = folder / name, folder / f"{name}.part"
    want = _digest(data)
    try:
        if final.exists():
            if _digest(read_past_cache(final)) == want:
                return final
            raise TargetTaken(path=final)
        _write_through(part, data, watch)
        _prove(part, want)
        if watch and not watch(len(data), len(data)):
            raise WritingStopped(path=final)
        _retried(lambda: rename_new(part, final))
        flush(final)
        flush_folder(folder)
        _prove(final, want)
    except OSError as error:
        _forget(part)
        raise told_of_stick(error, final) from error
    except BaseException:
        _forget(part)
        raise
    return final


def read_past_cache(path: Path) -> bytes:
    """What is on the medium, not what the system remembers of it; the file was flushed before."""
    if sys.platform == "win32":
        found = windows.read_unbuffered(path)
    else:
        with path.open("rb", buffering=0) as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            found = file.read()
    return found


def forget_cache(path: Path) -> None:
    """What is read next of a flushed file comes from the medium, where the system knows how."""
    if sys.platform != "win32":
        with path.open("rb", buffering=0) as file:
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def safe_name(text: str, limit: int = 80) -> str:
    """`text` as a file's name that Windows, FAT and Linux accept."""
    name = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", text)).strip(" .-")[:limit].strip(" .-")
    return f"_{name}" if not name or _DEVICES.match(name) else name


def told(error: OSError, path: Path) -> AppError:
    """What the system refused at `path`, in this program's terms."""
    if error.errno in _NO_ROOM:
        return DiskFull(path=path)
    if error.errno == errno.EROFS or getattr(error, "winerror", None) == _PROTECTED:
        return TargetProtected(path=path, detail=str(error.strerror))
    if error.errno in _GONE:
        return DiskFailing(path=path, detail=str(error.strerror))
    if getattr(error, "winerror", None) in _HELD - {5}:
        return TargetInUse(path=path)
    return TargetUnwritable(path=path, detail=str(error.strerror))


def told_of_stick(error: OSError, path: Path) -> AppError:
    """`told`, where the medium may have been pulled: its folder is gone with it."""
    pulled = getattr(error, "winerror", None) in _PULLED
    if pulled or error.errno in {errno.ENODEV, errno.ENXIO} or not _is_there(path.parent):
        return StickGone(path=path, detail=str(error.strerror))
    return told(error, path)


def _is_there(folder: Path) -> bool:
    try:
        return folder.exists()
    except OSError:
        return False


def _refuse_what_is_no_file(path: Path) -> None:
    """A rename would put a file in the place of a pipe or a device."""
    if path.exists() and not path.is_file():
        number = errno.EISDIR if path.is_dir() else errno.EPERM
        raise OSError(number, os.strerror(number))


def _write_through(path: Path, data: bytes, watch: Watch | None = None) -> None:
    with path.open("wb") as file:
        for start in range(0, len(data), _CHUNK):
            file.write(data[start : start + _CHUNK])
            done = min(start + _CHUNK, len(data))
            if watch and done % _WATCHED == 0:
                # What the system only remembers says nothing of how fast the stick is.
                file.flush()
                os.fsync(file.fileno())
                if not watch(done, len(data)):
                    raise WritingStopped(path=path)
        file.flush()
        os.fsync(file.fileno())


def _digest(data: bytes) -> bytes:
    import hashlib  # not before the first page is painted

    return hashlib.sha256(data).digest()


def _prove(path: Path, want: bytes) -> None:
    if _digest(read_past_cache(path)) != want:
        raise WriteNotKept(path=path)


def rename_new(part: Path, final: Path) -> None:
    """Give a flushed file its name, where there is none of that name yet."""
    if sys.platform == "win32":
        windows.move_through(part, final)
    elif final.exists():
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(final))
    else:
        part.rename(final)


def flush(path: Path) -> None:
    """What was written into the file is on the disk when this returns."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def flush_folder(folder: Path) -> None:
    """The names in the folder are on the disk when this returns."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _retried(step: Callable[[], object]) -> None:
    """A virus scanner holds a new file for a moment; on Windows alone that refuses the step."""
    for _ in range(10):
        try:
            step()
        except OSError as error:
            if getattr(error, "winerror", None) not in _HELD:
                raise
            time.sleep(0.1)
        else:
            return
    step()


def _forget(part: Path) -> None:
    with contextlib.suppress(OSError):
        part.unlink()
