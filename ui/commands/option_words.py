"""How the command line does what a sentence asks for: never seen at the window."""

from core.errors import AppError
from ui.messages import sentence

_HOW = {
    "DataFolderUnwritable": "--data THƯ-MỤC",
    "DatabaseForeign": "--data THƯ-MỤC",
    "VersionUnknown": "lệnh history",
    "BackupsNone": "lệnh backup",
    "RestoreNeedsReport": "restore --report MÃ",
    "ReportNotInBackup": "restore --look",
    "ReportDeleted": "lệnh undelete",
    "RemarkUnknown": "lệnh remark",
}


def told(error: AppError) -> str:
    """What happened and what to do, with the option or the command for it."""
    how = _HOW.get(type(error).__name__)
    return f"{sentence(error)} (Ở dòng lệnh: {how}.)" if how else sentence(error)
