"""`habeas template`: writes an empty coding sheet."""

from pathlib import Path

from habeas.records.errors import HabeasError
from habeas.statements.sheet_column import KIND_NAMES
from habeas.statements.sheet_template import template_csv, template_xlsx


class TemplateError(HabeasError):
    """A template that cannot be written there."""


def _kind(text: str) -> str | None:
    """The kind's name in its own case; None where none is asked for."""
    return next((name for name in KIND_NAMES if name.casefold() == text.casefold()), text or None)


def write_template(path: Path, *, kind: str = "") -> None:
    """Write the template in the form that the name's ending asks for; never over a file."""
    ending = path.suffix.lower()
    if ending not in (".xlsx", ".csv"):
        raise TemplateError(
            "a template is a workbook or a CSV", where=path.name, do="end its name in .xlsx or .csv"
        )
    data = template_xlsx() if ending == ".xlsx" else template_csv(_kind(kind)).encode()
    try:
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise TemplateError(
            "there is a file of this name", where=str(path), do="choose another name"
        ) from error
    except OSError as error:
        raise TemplateError("the template cannot be written", where=f"{path}: {error.strerror}") from error
