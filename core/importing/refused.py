"""Why a file of someone else's is not read: one error a reason."""

from core.errors import AppError

LARGEST = 50_000_000
MOST_PARTS = 2_000


class FileEmpty(AppError):
    """`name` holds no text at all."""


class FileTooLarge(AppError):
    """`name` is, or unpacks to, `size` bytes; `largest` are read."""


class FileEncrypted(AppError):
    """`name` is locked with a password."""


class NotDocx(AppError):
    """`name` is called .docx, .doc or .odt and is something else."""


class FileDamaged(AppError):
    """`name` is broken: cut off, or not what its own lists say."""


class FileUnsafe(AppError):
    """`name` holds what no report holds (a document type definition, thousands of parts)."""


class TextUnreadable(AppError):
    """`name` is a text file in none of UTF-8, UTF-16 and Windows-1258."""


class FileKindUnknown(AppError):
    """`name` is none of .docx, .doc, .odt and .txt."""


class RtfFile(AppError):
    """`name` is a .rtf, whatever it is called."""
