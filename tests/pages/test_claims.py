import pytest

from habeas.pages.claims import HEDGES, MODES, claim
from habeas.records.chain import NO_ATTRIBUTION, Hedge, Link, Mode, Role
from habeas.records.contents import Count, Utterance
from habeas.records.locator import Cell
from habeas.records.matter import Matter
from habeas.records.quantity import exactly
from habeas.records.source import Obtained, Source
from habeas.records.statement import Statement, identified

PAPER = Source("src-1", "0" * 64, 1, "a.txt", "text/plain", Obtained("file"), publisher="New York Post")
HOMAN = Link(Role.SPEAKER, "Tom Homan", thing="post on X")


def made(content, chain, hedge=Hedge.ASSERTED, mode=Mode.ACTUAL):
    statement = identified([Statement("src-1", "rdg-1", content, Cell("", 1), "w", chain, hedge, mode)])[0]
    return claim(statement, Matter((PAPER,), (statement,)))


def test_a_claim_never_renders_without_chain_and_hedge():
    one = made(Count("members of MS-13", exactly(21, "people")), (HOMAN,))
    assert one.line == "members of MS-13: 21 — post on X of Tom Homan → New York Post, stated as fact"


def test_the_publisher_ends_the_chain_once():
    post = Link(Role.PUBLISHER, "New York Post")
    assert made(Utterance("x", True), (HOMAN, post)).chain == ("post on X of Tom Homan", "New York Post")


def test_no_attribution_is_said_once():
    one = made(Utterance("x", False), (NO_ATTRIBUTION,), Hedge.UNATTRIBUTED)
    assert one.line == "x — no attribution found → New York Post"


def test_a_plan_says_that_it_is_one():
    one = made(Count("people", exactly(300, "people")), (HOMAN,), mode=Mode.PLANNED)
    assert one.line.endswith("stated as fact, as planned")


@pytest.mark.parametrize("hedge", list(Hedge))
def test_every_hedge_has_words(hedge):
    assert HEDGES[hedge]


@pytest.mark.parametrize("mode", list(Mode))
def test_every_mode_has_words_or_needs_none(mode):
    assert MODES[mode] or mode is Mode.ACTUAL
