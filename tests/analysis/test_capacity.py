from datetime import date

import numpy as np

from habeas.analysis.capacity import Capacity, over_capacity, without_counts
from habeas.analysis.published_figures import Counted, DailyCounts

FIRST = date(2025, 10, 1)


def counts(**held):
    grid = np.array(list(held.values()), np.int32)
    return DailyCounts(tuple(held), ((),) * len(held), FIRST, grid, grid + 1)


def over(capacities, given, counted=Counted.MIDNIGHT, **options):
    (one,) = over_capacity(capacities, given, counted, **options)
    return one


def day(number):
    return date(2025, 10, number)


def test_a_day_is_over_where_more_are_held_than_may_be():
    one = over([Capacity("AAA", FIRST, None, 10)], counts(AAA=[10, 11, 12, 9]))
    assert one.days == ((day(2), 11, 10), (day(3), 12, 10))
    assert (one.compared, one.unknown, one.ended) == (4, 0, None)
    assert one.most == (day(3), 12, 10)


def test_the_instant_that_is_named_is_the_one_that_counts():
    one = over([Capacity("AAA", FIRST, None, 10)], counts(AAA=[10, 9]), Counted.WHOLE_DAY)
    assert one.days == ((day(1), 11, 10),)


def test_a_capacity_holds_on_its_days_alone():
    one = over([Capacity("AAA", day(2), day(3), 1)], counts(AAA=[5, 5, 5, 5]))
    assert [each for each, _, _ in one.days] == [day(2), day(3)]
    assert (one.compared, one.unknown) == (2, 2)


def test_that_people_were_held_after_the_last_capacity_ended_is_told():
    assert over([Capacity("AAA", FIRST, day(2), 9)], counts(AAA=[5, 5, 5])).ended == day(2)
    assert over([Capacity("AAA", FIRST, day(2), 9)], counts(AAA=[5, 5, 0])).ended is None


def test_a_later_capacity_takes_the_place_of_one_without_an_end():
    given = [Capacity("AAA", day(3), None, 8, row=3), Capacity("AAA", FIRST, None, 4, row=2)]
    one = over(given, counts(AAA=[5, 5, 5, 9]))
    assert one.days == ((day(1), 5, 4), (day(2), 5, 4), (day(4), 9, 8))
    assert one.rows == (2, 3)


def test_a_day_without_a_count_is_not_compared():
    one = over([Capacity("AAA", FIRST, None, 4)], counts(AAA=[-1, 5]))
    assert (one.compared, len(one.days)) == (1, 1)


def test_a_capacity_of_a_code_without_counts_is_told_and_not_used():
    given = [Capacity("BBB", FIRST, None, 4)]
    assert over_capacity(given, counts(AAA=[9]), Counted.MIDNIGHT) == ()
    assert without_counts(given, counts(AAA=[9])) == ("BBB",)


def test_a_capacity_before_or_after_all_counts_is_no_capacity_of_any_day():
    for first, last in ((date(2020, 1, 1), date(2020, 2, 1)), (date(2030, 1, 1), None)):
        one = over([Capacity("AAA", first, last, 1)], counts(AAA=[5, 5]))
        assert (one.days, one.compared, one.unknown) == ((), 0, 2)


def test_of_days_of_few_under_a_small_capacity_all_numbers_give_the_same():
    """ "Over on 2 days" at a capacity of 1 would tell that exactly 1 was held on every other hidden day."""
    for beds in (1, 5, 8, 9):
        ones, nines = (
            over([Capacity("AAA", FIRST, None, beds)], counts(AAA=[few, few, 12, 0]), threshold=10)
            for few in (1, 9)
        )
        assert ones == nines
        assert ones.days == ((day(3), 12, beds),)
        assert (ones.compared, ones.guarded) == (1, True)


def test_a_capacity_that_is_not_small_is_compared_on_every_day():
    one = over([Capacity("AAA", FIRST, None, 10)], counts(AAA=[1, 9, 12, 0]), threshold=10)
    assert (one.days, one.compared, one.guarded) == (((day(3), 12, 10),), 4, False)


def test_counts_that_a_source_publishes_are_compared_however_small():
    one = over([Capacity("AAA", FIRST, None, 5)], counts(AAA=[6, 4, 0]))
    assert (one.days, one.compared, one.guarded) == (((day(1), 6, 5),), 3, False)


def test_that_few_were_held_after_the_last_capacity_ended_is_not_told():
    given = [Capacity("AAA", FIRST, day(2), 20)]
    assert over(given, counts(AAA=[15, 15, 9]), threshold=10).ended is None
    assert over(given, counts(AAA=[15, 15, 10]), threshold=10).ended == day(2)
