"""What of a facility's counts is shown, and that nothing small follows from it."""

from itertools import product

import numpy as np
import pytest
from tests.pages import made_custody as made

from habeas.analysis.wall_days import day_of
from habeas.pages.facility_cells import is_open, shown


def months_of(counts, threshold=made.THRESHOLD):
    return {one.name: one for one in shown(counts, threshold).months}


def test_a_count_by_day_is_shown_where_it_is_none_or_not_small():
    counts = made.counts_of([(0, 3)] * 9 + [(1, 3)], days=6)
    assert counts.end.tolist() == [9, 10, 10, 0, 0, 0]
    assert shown(counts, 10).end == (None, 10, 10, 0, 0, 0)


def test_months_are_those_of_the_calendar_and_say_where_they_are_cut():
    seen = shown(made.counts_of([], days=45), 10)
    assert [(one.name, one.last - one.first + 1) for one in seen.months] == [("2025-01", 31), ("2025-02", 14)]
    assert day_of(seen.months[1].first).isoformat() == "2025-02-01"


def test_a_busy_month_has_its_movements_and_the_means_of_both_other_definitions():
    counts = made.LARGE.counts
    march = months_of(counts)["2025-03"]
    since = march.first - counts.first
    part = slice(since, since + 31)
    assert march.arrivals == int(counts.arrivals[part].sum())
    assert march.departures == int(counts.departures[part].sum())
    assert march.start == round(float(counts.start[part].mean()))
    assert march.any_part == round(float(counts.any_part[part].mean()))
    assert march.least == int(counts.end[part].min())
    assert not march.hidden


def test_movements_that_the_line_by_day_would_tell_are_not_shown():
    # Twenty are held; one comes on each of twelve days, and nobody leaves: the line shows each of them.
    counts = made.counts_of([(-1, 99)] * 20 + [(at, 99) for at in range(2, 26, 2)], days=31)
    assert counts.arrivals.sum() == 12
    (month,) = shown(counts, 10).months
    assert (month.arrivals, month.departures, month.any_part, month.start) == (None, None, None, None)
    assert month.mean is not None


def test_movements_within_one_day_are_seen_in_no_line_and_are_shown_when_they_are_enough():
    (month,) = shown(made.counts_of([(3, 3)] * 10, days=31), 10).months
    assert (month.arrivals, month.departures, month.most) == (10, 10, 0)
    (month,) = shown(made.counts_of([(3, 3)] * 9, days=31), 10).months
    assert (month.arrivals, month.departures) == (None, None)


def test_a_dozen_stints_of_one_person_are_one_person():
    counts = made.counts_of([(at, at, "one") for at in range(12)], days=31)
    (month,) = shown(counts, 10).months
    assert counts.arrivals.sum() == counts.departures.sum() == 12
    assert (month.arrivals, month.departures, month.start, month.any_part) == (None, None, None, None)
    assert not shown(counts, 10).anything
    others = made.counts_of([(at, at, at) for at in range(12)], days=31)
    assert (shown(others, 10).months[0].arrivals, shown(others, 10).anything) == (12, True)


def test_one_person_is_not_hidden_among_others_whom_the_line_shows():
    # Twenty come and stay, which the line tells; what it does not tell are the dozen stints of one person.
    counts = made.counts_of([(2, 99)] * 20 + [(at, at, "one") for at in range(3, 15)], days=31)
    (month,) = shown(counts, 10).months
    assert (month.mean, month.arrivals, month.departures) == (18.7, None, None)


def test_a_mean_of_stints_of_few_people_is_not_shown():
    counts = made.counts_of([], days=31)
    counts.start[:], counts.any_part[:] = 12, 12
    for people, mean in ((1, None), (9, None), (10, 12)):
        counts.people.present[0] = people
        (month,) = shown(counts, 10).months
        assert (month.start, month.any_part) == (mean, mean)


def test_no_movement_at_all_is_told():
    (month,) = shown(made.counts_of([(-5, 90)] * 30, days=31), 10).months
    assert (month.arrivals, month.departures, month.mean, month.start, month.any_part) == (0, 0, 30.0, 30, 30)


