"""A warm LibreOffice: one process that opens, prints and closes a file again and again.

A macro inside it holds the watch, so neither its start nor a pipe to it is counted.
"""

import tempfile
from pathlib import Path

from core.paper import Document
from tests.office import has_office, run_office
from tests.word_files import word_file

_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
_LIBRARY = (
    f"{_XML}<!DOCTYPE library:library PUBLIC"
    ' "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">\n'
    '<library:library xmlns:library="http://openoffice.org/2000/library"'
    ' library:name="Standard" library:readonly="false" library:passwordprotected="false">'
    '<library:element library:name="Watch"/></library:library>'
)
_MODULE = (
    f"{_XML}<!DOCTYPE script:module PUBLIC"
    ' "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">\n'
    '<script:module xmlns:script="http://openoffice.org/2000/script"'
    ' script:name="Watch" script:language="StarBasic">%s</script:module>'
)
_MACRO = """
Sub Main(source As String, target As String, figures As String, times As Integer)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim kind(0) As New com.sun.star.beans.PropertyValue
  Dim paper As Object, started As Long, turn As Integer
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  kind(0).Name = "FilterName"
  kind(0).Value = "writer_pdf_Export"
  Open ConvertFromURL(figures) For Output As #1
  For turn = 1 To times
    started = GetSystemTicks()
    paper = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
    paper.storeToURL(target, kind())
    paper.close(True)
    Print #1, GetSystemTicks() - started
  Next turn
  Close #1
End Sub
"""


def warm_office_ms(paper: Document, times: int) -> float | None:
    """The best time from a Word file on the disk to a PDF there; the first turn only warms up."""
    if not has_office():
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, target, figures = (folder / file for file in ("a.docx", "a.pdf", "ms.txt"))
        source.write_bytes(word_file(paper))
        # Makes its profile, which holds the library of macros.
        run_office(folder, "--terminate_after_init")
        _install(folder / "profile" / "user" / "basic" / "Standard")
        places = ",".join(f'"{place.as_uri()}"' for place in (source, target, figures))
        complaints = run_office(folder, f"macro:///Standard.Watch.Main({places},{times + 1})")
        if not target.is_file():
            raise RuntimeError(f"LibreOffice made no PDF: {complaints}")
        return min(map(float, figures.read_text().split()[1:]))


def _install(library: Path) -> None:
    library.mkdir(parents=True, exist_ok=True)
    (library / "script.xlb").write_text(_LIBRARY)
    (library / "Watch.xba").write_text(_MODULE % _MACRO)
