"""Run by `.venv-bench/bin/python`: pandas or polars ask made stints what habeas is asked; prints JSON.

    python benchmarks/custody_others.py ENGINE QUESTION PATH [HEADINGS]

PATH is a coded table, or a release as published where HEADINGS (a JSON file of our names and its headings)
is given. Printed are seconds of processor, reading included, the peak of memory, and a check of the answer.
"""

import importlib
import json
import sys
import time
from pathlib import Path
from typing import Any

DAY = 86_400
LOW, HIGH = 16_801, 20_452  # 2016-01-01 to 2025-12-30
UNTIL = 1_767_225_540
GAP = DAY
KEYS = ["person", "stay_in", "book_in", "book_out", "facility"]
BONDS = ["bond_set_amount", "bond_set_date", "bond_posted_amount", "bond_posted_date"]


def main(engine: str, question: str, path: Path, headings: dict[str, str]) -> None:
    """Ask once and print."""
    library = importlib.import_module(engine)
    ask = ASKED[engine]
    begun = time.process_time()
    check = ask[question](library, path, headings)
    used = time.process_time() - begun
    peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) * 1024 / 1e6
    print(json.dumps({"cpu": used, "peak": peak, "check": check}))


def _pandas(pd: Any, path: Path, headings: dict[str, str], names: list[str] | None) -> Any:
    """The kept rows: by the stored mark, or the last of a day, place and stay as users do."""
    if not headings:
        frame = pd.read_parquet(path, columns=[*names, "keep"] if names else None, dtype_backend="pyarrow")
        frame = frame[frame["keep"] == 1]
        return frame.astype({one: "float64" for one in KEYS if one in frame and one != "facility"})
    back = {heading: name for name, heading in headings.items()}
    wanted = [headings[one] for one in dict.fromkeys([*names, *KEYS])] if names else None
    frame = pd.read_parquet(path, columns=wanted).rename(columns=back)
    for name in (one for one in BONDS if one.endswith("_date") and one in frame):
        frame[name] = pd.to_datetime(frame[name])  # read as Python objects, of which a group has no least
    frame["day"] = frame["book_in"].dt.floor("D")
    frame = frame.sort_values(["person", "book_in", "book_out"], kind="stable")
    again = frame.duplicated(["person", "facility", "day", "stay_in"], keep="last")
    frame = frame[~(again & frame["person"].notna())]
    for name in ("stay_in", "book_in", "book_out"):
        seconds = (frame[name] - pd.Timestamp(0)) // pd.Timedelta(seconds=1)
        frame = frame.assign(**{name: seconds})
    return frame