def test_a_small_count_at_an_end_of_a_month_would_follow_from_its_movements():
    busy = [(at, at) for at in range(5, 25)] * 2
    (month,) = shown(made.counts_of([*busy, *[(-5, 40)] * 12, *[(-5, 31)] * 8], days=31), 10).months
    assert month.arrivals == 40
    (month,) = shown(made.counts_of([*busy, *[(-5, 40)] * 9, *[(-5, 29)] * 8], days=31), 10).months
    assert (month.arrivals, month.departures) == (None, None)
    (month,) = shown(made.counts_of([*busy, *[(-5, 40)] * 9, *[(1, 40)] * 8], days=31), 10).months
    assert (month.arrivals, month.departures) == (None, None)


def test_means_hang_on_every_count_of_the_month_and_of_the_day_before_it():
    busy = [(at, at) for at in range(1, 60)] * 2
    steady = [(-5, 90)] * 12
    falls = [(-5, 31)] * 3  # of 31 January 15 are held before, and 12 after
    months = months_of(made.counts_of(steady + falls + busy, days=59))
    assert months["2025-02"].any_part is not None
    few_before = made.counts_of([(31, 90)] * 12 + [(-5, 90)] * 4 + busy, days=59)
    months = months_of(few_before)
    assert months["2025-01"].mean is None
    assert months["2025-02"].mean == 16.0
    assert (months["2025-02"].any_part, months["2025-02"].start) == (None, None)


def test_everything_is_shown_where_the_policy_has_no_threshold():
    (month,) = shown(made.counts_of([(3, 5)], days=31), 1).months
    assert (month.arrivals, month.departures, month.hidden) == (1, 1, False)


@pytest.mark.parametrize("seed", range(12))
def test_each_hidden_count_may_be_any_small_number_for_all_that_is_shown(seed):
    """With any other in its place the movements still come to the same sums, and none is less than none."""
    counts, threshold = made.counts_of(made.stints_of(seed, 120 + 20 * seed, 12)), made.THRESHOLD
    seen = shown(counts, threshold)
    hidden = [at for at, count in enumerate(seen.end) if count is None]
    assert hidden
    for at in hidden:
        for value in range(1, threshold):
            other = counts.end.copy()
            other[at] = value
            for month in seen.months:
                if month.arrivals is not None and month.departures is not None:
                    since, upto = month.first - seen.first, month.last - seen.first + 1
                    rises = np.diff(other[max(0, since - 1) : upto])
                    assert month.arrivals >= rises.clip(min=0).sum()
                    assert month.departures >= (-rises).clip(min=0).sum()
                    if since:
                        assert month.arrivals - month.departures == rises.sum()


@pytest.mark.parametrize("seed", range(6))
def test_what_the_line_leaves_open_of_a_month_that_is_shown_is_no_small_number(seed):
    counts = made.counts_of(made.stints_of(seed, 900, 10))
    for month in shown(counts, made.THRESHOLD).months:
        if month.arrivals:
            since, upto = month.first - counts.first, month.last - counts.first + 1
            rises = np.diff(counts.end[max(0, since - 1) : upto])
            assert month.arrivals - rises.clip(min=0).sum() >= made.THRESHOLD
            assert is_open(counts, since, upto, made.THRESHOLD)


def worlds(seen, threshold):
    """Every way in which the counts of one month may be for all that is shown: its balances, what is unseen.

    With each comes how much of the movements, at the least and the most, the line does not show.
    """
    (month,) = seen.months
    choices = [range(1, threshold) if count is None else (count,) for count in seen.end]
    for before, *end in product(range(10), *choices):
        rises = np.diff([before, *end])
        if month.arrivals is None or month.departures is None:
            yield end, rises, threshold - 1
        else:
            unseen = month.arrivals - rises.clip(min=0).sum()
            if unseen >= 0 and month.departures - (-rises).clip(min=0).sum() == unseen:
                yield end, rises, int(unseen)


@pytest.mark.parametrize("seed", range(20))
def test_of_all_that_may_be_no_small_count_is_certain(seed):
    """A month of five days and a threshold of 3, so that everything that may be can be gone through."""
    random, threshold = np.random.default_rng(seed), 3
    begins = random.integers(-2, 5, 4 + seed)
    stints = [(int(one), int(one + random.integers(0, 4))) for one in begins]
    seen = shown(made.counts_of(stints, days=5), threshold)
    every = list(worlds(seen, threshold))
    assert every
    for at, count in enumerate(seen.end):
        if count is None:
            assert {end[at] for end, _, _ in every} == {1, 2}
        came = {max(0, int(rises[at])) + more for _, rises, unseen in every for more in range(unseen + 1)}
        left = {max(0, -int(rises[at])) + more for _, rises, unseen in every for more in range(unseen + 1)}
        assert min(len(came), len(left)) >= threshold
