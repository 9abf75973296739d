"""The sentences of what happens to files, the database and the stick, by error class."""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "FileEmpty": "Chưa có gì thay đổi. Tệp {name} không có chữ nào. Hãy chọn tệp báo cáo khác.",
    "FileTooLarge": (
        "Chưa có gì thay đổi. Tệp {name} quá lớn ({size} byte, chỉ đọc đến {largest}). "
        "Hãy bỏ bớt ảnh trong tệp, hoặc lưu thành .txt rồi thử lại."
    ),
    "FileEncrypted": (
        "Chưa có gì thay đổi. Tệp {name} có mật khẩu nên không đọc được. "
        "Hãy mở bằng Word, bỏ mật khẩu, lưu lại rồi thử lại."
    ),
    "ReadingStopped": "Đã dừng đọc tệp. Chưa có gì thay đổi.",
    "RtfFile": (
        "Chưa có gì thay đổi. Tệp {name} là văn bản RTF. "
        "Hãy mở bằng Word, lưu thành .docx rồi thử lại."
    ),
    "NotDocx": (
        "Chưa có gì thay đổi. Tệp {name} không phải là tệp Word hay LibreOffice. "
        "Hãy chọn đúng tệp báo cáo."
    ),
    "FileDamaged": (
        "Chưa có gì thay đổi. Tệp {name} bị hỏng hoặc chép dở. "
        "Hãy chép lại tệp, hoặc mở bằng Word và lưu lại."
    ),
    "FileUnsafe": (
        "Chưa có gì thay đổi. Tệp {name} có phần lạ mà báo cáo không bao giờ có nên không mở. "
        "Hãy quét vi-rút và xin lại tệp."
    ),
    "TextUnreadable": (
        "Chưa có gì thay đổi. Không đọc được chữ trong tệp {name}. "
        "Hãy lưu tệp với bảng mã Unicode (UTF-8) rồi thử lại."
    ),
    "FileKindUnknown": (
        "Chưa có gì thay đổi. Chỉ nhập được tệp .docx, .doc, .odt và .txt; {name} không phải. "
        "Hãy lưu báo cáo thành một trong các loại ấy."
    ),
    "RegisterDamaged": (
        "Các báo cáo vẫn an toàn. Một mục trong hồ sơ đơn vị hoặc sổ văn bản ({kind} {id}) "
        "không còn đúng như đã lưu. Hãy dùng bản sao gần nhất hoặc báo nơi hỗ trợ."
    ),
    "DatabaseDamaged": (
        "Chương trình chưa ghi gì thêm vào tệp {path}. Tệp này bị hỏng ({detail}). "
        "Hãy giữ nguyên tệp, chép bản sao gần nhất về hoặc báo nơi hỗ trợ."
    ),
    "DatabaseNewer": (
        "Dữ liệu vẫn an toàn và chưa bị đổi. Tệp {path} do bản chương trình mới hơn ghi. "
        "Hãy cài bản mới của chương trình rồi mở lại."
    ),
    "DatabaseForeign": (
        "Tệp {path} vẫn nguyên. Đây không phải dữ liệu của Báo cáo xã. Hãy chọn thư mục khác."
    ),
    "DataFolderUnwritable": (
        "Chưa có gì thay đổi. Không ghi được vào thư mục {folder}: thư mục chỉ cho đọc, hoặc tài "
        "khoản này không có quyền. Hãy nhờ người quản máy cho quyền ghi rồi thử lại, hoặc chọn "
        "thư mục khác."
    ),
    "DataGone": (
        "Chưa có gì bị xóa hay tạo mới. Không thấy dữ liệu ở {folder}, nơi máy này làm việc lần "
        "trước: thư mục đã bị chuyển, đổi tên, hoặc nằm trên USB chưa cắm. Hãy để thư mục lại chỗ "
        "cũ rồi thử lại."
    ),
    "DatabaseReplaced": (
        "Phần đã lưu vẫn an toàn, có trong thư mục bản sao. Tệp {path} vừa bị một tệp khác chép "
        "đè. Hãy ghi tạm bài ra nơi khác rồi mở lại chương trình; phần thiếu lấy ở trang Bản sao."
    ),
    "DatabaseGone": (
        "Chữ đang soạn vẫn còn. Tệp dữ liệu {path} không còn ở chỗ cũ (thư mục bị chuyển, đổi tên, "
        "hoặc USB bị rút). Hãy để lại chỗ cũ, hoặc ghi tạm bài ra nơi khác."
    ),
    "DiskFull": (
        "Những gì đã lưu vẫn an toàn. Ổ đĩa của {path} đã hết chỗ. "
        "Hãy xóa bớt tệp không cần rồi thử lại."
    ),
    "DiskFailing": (
        "Những gì đã lưu trước đó vẫn an toàn. Ổ đĩa của {path} không đọc ghi được ({detail}). "
        "Hãy thử lại; nếu còn lỗi, chép dữ liệu sang máy khác."
    ),
    "TargetUnwritable": (
        "Báo cáo vẫn an toàn trên máy. Không ghi được {path} ({detail}). Hãy chọn nơi khác."
    ),
    "TargetProtected": (
        "Báo cáo vẫn an toàn trên máy. Chưa ghi được {path} vì USB hoặc ổ đĩa đang khóa ghi. "
        "Hãy gạt khóa trên USB (nếu có) rồi thử lại, hoặc dùng USB khác."
    ),
    "StickGone": (
        "Báo cáo vẫn an toàn trên máy. Không còn thấy USB hoặc thư mục để ghi {path}. "
        "Hãy cắm lại USB, tìm lại rồi ghi lần nữa; tệp trên USB lần này chưa chắc đủ."
    ),
    "TargetInUse": (
        "Báo cáo vẫn an toàn trên máy. Tệp {path} đang mở ở chương trình khác. "
        "Hãy đóng tệp ấy rồi thử lại."
    ),
    "TargetTaken": (
        "Báo cáo vẫn an toàn trên máy. Đã có tệp khác tên {path} nên không ghi đè. "
        "Hãy chọn nơi khác."
    ),
    "WritingStopped": "Báo cáo vẫn an toàn trên máy. Đã dừng, chưa ghi tệp nào. Có thể rút USB.",
    "WriteNotKept": (
        "Báo cáo vẫn an toàn trên máy. {path} ghi xong nhưng đọc lại không đúng. "
        "USB hoặc ổ đĩa này hỏng, hãy dùng cái khác."
    ),
    "VersionUnknown": (
        "Chưa có gì thay đổi. Báo cáo {report} không có bản {seq} của {key}. "
        "Hãy xem lại nhật ký thay đổi."
    ),
    "SecondPlaceMissing": (
        "Dữ liệu và bản sao trên máy vẫn an toàn. Nơi để thêm bản sao {path} chưa có ở đây. "
        "Hãy cắm lại USB hay ổ đĩa ấy, hoặc chọn nơi khác."
    ),
    "BackupImpossible": (
        "Dữ liệu vẫn an toàn nhưng chưa sao được. Hãy đóng chương trình rồi thử lại."
    ),
    "BackupUnknown": (
        "Chưa có gì thay đổi. Không có bản sao nào của “{wanted}” hoặc trước đó; "
        "các ngày đang có: {known}. Hãy ghi ngày như 2026-11-28, hoặc tên tệp bản sao."
    ),
    "BackupsNone": (
        "Chưa có gì thay đổi. Không lấy lại được từ “{wanted}”. "
        "Chưa có bản sao nào trong {folder}. "
        "Máy tự sao khi đóng chương trình và đầu mỗi ngày; muốn có ngay thì vào trang Bản sao, "
        "bấm Sao ngay."
    ),
    "BackupUnreadable": (
        "Chưa có gì thay đổi. Không đọc được gì trong tệp {path} ({reason}). Hãy chọn bản sao khác."
    ),
    "RestoreNeedsReport": (
        "Chưa có gì thay đổi. Tệp {path} không phải là dữ liệu của cả máy. "
        "Hãy lấy lại từng báo cáo."
    ),
    "ReportNotInBackup": (
        "Chưa có gì thay đổi. Bản sao ấy không có báo cáo {report}. Hãy xem trong bản sao có gì."
    ),
    "ReportDeleted": ("Chưa có gì thay đổi. Báo cáo {report} đang ở thùng rác. Hãy lấy ra trước."),
    "ReportNotDeleted": (
        "Chưa có gì thay đổi. Báo cáo {report} không ở thùng rác. Hãy xem lại danh sách."
    ),
    "BackupUnsound": (
        "Dữ liệu đang dùng vẫn an toàn. Bản sao vừa làm ở {path} đọc lại không đúng ({reason}) "
        "nên không giữ. Hãy xem ổ đĩa còn tốt không, hoặc để bản sao ở nơi khác."
    ),
    "ReportUnknown": (
        "Chưa có gì thay đổi. Không có báo cáo nào mang mã bắt đầu bằng “{beginning}”. "
        "Hãy xem lại danh sách báo cáo."
    ),
    "ReportAmbiguous": (
        "Chưa có gì thay đổi. Có nhiều báo cáo mang mã bắt đầu bằng “{beginning}”: {ids}. "
        "Hãy ghi dài hơn."
    ),
    "ReportExists": "Chưa có gì thay đổi. Báo cáo {report} đã có trong máy. Hãy mở báo cáo ấy.",
    "ReportReceived": (
        "Chưa có gì thay đổi. Báo cáo {report} là của đơn vị khác gửi đến nên không sửa được. "
        "Hãy đề nghị đơn vị ấy sửa và gửi lại."
    ),
    "ReportChanged": (
        "Báo cáo {report} vẫn an toàn nhưng vừa được sửa trong lúc hoàn thành. "
        "Hãy xem lại rồi bấm Hoàn thành lần nữa."
    ),
    "ReportDamaged": (
        "Các báo cáo khác vẫn an toàn. Báo cáo {report} có phần không còn đúng như đã lưu: {keys}. "
        "Hãy dùng bản sao gần nhất hoặc báo nơi hỗ trợ."
    ),
    "SaveNotKept": (
        "Chữ đang soạn vẫn còn trên màn hình. Lưu xong nhưng đọc lại không đúng ({keys}). "
        "Hãy chép dữ liệu sang ổ đĩa khác rồi lưu lại."
    ),
    "SectionNotApart": (
        "Chưa có gì thay đổi. Hai bản không khác nhau ở mục “{section}”. "
        "Các mục khác nhau: {known}."
    ),
    "TakeNeedsReport": (
        "Chưa có gì thay đổi. Lấy từng mục thì phải nói của báo cáo nào: thêm --report BÁO-CÁO."
    ),
    "ReportIsPractice": (
        "Chưa ghi gì ra USB. Báo cáo {report} là báo cáo làm thử nên không nộp được. "
        "Hãy chọn báo cáo thật."
    ),
    "NothingChosen": "Chưa ghi gì ra USB. Chưa chọn báo cáo nào. Hãy chọn báo cáo đã hoàn thành.",
    "SubmissionTooLarge": (
        "Báo cáo vẫn an toàn trên máy, chưa ghi gì ra USB. Tệp nộp sẽ nặng {size} MB mà nơi nhận "
        "chỉ đọc đến {largest} MB. Hãy chọn ít báo cáo hơn, ghi làm nhiều lần."
    ),
    "SubmissionUnsound": (
        "Báo cáo vẫn an toàn trên máy, chưa ghi gì ra USB. Tệp nộp làm ra không đọc lại được "
        "({reason}). Hãy thử lại hoặc báo nơi hỗ trợ."
    ),
    "ArrivalsOutdated": (
        "Chưa nhận báo cáo nào. Dữ liệu của máy này vừa thay đổi. Hãy xem lại các tệp rồi bấm Nhận."
    ),
    "ArrivalGone": (
        "Chưa nhận báo cáo nào, dữ liệu của máy này vẫn nguyên. Tệp {path} không còn như lúc xem. "
        "Hãy cắm lại USB, xem lại các tệp rồi bấm Nhận."
    ),
    "Stopped": "Đã dừng theo yêu cầu. Chưa có gì thay đổi.",
    "ReportOwn": (
        "Chưa có gì thay đổi. Báo cáo {report} là của chính máy này; chỉ ghi ý kiến, tiếp nhận hay "
        "trả lại báo cáo của đơn vị khác gửi đến."
    ),
    "RemarkUnknown": (
        "Chưa có gì thay đổi. Báo cáo {report} không có ý kiến “{remark}”. Hãy xem lại các ý kiến."
    ),
    "RemarkEmpty": "Chưa có gì thay đổi. Ý kiến chưa có chữ nào. Hãy viết nội dung rồi ghi lại.",
    "RemarkPlaceUnknown": (
        "Chưa có gì thay đổi. Mẫu báo cáo không có chỗ “{section} {field}”; có: {known}. "
        "Hãy chọn lại mục hoặc ô."
    ),
    "NothingToReturn": (
        "Chưa ghi gì ra USB. Báo cáo {report} chưa được tiếp nhận và chưa có ý kiến nào. "
        "Hãy tiếp nhận hoặc ghi ý kiến trước."
    ),
    "ReturnsOfTwoUnits": (
        "Chưa ghi gì ra USB. Các báo cáo là của nhiều đơn vị ({units}). "
        "Hãy ghi cho từng đơn vị một."
    ),
    "CommuneWrong": (
        "Danh sách đơn vị chưa đổi. Không hiểu “{value}”. Mỗi đơn vị cần tên riêng, có thể thêm "
        "điện thoại, ngày bắt đầu, ngày thôi gửi (ví dụ 01/7/2025)."
    ),
    "CommuneUnknown": (
        "Danh sách đơn vị chưa đổi. Không có đơn vị “{name}” trong danh sách. Hãy xem lại tên."
    ),
    "SelfTestFailed": "Dữ liệu không bị đụng đến. Tự kiểm tra dừng ở bước {step}.",
    "FontUnusable": (
        "Báo cáo vẫn an toàn. Không dùng được tệp phông chữ {face}. Hãy cài lại chương trình."
    ),
    "PrintFailed": (
        "Báo cáo vẫn an toàn. Máy in {printer} chưa nhận trang nào. "
        "Hãy xem máy in đã bật, có giấy, rồi in lại."
    ),
}
