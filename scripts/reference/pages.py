"""Which pages of docs/reference there are, and what makes each."""

from collections.abc import Callable, Mapping

from reference.commands import commands_page
from reference.json_page import json_page
from reference.program_pages import programs_page, rules_page
from reference.record_pages import records_page, statements_page
from reference.sheet_pages import coding_sheet_page, judgement_sheet_page
from reference.world_pages import errors_page, settings_page, world_page

PAGES: Mapping[str, Callable[[], str]] = {
    "coding-sheet.md": coding_sheet_page,
    "commands.md": commands_page,
    "conventions-and-standards.md": world_page,
    "errors.md": errors_page,
    "json.md": json_page,
    "judgement-sheet.md": judgement_sheet_page,
    "readers-and-takers.md": programs_page,
    "records.md": records_page,
    "rules.md": rules_page,
    "settings.md": settings_page,
    "statements.md": statements_page,
}
"""A new page enters here."""


def made() -> dict[str, str]:
    """Every page's text by its name; the same for the same code."""
    return {name: make() for name, make in PAGES.items()}
