"""The command line: its words, and one Vietnamese sentence where they are wrong."""

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from core.errors import AppError


class CallWrong(AppError):
    """The command line is not what `usage` shows."""


class _Usage(argparse.HelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, "Cách viết: " if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    def __init__(self, **given: Any) -> None:
        super().__init__(**given, formatter_class=_Usage, add_help=False, allow_abbrev=False)
        self._positionals.title = "Phần phải ghi"
        self._optionals.title = "Phần có thể ghi"
        self.add_argument("-h", "--help", action="help", help="in lời giải thích này")

    def error(self, message: str) -> NoReturn:
        raise CallWrong(usage=" ".join(self.format_usage().split()), problem=message)


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    """`command`, `data`, `json` and what the command takes; raises CallWrong."""
    return _parser().parse_args(arguments)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="baocaoxa",
        description="Báo cáo xã. Không ghi lệnh nào: mở cửa sổ chương trình.",
    )
    _everywhere(parser, None)
    parser.add_argument("--self-test", nargs="?", const="", metavar="TỆP", help="tự kiểm tra")
    commands = parser.add_subparsers(dest="command", metavar="LỆNH", parser_class=_Parser)
    for name, help_, build in _COMMANDS:
        command = commands.add_parser(name, help=help_)
        _everywhere(command, argparse.SUPPRESS)
        build(command)
    return parser


def _everywhere(parser: argparse.ArgumentParser, default: object) -> None:
    parser.add_argument(
        "--data", type=Path, default=default, metavar="THƯ-MỤC", help="nơi để dữ liệu"
    )
    off = default if default is argparse.SUPPRESS else False
    parser.add_argument("--json", action="store_true", default=off, help="in một đối tượng JSON")


def _unit(command: argparse.ArgumentParser) -> None:
    command.add_argument("--set", action="extend", nargs="+", default=[], metavar="MỤC=GIÁ-TRỊ")


def _events(command: argparse.ArgumentParser) -> None:
    command.add_argument("--add", action="extend", nargs="+", default=[], metavar="JSON")
    command.add_argument("--remove", metavar="VIỆC")
    command.add_argument("--list", action="store_true")
    command.add_argument("--period", metavar="KỲ")
    command.add_argument("--template", metavar="MẪU")


def _documents(command: argparse.ArgumentParser) -> None:
    command.add_argument("--import", dest="import_", type=Path, metavar="TỆP.csv")
    command.add_argument("--all", action="store_true")
    command.add_argument("--dry-run", action="store_true")
    command.add_argument("--find", metavar="CHỮ")
    command.add_argument("--remove", metavar="VĂN-BẢN")


def _list(command: argparse.ArgumentParser) -> None:
    command.add_argument("--deleted", action="store_true", help="những gì trong thùng rác")


def _restore(command: argparse.ArgumentParser) -> None:
    command.add_argument("wanted", metavar="TỆP|NGÀY")
    command.add_argument("--report", metavar="BÁO-CÁO", help="chỉ lấy lại một báo cáo")
    what = command.add_mutually_exclusive_group()
    what.add_argument(
        "--look", action="store_true", help="chỉ xem có gì; với --report: hai bên khác nhau ở đâu"
    )
    what.add_argument("--take", metavar="MỤC,…", help="của báo cáo ấy chỉ lấy các mục này")


def _history(command: argparse.ArgumentParser) -> None:
    _report(command)
    command.add_argument("--section", metavar="MỤC")


def _take_back(command: argparse.ArgumentParser) -> None:
    _report(command)
    command.add_argument("--key", required=True, metavar="KHÓA", help="như lệnh history kể")
    command.add_argument("--seq", required=True, type=int, metavar="SỐ")


def _nothing(_command: argparse.ArgumentParser) -> None:
    pass


def _form(command: argparse.ArgumentParser) -> None:
    command.add_argument("--template", required=True, metavar="MẪU")
    command.add_argument("--period", required=True, metavar="KỲ")


def _new(command: argparse.ArgumentParser) -> None:
    _form(command)
    command.add_argument("--from", dest="source", metavar="BÁO-CÁO")
    command.add_argument("--from-year-ago", metavar="MỤC,…", help="mục lấy từ cùng kỳ năm trước")
    command.add_argument("--from-form", metavar="MỤC,…", help="mục lấy lời có sẵn của mẫu")
    _days(command)


def _days(command: argparse.ArgumentParser) -> None:
    command.add_argument("--first-day", metavar="NGÀY", help="ngày đầu của số liệu")
    command.add_argument("--last-day", metavar="NGÀY", help="ngày cuối của số liệu")
    command.add_argument("--due", metavar="NGÀY", help="hạn gửi")


def _import(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, metavar="TỆP")
    command.add_argument("--template", metavar="MẪU")
    command.add_argument("--period", metavar="KỲ")
    command.add_argument("--into", metavar="BÁO-CÁO", help="nhận chỗ sửa trong Word vào báo cáo ấy")
    command.add_argument("--convert", choices=("auto", "tcvn3", "vni", "none"), default="")


def _report(command: argparse.ArgumentParser) -> None:
    command.add_argument("report", metavar="BÁO-CÁO")


