"""What only Windows can be asked, by Microsoft's documents; not yet proved on a real PC."""

import ctypes
import mmap
import sys
from ctypes import wintypes
from pathlib import Path

assert sys.platform == "win32"  # noqa: S101 (for mypy: ctypes has these names only there)

_GENERIC_READ = 0x80000000
_SHARE_ALL = 7
_OPEN_EXISTING = 3
_NO_BUFFERING = 0x20000000
_WRITE_THROUGH = 8
_BLOCK = 1 << 16
_REMOVABLE, _FIXED, _BUS_USB = 2, 3, 7
_FAIL_QUIETLY = 1  # no box that asks for a disk in an empty reader
_QUERY_PROPERTY = 0x2D1400
_INVALID = ctypes.c_void_p(-1).value
_DOCUMENTS = "{FDD39AD0-238F-46AF-ADB4-6C85480369C7}"


def move_through(source: Path, target: Path) -> None:
    """Rename, kept on the medium when it returns; refuses where `target` exists."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    moved = kernel.MoveFileExW(
        wintypes.LPCWSTR(str(source)), wintypes.LPCWSTR(str(target)), _WRITE_THROUGH
    )
    if not moved:
        raise ctypes.WinError(ctypes.get_last_error())


def read_unbuffered(path: Path) -> bytes:
    """The file from the medium itself, past the system's cache."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(
        wintypes.LPCWSTR(str(path)), _GENERIC_READ, _SHARE_ALL, None, _OPEN_EXISTING,
        _NO_BUFFERING, None,
    )  # fmt: skip
    if handle in (None, _INVALID):
        raise ctypes.WinError(ctypes.get_last_error())
    try:
        return _read_aligned(kernel, handle, path.stat().st_size)
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


def is_removable(root: str) -> bool:
    """Whether the drive at `root` ("E:/") is a stick, or on USB though Windows calls it fixed."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    drive = root[:2]
    kernel.SetErrorMode(_FAIL_QUIETLY)
    kind = kernel.GetDriveTypeW(wintypes.LPCWSTR(f"{drive}\\"))
    if kind != _FIXED:
        return bool(kind == _REMOVABLE)
    kernel.CreateFileW.restype = ctypes.c_void_p
    device = f"\\\\.\\{drive}"
    handle = kernel.CreateFileW(
        wintypes.LPCWSTR(device), 0, _SHARE_ALL, None, _OPEN_EXISTING, 0, None
    )
    if handle in (None, _INVALID):
        return False
    try:
        return _bus(kernel, handle) == _BUS_USB
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))


def _bus(kernel: ctypes.WinDLL, handle: int) -> int:
    """The bus of a device, as STORAGE_DEVICE_DESCRIPTOR tells it; 0 where it does not say."""
    query = (ctypes.c_byte * 12)()
    answer = (ctypes.c_ubyte * 1024)()
    got = wintypes.DWORD()
    told = kernel.DeviceIoControl(
        ctypes.c_void_p(handle), _QUERY_PROPERTY, query, 12, answer, 1024, ctypes.byref(got), None
    )
    return int.from_bytes(answer[28:32], "little") if told and got.value >= 32 else 0


def documents_folder() -> Path | None:
    """The folder the user knows as Documents, wherever it was moved."""
    wanted = (ctypes.c_byte * 16)()
    ctypes.oledll.ole32.CLSIDFromString(_DOCUMENTS, ctypes.byref(wanted))
    found = ctypes.c_wchar_p()
    shell, ole = ctypes.windll.shell32, ctypes.windll.ole32
    failed = shell.SHGetKnownFolderPath(ctypes.byref(wanted), 0, None, ctypes.byref(found))
    try:
        return Path(found.value) if not failed and found.value else None
    finally:
        ole.CoTaskMemFree(found)


def _read_aligned(kernel: ctypes.WinDLL, handle: int, size: int) -> bytes:
    """Unbuffered reading wants whole blocks at page-aligned addresses."""
    room = max(-(-size // _BLOCK), 1) * _BLOCK
    buffer = mmap.mmap(-1, room)
    address = ctypes.addressof(ctypes.c_char.from_buffer(buffer))
    got, at = wintypes.DWORD(), 0
    while at < size:
        step = min(room - at, 1 << 20)
        target = ctypes.c_void_p(address + at)
        if not kernel.ReadFile(ctypes.c_void_p(handle), target, step, ctypes.byref(got), None):
            raise ctypes.WinError(ctypes.get_last_error())
        if not got.value:
            break
        at += got.value
    return buffer[:size]
