"""Allegation in one place, fact in another."""

from tests.findings.march_2025 import march
from tests.findings.matter_builder import MatterBuilder, people, said

from habeas.findings.hedge_drift import HedgeDrift
from habeas.records.chain import Hedge
from habeas.records.contents import Basis, Count, Custody, Depiction


def built(*words: str, sources: int = 1, hedge: Hedge = Hedge.ASSERTED):
    build = MatterBuilder()
    for number in range(sources):
        build.source(f"Paper {number}")
    group = build.group("those flown")
    for number, text in enumerate(words):
        content = Count("g", people(238))
        build.say(f"src-{number % sources}", content, words=text, group=group, hedge=hedge)
    return build


def test_accused_in_one_line_and_members_in_the_next_is_one_pair_with_both_places():
    (finding,) = HedgeDrift().find(built("250 accused gang members", "238 gang members").matter())
    (verdict,) = finding.verdicts
    assert dict(verdict.case) == {
        "As allegation": "Somebody: “250 accused gang members” (Paper 0, block 0, characters 0–24)",
        "As fact": "Somebody: “238 gang members” (Paper 0, block 1, characters 100–116)",
        "Where": "within one source",
    }
    assert finding.answer == (
        "those flown are put as allegation in 1 wording and as fact in 1 wording; "
        "1 of 1 pair within one source."
    )


def test_wordings_of_two_sources_are_paired_across_them():
    (finding,) = HedgeDrift().find(built("250 accused gang members", "238 gang members", sources=2).matter())
    assert dict(finding.verdicts[0].case)["Where"] == "across sources"


def test_one_way_of_putting_it_is_no_drift():
    assert HedgeDrift().find(built("250 gang members", "238 gang members").matter()) == ()
    assert HedgeDrift().find(built("250 alleged gang members", "238 Venezuelans").matter()) == ()


def test_every_wording_is_in_a_pair():
    words = ("accused gang members", "alleged gang members", "gang members", "MS-13 members", "gangsters")
    (finding,) = HedgeDrift().find(built(*words).matter())
    shown = " ".join(value for verdict in finding.verdicts for _, value in verdict.case)
    assert all(f"“{text}”" in shown for text in words)


def test_a_part_put_as_fact_is_held_against_the_whole_put_as_allegation():
    finding = next(one for one in HedgeDrift().find(march().matter()) if one.title.startswith("all those"))
    assert any("“238 Tren de Aragua members”" in dict(one.case)["As fact"] for one in finding.verdicts)
    assert {dict(one.case)["As allegation"].split(" (")[0] for one in finding.verdicts} == {
        "no attribution found: “more than 250 accused migrant gang members”"
    }


def test_captions_are_compared_by_the_noun_they_use():
    build = MatterBuilder()
    build.source("Paper")
    build.say("src-0", Depiction("a"), words="An alleged gang member is led away.")
    build.say("src-0", Depiction("b"), words="Police with the gang members.")
    build.say("src-0", Depiction("c"), words="Prison guards leading the arrivals to cells.")
    (finding,) = HedgeDrift().find(build.matter())
    assert finding.title == "those called “gang member”: allegation and fact"
    assert len(finding.verdicts) == 1


def test_an_act_that_is_alleged_here_and_asserted_there_drifts():
    build = MatterBuilder()
    build.source("Paper")
    group = build.group("the nine women")
    for hedge in (Hedge.ALLEGED, Hedge.ASSERTED, Hedge.DENIED):
        build.say("src-0", Basis("women", "the Act"), group=group, hedge=hedge)
    (finding,) = HedgeDrift().find(build.matter())
    assert finding.title == "the nine women, held or moved under the Act: allegation and fact"
    assert len(finding.verdicts) == 1
    assert "(alleged)" in dict(finding.verdicts[0].case)["As allegation"]


def test_a_group_that_is_not_judged_or_is_contested_is_not_compared():
    build = built("250 accused gang members", "238 gang members")
    build.contested.add("sub-group-those flown")
    assert HedgeDrift().find(build.matter()) == ()


def test_custody_without_an_act_has_no_act_to_drift():
    build = MatterBuilder()
    build.source("Paper")
    for hedge in (Hedge.ALLEGED, Hedge.ASSERTED):
        build.say("src-0", Custody("men"), group=build.group("men"), hedge=hedge, chain=said("X"))
    assert HedgeDrift().find(build.matter()) == ()
