"""The assignment over columns is that of the whole, and as fast as few compete."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as some

from habeas.analysis.custody.assignment import Candidate, assigned
from habeas.analysis.custody.fast_assignment import matched


def columns(candidates):
    rows = [(one.arrest, one.stay, one.seconds) for one in candidates]
    return np.array(rows, np.int64).reshape(-1, 3).T


@given(
    some.dictionaries(
        some.tuples(some.integers(0, 12), some.integers(0, 12)), some.integers(-50, 90), max_size=16
    )
)
def test_it_is_the_assignment_of_the_whole(pairs):
    candidates = [Candidate(arrest, stay, seconds) for (arrest, stay), seconds in pairs.items()]
    whole, found = assigned(candidates), matched(*columns(candidates))
    assert columns(whole.matches).tolist() == [
        found.arrest.tolist(),
        found.stay.tolist(),
        found.seconds.tolist(),
    ]
    assert (found.greedy, found.lost) == (len(whole.greedy), whole.lost)


def test_no_candidates_give_no_matches():
    found = matched(*columns([]))
    assert (found.arrest.tolist(), found.greedy, found.lost) == ([], 0, 0)


def test_those_that_compete_are_matched_beside_many_that_do_not_t36():
    apart = [Candidate(at, at, at % 7) for at in range(10, 5000)]
    found = matched(*columns([*apart, Candidate(1, 1, 9), Candidate(2, 1, 3), Candidate(2, 2, 5)]))
    assert (len(found.arrest), found.lost) == (4992, 1)
    assert (found.arrest[:2].tolist(), found.stay[:2].tolist()) == ([1, 2], [1, 2])
