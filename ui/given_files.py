"""Files a person names, read whole; and the ids of what is made from them."""

import errno
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from core.errors import AppError


class FileUnreadable(AppError):
    """`file` can't be read: `problem`."""


class FileMissing(AppError):
    """There is no `file`."""


@dataclass(frozen=True, slots=True)
class Pasted:
    """A text that was copied, in the place of a file."""

    name: str
    text: str


def bytes_of(given: Path | Pasted, largest: int) -> bytes:
    """What is to be read of it."""
    return given.text.encode() if isinstance(given, Pasted) else read_file(given, largest)


def read_file(path: Path, largest: int) -> bytes:
    """The bytes of a file; at most one more than `largest`, so that its reader can refuse it."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            # Whoever opens a pipe waits for who writes into it.
            raise OSError(errno.ENXIO, os.strerror(errno.ENXIO))
        with path.open("rb") as file:
            return file.read(largest + 1)
    except FileNotFoundError:
        raise FileMissing(file=path) from None
    except OSError as error:
        raise FileUnreadable(file=path, problem=error.strerror or "") from None


def unread_in(name: str) -> str:
    """What a file of that kind says and nobody here can read; "" where all is read."""
    if not name.lower().endswith(".doc"):
        return ""
    return "Số thứ tự do Word tự đánh trong tệp .doc không đọc được; lời của đoạn vẫn đủ."


def new_id() -> str:
    """An opaque id, unlike any other in the country."""
    return secrets.token_hex(10)
