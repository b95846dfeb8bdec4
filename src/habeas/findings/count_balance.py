"""Whether stated breakdowns and judged parts add up, and whether the acts of a transfer follow on."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

from habeas.analysis.counts import BALANCES
from habeas.findings.equation import Equation, verdict
from habeas.findings.families import Family, Tally, families_of, stated_sum, usable, with_parts
from habeas.findings.rule import Needs, found
from habeas.findings.tallies import Key, tallies
from habeas.findings.values import distinct
from habeas.findings.wording import label, number, through
from habeas.records.certainty import Certainty
from habeas.records.contents import Count
from habeas.records.finding import Finding, Verdict
from habeas.records.matter import Matter
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind

MOST = 64
"""Combinations of values that a finding writes out; it says how many it leaves out."""


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
        stated_ones = [(one, stated_sum(one)) for one in with_parts(matter)]
        wholes = sorted({relation.other for relation in usable(matter, matter.parts)})
        families = [one for whole in wholes for one in families_of(matter, counted, whole)]
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
        told = [one for one in fresh if one.fits or one.exceeds or (len(family.parts) > 1 and one.leaves)]
        if not told:
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
