import gzip
from datetime import date

import numpy as np
import pytest

from habeas.analysis.published_figures import DailyCounts
from habeas.analysis.published_pairs import Coded
from habeas.analysis.published_places import coded
from habeas.readings.custody_published.places import read_places
from habeas.readings.reader import ReadingError

TEXT = (
    "detloc|name|address|city|county|state|zip|aor|type_detailed|docket|capacity\n"
    "AAAZZ|A JAIL|1 ROAD|NOWHERE|SOME |ZZ|00001|AAA|IGSA|DDD|NA\n"
    "BBBZZ|B JAIL|NA|ELSEWHERE|NA|ZZ|00002|AAA|HOLD|DDD|12\n"
)


def test_a_mapping_is_read_gzipped_or_not_with_the_line_of_each():
    for data in (TEXT.encode(), gzip.compress(TEXT.encode())):
        found = read_places(data, name="facilities.csv.gz")
        one, two = found.placed
        assert (one.code, one.name, one.city, one.state, one.county) == (
            "AAAZZ",
            "A JAIL",
            "NOWHERE",
            "ZZ",
            "SOME",
        )
        assert (one.row, two.row) == (2, 3)
        assert two.address == two.county == ""
        assert two.others == (("docket", "DDD"), ("capacity", "12"))
        assert found.unknown == ("docket", "capacity")


def test_a_file_without_the_headings_is_refused():
    with pytest.raises(ReadingError, match="it lacks code, state"):
        read_places(b"name|city\nA JAIL|NOWHERE\n", name="facilities.csv")
    with pytest.raises(ReadingError, match="it lacks rows"):
        read_places(TEXT.splitlines()[0].encode(), name="facilities.csv")


def test_codes_have_the_names_of_both_files_and_the_places_of_the_mapping():
    grid = np.zeros((2, 1), np.int32)
    counts = DailyCounts(("AAAZZ", "CCCZZ"), (("A COUNTY JAIL",), ("C JAIL",)), date(2025, 10, 1), grid, grid)
    placed = read_places(TEXT.encode(), name="facilities.csv").placed
    assert coded(counts, placed) == (
        Coded("AAAZZ", ("A COUNTY JAIL", "A JAIL"), (("1 ROAD", "NOWHERE", "ZZ"),)),
        Coded("CCCZZ", ("C JAIL",), ()),
        Coded("BBBZZ", ("B JAIL",), (("", "ELSEWHERE", "ZZ"),), counted=False),
    )
