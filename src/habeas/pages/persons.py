"""Which persons' names an account holds, and which of them are officials'."""

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.pages.account import Account
from habeas.pages.matching import PARTICLES, words
from habeas.pages.strangers import CALENDAR, strangers
from habeas.records.chain import Role
from habeas.records.contents import Listing
from habeas.records.place import Place
from habeas.records.reading import BlockKind
from habeas.records.run import Name
from habeas.records.subject import Standing, Subject, SubjectKind
from habeas.reference.names import look_up, of_demonym

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


Where = tuple[str, int, int]


@dataclass(frozen=True)
class Persons:
    """Names to withhold, officials' names, and the words that no surname alone may cover.

    `shadowed` are places, as (source, start, end), where an official's bare surname stands for another
    person: it is covered there alone.
    """

    withheld: tuple[str, ...]
    officials: tuple[str, ...]
    kept: frozenset[str]
    shadowed: frozenset[Where] = frozenset()


def persons(account: Account) -> Persons:
    """The persons of an account; whoever nobody has said is an official is withheld."""
    officials = frozenset(words(name) for name in _officials(account))
    protected = {subject.label for subject in _people(account) if subject.standing in PROTECTED}
    institutions = frozenset(words(name) for name in _institutions(account))
    unknown = {name for name in _unknown(account) if not _official(name, officials)}
    unknown = {name for name in unknown if words(name) not in institutions}
    seen = {(source, name) for source in account.names for name in _seen(account, source, officials)}
    shared = {(source, name) for source, name in seen if _official(name.text, officials)}
    plain = {name.text for _, name in seen - shared}
    kept = frozenset(word for name in officials | institutions for word in name)
    kept |= {word for thing in _things(account) for word in words(thing)}
    unread = {name for name in strangers(account, kept) if not _official(name, officials)}
    publishers = {words(source.publisher) for source in account.matter.sources}
    seen_or_unread = {name for name in plain | unread if words(name) not in publishers}
    withheld = {name for name in protected | unknown | seen_or_unread if words(name)}
    shadowed = frozenset((source, name.start, name.end) for source, name in shared)
    return Persons(tuple(sorted(withheld)), tuple(sorted(_officials(account))), kept, shadowed)


def _officials(account: Account) -> set[str]:
    named = {name.text for names in account.names.values() for name in names if name.official}
    judged = {subject.label for subject in _people(account) if subject.standing is Standing.OFFICIAL}
    gazetted = {name for name in _unknown(account) if len(words(name)) > 1 and look_up(name, "official")}
    return named | judged | gazetted


def _people(account: Account) -> Iterator[Subject]:
    return (subject for subject in account.matter.subjects if subject.kind is SubjectKind.PERSON)


def _seen(account: Account, source: str, officials: frozenset[tuple[str, ...]]) -> Iterator[Name]:
    """Names seen in one reading that are no official's, with the short ones read as the long ones there."""
    names, places = account.names[source], set(_things(account))
    for name in names:
        if name.official or name.text in places or _thing(name.text) or _authorship(account, source, name):
            continue
        fuller = [other for other in names if _within(words(name.text), words(other.text))]
        if any(other.official for other in fuller) or (
            len(fuller) == _times(name, fuller) and _official(name.text, officials)
        ):
            continue
        yield name


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
    """Speakers, persons of no stated standing, groups that are one person, and entries of lists."""
    for subject in _people(account):
        if subject.standing is Standing.UNKNOWN and _personal(subject.label):
            yield subject.label
    for statement in account.matter.statements:
        for link in statement.chain:
            if link.role is Role.SPEAKER and _personal(link.name):
                yield link.name
        for field in ("group", "who"):
            if _full_name(text := getattr(statement.content, field, "")):
                yield text
        if isinstance(statement.content, Listing) and 2 <= len(words(statement.content.entry)) <= 6:
            yield statement.content.entry


def _personal(name: str) -> bool:
    """Whether it may be a person's name: a few words, the first with a capital, none an institution's."""
    said = words(name)
    plausible = 0 < len(said) <= 6 and all(
        part[:1].isupper() or part.casefold() in PARTICLES for part in name.split()
    )
    return plausible and not _thing(name) and not INSTITUTION_WORDS & set(said)


def _thing(name: str) -> bool:
    """Whether the gazetteer has it as the name of something else than a person."""
    known = look_up(name)
    return name.casefold() in CALENDAR or (known is not None and known.kind not in ("official", "title"))


def _full_name(text: str) -> bool:
    """Whether a group's name is made like a person's: two to five words, all with capitals but particles."""
    parts = text.split()
    known = any(_thing(part) or of_demonym(part) for part in parts)
    return 2 <= len(parts) <= 5 and text.replace(" ", "").isalpha() and not known and _personal(text)


def _institutions(account: Account) -> Iterator[str]:
    yield from (source.publisher for source in account.matter.sources if source.publisher)
    yield from (s.label for s in account.matter.subjects if s.kind is SubjectKind.ORGANISATION)
    for statement in account.matter.statements:
        yield from (link.name for link in statement.chain if link.role in (Role.REPORTER, Role.PUBLISHER))


def _things(account: Account) -> Iterator[str]:
    yield from (subject.label for subject in account.matter.subjects if subject.kind in NAMED_THINGS)
    for statement in account.matter.statements:
        values = vars(statement.content).values()
        yield from (value.name for value in values if isinstance(value, Place))
