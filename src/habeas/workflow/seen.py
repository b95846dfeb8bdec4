"""What of a case somebody may see: not what is sealed, and not what speaks of a Subject that is sealed."""

from dataclasses import replace

from habeas.records.judgement import Decision, Judgement
from habeas.store.access import Access
from habeas.store.sqlite import SqliteStore
from habeas.workflow.case import Case
from habeas.workflow.current import Current
from habeas.workflow.deriving import proposed, standing
from habeas.workflow.editions import editions
from habeas.workflow.holder import HOLDER


def seen(case: Case, store: SqliteStore, access: Access) -> Current:
    """The current records for this access.

    Every source with a mention that is judged to be a sealed Subject is left out whole, since its text would
    speak of it; and so are decisions about that Subject. An edition of official records of which a file is
    hidden is left out whole too: what the rest of its files come to is true of nothing.
    """
    return _with_whole_editions(case, store, _without_subjects(case, store, access))


def _without_subjects(case: Case, store: SqliteStore, access: Access) -> Current:
    records = store.reader(access)
    current, unseen = Current(records), records.unseen_subjects()
    if not unseen:
        return current
    judgements = standing(case, current, proposed(case, current)).judgements
    hidden = _with_the_same(unseen, judgements)
    anchors = {
        mention.anchor
        for one in judgements
        if one.decision is Decision.IS and hidden.intersection(one.subjects)
        for mention in one.mentions
    }
    without = frozenset(one.source for one in current.every_statement if one.anchor in anchors)
    return Current(records, without, frozenset(hidden))


def _with_whole_editions(case: Case, store: SqliteStore, current: Current) -> Current:
    shown = editions(case, current)
    if not shown:
        return current
    whole = {one.tables for one in editions(case, Current(store.reader(HOLDER)))}
    return replace(current, partial=frozenset(one.name for one in shown if one.tables not in whole))


def _with_the_same(unseen: frozenset[str], judgements: tuple[Judgement, ...]) -> set[str]:
    """The Subjects, and those that somebody or some rule holds to be the same as one of them."""
    hidden, grown = set(unseen), True
    pairs = [one.subjects for one in judgements if one.decision is Decision.SAME]
    while grown:
        more = {each for pair in pairs if hidden.intersection(pair) for each in pair} - hidden
        hidden |= more
        grown = bool(more)
    return hidden
