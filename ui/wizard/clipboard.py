"""What is copied from our editors and what is pasted into them."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QMimeData
from PySide6.QtGui import QGuiApplication, QTextDocumentFragment

from core.markup import MarkupError, Paragraph, Prose, Shape, Text, parse, print_
from core.pasted import pasted, pasted_raw
from core.pasted_html import Letters, pasted_html
from core.plain_prose import plain_lines
from ui.wizard.chips import Values, spoken_text

MIME_TYPE = "application/x-baocaoxa-prose"
LARGEST_PASTE = 200 * 1024
_LARGEST_HTML = 20 * LARGEST_PASTE


def mime_of(paragraphs: tuple[Paragraph, ...], values: Values) -> QMimeData:
    """The paragraphs as our markup, one a line, and as plain text for everyone else."""
    mime = QMimeData()
    lines = "\n".join(print_(Prose((paragraph,))) for paragraph in paragraphs)
    mime.setData(MIME_TYPE, QByteArray(lines.encode()))
    mime.setText(plain_text(paragraphs, values))
    return mime


def plain_text(paragraphs: tuple[Paragraph, ...], values: Values) -> str:
    """As it would be read: tokens as their values, notes numbered and told at the end."""
    return plain_lines(paragraphs, lambda token: spoken_text((token,), values))


def is_welcome(mime: QMimeData) -> bool:
    """Whether there is text in it; a file dropped here is no text."""
    if any(url.isLocalFile() for url in mime.urls()):
        return False
    return any(mime.hasFormat(form) for form in (MIME_TYPE, "text/plain", "text/html"))


@dataclass(frozen=True, slots=True)
class Copied:
    """What a clipboard held when it was asked; it may be gone the next moment."""

    ours: str
    html: str
    text: str


def copied(mime: QMimeData) -> Copied:
    """What is in it: HTML only where it is not many times its own text."""
    ours = mime.data(MIME_TYPE).toStdString() if mime.hasFormat(MIME_TYPE) else ""
    html = mime.html() if mime.hasFormat("text/html") else ""
    text = mime.text() if mime.hasFormat("text/plain") else ""
    if not text and html:
        text = QTextDocumentFragment.fromHtml(html).toPlainText()
    return Copied(ours, html if len(html) <= _LARGEST_HTML else "", text)


def size_of(found: Copied) -> int:
    """Bytes that would be put into the section."""
    return len((found.ours or found.text).encode())


def paragraphs_of(
    found: Copied, letters: Letters, *, into_empty: bool, raw: bool = False
) -> tuple[Paragraph, ...]:
    """What to insert. A bullet typed elsewhere stays text where it meets a paragraph of ours."""
    if raw:
        return pasted_raw(letters(found.text, ""))
    ours = _ours(found.ours) if found.ours else None
    if ours is not None:
        return ours
    paragraphs = pasted_html(found.html, letters) if found.html else ()
    paragraphs = paragraphs or pasted(letters(found.text, ""))
    if into_empty or not paragraphs or paragraphs[0].shape not in (Shape.DASH, Shape.PLUS):
        return paragraphs
    first = paragraphs[0]
    return Paragraph((Text(first.shape.value), *first.content)), *paragraphs[1:]


def _ours(markup: str) -> tuple[Paragraph, ...] | None:
    try:
        return tuple(_one(line) for line in markup.split("\n"))
    except MarkupError:
        return None


def _one(line: str) -> Paragraph:
    found = parse(line).paragraphs
    return found[0] if found else Paragraph(())


def leave_clipboard() -> None:
    """What was copied stays for other programs, as plain text held by Qt alone.

    Qt frees what Python put there only after Python is gone, and the process would crash.
    """
    clipboard = QGuiApplication.clipboard()
    held: QMimeData | None = clipboard.mimeData()  # none where nothing was ever copied
    if held and held.hasFormat(MIME_TYPE):
        clipboard.setText(clipboard.text())
