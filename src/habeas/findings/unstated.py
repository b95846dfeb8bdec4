"""What sources say is not disclosed, and what a complete account needs and no statement gives."""

from collections.abc import Iterator

from habeas.findings import absence
from habeas.findings.account import GIVES, HANDING_OVER
from habeas.findings.accounted import Accounted, accounted, giving, said_of
from habeas.findings.groups import parts
from habeas.findings.rule import Needs, found
from habeas.findings.undisclosed import undisclosed
from habeas.findings.wording import label
from habeas.records.contents import Act, Agreement, Basis, Condition, Count, Custody, Movement
from habeas.records.finding import Finding, Step, StepKind, Verdict
from habeas.records.matter import Matter
from habeas.records.subject import SubjectKind
from habeas.reference.standards import RegisterField, register_fields

NAME = "unstated"
UNVERIFIED = "text not verified"


class Unstated:
    """What is missing from the account of the people of each event."""

    name = NAME
    version = "2"
    question = "What is said not to be disclosed, and what does a complete account need that nobody states?"
    definition = (
        "A complete account of a group gives what ICPPED Article 17(3) and Mandela Rule 7 ask a custodian "
        "to record of each person, as far as statements about groups can give it, and the time of handing "
        "over. It is asked once an event, of the largest group of people that is counted there and is no "
        "part of another; another group is asked for only where something is stated of it that is not "
        "stated of that one. What is stated of a part is said to be of a part; a part is taken to have what "
        "its whole has only where that is said of all. That nobody states it is said of the sources of this "
        "case and their dates, and of who looked."
    )
    assumptions = ("The largest group that is counted in an event is everyone the event is about.",)
    failure_cases = (
        "A custodian may have recorded what no source of this case states.",
        "Who each person is, their health, property and family are asked of records, and not here.",
        "Whether a standard binds the custodian is not asked.",
        "A statement that a reader did not take looks like silence.",
    )
    needs = Needs(
        (Agreement, Condition, Count, Custody, Movement, Basis),
        (SubjectKind.GROUP, SubjectKind.EVENT, SubjectKind.AGREEMENT, SubjectKind.FACILITY),
    )

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """A Finding for what is said to be undisclosed, and one for the people of each event."""
        said = undisclosed(matter)
        first = []
        if said:
            title, answer = "What is said not to be disclosed", " ".join(one.answer for one in said)
            first = [found(self, title=title, answer=answer, verdicts=said)]
        made = [each for one in accounted(matter) for each in self._event(matter, one, said)]
        return (*first, *(one for one in made if one.verdicts))

    def _event(self, matter: Matter, one: Accounted, said: tuple[Verdict, ...]) -> Iterator[Finding]:
        yield self._people(matter, one, said)
        for group, alone in one.others.items():
            yield self._other(matter, group, alone, one.main)

    def _other(self, matter: Matter, group: str, alone: tuple[str, ...], main: str) -> Finding:
        """Of another group what is stated of it alone, and what is stated of the people of the event only."""
        asked = _asked(matter, group)
        lacking = [one for one in asked if giving(matter, main, one) and not giving(matter, group, one)]
        name, all_of_them = label(matter, group), label(matter, main)
        answer = f"Stated of {name}, and not of {all_of_them}: {', '.join(alone)}."
        if lacking:
            what = f"of {name}, though of {all_of_them}: {', '.join(lacking)}"
            answer += f" {absence.sentence(matter, what, NAME)}"
        verdicts = tuple(_missing(matter, group, fact, asked[fact]) for fact in lacking)
        return found(
            self, title=f"What nobody states of {name}", answer=answer, verdicts=verdicts, about=(group, main)
        )

    def _people(self, matter: Matter, one: Accounted, said: tuple[Verdict, ...]) -> Finding:
        group, asked = one.main, _asked(matter, one.main)
        lacking = [fact for fact in asked if not giving(matter, group, fact)]
        verdicts = tuple(_missing(matter, group, fact, asked[fact]) for fact in lacking)
        return found(
            self,
            title=f"What nobody states of {label(matter, group)}",
            answer=_answer(matter, one, (tuple(asked), lacking), said),
            verdicts=verdicts,
            about=(group,),
        )


def _answer(
    matter: Matter, one: Accounted, facts: tuple[tuple[str, ...], list[str]], said: tuple[Verdict, ...]
) -> str:
    """What is stated, what is said not to be disclosed, what nobody states, what is stated of parts."""
    group, (asked, lacking) = one.main, facts
    name = label(matter, group)
    given = [fact for fact in asked if fact not in lacking]
    parts_ = [f"Of {len(asked)} facts that a complete account of {name} needs, {len(given)} are stated"]
    parts_[0] += f": {', '.join(given)}." if given else "."
    if said:
        things = "; ".join(dict.fromkeys(dict(one.case)["What"] for one in said))
        parts_.append(f"Said not to be disclosed: {things[:1].lower()}{things[1:]}.")
    if lacking:
        parts_.append(absence.sentence(matter, ", ".join(lacking), NAME))
    beneath = {
        part: [fact for fact in lacking if giving(matter, part, fact)] for part in parts(matter, group)
    }
    told = [f"{label(matter, part)} ({', '.join(these)})" for part, these in beneath.items() if these]
    if told:
        parts_.append(f"Of its parts: {'; '.join(told)}.")
    if one.others:
        others = "; ".join(f"{label(matter, other)} ({', '.join(own)})" for other, own in one.others.items())
        parts_.append(f"Of other groups: {others}.")
    return " ".join(parts_)


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
        for one in said_of(matter, group)
    )


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
    beneath = [part for part in parts(matter, group) if giving(matter, part, fact)]
    names = "; ".join(label(matter, part) for part in beneath)
    answer = f"{absence.briefly(matter, NAME, fact)}."
    answer += f" Of its parts it is stated for: {names}." if beneath else ""
    return Verdict(case, answer, absence.certainty(matter, NAME, fact), proof)


def _mark(field: RegisterField) -> str:
    return "" if field.verified else f" ({UNVERIFIED})"
