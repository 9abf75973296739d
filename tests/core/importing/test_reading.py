"""An old report becomes a draft: every section found, no word of it lost."""

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.importing.old_paper import flat, plain_text
from core.importing.reading import Imported, prose_of
from core.importing.refused import FileEmpty, FileKindUnknown
from core.markup import Note, Shape, print_
from core.report import Progress
from core.template import outline
from tests.core.importing import old_files
from tests.core.importing.old_files import WORDS, imported, lost, sections

SEED = Path(__file__).parents[4] / "shared" / "seed" / "bao-cao-qcdc-tra-son-2024.txt"
needs_seed = pytest.mark.skipif(
    not SEED.exists(), reason="the real report is not beside the repository"
)
ONLY_HEADINGS = {
    "chi-dao-trien-khai",
    "ket-qua-thuc-hien",
    "ket-qua-dan-van",
    "ket-qua-dan-chu",
    "phap-lenh-34",
    "danh-gia-chung",
    "nhiem-vu",
    "nhiem-vu-dan-chu",
}


def everything_is_placed(report: Imported) -> None:
    places = [item.section.id for item in outline(old_files.form()) if item.number]
    assert [item.section for item in report.matched] == places
    assert not report.unmatched
    assert [item.heading for item in report.matched if item.doubtful] == []
    empty = {id_ for id_, text in report.report.sections.items() if not text.prose.paragraphs}
    assert empty == ONLY_HEADINGS


def in_order(report: Imported) -> list[str]:
    """Title, opening, headings with their prose, closing, recipients, signature, as words."""
    heads = old_files.headings(report)
    told = [flat(p.content) for p in report.report.sections["tieu-de"].prose.paragraphs]
    for item in outline(old_files.form()):
        told.append(heads.get(item.section.id, ""))
        prose = report.report.sections[item.section.id].prose
        told += [flat(paragraph.content) for paragraph in prose.paragraphs]
    told += [line for line in report.head.lines if not line.startswith("Số")][1:]
    return [word for line in told for word in WORDS.findall(old_files.NUMBER.sub("", line))]


def as_typed(found: str) -> list[str]:
    """The words of the file from its title on, the notes at their marks."""
    lines = [line.strip() for line in found.replace("*", "").splitlines() if line.strip()]
    notes = {line[0]: line[2:] for line in lines if line[0] in "¹²"}
    lines = [line for line in lines[lines.index("BÁO CÁO") + 1 :] if line[0] not in "¹²"]
    whole = "\n".join(old_files.NUMBER.sub("", line) for line in lines)
    for mark, note in notes.items():
        whole = whole.replace(mark, f" {note} ")
    return WORDS.findall(whole)


def test_the_sample_fills_every_section_of_its_form() -> None:
    everything_is_placed(imported(old_files.sample()))


def test_the_sample_keeps_every_word_in_order() -> None:
    assert in_order(imported(old_files.sample())) == as_typed(old_files.sample())


def test_a_word_file_of_the_sample_says_the_same() -> None:
    report = imported(old_files.as_word_file(old_files.sample()), "cu.docx")
    everything_is_placed(report)
    plain = imported(old_files.sample().replace("*", ""))
    assert sections(report) == sections(plain)
    assert report.report.head == plain.report.head


def test_what_was_read_waits_to_be_seen() -> None:
    texts = imported(old_files.sample()).report.sections
    carried = {id_ for id_, text in texts.items() if text.progress is Progress.CARRIED}
    assert carried == texts.keys() - ONLY_HEADINGS
    assert all(texts[id_].progress is Progress.EMPTY for id_ in ONLY_HEADINGS)


def test_a_list_of_models_is_numbered_by_the_paper() -> None:
    prose = imported(old_files.sample()).report.sections["kiem-tra-so-ket"].prose
    assert [each.shape for each in prose.paragraphs][1:4] == [Shape.NUMBERED] * 3


@pytest.mark.seed
@needs_seed
@pytest.mark.parametrize("name", ["cu.txt", "cu.docx"])
def test_the_real_report_fills_every_section(name: str) -> None:
    found = SEED.read_text(encoding="utf-8")
    data = found.encode() if name == "cu.txt" else old_files.as_word_file(found)
    report = imported(data, name)
    everything_is_placed(report)
    assert in_order(report) == as_typed(found)


@pytest.mark.seed
@needs_seed
def test_the_real_report_keeps_its_note_at_its_mark() -> None:
    report = imported(SEED.read_bytes())
    (told,) = report.report.sections["dan-van-chi-dao"].prose.paragraphs
    at = next(at for at, piece in enumerate(told.content) if isinstance(piece, Note))
    before, note, after = told.content[at - 1 : at + 2]
    assert plain_text((before,)).endswith("trên địa bàn xã")
    assert flat((note,)).endswith("dân vận chính quyền năm 202)")
    assert flat((after,)) == "."


