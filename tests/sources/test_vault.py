"""The vault keeps originals byte for byte, or says what is wrong and keeps nothing."""

import hashlib
import os
import resource
import stat
import subprocess
import sys
import threading
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.sources.errors import (
    AlteredError,
    ChangedError,
    EmptyError,
    MissingError,
    SourceError,
    StorageError,
)
from habeas.sources.vault import HEAD, PART, Vault


@pytest.fixture
def vault(tmp_path):
    return Vault(tmp_path / "vault")


def left(vault):
    return [path for path in vault._folder.rglob("*") if path.is_file()]


def rewrite(path, data):
    path.chmod(0o644)
    path.write_bytes(data)


@given(st.binary(min_size=1, max_size=200))
def test_what_was_kept_is_given_back(tmp_path_factory, data):
    vault = Vault(tmp_path_factory.mktemp("v") / "vault")
    kept = vault.keep(BytesIO(data))
    assert (kept.sha256, kept.size, kept.new) == (hashlib.sha256(data).hexdigest(), len(data), True)
    assert (vault.read(kept.sha256), kept.head) == (data, data[:HEAD])
    assert not vault.keep(BytesIO(data)).new


def test_an_original_stands_read_only_under_its_hash(vault, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"words")
    kept = vault.keep(tmp_path / "a.txt")
    path = vault.path_of(kept.sha256)
    assert path.relative_to(vault._folder).as_posix() == f"{kept.sha256[:2]}/{kept.sha256}"
    assert stat.S_IMODE(path.stat().st_mode) == 0o444
    assert left(vault) == [path]


def test_a_large_original_passes_in_parts(vault):
    data = os.urandom(PART * 2 + 17)
    kept = vault.keep(BytesIO(data))
    assert vault.read(kept.sha256) == data
    with vault.open(kept.sha256) as stream:
        assert stream.read(10) == data[:10]
    assert kept.head == data[:HEAD]


def test_a_stream_that_comes_in_drops_is_kept_whole(vault):
    out, into = os.pipe()

    def drip():
        with os.fdopen(into, "wb", buffering=0) as stream:
            for _ in range(50):
                stream.write(b"drop ")

    threading.Thread(target=drip).start()
    with os.fdopen(out, "rb", buffering=0) as stream:
        assert vault.read(vault.keep(stream).sha256) == b"drop " * 50


def test_a_file_as_standard_input_may_have_been_read_from(vault, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"first line\nsecond line\n")
    with (tmp_path / "a.txt").open("rb") as stream:
        stream.readline()
        assert vault.read(vault.keep(stream).sha256) == b"second line\n"


@pytest.mark.parametrize("altered", [b"wordz", b"word", b"words!", b""])
def test_an_altered_original_is_an_error_by_name(vault, altered):
    kept = vault.keep(BytesIO(b"words"))
    rewrite(vault.path_of(kept.sha256), altered)
    with pytest.raises(AlteredError, match=f"article.txt was altered.*{kept.sha256}.*restore it from a copy"):
        vault.read(kept.sha256, "article.txt")
    with pytest.raises(AlteredError), vault.open(kept.sha256):
        pass


def test_adding_the_file_again_restores_an_altered_original(vault):
    kept = vault.keep(BytesIO(b"words"))
    rewrite(vault.path_of(kept.sha256), b"wordz")
    again = vault.keep(BytesIO(b"words"))
    assert (again.new, again.restored) == (False, True)
    assert vault.read(kept.sha256) == b"words"


def test_a_missing_original_is_an_error_by_name(vault):
    with pytest.raises(MissingError, match=r"article.txt is missing.*restore"):
        vault.read("a" * 64, "article.txt")
    for no_hash in ("../../etc/passwd", "", "A" * 64):
        with pytest.raises(MissingError, match="no SHA-256"):
            vault.read(no_hash)


def test_an_empty_file_is_refused_and_leaves_nothing(vault, tmp_path):
    (tmp_path / "empty.txt").touch()
    with pytest.raises(EmptyError, match=r"empty \(empty.txt\)"):
        vault.keep(tmp_path / "empty.txt", "empty.txt")
    assert left(vault) == []


class Meddled(BytesIO):
    """A file that something else writes to while it is read."""

    def __init__(self, path, meddle):
        super().__init__()
        self._stream, self._meddle = path.open("rb"), meddle

    def fileno(self):
        return self._stream.fileno()

    def read(self, size=-1):
        part = self._stream.read(min(size, 100))
        if self._meddle:
            self._meddle()
            self._meddle = None
        return part


def replaced(path):
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.rename(other, path)


CHANGES = {
    "grows": lambda path: path.open("ab").write(b"more"),
    "shrinks": lambda path: os.truncate(path, 150),
    "is rewritten in place": lambda path: path.write_bytes(b"y" * 1000),
    "is replaced": replaced,
    "is removed": lambda path: path.unlink(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_is_refused_that_meanwhile(change, vault, tmp_path):
    path = tmp_path / "moving.txt"
    path.write_bytes(b"x" * 1000)
    os.utime(path, ns=(1, 1))
    stream = Meddled(path, lambda: CHANGES[change](path))
    with pytest.raises(ChangedError, match=r"changed while it was read \(moving.txt\).*add it again"):
        vault._keep_stream(stream, "moving.txt", path)
    assert left(vault) == []


def test_a_pipe_or_a_folder_is_no_file_and_nothing_waits(vault, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path):
        with pytest.raises(SourceError, match="regular file"):
            vault.keep(path)
    with pytest.raises(SourceError, match="No such file"):
        vault.keep(tmp_path / "nothing")


def test_destroy_removes_it_once_and_sweep_removes_leftovers(vault):
    kept = vault.keep(BytesIO(b"words"))
    (vault._incoming / "half").write_bytes(b"wo")
    assert vault.sweep() == 1
    assert vault.has(kept.sha256)
    assert vault.destroy(kept.sha256)
    assert not vault.destroy(kept.sha256)
    assert left(vault) == []
    assert Vault(vault._folder / "nowhere").sweep() == 0


FULL = """
import resource, sys
from io import BytesIO
from pathlib import Path
from habeas.sources.errors import StorageError
from habeas.sources.vault import Vault
resource.setrlimit(resource.RLIMIT_FSIZE, (1500000, 1500000))
vault = Vault(Path(sys.argv[1]))
vault.keep(BytesIO(b"small"))
try:
    vault.keep(BytesIO(bytes(4000000)))
except StorageError as error:
    print(error)
"""


def test_no_room_for_a_file_is_said_and_leaves_nothing(vault):
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(vault._folder)], capture_output=True, text=True, check=False
    )
    assert "the disk is full, and nothing of this was kept" in done.stdout, done.stderr
    assert "make room" in done.stdout
    assert [path.read_bytes() for path in left(vault)] == [b"small"]
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY


@pytest.fixture
def small_disk(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root can mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_really_full_disk_is_said_and_leaves_nothing(small_disk):
    vault = Vault(small_disk / "vault")
    first = vault.keep(BytesIO(b"small"))
    with pytest.raises(StorageError, match="the disk is full"):
        vault.keep(BytesIO(os.urandom(2_000_000)))
    assert [path.name for path in left(vault)] == [first.sha256]
    assert vault.read(first.sha256) == b"small"


def test_a_vault_that_cannot_be_written_to_is_named(tmp_path):
    (tmp_path / "vault").write_text("a file")
    with pytest.raises(StorageError, match="vault"):
        Vault(tmp_path / "vault").keep(BytesIO(b"words"))
