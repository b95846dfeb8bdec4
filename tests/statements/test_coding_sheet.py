from decimal import Decimal

from habeas.records.chain import Hedge, Mode, Role, describe, root
from habeas.records.contents import Act, Agreement, Count, Deed, Form, Instrument, Movement
from habeas.records.locator import Cell
from habeas.records.place import Place
from habeas.records.reading import Reading, Row, Sheet, reading
from habeas.records.source import Obtained, Source
from habeas.statements.coding_sheet import CodingSheet
from habeas.statements.taker import Settings, Taken

SOURCE = Source("src-1", "00", 1, "coded.csv", "text/csv", Obtained("file"))


def sheet(headings: str, *rows: tuple[str, ...], name: str = "coded") -> Reading:
    columns = tuple(headings.split(","))
    laid = tuple(Row(name, number, cells) for number, cells in enumerate(rows, 2))
    return reading("src-1", sheets=(Sheet(name, columns),), rows=laid)


def take(read: Reading, source: Source = SOURCE) -> Taken:
    return CodingSheet().take(source, read, Settings())


def test_a_reading_with_a_kind_heading_is_a_coding_sheet_in_any_case() -> None:
    assert CodingSheet().accepts(SOURCE, sheet(" Kind ,words"))
    assert not CodingSheet().accepts(SOURCE, sheet("kinds,words"))


def test_a_count_keeps_words_cells_chain_and_both_bounds() -> None:
    taken = take(
        sheet(
            "Kind,Words,Group,Value,Act,Speaker,Speaker Office,Document,Reported by,Publisher,Source URL",
            (
                "count",
                "more than 250 gang members",
                "gang members",
                "more than 250",
                "handed over",
                "Tom Homan",
                "border czar",
                "post on X",
                "Axios",
                "New York Post",
                "https://example.org/a",
            ),
        )
    )
    (one,) = taken.statements
    assert taken.refused == ()
    assert isinstance(one.content, Count)
    assert one.content.act is Act.HANDED_OVER
    assert one.content.quantity.low == Decimal(251)
    assert one.content.quantity.high is None
    assert one.content.quantity.implied is not None
    assert one.words == "more than 250 gang members"
    assert one.locator == Cell("coded", 2)
    assert {field.name: field.locator for field in one.fields}["quantity"] == Cell("coded", 2, "Value")
    assert [link.role for link in one.chain] == [Role.SPEAKER, Role.DOCUMENT, Role.REPORTER, Role.PUBLISHER]
    assert one.chain[0].office == "border czar"
    assert one.chain[0].locator == Cell("coded", 2, "Speaker")
    assert one.chain[-1].url == "https://example.org/a"
    assert one.hedge is Hedge.ASSERTED
    assert one.id.startswith("stm-")


def test_the_chain_can_be_written_in_one_cell() -> None:
    (one,) = take(
        sheet(
            "kind,words,text,chain,source_url",
            (
                "Utterance",
                "w",
                "t",
                "speaker: Tom Homan (border czar) > document: post on X > publisher: New York Post",
                "https://example.org",
            ),
        )
    ).statements
    assert describe(one.chain) == "Tom Homan → post on X → New York Post"
    assert one.chain[0].office == "border czar"
    assert one.chain[2].url == "https://example.org"


def test_what_nobody_says_has_no_attribution_and_is_unattributed() -> None:
    (one,) = take(
        sheet("kind,words,of,measure,value_text", ("Condition", "w", "CECOT", "food", "minimal"))
    ).statements
    assert root(one.chain) is None
    assert one.hedge is Hedge.UNATTRIBUTED


def test_an_unverified_row_is_visibly_nobodys_statement() -> None:
    (one,) = take(
        sheet(
            "kind,words,designation,aircraft,speaker,hedge,verified",
            ("Movement", "N630VA", "GlobalX 6122", "N630VA", "Tom Homan", "asserted", "no"),
        )
    ).statements
    assert root(one.chain) is None
    assert one.chain[1].thing == "unverified"
    assert one.chain[1].words == "speaker: Tom Homan"
    assert one.hedge is Hedge.UNATTRIBUTED
    assert one.mode is Mode.ACTUAL
    assert not any(link.name for link in one.chain)


