"""Reference pages come from the code, and the other pages name only what there is."""

import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def scripts(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))

    def load(name: str) -> ModuleType:
        return importlib.import_module(name)

    return load


@pytest.fixture
def example(tmp_path: Path) -> Path:
    folder = tmp_path / "example"
    (folder / "sources").mkdir(parents=True)
    for name in ("sources.csv", "case.key"):
        (folder / name).write_text("x\n", encoding="utf-8")
    return folder


def page(folder: Path, text: str) -> Path:
    path = folder / "page.md"
    path.write_text(text, encoding="utf-8")
    return path


def whats(scripts, folder: Path, text: str) -> list[tuple[int, str]]:
    found = scripts("reference.prose").faults([page(folder, text)], folder)
    return [(one.line, one.what) for one in found]


def test_the_pages_in_the_repository_are_those_that_the_code_makes(scripts):
    made = scripts("reference.pages").made()
    on_disk = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/reference").glob("*.md")}
    assert on_disk == made, "run make docs"


def test_the_same_code_makes_the_same_pages(scripts):
    pages = scripts("reference.pages")
    assert pages.made() == pages.made()


def test_no_page_holds_a_path_of_this_machine(scripts):
    for name, text in scripts("reference.pages").made().items():
        assert str(ROOT) not in text, name
        assert " at 0x" not in text, name


def test_the_pages_by_hand_name_only_commands_options_and_links_that_there_are(scripts):
    docs = scripts("reference_docs")
    assert scripts("reference.prose").faults(docs.by_hand(ROOT), ROOT) == ()


def test_every_command_has_a_heading_and_every_option_a_row(scripts):
    commands = scripts("reference.commands")
    text = commands.commands_page()
    for one in commands.commands():
        assert f"\n## {one.name}\n" in text
        for parameter in one.parameters:
            assert all(f"`{spelling}`" in text for spelling in parameter.spellings if parameter.is_option)


def test_every_error_is_on_the_page_of_errors(scripts):
    from habeas.records.errors import HabeasError

    text = scripts("reference.world_pages").errors_page()
    own = [one for one in HabeasError.__subclasses__() if one.__module__.startswith("habeas.")]
    assert own
    assert all(f"| `{one.__name__}` |" in text for one in own)


def test_standards_that_nobody_verified_are_listed_as_such(scripts):
    from habeas.reference.standards import standards

    after = scripts("reference.world_pages").world_page().partition("## Not verified")[2]
    doubtful = [one.id for one in standards() if not one.verified]
    assert doubtful
    assert all(f"`{one}`" in after for one in doubtful)


def test_a_key_that_a_command_prints_and_no_page_explains_is_refused(scripts, monkeypatch):
    json_page = scripts("reference.json_page")
    shape, keys = json_page.OUTPUTS["verify"]
    fewer = {name: words for name, words in keys.items() if name != "breaks"}
    monkeypatch.setitem(json_page.OUTPUTS, "verify", (shape, fewer))
    with pytest.raises(scripts("reference.world_pages").UndocumentedError, match="breaks has no words"):
        json_page.json_page()


def test_a_setting_that_the_template_has_and_no_page_explains_is_refused(scripts, monkeypatch):
    world = scripts("reference.world_pages")
    fewer = {name: words for name, words in world.SETTINGS.items() if name != "home_zone"}
    monkeypatch.setattr(world, "SETTINGS", fewer)
    with pytest.raises(world.UndocumentedError, match="home_zone has no words"):
        world.settings_page()


def test_a_command_that_there_is_not_is_a_fault_with_its_line(scripts, tmp_path):
    text = "# Page\n\n```sh\nhabeas build\nhabeas conclude --all\n```\n"
    assert whats(scripts, tmp_path, text) == [(5, "there is no command habeas conclude")]


def test_an_option_that_a_command_does_not_know_is_a_fault(scripts, tmp_path):
    text = "```sh\n$ habeas add a.txt --publishr X | head -n 3\n```\n\nSay `habeas init --zones UTC`.\n"
    assert whats(scripts, tmp_path, text) == [
        (2, "habeas add knows no option --publishr"),
        (5, "habeas init knows no option --zones"),
    ]


