"""How the account was made, what it does not show, and why."""

from dataclasses import dataclass

from habeas.pages.account import Account

READ = (
    "Each source is kept byte for byte, laid out into blocks, and read by rules that take only what they can "
    "place in the words. What they cannot place they leave out: silence here is not a denial.",
    "A statement is one thing that one source says. It keeps its words, the chain of who is said to have "
    "said it through whom, and how it is put forward. Nothing here is our own assertion of a fact.",
    "Which event, group, flight or order a statement is about is decided by rules with reasons, or by a "
    "person of the case, whose decision wins. Both stand on the page of decisions.",
    "A finding is arithmetic over statements, with its assumptions on its face. It is no verdict on a person "
    "and no legal conclusion. Every step of its proof leads back to the highlighted words.",
)

CERTAINTY = (
    ("certain", "It holds under every value that the sources leave open."),
    ("impossible", "It holds under none of them."),
    ("neither shown nor excluded", "It holds under some and not under others; the proof says which."),
)

REFUSED = (
    "Officials are named for acts in office. Everybody else is “a person (name withheld)”: people who are "
    "held, their relatives, witnesses and minors, and whoever no source shows to be an official.",
    "Nobody can be looked up, sorted or counted here by what they are said to belong to, by conviction, "
    "tattoo or nationality. A table in which each row is a person is not shown.",
    "Pictures are not shown: their caption, credit and origin stand for them.",
    "Counts of persons that we make are not shown where they are small enough to point at somebody. Numbers "
    "that a source states are shown as stated.",
)


@dataclass(frozen=True)
class AboutPage:
    """What the limits page says; `left_out` are sentences about what this publication leaves out."""

    title: str
    audience: str
    home: str
    as_of: str
    read: tuple[str, ...]
    certainty: tuple[tuple[str, str], ...]
    refused: tuple[str, ...]
    left_out: tuple[str, ...]


def about_page(account: Account) -> AboutPage:
    """The limits page; it holds no text of any source."""
    return AboutPage(
        title=account.title,
        audience=account.policy.audience,
        home=account.home_zone,
        as_of=account.as_of,
        read=READ,
        certainty=CERTAINTY,
        refused=REFUSED,
        left_out=left_out(account),
    )


def left_out(account: Account) -> tuple[str, ...]:
    """What was left out and why, never what it was."""
    pictures = sum(
        len({block.picture for block in reading.blocks if block.picture})
        for reading in account.readings.values()
    )
    out = ["Names of persons who are no officials are withheld."]
    if pictures:
        out.append(f"{pictures} pictures are not shown; their captions and credits are.")
    if any(reading.sheets for reading in account.readings.values()):
        out.append("Rows of tables in which each row is a person are not shown.")
    out.append("Who of the case decided, and who obtained a source, is not shown by name.")
    return tuple(out)
