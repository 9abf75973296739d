"""What is shipped with the program: templates and samples."""

import functools
import json
import tomllib
from typing import Any

import resources
from core.canonical import Json
from core.errors import AppError
from core.template import Template
from core.template_reading import read_template
from core.toml_node import TemplateWrong


class TemplateUnknown(AppError):
    """There is no template `id` (of `version`); `known` are."""


class TemplateUnreadable(AppError):
    """`file` is no TOML: `problem`."""


def template_names() -> tuple[tuple[str, str], ...]:
    """(id, version) of every shipped template, by file name, newest version first."""
    files = resources.names("templates", ".toml")
    names = [file.removeprefix("templates/").removesuffix(".toml") for file in files]
    pairs = [(name.rpartition("-")[0], name.rpartition("-")[2]) for name in names]
    return tuple(sorted(pairs, key=lambda pair: (pair[0], -_rank(pair[1]), pair[1])))


def _rank(version: str) -> int:
    return int(version) if version.isdecimal() else 0


def template(id_: str, version: str | None = None) -> Template:
    """The template of that id: of that version, else the newest."""
    file = _file(id_, version)
    found = template_from(_text(file), file)
    if f"{found.id}-{found.version}.toml" != file:
        name = f"{found.id}-{found.version}"
        raise TemplateWrong(file=file, problem="other_file", key="id", found=name)
    return found


def template_text(id_: str, version: str | None = None) -> str:
    """The TOML text, as a final report keeps it."""
    return _text(_file(id_, version))


def _file(id_: str, version: str | None) -> str:
    for name, found in template_names():
        if name == id_ and version in (None, found):
            return f"{name}-{found}.toml"
    known = tuple(dict.fromkeys(name for name, _ in template_names()))
    raise TemplateUnknown(id=id_, version=version, known=known)


def _text(file: str) -> str:
    try:
        return resources.read_text(f"templates/{file}").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise TemplateUnreadable(file=file, problem=str(error)) from None


@functools.lru_cache(maxsize=8)
def template_from(text: str, file: str) -> Template:
    """The template a TOML text writes; raises TemplateUnreadable or TemplateWrong with `file`."""
    try:
        return read_template(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise TemplateUnreadable(file=file, problem=str(error)) from None
    except TemplateWrong as error:
        raise TemplateWrong(file=file, **error.facts) from None


def sample(name: str) -> dict[str, Json]:
    """One of the invented commune's JSON files."""
    found: Any = json.loads(resources.read_text(f"samples/{name}"))
    return dict(found)
