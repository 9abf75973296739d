"""Makes resources/docx/base.docx: the Word file without text or figures that the pen fills."""

import io
import sys
import zipfile
from pathlib import Path

TARGET = Path(__file__).parents[1] / "resources" / "docx" / "base.docx"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

# Built-in names are Word's own (the navigation pane and the footnotes look for them).
BUILT_IN = (
    ("Heading1", "heading 1"),
    ("Heading2", "heading 2"),
    ("Heading3", "heading 3"),
    ("Heading4", "heading 4"),
    ("Heading5", "heading 5"),
    ("Header", "header"),
    ("FootnoteText", "footnote text"),
)
OWN = (
    ("Superior", "Cơ quan chủ quản"),
    ("Issuer", "Cơ quan ban hành"),
    ("Number", "Số và ký hiệu"),
    ("Nation", "Quốc hiệu"),
    ("Motto", "Tiêu ngữ"),
    ("PlaceDate", "Địa danh và thời gian"),
    ("Urgency", "Độ khẩn"),
    ("Circulation", "Phạm vi lưu hành"),
    ("Draft", "Dấu dự thảo"),
    ("Contact", "Địa chỉ cơ quan"),
    ("Kind", "Tên loại văn bản"),
    ("Subject", "Trích yếu"),
    ("Addressees", "Kính gửi"),
    ("Body", "Thân báo cáo"),
    ("Ground", "Căn cứ"),
    ("Dash", "Gạch đầu dòng"),
    ("Plus", "Cộng đầu dòng"),
    ("Numbered", "Đoạn đánh số"),
    ("TableHead", "Đầu cột"),
    ("TableCell", "Ô bảng"),
    ("TableCellCentre", "Ô bảng ở giữa"),
    ("TableCellRight", "Ô bảng bên phải"),
    ("RecipientsLabel", "Nơi nhận"),
    ("Recipients", "Danh sách nơi nhận"),
    ("Drafter", "Ký hiệu người soạn thảo"),
    ("Authority", "Thẩm quyền ký"),
    ("Signer", "Họ tên người ký"),
    ("AnnexLabel", "Phụ lục"),
    ("AnnexTitle", "Tên phụ lục"),
    ("AnnexReference", "Dẫn chiếu của phụ lục"),
    ("Rule", "Đường kẻ"),
    ("Spacer", "Khoảng trống"),
    ("NoteSeparator", "Đường kẻ chú thích"),
)
FOLLOWED_BY_BODY = ("Heading1", "Heading2", "Heading3", "Heading4", "Heading5")
# What these do not say themselves they take from another: one change there changes them too.
PARENTS = {
    **dict.fromkeys(("Ground", "Dash", "Plus", "Numbered"), "Body"),
    **dict.fromkeys(("TableCellCentre", "TableCellRight"), "TableCell"),
}


def paragraph_style(style_id: str, name: str, *, own: bool) -> str:
    following = "Body" if style_id in FOLLOWED_BY_BODY else style_id
    custom = ' w:customStyle="1"' if own else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{style_id}"><w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{PARENTS.get(style_id, "Normal")}"/><w:next w:val="{following}"/>'
        "<w:qFormat/></w:style>"
    )


def styles() -> str:
    declared = [paragraph_style(*pair, own=False) for pair in BUILT_IN]
    declared += [paragraph_style(*pair, own=True) for pair in OWN]
    return (
        f"<w:styles {W}>"
        '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="vi-VN" w:eastAsia="vi-VN"/></w:rPr>'
        "</w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault>"
        "</w:docDefaults>"
        '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1"'
        ' w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        "<w:qFormat/></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:semiHidden/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:semiHidden/></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
        "<w:semiHidden/></w:style>"
        f"{''.join(declared)}"
        '<w:style w:type="character" w:styleId="FootnoteReference">'
        '<w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/></w:style>'
        '<w:style w:type="character" w:customStyle="1" w:styleId="DraftCode">'
        '<w:name w:val="Mã bản thảo"/><w:basedOn w:val="DefaultParagraphFont"/></w:style>'
        "</w:styles>"
    )


