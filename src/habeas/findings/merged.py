"""Verdicts that come to the same under several stated times of a leg, put as one."""

from dataclasses import dataclass, replace

from habeas.records.finding import Step, Verdict

POSITIONS = ("Leg", "Order issued", "Construction")
"""Headings under which each value keeps its own verdict on where a leg was."""

DEEDS = ("Leg", "Construction")
"""The same for what it had done: at every stated time of the order in one verdict, where that is the same."""


@dataclass(frozen=True)
class Noted:
    """A verdict whose answer is its head alone, the sentences that go with it, the steps of its times."""

    verdict: Verdict
    notes: tuple[str, ...] = ()
    times: tuple[Step, ...] = ()


def merged(noted: list[Noted], kept: tuple[str, ...]) -> list[Verdict]:
    """One verdict for those that answer alike under the kept headings, with all those times in its case."""
    alike: dict[tuple[object, ...], list[Noted]] = {}
    for one in noted:
        apart = tuple(value for heading, value in one.verdict.case if heading in kept)
        alike.setdefault((apart, one.verdict.certainty, one.verdict.answer), []).append(one)
    return [_one(together) for together in alike.values()]


def _one(together: list[Noted]) -> Verdict:
    """The first in full; of the others only the steps that give their times, since they come to the same."""
    verdicts = [one.verdict for one in together]
    first = verdicts[0]
    notes = dict.fromkeys(note for one in together for note in one.notes if note)
    headings = dict.fromkeys(heading for one in verdicts for heading, _ in one.case)
    case = tuple((heading, _values(verdicts, heading)) for heading in headings)
    proof = first.proof
    if len(verdicts) > 1:
        known = set(proof.steps)
        times = dict.fromkeys(step for one in together[1:] for step in one.times if step not in known)
        says = f"{proof.says}; {len(verdicts)} combinations of stated times come to the same"
        proof = replace(proof, says=says, steps=(*proof.steps, *times))
    return Verdict(case, " ".join([f"{first.answer}.", *notes]), first.certainty, proof)


def _values(verdicts: list[Verdict], heading: str) -> str:
    values = [value for one in verdicts for each, value in one.case if each == heading]
    return " / ".join(dict.fromkeys(values))
