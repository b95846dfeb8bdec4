"""Under what authority each group is said to be held or moved, by whom, and for whom nobody states one."""

from habeas.findings import absence
from habeas.findings.groups import about, counted_people, groups, parts, wholes
from habeas.findings.proof import stated
from habeas.findings.rule import Needs, found
from habeas.findings.wording import claim, covered, label, said_by
from habeas.records.certainty import Certainty
from habeas.records.contents import Basis, Count, Custody, Movement
from habeas.records.finding import Finding, Step, StepKind, Verdict
from habeas.records.matter import Matter
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind

NAME = "basis_account"


class BasisAccount:
    """Each group beside each authority that is stated for it."""

    name = NAME
    version = "1"
    question = "Under what authority is each group said to be held or moved, and who says so?"
    definition = (
        "An authority is stated for a group where a statement says that the group is held or moved under an "
        "instrument, for that group or for one that it is judged to be part of. Whether the authority is a "
        "valid one is not asked."
    )
    assumptions = ("What is said of a group is said of those who are judged to be part of it.",)
    failure_cases = (
        "An authority that is said of some of a group only is put as said of the group.",
        "A group that no statement names, or of which no number of people is stated, is not accounted for.",
    )
    needs = Needs((Basis, Count, Custody, Movement), (SubjectKind.GROUP, SubjectKind.INSTRUMENT))

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding over every group that is counted, or has an authority; none where there is none."""
        counted = counted_people(matter)
        every = tuple(group for group in groups(matter) if group in counted or _bases(matter, group))
        if not every:
            return ()
        verdicts = [verdict for group in every for verdict in _account(matter, group)]
        without = [group for group in every if not _bases(matter, group)]
        names = ", ".join(label(matter, group) for group in without)
        count = len(every) - len(without)
        answer = f"An authority is stated for {count} of {len(every)} groups"
        answer += f"; for {names} none is." if without else "."
        title = "The authority stated for each group"
        return (found(self, title=title, answer=answer, verdicts=tuple(verdicts), about=every),)


def _bases(matter: Matter, group: str) -> list[tuple[Statement, tuple[str, ...]]]:
    """Statements of an authority for the group or one it is part of, with the judgements for that."""
    reached = {group: (), **wholes(matter, group)}
    return [
        (one, by)
        for subject, by in reached.items()
        for one in about(matter, subject)
        if isinstance(one.content, Basis)
    ]


def _account(matter: Matter, group: str) -> list[Verdict]:
    found = _bases(matter, group)
    if not found:
        return [_nobody(matter, group)]
    verdicts = [_verdict(matter, group, one, by) for one, by in found]
    return sorted(verdicts, key=lambda verdict: (verdict.case, verdict.answer))


def _verdict(matter: Matter, group: str, one: Statement, by: tuple[str, ...]) -> Verdict:
    instrument = _instrument(matter, one)
    proof = stated(matter, one, "content.instrument", "content.none", as_to=("group", "instrument"))
    if by:
        says = f"{label(matter, group)} are part of those of whom it is said"
        step = Step(StepKind.JUDGEMENT, says, cites=by)
        proof = Step(
            proof.kind, proof.says, proof.cites, "", proof.operands, proof.result, (*proof.steps, step)
        )
    answer = f"{claim(matter, one)}"
    if isinstance(one.content, Basis) and one.content.none:
        answer = f"said to have none: {answer}"
    case = (("Group", label(matter, group)), ("Authority", instrument), ("Stated by", said_by(matter, one)))
    return Verdict(case, answer, Certainty.OPEN, proof)


def _instrument(matter: Matter, one: Statement) -> str:
    content = one.content
    if not isinstance(content, Basis):
        return ""
    if content.none:
        return "none"
    subject = matter.subject(one, "instrument")
    return label(matter, subject) if subject else covered(matter, content.instrument)


def _nobody(matter: Matter, group: str) -> Verdict:
    what = f"the authority under which {label(matter, group)} are held or moved"
    proof = absence.step(matter, what, NAME)
    beneath = [part for part in parts(matter, group) if _bases(matter, part)]
    answer = proof.says
    if beneath:
        answer += f" For a part of them one is stated: {', '.join(label(matter, part) for part in beneath)}."
    return Verdict(
        (("Group", label(matter, group)), ("Authority", "not stated")),
        answer,
        absence.certainty(matter, NAME),
        proof,
    )
