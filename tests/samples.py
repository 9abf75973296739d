"""Small templates and reports for tests, built in one line each."""

import tomllib
from dataclasses import replace

from core.documents import CitedDocument
from core.facts import Facts
from core.markup import parse
from core.numbers import read_date
from core.period import read_period
from core.report import Report, new_report, with_prose
from core.template import Template
from core.template_reading import read_template
from core.unit import Office, Signer, Unit, Village

SMALL = """
id = "nho"
version = "1"
name = "Báo cáo nhỏ"
recipients = ["Đảng ủy xã", "Lưu: VT"]
relations = ["so_khau >= so_ho"]
[[slot]]
id = "ke_hoach"
label = "Kế hoạch năm"
[title]
id = "tieu-de"
title = "Tiêu đề"
prose = "Kết quả công tác {ky:ngan} và nhiệm vụ {ky_sau}"
[opening]
id = "mo-dau"
title = "Mở đầu"
prose = "Thực hiện {vb:ke_hoach}, UBND {don_vi} báo cáo như sau:"
[closing]
id = "ket-thuc"
title = "Kết thúc"
prose = "Trên đây là báo cáo {tieu_de}"
[[section]]
id = "tinh-hinh"
title = "Đặc điểm tình hình"
prose = "{don_vi} có {so_ho} hộ với {so_khau} nhân khẩu."
[[section.field]]
id = "so_ho"
label = "Số hộ"
unit = "hộ"
measure = "stock"
[[section.field]]
id = "so_khau"
label = "Số nhân khẩu"
unit = "khẩu"
measure = "stock"
[[section]]
id = "ket-qua"
title = "Kết quả"
[[section.section]]
id = "tiep-dan"
title = "Tiếp công dân"
prose = '''
- Tiếp {luot_tiep} lượt (định kỳ {dinh_ky}, đột xuất {dot_xuat}) theo {vb:ke_hoach}.
- Đối thoại: {bang:doi_thoai}.
'''
[[section.section.field]]
id = "luot_tiep"
label = "Lượt tiếp"
unit = "lượt"
parts = ["dinh_ky", "dot_xuat"]
[[section.section.field]]
id = "dinh_ky"
label = "Định kỳ"
unit = "lượt"
[[section.section.field]]
id = "dot_xuat"
label = "Đột xuất"
unit = "lượt"
[[section.section.field]]
id = "da_so_ket"
label = "Đã sơ kết"
kind = "yesno"
[[section.section.field]]
id = "luot_nguoi"
label = "Lượt người đối thoại"
unit = "lượt"
counted = "doi_thoai.nguoi"
[[section.section.table]]
id = "doi_thoai"
label = "Đối thoại"
row = "{noi} ({nguoi} lượt người)"
none = "không có buổi nào"
[[section.section.table.column]]
id = "noi"
label = "Nơi"
kind = "line"
[[section.section.table.column]]
id = "nguoi"
label = "Lượt người"
"""

UNIT = Unit(
    name="Suối Lành",
    parent="UBND huyện Đá Bạc",
    villages=(Village("dong", "Đông"), Village("tay", "Tây"), Village("bac_2", "Bắc 2")),
    signers=(
        Signer("le_van_an", "Lê Văn An", Office.DEPUTY),
        Signer("tran_thi_binh", "Trần Thị Bình", Office.CHAIR),
    ),
)
PLAN = CitedDocument(
    id="kh07",
    type="Kế hoạch",
    sign="07/KH-UBND",
    date=read_date("15/01/2024"),
    issuer="UBND xã Suối Lành",
    subject="thực hiện dân chủ ở cơ sở năm 2024",
)


def template() -> Template:
    """A form of three pages with every kind of question in it."""
    return read_template(tomllib.loads(SMALL))


def report(period: str = "2024-9M") -> Report:
    """A new report of that form, nothing answered."""
    return new_report(template(), read_period(period), "a1b2c3", UNIT.full_name)


def written(section: str, markup: str) -> Report:
    """A new report with the prose of one section."""
    return with_prose(report(), section, parse(markup))


def facts(made: Report | None = None) -> Facts:
    """A report among the unit's registers."""
    return Facts(template(), made or report(), UNIT, {PLAN.id: PLAN})


def bound(made: Report) -> Report:
    """The report with the year's plan in its slot."""
    return replace(made, slots={"ke_hoach": PLAN.id})
