"""Made flights: a day of invented aircraft, as columns and as the traces that readsb would write of them.

No real aircraft is described: addresses are of a block that is given to nobody, places are real airports
about the Gulf of Mexico and the Caribbean. Shaped as real traces are (formats/aircraft-positions.md): a
position each 5 to 30 s, at most 60, taxiing at both ends, climb, cruise and descent, six decimals; some are
lost for minutes.
"""

import gzip
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from habeas.analysis.flights.geodesy import between, haversine
from habeas.analysis.flights.positions import Aircraft, Track, track

MIDNIGHT = 1_741_996_800.0
"""2025-03-15T00:00Z."""

EACH = 5
"""Flights of one aircraft in a day: the real trace of 2,500 points (N899DN) has four to six."""

FIELDS = {
    "KHRL": (26.2285, -97.6544),
    "KAEX": (31.3274, -92.5486),
    "KIAH": (29.9844, -95.3414),
    "KMIA": (25.7932, -80.2906),
    "KMCO": (28.4294, -81.3090),
    "KTPA": (27.9755, -82.5332),
    "KMSY": (29.9934, -90.2580),
    "KATL": (33.6367, -84.4281),
    "KDFW": (32.8968, -97.0380),
    "MUHA": (22.9892, -82.4091),
    "MUGM": (19.9065, -75.2071),
    "MKJP": (17.9357, -76.7875),
    "TJSJ": (18.4394, -66.0018),
    "MDSD": (18.4297, -69.6689),
    "MMUN": (21.0365, -86.8771),
    "MMMX": (19.4363, -99.0721),
    "MMMY": (25.7785, -100.1069),
    "MGGT": (14.5833, -90.5275),
    "MSLP": (13.4409, -89.0557),
    "MHPR": (14.3824, -87.6212),
    "MPTO": (9.0714, -79.3835),
    "SKBO": (4.7016, -74.1469),
}


@dataclass(frozen=True)
class Day:
    """Tracks, one of each aircraft, and how many points they have."""

    tracks: tuple[Track, ...]

    @property
    def points(self) -> int:
        """Of all of them."""
        return sum(len(one) for one in self.tracks)


def day(flights: int = 1_000, seed: int = 1) -> Day:
    """So many flights of about 400 points each, five to an aircraft; the same for a seed."""
    random = np.random.default_rng(seed)
    counts = [min(EACH, flights - done) for done in range(0, flights, EACH)]
    return Day(tuple(aircraft(random, f"{0xF00000 + at:06x}", count) for at, count in enumerate(counts)))


def aircraft(random: np.random.Generator, address: str, flights: int) -> Track:
    """One aircraft's flights, each from where the last one ended, after a stop out of sight."""
    names = sorted(FIELDS)
    route = [str(random.choice(names))]
    parts = []
    start = MIDNIGHT + random.uniform(0, 20_000)
    for _ in range(flights):
        route.append(str(random.choice([name for name in names if name != route[-1]])))
        parts.append(flight(random, FIELDS[route[-2]], FIELDS[route[-1]], start))
        start = parts[-1]["time"][-1] + random.uniform(1_800, 5_400)
    columns = {name: np.concatenate([part[name] for part in parts]) for name in parts[0]}
    return track(Aircraft(address, "", "B738"), {**columns, "kind": np.ones(len(columns["time"]), np.uint8)})


def flight(
    random: np.random.Generator, origin: tuple[float, float], goal: tuple[float, float], start: float
) -> dict[str, np.ndarray]:
    """The columns of one flight, thirty points of taxiing at either end."""
    seconds = float(haversine(*origin, *goal)) / 230 + 600
    time = np.round(np.cumsum(np.clip(seconds / 360 * random.uniform(0.3, 1.7, 380), 2, 60)), 2)
    time = time[time < seconds]
    if random.random() < 0.3:  # lost for some minutes on the way
        lost = random.uniform(0.3, 0.6) * seconds
        time = time[(time < lost) | (time > lost + random.uniform(120, 1_500))]
    share = time / seconds
    y, x = between(*origin, *goal, share)
    bow = np.sin(np.pi * share) * random.uniform(-0.8, 0.8)
    feet = np.round(np.minimum(35_000, np.minimum(time, seconds - time) * 30) / 25) * 25
    rolling = np.arange(30) * 12.0
    times = np.concatenate([rolling, rolling[-1] + 10 + time, rolling[-1] + 20 + time[-1] + rolling])
    ground = np.pad(np.zeros(len(time), np.bool_), 30, constant_values=True)
    return {
        "time": np.round(start + times, 2),
        "latitude": np.pad(np.round(y + bow, 6), 30, mode="edge"),
        "longitude": np.pad(np.round(x + bow / 2, 6), 30, mode="edge"),
        "altitude": np.where(ground, np.nan, np.pad(feet, 30)),
        "ground": ground,
        "speed": np.where(ground, 12.0, 447.0),
        "direction": np.round(random.uniform(0, 360, len(times)), 1),
        "rate": np.where(ground, np.nan, 64.0),
    }


def write(made: Day, folder: Path) -> tuple[Path, ...]:
    """Each track as readsb writes a trace, in gzip; the files in order."""
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_written(one, folder) for one in made.tracks)


def _written(one: Track, folder: Path) -> Path:
    rows = [
        [
            round(time - MIDNIGHT, 2),
            y,
            x,
            "ground" if ground else int(feet),
            round(float(speed), 1),
            round(float(direction), 1),
            0,
            None if ground else int(rate),
            _about(one) if number % 4 == 0 else None,
            "adsb_icao",
            None if ground else int(feet) + 1_200,
            None if ground else int(rate),
            None if ground else 280,
            None if ground else 0.0,
        ]
        for number, (time, y, x, feet, ground, speed, direction, rate) in enumerate(
            zip(
                one.time.tolist(),
                one.latitude.tolist(),
                one.longitude.tolist(),
                one.altitude,
                one.ground,
                one.speed,
                one.direction,
                one.rate,
                strict=True,
            )
        )
    ]
    head = {"icao": one.aircraft.address, "t": one.aircraft.type, "timestamp": MIDNIGHT, "trace": rows}
    path = folder / f"trace_full_{one.aircraft.address}.json"
    path.write_bytes(gzip.compress(json.dumps(head, separators=(",", ":")).encode(), 6, mtime=0))
    return path


def _about(one: Track) -> dict[str, object]:
    """What readsb repeats of the aircraft now and then, about as long as real ones."""
    return {
        "type": "adsb_icao",
        "flight": f"HBS{int(one.aircraft.address, 16) % 10_000:04}  ",
        "alt_geom": 36_200,
        "ias": 279,
        "tas": 460,
        "mach": 0.772,
        "track": 327.8,
        "baro_rate": 0,
        "nic": 8,
        "rc": 186,
        "version": 2,
    }
