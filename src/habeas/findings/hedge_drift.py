"""The same people or act put as allegation in one place and as fact in another."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.analysis.hedged_words import PutAs, accusation, hedge_puts_as, put_as
from habeas.findings.groups import wholes
from habeas.findings.proof import judged, reckoned, stated
from habeas.findings.roots import root_name
from habeas.findings.rule import Needs, found
from habeas.findings.wording import label, number, said_by, source_label, words
from habeas.records.certainty import Certainty
from habeas.records.contents import Affiliation, Basis, Count, Custody, Depiction, Movement, Utterance
from habeas.records.finding import Finding, Step, Verdict
from habeas.records.locator import Characters
from habeas.records.matter import Matter
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind


@dataclass(frozen=True)
class Wording:
    """A Statement, and how its words or its hedge put the matter: allegation, fact, or no accusation.

    `within` are the judgements by which its group is part of the one under which it is compared.
    """

    statement: Statement
    put: PutAs
    path: str
    as_to: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class HedgeDrift:
    """The wordings that put one thing differently, and where one source or one speaker uses both."""

    name = "hedge_drift"
    version = "2"
    question = "Where is what one place puts as allegation put as fact in another?"
    definition = (
        "A wording puts an accusation as allegation if a word such as alleged, accused or suspected stands "
        "before the accusing noun, or if the statement itself is put forward as alleged; as fact if the "
        "noun stands without one, whoever says it; rivals, as in “rival gang members”, are not accused. "
        "Wordings are compared where they are judged to be about one group or parts of it, or one act of "
        "one group, and, for pictures and things said, where they use one accusing noun."
    )
    assumptions = (
        "Wordings of one accusing noun in pictures and quotations of this case are about its people.",
    )
    failure_cases = (
        "Irony, and quotation marks that distance, are not seen.",
        "A noun that is not on the list of accusing nouns is no accusation here.",
        "A speaker's own words are fact in their mouth: that they are quoted is shown by the chain.",
    )
    needs = Needs((Count, Basis, Custody, Movement, Affiliation, Depiction, Utterance), (SubjectKind.GROUP,))

    def find(self, matter: Matter) -> tuple[Finding, ...]:
        """One Finding for each group, act or noun that is put both ways."""
        about: dict[tuple[str, str], list[Wording]] = {}
        for one in sorted(matter.statements, key=_order):
            for key, wording in _wordings(matter, one):
                about.setdefault(key, []).append(wording)
        made = [self._finding(matter, key, about[key]) for key in sorted(about)]
        return tuple(one for one in made if one.verdicts)

    def _finding(self, matter: Matter, key: tuple[str, str], given: list[Wording]) -> Finding:
        alleged = _each_once(given, PutAs.ALLEGATION)
        as_fact = _each_once(given, PutAs.FACT)
        subject, what = key
        name = label(matter, subject) if subject else f"those called “{what}”"
        both = [_pair(matter, *pair) for pair in _pairs(alleged, as_fact)]
        listed = [_listed(matter, one) for one in (*alleged, *as_fact)] if both else []
        return found(
            self,
            title=f"{name}{f', {what}' if subject and what else ''}: allegation and fact",
            answer=(
                f"{name} are put as allegation in {number(len(alleged), 'wording')} and as fact in "
                f"{number(len(as_fact), 'wording')}{_in_one_source(matter, alleged, as_fact)}."
            ),
            verdicts=(*both, *listed),
            about=(subject,) if subject else (),
        )


def _in_one_source(matter: Matter, alleged: list[Wording], as_fact: list[Wording]) -> str:
    """How many of the wordings are of one source that has both, and which speakers use both."""
    sources = {one.statement.source for one in alleged} & {one.statement.source for one in as_fact}
    within = sum(one.statement.source in sources for one in (*alleged, *as_fact))
    where = "; ".join(sorted({_source(matter, one) for one in sources}))
    told = f"; {within} of them are within one source that has both: {where}" if sources else ""
    told = told or "; no source has both"
    roots = [{root_name(matter, one.statement) for one in given} - {""} for given in (alleged, as_fact)]
    speakers = ", ".join(sorted(roots[0] & roots[1]))
    return f"{told}; {speakers} is said to have put it both ways" if speakers else told


def _source(matter: Matter, identity: str) -> str:
    found_ = matter.by_id.get(identity)
    return source_label(found_) if isinstance(found_, Source) else identity


def _order(statement: Statement) -> tuple[str, int, str]:
    at = statement.locator
    return (statement.source, at.start if isinstance(at, Characters) else 0, statement.id)


def _wordings(matter: Matter, one: Statement) -> Iterator[tuple[tuple[str, str], Wording]]:
    """Under each key by which it is compared, how a Statement puts it."""
    content = one.content
    if isinstance(content, (Depiction, Utterance, Affiliation)):
        if noun := accusation(one.words):
            yield ("", noun), Wording(one, put_as(one.words, str(one.hedge)), "words")
        return
    if not isinstance(content, (Count, Basis, Custody, Movement)):
        return
    group = matter.subject(one, "group")
    if not group:
        return
    put = put_as(one.words, str(one.hedge))
    if put is not PutAs.NEITHER:
        whole, by = _whole(matter, group)
        yield (whole, ""), Wording(one, put, "words", ("group",), by)
    if act := _act(content):
        yield (group, act), Wording(one, hedge_puts_as(str(one.hedge)), "hedge", ("group",))


def _whole(matter: Matter, group: str) -> tuple[str, tuple[str, ...]]:
    """The one group that this is part of in the end, with the judgements; itself where none or many are."""
    tops = [(whole, by) for whole, by in wholes(matter, group).items() if not wholes(matter, whole)]
    return tops[0] if len(tops) == 1 else (group, ())


def _act(content: Count | Basis | Custody | Movement) -> str:
    """What a hedge on the whole statement would be about."""
    if isinstance(content, Basis):
        return f"held or moved under {content.instrument}" if not content.none else ""
    if isinstance(content, Custody) and content.act:
        return str(content.act)
    return ""


def _each_once(given: list[Wording], put: PutAs) -> list[Wording]:
    """Each distinct wording of a source once, without those within a longer one of the same sayer."""
    theirs = [one for one in given if one.put is put]
    seen: dict[tuple[str, str], Wording] = {}
    for one in theirs:
        if not any(_within_another(one, other) for other in theirs):
            seen.setdefault((one.statement.source, _plain(one)), one)
    return list(seen.values())


def _within_another(one: Wording, other: Wording) -> bool:
    same = one.statement.source == other.statement.source and one.statement.chain == other.statement.chain
    return same and _plain(one) != _plain(other) and _plain(one) in _plain(other)


def _plain(one: Wording) -> str:
    return " ".join(one.statement.words.split()).casefold()


def _pairs(alleged: list[Wording], as_fact: list[Wording]) -> list[tuple[Wording, Wording]]:
    """For each source that has both the first of each; where none has, the first of each over all."""
    first = {one.statement.source: one for one in reversed(as_fact)}
    pairs: dict[str, tuple[Wording, Wording]] = {}
    for one in alleged:
        if one.statement.source in first:
            pairs.setdefault(one.statement.source, (one, first[one.statement.source]))
    if not pairs and alleged and as_fact:
        return [(alleged[0], as_fact[0])]
    return list(pairs.values())


def _pair(matter: Matter, alleged: Wording, fact: Wording) -> Verdict:
    below = [_put(matter, one) for one in (alleged, fact)]
    operands = (below[0].result, below[1].result)
    proof = reckoned("one is put as allegation and the other as fact: {}", "differ", operands, *below)
    same = alleged.statement.source == fact.statement.source
    where = f"within {_source(matter, fact.statement.source)}" if same else "across sources"
    answer = f"as allegation, {_shown(matter, alleged)}; as fact, {_shown(matter, fact)}"
    return Verdict((("Where", where), ("Put as", "both")), answer, Certainty(proof.result), proof)


def _listed(matter: Matter, one: Wording) -> Verdict:
    """One wording, once."""
    where = _source(matter, one.statement.source)
    return Verdict(
        (("Where", where), ("Put as", str(one.put))),
        _shown(matter, one),
        Certainty.CERTAIN,
        _put(matter, one),
    )


def _put(matter: Matter, one: Wording) -> Step:
    own = [stated(matter, one.statement, path, as_to=one.as_to) for path in (one.path, "hedge")]
    own += [judged(matter, "the group is part of the one they are compared under", by) for by in one.within]
    if one.path == "hedge":
        return reckoned("its hedge puts it as {}", "hedge puts as", (own[1].result,), *own)
    return reckoned(
        "its words and its hedge put it as {}", "put as", tuple(step.result for step in own[:2]), *own
    )


def _shown(matter: Matter, one: Wording) -> str:
    return f"{said_by(matter, one.statement)}: {words(matter, one.statement)}"
