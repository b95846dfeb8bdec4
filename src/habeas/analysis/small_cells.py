"""Small cells: counts of people so low that they point at somebody, and what would give them away.

This is for tables that we make by counting (rows of a table of people by something). What a source states
("two ringleaders") is a Statement, attributed, and no cell of ours. A count of 0 is always shown.

A small cell that is hidden alone follows from the others and their total, so others are hidden with it. How
that is done is complementary cell suppression, as Cox (1980, "Suppression methodology and statistical
disclosure control") set it out; Willenborg and de Waal (2001, "Elements of Statistical Disclosure Control")
have the interval that a hidden cell can be narrowed to. What is guaranteed, by `one_way` and `two_way`, for
a reader who has all that is shown and knows that the hidden are whole numbers of at least 1:

- a hidden cell or total that is small may be as large as the threshold: nothing tells that it is small;
- every hidden cell has at least two possible values.

Not guaranteed: what the reader knows from elsewhere, a second table that counts the same people otherwise,
or what follows for one who also reckons back which cells this method would have hidden.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from habeas.analysis.errors import AnalysisError

Key = TypeVar("Key", bound=Hashable)

HIDDEN = "fewer than {threshold}"
HIDDEN_TOO = "not shown"


@dataclass(frozen=True)
class OneWay(Generic[Key]):
    """The counts of one table and their total; None is not shown."""

    cells: Mapping[Key, int | None]
    total: int | None


@dataclass(frozen=True)
class Merged(Generic[Key]):
    """The counts that are shown, what all the others come to together (0 for none), and the total.

    The total is None where it is itself too small to be told; then nothing is shown and `elsewhere` is 0.
    """

    shown: Mapping[Key, int]
    elsewhere: int
    total: int | None


def cell(count: int, threshold: int) -> str:
    """The count as shown; none is shown as 0."""
    return f"{count:,}" if count == 0 or count >= threshold else HIDDEN.format(threshold=threshold)


def about(count: int, threshold: int) -> str:
    """The count so roughly that what is shown of its parts tells no small one: to ten times the threshold.

    To more where that is less than a hundredth of it: to a number that begins with 1, 2 or 5. With a
    threshold of 1 no count is small, and the count is told as it is.
    """
    if threshold == 1:
        return f"{count:,}"
    step = 10 * threshold
    if 100 * step < count:
        step = max(step, min(one for one in _STEPS if one * 100 >= count))
    rough = (count + step // 2) // step * step
    if rough:
        return f"about {rough:,}"
    return HIDDEN.format(threshold=step) if count else "0"


_STEPS = tuple(first * 10**power for power in range(16) for first in (1, 2, 5))


def threshold_of(text: str) -> int:
    """The threshold that an operand of a proof gives; AnalysisError where it is no whole number from 1."""
    if not text.isdigit() or int(text) < 1:
        raise AnalysisError("a threshold is a whole number from 1", where=text)
    return int(text)


def is_small(count: int, threshold: int) -> bool:
    """Whether a count is not to be told."""
    return 0 < count < threshold


def cells(
    counts: Mapping[str, int], threshold: int, *, earlier: Mapping[str, int] | None = None
) -> dict[str, str]:
    """The counts of one table as shown, none of them inferable from the others and their total.

    The small ones are told as such, so that a reader knows them to be 1 to `threshold` less 1 and the others
    that are not shown to be more. Where all are hidden, the total is not to be shown either. A count that
    differs from an `earlier` edition's by less than the threshold is shown as it was, since the difference is
    a small cell as well.
    """
    held = {name: _steady(count, (earlier or {}).get(name), threshold) for name, count in counts.items()}
    shown = {name: cell(count, threshold) for name, count in held.items()}
    small = [count for count in held.values() if is_small(count, threshold)]
    others = sorted((count, name) for name, count in held.items() if count >= threshold)
    taken = 0
    while small and taken < len(others) and not _is_open(small, others[:taken], threshold):
        shown[others[taken][1]] = HIDDEN_TOO
        taken += 1
    return shown


def _steady(count: int, before: int | None, threshold: int) -> int:
    return before if before is not None and abs(count - before) < threshold else count


def _is_open(small: list[int], others: list[tuple[int, str]], threshold: int) -> bool:
    """Whether a small count told as such has two values or more, given what all the hidden come to."""
    if len(small) + len(others) < 2:
        return False
    total = sum(small) + sum(count for count, _ in others)
    high = min(threshold - 1, total - (len(small) - 1) - len(others) * threshold)
    low = 1 if others else max(1, total - (len(small) - 1) * (threshold - 1))
    return high > low


def one_way(counts: Mapping[Key, int], threshold: int) -> OneWay[Key]:
    """The counts and their total, the small ones hidden and as many more, least first, as that needs.

    Two at least are hidden, or none, and they come to so much that each may be `threshold` while every other
    is 1; where even all of them do not, the total is hidden too.
    """
    hidden, enough = _hidden(counts, threshold)
    return OneWay(
        {key: None if key in hidden else count for key, count in counts.items()},
        sum(counts.values()) if enough else None,
    )


def merged(counts: Mapping[Key, int], threshold: int) -> Merged[Key]:
    """The counts that may be shown, and the small ones with as many more as that needs put together.

    What is put together is nothing, or at least the threshold over at least two counts. Which or how many
    they were is not to be shown. Counts of 0 are left out.
    """
    held = {key: count for key, count in counts.items() if count}
    total = sum(held.values())
    if is_small(total, threshold):
        return Merged({}, 0, None)
    hidden, _ = _hidden(held, threshold)
    shown = {key: count for key, count in held.items() if key not in hidden}
    return Merged(shown, total - sum(shown.values()), total)


def _hidden(counts: Mapping[Key, int], threshold: int) -> tuple[frozenset[Key], bool]:
    """Which counts are hidden, and whether they are enough for the total to be shown."""
    small = [key for key, count in counts.items() if is_small(count, threshold)]
    if not small or enough((counts[key] for key in small), threshold):
        return frozenset(small), True
    others = [key for key, count in counts.items() if count >= threshold]
    if others:
        # One that is not small is enough: it may fall to 1 while any small one rises to the threshold.
        return frozenset([*small, min(others, key=lambda key: counts[key])]), True
    return frozenset(small), False


def stay_open(many: int, sums: Iterable[tuple[int, int]], threshold: int) -> bool:
    """Whether each of so many small counts may be 1 and may be `threshold` less 1, as far as their sum tells.

    The sum is in one of `sums`, each from a least to a greatest. No counts at all stay open.
    """
    most = threshold - 1
    may_be = ((many, 1 + most * (many - 1)), (most + many - 1, most * many))
    told = tuple(sums)
    return not many or all(any(low <= b and a <= high for low, high in told) for a, b in may_be)


def enough(hidden: Iterable[int], threshold: int) -> bool:
    """Whether each of these may be `threshold` while every other is 1, and all together what they are."""
    held = tuple(hidden)
    return len(held) > 1 and sum(held) >= threshold + len(held) - 1
