"""A Matter with positions: the orders and legs of a small case, tracks along the geodesic, judged by hand."""

from dataclasses import dataclass, field, replace

from tests.findings.matter_builder import MatterBuilder, minute
from tests.judgements.tracks import N278GX, N837VA, TOOK_OFF, track

from habeas.analysis.errors import AnalysisError
from habeas.analysis.flights.digest import digest
from habeas.analysis.flights.positions import Track
from habeas.analysis.given import Given
from habeas.records.contents import Deed, Form, Instrument, InstrumentType, Movement
from habeas.records.matter import Matter
from habeas.records.moment import Moment
from habeas.records.place import Place
from habeas.records.reading import reading
from habeas.records.subject import SubjectKind
from habeas.records.table import POSITIONS, Table
from habeas.statements.taker import Settings
from habeas.statements.track_legs import TrackLegs

__all__ = ["COMPUTED", "N278GX", "N837VA", "TOOK_OFF", "Flown", "minute", "track"]

COMPUTED = "made: computed from published times, observed by nobody"
HARLINGEN, COMAYAGUA = Place("Valley International, Harlingen", "KHRL"), Place("Comayagua", "MHPR")


@dataclass
class Flown:
    """A small case: one order, one leg whose departure is stated, and the tracks that are added."""

    build: MatterBuilder = field(default_factory=MatterBuilder)
    tables: dict[str, tuple[Track, ...]] = field(default_factory=dict)
    held: dict[str, tuple[Table, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.leg = self.build.subject(SubjectKind.LEG, "GlobalX 6143")
        self.order = self.build.subject(SubjectKind.INSTRUMENT, "order")
        self.event = self.build.subject(SubjectKind.EVENT, "transfer")
        self.paper = self.build.source("A paper")

    def issued(self, *at: Moment) -> "Flown":
        for each in at or (minute("2025-03-15T18:46"),):
            content = Instrument(
                "order",
                InstrumentType.COURT_ORDER,
                form=Form.ORAL,
                barred=(Deed.TAKE_OFF, Deed.LEAVE_AIRSPACE, Deed.LAND, Deed.HAND_OVER),
                issued=each,
            )
            self.build.say(self.paper, content, name=self.order, event=self.event)
        return self

    def stated(self, departed: Moment | None = None, arrived: Moment | None = None) -> "Flown":
        content = Movement(
            designation="GlobalX 6143",
            origin=HARLINGEN,
            destination=COMAYAGUA,
            departed=departed,
            arrived=arrived,
        )
        self.build.say(self.paper, content, designation=self.leg, event=self.event)
        return self

    def seen(
        self,
        *tracks: Track,
        authenticity: str = "",
        publisher: str = "adsb.example",
        leg: str | None = None,
        event: str | None = None,
    ) -> "Flown":
        """Adds a source that holds these tracks; their legs are judged to be the case's leg, or as given."""
        identity = self.build.source(publisher, "2026-01-02")
        self.build.sources[-1] = replace(self.build.sources[-1], authenticity=authenticity)
        names = (" ".join(filter(None, (one.aircraft.address, one.aircraft.registration))) for one in tracks)
        table = Table(POSITIONS, digest(tracks), sum(map(len, tracks)), tuple(names))
        self.tables[table.digest], self.held[identity] = tracks, (table,)
        laid = reading(identity, tables=(table,))
        taken = TrackLegs().take(self.build.sources[-1], laid, Settings(), table=self.tables.__getitem__)
        subject = self.leg if leg is None else leg
        where = self.event if event is None else event
        for one in taken.statements:
            self.build.drafts.append((replace(one, id=""), {"designation": subject, "event": where}))
        return self

    def table(self, digest: str) -> tuple[Track, ...]:
        """The tracks of a table, as a store opens it."""
        if digest not in self.tables:
            raise AnalysisError("no such table", where=digest)
        return self.tables[digest]

    def matter(self, *, reverse: bool = False) -> Matter:
        given = Given(table=self.table)
        made = replace(self.build.matter(reverse=reverse), tables=dict(self.held), given=given)
        return replace(made, sources=made.sources[::-1]) if reverse else made
