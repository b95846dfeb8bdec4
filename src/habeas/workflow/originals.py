"""The text that locators point into, from the original in the vault, checked on the way."""

from habeas.readings.decoding import decode
from habeas.records.reading import Reading
from habeas.records.source import Source
from habeas.sources import media_type
from habeas.workflow.case import Case


def canonical(case: Case, source: Source, reading: Reading | None) -> str:
    """A source's canonical text: the decoded original for plain text, the blocks joined for HTML, else ""."""
    if source.media_type == media_type.TEXT:
        data = case.vault.read(source.sha256, name=source.name)
        return decode(data, where=source.name).text
    if reading is None or not reading.blocks:
        return ""
    size = max(block.end for block in reading.blocks)
    text = [" "] * size
    for block in reading.blocks:
        text[block.start : block.end] = block.text
    return "".join(text)
