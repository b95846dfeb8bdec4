"""Which persons' names an account holds, and which of them are officials'."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.matching import words
from habeas.records.chain import Role
from habeas.records.contents import Listing
from habeas.records.place import Place
from habeas.records.reading import BlockKind
from habeas.records.run import Name
from habeas.records.subject import Standing, Subject, SubjectKind

PROTECTED = frozenset({Standing.HELD, Standing.RELATIVE, Standing.WITNESS, Standing.MINOR})
"""Standings whose name is withheld even where an official has the same."""

AUTHORSHIP = frozenset({BlockKind.CREDIT, BlockKind.BYLINE})
"""Blocks that say who made what is shown: names in them alone stay."""

_INSTITUTIONS = (
    "administration agency army associated association authority bureau center centre commission committee "
    "congress council court department embassy enforcement force government house institute ministry news "
    "office organisation organization post presidency press project reuters secretariat senate service times "
    "tribunal union university watch"
)
INSTITUTION_WORDS = frozenset(_INSTITUTIONS.split())
"""A speaker with one of these in the name is no person."""

NAMED_THINGS = frozenset(
    {
        SubjectKind.ORGANISATION,
        SubjectKind.FACILITY,
        SubjectKind.PLACE,
        SubjectKind.INSTRUMENT,
        SubjectKind.AGREEMENT,
    }
)


@dataclass(frozen=True)
class Persons:
    """Names to withhold, officials' names, and the words that no surname alone may cover."""

    withheld: tuple[str, ...]
    officials: tuple[str, ...]
    kept: frozenset[str]


def persons(account: Account) -> Persons:
    """The persons of an account; whoever nobody has said is an official is withheld."""
    officials = frozenset(words(name) for name in _officials(account))
    protected = {subject.label for subject in _people(account) if subject.standing in PROTECTED}
    institutions = frozenset(words(name) for name in _institutions(account))
    unknown = {name for name in _unknown(account) if not _official(name, officials)}
    unknown = {name for name in unknown if words(name) not in institutions}
    seen = {name for source in account.names for name in _seen(account, source, officials)}
    withheld = {name for name in protected | unknown | seen if words(name)}
    kept = {word for name in officials | institutions for word in name}
    kept |= {word for thing in _things(account) for word in words(thing)}
    return Persons(tuple(sorted(withheld)), tuple(sorted(_officials(account))), frozenset(kept))


def _officials(account: Account) -> set[str]:
    named = {name.text for names in account.names.values() for name in names if name.official}
    judged = {subject.label for subject in _people(account) if subject.standing is Standing.OFFICIAL}
    return named | judged


def _people(account: Account) -> Iterator[Subject]:
    return (subject for subject in account.matter.subjects if subject.kind is SubjectKind.PERSON)


def _seen(account: Account, source: str, officials: frozenset[tuple[str, ...]]) -> Iterator[str]:
    """Names seen in one reading that are no official's, with the short ones read as the long ones there."""
    names = account.names[source]
    for name in names:
        if name.official or _authorship(account, source, name):
            continue
        fuller = [other for other in names if _within(words(name.text), words(other.text))]
        if any(other.official for other in fuller) or (
            len(fuller) == _times(name, fuller) and _official(name.text, officials)
        ):
            continue
        yield name.text


def _times(name: Name, among: list[Name]) -> int:
    return sum(1 for other in among if words(other.text) == words(name.text))


def _official(name: str, officials: frozenset[tuple[str, ...]]) -> bool:
    """Whether it is an official's name, a part of one, or one with words around it ("President …")."""
    said = words(name)
    return any(
        _within(said, official) or (len(official) > 1 and _within(official, said)) for official in officials
    )


def _within(part: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return bool(part) and any(part == whole[at : at + len(part)] for at in range(len(whole)))


def _authorship(account: Account, source: str, name: Name) -> bool:
    reading = account.readings.get(source)
    return reading is not None and any(
        block.kind in AUTHORSHIP and block.start <= name.start < block.end for block in reading.blocks
    )


def _unknown(account: Account) -> Iterator[str]:
    """Speakers, persons of no stated standing and entries of lists."""
    for subject in _people(account):
        if subject.standing is Standing.UNKNOWN and _personal(subject.label):
            yield subject.label
    for statement in account.matter.statements:
        for link in statement.chain:
            if link.role is Role.SPEAKER and _personal(link.name):
                yield link.name
        if isinstance(statement.content, Listing) and 2 <= len(words(statement.content.entry)) <= 6:
            yield statement.content.entry


def _personal(name: str) -> bool:
    """Whether it may be a person's name: a few words, the first with a capital, none an institution's."""
    said = words(name)
    return 0 < len(said) <= 6 and name[:1].isupper() and not INSTITUTION_WORDS & set(said)


def _institutions(account: Account) -> Iterator[str]:
    yield from account.institutions
    yield from (source.publisher for source in account.matter.sources if source.publisher)
    yield from (s.label for s in account.matter.subjects if s.kind is SubjectKind.ORGANISATION)
    for statement in account.matter.statements:
        yield from (link.name for link in statement.chain if link.role in (Role.REPORTER, Role.PUBLISHER))


def _things(account: Account) -> Iterator[str]:
    yield from (subject.label for subject in account.matter.subjects if subject.kind in NAMED_THINGS)
    for statement in account.matter.statements:
        values = vars(statement.content).values()
        yield from (value.name for value in values if isinstance(value, Place))
