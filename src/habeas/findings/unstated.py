"""What sources say is not disclosed, and what a complete account needs and no statement gives."""

from collections.abc import Iterator

from habeas.findings import absence
from habeas.findings.account import GIVES, HANDING_OVER
from habeas.findings.groups import about, counted_people, parts, wholes
from habeas.findings.rule import Needs, found
from habeas.findings.undisclosed import undisclosed
from habeas.findings.wording import label
from habeas.records.contents import Act, Agreement, Basis, Condition, Count, Custody, Movement
from habeas.records.finding import Finding, Step, StepKind, Verdict
from habeas.records.matter import Matter
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind
from habeas.reference.standards import RegisterField, register_fields

NAME = "unstated"
UNVERIFIED = "text not verified"


class Unstated:
    """What is missing from the account of each group."""

    name = NAME
    version = "1"
    question = "What is said not to be disclosed, and what does a complete account need that nobody states?"
    definition = (
        "A complete account of a group gives what ICPPED Article 17(3) and Mandela Rule 7 ask a custodian "
        "to record of each person, as far as statements about groups can give it, and the time of handing "
        "over. A thing is given if a statement gives it for the group, or for one that it is judged to be "
        "part of. That nobody states it is said of the sources of this case and their dates, and of who "
        "looked."
    )
    assumptions = ("What is said of a group is said of those who are judged to be part of it.",)
    failure_cases = (
        "A custodian may have recorded what no source of this case states.",
        "Who each person is, their health, property and family are asked of records, and not here.",
        "Whether a standard binds the custodian is not asked.",
        "A statement that a reader did not take looks like silence.",
    )
    needs = Needs(
        (Agreement, Condition, Count, Custody, Movement, Basis),
        (SubjectKind.GROUP, SubjectKind.AGREEMENT, SubjectKind.FACILITY),
    )

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """A Finding for what is said to be undisclosed, and one for each counted group on its own."""
        said = undisclosed(matter)
        first = []
        if said:
            title, answer = "What is said not to be disclosed", " ".join(one.answer for one in said)
            first = [found(self, title=title, answer=answer, verdicts=said)]
        made = (self._group(matter, group) for group in counted_people(matter) if not wholes(matter, group))
        return (*first, *(one for one in made if one.verdicts))

    def _group(self, matter: Matter, group: str) -> Finding:
        asked = _asked(matter, group)
        given = {fact: _giving(matter, group, fact) for fact in asked}
        verdicts = tuple(_missing(matter, group, fact, asked[fact]) for fact in asked if not given[fact])
        stated_ones = [fact for fact in asked if given[fact]]
        name = label(matter, group)
        answer = (
            f"Of {len(asked)} facts that a complete account of {name} needs, {len(stated_ones)} are stated"
        )
        lacking = [fact for fact in asked if not given[fact]]
        answer += f"; no statement gives: {', '.join(lacking)}." if lacking else "."
        return found(
            self, title=f"What nobody states of {name}", answer=answer, verdicts=verdicts, about=(group,)
        )


def _asked(matter: Matter, group: str) -> dict[str, list[RegisterField]]:
    """Each fact that is asked of this group, with the fields of standards that ask it."""
    asked: dict[str, list[RegisterField]] = {HANDING_OVER: []}
    for each in register_fields():
        for fact in each.about:
            if fact in GIVES and (fact != "release time" or _released(matter, group)):
                asked.setdefault(fact, []).append(each)
    return dict(sorted(asked.items()))


def _released(matter: Matter, group: str) -> bool:
    return any(
        isinstance(one.content, (Count, Custody)) and one.content.act is Act.RELEASED
        for one in _said_of(matter, group)
    )


def _said_of(matter: Matter, group: str) -> Iterator[Statement]:
    for subject in (group, *wholes(matter, group)):
        yield from about(matter, subject)


def _giving(matter: Matter, group: str, fact: str) -> list[Statement]:
    return [one for one in _said_of(matter, group) if GIVES[fact](one.content)]


def _missing(matter: Matter, group: str, fact: str, asking: list[RegisterField]) -> Verdict:
    what = f"the {fact} of {label(matter, group)}"
    step = absence.step(matter, what, NAME, fact)
    asks = tuple(
        Step(StepKind.REFERENCE, f"{each.standard} {each.article}: {each.text}{_mark(each)}")
        for each in asking
    )
    proof = Step(step.kind, step.says, step.cites, steps=asks)
    by = "; ".join(f"{each.standard} {each.article}{_mark(each)}" for each in asking) or "this rule"
    case = (("Group", label(matter, group)), ("Fact", fact), ("Asked by", by))
    beneath = [part for part in parts(matter, group) if _giving(matter, part, fact)]
    names = ", ".join(label(matter, part) for part in beneath)
    answer = f"{step.says} For a part of them it is stated: {names}." if beneath else step.says
    return Verdict(case, answer, absence.certainty(matter, NAME, fact), proof)


def _mark(field: RegisterField) -> str:
    return "" if field.verified else f" ({UNVERIFIED})"
