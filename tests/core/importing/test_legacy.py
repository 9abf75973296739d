"""TCVN3 and VNI: recognised by their fonts or their letters, converted on consent only."""

# ruff: noqa: RUF001

import re

import pytest
from viparse.normalize.encodings import CHARMAPS

from core.importing import legacy
from core.importing.legacy import Consent, Legacy, LegacyText, of_font, of_text
from tests.core.importing import old_files
from tests.core.importing.old_files import imported, paragraph, run, sections, word_file

TCVN3 = "§Õn nay ban nh©n d©n x· Trµ S¬n b¸o c¸o c«ng t¸c d©n vËn chÝnh quyÒn n¨m 2024"
VNI = "Ñeán nay ban nhaân daân xaõ Traø Sôn baùo caùo coâng taùc daân vaän chính quyeàn naêm 2024"
TODAY = "Đến nay ban nhân dân xã Trà Sơn báo cáo công tác dân vận chính quyền năm 2024"
LETTERS = "".join(
    f"{low}{low.upper()}"
    for low in "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
)


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def in_old_letters(found: str, encoding: Legacy) -> str:
    """As such a font shows it; TCVN3 has small letters alone."""
    written: dict[str, str] = {}
    for old, new in CHARMAPS[encoding.value].pairs:
        written.setdefault(new, old)
    small = encoding is Legacy.TCVN3
    return "".join(
        written.get(char, written.get(char.lower(), char) if small else char) for char in found
    )


def test_there_are_134_letters_to_try() -> None:
    assert len(set(LETTERS)) == 134


@pytest.mark.parametrize("encoding", Legacy)
@pytest.mark.parametrize("letter", LETTERS)
def test_every_letter_the_tables_have_comes_back(encoding: Legacy, letter: str) -> None:
    has = {new for _, new in CHARMAPS[encoding.value].pairs}
    if letter in has:
        old = in_old_letters(letter, encoding)
        assert legacy.converted(f"x{old}n", encoding) == f"x{letter}n"


def test_the_tables_lack_only_the_letters_that_are_known() -> None:
    lacking = {
        encoding: set(LETTERS) - {new for _, new in CHARMAPS[encoding.value].pairs}
        for encoding in Legacy
    }
    assert lacking[Legacy.VNI] == {"ẳ", "Ẳ"}
    capitals = {char for char in LETTERS if char.isupper()} - set("ĂÂÊÔƠƯĐ")
    assert lacking[Legacy.TCVN3] == capitals


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        (".VnTime", Legacy.TCVN3),
        (".vnArial", Legacy.TCVN3),
        ("ABCDEF+.VnTimeH", Legacy.TCVN3),
        ("VNI-Times", Legacy.VNI),
        ("'vni-helve'", Legacy.VNI),
        ("Times New Roman", None),
        ("", None),
    ],
)
def test_a_font_tells_its_encoding(name: str, encoding: Legacy | None) -> None:
    assert of_font(name) is encoding


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TCVN3, Legacy.TCVN3),
        (VNI, Legacy.VNI),
        (TODAY, None),
        ("Hoà giải, hoá đơn, khoẻ mạnh, thuỷ lợi, loà xoà, đoá hoa, toà án" * 9, None),
        ("Señor: el año pasado el niño comió mañana en España" * 9, None),
        ("Schöne Grüße: Fußgänger dürfen über größere Straßen gehen" * 9, None),
        ("Où la fête de l'élève naïf finit, Noël jouait déjà à côté du château" * 9, None),
        ("An English text of 25 µm © 2024", None),
    ],
)
def test_text_alone_tells_only_where_it_is_sure(text: str, encoding: Legacy | None) -> None:
    assert of_text(text) is encoding


