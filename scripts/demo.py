"""Builds examples/march-2025 from its sources, prints its findings, and says where the site is."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

EXAMPLE = Path(__file__).parents[1] / "examples" / "march-2025"
BUILT = (
    "record.sqlite",
    "record.sqlite-wal",
    "record.sqlite-shm",
    "record.sqlite-built",
    "record.lock",
    "access.sqlite",
    "vault",
    "tables",
    "judgements",
    "site",
)


def habeas(*words: str) -> None:
    """Run the command in the example's folder, as a user would; stop where it fails."""
    print(f"\n$ habeas {' '.join(words)}", flush=True)
    done = subprocess.run([Path(sys.executable).with_name("habeas"), *words], cwd=EXAMPLE, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def forget() -> None:
    """Remove what an earlier demo built, so that this one starts from the sources."""
    with tempfile.TemporaryDirectory() as aside:
        for name in BUILT:
            if (EXAMPLE / name).exists():
                shutil.move(EXAMPLE / name, Path(aside) / name)


def main() -> None:
    """The whole way, from sources to a site."""
    forget()
    habeas("init")
    habeas("add", "sources", "--describe", "sources.csv")
    habeas("build")
    habeas("judge", "decisions.csv")
    habeas("build")
    habeas("findings")
    habeas("site")
    print(f"\nOpen {EXAMPLE / 'site' / 'index.html'} in a browser.")


if __name__ == "__main__":
    main()
