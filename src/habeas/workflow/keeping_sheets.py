"""Keeps each judgement sheet that has grown as a source of its own, which supersedes the one before."""

from pathlib import Path

from habeas.sources.intake import Item
from habeas.sources.keep import Description, keep
from habeas.store.sqlite import SqliteStore
from habeas.workflow.adding import kept_already
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.holder import HOLDER


def keep_sheets(case: Case, store: SqliteStore) -> None:
    """Keep every sheet in the case's folder of sheets, as it is now."""
    paths = sorted(case.sheets.glob("*.jsonl")) if case.sheets.is_dir() else []
    waiting = [path for path in paths if path.stat().st_size]
    if not waiting:
        return
    newest = {one.series: one.id for one in Current(store.reader(HOLDER)).sheets}
    for path in waiting:
        _keep(case, store, path, newest.get(_series(path), ""))


def _series(path: Path) -> str:
    return f"judgements/{path.name}"


def _keep(case: Case, store: SqliteStore, path: Path, before: str) -> None:
    description = Description(series=_series(path), supersedes=before)
    item = Item(path.name, "judgement sheet", path=path)
    source, _ = keep(case.vault, case.key, item, description)
    if kept_already(store, source.id):
        return
    with store.writing("judge") as batch:
        batch.put(source)
