import pytest

from habeas.analysis.errors import AnalysisError
from habeas.analysis.published_figures import Listed
from habeas.analysis.published_matching import matched
from habeas.analysis.published_names import spelled
from habeas.analysis.published_pairs import Basis, Coded

ROAD = ("1 ROAD", "NOWHERE", "ZZ")


def listed(name, city="NOWHERE", state="ZZ", address="1 ROAD"):
    return Listed(name, city, state, address)


def codes(matching):
    return [(one.listed.name, one.codes) for one in matching.pairs]


def bases(matching):
    return [(one.codes, one.basis) for one in matching.pairs]


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


def test_names_are_one_in_any_order_of_their_words_and_with_letters_doubled_or_not():
    found = matched([listed("CIMMARRON FCI")], [Coded("AAA", ("FED. CORR. INST. CIMARRON",), (ROAD,))])
    assert codes(found) == [("CIMMARRON FCI", ("AAA",))]


def test_another_state_in_brackets_is_a_difference():
    found = matched([listed("A JAIL (YY)")], [Coded("AAA", ("A JAIL",), (ROAD,))])
    assert found.pairs == ()
    assert found.left[0].candidates == ("AAA",)


def test_several_codes_of_one_name_and_address_are_added_up_and_it_is_said():
    found = matched([listed("A JAIL")], [Coded(code, ("A JAIL",), (ROAD,)) for code in ("AAA", "BBB")])
    assert bases(found) == [(("AAA", "BBB"), Basis.ONE_ADDRESS)]


def test_several_codes_of_one_name_and_city_at_two_addresses_are_left():
    elsewhere = ("2 OTHER ROAD", "NOWHERE", "ZZ")
    given = [Coded("AAA", ("A JAIL",), (ROAD,)), Coded("BBB", ("A JAIL",), (elsewhere,))]
    found = matched([listed("A JAIL")], given)
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


def test_a_name_that_no_other_code_has_is_enough_where_no_place_is_known():
    found = matched([listed("A JAIL")], [Coded("AAA", ("A JAIL",)), Coded("BBB", ("B JAIL",), (ROAD,))])
    assert bases(found) == [(("AAA",), Basis.NAME_ALONE)]


@pytest.mark.parametrize("counted", [True, False])
def test_a_name_alone_is_offered_and_not_taken_where_any_other_code_has_it(counted):
    namesake = Coded("BBB", ("A JAIL",), (("5 FAR ROAD", "AWAY", "YY"),), counted=counted)
    found = matched([listed("A JAIL")], [Coded("AAA", ("A JAIL",)), namesake])
    assert found.pairs == ()
    assert found.left[0].why.startswith("the mapping gives no place for the code that has its name")
    assert "AAA" in found.left[0].candidates


def test_the_same_name_in_another_city_of_the_state_is_told_as_such():
    moved = listed("GREEN JAIL", city="OTHER", address="9 NEW ROAD")
    found = matched([moved], [Coded("AAA", ("GREEN JAIL",), (ROAD,))])
    assert bases(found) == [(("AAA",), Basis.NAME_AND_STATE)]


def test_the_same_name_without_a_state_is_offered_and_not_taken():
    found = matched([listed("A JAIL", state="")], [Coded("AAA", ("A JAIL",), (ROAD,))])
    assert found.pairs == ()
    assert found.left[0].why.startswith("the codes that have its name are at another place")


def test_the_same_address_and_a_word_of_the_name_are_one_place():
    road = listed("GREEN HILL PROCESSING CENTER", address="1 County Road North")
    given = [Coded("AAA", ("GREEN COUNTY JAIL",), (("1 COUNTY RD. N", "NOWHERE", "ZZ"),))]
    assert bases(matched([road], given)) == [(("AAA",), Basis.ADDRESS)]


def test_a_kind_of_place_may_change_where_the_words_and_the_city_are_one():
    given = [Coded("AAA", ("GREEN COUNTY JAIL",), (("9 OLD ROAD", "NOWHERE", "ZZ"),))]
    found = matched([listed("GREEN COUNTY DETENTION CENTER")], given)
    assert bases(found) == [(("AAA",), Basis.WORDS_AND_PLACE)]


def test_a_name_that_was_cut_off_goes_on_in_the_code_s():
    found = matched([listed("GREENFIELD STAGING FACILI")], [Coded("AAA", ("GREENFIELD STAGING FACILITY",))])
    assert bases(found) == [(("AAA",), Basis.CUT_NAME)]
    shorter = matched([listed("GREENFIELD STAGING")], [Coded("AAA", ("GREENFIELD STAGING FACILITY",))])
    assert shorter.pairs == ()


def test_the_counts_are_never_looked_at():
    assert not {"counts", "at_midnight"} & set(matched.__code__.co_varnames)


def test_a_lone_candidate_is_told_as_a_candidate_and_only_where_nobody_else_claims_it():
    given = [Coded("AAA", ("B JAIL",), (ROAD,))]
    found = matched([listed("A JAIL")], given)
    assert [(one.codes, one.basis) for one in found.lone] == [(("AAA",), Basis.CANDIDATE)]
    assert matched([listed("A JAIL"), listed("C JAIL")], given).lone == ()


def test_a_code_that_the_source_gives_is_its_own():
    one = Listed("AAA", "", "", code="AAA")
    assert bases(matched([one], [Coded("AAA", ("A JAIL",), (ROAD,))])) == [(("AAA",), Basis.CODE)]


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
