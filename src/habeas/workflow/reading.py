"""Lays out every source that no program of today has laid out."""

from dataclasses import replace

from habeas.judgements.sheet import parse
from habeas.readings.reader import Reader
from habeas.readings.readers import READERS, reader_for
from habeas.readings.tracks import Tracked, TrackReader, laid_out
from habeas.records.errors import HabeasError
from habeas.records.judgement import Judgement
from habeas.records.reading import Reading
from habeas.records.run import Refusal, Run, run, run_id
from habeas.records.source import Source
from habeas.store.contract import Records
from habeas.store.errors import TableError
from habeas.store.sqlite import SqliteStore
from habeas.store.tables import END, Tables
from habeas.workflow.case import Case
from habeas.workflow.current import SHEET_TYPE, Current
from habeas.workflow.holder import HOLDER
from habeas.workflow.outcome import Outcome
from habeas.workflow.progress import Progress, told
from habeas.workflow.unchanged import untouched

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
    made, tracks = None, None
    try:
        if reader:
            made, tracks = _laid_out(reader, source, data)
    except HabeasError as error:
        why = error.sentence()
    if made and tracks:  # kept before their Reading, and past the try: a full disk is no fault of the source
        _keep_tables(store, made, tracks)
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


def _laid_out(reader: Reader, source: Source, data: bytes) -> tuple[Reading, Tracked | None]:
    """The Reading, and what goes to its tables."""
    if not isinstance(reader, TrackReader):
        return reader.read(source, data), None
    found = reader.tracks(source, data)
    return laid_out(source, found), found


def _keep_tables(store: SqliteStore, made: Reading, found: Tracked) -> None:
    for table in made.tables:
        store.tables.keep(table.digest, found.tracks)


def make_tables_again(case: Case, store: SqliteStore, outcome: Outcome, progress: Progress) -> None:
    """Lay out again every table that is missing or altered, and remove every one that no reading has."""
    current = Current(store.reader(HOLDER))
    wanted = {table.digest: source for source, one in current.readings.items() for table in one.tables}
    store.tables.sweep(wanted)
    sound = untouched(case)
    by_id = {one.id: one for one in current.documents}
    bad = [digest for digest in wanted if digest + END not in sound and not _is_whole(store.tables, digest)]
    for digest in told(bad, "tables", progress):
        _make_again(case, store, by_id[wanted[digest]], digest)
        outcome.noted.append(
            (
                by_id[wanted[digest]].name,
                "its table was missing or altered, and was made again from the original",
            )
        )


def _is_whole(tables: Tables, digest: str) -> bool:
    try:
        tables.open(digest)
    except TableError:
        return False
    return True


def _make_again(case: Case, store: SqliteStore, source: Source, digest: str) -> None:
    data = case.vault.read(source.sha256, name=source.name)
    reader = reader_for(source, data[:HEAD])
    made, tracks = _laid_out(reader, source, data) if reader else (None, None)
    if not made or not tracks or digest not in {table.digest for table in made.tables}:
        raise TableError(
            "the original no longer gives the table that it gave",
            where=source.name,
            do="use the version of habeas that read it, and report this",
        )
    store.tables.remove([digest])
    _keep_tables(store, made, tracks)


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
