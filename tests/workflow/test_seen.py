"""A sealed Subject is sealed with all that speaks of it, in what others than the holder are shown."""

from pathlib import Path

import pytest

from habeas.sources.keep import Description
from habeas.workflow import guarding
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.holder import HOLDER, PUBLIC
from habeas.workflow.initialise import initialise
from habeas.workflow.matters import findings, matter
from habeas.workflow.publishing import publish_site
from habeas.workflow.seen import seen

ONE = "The planes carried 238 members of Tren de Aragua, President Nayib Bukele said on Sunday.\n"
OTHER = (
    "“21 members of the Harbour Union were moved to Kigali,” border czar Tom Homan wrote in a post on X.\n"
)


@pytest.fixture
def case(tmp_path: Path):
    made, _ = initialise(tmp_path, title="A case")
    for name, text in (("one.txt", ONE), ("other.txt", OTHER)):
        (tmp_path / name).write_text(f"A headline\n\nBy the desk\n\n{text}", encoding="utf-8")
        add(made, Intake((str(tmp_path / name),), Description(publisher=f"Post {name}")))
    build(made)
    return made


def sealed(case, words: str) -> str:
    (subject,) = [one for one in matter(case).subjects if words in one.label and one.kind == "group"]
    guarding.seal(case, subject.id, labels=frozenset({"counsel"}))
    build(case)
    return subject.id


def published(case) -> str:
    publish_site(case)
    return "".join(path.read_text() for path in case.site.rglob("*") if path.is_file())


def test_without_a_sealed_subject_everything_unsealed_is_shown(case):
    assert "Harbour Union" in published(case)
    assert "Tren de Aragua" in published(case)


def test_no_file_of_the_site_speaks_of_a_sealed_subject_and_the_rest_stays(case):
    subject = sealed(case, "Harbour Union")
    site = published(case)
    assert "Harbour Union" not in site
    assert "Kigali" not in site
    assert subject not in site
    assert "Tren de Aragua" in site


def test_the_holder_still_sees_all(case):
    sealed(case, "Harbour Union")
    with case.store() as store:
        assert len(seen(case, store, HOLDER).documents) == 2
        assert [one.name for one in seen(case, store, PUBLIC).documents] == ["one.txt"]
    assert findings(case) is not None


def test_unsealing_brings_it_back(case):
    subject = sealed(case, "Harbour Union")
    guarding.unseal(case, subject, label="counsel", reason="the order was lifted")
    assert "Harbour Union" in published(case)
