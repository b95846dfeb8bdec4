"""Writes docs/reference from the code; with --check, says what is stale and what other pages get wrong.

`make docs` writes; `make check` runs the check.
"""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reference.pages import made
from reference.prose import faults

ROOT = Path(__file__).parents[1]
REFERENCE = Path("docs") / "reference"


def main(arguments: list[str]) -> int:
    """0 where the pages are written, or the check finds nothing; 1 where it finds something."""
    if arguments not in ([], ["--check"]):
        print("usage: reference_docs.py [--check]", file=sys.stderr)
        return 2
    folder, pages = ROOT / REFERENCE, made()
    if not arguments:
        write(folder, pages)
        print(f"Wrote {len(pages)} pages to {REFERENCE}.")
        return 0
    found = [f"{REFERENCE / name} is stale: run make docs" for name in stale(folder, pages)]
    found += [f"{one.page}, line {one.line}: {one.what}" for one in faults(by_hand(ROOT), ROOT)]
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


def write(folder: Path, pages: Mapping[str, str]) -> None:
    """Write every page, and remove pages that nothing makes any more."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    for path in folder.glob("*.md"):
        if path.name not in pages:
            path.unlink()


def stale(folder: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """The names of pages that are missing, differ from what the code makes, or are made by nothing."""
    there = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    return tuple(name for name in sorted({*there, *pages}) if there.get(name) != pages.get(name))


def by_hand(root: Path) -> tuple[Path, ...]:
    """The Markdown pages of the repository, those that git knows or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, text=True)
    if done.returncode:  # a copy without git: what stands beside this script's folder
        return tuple(sorted({*root.glob("*.md"), *(root / "docs").rglob("*.md")}))
    paths = (root / name for name in done.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
