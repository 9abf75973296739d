"""HTML of a clipboard: bold, italic and notes are kept, all else is left outside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.markup import Prose, print_
from core.pasted_html import pasted_html

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>
<!-- p.MsoNormal {font-size:14pt;} --></style></head><body><!--StartFragment-->
<p class=MsoNormal style='text-align:justify'><b><span style='color:red'>Trên địa bàn
xã</span></b><a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span
class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]>
<span>[1]</span><![endif]></span></span></a> có <i>08 thôn</i>.<o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>-<span>&nbsp;&nbsp;
</span></span><![endif]>Họp dân</p><!--EndFragment-->
<div style='mso-element:footnote-list'><br clear=all><hr><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title="">
<span>[1]</span></a> Kế hoạch số 34</p></div></div></body></html>"""
LIBRE = """<p>Xã<a class="sdfootnoteanc" name="sdfootnote1anc"
href="#sdfootnote1sym"><sup>1</sup></a> họp</p>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym"
href="#sdfootnote1anc">1</a>Theo sổ</p></div>"""


def markup(html: str) -> str:
    return print_(Prose(pasted_html(html, lambda text, _font: text)))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (WORD, "**Trên địa bàn xã**[^ Kế hoạch số 34 ] có *08 thôn*.\n- Họp dân"),
        (LIBRE, "Xã[^ Theo sổ ] họp"),
        ("<p>Một<br>hai</p><div>Ba</div>", "Một hai\nBa"),
        ("<ul><li>Một</li><li>Hai</li></ul>", "Một\nHai"),
        ("<table><tr><td>Thôn</td><td>02</td></tr></table>", "Thôn | 02"),
        ("<span style='font-weight:700'>đậm</span> <b style='font-weight:normal'>không</b>",
         "**đậm** không"),
        ("<p>{ky} **x** &lt;b&gt; &amp;</p><script>alert(1)</script>", r"\{ky} \*\*x\*\* <b> &"),
        ("<p>Ủy ban nhân dân</p><p>xã Hạ</p>", "Ủy ban nhân dân xã Hạ"),
        ("<p>a<a href='#_ftn9'>[9]</a></p>", "a"),
        ("", ""),
    ],
)  # fmt: skip
def test_html_means(html: str, expected: str) -> None:
    assert markup(html) == expected


def test_the_letters_are_told_their_font() -> None:
    seen: list[tuple[str, str]] = []

    def letters(text: str, font: str) -> str:
        seen.append((text, font))
        return text.upper() if font == ".VnTime" else text

    html = "<p style='font-family:\".VnTime\",serif'>x<b>y</b></p><font face='.VnTime'>z</font> t"
    made = pasted_html(html, letters)
    assert print_(Prose(made)) == "X**Y**\nZ t"
    assert ("x", ".VnTime") in seen


PIECES = [
    "<p>", "</p>", "<b>", "</b>", "<i>", "<div id=ftn1>", "</div>", "<a href='#_ftn1'>", "</a>",
    "ă", "B ", "\n", "&nbsp;", "<", "&#0;", "<td>", "<tr>", "<br>", "<style>",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=20))
def test_any_html_is_read_without_a_crash(pieces: list[str]) -> None:
    markup("".join(pieces))


@given(st.text(st.sampled_from('aằB1 -+•.;,"“)\u0301'), max_size=20))
def test_no_letter_of_a_paragraph_is_lost(text: str) -> None:
    from html import escape

    from core.text import clean

    kept = markup(f"<p><b>{escape(text)}</b></p>").replace("*", "").replace("\\", "")
    assert [c for c in clean(kept) if c.isalpha()] == [c for c in clean(text) if c.isalpha()]
