"""Planted: ICE Air passengers and missions of the ARTS layout, and what is odd about them."""

# ruff: noqa: DTZ001 (releases have wall clocks without a zone)

from datetime import datetime, timedelta

from scripts.custody_made.careers import Making
from scripts.custody_made.edition import Row, Value

AIRPORTS = ("MADE FIELD ONE", "MADE FIELD TWO", "MADE FIELD THREE")
COUNTRIES = ("GUATEMALA", "HONDURAS", "MEXICO")


def flights(making: Making) -> None:
    """Eight missions of some passengers each, in one of which six of fourteen are struck."""
    rows: list[Row] = []
    for mission in range(1, 9):
        rows += _mission(making, mission, 14, struck=6 if mission == 3 else 0)
    struck = [row for row in rows if row.values["mission_id"] == "3"]
    making.plant(
        "arts struck",
        "Six of fourteen on the manifest are struck: eight flew.",
        struck,
        manifested=14,
        struck=6,
        flew=8,
    )
    again = Row("passengers", rows[-1].values | {"pickup_airport": "MADE FIELD ONE AR"})
    making.edition.rows.append(again)
    making.plant(
        "arts repeated",
        "A row number stands twice, for its airport is in the table of airports twice.",
        [rows[-1], again],
        distinct_row_numbers=1,
    )
    for text, at in (("43898", 0), ("8F/PACR/ENV", 1), ("REMOVAL", 2), ("16", 3)):
        rows[-2 - at].values["status"] = text
    making.plant(
        "arts status", "A status that was taken for a date: 43898.", [rows[-2]], status="43898", is_date=1
    )
    rows[-6].values["age"] = 114
    making.plant("arts age", "An age of over 99.", [rows[-6]], age=114, possible=0)


def _mission(making: Making, mission: int, many: int, *, struck: int) -> list[Row]:
    when = datetime(2017, 10, 2) + timedelta(days=9 * mission)
    common: dict[str, Value] = {
        "mission_id": str(mission),
        "mission_number": f"MADE{mission:04}",
        "mission_date": when.date(),
    }
    start, end = AIRPORTS[mission % 3], AIRPORTS[(mission + 1) % 3]
    made: dict[str, Value] = {"start": start, "end": end, "vendor": "Made Air"}
    made["mission_passengers"] = many - struck
    making.edition.rows.append(Row("missions", common | made))
    rows = []
    for at in range(many):
        own: dict[str, Value] = {
            "passenger_row": str(100 * mission + at),
            "status": "8F",
            "sex": making.draw.choice(("F", "M")),
            "age": making.draw.randrange(18, 60),
            "pickup": start,
            "drop": end,
            "pickup_airport": start,
            "struck": "1" if at < struck else "0",
            "removal_or_transfer": making.draw.choice(("R", "T")),
            "citizenship_country": making.draw.choice(COUNTRIES),
            "criminality": making.draw.choice(("C", "NC")),
        }
        rows.append(Row("passengers", common | own))
    making.edition.rows += rows
    return rows


SCENES = (flights,)
"""What is planted here, in order."""
