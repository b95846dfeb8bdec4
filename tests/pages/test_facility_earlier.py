"""What a later edition shows beside an earlier one, and that no difference of the two is small."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from tests.pages import made_custody as made
from tests.pages.test_facility_page import account_of

from habeas.pages.facility import Stray
from habeas.pages.facility_cells import shown
from habeas.pages.facility_earlier import beside_earlier
from habeas.pages.facility_page import facility_days, facility_pages
from habeas.pages.facility_seen import seen_editions

T = made.THRESHOLD
NUMBERS = ("mean", "least", "most", "start", "any_part", "arrivals", "departures")
BUSY = [(at, at) for at in range(1, 59)] * 2
"""Four and more come and go within each day, so that movements may be shown."""


def both(first, second, days=59):
    """What is shown of two editions of a facility, of these stints."""
    earlier = shown(made.counts_of(first, days=days), T)
    return earlier, beside_earlier(shown(made.counts_of(second, days=days), T), [earlier], T)


def edition(name, *facilities, published=None, **changes):
    """An edition of this name and of these facilities."""
    return made.custody(
        edition=replace(made.EDITION, name=name, published=published), facilities=facilities, **changes
    )


def test_a_day_that_differs_by_a_few_is_not_shown_and_one_that_is_equal_or_far_off_is():
    first = [*[(-5, 99)] * 20, *BUSY]
    _, later = both(first, [*first, *[(40, 41)] * 3, *[(50, 51)] * 10])
    assert later.end[39:42] == (20, None, 20)
    assert later.end[50] == 30


def test_a_day_that_is_hidden_in_the_earlier_one_is_not_told_to_be_none_in_the_later():
    earlier, later = both([(3, 5)] * 4, [])
    assert earlier.end[2:6] == later.end[2:6] == (0, None, None, 0)


def test_movements_that_differ_by_a_few_are_not_shown_nor_what_hangs_on_them():
    first = [*[(-5, 99)] * 20, *BUSY]
    earlier, later = both(first, [*first, *[(40, 40)] * 3])
    january, february = later.months
    assert january == earlier.months[0]
    assert (february.arrivals, february.departures, february.start, february.any_part) == (None,) * 4
    assert february.mean == 20.0


def test_no_movement_would_tell_a_day_that_is_hidden_beside_an_earlier_edition():
    # Whoever knows that nobody moved knows the hidden day from the days around it.
    _, later = both([*[(-5, 99)] * 27, *[(-5, 16)] * 3, *[(17, 99)] * 3], [(-5, 99)] * 30)
    assert later.end[15:18] == (30, None, 30)
    assert (later.months[0].arrivals, later.months[0].any_part) == (None, None)
    assert later.months[1].arrivals == 0


def test_who_was_held_before_the_first_day_follows_and_is_held_against_the_earlier_edition():
    first = [*[(-40, 99)] * 23, *[(31, 40)] * 3, *BUSY]
    earlier = shown(made.counts_of(first, days=59), T)
    moved = [(since - 31, upto - 31) for since, upto in BUSY if since > 30]
    later = shown(made.counts_of([*[(-5, 99)] * 20, *moved], days=28, first=made.FIRST + 31), T)
    assert later.months[0].arrivals == earlier.months[1].arrivals - 3
    assert beside_earlier(later, [], T).months[0].arrivals is not None
    assert beside_earlier(later, [earlier], T).months[0].arrivals is None


@pytest.mark.parametrize("seed", range(12))
def test_no_number_that_two_editions_show_differs_by_a_few(seed):
    """The later edition has some rows more and some less; whatever both show is the same or far apart."""
    random = np.random.default_rng(seed)
    first = made.stints_of(seed, 300 + 200 * seed, 9)
    second = [one for one in first if random.random() > 0.004] + made.stints_of(seed + 90, seed, 9)
    earlier, later = both(first, second, days=made.DAYS)
    assert later.compared
    pairs = list(zip(earlier.end, later.end, strict=True))
    for one, other in zip(earlier.months, later.months, strict=True):
        pairs += [(getattr(one, name), getattr(other, name)) for name in NUMBERS]
    assert any(other is not None for _, other in pairs)
    for one, other in pairs:
        assert other is None or (one is not None and (one == other or abs(one - other) >= T))


def test_days_that_do_not_overlap_are_not_touched():
    first = edition("First", made.facility("ZQ", [(3, 5)] * 4))
    after = made.facility("ZQ", [])
    moved = replace(after.counts, first=after.counts.first + made.DAYS)
    span = {"first": made.FIRST + made.DAYS, "last": made.FIRST + 2 * made.DAYS - 1}
    second = edition("Second", replace(after, counts=moved), **span)
    _, later = seen_editions(account_of(first, second))
    assert not later.every["ZQ"].compared
    assert later.every["ZQ"].end[3] == 0


@pytest.mark.parametrize("turned", [False, True])
def test_the_earlier_is_what_was_published_first_and_then_by_name_and_last_what_has_no_date(turned):
    some = [(-5, 200)] * 20
    given = [
        edition("Z", made.facility("ZQ", some), published=date(2025, 7, 1)),
        edition("A", made.facility("ZQ", [*some, *[(40, 41)] * 3]), published=date(2025, 8, 1)),
        edition("C", made.facility("ZQ", [*some, *[(41, 42)] * 3])),
        edition("B", made.facility("ZQ", [*some, *[(42, 43)] * 3])),
    ]
    seen = seen_editions(account_of(*(reversed(given) if turned else given)))
    found = {one.custody.edition.name: one.every["ZQ"].end[39:44] for one in seen}
    assert found == {
        "Z": (20, 20, 20, 20, 20),
        "A": (20, None, 20, 20, 20),
        "B": (20, None, 20, None, 20),
        "C": (20, None, None, None, 20),
    }


def test_a_later_edition_does_not_say_which_of_its_days_are_small():
    first = edition("First", made.facility("ZQ", [*[(-5, 200)] * 20]))
    second = edition("Second", made.facility("ZQ", [*[(-5, 100)] * 20, *[(40, 41)] * 3, *[(110, 120)] * 4]))
    account = account_of(first, second)
    rows = dict(facility_days(account))["second/zq"]
    assert {note.partition(";")[0] for _, held, note in rows if not held} == {"not shown"}
    page = next(one for one in facility_pages(account) if one.id == "second/zq")
    says = "not shown: fewer than 10, or too near to what an earlier edition shows"
    assert {line.title.partition(": ")[2] for line in page.chart.lines if line.family == "few"} == {says}
    assert "fewer than 10" not in {cell for row in page.months for cell in (row.least, row.most)}


def test_stints_on_no_page_are_counted_by_their_people_and_held_against_the_earlier_edition():
    def told(*strays):
        editions = [
            edition(name, strays=(Stray("stated none", *stray),))
            for name, stray in zip("ABC", strays, strict=False)
        ]
        return [one.notes[1:] for one in seen_editions(account_of(*editions))]

    says = "Stints of these days that stated none, and are on no page: {}.".format
    assert told((23, 20), (20, 20)) == [(says("23"),), (says("not shown"),)]
    assert told((23, 20), (23, 20)) == [(says("23"),), (says("23"),)]
    assert told((12, 1), (0, 0)) == [(says("of fewer than 10 people"),), (says("not shown"),)]
    assert told((0, 0), (0, 0)) == [(), ()]
