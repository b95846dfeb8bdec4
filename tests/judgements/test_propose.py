import random

from tests.judgements.cases import coded, namer, proposed, source

from habeas.judgements.propose import PROPOSERS, propose
from habeas.records.encoding import encode
from habeas.records.judgement import Decision

ROWS = (
    *coded(
        {"kind": "Count", "group": "Tren de Aragua members", "value": "238", "event": "transfer of 15 March"},
        {
            "kind": "Movement",
            "designation": "GlobalX 6143",
            "origin": "Harlingen",
            "destination": "Comayagua",
        },
        {"kind": "Movement", "designation": "GXA6143", "origin": "Harlingen", "destination": "Soto Cano"},
        {"kind": "Count", "group": "people", "value": "261", "parts": "238 TdA; 23 MS-13"},
    ),
    *coded({"kind": "Count", "group": "men", "value": "250", "place": "El Salvador"}, of="src-2"),
)


def test_the_same_statements_in_any_order_give_the_same_bytes() -> None:
    shuffled = list(ROWS)
    random.Random(7).shuffle(shuffled)
    one = proposed(*ROWS)
    other = propose((source("src-2"), source("src-1")), tuple(shuffled), namer)
    assert [encode(each) for each in one.subjects] == [encode(each) for each in other.subjects]
    assert [encode(each) for each in one.judgements] == [encode(each) for each in other.judgements]


def test_every_proposal_has_a_rule_a_reason_and_a_score_and_no_time() -> None:
    names = {(rule.name, rule.version) for rule in PROPOSERS}
    for one in proposed(*ROWS).judgements:
        assert (one.decider.name, one.decider.version) in names
        assert one.reasons
        assert all(one.reasons)
        assert 0 < float(one.score) <= 1
        assert one.at is None


def test_no_rule_gives_one_mention_two_meanings() -> None:
    given = [one.mentions[0] for one in proposed(*ROWS).judgements if one.decision is Decision.IS]
    assert len(given) == len(set(given))


def test_nothing_gives_nothing() -> None:
    assert proposed().subjects == ()