def settings() -> str:
    """The order of the children is the schema's: Word repairs a file that breaks it."""
    flags = (
        ("compatibilityMode", "15"),
        ("overrideTableStyleFontSizeAndJustification", "1"),
        ("enableOpenTypeFeatures", "1"),
        ("doNotFlipMirrorIndents", "1"),
        ("differentiateMultirowTableHeaders", "1"),
    )
    uri = "http://schemas.microsoft.com/office/word"
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{uri}" w:val="{value}"/>' for name, value in flags
    )
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        f"<w:compat>{compat}</w:compat>"
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/>'
        "</w:settings>"
    )


def footnotes() -> str:
    def separator(number: int, kind: str, mark: str) -> str:
        return (
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:pPr>'
            f'<w:pStyle w:val="NoteSeparator"/></w:pPr><w:r><w:{mark}/></w:r></w:p></w:footnote>'
        )

    return (
        f"<w:footnotes {W}>{separator(-1, 'separator', 'separator')}"
        f"{separator(0, 'continuationSeparator', 'continuationSeparator')}</w:footnotes>"
    )


def header() -> str:
    return (
        f'<w:hdr {W}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>'
    )


def body() -> str:
    """titlePg without a header of its own leaves the first page unnumbered."""
    return (
        f'<w:document {W} xmlns:r="{OFFICE}/relationships"><w:body><w:sectPr>'
        '<w:headerReference w:type="default" r:id="rId4"/><w:titlePg/></w:sectPr></w:body>'
        "</w:document>"
    )


def font_table() -> str:
    return (
        f'<w:fonts {W}><w:font w:name="Times New Roman"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
        "</w:fonts>"
    )


def theme() -> str:
    """No style points at it, but a package without a theme is not valid."""
    colours = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF"}
    colours |= {f"accent{number}": "000000" for number in range(1, 7)}
    colours |= {"hlink": "000000", "folHlink": "000000"}
    scheme = "".join(
        f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items()
    )
    face = '<a:latin typeface="Times New Roman"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    return (
        f'<a:theme xmlns:a="{drawing}" name="Đen trắng"><a:themeElements>'
        f'<a:clrScheme name="Đen trắng">{scheme}</a:clrScheme>'
        f'<a:fontScheme name="Đen trắng"><a:majorFont>{face}</a:majorFont>'
        f"<a:minorFont>{face}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Đen trắng"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst>"
        f"<a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    )


def application() -> str:
    return (
        f'<Properties xmlns="{OFFICE}/extended-properties">'
        "<Application>Báo cáo xã</Application></Properties>"
    )


def core_properties() -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"/>'
    )


def relationships(*targets: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{entries}</Relationships>'


def content_types() -> str:
    kinds = {
        "/word/document.xml": f"{WORD_TYPE}.document.main+xml",
        "/word/styles.xml": f"{WORD_TYPE}.styles+xml",
        "/word/settings.xml": f"{WORD_TYPE}.settings+xml",
        "/word/fontTable.xml": f"{WORD_TYPE}.fontTable+xml",
        "/word/header1.xml": f"{WORD_TYPE}.header+xml",
        "/word/footnotes.xml": f"{WORD_TYPE}.footnotes+xml",
        "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": (
            "application/vnd.openxmlformats-officedocument.extended-properties+xml"
        ),
    }
    overrides = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in kinds.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{relations}"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )


def parts() -> dict[str, str]:
    """Every part by its name in the package, in the order it is written."""
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(
            (f"{OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "word/document.xml": body(),
        "word/_rels/document.xml.rels": relationships(
            (f"{OFFICE}/relationships/styles", "styles.xml"),
            (f"{OFFICE}/relationships/settings", "settings.xml"),
            (f"{OFFICE}/relationships/fontTable", "fontTable.xml"),
            (f"{OFFICE}/relationships/header", "header1.xml"),
            (f"{OFFICE}/relationships/footnotes", "footnotes.xml"),
            (f"{OFFICE}/relationships/theme", "theme/theme1.xml"),
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/header1.xml": header(),
        "word/footnotes.xml": footnotes(),
        "word/theme/theme1.xml": theme(),
        "docProps/core.xml": core_properties(),
        "docProps/app.xml": application(),
    }


def base() -> bytes:
    """The whole file; the same bytes each time on one machine."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts().items():
            entry = zipfile.ZipInfo(name)
            entry.create_system = 0
            package.writestr(entry, (DECLARATION + xml).encode(), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def main() -> int:
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(base())
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