def _pandas_headcount(pd: Any, path: Path, headings: dict[str, str]) -> list[int]:
    rows = _pandas(pd, path, headings, ["facility", "book_in", "book_out"])
    rows = rows.assign(since=rows.book_in // DAY, upto=rows.book_out.fillna(UNTIL) // DAY)
    rows = rows[rows.upto > rows.since]
    rows = rows.assign(since=rows.since.clip(LOW, HIGH + 1), upto=rows.upto.clip(LOW, HIGH + 1))
    steps = rows.groupby(["facility", "since"]).size().unstack(fill_value=0)
    days = range(LOW, HIGH + 1)
    ends = rows.groupby(["facility", "upto"]).size().unstack(fill_value=0)
    dense = steps.reindex(columns=days, fill_value=0) - ends.reindex(columns=days, fill_value=0)
    held = dense.cumsum(axis=1)
    return [int(held.to_numpy().sum())]


def _pandas_gaps(pd: Any, path: Path, headings: dict[str, str]) -> list[int]:
    rows = _pandas(pd, path, headings, ["person", "stay_in", "book_in", "book_out"])
    rows = rows[rows.person.notna()].sort_values(["person", "book_in"], kind="stable")
    ends = rows.book_out.fillna(UNTIL).clip(lower=rows.book_in)
    by_stay = [rows.person, rows.stay_in]
    stay_end = ends.groupby(by_stay).cummax().groupby(by_stay).shift()
    gaps = rows.book_in - stay_end
    known = rows.book_out.fillna(rows.book_in).clip(lower=rows.book_in)
    latest = known.groupby(rows.person).cummax().groupby(rows.person).shift()
    overlaps = (latest > rows.book_in) & (rows.book_out.fillna(UNTIL) > rows.book_in)
    return [int((gaps > GAP).sum()), int(overlaps.sum())]


def _pandas_stays(pd: Any, path: Path, headings: dict[str, str]) -> list[int]:
    rows = _pandas(pd, path, headings, None)
    rows = rows[rows.person.notna()].sort_values(["person", "stay_in", "book_in", "book_out"], kind="stable")
    lasted = rows.book_out.fillna(UNTIL) - rows.book_in
    groups = rows.groupby(["person", "stay_in"], sort=False)
    last = rows.drop_duplicates(["person", "stay_in"], keep="last")
    where = ["person", "stay_in", "facility", "book_in", "book_out"]
    first = rows.drop_duplicates(["person", "stay_in"])[where]
    longest = rows[where].assign(lasted=lasted).sort_values("lasted", kind="stable")
    longest = longest.drop_duplicates(["person", "stay_in"], keep="last").drop(columns="lasted")
    least = groups[BONDS].min().reset_index()
    least["n_stints"] = groups.size().to_numpy()
    key = ["person", "stay_in"]
    found = last.merge(first, on=key, suffixes=("", "_first")).merge(
        longest, on=key, suffixes=("", "_longest")
    )
    found = found.merge(least, on=key, suffixes=("", "_least"))
    found["n_stays"] = found.groupby("person")["stay_in"].transform("size")
    return [len(found), int(found.n_stints.sum())]


def _polars(pl: Any, path: Path, headings: dict[str, str], names: list[str] | None) -> Any:
    rows = pl.scan_parquet(path)
    if not headings:
        rows = rows.filter(pl.col("keep") == 1)
        return rows.select(names) if names else rows
    rows = rows.rename({heading: name for name, heading in headings.items()})
    if names:
        rows = rows.select(list(dict.fromkeys([*names, *KEYS])))
    rows = rows.sort("person", "book_in", "book_out", nulls_last=True, maintain_order=True)
    key = ["person", "facility", "day", "stay_in"]
    rows = rows.with_columns(day=pl.col("book_in").dt.truncate("1d"))
    kept = rows.filter(pl.col("person").is_not_null()).unique(key, keep="last", maintain_order=True)
    rows = pl.concat([kept, rows.filter(pl.col("person").is_null())])
    times = ("stay_in", "book_in", "book_out")
    return rows.with_columns(**{name: pl.col(name).dt.epoch("s") for name in times})


def _polars_headcount(pl: Any, path: Path, headings: dict[str, str]) -> list[int]:
    rows = _polars(pl, path, headings, ["facility", "book_in", "book_out"])
    rows = rows.select(
        "facility",
        since=(pl.col("book_in") // DAY).cast(pl.Int32),
        upto=(pl.col("book_out").fill_null(UNTIL) // DAY).cast(pl.Int32),
    ).filter(pl.col("upto") > pl.col("since"))
    steps = pl.concat(
        [
            rows.select("facility", day=pl.col(name).clip(LOW, HIGH + 1), step=pl.lit(step))
            for name, step in (("since", 1), ("upto", -1))
        ]
    )
    changes = steps.group_by("facility", "day").agg(pl.col("step").sum()).collect()
    days = pl.DataFrame({"day": range(LOW, HIGH + 1)}, schema={"day": pl.Int32})
    dense = changes.select("facility").unique().join(days, how="cross")
    held = dense.join(changes, on=["facility", "day"], how="left").sort("facility", "day")
    held = held.with_columns(held=pl.col("step").fill_null(0).cum_sum().over("facility"))
    return [int(held["held"].sum())]


def _polars_gaps(pl: Any, path: Path, headings: dict[str, str]) -> list[int]:
    rows = _polars(pl, path, headings, ["person", "stay_in", "book_in", "book_out"])
    rows = rows.filter(pl.col("person").is_not_null()).sort("person", "book_in", maintain_order=True)
    begun, ended = pl.col("book_in"), pl.col("book_out")
    ends = pl.max_horizontal(ended.fill_null(UNTIL), begun)
    known = pl.max_horizontal(ended.fill_null(begun), begun)
    found = rows.select(
        gap=begun - ends.cum_max().shift().over("person", "stay_in"),
        overlap=(known.cum_max().shift().over("person") > begun) & (ended.fill_null(UNTIL) > begun),
    ).select((pl.col("gap") > GAP).sum(), pl.col("overlap").sum())
    return [int(one) for one in found.collect().row(0)]


def _polars_stays(pl: Any, path: Path, headings: dict[str, str]) -> list[int]:
    rows = _polars(pl, path, headings, None).filter(pl.col("person").is_not_null())
    rows = rows.sort("person", "book_in", "book_out", nulls_last=True, maintain_order=True)
    names = [one for one in rows.collect_schema().names() if one not in ("person", "stay_in")]
    lasted = pl.col("book_out").fill_null(UNTIL) - pl.col("book_in")
    where = ["facility", "book_in", "book_out"]
    found = rows.group_by("person", "stay_in", maintain_order=True).agg(
        pl.len().alias("n_stints"),
        *[pl.col(one).first().alias(f"{one}_first") for one in where],
        *[pl.col(one).get(lasted.arg_max()).alias(f"{one}_longest") for one in where],
        *[pl.col(one).min().alias(f"{one}_least") for one in BONDS],
        *[pl.col(one).last() for one in names],
    )
    found = found.with_columns(n_stays=pl.len().over("person")).collect()
    return [len(found), int(found["n_stints"].sum())]


PANDAS = {"headcount": _pandas_headcount, "gaps": _pandas_gaps, "stays": _pandas_stays}
POLARS = {"headcount": _polars_headcount, "gaps": _polars_gaps, "stays": _polars_stays}
ASKED: dict[str, dict[str, Any]] = {"pandas": PANDAS, "polars": POLARS}


if __name__ == "__main__":
    named = json.loads(Path(sys.argv[4]).read_text()) if len(sys.argv) > 4 else {}
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), named)
