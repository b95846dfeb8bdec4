"""One equation of counts: a whole and its parts, literally, and by what approximate words imply."""

from dataclasses import dataclass

from habeas.analysis.spread import Value
from habeas.analysis.texts import parse_bounds
from habeas.findings.proof import assumed, certainty_of, reckoned
from habeas.findings.tallies import quantity_of, supposed
from habeas.findings.values import Stated, distinct, statements, steps
from habeas.findings.wording import sayers
from habeas.records.certainty import Certainty
from habeas.records.finding import Step, Verdict
from habeas.records.matter import Matter
from habeas.records.quantity import Bounds, total


@dataclass(frozen=True)
class Equation:
    """A whole and parts that are stated to make it up, or (`stated` False) are judged to be in it.

    `below` are the steps by which they are related.
    """

    whole: Value[Stated]
    parts: tuple[Value[Stated], ...]
    stated: bool
    below: tuple[Step, ...] = ()

    @property
    def shown(self) -> str:
        """The whole and its parts: 261 = 137 + 101 + 23; "is not" where they are not equal."""
        sum_of = " + ".join(part.text for part in self.parts)
        if self.exceeds:
            return f"{self.whole.text} < {sum_of}"
        if self.certainty is Certainty.IMPOSSIBLE and not self.stated:
            return f"{self.whole.text}, of whom {sum_of}"
        return f"{self.whole.text} {'≠' if self.certainty is Certainty.IMPOSSIBLE else '='} {sum_of}"

    @property
    def certainty(self) -> Certainty:
        """Whether the whole, as literally stated, is the sum of its parts."""
        return parse_bounds(self.whole.text).equals(self._sum)

    @property
    def fits(self) -> bool:
        """Whether it adds up with certainty."""
        return self.certainty is Certainty.CERTAIN

    @property
    def exceeds(self) -> bool:
        """Whether the parts are certainly more than the whole."""
        return parse_bounds(self.whole.text).below(self._sum) is Certainty.CERTAIN

    @property
    def leaves(self) -> bool:
        """Whether it leaves over an exact number."""
        left = parse_bounds(self.whole.text).minus(self._sum)
        return self.certainty is Certainty.IMPOSSIBLE and left.low == left.high

    @property
    def _sum(self) -> Bounds:
        return total([parse_bounds(part.text) for part in self.parts])


def verdict(matter: Matter, equation: Equation) -> Verdict:
    """Whether the equation holds as literally stated; what is implied stands under it as an assumption."""
    implied = _implied(equation)
    beside = (_reckoned(matter, implied, *_conventions(equation)),) if implied else ()
    proof = _reckoned(matter, equation, *beside)
    answer = _answer(equation, proof)
    if beside:
        conventions = "; ".join(_convention_names(equation))
        answer += f" By what the words imply ({conventions}): {_answer(implied, beside[0])}"
    return Verdict(_case(matter, equation), answer, certainty_of(proof), proof)


def _reckoned(matter: Matter, equation: Equation | None, *beside: Step) -> Step:
    assert equation is not None
    texts = tuple(part.text for part in equation.parts)
    below = [step for part in equation.parts for step in steps(matter, part)]
    whole = steps(matter, equation.whole)
    added = reckoned(f"{' + '.join(texts)} = {{}}", "sum", texts, *below)
    left = reckoned(
        f"{equation.whole.text} − {added.result} = {{}}",
        "difference",
        (equation.whole.text, added.result),
        *whole,
        added,
    )
    says = f"{equation.whole.text} is {' + '.join(texts)}: {{}}"
    operands = (equation.whole.text, added.result)
    return reckoned(says, "equals", operands, *whole, added, left, *equation.below, *beside)


def _answer(equation: Equation | None, proof: Step) -> str:
    assert equation is not None
    sum_of = " + ".join(part.text for part in equation.parts)
    left = next(step.result for step in proof.steps if step.operation == "difference")
    certainty = certainty_of(proof)
    if certainty is Certainty.CERTAIN:
        return f"{equation.whole.text} = {sum_of}: adds up."
    if certainty is Certainty.OPEN:
        return f"{equation.whole.text} = {sum_of} = {proof.operands[1]}: {Certainty.OPEN}."
    if left.startswith("-"):
        return f"{equation.whole.text} is less than {sum_of}: does not add up; the difference is {left}."
    if equation.stated:
        return f"{equation.whole.text} is not {sum_of}: does not add up; the difference is {left}."
    return f"{equation.whole.text} − {_grouped(sum_of)} = {left}: so many are in no stated part."


def _grouped(sum_of: str) -> str:
    return f"({sum_of})" if " + " in sum_of else sum_of


def _case(matter: Matter, equation: Equation) -> tuple[tuple[str, str], ...]:
    named = [("Whole", equation.whole)]
    named += [(f"Part {number}", part) for number, part in enumerate(equation.parts, 1)]
    return tuple((heading, f"{value.text} — {sayers(matter, statements(value))}") for heading, value in named)


def _implied(equation: Equation) -> Equation | None:
    """The equation by implied bands; None where no quantity has one."""
    values = (equation.whole, *equation.parts)
    if not any(quantity_of(value.said[0]).implied for value in values):
        return None
    whole, *parts = (distinct([supposed(value.said[0])])[0] for value in values)
    return Equation(whole, tuple(parts), equation.stated)


def _convention_names(equation: Equation) -> list[str]:
    implied = [quantity_of(value.said[0]).implied for value in (equation.whole, *equation.parts)]
    return sorted({band.convention for band in implied if band})


def _conventions(equation: Equation) -> tuple[Step, ...]:
    return tuple(
        assumed(f"approximate words imply a band: convention {name}") for name in _convention_names(equation)
    )
