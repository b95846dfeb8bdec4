from habeas.pages.naming import WITHHELD
from habeas.pages.statements_page import NOBODY, by_source, by_speaker


def test_every_statement_stands_once_under_its_source(account):
    page = by_source(account)
    ids = [claim.id for group in page.groups for claim in group.claims]
    assert sorted(ids) == sorted(account.statements)


def test_officials_are_groups_by_name_and_other_people_are_one_group(account):
    names = [group.name for group in by_speaker(account).groups]
    assert "Nayib Bukele" in names
    assert "Tom Homan" in names
    assert names[-2:] == [WITHHELD, NOBODY]


def test_there_is_no_grouping_but_by_source_and_by_speaker(account):
    """No page sorts, filters or counts persons by what they are said to belong to, or by anything else."""
    pages = (by_source(account), by_speaker(account))
    assert [page.by for page in pages] == ["source", "speaker"]
    said_to_belong = {
        statement.content.who for statement in account.matter.statements if statement.kind == "Affiliation"
    }
    said_to_belong |= {s.content.belongs_to for s in account.matter.statements if s.kind == "Affiliation"}
    for page in pages:
        assert not said_to_belong & {group.name for group in page.groups}
        assert all({claim.kind for claim in group.claims} != {"Affiliation"} for group in page.groups)
