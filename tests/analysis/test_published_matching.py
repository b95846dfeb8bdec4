import pytest

from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_figures import Listed
from habeas.analysis.published_matching import Basis, Coded, matched, spelled

ROAD = ("1 ROAD", "NOWHERE", "ZZ")


def listed(name, city="NOWHERE", state="ZZ", address="1 ROAD"):
    return Listed(name, city, state, address)


def codes(matching):
    return [(one.listed.name, one.codes) for one in matching.pairs]


def test_one_code_of_the_same_name_city_and_state_is_the_facility():
    found = matched([listed("A JAIL")], [Coded("AAA", ("A JAIL",), (ROAD,))])
    assert codes(found) == [("A JAIL", ("AAA",))]
    assert found.pairs[0].basis is Basis.NAME_AND_PLACE
    assert found.left == ()


def test_any_of_a_code_s_names_will_do():
    found = matched([listed("A JAIL")], [Coded("AAA", ("SHERIFF", "A JAIL"), (ROAD,))])
    assert codes(found) == [("A JAIL", ("AAA",))]


def test_short_words_case_and_marks_are_no_difference():
    assert spelled("St. John's Co. Det. Ctr") == spelled("ST JOHNS COUNTY DETENTION CENTER")
    found = matched([listed("A COUNTY JAIL (ZZ)")], [Coded("AAA", ("A CO. JAIL",), (ROAD,))])
    assert codes(found) == [("A COUNTY JAIL (ZZ)", ("AAA",))]


def test_another_state_in_brackets_is_a_difference():
    found = matched([listed("A JAIL (YY)")], [Coded("AAA", ("A JAIL",), (ROAD,))])
    assert found.pairs == ()
    assert found.left[0].candidates == ("AAA",)


def test_several_codes_of_one_name_and_place_are_left_and_not_added_up():
    found = matched([listed("A JAIL")], [Coded(code, ("A JAIL",), (ROAD,)) for code in ("AAA", "BBB")])
    assert found.pairs == ()
    assert found.left[0].why == "several codes have its name, city and state"
    assert found.left[0].candidates == ("AAA", "BBB")


def test_one_code_for_two_facilities_of_the_list_is_neither_s():
    found = matched([listed("A JAIL"), listed("A CO JAIL"), listed("A COUNTY JAIL")], [
        Coded("AAA", ("A JAIL",), (ROAD,)), Coded("BBB", ("A COUNTY JAIL",), (ROAD,)),
    ])  # fmt: skip
    assert codes(found) == [("A JAIL", ("AAA",))]
    assert {one.why for one in found.left} == {
        "another facility of the list has the same name, city and state"
    }


def test_a_code_whose_place_is_not_known_is_offered_and_not_taken():
    found = matched([listed("A JAIL")], [Coded("AAA", ("A JAIL",))])
    assert found.pairs == ()
    assert found.left[0].why == "the mapping gives no place for the code that has its name"
    assert found.left[0].candidates == ("AAA",)


def test_the_same_name_in_another_city_or_without_a_state_is_not_taken():
    for one in (listed("A JAIL", city="OTHER"), listed("A JAIL", state="")):
        found = matched([one], [Coded("AAA", ("A JAIL",), (ROAD,))])
        assert found.pairs == ()
        assert found.left[0].why.startswith("the codes that have its name are at another place")


def test_another_name_at_the_same_address_is_offered_and_not_taken():
    found = matched([listed("A JAIL")], [Coded("AAA", ("B JAIL",), (ROAD,))])
    assert found.left[0].why == "no code has its name"
    assert found.left[0].candidates == ("AAA",)


def test_several_codes_are_one_facility_where_a_person_says_so():
    given = [Coded("AAA", ("A JAIL",), (ROAD,)), Coded("BBB", ("A JAIL WOMEN",), (ROAD,))]
    found = matched([listed("A JAIL")], given, stated={("A Jail", "Nowhere", "zz"): ("BBB", "AAA")})
    assert codes(found) == [("A JAIL", ("AAA", "BBB"))]
    assert found.pairs[0].basis is Basis.STATED


def test_a_code_that_is_stated_for_one_is_no_other_s():
    given = [Coded("AAA", ("A JAIL",), (ROAD,))]
    found = matched(
        [listed("A JAIL"), listed("B JAIL")], given, stated={("B JAIL", "NOWHERE", "ZZ"): ("AAA",)}
    )
    assert codes(found) == [("B JAIL", ("AAA",))]
    assert [one.listed.name for one in found.left] == ["A JAIL"]


@pytest.mark.parametrize(
    ("stated", "what"),
    [
        ({("A JAIL", "NOWHERE", "ZZ"): ("XXX",)}, "has no counts"),
        ({("A JAIL", "NOWHERE", "ZZ"): ("AAA", "AAA")}, "stated twice"),
        ({("C JAIL", "NOWHERE", "ZZ"): ("AAA",)}, "not in the list"),
    ],
)
def test_what_is_stated_wrongly_is_refused(stated, what):
    with pytest.raises(AnalysisError, match=what):
        matched([listed("A JAIL")], [Coded("AAA", ("A JAIL",), (ROAD,))], stated=stated)


def test_pairs_and_what_is_left_are_the_whole_list():
    given = [listed(name) for name in ("A JAIL", "B JAIL", "C JAIL")]
    found = matched(given, [Coded("AAA", ("A JAIL",), (ROAD,)), Coded("CCC", ("C JAIL",))])
    assert {one.listed for one in (*found.pairs, *found.left)} == set(given)
