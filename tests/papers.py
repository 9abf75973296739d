"""Invented papers in Vietnamese with every kind of block, as short or as long as a test wants."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from core.export.metrics import FontMetrics
from core.layout.pages import layout
from core.layout.placed import Face, Page
from core.paper import (
    LARGE_HEAD,
    Addressees,
    Align,
    AnnexTitle,
    Block,
    Circulation,
    Column,
    Document,
    Heading,
    Letterhead,
    Note,
    Origin,
    PageBreak,
    Paragraph,
    Role,
    Run,
    SectionBreak,
    Signatures,
    Table,
    Title,
    Urgency,
)
from core.style import Style
from core.style_reading import read_style
from resources import read_bytes, read_text

ND30 = read_style(tomllib.loads(read_text("law/nd30.toml")))

PROSE = (
    (
        "Trong kỳ báo cáo, Ủy ban nhân dân xã đã giữ nền nếp giao ban vào sáng thứ Hai hằng "
        "tuần, phân công từng thành viên bám thôn, lắng nghe ý kiến của bà con và trả lời "
        "ngay những việc trong khả năng của xã."
    ),
    (
        "Bảng tin tại nhà văn hóa các thôn được thay giấy mới mỗi tháng, chữ in to, treo vừa "
        "tầm mắt; loa truyền thanh phát lại nội dung ấy vào hai buổi sáng và chiều để người "
        "đi rừng, đi ruộng về muộn vẫn nghe được."
    ),
    (
        "Việc bê tông hóa đoạn đường từ ngã ba Suối Lở đến cầu treo do chính các hộ hai bên "
        "đường bàn và quyết định; tổ giám sát của thôn ghi sổ từng chuyến xi măng, cát, đá và "
        "công khai số dư sau mỗi đợt."
    ),
    (
        "Bộ phận một cửa bố trí thêm một bàn hướng dẫn viết đơn, có kính lão và bút sẵn; hồ "
        "sơ đất đai, hộ tịch và chứng thực đều được trả trước hạn, không để người dân phải đi "
        "lại nhiều lần."
    ),
    (
        "Đội văn nghệ của Hội Phụ nữ dựng tiểu phẩm về bình đẳng giới và phòng, chống tảo "
        "hôn, diễn lưu động ở những xóm xa; sau mỗi buổi diễn, cán bộ tư pháp ở lại giải đáp "
        "thắc mắc đến tận khuya."
    ),
    (
        "Kế hoạch phát triển KT-XH của xã được gửi về từng thôn lấy ý kiến trước khi trình "
        "Hội đồng nhân dân, nhờ đó nhiều góp ý thiết thực về thủy lợi nội đồng, chợ phiên và "
        "nước sạch đã được tiếp thu."
    ),
    (
        "Tuy vậy, một vài thôn còn họp hình thức, biên bản ghi sơ sài; việc nắm tình hình "
        "người đi làm ăn xa chưa kịp thời, sự phối hợp giữa các đoàn thể ở cơ sở có lúc thiếu "
        "nhịp nhàng."
    ),
)

HEADINGS = (
    (1, "I.", "CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH"),
    (2, "1.", "Việc ban hành và phổ biến văn bản"),
    (3, "1.1.", "Tuyên truyền đến từng hộ dân ở các thôn vùng cao, vùng sâu"),
    (4, "a)", "Những nội dung đã công khai để Nhân dân biết"),
)


def body(text: str, section: str = "mo-dau", paragraph: int = 0) -> Paragraph:
    """A plain paragraph of one run."""
    return Paragraph((Run(text),), Role.BODY, "", Origin(section, paragraph))


def document(*blocks: Block) -> Document:
    """A paper of just these blocks."""
    return Document(blocks, "Báo cáo thử nghiệm", "Ủy ban nhân dân xã Hòa Lâm")


def letterhead() -> Letterhead:
    return Letterhead(
        superior=(),
        issuer=("ỦY BAN NHÂN DÂN", "XÃ HÒA LÂM"),
        number="Số: 07/BC-UBND",
        nation="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto="Độc lập - Tự do - Hạnh phúc",
        place_date="Hòa Lâm, ngày 05 tháng 9 năm 2024",
    )


def title() -> Title:
    subject = (
        "Kết quả thực hiện Quy chế dân chủ ở cơ sở 9 tháng đầu năm và nhiệm vụ "
        "trọng tâm 3 tháng cuối năm 2024"
    )
    return Title("BÁO CÁO", (Run(subject),))


def signatures() -> Signatures:
    return Signatures(
        label="Nơi nhận:",
        recipients=(
            "- Như trên;",
            "- Thường trực Đảng ủy, Thường trực Hội đồng nhân dân xã;",
            "- Chủ tịch, các Phó Chủ tịch Ủy ban nhân dân xã;",
            "- Lưu: VT, VP.",
        ),
        authority=("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        name="Đặng Thị Hồng Nhung",
    )


def table(rows: int = 4) -> Table:
    columns = (
        Column("TT", 0.08, Align.CENTRE),
        Column("Nội dung", 0.52),
        Column("Đơn vị tính", 0.2, Align.CENTRE),
        Column("Kết quả trong kỳ", 0.2, Align.RIGHT),
    )
    contents = (
        "Hội nghị tuyên truyền tại thôn, xóm và trường học trên địa bàn",
        "Lượt người dự",
        "Ý kiến góp ý, trong đó có ý kiến gửi qua hòm thư đặt ở nhà văn hóa",
        "Đơn thư đã giải quyết",
    )
    cells = tuple(
        (
            (Run(str(row + 1)),),
            (Run(contents[row % 4], bold=row % 4 == 3),),
            (Run("cuộc"),),
            (Run(f"{(row * 37 + 12) % 500}"),),
        )
        for row in range(rows)
    )
    return Table(columns, cells, Origin("bieu", 0))


def rich_paragraphs() -> tuple[Paragraph, ...]:
    """Bold, italic and both inside a justified paragraph; two notes; every role with its mark."""
    note = Note((Run("Theo "), Run("Sổ tiếp công dân", italic=True), Run(" của xã, quyển số 02.")))
    long_note = Note((Run(f"{PROSE[2]} {PROSE[3]}"),))
    return (
        Paragraph(
            (
                Run("Đến nay, "),
                Run("toàn xã có 1.204 hộ", bold=True),
                Run(" với 4.873 nhân khẩu", note=note),
                Run(", sống ở 6 thôn; phong trào "),
                Run("“Dân vận khéo”", italic=True),
                Run(" tiếp tục được "),
                Run("duy trì và mở rộng", bold=True, italic=True),
                Run(f" ở nhiều thôn, nhất là các thôn vùng cao. {PROSE[0]}"),
            ),
            Role.BODY,
            "",
            Origin("dac-diem", 0),
        ),
        Paragraph((Run(PROSE[1], note=long_note),), Role.DASH, "- ", Origin("dac-diem", 1)),
        Paragraph((Run("Họp thôn: 24 cuộc."),), Role.PLUS, "+ ", Origin("dac-diem", 2)),
        Paragraph((Run(PROSE[5]),), Role.NUMBERED, "1. ", Origin("dac-diem", 3)),
    )


def chapter(index: int) -> tuple[Block, ...]:
    """A heading of each level, each with two paragraphs: somewhat more than a page."""
    blocks: list[Block] = []
    for level, number, text in HEADINGS:
        section = f"muc-{index}-{level}"
        blocks.append(Heading(level, number, text, Origin(section)))
        start = index * 5 + level * 2
        blocks += [body(PROSE[(start + i) % len(PROSE)], section, i) for i in range(2)]
    return tuple(blocks)


def sample_document() -> Document:
    """Every kind of block on three or four pages, with footnotes and an annex."""
    return document(
        letterhead(),
        title(),
        Addressees("Kính gửi:", ("Ủy ban nhân dân huyện Lâm Thượng", "Phòng Nội vụ huyện")),
        body(f"{PROSE[0]} Kết quả cụ thể như sau:"),
        *chapter(0),
        *rich_paragraphs(),
        table(),
        body(PROSE[6], "danh-gia"),
        body("Trên đây là báo cáo của Ủy ban nhân dân xã Hòa Lâm./.", "danh-gia", 1),
        signatures(),
        PageBreak(),
        Heading(1, "", "PHỤ LỤC SỐ LIỆU", Origin("phu-luc")),
        table(12),
    )


def annex(rows: int = 12, *, landscape: bool = False) -> tuple[Block, ...]:
    """Figures on pages of their own."""
    reference = (
        "(Kèm theo Báo cáo số 07/BC-UBND ngày 05 tháng 9 năm 2024 của Ủy ban nhân dân xã Hòa Lâm)"
    )
    head = AnnexTitle("Phụ lục", "SỐ LIỆU KẾT QUẢ THỰC HIỆN 9 THÁNG ĐẦU NĂM 2024", reference)
    return (SectionBreak(landscape=landscape), head, table(rows))


def grounds() -> tuple[Paragraph, ...]:
    words = (
        "Căn cứ Luật Thực hiện dân chủ ở cơ sở;",
        (
            "Căn cứ Kế hoạch số 07/KH-UBND ngày 15/01/2024 của Ủy ban nhân dân xã Hòa Lâm về thực "
            "hiện dân chủ ở cơ sở năm 2024;"
        ),
        "Theo đề nghị của công chức Văn phòng - Thống kê.",
    )
    return tuple(
        Paragraph((Run(line),), Role.GROUND, "", Origin("mo-dau", at))
        for at, line in enumerate(words)
    )


def parts() -> tuple[Heading, ...]:
    """Every level of numbering, from part to point."""
    return (
        Heading(1, "Phần I", "KẾT QUẢ THỰC HIỆN", Origin("phan-1")),
        Heading(2, "I.", "CÔNG TÁC CHỈ ĐẠO", Origin("muc-1")),
        Heading(3, "1.", "Việc ban hành văn bản", Origin("khoan-1")),
        Heading(4, "1.1.", "Văn bản của Ủy ban nhân dân", Origin("tiet-1")),
        Heading(5, "đ)", "Nội dung đã công khai", Origin("diem-1")),
    )


def whole_document(
    *, landscape: bool = True, scale: int = LARGE_HEAD, chapters: int = 0
) -> Document:
    """A draft with everything a paper can have."""
    head = replace(
        letterhead(),
        superior=("UBND HUYỆN LÂM THƯỢNG",),
        urgency=Urgency.MORE_URGENT,
        draft="DỰ THẢO",
        code="Mã b3f1c2d4 · lần 2 · 9ac01e",
        contact=(
            "Địa chỉ: thôn Trung Tâm, xã Hòa Lâm, huyện Lâm Thượng; điện thoại: 0255 000 000; "
            "thư điện tử: ubnd@hoalam.example"
        ),
        circulation=Circulation.RETURN,
        scale=scale,
    )
    most = sample_document().blocks[1:-3]
    start = (head, *most[:2], *grounds(), *parts())
    foot = replace(signatures(), drafter="PL.(300)")
    most = (*most[2:-1], foot)
    return longer(document(*start, *most, *annex(40, landscape=landscape)), chapters)


def longer(paper: Document, chapters: int) -> Document:
    """The paper with so many chapters more after its addressees."""
    more = (block for index in range(chapters) for block in chapter(index))
    return replace(paper, blocks=(*paper.blocks[:3], *more, *paper.blocks[3:]))


def long_document(pages: int) -> Document:
    """A report of about that many pages, with a note in every chapter."""
    chapters: list[Block] = []
    for index in range(max(1, pages - 1)):
        note = Note((Run(f"Báo cáo chuyên đề số {index + 1} của các thôn."),))
        cited = (
            Run(PROSE[index % len(PROSE)], note=note),
            Run(" Việc này được Nhân dân đồng tình."),
        )
        chapters += chapter(index)
        chapters.append(Paragraph(cited, Role.DASH, "- ", Origin(f"muc-{index}-4", 2)))
    return document(
        letterhead(),
        title(),
        Addressees("Kính gửi:", ("Ủy ban nhân dân huyện Lâm Thượng",)),
        *chapters,
        body("Trên đây là báo cáo của Ủy ban nhân dân xã Hòa Lâm./.", "ket", 0),
        signatures(),
    )


@cache
def fonts() -> Mapping[Face, bytes]:
    """The four files that are shipped."""
    names = {
        Face.REGULAR: "Regular",
        Face.BOLD: "Bold",
        Face.ITALIC: "Italic",
        Face.BOLD_ITALIC: "BoldItalic",
    }
    return {face: read_bytes(f"fonts/LiberationSerif-{name}.ttf") for face, name in names.items()}


@cache
def metrics() -> FontMetrics:
    return FontMetrics(fonts())


def laid_out(*blocks: Block, style: Style = ND30) -> tuple[Page, ...]:
    """The pages of a paper of these blocks."""
    return layout(document(*blocks), style, metrics())
