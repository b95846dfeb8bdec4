"""What the order clock says of one leg beside an order, in a sentence or two."""

from habeas.analysis.clock import reach_of
from habeas.findings.legs import Leg
from habeas.findings.merged import Noted
from habeas.findings.planes import BY_COMPUTED
from habeas.findings.wording import number
from habeas.records.contents import Deed


def summary(leg: Leg, positions: list[Noted], done: dict[Deed, list[Noted]]) -> str:
    """ "GlobalX 6143 — airborne: certain (…). Done before the order under all stated times: take off".

    What a computed track gives stands apart, and beside stated times counts for no deed.
    """
    own, computed = _parted(positions)
    where = "; or ".join(sorted({one.verdict.answer for one in own or computed}))
    told = f"{leg.label} — {where} (over {number(len(own or computed), 'combination')} of stated times)."
    if own and computed:
        told += f" Beside that: {'; or '.join(sorted({one.verdict.answer for one in computed}))}."
    reached: dict[str, list[str]] = {}
    for deed, noted in done.items():
        counted = _parted(noted)[0] or noted
        reached.setdefault(reach_of([one.verdict.certainty for one in counted]), []).append(f"“{deed}”")
    parts = [f"{_UNDER.get(reach, reach)}: {', '.join(deeds)}" for reach, deeds in reached.items()]
    by = "" if own else " by that track"
    return f"{told} Done before the order{by} {'; '.join(parts)}." if parts else told


def _parted(noted: list[Noted]) -> tuple[list[Noted], list[Noted]]:
    """Those that rest on observation or stated times, and those that rest on a computed track."""
    computed = [one for one in noted if f" by {BY_COMPUTED}:" in one.verdict.answer]
    return [one for one in noted if one not in computed], computed


_UNDER = {"all": "under all stated times", "some": "under some stated times", "none": "under no stated time"}
