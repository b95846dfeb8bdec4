"""commands.md: every command, argument and option, from the Typer app itself."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import typer

from habeas.cli.main import app
from reference.markdown import code, page, plain, table


@dataclass(frozen=True)
class Parameter:
    """An argument or option of a command."""

    spellings: tuple[str, ...]
    is_option: bool
    takes: str
    needed: bool
    repeats: bool
    default: str
    help: str


@dataclass(frozen=True)
class Command:
    """A command: its name, its help, its parameters."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]
    callback: Any

    @property
    def spellings(self) -> frozenset[str]:
        """Every option that this command knows."""
        return HELP | {text for one in self.parameters if one.is_option for text in one.spellings}


HELP = frozenset({"--help", "-h"})


@cache
def _group() -> Any:
    return typer.main.get_command(app)


@cache
def commands() -> tuple[Command, ...]:
    """The commands in the order in which --help lists them; those of a group by both words."""
    return tuple(one for name, found in _group().commands.items() for one in _with_its_own(name, found))


def _with_its_own(name: str, found: Any) -> Iterator[Command]:
    under = getattr(found, "commands", None)
    if under is None:
        yield _command(name, found)
        return
    for word, each in under.items():
        yield from _with_its_own(f"{name} {word}", each)


def named(words: list[str]) -> tuple[Command | None, list[str]]:
    """The command that these words call, and the words after its name; None where there is none."""
    known = {one.name: one for one in commands()}
    for count in (2, 1):
        if (name := " ".join(words[:count])) in known:
            return known[name], words[count:]
    return None, words


@cache
def general() -> Command:
    """The program itself, with the options that stand before any command."""
    return _command("habeas", _group())


def _command(name: str, found: Any) -> Command:
    return Command(name, found.help or "", tuple(map(_parameter, found.params)), found.callback)


def _parameter(one: Any) -> Parameter:
    is_option = one.param_type_name == "option"
    is_flag = bool(getattr(one, "is_flag", False))
    return Parameter(
        spellings=(*one.opts, *one.secondary_opts),
        is_option=is_option,
        takes="" if is_flag else _kind(one),
        needed=bool(one.required),
        repeats=one.nargs == -1 or bool(getattr(one, "multiple", False)),
        default="" if one.default in (None, "", False) or callable(one.default) else str(one.default),
        help=one.help or "",
    )


def _kind(one: Any) -> str:
    return "PATH" if "path" in str(one.type_descriptor).casefold() else "TEXT"


def usage(command: Command) -> str:
    """How the command is called, in a line."""
    words = [f"habeas {command.name}"]
    for one in command.parameters:
        if not one.is_option:
            text = one.spellings[0].upper() + ("…" if one.repeats else "")
            words.append(text if one.needed else f"[{text}]")
    words += [f"{one.spellings[0]} {one.takes}" for one in command.parameters if one.is_option and one.needed]
    return " ".join([*words, "[OPTIONS]"])


def commands_page() -> str:
    """The page."""
    intro = (
        "Every command acts on the case in the current folder, or in the nearest folder above it. `--help` "
        "after a command prints what stands here. A command that fails prints one sentence on standard "
        "error: what is wrong, where, and what to do. It then ends with code 1 (see [errors](errors.md)). "
        "A command that was called wrongly ends with code 2. What `--json` prints: [json](json.md). Who "
        "acts is the environment variable `HABEAS_PERSON`, or else the name of the account."
    )
    first = "Before any command:\n\n" + _parameters(general().parameters)
    index = "\n".join(f"- [{one.name}](#{anchor(one)}): {plain(_first(one.help))}" for one in commands())
    return page("Commands", intro, plain(general().help), first, index, *map(_section, commands()))


def anchor(command: Command) -> str:
    """The anchor of the command's heading."""
    return command.name.replace(" ", "-")


def _first(text: str) -> str:
    return text.split("\n\n")[0]


def _section(command: Command) -> str:
    parts = [f"## {command.name}", plain(command.help), code(usage(command))]
    if command.parameters:
        parts.append(_parameters(command.parameters))
    return "\n\n".join(parts)


def _parameters(every: tuple[Parameter, ...]) -> str:
    return table(("argument or option", "takes", "default", "means"), map(_row, every))


def _row(one: Parameter) -> tuple[str, ...]:
    names = ", ".join(code(text if one.is_option else text.upper()) for text in one.spellings)
    takes = one.takes or ("nothing" if one.is_option else "TEXT")
    default = "needed" if one.needed else code(one.default)
    more = " May be given several times." if one.is_option and one.repeats else ""
    return names, takes, default, plain(one.help) + more
