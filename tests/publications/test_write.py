import os
from pathlib import Path

import pytest

from habeas.publications.write import MARKER, SiteError, write

FILES = {"index.html": b"one", "sources/a.html": b"two"}


def there(folder: Path) -> dict[str, bytes]:
    return {
        str(p.relative_to(folder)): p.read_bytes()
        for p in folder.rglob("*")
        if p.is_file() and p.name != MARKER
    }


def test_the_files_are_written(tmp_path):
    write(FILES, tmp_path / "site")
    assert there(tmp_path / "site") == FILES


def test_an_old_site_is_replaced_whole(tmp_path):
    write({"gone.html": b"old"}, tmp_path / "site")
    write(FILES, tmp_path / "site")
    assert there(tmp_path / "site") == FILES
    assert os.listdir(tmp_path) == ["site"]


def test_an_empty_folder_is_taken(tmp_path):
    (tmp_path / "site").mkdir()
    write(FILES, tmp_path / "site")
    assert there(tmp_path / "site") == FILES


def test_a_folder_that_is_no_site_is_left_alone(tmp_path):
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(SiteError, match="not a site that habeas wrote"):
        write(FILES, tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.parametrize("kind", ["file", "link"])
def test_a_file_or_a_link_in_its_place_is_refused(tmp_path, kind):
    target = tmp_path / "site"
    if kind == "file":
        target.write_text("mine")
    else:
        (tmp_path / "elsewhere").mkdir()
        target.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SiteError, match="no folder"):
        write(FILES, target)


def test_a_page_outside_the_site_is_refused_and_nothing_is_left(tmp_path):
    with pytest.raises(SiteError, match="outside the site"):
        write({"../up.html": b"x"}, tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_leaves_the_old_site_as_it_was(tmp_path, monkeypatch):
    write(FILES, tmp_path / "site")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SiteError, match="No space left on device"):
        write({"index.html": b"new"}, tmp_path / "site")
    assert there(tmp_path / "site") == FILES
    assert os.listdir(tmp_path) == ["site"]


def test_a_rename_that_fails_puts_the_old_site_back(tmp_path, monkeypatch):
    write(FILES, tmp_path / "site")
    rename = Path.rename

    def second_fails(self, target):
        if self.name.endswith(".new"):
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", second_fails)
    with pytest.raises(SiteError, match="Input/output error"):
        write({"index.html": b"new"}, tmp_path / "site")
    assert there(tmp_path / "site") == FILES


def test_a_run_killed_between_the_renames_is_put_right_by_the_next(tmp_path):
    write({"index.html": b"old"}, tmp_path / "site")
    (tmp_path / "site").rename(tmp_path / ".site.old")
    write(FILES, tmp_path / "site")
    assert there(tmp_path / "site") == FILES
    assert os.listdir(tmp_path) == ["site"]