def test_bad_rows_are_refused_with_row_and_column_and_the_good_ones_enter() -> None:
    taken = take(
        sheet(
            "kind,words,group,value,bars",
            ("Count", "238 men", "men", "238", ""),
            ("Count", "many men", "men", "many", ""),
            ("Counting", "238 men", "men", "238", ""),
            ("Count", "", "men", "238", ""),
            ("Count", "238 men", "men", "238", "board"),
            ("", "", "", "", ""),
            ("Count", "23 men", "men", "23", ""),
        )
    )
    assert [one.locator for one in taken.statements] == [Cell("coded", 2), Cell("coded", 8)]
    assert [one.where for one in taken.refused] == [f"coded, row {number}" for number in (3, 4, 5, 6)]
    value, kind, words, bars = (one.why for one in taken.refused)
    assert "column value" in value
    assert 'not a quantity: "many"' in value
    assert "column kind" in kind
    assert "column words" in words
    assert "a Count has no bars" in bars


def test_an_unknown_column_is_reported_once() -> None:
    taken = take(sheet("kind,words,of,measure,colour", *[("Condition", "w", "CECOT", "food", "red")] * 3))
    assert len(taken.statements) == 3
    assert [one.where for one in taken.refused] == ["coded, column colour"]


def test_equal_rows_have_ids_and_anchors_of_their_own() -> None:
    taken = take(sheet("kind,words,group,value", *[("Count", "238 men", "men", "238")] * 2))
    assert len({one.id for one in taken.statements}) == len({one.anchor for one in taken.statements}) == 2


def test_a_formula_stays_text() -> None:
    (one,) = take(sheet("kind,words,text", ("Utterance", "=HYPERLINK(1)", "@SUM(A1)"))).statements
    assert one.words == "=HYPERLINK(1)"
    assert one.content.text == "@SUM(A1)"  # type: ignore[union-attr]


def test_a_leg_has_places_with_codes_and_times_with_their_zones() -> None:
    (one,) = take(
        sheet(
            "kind,words,designation,origin,origin_code,departed,arrived,publisher",
            (
                "Movement",
                "w",
                "GlobalX 6143",
                "Harlingen",
                "KHRL",
                "2025-03-15 5:26 p.m. ET",
                "2025-03-15 19:36",
                "ICHH",
            ),
        )
    ).statements
    assert isinstance(one.content, Movement)
    assert one.content.origin == Place("Harlingen", "KHRL")
    assert one.content.departed is not None
    assert one.content.departed.earliest is not None
    assert one.content.departed.earliest.isoformat() == "2025-03-15T21:26:00+00:00"
    assert one.content.arrived is not None
    assert one.content.arrived.zones == ()
    assert one.content.arrived.clock == "src-1 ICHH"


def test_an_instrument_has_closed_lists_duration_and_effect() -> None:
    (one,) = take(
        sheet(
            "kind,words,name,type,form,bound,barred,commanded,issued,duration,effect",
            (
                "Instrument",
                "w",
                "written order",
                "Court order",
                "minute",
                "the defendants; their agents",
                "leave territory; hand over custody",
                "return",
                "between 6:45 and 6:48 p.m. ET 2025-03-15",
                "14 days from issued, calendar days",
                "extends: TRO of 15 March",
            ),
        )
    ).statements
    content = one.content
    assert isinstance(content, Instrument)
    assert content.form is Form.MINUTE
    assert content.bound == ("the defendants", "their agents")
    assert content.barred == (Deed.LEAVE_TERRITORY, Deed.HAND_OVER)
    assert content.commanded == (Deed.RETURN,)
    assert content.duration is not None
    assert (content.duration.amount, content.duration.base) == (14, "issued")
    assert content.effect is not None
    assert content.effect.on == "TRO of 15 March"


def test_an_undisclosed_term_is_a_term() -> None:
    (one,) = take(
        sheet(
            "kind,words,agreement,term,undisclosed,parties",
            ("Agreement", "w", "deal", "fee", "yes", "United States; El Salvador"),
        )
    ).statements
    assert one.content == Agreement("deal", "fee", ("United States", "El Salvador"), undisclosed=True)


def test_a_unit_without_a_number_is_refused() -> None:
    taken = take(sheet("kind,words,of,measure,unit", ("Condition", "w", "CECOT", "capacity", "people")))
    assert taken.statements == ()
    assert "unit without value" in taken.refused[0].why


def test_a_sheet_without_kind_is_named_and_the_read_me_is_not() -> None:
    read = reading(
        "src-1",
        sheets=(Sheet("coded", ("kind", "words")), Sheet("other", ("a",)), Sheet("read me", ("column",))),
        rows=(Row("other", 2, ("x",)),),
    )
    assert [one.where for one in take(read).refused] == ["other, headings"]
