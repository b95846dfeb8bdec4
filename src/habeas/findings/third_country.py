"""Who was removed to a country neither of their citizenship nor of their birth."""

from habeas.findings.custody_asking import Asked
from habeas.findings.custody_question import MARKED, CustodyQuestion, nothing

THIRD_COUNTRY = CustodyQuestion(
    name="third_country",
    version="2",
    question="Who was removed to a country neither of their citizenship nor of their birth?",
    title="Removed to a third country",
    definition=(
        "A removal whose country of departure differs from the country of citizenship that the row states"
        " and, where it states one, from the country of birth. Spellings of one country are one country;"
        " a territory, a state that is no more and “unknown” are of no country, and rows with one are"
        " told as not compared."
    ),
    assumptions=(MARKED, "The citizenship is that which the row of the removal states."),
    failure_cases=(
        "Of two citizenships the row states one: the person may have been sent to the country of the other.",
        "Other tables of the same edition may state another citizenship.",
        "The country of departure may be that of a stop on the way.",
    ),
    asks=(
        Asked(
            "to a third country",
            "removals to a third country",
            "removals",
            "Sent to",
            nothing,
            wants=("removals",),
        ),
    ),
)
