"""Every test, with one line first on what is not on this machine and how to get it."""

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")


def missing() -> list[str]:
    """A line for each part that no package registry of Python brings, where it is absent."""
    absent = []
    if not any(shutil.which(name) for name in CHROMIUM):
        absent.append(
            "no Chromium here, so the browser tests are skipped; on Debian: apt-get install chromium"
        )
    if not shutil.which("java"):
        absent.append(
            "no Java here, so the Spark tests are skipped; on Debian: apt-get install default-jre-headless"
        )
    return absent


def main() -> int:
    """Run pytest on both cores and give its exit code."""
    for line in missing():
        print(f"habeas: {line}", flush=True)
    command = [sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal", *sys.argv[1:]]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
