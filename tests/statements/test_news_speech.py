"""Reported speech, and through whom it comes."""
# ruff: noqa: E501 (sentences as an article has them)

from habeas.records.chain import Hedge, Role


def told(found):
    return [(one.words, str(one.chain[0])) for one in found]


def test_a_clause_after_said_that_is_the_content(of_kind):
    found = of_kind(
        "Utterance",
        "The lawyer Ana Ruiz said that three of them had asked to go home and that none would be jailed.",
    )
    assert told(found) == [
        ("three of them had asked to go home", "Ana Ruiz"),
        ("none would be jailed", "Ana Ruiz"),
    ]


def test_a_clause_before_its_cue_is_the_content(of_kind):
    found = of_kind("Utterance", "The jet landed in Kigali at dawn, the Rwandan government said on Tuesday.")
    assert [one.words for one in found] == ["The jet landed in Kigali at dawn"]


def test_a_name_between_commas_before_its_verb_is_the_speaker(of_kind):
    text = "The flights carried 238 members of one gang, as well as 21 of another, President Leo Paz, revealed Sunday morning."
    (one,) = of_kind("Utterance", text)
    assert one.chain[0].name == "Leo Paz"
    assert one.words == "The flights carried 238 members of one gang, as well as 21 of another"


def test_according_to_an_outlet_behind_a_speaker_is_the_reporter(of_kind):
    (one,) = of_kind(
        "Utterance", "“Bring the planes back to us,” Judge Nora Beck wrote, according to the Washington Post."
    )
    assert [(link.role, link.name) for link in one.chain] == [
        (Role.SPEAKER, "Nora Beck"),
        (Role.REPORTER, "Washington Post"),
        (Role.PUBLISHER, "Harbour Gazette"),
    ]


def test_what_an_outlet_reported_of_another_has_both(of_kind):
    text = "Two planes were in the air, and the Trump administration decided the ruling did not apply because they were “outside US airspace,” Axios reported."
    inner = [one for one in of_kind("Utterance", text) if one.words.startswith("the ruling")]
    assert [link.name for link in inner[0].chain] == ["Trump administration", "Axios", "Harbour Gazette"]


def test_a_video_says_it_under_the_name_of_whoever_posted_it(of_kind):
    (one,) = of_kind(
        "Utterance",
        "The men were met by soldiers on the tarmac, according to dramatic video posted by President Leo Paz.",
    )
    assert (one.chain[0].thing, one.chain[0].name) == ("video", "Leo Paz")


def test_an_office_without_a_name_stays_unnamed(of_kind):
    (one,) = of_kind("Utterance", "The flight carried 64 men, according to Ruritania’s president.")
    assert (one.chain[0].name, one.chain[0].office) == ("", "Ruritania’s president")


def test_an_outlet_that_was_told_stands_behind_the_speaker(of_kind):
    (one,) = of_kind("Utterance", "A source on the tarmac told the Miami Herald that there were only 58 men.")
    assert [link.office or link.name for link in one.chain[:2]] == ["source on the tarmac", "Miami Herald"]


def test_sources_that_an_outlet_cites_are_the_root(of_kind):
    text = "Reuters is reporting, citing two airport workers, that 22 passengers came down the steps."
    (one,) = of_kind("Utterance", text)
    assert [link.office or link.name for link in one.chain[:2]] == ["two airport workers", "Reuters"]


def test_denied_claimed_and_found_by_a_court_are_told_apart(of_kind):
    def hedge(text):
        return of_kind("Utterance", text)[0].hedge

    assert hedge("The agency denies that the site is over capacity.") is Hedge.DENIED
    assert hedge("The agency claimed that the order came too late.") is Hedge.ALLEGED
    assert hedge("The court found that eight of them received no notice.") is Hedge.ADJUDICATED
    assert hedge("The agency says that the site is clean.") is Hedge.ASSERTED


def test_a_number_given_by_a_verb_is_a_count_and_no_utterance(of_kind):
    text = "The complaint counts nine men; the website lists 874."
    assert of_kind("Utterance", text) == []
    assert [(one.words, str(one.chain[0])) for one in of_kind("Count", text)] == [
        ("nine men", "complaint"),
        ("874", "website"),
    ]


def test_a_surname_means_the_fullest_name_of_the_article(of_kind):
    found = of_kind(
        "Utterance", "US District Judge Nora Beck sat on Friday.", "Beck said the planes had to come back."
    )
    assert (found[0].chain[0].name, found[0].chain[0].office) == ("Nora Beck", "US District Judge")


def test_it_means_the_body_that_headed_the_sentence_before(of_kind):
    found = of_kind(
        "Utterance",
        "The US embassy gave no number. “We do not discuss details of removals,” it said by email.",
    )
    assert found[0].chain[0].words == "it"
    assert found[0].chain[0].name == "US Embassy"


def test_turns_of_a_transcript_are_their_speakers_own(of_kind):
    found = of_kind(
        "Utterance",
        "HOST: This is the morning edition. Ruth Castle has been to the jail.",
        "RUTH CASTLE: The sheriff told me they left at dawn.",
        "SHERIFF DALE BRAND: We had ninety-two go out the door.",
    )
    turns = [(one.words, one.chain[0].name) for one in found if one.content.quoted]
    assert turns == [("We had ninety-two go out the door.", "Dale Brand")]
