"""What the body of a unit is called, for a first page that needs no more of it."""

# Offices of a committee, which issue papers of their own.
OFFICE_KINDS = ("sở", "ban", "phòng", "văn phòng", "chi cục", "trung tâm")
SHORT = "UBND"


def body_name(full_name: str) -> str:
    """The body, by a unit's full name: "UBND xã Trà Sơn", "Sở Nội vụ"; "" where there is none."""
    is_office = any(full_name.startswith(f"{kind.capitalize()} ") for kind in OFFICE_KINDS)
    return full_name if is_office or not full_name else f"{SHORT} {full_name}"
