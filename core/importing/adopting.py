"""What an old paper says of the unit enters its profile, where the profile does not know better."""

from dataclasses import replace

from core.importing.reading import Imported
from core.report import Registration, Report
from core.unit import Office, Signer, Unit, short_id


def adopted(unit: Unit, imported: Imported) -> tuple[Unit, Report]:
    """The profile with the paper's name, place and signer, and the report among them.

    A profile that has a name keeps its own; a signer it does not know is added, never changed.
    """
    head = imported.head
    if not unit.name and head.unit_name:
        kind = head.unit_kind or unit.kind
        place = unit.place or (head.place if head.place != head.unit_name else "")
        unit = replace(unit, name=head.unit_name, kind=kind, place=place)
    unit, signer = _with_signer(unit, head.signer_name, head.signer_office)
    report = imported.report
    registration = Registration(head.number or None, head.date)
    return unit, replace(
        report,
        unit=unit.full_name or report.unit,
        head=replace(report.head, signer=signer),
        registration=registration,
    )


def _with_signer(unit: Unit, name: str, office: Office | None) -> tuple[Unit, str | None]:
    if not name:
        return unit, None
    known = next((signer.id for signer in unit.signers if signer.name == name), None)
    if known:
        return unit, known
    id_ = short_id(name, [signer.id for signer in unit.signers])
    signer = Signer(id_, name, office or Office.CHAIR)
    return replace(unit, signers=(*unit.signers, signer)), id_
