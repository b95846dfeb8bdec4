"""Check the evaluation corpus: every gold span stands in its text, every field is there and of its kind.

Run `python evaluation/corpus/check.py`. It prints counts per kind and half, and exits 1 on a fault.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
HALVES = ("tune", "held_out")

Test = Callable[[object], bool]


def is_text(value: object) -> bool:
    return isinstance(value, str) and value.strip() == value and value != ""


def is_text_or_null(value: object) -> bool:
    return value is None or is_text(value)


def is_bound(value: object) -> bool:
    return value is None or (isinstance(value, int | float) and not isinstance(value, bool) and value >= 0)


def is_flag(value: object) -> bool:
    return isinstance(value, bool)


def is_list_of_text(value: object) -> bool:
    return isinstance(value, list) and all(is_text(each) for each in value)


def one_of(*allowed: str | None) -> Test:
    return lambda value: value in allowed


HEDGE = one_of("asserted", "alleged", "denied", "adjudicated", "unattributed")

FIELDS: dict[str, dict[str, Test]] = {
    "Count": {
        "low": is_bound,
        "high": is_bound,
        "unit": is_text,
        "speaker": is_text_or_null,
        "hedge": HEDGE,
    },
    "Utterance": {"quoted": is_flag, "speaker": is_text_or_null, "via": is_list_of_text},
    "Instrument": {
        "type": one_of(
            "statute", "proclamation", "designation", "warrant", "removal_order", "agreement", "court_order"
        ),
    },
    "Construction": {"speaker": is_text_or_null},
    "Custody": {
        "holder": is_text_or_null,
        "act": one_of("handed over", "held", "released", "admitted", "returned", None),
    },
    "Movement": {"from": is_text_or_null, "to": is_text_or_null},
    "Condition": {
        "measure": one_of(
            "population",
            "capacity",
            "space per person",
            "hours in cell",
            "hours outdoors",
            "food",
            "water",
            "violence",
            "overcrowding",
            "medical care",
            "lighting",
            "length of hold",
            "visits",
            "other",
        ),
    },
    "Agreement": {"term": one_of("fee", "number", "duration", "undisclosed", "other")},
    "Affiliation": {"of": is_text, "with": is_text, "hedge": HEDGE},
    "Basis": {"instrument": is_text},
    "Depiction": {"credit": is_text_or_null},
}

OPTIONAL: dict[str, dict[str, Test]] = {"Condition": {"low": is_bound, "high": is_bound}}


def place_faults(gold: dict[str, object], text: str) -> list[str]:
    """Say what is wrong with where a gold statement points."""
    words, nth = gold.get("words"), gold.get("nth", 0)
    if not isinstance(words, str) or not words.strip():
        return ["has no words"]
    if words != words.strip():
        return [f"begins or ends with white space: {words!r}"]
    times = sum(text.startswith(words, at) for at in range(len(text)))
    if times == 0:
        return [f"words are not in the text: {words!r}"]
    if not isinstance(nth, int) or isinstance(nth, bool) or not 0 <= nth < times:
        return [f"nth is {nth!r} but the words stand {times} times: {words!r}"]
    if times > 1 and "nth" not in gold:
        return [f"words stand {times} times and nth is not given: {words!r}"]
    return []


def field_faults(gold: dict[str, object]) -> list[str]:
    """Say which fields of a gold statement are missing, unknown or of a wrong value."""
    kind = str(gold.get("kind"))
    if kind not in FIELDS:
        return [f"kind is not known: {kind!r}"]
    needed, optional = FIELDS[kind], OPTIONAL.get(kind, {})
    given = set(gold) - {"kind", "words", "nth"}
    faults = [f"{kind} lacks {name!r}: {gold.get('words')!r}" for name in sorted(set(needed) - given)]
    faults += [f"{kind} has unknown {name!r}" for name in sorted(given - set(needed) - set(optional))]
    faults += [
        f"{kind} has a wrong {name}: {gold[name]!r}"
        for name, test in (needed | optional).items()
        if name in gold and not test(gold[name])
    ]
    if len(given & {"low", "high"}) == 1:
        faults.append(f"{kind} has one bound of two: {gold.get('words')!r}")
    low, high = gold.get("low"), gold.get("high")
    if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        faults.append(f"{kind} has low above high: {gold.get('words')!r}")
    if kind == "Count" and (gold.get("hedge") == "asserted") and gold.get("speaker") is None:
        faults.append(f"Count is asserted by nobody: {gold.get('words')!r}")
    return faults


def article_faults(text_path: Path, counts: Counter[str]) -> list[str]:
    """Check one article and add its statements to the counts."""
    text = text_path.read_text(encoding="utf-8")
    gold_path = text_path.with_suffix(".json")
    if not gold_path.exists():
        return ["has no .json beside it"]
    gold = json.loads(gold_path.read_text(encoding="utf-8"))
    faults = [f"lacks {name}" for name in ("publisher", "published") if not is_text(gold.get(name))]
    seen: set[tuple[str, str, int]] = set()
    for each in gold["statements"]:
        faults += place_faults(each, text) + field_faults(each)
        key = (each.get("kind"), each.get("words"), each.get("nth", 0))
        if key in seen:
            faults.append(f"stands twice: {key}")
        seen.add(key)
        counts[str(each.get("kind"))] += 1
    return faults


def main() -> int:
    """Check both halves, print the counts, and give the exit code."""
    faults: list[str] = []
    totals: dict[str, Counter[str]] = {}
    articles: dict[str, int] = {}
    for half in HALVES:
        counts: Counter[str] = Counter()
        texts = sorted((HERE / half).glob("*.txt"))
        for path in texts:
            faults += [f"{half}/{path.stem}: {fault}" for fault in article_faults(path, counts)]
        orphans = {path.stem for path in (HERE / half).glob("*.json")} - {path.stem for path in texts}
        faults += [f"{half}/{name}: has no .txt beside it" for name in sorted(orphans)]
        totals[half], articles[half] = counts, len(texts)
    print(f"{'':<14}" + "".join(f"{half:>10}" for half in HALVES))
    print(f"{'articles':<14}" + "".join(f"{articles[half]:>10}" for half in HALVES))
    for kind in FIELDS:
        print(f"{kind:<14}" + "".join(f"{totals[half][kind]:>10}" for half in HALVES))
    print(f"{'all':<14}" + "".join(f"{sum(totals[half].values()):>10}" for half in HALVES))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
