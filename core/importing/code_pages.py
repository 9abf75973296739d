"""The bytes of a text file → its letters: Unicode, or the code pages of old Windows."""

import re
import unicodedata

from core.importing.legacy import Legacy, Letters, of_text
from core.importing.refused import TextUnreadable

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONED = re.compile(f"[aăâeêioôơuưyAĂÂEÊIOÔƠUƯY][{_TONES}]")
_ANY_TONE = re.compile(f"[{_TONES}]")
_FEWEST = 5
_LOOKED_AT = 200_000


def decoded(name: str, data: bytes, letters: Letters) -> str:
    """The text of a file; TCVN3 and VNI as the letters their fonts replace.

    Windows-1258 is known by its tones, each on a vowel. Raises TextUnreadable, with `name`.
    """
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        found = data.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError:
        found = "" if wide or b"\0" in data[:_LOOKED_AT] else _of_old_windows(data, letters)
        if not found:
            raise TextUnreadable(name=name) from None
    if "\0" in found:
        raise TextUnreadable(name=name)
    return found


def _of_old_windows(data: bytes, letters: Letters) -> str:
    """ "" where the bytes tell nothing for sure."""
    piece = data[:_LOOKED_AT]
    try:
        toned = piece.decode("cp1258")
    except UnicodeDecodeError:
        toned = ""
    marks, on_vowels = len(_ANY_TONE.findall(toned)), len(_TONED.findall(toned))
    if letters.encoding or (told := of_text(piece.decode("latin-1"))) is Legacy.TCVN3:
        return data.decode("latin-1")
    if on_vowels >= _FEWEST and on_vowels == marks and not told:
        return _whole(data)
    return data.decode("latin-1") if told else ""


def _whole(data: bytes) -> str:
    try:
        return unicodedata.normalize("NFC", data.decode("cp1258"))
    except UnicodeDecodeError:
        return ""
