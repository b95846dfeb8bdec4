"""A case with one made edition of stints, arrests and removals, in several files."""

from datetime import datetime, timedelta

from habeas.sources.keep import Description
from habeas.workflow.adding import Intake, add
from habeas.workflow.building import build
from habeas.workflow.case import load
from habeas.workflow.initialise import initialise

NAME = "Made edition"
SETTINGS = """
[[edition]]
name = "Made edition"
series = "MADE-1"
published = 2025-03-31
first = 2025-01-01
last = 2025-03-31
selected_by = "book_out"
doubted.removals = "made to be doubted"
"""
STINTS = (
    "Stay Book In Date Time,Book In Date Time,Detention Facility,Detention Facility Code,Book Out Date Time,"
    "Stay Book Out Date Time,Detention Release Reason,Anonymized Identifier"
)
ARRESTS = "Apprehension Date,Apprehension Method,State,County,Anonymized Identifier"
REMOVALS = "Departed Date,Departure Country,Port of Departure,Gender,Anonymized Identifier"
PLACES = "detloc,name,address,city,county,state,zip,aor,type_detailed"
PLACED = (
    "ZQONE,MADE ZQONE,1 MADE ST,EL PASO,EL PASO,TX,00000,ELP,IGSA",
    "ZQTWO,MADE ZQTWO,2 MADE ST,MADEVILLE,MADE,LA,00000,NOL,IGSA",
    "ZQHOLD,MADE ZQHOLD,3 MADE ST,EL PASO,EL PASO,TX,00000,ELP,HOLD",
    "ZQHOLD,MADE ZQHOLD,4 MADE ST,LAREDO,WEBB,TX,00000,SNA,HOLD",
)
CAPACITIES = (
    "ZQONE,2025-01-01,,20,made contract",
    "ZQONE,2025-02-01,,30,made contract",
    "ZQNONE,2025-01-01,,5,x",
)
FIRST = datetime(2025, 1, 1, 8)  # noqa: DTZ001 — a clock on the wall
PERSON = "f00d"


def stint(person, since, upto, code, *, stay=None, reason="Transferred"):
    """A row, with times in hours since FIRST; `upto` None where it is open."""
    times = [_written(one) for one in (since if stay is None else stay, since)]
    ends = "" if upto is None else _written(upto)
    return f"{times[0]},{times[1]},MADE {code},{code},{ends},,{reason},{person}"


def _written(hours):
    return f"{FIRST + timedelta(hours=hours):%Y-%m-%d %H:%M}"


def large(people=60):
    """Rows of so many people, each ten hours in a hold room and then ten days in one of two places."""
    for at in range(people):
        person, since = f"a{at:03d}", 24 * (at % 50)
        place = "ZQTWO" if at % 3 == 0 else "ZQONE"
        yield stint(person, since, since + 10, "ZQHOLD")
        yield stint(person, since + 12, since + 252, place, stay=since, reason="Removed")


CHAIN = (
    stint(PERSON, 0, 24, "ZQONE"),
    stint(PERSON, 60, 200, "ZQTWO", stay=0),
    stint(PERSON, 100, 120, "ZQFEW", stay=0),
    stint(PERSON, 100, 120, "ZQFEW", stay=0),
    stint(PERSON, 203, None, "ZQONE", stay=0, reason=""),
)


_SHARED = {}


def shared_case(tmp_path_factory):
    """The case, built once for all tests of a process that do not change it."""
    if not _SHARED:
        _SHARED["case"] = made_case(tmp_path_factory.mktemp("held") / "case")
    return _SHARED["case"]


def made_case(folder, *, sealed=False):
    """The case, built; with `sealed` one of its two files of stints is under a label."""
    folder.mkdir()
    initialise(folder, zone="UTC")
    with (folder / "habeas.toml").open("a") as settings:
        settings.write(SETTINGS)
    case = load(folder)
    _put(case, "one.csv", STINTS, *large())
    _put(case, "two.csv", STINTS, *CHAIN, labels=frozenset({"press"}) if sealed else frozenset())
    _put(case, "arrests.csv", ARRESTS, f"2024-12-31 22:00,Located,TEXAS,MADE COUNTY,{PERSON}")
    _put(case, "removals.csv", REMOVALS, f"2025-03-20,GUATEMALA,MADE PORT,Male,{PERSON}")
    _put(case, "places.csv", PLACES, *PLACED)
    _put(case, "capacities.csv", "facility,from,until,capacity,source", *CAPACITIES)
    _put(case, "published.csv", "measure,facility,as_of,days,value", "adp,ZQONE,2025-09-15,350,25.5")
    build(case)
    return case


TWO = """
[[edition]]
name = "Made first"
series = "MADE-1"
published = 2025-03-31
first = 2025-01-01
last = 2025-03-31
selected_by = "book_in"

[[edition]]
name = "Made second"
series = "MADE-2"
published = 2025-04-10
first = 2025-01-01
last = 2025-03-31
selected_by = "book_in"
"""


def busy(more=0, *, often=12):
    """Rows of an edition: ZQBUSY with so many `more` same-day stints in March, and ZQOFTEN with one person.

    At ZQBUSY 15 are held all the time, and two of the `more` for the day of 10 January as well.
    """
    for at in range(15):
        yield stint(f"b{at}", 10, None, "ZQBUSY", reason="")
    for month, day in ((0, 35), (1, 65)):
        for at in range(20 + (more if month else 0)):
            since = 24 * (day + at % 12)
            yield stint(f"c{month}{at}", since, since + 3, "ZQBUSY", reason="Removed")
    for at in range(min(more, 2)):
        yield stint(f"d{at}", 24 * 9, 24 * 10, "ZQBUSY", reason="Removed")
    for at in range(often):
        yield stint("e0", 24 * (3 + at), 24 * (3 + at) + 2, "ZQOFTEN", reason="Removed")


def two_editions(folder):
    """A case with two editions of one place, the second with three stints more."""
    folder.mkdir()
    initialise(folder, zone="UTC")
    with (folder / "habeas.toml").open("a") as settings:
        settings.write(TWO)
    case = load(folder)
    _put(case, "first.csv", STINTS, *busy())
    _put(case, "second.csv", STINTS, *busy(3), series="MADE-2")
    build(case)
    return case


def _put(case, name, headings, *rows, labels=frozenset(), series="MADE-1"):
    path = case.folder.parent / f"{case.folder.name}-{name}"
    path.write_text("\n".join([headings, *rows]) + "\n")
    added = add(case, Intake((str(path),), Description(series=series, labels=labels)))
    assert not added.failed, added
