"""flights: where the aircraft of a case were, by their positions."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import say, say_json, say_rows
from habeas.cli.scanning import scan
from habeas.cli.scanning_legs import legs_of_day

if TYPE_CHECKING:
    from habeas.workflow.flight_answers import Answer

Aircraft = Annotated[str, typer.Option(help="Of this aircraft alone: registration or address.")]
Boundary = Annotated[str, typer.Option(help="Of this boundary alone: US, or a code of your own.")]
app = typer.Typer(
    help="Where aircraft were: legs, crossings, gaps, reach, and at an instant.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(parent: typer.Typer) -> None:
    """Add these commands under `flights`."""
    for command in (aircraft, at, legs, crossings, gaps, reach, export, scan, legs_of_day):
        app.command()(command)
    parent.add_typer(app, name="flights")


def aircraft(as_json: AsJson = False) -> None:
    """List the aircraft that the case has positions of."""
    from habeas.workflow import flight_answers as answers

    _say(
        ("aircraft", "address", "first", "last", "points", "legs", "crossings", "gaps"),
        answers.listed(answers.of_case(case())),
        as_json=as_json,
        nothing="There are no aircraft.",
    )


def at(
    time: Annotated[str, typer.Argument(help="When: 2025-03-15T18:45-04:00, or on the case's clock.")],
    aircraft: Aircraft = "",
    as_json: AsJson = False,
) -> None:
    """Say where each aircraft was at a time, how far off that may be, and on which side of boundaries."""
    from habeas.sources.published import published
    from habeas.workflow.flight_answers import of_case
    from habeas.workflow.flight_questions import at as where

    here = case()
    when = published(time, here.settings.home_zone)
    every = of_case(here, aircraft)
    _say(
        ("aircraft", "where", "boundaries"),
        where(here, every, when),
        as_json=as_json,
        nothing="Nothing.",
    )


def legs(aircraft: Aircraft = "", as_json: AsJson = False) -> None:
    """List the legs, with take-off and landing, or that they were not seen."""
    from habeas.workflow import flight_answers as answers

    _say(
        ("aircraft", "callsign", "take-off", "landing"),
        answers.legs(answers.of_case(case(), aircraft)),
        as_json=as_json,
        nothing="No leg was seen.",
    )


def crossings(aircraft: Aircraft = "", boundary: Boundary = "", as_json: AsJson = False) -> None:
    """List when each boundary was crossed, as an instant or a stretch, or came so near that it may have been.

    A stretch nearer to the drawn line than the true one may lie is told as near: that the true line was
    crossed is neither shown nor excluded.
    """
    from habeas.workflow import flight_answers as answers

    _say(
        ("aircraft", "way", "boundary", "when", "certainty", "where"),
        answers.crossings(answers.of_case(case(), aircraft), boundary),
        as_json=as_json,
        nothing="No boundary was crossed.",
    )


def gaps(aircraft: Aircraft = "", as_json: AsJson = False) -> None:
    """List the stretches without a position, and what is consistent with each. Not seen is not absent.

    Where three aircraft or more were read together, it is told how much of each lies in a hole of the
    coverage, in which none of them was seen.
    """
    from habeas.workflow import flight_answers as answers

    _say(
        ("aircraft", "gap", "from", "for", "consistent", "ends", "coverage"),
        answers.gaps(answers.of_case(case(), aircraft)),
        as_json=as_json,
        nothing="There is no gap of more than five minutes.",
    )


def reach(
    aircraft: Aircraft = "",
    gap: Annotated[int, typer.Option(help="In this gap alone: its number in `habeas flights gaps`.")] = 0,
    airport: Annotated[
        list[str] | None, typer.Option(help="Ask of this airport (ICAO or IATA code).")
    ] = None,
    speed: Annotated[float, typer.Option(help="A typical speed, km/h.")] = 850.0,
    stop: Annotated[float, typer.Option(help="How long it would have stood, minutes.")] = 30.0,
    upper: Annotated[float, typer.Option(help="A speed that it did not exceed, km/h.")] = 1100.0,
    as_json: AsJson = False,
) -> None:
    """Say which airports an aircraft could, and could not, have stopped at in a gap. Never where it was."""
    from habeas.workflow.flight_answers import of_case
    from habeas.workflow.flight_questions import Reaching, reaches

    how = Reaching(speed, stop * 60, upper)
    every = of_case(case(), aircraft)
    _say(
        ("aircraft", "gap", "airport", "could have been there"),
        reaches(every, how, gap=gap, airports=tuple(airport or ())),
        as_json=as_json,
        nothing="No airport is within reach in any gap.",
    )


def export(
    to: Annotated[Path, typer.Argument(help="A file that ends in .geojson, .kml, .parquet or .csv.")],
    aircraft: Aircraft = "",
    sealed: Annotated[
        bool, typer.Option("--sealed", help="What is sealed too, which is left out else.")
    ] = False,
) -> None:
    """Write the tracks to a file; a stretch that was not seen is never drawn as flown."""
    from habeas.workflow.exporting_flights import export as write

    written = write(case(), to, aircraft, sealed=sealed)
    say(f"wrote      {to}: {written.bytes:,} bytes")
    if written.left_out:
        say("left out   sealed positions: --sealed writes them too")


def _say(headings: tuple[str, ...], answers: "Iterable[Answer]", *, as_json: bool, nothing: str) -> None:
    if as_json:
        say_json([one.plain for one in answers])
    else:
        say_rows(headings, [one.row for one in answers], nothing=nothing)
