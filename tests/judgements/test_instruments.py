from dataclasses import replace

from tests.judgements.cases import coded, label_of, namer, proposed, source, subject_of, told

from habeas.judgements.propose import propose
from habeas.records.contents import Construction, Deed, Form, Instrument, InstrumentType
from habeas.records.statement import Statement


def order(form: str, name: str = "", **columns: str) -> dict[str, str]:
    return {
        "kind": "Instrument",
        "name": name or f"{form} order",
        "type": "court order",
        "form": form,
        "issuer": "Judge James Boasberg",
        "issued": "2025-03-15 19:26 America/New_York",
        **columns,
    }


def test_oral_minute_and_written_orders_of_one_judge_and_day_are_three() -> None:
    rows = coded(order("oral"), order("minute"), order("written"))
    proposal = proposed(*rows)
    assert len({subject_of(proposal, one, "name") for one in rows}) == 3
    assert label_of(proposal, rows[0], "name") == "oral order of 15 March 2025, James Boasberg"


def test_judge_day_and_form_make_one_order_of_two_sources() -> None:
    (one,) = coded(order("minute"))
    (other,) = coded(
        order(
            "minute",
            "the written minute",
            issuer="US District Judge James E. Boasberg",
            issued="15 March 2025",
        ),
        of="src-2",
    )
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "name") == subject_of(proposal, other, "name")


def test_two_orders_that_one_source_tells_apart_stay_apart_in_all() -> None:
    first, second = coded(order("written", "first TRO, five plaintiffs"), order("written", "class order"))
    (other,) = coded(order("written", "the order"), of="src-2")
    proposal = proposed(first, second, other)
    assert len({subject_of(proposal, one, "name") for one in (first, second, other)}) == 3


def test_a_statute_is_one_by_any_of_its_names() -> None:
    rows = coded(
        {"kind": "Basis", "group": "men", "instrument": "Alien Enemies Act of 1798"},
        {"kind": "Basis", "group": "women", "instrument": "the AEA"},
        {"kind": "Instrument", "name": "Alien Enemies Act", "type": "statute"},
        {
            "kind": "Instrument",
            "name": "Proclamation 10903 invoking the Alien Enemies Act",
            "type": "proclamation",
        },
    )
    proposal = proposed(*rows)
    assert label_of(proposal, rows[0], "instrument") == "Alien Enemies Act"
    assert label_of(proposal, rows[1], "instrument") == "Alien Enemies Act"
    assert label_of(proposal, rows[2], "name") == "Alien Enemies Act"
    assert label_of(proposal, rows[3], "name") == "Proclamation 10903"


def test_a_row_names_an_order_by_the_name_it_has_in_its_own_row() -> None:
    oral, extension, construction = coded(
        order("oral"),
        order("written", "extension of 28 March", issued="28 March 2025", effect="extends: oral order"),
        {"kind": "Construction", "instrument": "oral order", "bars": "leave territory"},
    )
    proposal = proposed(oral, extension, construction)
    assert subject_of(proposal, construction, "instrument") == subject_of(proposal, oral, "name")
    assert subject_of(proposal, extension, "effect.on") == subject_of(proposal, oral, "name")


def blocked(start: int, name: str, form: Form | None = None, issuer: str = "") -> Statement:
    return told(Instrument(name, InstrumentType.COURT_ORDER, issuer=issuer, form=form), start)


def test_the_ruling_is_the_last_order_named_before_it() -> None:
    first = blocked(10, "a federal judge's ruling", issuer="James Boasberg")
    oral = blocked(200, "spoken order", Form.ORAL)
    written = blocked(300, "written order", Form.WRITTEN)
    about = told(Construction("the ruling", Deed.LEAVE_TERRITORY), 400)
    early = told(Construction("the order", Deed.LEAVE_AIRSPACE), 50)
    proposal = proposed(first, oral, written, about, early)
    assert subject_of(proposal, about, "instrument") == subject_of(proposal, written, "name")
    assert subject_of(proposal, early, "instrument") == subject_of(proposal, first, "name")
    assert subject_of(proposal, oral, "name") != subject_of(proposal, written, "name")


def test_a_word_for_an_order_with_none_before_it_is_its_own() -> None:
    about = told(Construction("the ruling", Deed.LEAVE_TERRITORY), 10)
    later = blocked(200, "restraining order")
    proposal = proposed(about, later)
    assert subject_of(proposal, about, "instrument") not in ("", subject_of(proposal, later, "name"))


def test_two_designations_of_one_group_are_one() -> None:
    one, other = coded(
        {"kind": "Instrument", "name": "designation of Tren de Aragua", "type": "designation"},
        {"kind": "Instrument", "name": "FTO designation of TdA", "type": "designation"},
    )
    proposal = proposed(one, other)
    assert subject_of(proposal, one, "name") == subject_of(proposal, other, "name")


def test_written_says_too_little_beside_a_minute_order_of_that_day() -> None:
    first, minute = coded(order("written", "first TRO, five plaintiffs"), order("minute", "class order"))
    (other,) = coded(order("written", "the written order"), of="src-2")
    proposal = proposed(first, minute, other)
    assert len({subject_of(proposal, one, "name") for one in (first, minute, other)}) == 3


def told_order(name: str, **more: str) -> Statement:
    content = Instrument(name, InstrumentType.COURT_ORDER, issuer="Judge James Boasberg", **more)
    return told(content, 10, f"{name}, said the article")


def test_a_deed_is_no_name_of_an_order() -> None:
    one = told_order("ordered the government to halt removals made under the Alien Enemies Act")
    assert label_of(proposed(one), one, "name") == "order, James Boasberg"


def test_an_order_that_one_source_has_carries_its_publisher() -> None:
    one = told_order("temporary restraining order")
    sources = (replace(source(one.source), publisher="Example Wire"),)
    (subject,) = [each for each in propose(sources, (one,), namer).subjects if each.kind == "instrument"]
    assert subject.label == "temporary restraining order (Example Wire)"
