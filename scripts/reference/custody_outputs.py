"""What --json prints of official records of custody, command by command."""

CUSTODY: dict[str, tuple[str, dict[str, str]]] = {
    "custody editions": (
        "a list of `{edition, published, covers, selected_by, table, files, rows, doubted, censored}`,"
        " one for each table of an edition; what nobody has said of it is empty; `censored` is a list of"
        " sentences",
        {},
    ),
    "custody queries": (
        "a list of `{query, question, definition, fails, row_level, reads, parameters, columns}`;"
        " parameters and columns are lists of `{name, unit, says}`",
        {},
    ),
    "custody ask": (
        "an object `{query, edition, engine, label, values, notes, left_out, rows}`: what was asked, with"
        " every value and where it came from; `rows` have the columns of the query, texts beside codes, and"
        " `not_shown`: why a count is null",
        {},
    ),
    "custody export": (
        "an object `{what, files, rows, bytes, withheld, edition, label, left_out}`: the files written"
        " (a CSV's dictionary is the second), how many rows, of how many bytes together, how many counts"
        " are not given; `edition` is empty for the dictionary, `label` is `row-level` or empty,"
        " `left_out` whether sealed official records were left out",
        {},
    ),
    "custody chain": (
        "an object `{edition, person, label, events, notes}`; an event is `{kind, begins, ends, what,"
        " where, rows, note}`, its times on the clock on the wall, `rows` a list of `{file, sheet, row}`",
        {},
    ),
    "custody rows": (
        "an object `{finding, label, rows}`; `rows` is a list of `{question, counted_at, source, sheet,"
        " row}`",
        {},
    ),
    "custody arrests": (
        "an object `{edition, before_days, after_days, told, lost, left_out}`; `told` are counts in words by"
        " what they count, `lost` the matches that the greedy rule would not have made",
        {},
    ),
}
