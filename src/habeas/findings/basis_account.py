"""Under what authority each group is said to be held or moved, by whom, and for whom nobody states one."""

from dataclasses import replace

from habeas.findings import absence
from habeas.findings.groups import about, counted_people, groups, of_all, parts, wholes
from habeas.findings.proof import stated
from habeas.findings.rule import Needs, found
from habeas.findings.wording import claim, covered, label, number, said_by
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
    version = "2"
    question = "Under what authority is each group said to be held or moved, and who says so?"
    definition = (
        "An authority is stated for a group where a statement says that the group is held or moved under an "
        "instrument. It holds of those who are judged to be part of the group only where the statement says "
        "it of all of them; what is said of a part is never said of the whole. Whether the authority is a "
        "valid one is not asked."
    )
    assumptions = ("“All”, “each” or “everyone” in a statement's words is said of the group that it names.",)
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
        having = [group for group in every if _bases(matter, group)]
        without = [group for group in every if group not in having]
        verdicts = [verdict for group in (*having, *without) for verdict in _account(matter, group)]
        title, answer = "The authority stated for each group", _answer(matter, having, without)
        return (found(self, title=title, answer=answer, verdicts=tuple(verdicts), about=every),)


def _answer(matter: Matter, having: list[str], without: list[str]) -> str:
    """Each group with its authorities; then, in one sentence, those for which no statement gives one."""
    told = []
    for group in having:
        named = dict.fromkeys(_instrument(matter, one) for one, _ in _bases(matter, group))
        told.append(f"{label(matter, group)} ({', '.join(sorted(named))})")
    count = len(having) + len(without)
    answer = f"An authority is stated for {len(having)} of {number(count, 'group')}"
    answer += f": {'; '.join(told)}." if told else "."
    if without:
        names = "; ".join(label(matter, group) for group in without)
        answer += f" {absence.sentence(matter, f'one for: {names}', NAME)}"
    return answer


def _bases(matter: Matter, group: str) -> list[tuple[Statement, tuple[str, ...]]]:
    """Statements of an authority for the group, and those for all of a group that it is part of, with why."""
    own: list[tuple[Statement, tuple[str, ...]]] = [(one, ()) for one in about(matter, group)]
    above = [
        (one, by)
        for whole, by in wholes(matter, group).items()
        for one in about(matter, whole)
        if of_all(one)
    ]
    return [(one, by) for one, by in (*own, *above) if isinstance(one.content, Basis)]


def _account(matter: Matter, group: str) -> list[Verdict]:
    found = _bases(matter, group)
    if not found:
        return [_nobody(matter, group)]
    verdicts = [_verdict(matter, group, one, by) for one, by in found]
    return sorted(verdicts, key=lambda verdict: (verdict.case, verdict.answer))


def _verdict(matter: Matter, group: str, one: Statement, by: tuple[str, ...]) -> Verdict:
    """That the authority is stated is certain; whether it is so is not asked."""
    instrument = _instrument(matter, one)
    proof = stated(matter, one, "content.instrument", "content.none", as_to=("group", "instrument"))
    answer = f"{claim(matter, one)}"
    if by:
        says = f"{label(matter, group)} are part of those of all of whom it is said"
        step = Step(StepKind.JUDGEMENT, says, cites=by)
        proof = replace(proof, steps=(*proof.steps, step))
        answer = f"said of all of those they are part of: {answer}"
    if isinstance(one.content, Basis) and one.content.none:
        answer = f"said to have none: {answer}"
    case = (("Group", label(matter, group)), ("Authority", instrument), ("Stated by", said_by(matter, one)))
    return Verdict(case, answer, Certainty.CERTAIN, proof)


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
    answer = f"{absence.briefly(matter, NAME)}."
    beneath = [part for part in parts(matter, group) if _bases(matter, part)]
    if beneath:
        answer += f" Of its parts one is stated for: {'; '.join(label(matter, part) for part in beneath)}."
    above = [whole for whole in wholes(matter, group) if _bases(matter, whole)]
    if above:
        names = "; ".join(label(matter, whole) for whole in above)
        answer += f" Of what it is part of one is stated, and not said of all: {names}."
    case = (("Group", label(matter, group)), ("Authority", "not stated"))
    return Verdict(case, answer, absence.certainty(matter, NAME), proof)
