"""Questions of coded tables see what an Access may see, and never two editions at once."""

import pytest
from tests.workflow.custody_case import made_case

from habeas.store.errors import TableError, UnknownError
from habeas.workflow.accounts import account_for
from habeas.workflow.current import Current
from habeas.workflow.custody_tables import CaseTables
from habeas.workflow.editions import editions
from habeas.workflow.holder import HOLDER, PUBLIC


@pytest.fixture(scope="module")
def case(tmp_path_factory):
    """Its second edition is sealed."""
    return made_case(tmp_path_factory.mktemp("tables"), labels=frozenset({"sealed"}))


@pytest.fixture
def store(case):
    with case.store() as opened:
        yield opened


def digests(case, store, access, name):
    found = {one.name: one for one in editions(case, Current(store.reader(access)))}
    return found[name].table("stints").digests


def test_an_id_of_one_edition_is_never_laid_beside_one_of_another(case, store):
    tables = CaseTables(case, store.reader(HOLDER))
    first, second = (digests(case, store, HOLDER, name) for name in ("Made first", "Made second"))
    join = "SELECT COUNT(*) AS many FROM stints AS s JOIN removals AS r ON r.person = s.person"
    with pytest.raises(TableError, match="may not join two editions"):
        tables.ask({"stints": first, "removals": second}, join)
    assert tables.ask({"stints": first}, "SELECT COUNT(*) AS many FROM stints")["many"][0].as_py() > 0


def test_a_question_of_a_sealed_edition_is_unknown_to_the_public(case, store):
    hidden = digests(case, store, HOLDER, "Made second")
    with pytest.raises(UnknownError):
        CaseTables(case, store.reader(PUBLIC)).ask({"stints": hidden}, "SELECT 1 AS one")
    assert CaseTables(case, store.reader(HOLDER)).ask({"stints": hidden}, "SELECT 1 AS one").num_rows == 1


def test_findings_over_a_sealed_edition_are_never_made_for_the_public(case, store):
    everybody = {one.title for one in account_for(case, store, HOLDER).findings}
    public = {one.title for one in account_for(case, store, PUBLIC).findings}
    assert any("Made second" in one for one in everybody)
    assert public
    assert not any("Made second" in one for one in public)
