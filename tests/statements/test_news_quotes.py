"""Who is said to have said what stands in quote marks."""
# ruff: noqa: E501 (sentences as an article has them)

from habeas.records.chain import Role
from habeas.records.reading import BlockKind


def quotes(found):
    return [(one.words, one.chain[0].name or one.chain[0].office) for one in found if one.content.quoted]


def test_a_cue_after_the_quotation_names_its_speaker(of_kind):
    found = of_kind(
        "Utterance", "“Nobody asked him about it,” said Daniel Okoro-Pratt, who represents one of them."
    )
    assert quotes(found) == [("Nobody asked him about it,", "Daniel Okoro-Pratt")]


def test_the_locator_lies_inside_the_quote_marks(take):
    text = "“Nobody asked him about it,” said Daniel Okoro."
    (one,) = [each for each in take(text).statements if each.kind == "Utterance"]
    assert (one.locator.start, one.locator.end) == (1, text.index("”"))


def test_a_quotation_broken_by_its_cue_is_two_of_one_speaker(of_kind):
    text = "Arroway was unmoved. “You cannot hand someone over a fence,” Judge Helen Arroway said, “and then lose him.”"
    speakers = {speaker for _, speaker in quotes(of_kind("Utterance", text))}
    assert len(quotes(of_kind("Utterance", text))) == 2
    assert speakers == {"Helen Arroway"}


def test_he_is_whoever_heads_the_sentence_before(of_kind):
    found = of_kind(
        "Utterance",
        "Border chief Tom Harland praised the flights in a post on X Sunday morning.",
        "“Last night they were sent home,” he wrote.",
    )
    assert quotes(found) == [("Last night they were sent home,", "Tom Harland")]
    assert found[0].chain[1].thing == "post on X"
    assert found[0].chain[1].role is Role.DOCUMENT


def test_he_added_keeps_the_speaker(of_kind):
    found = of_kind(
        "Utterance",
        "“One of them is a leader of the group,” Minister Raul Ibarra wrote.",
        "He added: “This will help us to close the matter.”",
    )
    assert [speaker for _, speaker in quotes(found)] == ["Raul Ibarra", "Raul Ibarra"]


def test_a_bare_quotation_right_after_goes_on_with_the_same_speaker(of_kind):
    found = of_kind(
        "Utterance",
        "“Any plane that is in the air needs to be returned,” Judge Nora Beck wrote, according to the Washington Post.",
        (BlockKind.CAPTION, "The men are led into a cell.", 1),
        "“See that it is done now.”",
    )
    assert quotes(found)[-1] == ("See that it is done now.", "Nora Beck")


def test_a_bare_quotation_after_other_prose_has_no_speaker(of_kind):
    found = of_kind(
        "Utterance", "“We are full,” Nora Beck said.", "The bus left at noon.", "“See that it is done.”"
    )
    assert [words for words, _ in quotes(found)] == ["We are full,"]


def test_a_quotation_in_the_object_of_thanked_is_the_subjects(of_kind):
    found = of_kind(
        "Utterance", "Secretary Ana Ruiz thanked President Leo Paz for his “help and friendship” in the case."
    )
    assert quotes(found) == [("help and friendship", "Ana Ruiz")]


def test_a_single_word_in_quote_marks_is_no_quotation(of_kind):
    assert of_kind("Utterance", "The men were held in a “hub” outside the town.") == []


def test_an_open_quotation_does_not_break_the_reading(of_kind):
    found = of_kind("Utterance", "“We waited for hours and nobody came, Lena Abt said.")
    assert all(one.words for one in found)
