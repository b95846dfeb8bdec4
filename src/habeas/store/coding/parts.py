"""Part: an original whose rows are in a coded table."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """An original that rows came from: its SHA-256, and its sheets by number."""

    sha256: str
    sheets: tuple[str, ...]