def _fill(command: argparse.ArgumentParser) -> None:
    _report(command)
    command.add_argument("file", type=Path, metavar="TỆP.json")


def _keep(command: argparse.ArgumentParser) -> None:
    _report(command)
    which = command.add_mutually_exclusive_group()
    which.add_argument("--section", action="append", metavar="MỤC")
    which.add_argument("--all", action="store_true")
    command.add_argument("--drop", action="append", metavar="MỤC", help="bỏ lời cũ, viết lại")


def _dates(command: argparse.ArgumentParser) -> None:
    _report(command)
    _days(command)


def _add_up(command: argparse.ArgumentParser) -> None:
    _report(command)
    command.add_argument("--take", action="store_true", help="điền vào các ô còn trống")


def _register(command: argparse.ArgumentParser) -> None:
    _report(command)
    command.add_argument("--number", metavar="SỐ")
    command.add_argument("--date", metavar="NGÀY")


def _export(command: argparse.ArgumentParser) -> None:
    _report(command)
    for kind in ("docx", "pdf", "txt"):
        command.add_argument(f"--{kind}", type=Path, metavar="TỆP")


def _submit(command: argparse.ArgumentParser) -> None:
    command.add_argument("reports", nargs="+", metavar="BÁO-CÁO")
    command.add_argument("--to", type=Path, required=True, metavar="THƯ-MỤC")


def _receive(command: argparse.ArgumentParser) -> None:
    command.add_argument("paths", type=Path, nargs="+", metavar="ĐƯỜNG-DẪN")
    command.add_argument("--dry-run", action="store_true")
    command.add_argument("--take", action="append", default=[], metavar="MÃ")


def _board(command: argparse.ArgumentParser) -> None:
    command.add_argument("--period", required=True, metavar="KỲ")
    command.add_argument("--template", metavar="MẪU")


def _totals(command: argparse.ArgumentParser) -> None:
    _form(command)
    command.add_argument("--csv", type=Path, metavar="TỆP")
    command.add_argument("--xlsx", type=Path, metavar="TỆP")
    command.add_argument("--section", metavar="MỤC")
    command.add_argument("--into", metavar="BÁO-CÁO")


def _communes(command: argparse.ArgumentParser) -> None:
    command.add_argument("file", type=Path, nargs="?", metavar="TỆP.json")
    command.add_argument("--match", action="append", default=[], metavar="TÊN-CŨ=TÊN-MỚI")


def _remark(command: argparse.ArgumentParser) -> None:
    _report(command)
    command.add_argument("--section", metavar="MỤC")
    command.add_argument("--field", default="", metavar="Ô")
    command.add_argument("--answer", metavar="MÃ-Ý-KIẾN")
    command.add_argument("--forget", metavar="MÃ-Ý-KIẾN")
    command.add_argument("--text", metavar="CHỮ")


def _accept(command: argparse.ArgumentParser) -> None:
    _report(command)
    command.add_argument("--undo", action="store_true")


_COMMANDS = (
    ("unit", "xem hoặc ghi hồ sơ đơn vị", _unit),
    ("templates", "các mẫu báo cáo", _nothing),
    ("events", "sổ việc trong năm: xem, thêm việc", _events),
    ("documents", "sổ văn bản: tìm, nhập từ bảng", _documents),
    ("new", "lập báo cáo mới", _new),
    ("import", "nhập báo cáo cũ (.docx, .doc, .odt, .txt)", _import),
    ("list", "danh sách báo cáo", _list),
    ("show", "xem một báo cáo", _report),
    ("fill", "điền số liệu và câu văn từ tệp JSON", _fill),
    ("keep", "giữ nguyên mục chép từ kỳ trước", _keep),
    ("add-up", "cộng số liệu từ các báo cáo trong năm", _add_up),
    ("days", "xem hoặc ghi ngày số liệu và hạn gửi", _dates),
    ("check", "soát báo cáo", _report),
    ("finalise", "hoàn thành báo cáo", _report),
    ("register", "ghi số và ngày văn bản", _register),
    ("reopen", "mở lại để làm lần sau", _report),
    ("export", "xuất Word, PDF, văn bản", _export),
    ("submit", "ghi báo cáo đã hoàn thành ra USB", _submit),
    ("receive", "nhận báo cáo từ USB", _receive),
    ("communes", "các đơn vị phải gửi báo cáo", _communes),
    ("board", "đơn vị nào đã nộp, đơn vị nào chưa", _board),
    ("totals", "tổng hợp số liệu", _totals),
    ("remark", "ghi, trả lời hoặc xem ý kiến về báo cáo", _remark),
    ("accept", "tiếp nhận báo cáo", _accept),
    ("return", "ghi ý kiến, giấy tiếp nhận ra USB cho đơn vị", _submit),
    ("backup", "sao dữ liệu ra một bản nữa", _nothing),
    ("restore", "lấy lại từ bản sao, cả máy hoặc một báo cáo", _restore),
    ("verify", "kiểm tra dữ liệu và các bản sao", _nothing),
    ("delete", "bỏ báo cáo vào thùng rác (giữ 90 ngày)", _report),
    ("undelete", "lấy lại báo cáo từ thùng rác", _report),
    ("history", "các bản trước của từng mục", _history),
    ("take-back", "lấy lại một bản trước", _take_back),
)
