"""json.md: what --json prints, command by command; its keys are held to those that the commands write."""

import ast
import inspect
from collections.abc import Iterator

from habeas.records.chain import Hedge
from habeas.records.contents import Utterance
from habeas.records.locator import Characters
from habeas.records.statement import Statement
from habeas.workflow.listing import statement_row
from reference.commands import Command, commands
from reference.custody_outputs import CUSTODY
from reference.flight_outputs import FLIGHTS
from reference.markdown import code, page, plain, table
from reference.world_pages import check_same

REFUSAL = {"where": "where in the source", "why": "why, in a sentence"}

OUTPUTS: dict[str, tuple[str, dict[str, str]]] = {
    "add": (
        "an object",
        {
            "new": "a list of the [Sources](records.md#source) kept now",
            "again": "ids of sources whose bytes were kept already",
            "doubts": "a list of sentences: what was kept though its bytes are not what its name says",
            "skipped": "a list of `{name, why}`: what was not taken",
            "name": "in `skipped`: the file",
            "why": "in `skipped`: why, in a sentence",
        },
    ),
    "build": (
        "an object",
        {
            "read": "how many sources were read now",
            "taken": "from how many sources statements were taken now",
            "statements": "how many statements there are in all",
            "findings": "how many findings were made now; 0 where nothing has changed",
            "notes": "a list of `{source, note}`: remarks of readers and takers on what they did take",
            "refused": "a list of `{source, where, why}`: what could not be read or taken now",
            "source": "in `notes` and `refused`: the name of the source",
            "note": "in `notes`: the remark, in a sentence",
            "where": "in `refused`: where in it",
            "why": "in `refused`: why, in a sentence",
        },
    ),
    "sources": (
        "a list; each is a [Source](records.md#source) with two more keys; with `--refused` a list of "
        "`{source, where, why}`",
        {
            "statements": "how many statements were taken from it",
            "marks": "its labels, and “on hold”",
            "source": "with `--refused`: the name of the source",
            **{name: f"with `--refused`: {words}" for name, words in REFUSAL.items()},
        },
    ),
    "statements": ("a list of statement rows, see [below](#a-statement-row)", {}),
    "subjects": ("a list of [Subjects](records.md#subject)", {}),
    "judgements": ("a list of [Judgements](records.md#judgement)", {}),
    "queue": (
        "a list",
        {
            "urgency": "why it waits, the most pressing first: `contested`, `orphaned`, `misfit`, `supposed`",
            "asks": "what is to be decided, in words",
            "subjects": "ids of the Subjects it is about",
            "judgements": "ids of the Judgements it is about",
            "mentions": "a list of `{anchor, field}`: the mentions it is about",
            "anchor": "in `mentions`: the anchor key of the statement",
            "field": "in `mentions`: the field",
        },
    ),
    "findings": ("a list of [Findings](records.md#finding), verdicts and proofs included", {}),
    "show": (
        "the record, its fields by name, with `kind`: the first part of its id (`src`, `rdg`, `stm`, `sub`, "
        "`jdg`, `fnd`, `pub`, `run`)",
        {},
    ),
    "judge": (
        "the [Judgement](records.md#judgement); for a table an object",
        {
            "kept": "of a table: a list of the Judgements kept",
            "refused": "of a table: a list of `{where, why}`: rows that hold no decision",
            **{name: f"in `refused`: {words}" for name, words in REFUSAL.items()},
        },
    ),
    **FLIGHTS,
    **CUSTODY,
    "site": ("the [Publication](records.md#publication)", {}),
    "verify": (
        "an object",
        {
            "verdict": "`intact`, `intact with N withdrawals` or `broken`",
            "breaks": "a list of sentences: what is broken, and where",
            "notes": "a list of sentences: what is odd and breaks nothing",
            "originals": "how many originals were hashed",
            "records": "how many records were checked",
            "entries": "how many entries of the ledger were checked",
            "withdrawals": "how many withdrawals there were",
        },
    ),
    "check": (
        "a list of faults; empty where every proof holds",
        {
            "finding": "the id of the finding",
            "where": "the verdict and the step",
            "what": "what does not hold",
        },
    ),
}
"""For each command with --json what it prints, and the keys that its own code writes."""

