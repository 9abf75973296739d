"""Which drives can be pulled out, and what viruses leave on them beside our files."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

if sys.platform == "win32":
    from storage import windows

_SHORTCUTS = {".lnk", ".exe", ".scr", ".vbs", ".js", ".cmd", ".bat", ".pif", ".com"}
_BLOCKS = Path("/sys/class/block")
_TABLE = Path("/proc/self/mountinfo")
_MOUNTED = ("media/*", "media/*/*", "run/media/*/*", "mnt/*")
_PARTITION = re.compile(r"(\D+?\d*?)p?\d+")


def is_removable(root: Path, device: str) -> bool:
    """Whether the drive at `root`, whose device is called `device`, hangs on USB.

    Windows: by its drive type or its bus. Linux: by what the kernel says of the device.
    """
    if sys.platform == "win32":
        return windows.is_removable(str(root))
    return _is_usb(Path(device).name)


def is_on_stick(path: Path) -> bool:
    """Whether the file lies on a drive that can be pulled out."""
    if sys.platform == "win32":
        return windows.is_removable(f"{path.absolute().drive}\\")
    return _is_usb(_device_of(path))


def other_places(path: Path) -> tuple[Path, ...]:
    """Drives other than the one of `path` on which something can be written."""
    if sys.platform == "win32":
        own = path.absolute().drive.upper()
        roots = [Path(f"{letter}:\\") for letter in "DEFGHIJ" if f"{letter}:" != own]
    else:
        roots = [found for top in _MOUNTED for found in sorted(Path("/").glob(top))]
    return tuple(root for root in roots if root.is_mount() and os.access(root, os.W_OK))


def look_alikes(folder: Path) -> tuple[str, ...]:
    """Names in `folder` that a virus makes: a shortcut or a program called like one of our files,
    or like a folder that it hid."""
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError:
        return ()
    ours = {Path(name).stem.lower() for name in names if name.lower().endswith(".db")}
    return tuple(name for name in names if _is_look_alike(name, ours, names))


def _is_look_alike(name: str, ours: Iterable[str], names: Iterable[str]) -> bool:
    path = Path(name.lower())
    if path.suffix not in _SHORTCUTS:
        return False
    bare = path.stem.removesuffix(".db")
    folders = {other.lower() for other in names if "." not in other}
    return bare in ours or bare in folders


def _device_of(path: Path) -> str:
    """The block device of the file system that `path` lies on, as the kernel's table has it."""
    try:
        found = path.stat().st_dev
        lines = _TABLE.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    number = f"{os.major(found)}:{os.minor(found)}"
    mounted = (line.split() for line in lines)
    devices = [words[words.index("-") + 2] for words in mounted if words[2] == number]
    return Path(devices[0]).name if devices else ""


def _is_usb(name: str) -> bool:
    found = _BLOCKS / name
    whole = _PARTITION.fullmatch(name)
    disk = _BLOCKS / whole[1] if whole and (_BLOCKS / whole[1]).exists() else found
    try:
        if "/usb" in os.path.realpath(disk):
            return True
        return (disk / "removable").read_text(encoding="ascii").strip() == "1"
    except OSError:
        return False
