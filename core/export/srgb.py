"""The colour profile of sRGB, written here from its standard (IEC 61966-2-1, ICC.1:2001-04)."""

import functools
import struct

# Linear sRGB → XYZ, adapted to the profile connection space's D50.
_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_STEPS = 1024
_NAME = b"sRGB IEC61966-2-1"
_RIGHTS = b"No copyright, use freely"


@functools.cache
def srgb_profile() -> bytes:
    """A display profile of ICC version 2.1, always the same bytes."""
    curve = _curve()
    parts = {b"desc": _description(), b"cprt": b"text" + bytes(4) + _RIGHTS + b"\0"}
    parts[b"wtpt"] = _place(_WHITE)
    parts |= {tag: _place(colour) for tag, colour in _PRIMARIES.items()}
    parts |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    table, body = struct.pack(">I", len(parts)), b""
    start = 128 + 4 + 12 * len(parts)
    places: dict[bytes, int] = {}
    for tag, data in parts.items():
        if data not in places:
            places[data] = start + len(body)
            body += data + bytes(-len(data) % 4)
        table += tag + struct.pack(">II", places[data], len(data))
    return _header(start + len(body)) + table + body


def _header(size: int) -> bytes:
    made = struct.pack(">6H", 2024, 1, 1, 0, 0, 0)
    classes = b"mntr" + b"RGB " + b"XYZ "
    head = struct.pack(">I4sI", size, bytes(4), 0x02100000) + classes + made + b"acsp"
    head += bytes(28) + _fixed(_WHITE)
    return head + bytes(128 - len(head))


def _description() -> bytes:
    name = _NAME + b"\0"
    # An ASCII name; none in Unicode, none in Macintosh script.
    return b"desc" + bytes(4) + struct.pack(">I", len(name)) + name + bytes(4 + 4 + 2 + 1 + 67)


def _place(colour: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + _fixed(colour)


def _fixed(numbers: tuple[float, float, float]) -> bytes:
    return struct.pack(">3i", *(round(number * 65536) for number in numbers))


def _curve() -> bytes:
    values = [round(_linear(step / (_STEPS - 1)) * 65535) for step in range(_STEPS)]
    return b"curv" + bytes(4) + struct.pack(f">I{_STEPS}H", _STEPS, *values)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