ROW = {
    "id": "the statement's id",
    "kind": "its kind: Count, Utterance, …",
    "source": "the id of its source",
    "reading": "the id of the reading it was taken from; of one added by hand, the judgement",
    "locator": "where its words stand: see [locators](#where-words-stand)",
    "words": "the words, exactly as they stand there",
    "chain": "who is said to have said it, root first: a list of [Links](records.md#link)",
    "hedge": "asserted, alleged, denied, adjudicated or unattributed",
    "mode": "actual, planned, ordered, estimated or normative",
    "content": "what is said: the fields of its kind, see [statements](statements.md); defaults left out",
    "fields": "the words that single fields rest on: a list of [Fields](records.md#field); may be empty",
    "also_at": "places of repeats in the same source; may be empty",
    "anchor": "the anchor key, which finds it again after a re-read",
}
"""The keys of a statement row, which are always all there."""


def json_page() -> str:
    """The page."""
    with_json = [one for one in commands() if "--json" in one.spellings]
    check_same({one.name for one in with_json}, OUTPUTS, "command with --json")
    for one in with_json:
        check_same(written_keys(one), OUTPUTS[one.name][1], f"key of {one.name} --json,")
    check_same(_row_keys(), ROW, "key of a statement row,")
    intro = (
        "What `--json` prints is stable: a key keeps its name and its meaning, and new keys may come. A "
        "release that has to break this says so in the changelog. Output is UTF-8, indented by one space, "
        "in a stable order. A failure prints one object on standard error and nothing on standard output: "
        '`{"error": {"what": …, "where": …, "do": …}}`. A record is printed with the fields that it has; '
        "those with their default are left out (see [records](records.md)), so read them with a default."
    )
    return page(
        "JSON",
        intro,
        *map(_section, with_json),
        "## A statement row",
        "All of these keys are always there.",
        table(("key", "holds"), ((code(name), words) for name, words in ROW.items())),
        "## Where words stand",
        _locators(),
    )


def _section(command: Command) -> str:
    shape, keys = OUTPUTS[command.name]
    rows = ((code(name), words) for name, words in keys.items())
    parts = [f"## {command.name}", plain(command.help), f"Prints {shape}."]
    return "\n\n".join([*parts, *([table(("key", "holds"), rows)] if keys else [])])


def _locators() -> str:
    return (
        'A locator is tagged with its class under `is`: `{"is": "Characters", "block": 3, "start": 120, '
        '"end": 164}` is characters 120 to 164 (not included) of the canonical text; `{"is": "Cell", '
        '"sheet": "coding", "row": 5}` is a row of a sheet, numbered as the spreadsheet shows it. The '
        "others: [records](records.md#characters)."
    )


def written_keys(command: Command) -> set[str]:
    """The keys that a command's own code gives to say_json, helpers of its module included."""
    module = inspect.getmodule(command.callback)
    functions = {
        node.name: node
        for node in ast.parse(inspect.getsource(module)).body  # type: ignore[arg-type]
        if isinstance(node, ast.FunctionDef)
    }
    own = functions[command.callback.__name__]
    helpers = [functions[name] for name in _called(own) if name.startswith("_") and name in functions]
    return {key for function in (own, *helpers) for key in _keys(function)}


def _called(function: ast.FunctionDef) -> Iterator[str]:
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id


def _keys(function: ast.FunctionDef) -> Iterator[str]:
    for call in ast.walk(function):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "say_json":
            for node in ast.walk(call):
                if isinstance(node, ast.Dict):
                    yield from (str(key.value) for key in node.keys if isinstance(key, ast.Constant))


def _row_keys() -> set[str]:
    content = Utterance(text="It landed.", quoted=False)
    row = statement_row(
        Statement("src-1", "rdg-1", content, Characters(1, 0, 10), "It landed.", (), Hedge.ASSERTED)
    )
    return set(row)
