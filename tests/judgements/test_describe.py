from datetime import UTC, datetime, timedelta

from tests.judgements.cases import decision, source

from habeas.judgements.describe import described, description_judgement
from habeas.records.judgement import Decision

AT = datetime(2025, 5, 2, 9, 30, tzinfo=UTC)


def test_the_newest_description_of_each_field_counts() -> None:
    one = description_judgement("src-1", {"publisher": "CNN", "title": "A"}, by="Ana", at=AT)
    other = description_judgement("src-1", {"title": "B"}, by="Ben", at=AT + timedelta(hours=1))
    elsewhere = description_judgement("src-2", {"title": "C"}, by="Ben", at=AT + timedelta(hours=2))
    now = described(source(), [other, elsewhere, one])
    assert (now.publisher, now.title) == ("CNN", "B")
    assert now.id == source().id


def test_a_date_of_publication_is_in_the_described_zone() -> None:
    one = description_judgement(
        "src-1", {"published": "2025-03-15", "zone": "America/New_York"}, by="Ana", at=AT
    )
    published = described(source(), [one]).published
    assert published is not None
    assert published.earliest == datetime(2025, 3, 15, 4, tzinfo=UTC)


def test_an_undone_description_is_gone() -> None:
    one = description_judgement("src-1", {"publisher": "CNN"}, by="Ana", at=AT)
    assert described(source(), [one, decision(Decision.UNDO, replaces=one.id)]).publisher == ""
