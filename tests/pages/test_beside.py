from habeas.pages.beside import Aspect, alike, beside
from habeas.records.certainty import Certainty
from habeas.records.moment import Grain, Moment, Wall, Zone
from habeas.records.quantity import exactly


def by_words(account, words, last=False):
    found = [one for one in account.matter.statements if one.words == words]
    return found[-1 if last else 0].id


def test_values_that_exclude_each_other_differ_both_ways(account):
    near = beside(account)
    homan, bukele = (
        by_words(account, "21 MS-13 members"),
        by_words(account, "23 MS-13 members, including two ringleaders"),
    )
    assert near[homan].differ == (bukele,)
    assert near[bukele].differ == (homan,)


def test_equal_values_agree(account):
    near = beside(account)
    assert near[by_words(account, "238 members of Tren de Aragua")].agree == (
        by_words(account, "238 Tren de Aragua members"),
    )


def test_at_least_21_neither_agrees_with_nor_excludes_23(account):
    assert by_words(account, "at least 21 members of MS-13") not in beside(account)


def test_two_landing_times_of_one_leg_differ(account):
    landed = by_words(account, "GlobalX 6145 landed at Comayagua at 8:02 p.m. EDT")
    assert len(beside(account)[landed].differ) == 1


def test_other_units_and_other_acts_do_not_compare():
    people, planes = Aspect(("k",), exactly(2, "people")), Aspect(("k",), exactly(3, "planes"))
    assert alike(people, planes) is Certainty.OPEN
    boarded, landed = (
        Aspect(("k",), exactly(n, "people"), act) for n, act in ((2, "boarded"), (3, "landed"))
    )
    assert alike(boarded, landed) is Certainty.OPEN


def test_opposite_constructions_differ():
    assert alike(Aspect(("k",), True), Aspect(("k",), False)) is Certainty.IMPOSSIBLE


def test_one_time_in_two_words_agrees():
    def at(words, first, last, zone):
        return Aspect(("k",), Moment(words, Grain.MINUTE, Wall(first, last), (Zone(zone, "stated"),)))

    one = at("12:10 a.m. EDT", "2025-03-16T00:10:00", "2025-03-16T00:11:00", "America/New_York")
    two = at("10:10 p.m.", "2025-03-15T22:10:00", "2025-03-15T22:11:00", "America/El_Salvador")
    assert alike(one, two) is Certainty.CERTAIN
