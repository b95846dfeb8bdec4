"""A question asked in a process of its own, which prints what it took as JSON."""

import json
import resource
import subprocess
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.cases import ROOT

Figures = dict[str, float | list[int]]


def run(command: Sequence[str], *, within: float | None = None) -> Figures:
    """What the command prints last; where it had no answer within so many seconds, the processor it used."""
    before = _of_children()
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=within)
    except subprocess.TimeoutExpired:
        return {"cpu": _of_children() - before}
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}: {done.stderr[-2_000:]}")
    found: Figures = json.loads(done.stdout.splitlines()[-1])
    return found


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def peak() -> float:
    """The most memory that this process has held, in megabytes."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) * 1024 / 1e6


def least(tries: Iterable[Figures], clock: str = "cpu") -> Figures:
    """The one that took least by this clock: what others do on the machine only ever adds."""
    return min(tries, key=lambda one: figure(one, clock))


def figure(one: Figures, name: str) -> float:
    """One figure of it."""
    value = one[name]
    assert isinstance(value, float)
    return value
