"""verify, check, checkpoint, hold, release, seal, unseal, withdraw, reindex: what guards a case."""

from typing import Annotated

import typer

from habeas.cli.here import AsJson, Why, case
from habeas.cli.output import say, say_json

Which = Annotated[str, typer.Argument(help="A source: its name, its id, or the beginning of its id.")]


def register(app: typer.Typer) -> None:
    """Add these commands."""
    for command in (verify, check, checkpoint, hold, release, seal, unseal, withdraw, reindex):
        app.command()(command)


def verify(
    checkpoint: Annotated[str, typer.Option(help="NUMBER:HASH kept from an earlier checkpoint.")] = "",
    as_json: AsJson = False,
) -> None:
    """Check every byte kept, every record and the whole ledger: intact, withdrawals, or broken where."""
    from habeas.store.verify import verify as check_case

    report = check_case(case().folder, checkpoint)
    if as_json:
        say_json(
            {
                "verdict": report.verdict,
                "breaks": list(report.breaks),
                "notes": list(report.notes),
                "originals": report.originals,
                "records": report.records,
                "entries": report.entries,
                "withdrawals": report.withdrawals,
            }
        )
    else:
        counts = f"{report.originals} originals, {report.records} records, {report.entries} ledger entries"
        say(f"checked    {counts}")
        for line in report.notes:
            say(f"note       {line}")
        for line in report.breaks:
            say(f"broken     {line}")
        say(report.verdict)
    if not report.intact:
        raise typer.Exit(1)


def check(as_json: AsJson = False) -> None:
    """Do every step of every proof again, down to the words in the originals."""
    from habeas.workflow.matters import faults, findings

    here = case()
    found = faults(here)
    if as_json:
        say_json([{"finding": one.id, "where": fault.where, "what": fault.what} for one, fault in found])
    else:
        for one, fault in found:
            say(f"{one.rule} {one.id[:12]}, {fault.where}: {fault.what}")
        say(f"{len(findings(here))} findings, {len(found)} faults")
    if found:
        raise typer.Exit(1)


def checkpoint() -> None:
    """Print the end of the ledger, to be kept elsewhere and given to verify."""
    with case().store() as store:
        say(store.checkpoint())


def hold(source: Which, why: Why) -> None:
    """Keep a source from being withdrawn until it is released."""
    from habeas.workflow.guarding import hold as keep

    say(f"On hold: {keep(case(), source, reason=why).name}")


def release(source: Which, why: Why) -> None:
    """End a hold."""
    from habeas.workflow.guarding import release as let_go

    say(f"Released: {let_go(case(), source, reason=why).name}")


def seal(
    record: Annotated[str, typer.Argument(help="A source or subject, by id.")],
    label: Annotated[list[str], typer.Option(help="Only who sees this label sees it from now on.")],
) -> None:
    """Narrow who may see a source or subject, and all that comes from it."""
    from habeas.workflow.guarding import seal as narrow

    say(f"Sealed {narrow(case(), record, labels=frozenset(label))[:12]}: {', '.join(sorted(label))}")


def unseal(
    record: Annotated[str, typer.Argument(help="A source or subject, by id.")],
    label: Annotated[str, typer.Option(help="The label to take away.")],
    why: Why,
) -> None:
    """Take a label away again, for a reason."""
    from habeas.workflow.guarding import unseal as widen

    say(f"Unsealed {widen(case(), record, label=label, reason=why)[:12]}: {label}")


def withdraw(
    sources: Annotated[list[str], typer.Argument(help="Sources, by name or id.")],
    why: Why,
    by: Annotated[
        list[str] | None, typer.Option("--by", help="Who orders it; twice where the team asks two.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Destroy sources and all that came from them; a blinded tombstone stays, and findings are made anew."""
    from habeas.workflow import guarding, holder

    if not yes:
        typer.confirm(f"Destroy {', '.join(sources)} and all that came from them, for good?", abort=True)
    gone = guarding.withdraw(case(), tuple(sources), by=tuple(by or (holder.name(),)), reason=why)
    counts = ", ".join(f"{number} {kind}{'s' * (number != 1)}" for kind, number in gone.done.counts)
    say(f"Withdrawn: {', '.join(gone.names)} ({counts}).")
    for one in gone.done.leaned:
        say(f"leaned on  {one}: what was published from it is out there still")
    if not gone.done.scrubbed:
        say("Another process read the record just then: close it and run habeas reindex.")


def reindex() -> None:
    """Make the search index and every other projection again from the records."""
    from habeas.workflow.guarding import reindex as make_again

    make_again(case())
    say("Made every projection again from the records.")
