"""Finds anew by the rules whose needs have changed; what a rule found on the same matter before stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from habeas.findings.proof import given
from habeas.findings.rule import Rule
from habeas.findings.rules import RULES, find_all
from habeas.records.encoding import to_plain
from habeas.records.finding import Finding
from habeas.records.ids import hashed
from habeas.records.matter import Matter, Relation
from habeas.records.mentions import named
from habeas.records.run import Run, run, run_id
from habeas.records.statement import Mention, Statement
from habeas.store.contract import Records


@dataclass(frozen=True)
class Found:
    """Every finding, in the order of the rules, and the runs of the rules that ran."""

    findings: tuple[Finding, ...]
    runs: tuple[Run, ...]


def find(records: Records, matter: Matter) -> Found:
    """The findings of every rule over this matter."""
    findings: list[Finding] = []
    runs: list[Run] = []
    for rule in RULES:
        over = needed(rule, matter)
        found = _kept(records, rule, over)
        if found is None:
            found = rule.find(matter)
            made = tuple(one.id for one in found)
            sources = tuple(one.id for one in matter.sources)
            runs.append(run("find", rule.name, rule.version, (over,), made=made, sources=sources))
        findings += found
    return Found(tuple(findings), tuple(runs))


def find_again(records: Records, matter: Matter) -> tuple[Finding, ...]:
    """The findings of every rule over this matter, made anew.

    What a rule found in tables of official records, which takes seconds, is taken from its run over the same
    editions where these records show one.
    """

    def kept(rule: Rule) -> tuple[Finding, ...] | None:
        by_editions = rule.needs.editions and matter.editions
        return _kept(records, rule, needed(rule, matter)) if by_editions else None

    return find_all(matter, kept)


def _kept(records: Records, rule: Rule, over: str) -> tuple[Finding, ...] | None:
    """What the rule found over what it needs before; None where it has not run, or not all of it is shown."""
    before = records.run(run_id("find", rule.name, rule.version, (over,)))
    if before is None:
        return None
    kept = records.some(before.made)
    return tuple(kept[one] for one in before.made) if len(kept) == len(before.made) else None


def needed(rule: Rule, matter: Matter) -> str:
    """A digest of all of a matter that a rule says it needs."""
    wanted = tuple(one for one in matter.statements if isinstance(one.content, rule.needs.kinds))
    statements = [_statement(one, matter) for one in wanted]
    meant = {subject for _, _, mentions in statements for _, subject, _ in mentions}
    relations = (*matter.parts, *matter.disjoint)
    return hashed(
        "ned",
        [to_plain(one) for one in matter.sources],
        statements,
        _labels(matter, meant | {end for one in relations for end in (one.one, one.other)}),
        [_relations(matter.parts), _relations(matter.disjoint)],
        sorted(matter.contested),
        sorted(list(pair) for pair in matter.read_for),
        _tables(matter) if rule.needs.tables else [],
        *([_editions(matter)] if rule.needs.editions else []),
    )


def _tables(matter: Matter) -> list[Any]:
    """The tables by source, and the boundaries that the case brings."""
    by_source = sorted(matter.tables.items())
    return [
        [[source, [one.digest for one in tables]] for source, tables in by_source],
        list(given(matter).own),
    ]


def _editions(matter: Matter) -> list[Any]:
    """The editions of official records, and below how many people nothing is told of them."""
    return [[to_plain(one) for one in matter.editions], given(matter).small_cells]


def _statement(one: Statement, matter: Matter) -> list[Any]:
    mentions = [each.mention for each in named(one)]
    if Mention(one.anchor, "event") not in mentions:
        mentions.append(Mention(one.anchor, "event"))
    judged = [[m.field, matter.meant.get(m, ""), list(matter.because.get(m, ()))] for m in mentions]
    return [one.id, matter.corrected.get(one.id, ""), judged]


def _labels(matter: Matter, subjects: Iterable[str]) -> list[list[str]]:
    known = {one.id: one for one in matter.subjects}
    found = [known[one] for one in sorted(subjects) if one in known]
    return [[one.id, one.label, str(one.standing)] for one in found]


def _relations(some: tuple[Relation, ...]) -> list[list[str]]:
    return [[one.one, one.other, one.judgement] for one in some]
