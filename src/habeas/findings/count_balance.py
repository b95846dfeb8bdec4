"""Whether stated breakdowns and judged parts add up, and whether the acts of a transfer follow on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from habeas.analysis.counts import BALANCES, disjoint_families
from habeas.analysis.spread import Value
from habeas.analysis.texts import parse_bounds
from habeas.findings.equation import Equation, verdict
from habeas.findings.proof import judged
from habeas.findings.rule import Needs, found
from habeas.findings.tallies import Key, tallies
from habeas.findings.values import Stated, distinct
from habeas.findings.wording import label, number, through
from habeas.records.certainty import Certainty
from habeas.records.contents import Count
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.matter import Matter, Relation
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind

MOST = 64
"""Combinations of values that a finding writes out; it says how many it leaves out."""

Tally = dict[Key, tuple[Stated, ...]]


@dataclass(frozen=True)
class Family:
    """Parts of one whole of which any two share nobody, and every sum over the numbers stated for them."""

    whole: str
    parts: tuple[str, ...]
    equations: tuple[Equation, ...]


class CountBalance:
    """Part and whole, and act after act, over every stated value."""

    name = "count_balance"
    version = "2"
    question = "Do the stated numbers add up?"
    definition = (
        "A stated breakdown adds up if the sum of its parts is its whole. Groups that are judged to be "
        "parts of another, and of which any two are judged to share nobody, are held against it: what is "
        "left over is in no stated part, and parts that are more than the whole do not fit. From act to "
        "act, those manifested less those struck are those boarded, and those boarded less those returned "
        "are those handed over. Numbers are taken as literally stated; what approximate words imply stands "
        "apart. Numbers of groups that nothing relates are not put into one equation. Judged parts whose "
        "numbers come to nothing certain, and one part alone that is less than its whole, are not listed."
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
        """One Finding for each sum: stated breakdowns, judged parts, acts; what is certain comes first."""
        counted = tallies(matter)
        stated_ones = [(one, _stated(one)) for one in _with_parts(matter)]
        wholes = sorted({relation.other for relation in _usable(matter, matter.parts)})
        families = [one for whole in wholes for one in _families(matter, counted, whole)]
        known = {_sum(equation) for _, equation in stated_ones}
        judged_too = [one for family in families for one in family.equations if _sum(one) in known]
        made = [
            *self._breakdowns(matter, stated_ones, judged_too),
            *(one for family in families if (one := self._family(matter, family, known))),
            *self._acts(matter, counted),
        ]
        return tuple(sorted(made, key=_weight))

    def _breakdowns(
        self, matter: Matter, every: list[tuple[Statement, Equation]], judged_too: list[Equation]
    ) -> list[Finding]:
        """A Finding for each sum that sources state; judged parts that say the same stand in its proof."""
        sums: dict[tuple[str, ...], list[tuple[Statement, Equation]]] = {}
        for one, equation in every:
            sums.setdefault((matter.subject(one, "group"), *_sum(equation)), []).append((one, equation))
        made = []
        for given in sums.values():
            same = [each for each in judged_too if _sum(each) == _sum(given[0][1])]
            beside = tuple(verdict(matter, each).proof for each in same[:1])
            equations = [replace(equation, below=beside) for _, equation in given]
            said = "; ".join(dict.fromkeys(through(matter, one.chain) for one, _ in given))
            title = f"{equations[0].shown} ({said})"
            about = tuple(dict.fromkeys(matter.subject(one, "group") for one, _ in given))
            made.append(self._found(matter, title, equations, about))
        return made

    def _family(self, matter: Matter, family: Family, known: set[tuple[str, ...]]) -> Finding | None:
        """Parts that are judged to be of one whole: their certain sums; None where these say nothing more."""
        fresh = [one for one in family.equations if _sum(one) not in known]
        told = [one for one in fresh if one.certainty is not Certainty.OPEN]
        if len(family.parts) == 1:
            told = [one for one in told if one.exceeds]
        if not told or (
            len(fresh) < len(family.equations) and not any(one.fits or one.exceeds for one in told)
        ):
            return None
        told.sort(key=lambda one: not one.fits)
        whole = label(matter, family.whole)
        title = f"{told[0].shown}: parts of {whole}"
        return self._found(matter, title, told, (family.whole, *family.parts), left=len(fresh) - len(told))

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
        self,
        matter: Matter,
        title: str,
        equations: list[Equation],
        about: tuple[str, ...],
        *,
        left: int = 0,
    ) -> Finding:
        verdicts = tuple(verdict(matter, equation) for equation in equations[:MOST])
        left_out = len(equations) - len(verdicts)
        more = f" {number(left_out, 'more combination')} not written out." if left_out else ""
        more += f" {number(left, 'combination')} of stated numbers came to nothing certain." if left else ""
        return found(
            self,
            title=title,
            answer=_summary(verdicts) + more,
            verdicts=verdicts,
            about=tuple(one for one in about if one),
        )


def _sum(equation: Equation) -> tuple[str, ...]:
    """What makes two equations say the same: the whole's text and its parts' in an order of their own."""
    return (equation.whole.text, *sorted(part.text for part in equation.parts))


def _weight(finding: Finding) -> int:
    """Sums that add up, then what does not add up, then remainders of judged parts, then the rest."""
    answers = [one.answer for one in finding.verdicts]
    certain = any(one.certainty is Certainty.CERTAIN for one in finding.verdicts)
    if all(one.certainty is Certainty.OPEN for one in finding.verdicts):
        return 3
    return 0 if certain else 1 if any("does not add up" in one for one in answers) else 2


def _summary(verdicts: tuple[Verdict, ...]) -> str:
    """What adds up, in full; of what does not, how many combinations there are, or the one there is."""
    answers = tuple(dict.fromkeys(one.answer for one in verdicts))
    if len(answers) == 1:
        return answers[0]
    sure = [one for one in verdicts if one.certainty is Certainty.CERTAIN]
    impossible = sum(one.certainty is Certainty.IMPOSSIBLE for one in verdicts)
    rest = len(verdicts) - len(sure) - impossible
    shown = " ".join(dict.fromkeys(one.answer for one in sure))
    count = f"Of {len(verdicts)} combinations of stated numbers, {len(sure)} add up and {impossible} do not"
    count += f"; {rest} are {Certainty.OPEN}" if rest else ""
    return f"{shown} {count}.".strip()


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


def _stated(one: Statement) -> Equation:
    """A breakdown as its source states it."""
    content = one.content
    parts = content.parts if isinstance(content, Count) else ()
    return Equation(
        distinct([Stated(one, "content.quantity.literal", ("group",))])[0],
        tuple(
            distinct([Stated(one, f"content.parts.{at}.quantity.literal", (f"parts.{at}",))])[0]
            for at in range(len(parts))
        ),
        stated=len(parts) > 1,
    )


def _families(matter: Matter, counted: Tally, whole: str) -> Iterator[Family]:
    """The largest sets of a whole's parts of which any two share nobody, with their sums."""
    relations = [one for one in _usable(matter, matter.parts) if one.other == whole]
    pairs = _usable(matter, matter.disjoint)
    for parts in disjoint_families((one.one for one in relations), ((one.one, one.other) for one in pairs)):
        below = (*_part_steps(matter, parts, relations), *_disjoint_steps(matter, parts, pairs))
        every = [
            one for key in counted if key.group == whole for one in _equations(counted, key, parts, below)
        ]
        if every:
            yield Family(whole, parts, tuple(every))


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
            largest_first = tuple(sorted(values, key=_least, reverse=True))
            yield Equation(one, largest_first, stated=False, below=below)


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


def _least(value: Value[Stated]) -> Decimal:
    return parse_bounds(value.text).low or Decimal(0)


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
