import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from tests.judgements.cases import decision

from habeas.judgements.sheet import line, parse
from habeas.records.judgement import Decision, Judgement
from habeas.records.statement import Mention

AT = datetime(2025, 5, 2, 9, 30, tzinfo=UTC)


def one() -> Judgement:
    return decision(
        Decision.IS, mentions=(Mention("anc-1", "group"),), subjects=("sub-1",), reasons=("seen",)
    )


def test_a_line_gives_back_the_judgement_with_its_place() -> None:
    (read,), refused = parse("src-1", (line(one()) + "\n").encode())
    assert refused == ()
    assert read.id == one().id
    assert (read.source, read.line) == ("src-1", 1)


def test_a_grown_sheet_gives_the_same_ids() -> None:
    undo = decision(Decision.UNDO, minute=5, replaces=one().id)
    before, _ = parse("src-1", line(one()).encode())
    after, _ = parse("src-2", f"{line(one())}\n\n{line(undo)}\n".encode())
    assert [each.id for each in after] == [before[0].id, undo.id]
    assert [each.line for each in after] == [1, 3]


def test_bad_lines_are_refused_with_their_number_and_the_others_enter() -> None:
    good = json.loads(line(one()))
    bad = [
        b"{half a line",
        b"\xff\xfe",
        b"[]",
        json.dumps({**good, "decision": "perhaps"}).encode(),
        json.dumps({**good, "at": "2025-05-02T09:30:00"}).encode(),
        json.dumps({**good, "at": None}).encode(),
        json.dumps({**good, "decider": {"name": "groups", "version": "1"}}).encode(),
        json.dumps({**good, "mentions": []}).encode(),
        json.dumps({**good, "mentions": [{"anchor": "anc-1", "field": ""}]}).encode(),
        json.dumps({**good, "decision": "correct", "subjects": [], "value": '{"words":"x"}'}).encode(),
        json.dumps({**good, "decision": "add", "mentions": [], "subjects": [], "value": "{}"}).encode(),
        json.dumps({**good, "decision": "standing", "mentions": [], "value": '"chief"'}).encode(),
        json.dumps({**good, "decision": "same", "mentions": [], "subjects": ["sub-1", "sub-1"]}).encode(),
        json.dumps({**good, "id": "jdg-1"}).encode(),
        json.dumps({**good, "subjects": [5]}).encode(),
        json.dumps({**good, "mentions": ["anc-1"]}).encode(),
        json.dumps({**good, "decider": "Ana"}).encode(),
        json.dumps({**good, "reasons": "seen"}).encode(),
    ]
    read, refused = parse("src-1", b"\n".join([*bad, line(one()).encode()]))
    assert [each.id for each in read] == [one().id]
    assert [each.where for each in refused] == [f"line {number}" for number in range(1, len(bad) + 1)]
    assert all(each.why.endswith(".") for each in refused)


@given(st.binary(max_size=200))
def test_no_bytes_break_it(data: bytes) -> None:
    read, refused = parse("src-1", data)
    filled = [each for each in data.split(b"\n") if each.strip()]
    assert len(read) + len(refused) == len(filled)
