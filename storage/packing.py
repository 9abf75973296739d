"""Older texts are kept packed: deflated and written as ASCII, so that history stays small."""

import base64
import binascii
import zlib

_LARGEST = 32 << 20


def packed(text: str) -> str:
    """`text` in fewer signs."""
    return base64.b85encode(zlib.compress(text.encode(), 9)).decode()


def unpacked(kept: str) -> str:
    """What `packed` was given; raises ValueError on anything else, however much it would become."""
    unpacker = zlib.decompressobj()
    try:
        data = unpacker.decompress(base64.b85decode(kept), _LARGEST)
    except (zlib.error, binascii.Error) as error:
        raise ValueError("not packed") from error
    if not unpacker.eof or unpacker.unused_data:
        raise ValueError("not packed")
    return data.decode()
