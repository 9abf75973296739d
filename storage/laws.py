"""The shipped list of laws, known in every data folder beside the documents of its own."""

from __future__ import annotations

import functools
import tomllib
from typing import TYPE_CHECKING

import resources
from core.laws import Law, read_laws
from storage import registers

if TYPE_CHECKING:
    from core.documents import CitedDocument
    from storage.database import Store


@functools.lru_cache(maxsize=1)
def laws() -> tuple[Law, ...]:
    """The list, in its own order."""
    return read_laws(tomllib.loads(resources.read_text("law/van-ban.toml")))


def known_documents(store: Store) -> dict[str, CitedDocument]:
    """Every document a text can cite, by id: the unit's own first, which outrank the list's."""
    own = {document.id: document for document in registers.documents(store)}
    shipped = {law.document.id: law.document for law in laws()}
    return {**own, **{id_: found for id_, found in shipped.items() if id_ not in own}}
