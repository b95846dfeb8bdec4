"""What a complete account of a group needs, and which statements give it."""

from collections.abc import Callable, Mapping

from habeas.records.contents import Act, Basis, Content, Count, Custody, Movement

Gives = Callable[[Content], bool]

HANDING_OVER = "time of handing over"
"""Asked of every group beside what the standards ask: who answers for people changes at that instant."""


def _custody(*acts: Act | None) -> Callable[[Content], Custody | None]:
    return lambda content: content if isinstance(content, Custody) and content.act in acts else None


_taking, _admission = _custody(None, Act.HELD), _custody(Act.ADMITTED)
_handing, _release = _custody(Act.HANDED_OVER), _custody(Act.RELEASED)
_sending = _custody(Act.PLANNED, Act.MANIFESTED, Act.BOARDED)


def _timed(content: Content, of: Callable[[Content], Custody | None], act: Act) -> bool:
    custody = of(content)
    counted = isinstance(content, Count) and content.act is act and content.at is not None
    return counted or bool(custody and custody.since)


def _place(content: Content) -> bool:
    if isinstance(content, Count):
        return content.act in (Act.ADMITTED, Act.HELD) and content.place is not None
    return isinstance(content, Custody) and content.act is not Act.HANDED_OVER and content.place is not None


def _transfer_time(content: Content) -> bool:
    if isinstance(content, Movement):
        return bool(content.departed or content.arrived)
    return _timed(content, _handing, Act.HANDED_OVER)


def _destination(content: Content) -> bool:
    if isinstance(content, Movement):
        return content.destination is not None
    return (
        isinstance(content, Custody)
        and content.act in (Act.HANDED_OVER, Act.ADMITTED)
        and bool(content.place)
    )


def _holder(content: Content) -> bool:
    return isinstance(content, Custody) and bool(content.holder or content.claimed)


def _authority(content: Content) -> bool:
    return isinstance(content, Basis) and not content.none


def _sender(content: Content) -> bool:
    custody = _sending(content)
    return bool(custody and (custody.holder or custody.claimed))


GIVES: Mapping[str, Gives] = {
    "detention time": lambda content: bool((custody := _taking(content)) and custody.since),
    "detention place": lambda content: bool((custody := _taking(content)) and custody.place),
    "detaining authority": lambda content: bool((custody := _taking(content)) and custody.holder),
    "ordering authority": _authority,
    "grounds": _authority,
    "supervising authority": _holder,
    "responsible authority": _holder,
    "place": _place,
    "admission time": lambda content: _timed(content, _admission, Act.ADMITTED),
    "transfer time": _transfer_time,
    "destination": _destination,
    "transferring authority": _sender,
    HANDING_OVER: lambda content: _timed(content, _handing, Act.HANDED_OVER),
    "release time": lambda content: _timed(content, _release, Act.RELEASED),
}
"""For each fact that standards ask for, in the words of `reference.standards`, whether a content gives it.

Facts of each person's own record (identity, health, death, property, family) are not among them: statements
about groups do not give them, and they are not for publication.
"""
