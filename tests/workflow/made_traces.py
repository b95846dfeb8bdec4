"""Made traces: flights as readsb writes them, in folders as an archive has them."""

import gzip
import json
import tarfile
from pathlib import Path

NOON = 1_742_040_000.0
KHRL, MSLP, KDFW = (26.2285, -97.6544), (13.4409, -89.0557), (32.8968, -97.0380)


def trace(address="a2c4e0", sign="GXA6145", *, origin=KHRL, to=MSLP, start=0.0, count=400, registration=""):
    """A trace of one flight of 30 s steps, as readsb writes it."""
    rows = []
    for at in range(count):
        share = at / (count - 1)
        feet = round(min(share, 1 - share, 0.15) * count * 30 / 60 * 1800 / 3)
        more = {"flight": f"{sign:<8}"} if at % 50 == 0 and sign else None
        lat, lon = (a + share * (b - a) for a, b in zip(origin, to, strict=True))
        rows.append(
            [at * 30.0, round(lat, 6), round(lon, 6), 50 + feet, 440.0, 140.0, 0, 0, more, "adsb_icao"]
        )
    head = {"icao": address, **({"r": registration} if registration else {"noRegData": True})}
    return json.dumps({**head, "timestamp": NOON + start, "trace": rows}).encode()


def folder(path: Path, traces: dict[str, bytes]) -> Path:
    """Write traces where an archive has them; names are addresses."""
    for address, data in traces.items():
        place = path / "traces" / address[-2:]
        place.mkdir(parents=True, exist_ok=True)
        (place / f"trace_full_{address}.json").write_bytes(gzip.compress(data, 1))
    return path


def tar(path: Path, source: Path) -> Path:
    """A tar of all in a folder."""
    with tarfile.open(path, "w") as made:
        for one in sorted(source.rglob("*")):
            made.add(one, one.relative_to(source).as_posix(), recursive=False)
    return path
