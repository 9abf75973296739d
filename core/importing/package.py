"""The parts of a Word file, opened as something a stranger has made."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol
from xml.etree import ElementTree as ET

from core.importing.refused import (
    LARGEST,
    MOST_PARTS,
    FileDamaged,
    FileEmpty,
    FileEncrypted,
    FileTooLarge,
    FileUnsafe,
    NotDocx,
)
from core.importing.watching import Watch, unwatched, watched

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_OPEN_TEXT = b"application/vnd.oasis.opendocument.text"
_ROOTS = "_rels/.rels"
OPEN_CONTENT = "content.xml"
# So much of a part is read between two looks at whether it is still wanted.
_PIECE = 500_000
_OFFICE = "/officeDocument"
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)

Event = tuple[str, ET.Element]


class Target(Protocol):
    """What takes a part as it is read."""

    def start(self, tag: str, attributes: dict[str, str], /) -> None: ...

    def end(self, tag: str, /) -> None: ...

    def data(self, text: str, /) -> None: ...

    def close(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Package:
    """What can be read of one Word file; every failure names the file."""

    name: str
    archive: zipfile.ZipFile
    main: str

    def beside(self, part: str) -> str:
        """The path of a part that lies where the main part does."""
        return f"{self.main.rpartition('/')[0]}/{part}".lstrip("/")

    def has(self, part: str) -> bool:
        """Whether the package holds that part."""
        return part in self.archive.NameToInfo

    def size(self, part: str) -> int:
        """How many bytes the part unpacks to."""
        return self.archive.getinfo(part).file_size

    def events(self, part: str) -> Iterator[Event]:
        """Starts and ends of the part's elements, in order."""
        yield from _events(self.name, _safe(self.name, self._bytes(part)))

    def feed(
        self, part: str, target: Target, watch: Watch = unwatched, span: tuple[int, int] = (0, 0)
    ) -> None:
        """Tells `target` the part's elements and text, in order; `span` are its per cent."""
        parser = ET.XMLParser(target=target)  # noqa: S314
        try:
            # `_safe` has let no type definition through.
            found = _safe(self.name, self._bytes(part))
            starts = range(0, len(found), _PIECE)
            for start in watched(starts, watch, span, len(starts), step=1):
                parser.feed(found[start : start + _PIECE])
            parser.close()
        except ET.ParseError:
            raise FileDamaged(name=self.name) from None

    def root(self, part: str) -> ET.Element:
        """The part as a whole tree."""
        return _root(self.name, self._bytes(part))

    def _bytes(self, part: str) -> bytes:
        return _read(self.name, self.archive, part)


def open_package(name: str, data: bytes) -> Package:
    """The package in `data`.

    Its main part is "content.xml" where it is a text of LibreOffice. Raises FileEmpty,
    FileTooLarge, FileEncrypted, NotDocx, FileDamaged and FileUnsafe, with `name`.
    """
    _known_kind(name, data)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN:
        raise FileDamaged(name=name) from None
    infos = archive.infolist()
    if len(infos) > MOST_PARTS:
        raise FileUnsafe(name=name)
    size = sum(info.file_size for info in infos)
    if size > LARGEST:
        raise FileTooLarge(name=name, size=size, largest=LARGEST)
    if any(info.flag_bits & 1 for info in infos):
        raise FileEncrypted(name=name)
    return Package(name, archive, _main_part(name, archive))


def _known_kind(name: str, data: bytes) -> None:
    if not data:
        raise FileEmpty(name=name)
    if len(data) > LARGEST:
        raise FileTooLarge(name=name, size=len(data), largest=LARGEST)
    if data.startswith(_COMPOUND):
        raise FileEncrypted(name=name) if _LOCKED in data else NotDocx(name=name)
    if not data.startswith(b"PK"):
        raise NotDocx(name=name)


def _main_part(name: str, archive: zipfile.ZipFile) -> str:
    if OPEN_CONTENT in archive.NameToInfo:
        return _open_content(name, archive)
    if _ROOTS not in archive.NameToInfo:
        raise NotDocx(name=name)
    for relation in _root(name, _read(name, archive, _ROOTS)):
        target = relation.get("Target", "").lstrip("/")
        if relation.get("Type", "").endswith(_OFFICE) and target in archive.NameToInfo:
            return target
    raise NotDocx(name=name)


def _open_content(name: str, archive: zipfile.ZipFile) -> str:
    """A locked text of LibreOffice says so in its manifest."""
    kind = _read(name, archive, "mimetype") if "mimetype" in archive.NameToInfo else b""
    if not kind.startswith(_OPEN_TEXT):
        raise NotDocx(name=name)
    listed = "META-INF/manifest.xml"
    if listed in archive.NameToInfo and b"encryption-data" in _read(name, archive, listed):
        raise FileEncrypted(name=name)
    return OPEN_CONTENT


def _read(name: str, archive: zipfile.ZipFile, part: str) -> bytes:
    try:
        return archive.read(part)
    except _BROKEN:
        raise FileDamaged(name=name) from None


def _safe(name: str, data: bytes) -> bytes:
    """The part as UTF-8 without its declaration: no other encoding hides a type definition."""
    wide = data[:2] in (b"\xff\xfe", b"\xfe\xff")
    try:
        found = data.decode("utf-16" if wide else "utf-8-sig").lstrip()
    except UnicodeDecodeError:
        raise FileDamaged(name=name) from None
    if "<!DOCTYPE" in found or "<!ENTITY" in found:
        raise FileUnsafe(name=name)
    if found.startswith("<?xml"):
        found = found.partition("?>")[2]
    return found.replace(_STRICT[1:-1], W[1:-1]).encode()


def _events(name: str, data: bytes) -> Iterator[Event]:
    try:
        # `_safe` has let no type definition through.
        yield from ET.iterparse(io.BytesIO(data), events=("start", "end"))  # noqa: S314
    except ET.ParseError:
        raise FileDamaged(name=name) from None


def _root(name: str, data: bytes) -> ET.Element:
    found = _safe(name, data)
    try:
        return ET.fromstring(found)  # noqa: S314
    except ET.ParseError:
        raise FileDamaged(name=name) from None
