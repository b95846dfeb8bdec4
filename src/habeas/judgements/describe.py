"""What a person fills in about a source: publisher, title, date, zone, …"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from habeas.judgements.errors import JudgementError
from habeas.judgements.rank import rank, standing
from habeas.records.encoding import Plain, dumps, from_plain
from habeas.records.judgement import Decider, Decision, Judgement, judgement
from habeas.records.moment import Grain, Moment, Wall, Zone
from habeas.records.source import Source

DESCRIBABLE = ("publisher", "title", "author", "url", "published", "zone", "language", "authenticity")
"""The fields of a Source that a description may fill in; what was kept, and how, is never rewritten."""


def described(source: Source, judgements: Iterable[Judgement]) -> Source:
    """The source as people have described it: of each field the newest; the record itself stays as it was."""
    about = [
        one
        for one in standing(judgements)
        if one.decision is Decision.DESCRIBE and one.subjects == (source.id,)
    ]
    fields: dict[str, Any] = {}
    for one in sorted(about, key=lambda one: (rank(one), one.id)):
        fields.update(json.loads(one.value))
    zone = fields.get("zone", source.zone)
    values: dict[str, Any] = {name: _value(name, value, zone) for name, value in fields.items()}
    return replace(source, **values)


def description_judgement(source_id: str, fields: Mapping[str, Plain], *, by: str, at: datetime) -> Judgement:
    """A person's Judgement of what the source is; `published` as a date or a plain Moment."""
    unknown = set(fields) - set(DESCRIBABLE)
    if unknown or not fields:
        raise JudgementError(
            "a description of what no source has",
            where=", ".join(sorted(unknown)),
            do="use " + ", ".join(DESCRIBABLE),
        )
    for name, value in fields.items():
        _value(name, value, "")
    value = dumps(dict(fields)).decode()
    return judgement(Decision.DESCRIBE, Decider(by), subjects=(source_id,), value=value, at=at)


def _value(name: str, value: Plain, zone: str) -> object:
    if name != "published":
        return str(value)
    if isinstance(value, dict):
        moment: Moment = from_plain(Moment, value)
        return moment
    return published_on(str(value), zone=zone)


def published_on(text: str, *, zone: str = "") -> Moment:
    """The Moment of a publication given as 2025-03-16, in the source's zone where that is known."""
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise JudgementError("not a date", where=text, do="write it as 2025-03-16") from error
    zones = (Zone(zone, "the source's zone, as described"),) if zone else ()
    wall = Wall(f"{day.isoformat()}T00:00:00", f"{(day + timedelta(days=1)).isoformat()}T00:00:00")
    return Moment(text, Grain.DAY, wall, zones)
