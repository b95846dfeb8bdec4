"""Takes the statements of every reading that no taker of today has been through."""

from habeas.analysis.published_contents import NAMES
from habeas.records.encoding import to_plain
from habeas.records.ids import hashed
from habeas.records.reading import Reading
from habeas.records.run import Refusal, Run, run, run_id
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.statements.taker import OpenTable, Settings, Taken
from habeas.statements.takers import TAKERS, taker_for
from habeas.store.sqlite import SqliteStore
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.holder import HOLDER
from habeas.workflow.outcome import Outcome
from habeas.workflow.progress import Progress, told
from habeas.workflow.reading_releases import CUSTODY

NOBODY = ("nobody", "-".join(f"{one.name}.{one.version}" for one in TAKERS))
"""Stands for all of today's takers together: what none of them accepts is tried again by other ones."""


def take_all(case: Case, store: SqliteStore, outcome: Outcome, progress: Progress) -> None:
    """Take from every reading that has not been taken from, in the case's settings."""
    current = Current(store.reader(HOLDER))
    settings = Settings(home_zone=case.settings.home_zone)
    waiting = [one for one in current.documents if not _is_taken(current, one, settings)]
    for source in told(waiting, "taking statements", progress):
        reading = current.readings[source.id]
        ran, statements = _take(source, reading, settings, current.records.table)
        with store.writing("take") as batch:
            batch.put_all(statements, roots=(source.id,))
            batch.put(ran, roots=(source.id,))
        outcome.taken += 1
        outcome.refused += [(source.name, one) for one in ran.refused]


def _take(
    source: Source, reading: Reading, settings: Settings, table: OpenTable
) -> tuple[Run, tuple[Statement, ...]]:
    taker = taker_for(source, reading)
    if taker is None and _is_bulk(reading):
        taken, program = Taken(()), NOBODY  # a row that is only read in bulk is no statement
    elif taker is None:
        taken = Taken((), refused=(Refusal(source.name, "no taker for this kind of document"),))
        program = NOBODY
    else:
        taken = taker.take(source, reading, settings, table=table)
        program = (taker.name, taker.version)
    ran = run(
        "take",
        *program,
        _given(source, reading.id),
        made=tuple(one.id for one in taken.statements),
        settings=_digest(settings),
        names=taken.names,
        refused=taken.refused,
        sources=(source.id,),
    )
    return ran, taken.statements


def _is_bulk(reading: Reading) -> bool:
    return bool(reading.tables) and all(table.name in CUSTODY | NAMES for table in reading.tables)


def _given(source: Source, reading: str) -> tuple[str, str]:
    """What a taker is given: the reading, and a digest of what is known of the source beside it."""
    return reading, hashed("dsc", to_plain(source))


def _digest(settings: Settings) -> str:
    return hashed("set", to_plain(settings))


def _is_taken(current: Current, source: Source, settings: Settings) -> bool:
    """Whether there is nothing to take from, or a program of today has taken in these settings."""
    read = current.reading_run(source.id)
    if read is None or not read.made:
        return True
    given, digest = _given(source, read.made[0]), _digest(settings)
    programs = [(one.name, one.version) for one in TAKERS] + [NOBODY]
    return any(current.records.has(run_id("take", *program, given, digest)) for program in programs)
