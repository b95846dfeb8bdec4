"""Makes editions: python -m scripts.custody_made FOLDER --people 500 --seed 1 --layout 2026."""

import argparse
from pathlib import Path

from scripts.custody_made.made import LAYOUTS, write_made


def main() -> None:
    """Write a first and a second edition, and print how much is planted in them."""
    asked = argparse.ArgumentParser(prog="python -m scripts.custody_made", description=__doc__)
    asked.add_argument("folder", type=Path)
    asked.add_argument("--people", type=int, default=500, help="ordinary careers beside those planted")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--layout", choices=LAYOUTS, default="2026")
    given = asked.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    planted = write_made(given.folder, layout=given.layout, people=given.people, seed=given.seed)
    files = sorted(path for path in given.folder.rglob("*") if path.is_file())
    print(f"{len(files)} files, {len(planted)} things planted: {given.folder / 'planted.json'}")


if __name__ == "__main__":
    main()
