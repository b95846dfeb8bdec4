from habeas.pages.about_page import about_page
from habeas.records.certainty import Certainty


def test_every_word_of_certainty_is_explained(account):
    assert [words for words, _ in about_page(account).certainty] == [str(one) for one in Certainty]


def test_what_is_left_out_is_said_without_saying_what_it_was(account):
    assert about_page(account).left_out == (
        "Names of persons who are no officials are withheld.",
        "2 pictures are not shown; their captions and credits are.",
        "Rows of tables in which each row is a person are not shown.",
        "Who of the case decided, and who obtained a source, is not shown by name.",
    )
