"""Run: what a reader, taker or rule did, beside what it made; it decides what is current."""

from dataclasses import dataclass

from habeas.records.ids import hashed


@dataclass(frozen=True)
class Name:
    """A person's name that a taker saw at characters of a Reading, and whether in an office.

    Publications cover every name here that is no official's.
    """

    text: str
    start: int
    end: int
    official: bool = False


@dataclass(frozen=True)
class Refusal:
    """What a stage could not take, where, and why."""

    where: str
    why: str


@dataclass(frozen=True)
class Run:
    """A stage's program, version and settings; what it was given, made, refused and remarked."""

    id: str
    stage: str
    program: str
    version: str
    given: tuple[str, ...]
    made: tuple[str, ...] = ()
    settings: str = ""
    names: tuple[Name, ...] = ()
    refused: tuple[Refusal, ...] = ()
    sources: tuple[str, ...] = ()
    noted: tuple[str, ...] = ()


def run_id(stage: str, program: str, version: str, given: tuple[str, ...], settings: str = "") -> str:
    """The id of this program's run on this input: known before it runs, so that it need not run twice."""
    return hashed("run", stage, program, version, list(given), settings)


def run(
    stage: str,
    program: str,
    version: str,
    given: tuple[str, ...],
    *,
    made: tuple[str, ...] = (),
    settings: str = "",
    names: tuple[Name, ...] = (),
    refused: tuple[Refusal, ...] = (),
    sources: tuple[str, ...] = (),
    noted: tuple[str, ...] = (),
) -> Run:
    """The Run, with its id."""
    identity = run_id(stage, program, version, given, settings)
    return Run(identity, stage, program, version, given, made, settings, names, refused, sources, noted)
