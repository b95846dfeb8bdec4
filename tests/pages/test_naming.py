from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from habeas.pages.naming import WITHHELD, Cover, cover, covering
from habeas.records.certainty import Certainty


@dataclass(frozen=True)
class Leaf:
    text: str
    more: tuple["Leaf", ...] = ()
    certainty: Certainty = Certainty.CERTAIN
    count: int = 1


def test_a_covered_name_gives_way_to_a_person():
    assert cover("Ana Belén Soto said", ["Ana Belén Soto"]) == f"{WITHHELD} said"


def test_a_text_without_the_name_is_as_it_was():
    assert cover("The judge said", ["Ana Belén Soto"]) == "The judge said"


def test_every_text_of_a_page_record_is_covered_however_deep():
    page = Leaf("Ana Soto", (Leaf("by Ana Soto", (Leaf("Soto"),)),))
    shown = Cover(("Ana Soto",)).over(page)
    assert shown == Leaf(WITHHELD, (Leaf(f"by {WITHHELD}", (Leaf(WITHHELD),)),))


def test_covering_twice_changes_nothing_more():
    names = Cover(("Ana Belén Soto",))
    once = names.text("Ana Soto, Belén Soto and SOTO")
    assert names.text(once) == once


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_around_it_lets_a_whole_name_through(before, after):
    assert "Ana Belén Soto" not in cover(f"{before} Ana Belén Soto {after}", ["Ana Belén Soto"])


def test_an_account_covers_its_held_relatives_and_minors(account, by_hand):
    names = covering(account)
    assert [names.text(name) for name in by_hand.CANARIES] == [WITHHELD] * 3
    assert (
        names.text("Judge James Boasberg, Tom Homan and Bukele")
        == "Judge James Boasberg, Tom Homan and Bukele"
    )
