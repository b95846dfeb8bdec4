from tests.judgements.cases import coded, label_of, proposed, source, subject_of, told

from habeas.judgements.events import events_of
from habeas.records.contents import Count
from habeas.records.quantity import exactly
from habeas.records.source import Source
from habeas.records.statement import Statement
from habeas.records.subject import SubjectKind

NAMED = "transfer of 15-16 March 2025"


def sent(number: int, to: str, **columns: str) -> dict[str, str]:
    return {"kind": "Count", "group": "men", "value": str(number), "place": to, **columns}


def test_a_named_event_is_one_in_every_spelling_of_its_name() -> None:
    (one,) = coded(sent(238, "El Salvador", event=NAMED))
    (other,) = coded(sent(261, "El Salvador", event="Transfer of 15–16  March 2025"), of="src-2")
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "event") == subject_of(proposal, other, "event")
    assert label_of(proposal, one, "event") == "Transfer of 15-16 March 2025"


def test_a_source_that_names_none_joins_one_with_its_destination_and_days() -> None:
    (named,) = coded(sent(238, "El Salvador", event=NAMED, at="15 March 2025"))
    (other,) = coded(sent(250, "CECOT"), of="src-2")
    proposal = proposed(named, other)
    assert label_of(proposal, other, "event") == NAMED
    reasons = [
        one.reasons for one in proposal.judgements if one.mentions[:1] and one.mentions[0].field == "event"
    ]
    assert ("same destination (El Salvador), published within 14 days of it",) in reasons


def test_other_sources_have_an_event_of_destination_and_month() -> None:
    (one,) = coded(sent(299, "Panama"))
    assert label_of(proposed(one), one, "event") == "transfer to Panama, March 2025"


def test_a_named_event_of_another_time_or_place_is_not_joined() -> None:
    (named,) = coded(sent(238, "El Salvador", event=NAMED, at="15 March 2025"))
    (late,) = coded(sent(10, "El Salvador"), of="src-2")
    assert label_of(proposed(named, late, published="2025-04-13"), late, "event") == (
        "transfer to El Salvador, April 2025"
    )


def test_a_statement_with_days_of_its_own_is_of_another_event() -> None:
    main, past = coded(sent(250, "El Salvador"), sent(119, "Panama", at="12 February 2025"))
    proposal = proposed(main, past)
    assert label_of(proposal, main, "event") == "transfer to El Salvador, March 2025"
    assert label_of(proposal, past, "event") == "transfer to Panama, February 2025"


def test_a_stop_on_the_way_is_not_another_event() -> None:
    first, stop = coded(
        sent(238, "El Salvador", event=NAMED),
        {"kind": "Movement", "designation": "GlobalX 6143", "destination": "Comayagua"},
    )
    assert label_of(proposed(first, stop), stop, "event") == NAMED


def test_where_nothing_tells_an_event_none_is_proposed() -> None:
    (one,) = coded({"kind": "Count", "group": "men", "value": "238"})
    assert label_of(proposed(one), one, "event") == ""


def test_running_text_has_its_destination_in_its_words() -> None:
    one = told(Count("men", exactly(250, "people")), 10, "flown 250 men to El Salvador on Sunday")
    assert label_of(proposed(one), one, "event") == "transfer to El Salvador, March 2025"
    assert {each.kind for each in proposed(one).subjects} >= {SubjectKind.EVENT, SubjectKind.GROUP}


def test_a_late_source_joins_the_event_whose_days_it_gives() -> None:
    (named,) = coded(sent(238, "El Salvador", event=NAMED, at="15 March 2025"))
    (late,) = coded(sent(261, "El Salvador", at="15 March 2025"), of="src-2")
    assert label_of(proposed(named, late, published="2025-07-20"), late, "event") == NAMED


def flown(to: str, *days: str, **columns: str) -> dict[str, str]:
    """A leg on a day, by wall clock of the east of the United States."""
    return {"kind": "Movement", "designation": "6143", "destination": to, "departed": days[0], **columns}


def with_dates(*published: tuple[str, str]) -> tuple[Source, ...]:
    return tuple(source(name, day) for name, day in published)


def events(statements: list[Statement], *published: tuple[str, str]) -> dict[str, str]:
    """For each statement's source the label of its event."""
    found = events_of(with_dates(*published), statements)
    return {one.source: found[one.anchor].event.label for one in statements if one.anchor in found}


def test_a_late_source_that_tells_of_the_same_day_and_a_place_on_the_way_joins() -> None:
    (wire,) = coded(sent(238, "El Salvador", at="15 March 2025"), of="src-1")
    desk = coded(
        flown("Comayagua", "15 March 2025"), sent(8, "Tegucigalpa", at="15 March 2025", words="El Salvador"),
        of="src-2",
    )  # fmt: skip
    made = events([wire, *desk], ("src-1", "2025-03-16"), ("src-2", "2025-04-10"))
    assert made == {
        "src-1": "transfer to El Salvador, March 2025",
        "src-2": "transfer to El Salvador, March 2025",
    }


def test_a_stated_day_comes_before_the_day_of_publication() -> None:
    desk = coded(flown("Comayagua", "15 March 2025"), of="src-2")
    assert events([*desk], ("src-2", "2025-04-10")) == {"src-2": "transfer to Honduras, March 2025"}


def test_another_day_and_another_place_are_another_event() -> None:
    (wire,) = coded(sent(238, "El Salvador", at="15 March 2025"), of="src-1")
    desk = coded(flown("Comayagua", "2 April 2025"), of="src-2")
    made = events([wire, *desk], ("src-1", "2025-03-16"), ("src-2", "2025-04-10"))
    assert made["src-2"] == "transfer to Honduras, April 2025"


def order(**columns: str) -> dict[str, str]:
    base = {"kind": "Instrument", "name": "order", "type": "court order", "issued": "15 March 2025"}
    return {**base, **columns}


def test_a_court_report_joins_by_judge_and_day_or_by_docket() -> None:
    wire = coded(
        sent(238, "El Salvador", at="15 March 2025"),
        order(issuer="James Boasberg", docket="25-766"),
        of="src-1",
    )
    court = coded(order(issuer="Judge James Boasberg"), of="src-2")
    docket = coded(order(docket="25-766", issued="20 March 2025"), of="src-3")
    other = coded(order(issuer="Judge Paula Xinis"), of="src-4")
    made = events(
        [*wire, *court, *docket, *other],
        *((f"src-{number}", "2025-04-08") for number in range(2, 5)),
        ("src-1", "2025-03-16"),
    )
    assert made.get("src-2") == made.get("src-3") == "transfer to El Salvador, March 2025"
    assert "src-4" not in made
