"""Decisions as shown: what was decided, by a rule or a person, for which reasons."""

import json
from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.claims import Claim, claim
from habeas.pages.naming import covering
from habeas.records.judgement import Decision, Judgement
from habeas.records.mentions import field_text

A_PERSON = "a person of the case"
"""What a documenter is called: who decided is in the record, not in what is published."""

_OF_TWO = {
    Decision.SAME: "{0} and {1} are the same",
    Decision.DIFFERENT: "{0} and {1} are not the same",
    Decision.PART_OF: "{0} is part of {1}",
    Decision.DISJOINT: "{0} and {1} share nobody",
}
_OF_ONE = {
    Decision.DESCRIBE: "what is known of a source was filled in",
    Decision.STANDING: "in what capacity somebody stands in the case was decided",
    Decision.READ: "a person read a source for a question",
    Decision.UPHOLD: "a reply was upheld",
    Decision.UNDO: "an earlier decision was undone",
    Decision.ADD: "a statement that no reader found was added by hand",
    Decision.ACCEPT: "the statement is as the source says",
    Decision.REJECT: "the statement is not what the source says",
    Decision.CORRECT: "the statement was corrected",
}


@dataclass(frozen=True)
class Decided:
    """A decision: in words, by whom, why, on which claim; `value` holds what a correction put in."""

    id: str
    says: str
    by: str
    by_person: bool
    reasons: tuple[str, ...] = ()
    score: str = ""
    value: str = ""
    claim: Claim | None = None


@dataclass(frozen=True)
class Beside:
    """What people decided about something, beside what rules decided about the same."""

    about: str
    people: tuple[Decided, ...]
    rules: tuple[Decided, ...]


@dataclass(frozen=True)
class JudgementsPage:
    """All decisions: those of people with the rules' on the same thing beside them, then the rules' alone.

    `contested` are labels of Subjects held both same and different; no finding uses them.
    """

    beside: tuple[Beside, ...]
    rules: tuple[Decided, ...]
    people: int
    contested: tuple[str, ...]


def judgements_page(account: Account) -> JudgementsPage:
    """The decisions of an account, covered."""
    judged = account.matter.judgements
    topics: dict[str, list[Judgement]] = {}
    for one in judged:
        topics.setdefault(_topic(one), []).append(one)
    shared = [those for those in topics.values() if any(one.decider.is_person for one in those)]
    alone = [one for those in topics.values() if those not in shared for one in those]
    made = JudgementsPage(
        beside=tuple(_beside(those, account) for those in shared),
        rules=tuple(decided(one, account) for one in alone),
        people=sum(1 for one in judged if one.decider.is_person),
        contested=tuple(sorted(account.matter.label(one) for one in account.matter.contested)),
    )
    return covering(account).over(made)


def decided(one: Judgement, account: Account) -> Decided:
    """A judgement as shown."""
    known = account.by_anchor
    statement = next((known[mention.anchor] for mention in one.mentions if mention.anchor in known), None)
    return Decided(
        id=one.id,
        says=_says(one, account),
        by=A_PERSON if one.decider.is_person else f"rule {one.decider.name} {one.decider.version}",
        by_person=one.decider.is_person,
        reasons=one.reasons,
        score=one.score,
        value=_value(one),
        claim=claim(statement, account.matter) if statement else None,
    )


def _beside(those: list[Judgement], account: Account) -> Beside:
    shown = [decided(one, account) for one in those]
    people = tuple(one for one in shown if one.by_person)
    return Beside(people[0].says, people, tuple(one for one in shown if not one.by_person))


def _topic(one: Judgement) -> str:
    """What a judgement is about, so that people's and rules' decisions on it meet."""
    if one.mentions:
        return f"{one.mentions[0].anchor} {one.mentions[0].field}"
    return " ".join(sorted(one.subjects)) or one.replaces or one.id


def _says(one: Judgement, account: Account) -> str:
    labels = [account.matter.label(subject) for subject in one.subjects]
    if one.decision in (Decision.IS, Decision.IS_NOT):
        return f"{_mention(one, account)} {one.decision} {labels[0] if labels else 'something not shown'}"
    if one.decision in _OF_TWO and len(labels) > 1:
        return _OF_TWO[one.decision].format(*labels)
    return _OF_ONE.get(one.decision, str(one.decision))


def _mention(one: Judgement, account: Account) -> str:
    mention = one.mentions[0] if one.mentions else None
    statement = account.by_anchor.get(mention.anchor) if mention else None
    if mention is None or statement is None:
        return "a mention that is not shown"
    kind, _, number = mention.field.partition(".")
    if kind == "chain" and number.isdigit() and int(number) < len(statement.chain):
        return f"“{statement.chain[int(number)]}”"
    return f"“{field_text(statement, mention.field) or mention.field}”"


def _value(one: Judgement) -> str:
    """What a correction or addition put in, as "field: value"; nothing of the other decisions."""
    if one.decision not in (Decision.CORRECT, Decision.ADD) or not one.value:
        return ""
    plain = json.loads(one.value)
    if not isinstance(plain, dict):
        return str(plain)
    return "; ".join(f"{key}: {_flat(value)}" for key, value in sorted(plain.items()))


def _flat(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)
