from dataclasses import replace

from habeas.pages.account import Account
from habeas.pages.persons import persons
from habeas.records.chain import Hedge, Link, Role
from habeas.records.contents import Affiliation, Listing, Utterance
from habeas.records.locator import Cell
from habeas.records.matter import Matter
from habeas.records.reading import Block, BlockKind, Reading
from habeas.records.run import Name
from habeas.records.source import Obtained, Source
from habeas.records.statement import Statement, identified
from habeas.records.subject import Standing, Subject, SubjectKind

HOME = "America/New_York"


def of(names=(), subjects=(), statements=(), readings=()):
    matter = Matter(subjects=tuple(subjects), statements=tuple(statements))
    return persons(
        Account("t", HOME, matter, names={"src-1": tuple(names)}, readings={r.source: r for r in readings})
    )


def said(content, *chain):
    return identified([Statement("src-1", "rdg-1", content, Cell("", 1), "w", chain, Hedge.ASSERTED)])[0]


def person(label, standing):
    return Subject(f"sub-{label}", SubjectKind.PERSON, label, standing)


def test_a_name_seen_that_is_no_officials_is_withheld():
    assert of([Name("Ana Soto", 0, 8)]).withheld == ("Ana Soto",)


def test_an_official_is_named_and_so_is_the_surname_alone():
    known = of([Name("James Boasberg", 0, 14, official=True), Name("Boasberg", 30, 38)])
    assert known.withheld == ()
    assert known.officials == ("James Boasberg",)


def test_an_officials_surname_that_stands_for_another_person_is_covered_in_its_place():
    known = of([Name("Marco Rubio", 0, 11, True), Name("José Rubio", 20, 30), Name("Rubio", 40, 45)])
    assert known.withheld == ("José Rubio",)


def test_a_bare_surname_of_a_held_person_is_covered_in_its_place_though_an_official_elsewhere_has_it():
    matter = Matter(subjects=(person("Marco Rubio", Standing.OFFICIAL),))
    names = {"src-1": (Name("José Rubio", 0, 10), Name("Rubio", 20, 25))}
    known = persons(Account("t", HOME, matter, names=names))
    assert known.withheld == ("José Rubio",)
    assert known.shadowed == frozenset({("src-1", 20, 25)})


def test_held_people_are_withheld_even_where_an_official_has_the_same_name():
    known = of(
        [Name("Luis Mora", 0, 9, official=True)],
        [person("Luis Mora", Standing.OFFICIAL), person("Luis Mora", Standing.HELD)],
    )
    assert known.withheld == ("Luis Mora",)


def test_a_speaker_whom_nobody_has_said_is_an_official_is_withheld():
    known = of(statements=[said(Utterance("x", True), Link(Role.SPEAKER, "Ana Soto"))])
    assert known.withheld == ("Ana Soto",)


def test_institutions_and_known_officials_speak_by_name():
    speakers = ("White House", "Human Rights Watch", "Tom Homan", "the Justice Department")
    known = of(statements=[said(Utterance("x", True), Link(Role.SPEAKER, name)) for name in speakers])
    assert known.withheld == ()


def test_an_entry_of_a_list_is_withheld():
    assert of(statements=[said(Listing("a list", "SOTO MORA, ANA"))]).withheld == ("SOTO MORA, ANA",)


def test_a_group_that_is_one_person_is_withheld_and_a_group_of_people_is_not():
    assert of(statements=[said(Affiliation("Ana Soto", "a gang"))]).withheld == ("Ana Soto",)
    for group in ("Venezuelans", "Tren de Aragua members", "the men", "MS-13", "Tren de Aragua"):
        assert of(statements=[said(Affiliation(group, "a gang"))]).withheld == ()


def test_credits_and_bylines_stay_unless_the_name_stands_elsewhere_too():
    block = Block(1, BlockKind.CREDIT, "Photo: Ana Soto/AP", 0, 18)
    page = replace(Reading("rdg-1", "src-1"), blocks=(block,))
    assert of([Name("Ana Soto", 7, 15)], readings=[page]).withheld == ()
    assert of([Name("Ana Soto", 7, 15), Name("Ana Soto", 70, 78)], readings=[page]).withheld == ("Ana Soto",)


def test_a_gazetteer_name_taken_for_a_persons_is_not_withheld():
    assert of([Name("Tren de Aragua", 0, 14)]).withheld == ()


def test_a_month_or_a_place_of_the_case_taken_for_a_person_is_not_withheld():
    place = Subject("sub-p", SubjectKind.PLACE, "Darién")
    assert of([Name("July", 0, 4), Name("Darién", 9, 15)], [place]).withheld == ()


def test_a_speaker_described_in_common_words_is_no_name():
    speaker = Link(Role.SPEAKER, "Lawyers for two of the men")
    assert of(statements=[said(Utterance("x", True), speaker)]).withheld == ()


def test_a_publishers_name_seen_in_a_text_stays_and_a_held_persons_never_does():
    source = Source("src-1", "0", 1, "a.txt", "text/plain", Obtained("file"), publisher="Luis Mora")
    names = {"src-1": (Name("Luis Mora", 0, 9), Name("Ana Soto", 20, 28))}
    assert persons(Account("t", HOME, Matter(sources=(source,)), names=names)).withheld == ("Ana Soto",)
    matter = Matter(sources=(source,), subjects=(person("Luis Mora", Standing.HELD),))
    assert persons(Account("t", HOME, matter, names=names)).withheld == ("Ana Soto", "Luis Mora")
