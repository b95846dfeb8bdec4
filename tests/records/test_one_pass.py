"""The bytes of a record, written in one pass, are those of its plain value."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum

from hypothesis import given
from hypothesis import strategies as st

from habeas.records.encoding import dumps, encode, to_plain


class Size(Enum):
    SMALL = 1
    LARGE = "large"


@dataclass(frozen=True)
class Leaf:
    z: str
    a: int = 0


@dataclass(frozen=True)
class Pair:
    both: tuple[str, int]
    yes: bool = False


@dataclass(frozen=True)
class Tree:
    """Every type that a record may hold, itself included; `j` stands after the tag "is" and `b` before it."""

    b: Leaf | Pair | None
    j: tuple["Tree", ...] = ()
    size: Size = Size.SMALL
    sizes: tuple[Size, ...] = ()
    names: frozenset[str] = frozenset()
    number: Decimal | None = None
    when: datetime | None = None
    day: date | None = None
    only: Leaf | None = None


LEAVES = st.builds(Leaf, st.text(), st.integers())
TREES = st.recursive(
    st.builds(Tree, st.none() | LEAVES | st.builds(Pair, st.tuples(st.text(), st.integers()), st.booleans())),
    lambda trees: st.builds(
        Tree,
        st.none() | LEAVES,
        st.lists(trees, max_size=3).map(tuple),
        st.sampled_from(Size),
        st.lists(st.sampled_from(Size), max_size=2).map(tuple),
        st.frozensets(st.text(max_size=3), max_size=3),
        st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=3),
        st.none() | st.just(datetime(2025, 3, 15, 12, tzinfo=UTC)),
        st.none() | st.just(date(2025, 3, 15)),
        st.none() | LEAVES,
    ),
    max_leaves=6,
)


@given(TREES)
def test_one_pass_gives_the_bytes_of_the_plain_value(tree: Tree) -> None:
    assert encode(tree) == dumps(to_plain(tree))


def test_fields_stand_in_the_order_of_their_names_and_the_tag_among_them() -> None:
    assert encode(Tree(Leaf("é\n", 2))) == '{"b":{"a":2,"is":"Leaf","z":"é\\n"}}'.encode()


def test_truth_is_written_as_json_has_it() -> None:
    assert encode(Pair(("x", 1), True)) == b'{"both":["x",1],"yes":true}'
