"""`python -m evaluation`: precision and recall per kind, both halves apart, held to the floors.

    --pin     write floors a little under what is measured; refused where one would fall
    --lower   with --pin, let floors fall

Exits 1 where anything is under its floor, or the corpus is not the one that the floors were set on.
Of the held-out half only totals are printed, never texts.
"""

import json
import sys
from pathlib import Path
from typing import Any

from evaluation.measure import OVERLAP, Tally, digest, measured

HALVES = ("tune", "held_out")
FLOORS = Path(__file__).parent / "floors.json"
MARGIN = 0.02
"""How far under the measured value a floor is set: one statement more or less in a kind of fifty."""

Figures = dict[str, dict[str, dict[str, float]]]


def main(arguments: list[str]) -> int:
    """Measure, print, compare or pin; the exit code."""
    tallies = {half: measured(half) for half in HALVES}
    for half in HALVES:
        print(table(half, tallies[half]))
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {}
    found = figures(tallies)
    if "--pin" in arguments:
        return pin(found, floors, lower="--lower" in arguments)
    return judge(found, floors)


def table(half: str, tallies: dict[str, Tally]) -> str:
    """One half's results, a kind a line, with the fields right of those compared."""
    whole = Tally()
    lines = [
        f"{half}: matched by kind and characters, intersection over union at least {OVERLAP}",
        f"{'kind':<14}{'gold':>6}{'taken':>7}{'right':>7}{'precision':>11}{'recall':>8}{'unread':>8}"
        "   fields right",
    ]
    for kind, tally in tallies.items():
        lines.append(line(kind, tally))
        whole = together(whole, tally)
    return "\n".join([*lines, line("all", whole), ""])


def together(whole: Tally, tally: Tally) -> Tally:
    """Both tallies in one, fields left out."""
    right, extra = whole.right + tally.right, whole.extra + tally.extra
    return Tally(right, extra, whole.missed + tally.missed, unread=whole.unread + tally.unread)


def line(kind: str, tally: Tally) -> str:
    """One kind's results."""
    fields = ", ".join(f"{name} {tally.fields[name]}/{total}" for name, total in tally.compared.items())
    gold, taken = tally.right + tally.missed, tally.right + tally.extra
    shares = f"{share(tally.precision):>11}{share(tally.recall):>8}{tally.unread:>8}"
    numbers = f"{gold:>6}{taken:>7}{tally.right:>7}{shares}"
    return f"{kind:<14}{numbers}   {fields}".rstrip()


def share(value: float | None) -> str:
    """Two decimals, or a dash for none."""
    return "-" if value is None else f"{value:.2f}"


def figures(tallies: dict[str, dict[str, Tally]]) -> Figures:
    """What floors are set on: precision, recall and the share of each field that is right."""
    return {half: {kind: of(tally) for kind, tally in kinds.items()} for half, kinds in tallies.items()}


def of(tally: Tally) -> dict[str, float]:
    """The figures of one kind."""
    found = {"precision": tally.precision or 0.0, "recall": tally.recall or 0.0}
    return found | {name: tally.fields[name] / total for name, total in tally.compared.items()}


def judge(found: Figures, floors: dict[str, Any]) -> int:
    """1 and a line for each figure under its floor; 0 where none is."""
    if floors.get("corpus") != digest():
        print(
            "the corpus is not the one that the floors were set on: look at the results, then --pin",
            file=sys.stderr,
        )
        return 1
    under = list(below(found, floors))
    for half, kind, name, floor in under:
        value = found[half].get(kind, {}).get(name, 0.0)
        print(f"under its floor: {half} {kind} {name} {value:.3f}, floor {floor:.3f}", file=sys.stderr)
    return 1 if under else 0


def below(found: Figures, floors: dict[str, Any]) -> list[tuple[str, str, str, float]]:
    """Every figure that is under its floor."""
    return [
        (half, kind, name, floor)
        for half in HALVES
        for kind, names in floors.get(half, {}).items()
        for name, floor in names.items()
        if found[half].get(kind, {}).get(name, 0.0) < floor
    ]


def pin(found: Figures, floors: dict[str, Any], *, lower: bool) -> int:
    """Write the floors, each raised where more is measured; 1 and nothing written where one would fall."""
    falls = [] if lower else below(found, floors)
    for half, kind, name, floor in falls:
        print(f"would fall: {half} {kind} {name}, floor {floor:.3f}; say --lower to let it", file=sys.stderr)
    if falls:
        return 1
    pinned = {
        half: pinned_half(kinds, {} if lower else floors.get(half, {})) for half, kinds in found.items()
    }
    text = json.dumps({"corpus": digest(), **pinned}, indent=1, sort_keys=True)
    FLOORS.write_text(text + "\n", encoding="utf-8")
    return 0


def pinned_half(kinds: dict[str, dict[str, float]], old: dict[str, dict[str, float]]) -> dict[str, Any]:
    """One half's floors: a little under what is measured, and never under what they were."""
    return {
        kind: {
            name: max(round(max(0.0, value - MARGIN), 3), old.get(kind, {}).get(name, 0.0))
            for name, value in names.items()
        }
        for kind, names in kinds.items()
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