@pytest.mark.parametrize(
    "call",
    [
        "habeas --version",
        "HABEAS_PERSON='R. Reader' habeas judge reject stm-1a2b --why 'a – b -- c'",
        "cat a.txt | habeas add - --name a.txt",
        "habeas findings --json > findings.json",
        'habeas judge correct stm-1a2b --value "hedge = alleged"',
        "habeas withdraw notes.txt --by A --by B --why 'asked' --yes",
    ],
)
def test_calls_that_work_are_no_faults(scripts, tmp_path, call):
    assert whats(scripts, tmp_path, f"```sh\n{call}\n```\n") == []


def test_a_call_over_two_lines_is_one(scripts, tmp_path):
    text = "```sh\nhabeas add a.txt \\\n  --publishr X\n```\n"
    assert whats(scripts, tmp_path, text) == [(2, "habeas add knows no option --publishr")]


def test_a_link_that_leads_nowhere_is_a_fault(scripts, tmp_path):
    (tmp_path / "there.md").write_text("# There\n\n## Two words\n", encoding="utf-8")
    text = "[a](there.md) [b](gone.md)\n[c](there.md#two-words) [d](there.md#three)\n[e](https://example.org/x)\n"
    assert whats(scripts, tmp_path, text) == [
        (1, "the link to gone.md leads nowhere"),
        (2, "there is no heading #three in there.md"),
    ]


def test_a_link_out_of_the_repository_is_a_fault(scripts, tmp_path):
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "outer.md").write_text("# Outer\n", encoding="utf-8")
    assert whats(scripts, inner, "[a](../outer.md)\n") == [(1, "the link to ../outer.md leads nowhere")]


def test_cells_cannot_break_their_table(scripts):
    markdown = scripts("reference.markdown")
    assert markdown.table(("a",), [("x | y\nz",)]).splitlines()[-1] == "| x \\| y z |"
    assert markdown.code("a `b`") == "`` a `b` ``"
    assert markdown.code("") == ""
    assert markdown.plain("*a* <b>_c_") == "\\*a\\* \\<b\\>\\_c\\_"


def test_an_output_that_ends_in_an_ellipsis_keeps_its_length(scripts, example):
    text = "Before.\n\n```console\n$ seq 5\nold\nold\n…\n$ ls; pwd\n```\nAfter.\n"
    made = scripts("reference.transcript").again(text, example)
    assert made.startswith(
        "Before.\n\n```console\n$ seq 5\n1\n2\n…\n$ ls; pwd\ncase.key\nsources\nsources.csv\n"
    )
    assert made.endswith("```\nAfter.\n")


def test_ids_that_change_alone_are_followed_into_later_commands_and_the_text(scripts, example):
    text = (
        "See stm-00000000.\n\n```console\n$ printf 'stm-11111111  said\\n'\nstm-00000000  said\n```\n\n"
        "```console\n$ echo stm-00000000\nstm-00000000\n```\n"
    )
    made = scripts("reference.transcript").again(text, example)
    assert made.startswith("See stm-11111111.")
    assert made.endswith("$ echo stm-11111111\nstm-11111111\n```\n")


def test_a_command_of_the_tutorial_that_fails_is_named(scripts, example):
    transcript = scripts("reference.transcript")
    with pytest.raises(transcript.TranscriptError, match="fails: false"):
        transcript.again("```console\n$ false\n```\n", example)


@pytest.mark.slow
def test_the_tutorial_shows_what_its_commands_print(scripts):
    docs = scripts("reference_docs")
    assert docs.stale(docs.DOCS, {**docs.reference(), **docs.tutorial()}) == (), "run make docs"


def test_it_is_called_with_nothing_or_check(scripts, capsys):
    assert scripts("reference_docs").main(["--chek"]) == 2
    assert "usage" in capsys.readouterr().err
