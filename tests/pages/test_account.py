from habeas.pages.account import shortened


def test_an_id_is_shortened_to_its_first_digits():
    assert shortened(["src-" + "a1" * 16]) == {"src-" + "a1" * 16: "a1a1a1a1"}


def test_two_ids_that_begin_alike_keep_all_their_digits():
    one, two = "stm-" + "a" * 32, "stm-" + "a" * 31 + "b"
    assert shortened([one, two]) == {one: "a" * 32, two: "a" * 31 + "b"}
