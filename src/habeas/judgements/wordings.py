"""The values that people write beside a decision: JSON, or plain words."""

import json
from typing import Any

from habeas.judgements.errors import JudgementError
from habeas.records.encoding import dumps


def fields_of(text: str) -> dict[str, Any]:
    """A value that names fields: a JSON object, or "field = value; field = value"."""
    if text.strip().startswith("{"):
        try:
            plain = json.loads(text)
        except ValueError as error:
            raise JudgementError(
                "a value that is no JSON", where=str(error), do='write {"hedge": "alleged"}'
            ) from error
        fields: dict[str, Any] = plain
        return fields
    pairs = [piece.partition("=") for piece in text.split(";") if piece.strip()]
    if not pairs or not all(equals and name.strip() for name, equals, _ in pairs):
        raise JudgementError(
            "a value without fields", where=text, do='write "hedge = alleged" or a JSON object'
        )
    return {name.strip(): value.strip() for name, _, value in pairs}


def value_text(text: str) -> str:
    """Plain words as the canonical JSON that a Judgement's value holds."""
    return dumps(text.strip()).decode() if text.strip() else ""
