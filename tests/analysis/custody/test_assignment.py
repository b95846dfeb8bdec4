"""Arrests and stays one to one: more matches than greedy, never fewer, at the least distance."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from habeas.analysis.custody.assignment import Candidate, assigned


def test_greedy_loses_a_match_that_the_assignment_keeps_t36():
    """Both stays are nearest to the second arrest; the first could have had the other."""
    found = assigned([Candidate(1, 1, 9), Candidate(2, 1, 3), Candidate(2, 2, 5)])
    assert [(one.arrest, one.stay) for one in found.matches] == [(1, 1), (2, 2)]
    assert [(one.arrest, one.stay) for one in found.greedy] == [(2, 1)]
    assert found.lost == 1


def test_no_candidates_give_no_matches():
    assert assigned([]).matches == ()


@pytest.mark.parametrize("seconds", [-7, 0, 7])
def test_one_candidate_is_the_match(seconds):
    assert assigned([Candidate(3, 4, seconds)]).matches == (Candidate(3, 4, seconds),)


@given(
    some.dictionaries(
        some.tuples(some.integers(0, 3), some.integers(0, 3)), some.integers(-50, 90), max_size=10
    )
)
def test_nothing_is_better_than_the_assignment(pairs):
    found = assigned(Candidate(arrest, stay, seconds) for (arrest, stay), seconds in pairs.items())
    best = (0, 0)
    for order in permutations(range(4)):
        chosen = [pairs[pair] for pair in enumerate(order) if pair in pairs]
        best = min(best, (-len(chosen), sum(map(abs, chosen))))
    assert (-len(found.matches), sum(abs(one.seconds) for one in found.matches)) == best
    assert len({one.arrest for one in found.matches}) == len({one.stay for one in found.matches})
    assert found.lost >= 0
