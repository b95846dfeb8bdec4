"""Whether stated breakdowns and judged parts add up, and whether the acts of a transfer follow on."""

from collections.abc import Iterable, Iterator
from itertools import product

from habeas.analysis.counts import BALANCES, disjoint_families
from habeas.analysis.spread import Value
from habeas.findings.equation import Equation, verdict
from habeas.findings.proof import judged
from habeas.findings.rule import Needs, found
from habeas.findings.tallies import Key, tallies
from habeas.findings.values import Stated, distinct
from habeas.findings.wording import label, sayers
from habeas.records.certainty import Certainty
from habeas.records.contents import Count
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter, Relation
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind

MOST = 64
"""Combinations of values that a finding writes out; it says how many it leaves out."""

Tally = dict[Key, tuple[Stated, ...]]


class CountBalance:
    """Part and whole, and act after act, over every stated value."""

    name = "count_balance"
    version = "1"
    question = "Do the stated numbers add up?"
    definition = (
        "A stated breakdown adds up if the sum of its parts is its whole. Groups that are judged to be "
        "parts of another, and of which any two are judged to share nobody, are held against it: what is "
        "left over is in no stated part, and parts that are more than the whole do not fit. From act to "
        "act, those manifested less those struck are those boarded, and those boarded less those returned "
        "are those handed over. Numbers are taken as literally stated; what approximate words imply stands "
        "apart. Numbers of groups that nothing relates are not put into one equation."
    )
    assumptions = (
        "Counts of one event at one act are of one occasion.",
        "A count that names no act is held against counts at any act of the same event.",
    )
    failure_cases = (
        "Parts that were counted at different hours may differ by those moved between.",
        "A part that nobody has stated shows as a remainder.",
        "A number that literally bounds nothing, as “about 300”, is in no balance of judged parts.",
        "Numbers that agree by accident add up too: agreement is no evidence that groups are related.",
    )
    needs = Needs((Count,), (SubjectKind.GROUP, SubjectKind.EVENT))

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each whole that has parts, and for each group counted at acts that follow on."""
        counted = tallies(matter)
        breakdowns = [self._breakdown(matter, one) for one in _with_parts(matter)]
        wholes = sorted({relation.other for relation in _usable(matter, matter.parts)})
        judged_parts = [one for whole in wholes for one in self._whole(matter, counted, whole)]
        return (*breakdowns, *judged_parts, *self._acts(matter, counted))

    def _breakdown(self, matter: Matter, one: Statement) -> Finding:
        content = one.content
        parts = content.parts if isinstance(content, Count) else ()
        equation = Equation(
            distinct([Stated(one, "content.quantity.literal", ("group",))])[0],
            tuple(
                distinct([Stated(one, f"content.parts.{number}.quantity.literal", (f"parts.{number}",))])[0]
                for number in range(len(parts))
            ),
            stated=len(parts) > 1,
        )
        return self._found(
            matter, "Stated breakdown of " + _group(matter, one), [equation], (matter.subject(one, "group"),)
        )

    def _whole(self, matter: Matter, counted: Tally, whole: str) -> Iterator[Finding]:
        relations = [one for one in _usable(matter, matter.parts) if one.other == whole]
        pairs = _usable(matter, matter.disjoint)
        families = disjoint_families((one.one for one in relations), ((one.one, one.other) for one in pairs))
        for family in families:
            below = (*_part_steps(matter, family, relations), *_disjoint_steps(matter, family, pairs))
            equations = [
                one
                for key in counted
                if key.group == whole
                for one in _equations(counted, key, family, below)
            ]
            if equations:
                names = " and ".join(label(matter, part) for part in family)
                yield self._found(
                    matter, f"{names} as parts of {label(matter, whole)}", equations, (whole, *family)
                )

    def _acts(self, matter: Matter, counted: Tally) -> Iterator[Finding]:
        for group, event, unit in sorted({(key.group, key.event, key.unit) for key in counted}):
            for first, less, then in BALANCES:
                keys = [Key(group, str(act), event, unit) for act in (first, less, then)]
                if all(key in counted for key in keys):
                    before, taken, after = (distinct(counted[key]) for key in keys)
                    equations = [
                        Equation(a, (b, c), stated=True) for a, b, c in product(before, taken, after)
                    ]
                    title = f"{label(matter, group)}: {first}, less {less}, and {then}"
                    yield self._found(matter, title, equations, (group,))

    def _found(
        self, matter: Matter, title: str, equations: list[Equation], about: tuple[str, ...]
    ) -> Finding:
        verdicts = tuple(verdict(matter, equation) for equation in equations[:MOST])
        left_out = len(equations) - len(verdicts)
        more = f" {left_out} more combinations are not written out." if left_out else ""
        return found(
            self,
            title=title,
            answer=_summary(verdicts) + more,
            verdicts=verdicts,
            about=tuple(one for one in about if one),
        )


def _summary(verdicts: tuple[Verdict, ...]) -> str:
    """What adds up, in full; of what does not, how many combinations there are, or the one there is."""
    if len(verdicts) == 1:
        return verdicts[0].answer
    sure = [one for one in verdicts if one.certainty is Certainty.CERTAIN]
    impossible = sum(one.certainty is Certainty.IMPOSSIBLE for one in verdicts)
    rest = len(verdicts) - len(sure) - impossible
    shown = " ".join(dict.fromkeys(one.answer for one in sure))
    count = f"Of {len(verdicts)} combinations of stated numbers, {len(sure)} add up, {impossible} do not"
    return f"{count}, and {rest} are {Certainty.OPEN}. {shown}".strip()


def _with_parts(matter: Matter) -> list[Statement]:
    """The statements with a breakdown of one unit."""
    return sorted(
        (
            one
            for one in matter.of(Count)
            if isinstance(one.content, Count)
            and one.content.parts
            and {part.quantity.unit for part in one.content.parts} == {one.content.quantity.unit}
        ),
        key=lambda one: one.id,
    )


def _group(matter: Matter, one: Statement) -> str:
    subject = matter.subject(one, "group")
    name = label(matter, subject) if subject else "a group"
    return f"{name} — {sayers(matter, (one,))}"


def _usable(matter: Matter, relations: Iterable[Relation]) -> list[Relation]:
    """Relations of Subjects that are not contested."""
    kept = [one for one in relations if not {one.one, one.other} & matter.contested]
    return sorted(kept, key=lambda one: (one.one, one.other, one.judgement))


def _equations(
    counted: Tally, whole: Key, family: tuple[str, ...], below: tuple[Step, ...]
) -> Iterator[Equation]:
    """The whole's values with each combination of its parts' values at the same act, or at none stated."""
    parts = [_of(counted, whole, part) for part in family]
    for one in _bounded(counted[whole]):
        for values in product(*parts):
            yield Equation(one, values, stated=False, below=below)


def _of(counted: Tally, whole: Key, part: str) -> tuple[Value[Stated], ...]:
    fitting = [
        given
        for key, values in counted.items()
        if key.group == part
        and (key.event, key.unit) == (whole.event, whole.unit)
        and (key.act == whole.act or not key.act or not whole.act)
        for given in values
    ]
    return _bounded(fitting)


def _bounded(given: Iterable[Stated]) -> tuple[Value[Stated], ...]:
    """The distinct values that bound anything: "about 300" is literally any number at all."""
    return tuple(one for one in distinct(given) if one.text not in ("any", "0 or more"))


def _part_steps(matter: Matter, family: tuple[str, ...], relations: list[Relation]) -> tuple[Step, ...]:
    return tuple(
        judged(matter, f"{label(matter, one.one)} are part of {label(matter, one.other)}", one.judgement)
        for one in relations
        if one.one in family
    )


def _disjoint_steps(matter: Matter, family: tuple[str, ...], pairs: list[Relation]) -> tuple[Step, ...]:
    return tuple(
        judged(matter, f"{label(matter, one.one)} and {label(matter, one.other)} share nobody", one.judgement)
        for one in pairs
        if one.one in family and one.other in family
    )
