"""Whose pictures each source shows."""

from habeas.findings.proof import reckoned, stated
from habeas.findings.rule import Needs, found
from habeas.findings.wording import covered, number, source_label
from habeas.records.certainty import Certainty
from habeas.records.contents import Depiction
from habeas.records.finding import Finding, Verdict
from habeas.records.matter import Matter
from habeas.records.source import Source
from habeas.records.statement import Statement

UNKNOWN = ("", "unknown", "not stated")
"""Origins that say nothing of whose picture it is."""


class PictureOrigins:
    """A count for each origin of a source's pictures."""

    name = "picture_origins"
    version = "1"
    question = "Whose pictures does each source show?"
    definition = (
        "The origin of a picture is whoever its credit says made or gave it. A share is of the pictures "
        "whose origin is known; those of unknown origin are counted apart. A picture with several texts is "
        "one."
    )
    assumptions = ("A credit says truly where a picture is from.",)
    failure_cases = (
        "A handout that an agency passes on under its own name alone counts as the agency's.",
        "A picture that is shown twice counts twice.",
    )
    needs = Needs((Depiction,), ())

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each source that shows pictures, in the order of their labels."""
        shown: dict[str, list[Statement]] = {}
        for one in sorted(matter.of(Depiction), key=lambda statement: statement.id):
            shown.setdefault(one.source, []).append(one)
        made = [self._finding(matter, source, given) for source, given in shown.items()]
        return tuple(sorted(made, key=lambda one: (one.title, one.id)))

    def _finding(self, matter: Matter, source: str, given: list[Statement]) -> Finding:
        by_origin: dict[str, list[Statement]] = {}
        for one in given:
            by_origin.setdefault(_origin(one), []).append(one)
        unknown = [one for origin in UNKNOWN for one in by_origin.pop(origin, [])]
        known = [one for ones in by_origin.values() for one in ones]
        ordered = sorted(by_origin.items(), key=lambda item: (-len(item[1]), item[0]))
        verdicts = [_verdict(matter, origin, ones, known) for origin, ones in ordered]
        verdicts += [_unknown(matter, unknown)] if unknown else []
        record = matter.by_id.get(source)
        name = source_label(record) if isinstance(record, Source) else source
        answer = (
            f"{number(len(given), 'picture')}: " + "; ".join(verdict.answer for verdict in verdicts) + "."
        )
        return found(self, title=f"Whose pictures {name} shows", answer=answer, verdicts=tuple(verdicts))


def _origin(one: Statement) -> str:
    origin = one.content.origin if isinstance(one.content, Depiction) else ""
    return "" if origin in UNKNOWN else origin


def _verdict(matter: Matter, origin: str, ones: list[Statement], known: list[Statement]) -> Verdict:
    own = [stated(matter, one, "content.origin") for one in ones]
    every = [stated(matter, one, "content.origin") for one in known]
    part = reckoned("pictures of this origin: {}", "count", tuple(step.result for step in own), *own)
    whole = reckoned("pictures of known origin: {}", "count", tuple(step.result for step in every), *every)
    proof = reckoned("their share is {}", "share", (part.result, whole.result), part, whole)
    credits = sorted(
        {one.content.credit for one in ones if isinstance(one.content, Depiction) and one.content.credit}
    )
    shown = covered(matter, origin)
    answer = f"{shown}: {part.result} of {whole.result} whose origin is known ({proof.result})"
    case = (
        ("Origin", shown),
        ("Pictures", part.result),
        ("Share of known", proof.result),
        ("Credits as printed", covered(matter, "; ".join(credits)) or "none"),
    )
    return Verdict(case, answer, Certainty.CERTAIN, proof)


def _unknown(matter: Matter, ones: list[Statement]) -> Verdict:
    own = [stated(matter, one, "content.origin") for one in ones]
    proof = reckoned(
        "pictures whose origin is not known: {}", "count", tuple(step.result for step in own), *own
    )
    case = (("Origin", "not known"), ("Pictures", proof.result))
    return Verdict(case, f"origin not known: {proof.result}", Certainty.CERTAIN, proof)
