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


def rows(finding) -> list[tuple[str, str, str]]:
    return [(dict(one.case)["Where"], dict(one.case)["Put as"], one.answer) for one in finding.verdicts]


def test_accused_in_one_line_and_members_in_the_next_is_both_ways_within_one_source():
    (finding,) = HedgeDrift().find(built("250 accused gang members", "238 gang members").matter())
    accused, flat = "Somebody: “250 accused gang members”", "Somebody: “238 gang members”"
    assert rows(finding) == [
        ("within Paper 0", "both", f"as allegation, {accused}; as fact, {flat}"),
        ("Paper 0", "allegation", accused),
        ("Paper 0", "fact", flat),
    ]
    assert finding.answer == (
        "those flown are put as allegation in 1 wording and as fact in 1 wording; "
        "2 of them are within one source that has both: Paper 0; Somebody is said to have put it both ways."
    )


def test_wordings_of_two_sources_are_held_against_each_other_across_them():
    (finding,) = HedgeDrift().find(built("250 accused gang members", "238 gang members", sources=2).matter())
    assert rows(finding)[0][0] == "across sources"
    assert "no source has both" in finding.answer


def test_one_way_of_putting_it_is_no_drift():
    assert HedgeDrift().find(built("250 gang members", "238 gang members").matter()) == ()
    assert HedgeDrift().find(built("250 alleged gang members", "238 Venezuelans").matter()) == ()


def test_every_wording_is_listed_once_and_not_once_a_pair():
    words = ("accused gang members", "alleged gang members", "the gang members", "MS-13 members", "gangsters")
    (finding,) = HedgeDrift().find(built(*words).matter())
    listed = [answer for _, put, answer in rows(finding) if put != "both"]
    assert listed == [f"Somebody: “{text}”" for text in words]
    assert len(finding.verdicts) == 6


def test_a_part_put_as_fact_is_held_against_the_whole_put_as_allegation():
    finding = next(one for one in HedgeDrift().find(march().matter()) if one.title.startswith("all those"))
    told = {(put, answer.split(" (")[0]) for _, put, answer in rows(finding) if put != "both"}
    assert ("fact", "Tom Homan → New York Post: “238 Tren de Aragua members”") in told
    assert [answer for put, answer in told if put == "allegation"] == [
        "no attribution found: “more than 250 accused migrant gang members”"
    ]


def test_captions_are_compared_by_the_noun_they_use():
    build = MatterBuilder()
    build.source("Paper")
    build.say("src-0", Depiction("a"), words="An alleged gang member is led away.")
    build.say("src-0", Depiction("b"), words="Police with the gang members.")
    build.say("src-0", Depiction("c"), words="Prison guards leading the arrivals to cells.")
    (finding,) = HedgeDrift().find(build.matter())
    assert finding.title == "those called “gang member”: allegation and fact"
    assert len(finding.verdicts) == 3


def test_an_act_that_is_alleged_here_and_asserted_there_drifts():
    build = MatterBuilder()
    build.source("Paper")
    group = build.group("the nine women")
    for hedge in (Hedge.ALLEGED, Hedge.ASSERTED, Hedge.DENIED):
        build.say("src-0", Basis("women", "the Act"), group=group, hedge=hedge)
    (finding,) = HedgeDrift().find(build.matter())
    assert finding.title == "the nine women, held or moved under the Act: allegation and fact"
    assert [put for _, put, _ in rows(finding)] == ["both", "allegation", "fact"]
    assert "(alleged)" in finding.verdicts[1].answer


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


def test_a_wording_within_a_longer_one_of_the_same_sayer_is_not_listed_again():
    (finding,) = HedgeDrift().find(
        built("250 accused gang members", "250 gang members", "They flew 250 gang members out").matter()
    )
    assert [answer for _, put, answer in rows(finding) if put == "fact"] == [
        "Somebody: “They flew 250 gang members out”"
    ]
