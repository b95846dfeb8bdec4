from tests.judgements.cases import coded, proposed, told

from habeas.judgements.stand import stand
from habeas.records.contents import Count
from habeas.records.judgement import Decision
from habeas.records.matter import Matter
from habeas.records.quantity import exactly
from habeas.records.statement import Statement

EVENT = "transfer of 15-16 March 2025"


def row(group: str, value: str, **columns: str) -> dict[str, str]:
    return {"kind": "Count", "group": group, "value": value, "event": EVENT, **columns}


def matter(*statements: Statement) -> Matter:
    made = proposed(*statements)
    return stand(sources=(), statements=statements, subjects=made.subjects, judgements=made.judgements)


def pairs(one: Matter, relations: str) -> set[tuple[str, str]]:
    return {(one.label(each.one), one.label(each.other)) for each in getattr(one, relations)}


def test_arithmetic_that_agrees_relates_nobody() -> None:
    made = matter(*coded(row("people", "261"), row("Tren de Aragua", "238"), row("MS-13", "23")))
    assert made.parts == ()
    assert made.disjoint == ()


def test_a_stated_breakdown_makes_parts_and_where_it_adds_up_disjoint_ones() -> None:
    made = matter(*coded(row("people", "261", parts="137 Alien Enemies Act; 101 Title 8; 23 Salvadorans")))
    whole = f"people of the {EVENT}"
    act, title = "people moved under Alien Enemies Act", "people moved under Title 8"
    assert pairs(made, "parts") == {
        (act, whole),
        (title, whole),
        ("people said to be from El Salvador", whole),
    }
    assert len(made.disjoint) == 3


def test_parts_that_do_not_add_up_exactly_are_not_said_to_be_disjoint() -> None:
    for whole in ("260", "more than 250", "about 261"):
        made = matter(
            *coded(row("people", whole, parts="137 Alien Enemies Act; 101 Title 8; 23 Salvadorans"))
        )
        assert len(made.parts) == 3
        assert made.disjoint == ()


SENTENCE = "a total of 23 MS-13 members, including two ringleaders, and 238 others."


def counted(group: str, number: int, said: str, words: str = SENTENCE) -> Statement:
    return told(Count(group, exactly(number, "people"), event=EVENT), 100, words, quantity=said, group=group)


def test_including_makes_a_part() -> None:
    whole, part = counted("MS-13 members", 23, "23"), counted("ringleaders", 2, "two")
    made = matter(whole, part)
    assert pairs(made, "parts") == {("leaders", "people said to belong to MS-13")}
    (one,) = [each for each in made.judgements if each.decision is Decision.PART_OF]
    assert '"including"' in one.reasons[0]


def test_as_well_as_makes_none() -> None:
    words = "The flights included 238 members of Tren de Aragua, as well as 21 members of MS-13."
    made = matter(
        counted("members of Tren de Aragua", 238, "238", words), counted("members of MS-13", 21, "21", words)
    )
    assert made.parts == ()


def test_including_before_the_whole_makes_none() -> None:
    words = "Planes, including one from Texas, carried 238 men. Two leaders were aboard."
    made = matter(counted("men", 238, "238", words), counted("leaders", 2, "Two", words))
    assert made.parts == ()
