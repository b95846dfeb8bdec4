"""flights scan: the legs of a day of positions that meet a rule, ranked, with the reasons."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli.here import AsJson
from habeas.cli.output import progress_bar, say, say_json, say_rows, say_wrapped

if TYPE_CHECKING:
    from habeas.analysis.flights.candidates import Candidate
    from habeas.analysis.flights.grid import Drawn
    from habeas.workflow.scanning import Scanned
    from habeas.workflow.scanning_legs import DayFlown

SHOWN = 50
"""Candidates that are printed; --json, --csv and --geojson have all."""

BAD_SHOWN = 20

Several = list[str] | None


def scan(
    day: Annotated[
        list[Path], typer.Argument(help="A folder or tar of a day's heatmaps or traces, or such files.")
    ],
    origin: Annotated[Several, typer.Option("--from", help="Took off from this airport: KHRL,KAEX.")] = None,
    beyond: Annotated[Several, typer.Option(help="Was seen to leave this boundary: US.")] = None,
    operator: Annotated[Several, typer.Option(help="Its callsign is this operator's: GXA, GlobalX.")] = None,
    tail: Annotated[Several, typer.Option(help="Has this registration: N278GX.")] = None,
    address: Annotated[Several, typer.Option(help="Has this ICAO address: a2c4e0.")] = None,
    callsign: Annotated[Several, typer.Option(help="Its callsign begins so: GXA61.")] = None,
    watch: Annotated[
        Path | None, typer.Option(help="Is on this list: a CSV of tail, address, operator, callsign, reason.")
    ] = None,
    at_least: Annotated[
        int, typer.Option(help="How many of the conditions a leg has to meet; 0 is more than half.")
    ] = 0,
    using: Annotated[
        str, typer.Option(help="heatmaps or traces, where the day has both; traces otherwise.")
    ] = "",
    cores: Annotated[int, typer.Option(help="Processes that read traces; 0 for all cores.")] = 1,
    csv: Annotated[Path | None, typer.Option(help="Write the candidates to this CSV.")] = None,
    geojson: Annotated[Path | None, typer.Option(help="Write their paths to this GeoJSON.")] = None,
    as_json: AsJson = False,
) -> None:
    """Look through a day of positions for legs that meet a rule; each option that is given is a condition.

    Legs are ranked by how many conditions they meet. It tells of aircraft, never of people, and what was not
    seen is not absent.
    """
    from habeas.analysis.flights.rule import Ask
    from habeas.workflow import scanning, scanning_output

    for path in filter(None, (csv, geojson)):
        check_new(path)
    ask = Ask(
        tails=values(tail),
        addresses=values(address),
        operators=values(operator),
        callsigns=values(callsign),
        watched=scanning.read_watch_list(watch) if watch else (),
        airports=values(origin),
        beyond=values(beyond),
        at_least=at_least,
    )
    with progress_bar() as progress:
        of, own = scanning.using(using), own_boundaries()
        found = scanning.scan(day, ask, own=own, of=of, cores=cores, progress=progress)
    if csv:
        scanning_output.write(csv, scanning_output.as_csv(found))
    if geojson:
        scanning_output.write(geojson, scanning_output.as_geojson(found))
    if as_json:
        say_json(scanning_output.as_json(found))
        return
    _report(found)
    for path in filter(None, (csv, geojson)):
        say(f"Wrote {path}.")


def values(given: Several) -> tuple[str, ...]:
    """Each value of an option that may be given again, and whose values may stand with commas between."""
    every = (part.strip() for each in given or () for part in each.split(","))
    return tuple(dict.fromkeys(filter(None, every)))


def own_boundaries() -> "tuple[Drawn, ...]":
    """The boundaries of the case here, if this is one."""
    from habeas.workflow.case import SETTINGS, find
    from habeas.workflow.scanning import boundaries_of

    here = Path.cwd()
    if any((folder / SETTINGS).is_file() for folder in (here, *here.parents)):
        return boundaries_of(find(here))
    return ()


def check_new(path: Path) -> None:
    """Say that a file is there before the work, not after it."""
    from habeas.workflow.scanning_errors import ScanError

    if path.exists():
        raise ScanError("there is a file of this name", where=str(path), do="choose another name")


def _report(found: "Scanned") -> None:
    report_day(found)
    of = len(found.conditions)
    shown = found.candidates[:SHOWN]
    say_rows(
        ("", "met", "aircraft", "callsigns", "first seen", "from", "left", "last seen", "to"),
        (_row(rank, one, of) for rank, one in enumerate(shown, start=1)),
        nothing=f"No leg meets {found.needed} of the conditions: {', '.join(found.conditions)}.",
    )
    for rank, one in enumerate(shown, start=1):
        _reasons(rank, one)
    if len(found.candidates) > SHOWN:
        say(f"\n… and {len(found.candidates) - SHOWN} more: --csv FILE has all")


def report_day(found: "Scanned | DayFlown") -> None:
    """Print what a day held, how complete it is, and what in it could not be read."""
    from habeas.workflow.scanning_output import ABSENT

    say_wrapped(f"{found.aircraft:,} aircraft, {found.points:,} points: {found.coverage}. {ABSENT}", "")
    for note in found.notes:
        say_wrapped(f"note  {note}", "")
    for bad in found.bad[:BAD_SHOWN]:
        say_wrapped(f"bad   {bad.name}: {bad.why}", "")
    if len(found.bad) > BAD_SHOWN:
        say(f"… and {len(found.bad) - BAD_SHOWN} more: --json has all")
    say()


def _row(rank: int, one: "Candidate", of: int) -> tuple[str, ...]:
    from habeas.workflow.scanning_output import time

    left = "; ".join(f"{each.boundary} {time(each.earliest)} to {time(each.latest)}" for each in one.left)
    return (
        f"{rank}.",
        f"{len(one.met)} of {of}",
        f"{one.registration} {one.aircraft}".strip(),
        " ".join(one.callsigns) or "-",
        time(one.first_seen),
        one.origin or "not seen",
        left or "-",
        time(one.last_seen),
        one.destination or "not seen",
    )


def _reasons(rank: int, one: "Candidate") -> None:
    say(f"\n{rank}. {one.registration or one.aircraft}")
    for each in one.reasons:
        say_wrapped(f"{each.answer.value:<9} {each.condition}: {each.why}", "   ")
    for line in one.not_seen:
        say_wrapped(f"not seen  {line}", "   ")
    for line in one.doubts:
        say_wrapped(f"in doubt  {line}", "   ")
