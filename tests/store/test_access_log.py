"""The access log keeps who viewed what, beside the record."""

from habeas.store.access_log import AccessLog


def test_it_gives_back_who_viewed_a_record_in_order(tmp_path):
    log = AccessLog(tmp_path)
    log.note("Ana", ["src-1", "src-2"])
    log.note("Ben", ["src-1"])
    assert [view.person for view in log.views("src-1")] == ["Ana", "Ben"]
    assert [view.person for view in log.views("src-2")] == ["Ana"]
    assert log.views("src-3") == ()
    assert (tmp_path / "access.sqlite").is_file()
