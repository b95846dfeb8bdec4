"""Lays out every source that no program of today has laid out."""

from dataclasses import replace

from habeas.judgements.sheet import parse
from habeas.readings.reader import Reader
from habeas.readings.readers import READERS, reader_for
from habeas.readings.tracks import TrackReader, laid_out
from habeas.records.errors import HabeasError
from habeas.records.judgement import Judgement
from habeas.records.reading import Reading
from habeas.records.run import Refusal, Run, run, run_id
from habeas.records.source import Source
from habeas.store.contract import Records
from habeas.store.sqlite import SqliteStore
from habeas.workflow.case import Case
from habeas.workflow.current import SHEET_TYPE, Current
from habeas.workflow.holder import HOLDER
from habeas.workflow.outcome import Outcome
from habeas.workflow.progress import Progress, told

HEAD = 4096
"""Bytes of an original that a reader sees to say whether it accepts it."""

SHEETS = ("judgement_sheet", "1")
NOBODY = ("nobody", "-".join(f"{one.name}.{one.version}" for one in READERS))
"""Stands for all of today's readers together: what none of them could read is tried again by other ones."""


def read_all(case: Case, store: SqliteStore, outcome: Outcome, progress: Progress) -> None:
    """Read what is not read yet; a source that cannot be read is a run that says why."""
    records = store.reader(HOLDER)
    waiting = [one for one in Current(records).kept if not any(records.has(key) for key in _runs_over(one))]
    for source in told(waiting, "reading", progress):
        data = case.vault.read(source.sha256, name=source.name)
        if source.media_type == SHEET_TYPE:
            ran = _keep_decisions(store, records, source, data)
        else:
            ran = _keep_reading(store, source, data, outcome)
        outcome.read += 1
        outcome.refused += [(source.name, one) for one in ran.refused]


def _runs_over(source: Source) -> list[str]:
    programs = [(one.name, one.version) for one in READERS] + [SHEETS, NOBODY]
    return [run_id("read", name, version, (source.id,)) for name, version in programs]


def _keep_reading(store: SqliteStore, source: Source, data: bytes, outcome: Outcome) -> Run:
    given, roots = (source.id,), (source.id,)
    reader = reader_for(source, data[:HEAD])
    why = "" if reader else f"no reader for {source.media_type}: the source is kept, not read"
    made = None
    try:
        made = _laid_out(store, reader, source, data) if reader else None
    except HabeasError as error:
        why = error.sentence()
    with store.writing("read") as batch:
        if reader and made:
            outcome.noted += [(source.name, one) for one in made.warnings]
            batch.put(replace(made, warnings=()), roots=roots)
            ran = run(
                "read",
                reader.name,
                reader.version,
                given,
                made=(made.id,),
                sources=roots,
                noted=made.warnings,
            )
        else:
            ran = run("read", *NOBODY, given, refused=(Refusal(source.name, why),), sources=roots)
        batch.put(ran, roots=roots)
    return ran


def _laid_out(store: SqliteStore, reader: Reader, source: Source, data: bytes) -> Reading:
    """The Reading; what it lays out in bulk is a table before the Reading is kept."""
    if not isinstance(reader, TrackReader):
        return reader.read(source, data)
    found = reader.tracks(source, data)
    made = laid_out(source, found)
    for table in made.tables:
        store.tables.keep(table.digest, found.tracks)
    return made


def make_tables_again(case: Case, store: SqliteStore, progress: Progress) -> None:
    """Lay out again every table that is missing, and remove every one that no reading has."""
    current = Current(store.reader(HOLDER))
    wanted = {table.digest: source for source, one in current.readings.items() for table in one.tables}
    store.tables.sweep(wanted)
    by_id = {one.id: one for one in current.documents}
    missing = [by_id[source] for digest, source in wanted.items() if not store.tables.has(digest)]
    for source in told(missing, "tables", progress):
        data = case.vault.read(source.sha256, name=source.name)
        if reader := reader_for(source, data[:HEAD]):
            _laid_out(store, reader, source, data)


def _keep_decisions(store: SqliteStore, records: Records, sheet: Source, data: bytes) -> Run:
    """What people decided has the sheet as a root, and every source whose statements it decides about."""
    decisions, refused = parse(sheet.id, data)
    about = _sources_by_anchor(records) if decisions else {}
    made = tuple(dict.fromkeys(one.id for one in decisions))
    ran = run("read", *SHEETS, (sheet.id,), made=made, refused=refused, sources=(sheet.id,))
    with store.writing("read") as batch:
        for one in decisions:
            batch.put(one, roots=_decision_roots(one, sheet, about))
        batch.put(ran, roots=(sheet.id,))
    return ran


def _sources_by_anchor(records: Records) -> dict[str, str]:
    return {one.anchor: one.source for one in records.all("statement")}


def _decision_roots(decision: Judgement, sheet: Source, about: dict[str, str]) -> tuple[str, ...]:
    mentioned = [about[one.anchor] for one in decision.mentions if one.anchor in about]
    described = [one for one in decision.subjects if one.startswith("src-")]
    return tuple(dict.fromkeys((sheet.id, *mentioned, *described)))
