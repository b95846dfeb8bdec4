"""Lays out every source that no program of today has laid out."""

from dataclasses import replace

from habeas.judgements.sheet import parse
from habeas.readings.reader import Reader, ReadingError
from habeas.readings.readers import READERS, reader_for
from habeas.readings.tracks import Tracked, TrackReader, laid_out
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
from habeas.workflow.reading_published import PUBLISHED, published_reading
from habeas.workflow.reading_releases import RELEASES, release_reading
from habeas.workflow.reading_releases import program as release_program

HEAD = 4096
"""Bytes of an original that a reader sees to say whether it accepts it."""

SHEETS = ("judgement_sheet", "1")
NOBODY = (
    "nobody",
    "-".join([*(f"{one.name}.{one.version}" for one in READERS), ".".join(RELEASES), ".".join(PUBLISHED)]),
)
"""Stands for all of today's readers together: what none of them could read is tried again by other ones."""


def read_all(case: Case, store: SqliteStore, outcome: Outcome, progress: Progress) -> None:
    """Read what is not read yet; a source that cannot be read is a run that says why."""
    records = store.reader(HOLDER)
    waiting = [
        one for one in Current(records).kept if not any(records.has(key) for key in _runs_over(case, one))
    ]
    for source in told(waiting, "reading", progress):
        if source.media_type == SHEET_TYPE:
            data = case.vault.read(source.sha256, name=source.name)
            ran = _keep_decisions(store, records, source, data)
        else:
            ran = _keep_release(case, store, source, outcome, progress) or _keep_reading(
                case, store, source, outcome
            )
        outcome.read += 1
        outcome.refused += [(source.name, one) for one in ran.refused]


def _runs_over(case: Case, source: Source) -> list[str]:
    programs = [(one.name, one.version) for one in READERS] + [
        release_program(case, source),
        PUBLISHED,
        SHEETS,
        NOBODY,
    ]
    return [run_id("read", name, version, (source.id,)) for name, version in programs]


def _keep_release(
    case: Case, store: SqliteStore, source: Source, outcome: Outcome, progress: Progress
) -> Run | None:
    """The run over a release of custody records, or over what is published beside; None for any other."""
    program = PUBLISHED
    try:
        with case.vault.open(source.sha256, name=source.name) as stream:
            head = stream.read(HEAD)
            made = published_reading(case.vault.path_of(source.sha256), source, head)
            if not made:
                program = release_program(case, source)
                made = release_reading(case, store, source, head, progress)
    except ReadingError as error:
        return _refuse(store, source, program, error.sentence())
    return _keep_made(store, source, made, program, outcome) if made else None


def _refuse(store: SqliteStore, source: Source, program: tuple[str, str], why: str) -> Run:
    ran = run("read", *program, (source.id,), refused=(Refusal(source.name, why),), sources=(source.id,))
    with store.writing("read") as batch:
        batch.put(ran, roots=(source.id,))
    return ran


def _keep_made(
    store: SqliteStore, source: Source, made: Reading, program: tuple[str, str], outcome: Outcome
) -> Run:
    roots = (source.id,)
    outcome.noted += [(source.name, one) for one in made.warnings]
    ran = run("read", *program, roots, made=(made.id,), sources=roots, noted=made.warnings)
    with store.writing("read") as batch:
        batch.put(replace(made, warnings=()), roots=roots)
        batch.put(ran, roots=roots)
    return ran


def _keep_reading(case: Case, store: SqliteStore, source: Source, outcome: Outcome) -> Run:
    data = case.vault.read(source.sha256, name=source.name)
    reader = reader_for(source, data[:HEAD])
    why = "" if reader else f"no reader for {source.media_type}: the source is kept, not read"
    made, tracks = None, None
    try:
        if reader:
            made, tracks = laid_out_by(reader, source, data)
    except HabeasError as error:
        why = error.sentence()
    if made and tracks:  # kept before their Reading, and past the try: a full disk is no fault of the source
        keep_tables(store, made, tracks)
    if reader and made:
        return _keep_made(store, source, made, (reader.name, reader.version), outcome)
    return _refuse(store, source, NOBODY, why)


def laid_out_by(reader: Reader, source: Source, data: bytes) -> tuple[Reading, Tracked | None]:
    """The Reading by this reader, and what goes to its tables."""
    if not isinstance(reader, TrackReader):
        return reader.read(source, data), None
    found = reader.tracks(source, data)
    return laid_out(source, found), found


def keep_tables(store: SqliteStore, made: Reading, found: Tracked) -> None:
    """Keep the tracks as the tables of their Reading."""
    for table in made.tables:
        store.tables.keep(table.digest, found.tracks)


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
