"""Keep gives the Source of an item, the same for the same bytes."""

import hashlib
from datetime import UTC, datetime
from io import BytesIO

import pytest

from habeas.records.ids import source_id
from habeas.records.source import Obtained, Source
from habeas.sources.errors import EmptyError, IntakeError
from habeas.sources.intake import Item
from habeas.sources.keep import Description, keep
from habeas.sources.media_type import UNKNOWN, doubt
from habeas.sources.published import published
from habeas.sources.vault import Vault

KEY = b"k" * 32


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "vault")


def test_a_source_says_what_it_is_and_how_it_was_obtained(vault):
    at = datetime(2025, 3, 17, 9, tzinfo=UTC)
    description = Description(
        publisher="The Paper",
        title="Flown",
        author="A. Writer",
        url="https://paper.example/a",
        published=published("2025-03-16"),
        zone="America/New_York",
        series="https://paper.example/a",
        authenticity="fetched by us",
        labels=frozenset({"counsel"}),
        by="Ana",
        at=at,
    )
    source, new = keep(vault, KEY, Item("a.txt", "standard input", stream=BytesIO(b"words")), description)
    digest = hashlib.sha256(b"words").hexdigest()
    assert new
    assert source == Source(
        id=source_id(KEY, digest),
        sha256=digest,
        size=5,
        name="a.txt",
        media_type="text/plain",
        obtained=Obtained("standard input", "Ana", at, "https://paper.example/a"),
        publisher="The Paper",
        title="Flown",
        author="A. Writer",
        url="https://paper.example/a",
        published=published("2025-03-16"),
        zone="America/New_York",
        series="https://paper.example/a",
        authenticity="fetched by us",
        labels=frozenset({"counsel"}),
    )
    assert vault.read(source.sha256) == b"words"


def test_the_same_bytes_under_another_name_are_one_source(vault, tmp_path):
    (tmp_path / "b.txt").write_bytes(b"words")
    first, new = keep(vault, KEY, Item("a.txt", "file", stream=BytesIO(b"words")), Description())
    again, second_new = keep(vault, KEY, Item("b.txt", "file", path=tmp_path / "b.txt"), Description())
    assert (new, second_new, first.id == again.id) == (True, False, True)


def test_a_binary_named_as_text_is_kept_as_unknown_with_a_warning(vault):
    source, _ = keep(vault, KEY, Item("a.txt", "file", stream=BytesIO(b"\x7fELF\0\0\0")), Description())
    assert source.media_type == UNKNOWN
    assert doubt(source.media_type, source.name).startswith("a.txt is kept, but")


def test_an_empty_file_and_an_item_of_nothing_are_refused_by_name(vault):
    with pytest.raises(EmptyError, match=r"\(a.txt\)"):
        keep(vault, KEY, Item("a.txt", "file", stream=BytesIO(b"")), Description())
    with pytest.raises(IntakeError, match=r"\(a\.txt\)"):
        keep(vault, KEY, Item("a.txt", "file"), Description())
