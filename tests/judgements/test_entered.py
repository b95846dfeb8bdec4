import json
from decimal import Decimal

import pytest
from tests.judgements.cases import coded, decision

from habeas.judgements.corrections import checked_paths, with_values
from habeas.judgements.entered import additions, by_hand, entered
from habeas.judgements.errors import JudgementError
from habeas.records.chain import Hedge
from habeas.records.encoding import to_plain
from habeas.records.errors import HabeasError
from habeas.records.judgement import Decision, Judgement
from habeas.records.statement import Mention

(ONE,) = coded(
    {"kind": "Count", "words": "21 men", "group": "men", "value": "21", "speaker": "Tom Homan"},
)
ABOUT = (Mention(ONE.anchor, ""),)


def corrects(minute: int = 0, *, fields: dict[str, str]) -> Judgement:
    return decision(Decision.CORRECT, minute=minute, mentions=ABOUT, value=json.dumps(fields))


def test_a_correction_changes_values_and_keeps_id_and_anchor() -> None:
    one = corrects(fields={"content.quantity.low": "23", "content.quantity.high": "23", "hedge": "alleged"})
    now = entered([ONE], [one])
    (statement,) = now.statements
    assert statement.id == ONE.id
    assert statement.anchor == ONE.anchor
    assert statement.hedge is Hedge.ALLEGED
    assert statement.content.quantity.low == Decimal(23)  # type: ignore[union-attr]
    assert now.corrected == {ONE.id: one.id}


def test_a_link_of_the_chain_can_be_corrected() -> None:
    now = entered([ONE], [corrects(fields={"chain.0.name": "Thomas Homan"})])
    assert now.statements[0].chain[0].name == "Thomas Homan"


def test_the_newer_correction_of_a_field_counts_and_others_stay() -> None:
    older = corrects(1, fields={"hedge": "alleged", "content.group": "people"})
    newer = corrects(2, fields={"hedge": "denied"})
    (statement,) = entered([ONE], [newer, older]).statements
    assert statement.hedge is Hedge.DENIED
    assert statement.content.group == "people"  # type: ignore[union-attr]


def test_corrections_of_one_instant_that_differ_are_not_applied_and_named() -> None:
    now = entered([ONE], [corrects(fields={"hedge": "alleged"}), corrects(fields={"hedge": "denied"})])
    assert now.statements == (ONE,)
    assert len(now.misfits) == 2


def test_a_correction_that_makes_no_statement_is_not_applied_and_named() -> None:
    one = corrects(fields={"content.quantity.low": "23"})  # above the high end, 21
    now = entered([ONE], [one])
    assert now.statements == (ONE,)
    assert now.misfits[0][0] == one.id
    assert now.corrected == {}


@pytest.mark.parametrize("path", ["words", "source", "locator.row", "ordinal", "id", "content.is"])
def test_what_the_original_says_cannot_be_corrected(path: str) -> None:
    with pytest.raises(JudgementError, match="cannot touch"):
        checked_paths({path: "x"})


@pytest.mark.parametrize(
    "values", [{"chain.7.name": "x"}, {"content.quantity": 5}, {"hedge": "maybe"}, {"content.group": 5}]
)
def test_values_that_do_not_fit_are_errors(values: dict[str, object]) -> None:
    with pytest.raises(HabeasError):
        with_values(ONE, values)


def test_what_is_added_by_hand_enters_with_an_id_and_anchor_of_its_own() -> None:
    plain = {name: value for name, value in to_plain(ONE).items() if name not in ("id", "reading", "ordinal")}
    added = decision(Decision.ADD, value=json.dumps(plain))
    (first, second) = entered([ONE], [added]).statements
    assert first == ONE
    assert second.id.startswith("stm-")
    assert second.reading == added.id
    assert second.anchor != ONE.anchor
    assert second == by_hand(added)


def test_what_was_added_can_be_rejected_corrected_and_undone() -> None:
    plain = {name: value for name, value in to_plain(ONE).items() if name not in ("id", "reading")}
    added = decision(Decision.ADD, value=json.dumps(plain))
    about = (Mention(by_hand(added).anchor, ""),)
    hedged = decision(Decision.CORRECT, minute=1, mentions=about, value='{"hedge":"alleged"}')
    assert entered([], [added, hedged]).statements[0].hedge is Hedge.ALLEGED
    assert entered([], [added, decision(Decision.REJECT, mentions=about)]).statements == ()
    assert additions([added, hedged]) == (by_hand(added),)
    assert additions([added, decision(Decision.UNDO, replaces=added.id)]) == ()
    assert entered([], [added, decision(Decision.UNDO, replaces=added.id)]).statements == ()
