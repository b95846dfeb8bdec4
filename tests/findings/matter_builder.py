"""Builds a Matter by hand: sources, Subjects, statements with their judgements, relations."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from habeas.records.chain import Chain, Hedge, Link, Mode, Role
from habeas.records.contents import Content
from habeas.records.judgement import Decider, Decision, Judgement, judgement
from habeas.records.locator import Characters
from habeas.records.matter import Matter, Relation
from habeas.records.moment import Grain, Moment, Relative, Wall, Zone
from habeas.records.quantity import Band, Quantity
from habeas.records.source import Obtained, Source
from habeas.records.statement import Mention, Statement, identified
from habeas.records.subject import Standing, Subject, SubjectKind

EASTERN = "America/New_York"
RULE = Decider("by hand", "1")


def minute(text: str, *zones: str, until: str = "", clock: str = "") -> Moment:
    """One minute of wall clock, or a stretch of it; Eastern where no zone is named."""
    last = until or (datetime.fromisoformat(text) + timedelta(minutes=1)).isoformat(timespec="minutes")
    named = tuple(Zone(zone, "stated") for zone in zones or (EASTERN,))
    return Moment(text, Grain.MINUTE, Wall(text, last), named, clock=clock)


def day(text: str, zone: str = EASTERN) -> Moment:
    last = (datetime.fromisoformat(text) + timedelta(days=1)).date().isoformat()
    return Moment(text, Grain.DAY, Wall(f"{text}T00:00", f"{last}T00:00"), (Zone(zone, "stated"),))


def after(name: str, least: int = 0) -> Moment:
    return Moment(f"after {name}", Grain.SPAN, relative=Relative(name, least))


def people(number: int) -> Quantity:
    return Quantity(f"{number}", "people", Decimal(number), Decimal(number))


def more_than(number: int, implied: int) -> Quantity:
    band = Band(Decimal(number + 1), Decimal(implied), "more-than-v1")
    return Quantity(f"more than {number}", "people", Decimal(number + 1), None, band)


def said(*names: str) -> Chain:
    """A chain of a speaker and, if more are named, a publisher at the end."""
    roles = [Role.SPEAKER, *[Role.REPORTER] * (len(names) - 1)]
    return tuple(Link(role, name) for role, name in zip(roles, names, strict=True))


@dataclass
class MatterBuilder:
    """Grows a Matter; `matter()` gives it as it stands."""

    sources: list[Source] = field(default_factory=list)
    subjects: dict[str, Subject] = field(default_factory=dict)
    drafts: list[tuple[Statement, dict[str, str]]] = field(default_factory=list)
    parts: list[Relation] = field(default_factory=list)
    apart: list[Relation] = field(default_factory=list)
    related: list[Judgement] = field(default_factory=list)
    contested: set[str] = field(default_factory=set)
    read_for: set[tuple[str, str]] = field(default_factory=set)

    def source(self, publisher: str, published: str = "2025-03-16") -> str:
        identity = f"src-{len(self.sources)}"
        obtained = Obtained("file")
        made = Source(identity, "0" * 64, 1, publisher, "text/plain", obtained, publisher=publisher)
        self.sources.append(Source(**{**vars(made), "published": day(published)}))
        return identity

    def subject(self, kind: SubjectKind, label: str, standing: Standing = Standing.UNKNOWN) -> str:
        identity = f"sub-{kind}-{label}"
        self.subjects[identity] = Subject(identity, kind, label, standing)
        return identity

    def group(self, label: str) -> str:
        return self.subject(SubjectKind.GROUP, label)

    def say(
        self,
        source: str,
        content: Content,
        *,
        words: str = "",
        chain: Chain = (),
        hedge: Hedge = Hedge.ASSERTED,
        mode: Mode = Mode.ACTUAL,
        **mentions: str,
    ) -> None:
        """Adds a Statement; `mentions` are fields and the Subjects they are ("parts__0" for "parts.0")."""
        start = 100 * len(self.drafts)
        text = words or f"{type(content).__name__} {len(self.drafts)}"
        draft = Statement(
            source,
            f"rdg-{source}",
            content,
            Characters(len(self.drafts), start, start + len(text)),
            text,
            chain or said("Somebody"),
            hedge,
            mode,
            before=f"{len(self.drafts):04d}",
        )
        self.drafts.append((draft, {key.replace("__", "."): one for key, one in mentions.items() if one}))

    def part_of(self, part: str, whole: str) -> None:
        self.parts.append(self._relation(Decision.PART_OF, part, whole))

    def disjoint(self, one: str, other: str) -> None:
        self.apart.append(self._relation(Decision.DISJOINT, one, other))

    def _relation(self, decision: Decision, one: str, other: str) -> Relation:
        made = judgement(decision, RULE, subjects=(one, other), reasons=("the source says so",))
        self.related.append(made)
        return Relation(one, other, made.id)

    def matter(self, *, reverse: bool = False) -> Matter:
        statements = [identified([draft])[0] for draft, _ in self.drafts]
        meant: dict[Mention, str] = {}
        because: dict[Mention, tuple[str, ...]] = {}
        judgements = list(self.related)
        for statement, (_, mentions) in zip(statements, self.drafts, strict=True):
            for path, subject in mentions.items():
                mention = Mention(statement.anchor, path)
                made = judgement(
                    Decision.IS, RULE, mentions=(mention,), subjects=(subject,), reasons=("named so",)
                )
                judgements.append(made)
                if subject not in self.contested:
                    meant[mention], because[mention] = subject, (made.id,)
        return Matter(
            sources=tuple(self.sources),
            statements=tuple(reversed(statements) if reverse else statements),
            subjects=tuple(self.subjects.values()),
            meant=meant,
            because=because,
            parts=tuple(self.parts),
            disjoint=tuple(self.apart),
            contested=frozenset(self.contested),
            judgements=tuple(judgements),
            read_for=frozenset(self.read_for),
        )
