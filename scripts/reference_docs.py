"""Writes docs/reference from the code; with --check, says what is stale and what other pages get wrong.

`make docs` writes, and runs the tutorial's commands again, which takes a minute; `make check` runs the check,
and leaves the tutorial's outputs to a slow test.
"""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from reference.pages import made
from reference.prose import faults
from reference.transcript import again

from habeas.records.errors import HabeasError

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
EXAMPLE = ROOT / "examples" / "march-2025"
TUTORIAL = "tutorial/first-case.md"


def main(arguments: list[str]) -> int:
    """0 where the pages are written, or the check finds nothing; 1 where it finds something."""
    if arguments not in ([], ["--check"]):
        print("usage: reference_docs.py [--check]", file=sys.stderr)
        return 2
    try:
        return check(reference()) if arguments else write(DOCS, {**reference(), **tutorial()})
    except HabeasError as error:
        print(f"docs: {error.sentence()}", file=sys.stderr)
        return 1


def check(pages: Mapping[str, str]) -> int:
    """Print what is stale and what the other pages get wrong; 1 where there is anything."""
    found = [f"docs/{name} is stale: run make docs" for name in stale(DOCS, pages)]
    found += [f"{one.page}, line {one.line}: {one.what}" for one in faults(by_hand(ROOT), ROOT)]
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


def reference() -> dict[str, str]:
    """Every page of reference by its path in docs, as the code has it."""
    return {f"reference/{name}": text for name, text in made().items()}


def tutorial() -> dict[str, str]:
    """The tutorial by its path in docs, with every output as it is now."""
    return {TUTORIAL: again((DOCS / TUTORIAL).read_text(encoding="utf-8"), EXAMPLE)}


def write(docs: Path, pages: Mapping[str, str]) -> int:
    """Write every page, and remove reference pages that nothing makes any more; 0."""
    for name, text in pages.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text(text, encoding="utf-8")
    for path in _strays(docs, pages):
        path.unlink()
    print(f"Wrote {len(pages)} pages to docs.")
    return 0


def stale(docs: Path, pages: Mapping[str, str]) -> tuple[str, ...]:
    """The pages that are missing, differ from what the code makes, or are made by nothing."""
    differing = {name for name, text in pages.items() if _text(docs / name) != text}
    strays = {path.relative_to(docs).as_posix() for path in _strays(docs, pages)}
    return tuple(sorted(differing | strays))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _strays(docs: Path, pages: Mapping[str, str]) -> list[Path]:
    return [path for path in (docs / "reference").glob("*.md") if f"reference/{path.name}" not in pages]


def by_hand(root: Path) -> tuple[Path, ...]:
    """The Markdown pages of the repository, those that git knows or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False, text=True)
    if done.returncode:  # a copy without git
        return tuple(sorted({*root.glob("*.md"), *(root / "docs").rglob("*.md")}))
    paths = (root / name for name in done.stdout.split("\0") if name)
    return tuple(sorted(path for path in paths if path.is_file()))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
