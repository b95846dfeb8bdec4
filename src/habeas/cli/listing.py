"""sources, statements, subjects, judgements, queue, findings, show: what is in the account."""

from typing import TYPE_CHECKING, Annotated

import typer

from habeas.cli.here import AsJson, case
from habeas.cli.output import say, say_json, say_rows, say_wrapped

if TYPE_CHECKING:
    from habeas.records.finding import Finding

SHORT = 12
"""Characters of an id that lists show; `habeas show` takes any beginning that is one record's alone."""


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (sources, statements, subjects, judgements, queue, findings, show):
        app.command()(command)


def sources(
    refused: Annotated[bool, typer.Option("--refused", help="What could not be read or taken.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the sources, or what could not be taken from them."""
    from habeas.workflow import listing

    if refused:
        lines = listing.refusals(case())
        if as_json:
            say_json([{"source": name, "where": one.where, "why": one.why} for name, one in lines])
        else:
            say_rows(
                ("source", "where", "why"),
                ((n, r.where, r.why) for n, r in lines),
                nothing="Nothing was refused.",
            )
        return
    every = listing.sources(case())
    if as_json:
        say_json(
            [{**listing.record_row(one), "statements": taken, "marks": marks} for one, taken, marks in every]
        )
        return
    say_rows(
        ("id", "statements", "published", "publisher", "name"),
        (
            (
                one.id[:SHORT],
                taken,
                one.published.words if one.published else "",
                one.publisher,
                one.name + _in_brackets(marks),
            )
            for one, taken, marks in every
        ),
        nothing="There are no sources yet: habeas add FILE",
    )


def _in_brackets(marks: tuple[str, ...]) -> str:
    return f"  [{', '.join(marks)}]" if marks else ""


def statements(
    kind: Annotated[str, typer.Option(help="Of this kind alone: Count, Utterance, …")] = "",
    source: Annotated[str, typer.Option(help="From this source alone (id).")] = "",
    as_json: AsJson = False,
) -> None:
    """List the statements with their chain and hedge."""
    from habeas.records.chain import describe
    from habeas.workflow import listing

    every = listing.statements(case(), kind=kind, source=source)
    if as_json:
        say_json([listing.statement_row(one) for one in every])
        return
    say_rows(
        ("id", "kind", "hedge", "said by", "words"),
        (
            (one.id[:SHORT], one.kind, one.hedge, describe(one.chain), " ".join(one.words.split()))
            for one in every
        ),
        nothing="There are no statements yet: habeas build",
    )


def subjects(as_json: AsJson = False) -> None:
    """List what the statements speak of: events, groups, instruments, legs, places, officials."""
    from habeas.workflow import listing
    from habeas.workflow.matters import matter

    every = matter(case()).subjects
    if as_json:
        say_json([listing.record_row(one) for one in every])
        return
    shown = sorted(every, key=lambda one: (one.kind, one.label.casefold()))
    say_rows(
        ("id", "kind", "label"),
        ((one.id[:SHORT], one.kind, one.label) for one in shown),
        nothing="There are no subjects yet: habeas build",
    )


def judgements(
    people: Annotated[bool, typer.Option("--people", help="What people decided alone.")] = False,
    as_json: AsJson = False,
) -> None:
    """List the judgements that stand, with who decided and why."""
    from habeas.workflow import listing
    from habeas.workflow.matters import matter

    found = matter(case())
    every = found.decided_by_people() if people else found.judgements
    if as_json:
        say_json([listing.record_row(one) for one in every])
        return
    say_rows(
        ("id", "decision", "of", "decided by", "why"),
        (
            (
                one.id[:SHORT],
                one.decision,
                " and ".join(found.label(s) for s in one.subjects),
                one.decider.name,
                "; ".join(one.reasons),
            )
            for one in every
        ),
        nothing="There are no judgements yet: habeas build",
    )


def queue(as_json: AsJson = False) -> None:
    """List what waits for a person's decision, the most pressing first."""
    from habeas.workflow.matters import waiting

    items = waiting(case())
    if as_json:
        say_json(
            [
                {
                    "urgency": one.urgency.name.casefold(),
                    "asks": one.says,
                    "subjects": list(one.subjects),
                    "judgements": list(one.judgements),
                    "mentions": [
                        {"anchor": mention.anchor, "field": mention.field} for mention in one.mentions
                    ],
                }
                for one in items
            ]
        )
        return
    say_rows(
        ("why", "asks", "about"),
        (
            (
                one.urgency.name.casefold(),
                one.says,
                " ".join(i[:SHORT] for i in (*one.subjects, *one.judgements)),
            )
            for one in items
        ),
        nothing="Nothing waits for a decision.",
    )


def findings(
    rule: Annotated[str, typer.Option(help="Of this rule alone: order_clock, count_balance, …")] = "",
    cases: Annotated[bool, typer.Option("--cases", help="Print every case and its verdict too.")] = False,
    as_json: AsJson = False,
) -> None:
    """Print the findings by rule: the question, then each finding's answer and how many cases it has."""
    from itertools import groupby

    from habeas.workflow import listing
    from habeas.workflow.matters import findings as current

    every = [one for one in current(case()) if not rule or one.rule == rule]
    if as_json:
        say_json([listing.record_row(one) for one in every])
        return
    if not every:
        say("There are no findings.")
    for name, those in groupby(every, key=lambda one: one.rule):
        found = list(those)
        say(f"{name}: {found[0].question}")
        for one in found:
            _say_finding(one, cases=cases)
        say()


def _say_finding(finding: "Finding", *, cases: bool) -> None:
    say_wrapped(f"{finding.id[:SHORT]}  {finding.title}", "  ")
    for line in finding.answer.splitlines():
        say_wrapped(line, " " * (SHORT + 4))
    for verdict in finding.verdicts if cases else ():
        named = ", ".join(f"{heading}: {value}" for heading, value in verdict.case)
        say_wrapped(f"- {named} — {verdict.answer} [{verdict.certainty}]", " " * (SHORT + 6))


def show(
    record: Annotated[str, typer.Argument(help="The id of a record, or enough of its beginning.")],
    as_json: AsJson = False,
) -> None:
    """Print a record, and the walk back from it to the words in the originals."""
    from habeas.workflow.showing import show as walk

    shown = walk(case(), record)
    if as_json:
        say_json(shown.plain)
        return
    for line in shown.lines:
        say(line)