@pytest.mark.seed
@needs_seed
@pytest.mark.parametrize(
    ("section", "mended"),
    [
        ("vai-tro-phoi-hop", "ngày 12/12/2013 của Bộ Chính trị"),
        ("cong-khai", "phát triển kinh tế xã hội và thu"),
        ("tiep-dan-doi-thoai", "đơn thư khiếu nại, tổ cáo"),
        ("tac-dong", "đảm bảo ổn định đời sống"),
        ("ket-qua-dat-duoc", "trong thực hiện nhệm vụ"),
        ("giai-phap", "thực hiện chủ trương chính sách của Đảng"),
    ],
)
def test_the_real_report_has_its_page_cuts_mended(section: str, mended: str) -> None:
    assert mended in sections(imported(SEED.read_bytes()))[section]


def test_another_kind_of_paper_is_kept_whole_and_unplaced() -> None:
    found = "BIÊN BẢN\n\nCuộc họp thôn Hạ bàn việc làm đường.\n\n1. Thành phần dự họp"
    report = imported(found)
    assert not report.matched
    assert not lost(found, report)
    assert sections(report) == {}


def test_what_found_no_place_can_be_put_into_a_section_later() -> None:
    found = old_files.sample().replace(
        "Nơi nhận:", "VI. KIẾN NGHỊ\n\n- Sớm cấp kinh phí¹.\n\n¹ Nghị quyết của xã.\n\nNơi nhận:", 1
    )
    found = found.replace("Trên đây là", "Nay xin", 1)
    piece = next(item for item in imported(found).unmatched if "KIẾN NGHỊ" in item.heading)
    assert print_(prose_of(piece.text)) == "- Sớm cấp kinh phí[^ Nghị quyết của xã. ]."


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", "\u200b".encode()])
def test_a_file_without_text_is_called_empty(data: bytes) -> None:
    with pytest.raises(FileEmpty) as caught:
        imported(data)
    assert caught.value.facts == {"name": "cu.txt"}


def test_a_file_of_another_kind_is_named() -> None:
    with pytest.raises(FileKindUnknown):
        imported(b"%PDF-1.7", "cu.pdf")


_LINES = st.lists(st.integers(0, 400), min_size=1, max_size=12)
_INSERTED = st.sampled_from([
    "",
    "¹ Chú thích ấy",
    "1 Chú thích",
    "Kính gửi: Ai đó",
    "Nơi nhận:",
    "PHỤ LỤC",
    "* mục",
    "2.9. Khác",
])


@given(_LINES, _LINES, _INSERTED)
@settings(max_examples=40, deadline=None)
def test_no_word_is_lost_however_a_report_is_mixed_up(
    taken: list[int], moved: list[int], inserted: str
) -> None:
    lines = [line for line in old_files.sample().split("\n") if line.strip() != "BÁO CÁO"]
    for at in taken:
        del lines[at % len(lines)]
    for at in moved:
        lines.insert((at * 7) % len(lines), lines.pop(at % len(lines)))
    lines.insert(moved[0] % len(lines), inserted)
    found = "\n".join(lines)
    gone = lost(found, imported(found))
    assert gone - Counter(["Kính", "gửi"]) == Counter()


_OPENINGS = ["I.", "1.", "a)", "- ", "¹", "[1]", "#", "Số:", "TM.", "Nơi nhận:", "BÁO CÁO"]
_PIECES = ["**", "*", "\n", "\n\n", " ", "\f", "\t", "./.", "CHỦ TỊCH", "Lê Văn Tám", "xã hội"]
_TOKENS = st.sampled_from([*_OPENINGS, *_PIECES, "Về công tác dân vận"])


@given(st.lists(_TOKENS, max_size=30).map("".join))
@settings(max_examples=100, deadline=None)
def test_any_text_is_read_and_keeps_its_words(found: str) -> None:
    try:
        report = imported(found)
    except FileEmpty:
        return
    kept = "".join(old_files.words_of(report).elements())
    for word in ("công", "dân", "hội", "Tám"):
        gone = len(re.findall(word, found)) - kept.count(word)
        assert gone <= 0, f"{word} is lost"


@pytest.mark.slow
def test_a_huge_report_is_read_in_seconds() -> None:
    sentence = "Trong năm, ủy ban xã đã họp dân và nói rõ 12 việc với bà con; "
    found = old_files.sample().replace("Suối Lành nằm", sentence * 170_000 + "Suối Lành nằm")
    begun = time.monotonic()
    everything_is_placed(imported(found))
    assert len(found.encode()) > 13_000_000
    assert time.monotonic() - begun < 30