@pytest.mark.parametrize(
    ("text", "name", "encoding"), [(TCVN3, ".VnTime", "tcvn3"), (VNI, "VNI-Times", "vni")]
)
def test_a_word_file_in_an_old_font_waits_for_consent(text: str, name: str, encoding: str) -> None:
    data = word_file(paragraph(run(text, font(name))))
    with pytest.raises(LegacyText) as caught:
        imported(data, "cu.docx")
    assert caught.value.facts["encoding"] == encoding
    assert caught.value.facts["before"] == text
    assert caught.value.facts["after"] == TODAY


@pytest.mark.parametrize("consent", ["auto", "tcvn3"])
def test_with_consent_only_what_is_set_in_the_old_font_is_converted(consent: str) -> None:
    today = "hoà giải và toán"
    body = paragraph(run(TCVN3, font(".VnTime")), run(f" {today}", font("Times New Roman")))
    report = imported(word_file(body), "cu.docx", consent=Consent(consent))
    assert report.unmatched[0].text == f"{TODAY} {today}"
    assert report.converted is Legacy.TCVN3


def test_the_font_of_capitals_gives_capitals() -> None:
    body = paragraph(run("i. ®Æc ®iÓm t×nh h×nh", font(".VnTimeH")))
    body += paragraph(run(TCVN3, font(".VnTime")))
    report = imported(word_file(body), "cu.docx", consent=Consent.AUTO)
    assert old_files.headings(report) == {"dac-diem-tinh-hinh": "I. ĐẶC ĐIỂM TÌNH HÌNH"}
    assert sections(report)["dac-diem-tinh-hinh"] == TODAY


def test_a_letter_and_its_mark_in_two_runs_are_one_letter() -> None:
    body = paragraph(*(run(char, font("VNI-Times")) for char in VNI))
    report = imported(word_file(body), "cu.docx", consent=Consent.AUTO)
    assert report.unmatched[0].text == TODAY


def test_the_style_names_the_font_too() -> None:
    styles = (
        f'<w:styles {old_files.W}><w:style w:type="paragraph" w:default="1" w:styleId="a">'
        f"<w:rPr>{font('.VnTime')}</w:rPr></w:style></w:styles>"
    )
    data = word_file(paragraph(run(TCVN3)), {"styles.xml": styles})
    assert imported(data, "cu.docx", consent=Consent.AUTO).unmatched[0].text == TODAY


def test_the_hyphen_that_word_hides_is_a_letter_there() -> None:
    properties = font(".VnTime")
    body = f"<w:p><w:r><w:rPr>{properties}</w:rPr><w:t>h</w:t><w:softHyphen/><w:t>¬ng</w:t></w:r>"
    body += f"{run(' ' + TCVN3, properties)}</w:p>"
    report = imported(word_file(body), "cu.docx", consent=Consent.AUTO)
    assert report.unmatched[0].text.startswith("hương Đến")


@pytest.mark.parametrize("encoding", Legacy)
def test_a_text_file_of_old_letters_is_told_and_converted(encoding: Legacy) -> None:
    unknown_there = str.maketrans("ẳẲ“”–…", 'ăĂ""-.')
    text = re.sub("[¹²]", "", old_files.sample()).translate(unknown_there)
    data = in_old_letters(text, encoding).encode("latin-1")
    with pytest.raises(LegacyText):
        imported(data)
    report = imported(data, consent=Consent.AUTO)
    assert len(report.matched) == 28
    kept_words = {word.lower() for word in old_files.words_of(report)}
    assert {word.lower() for word in old_files.WORDS.findall(text)} <= kept_words | {"báo", "cáo"}


def test_who_says_no_gets_the_text_as_it_stands() -> None:
    report = imported(TCVN3.replace("\xad", ""), consent=Consent.NO)
    assert "b¸o c¸o" in report.unmatched[0].text
    assert report.converted is None


def test_lines_of_today_in_an_old_file_stay() -> None:
    data = f"{TCVN3}\n\nĐã họp hoà giải với người dân\n\n{TCVN3}"
    report = imported(data * 3, consent=Consent.TCVN3)
    assert "Đã họp hoà giải với người dân" in report.unmatched[0].text
