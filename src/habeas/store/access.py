"""Who may see what: the one clause that every query for a person goes through."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Access:
    """A person and the labels they may see; None for whoever holds the folder, who sees all."""

    person: str
    sees: frozenset[str] | None = None

    @property
    def is_holder(self) -> bool:
        """Whether this person sees everything."""
        return self.sees is None


@dataclass(frozen=True)
class Clause:
    """A condition in SQL on the table `record`, with its parameters."""

    sql: str
    parameters: dict[str, str]


def visible(access: Access) -> Clause:
    """Holds for a record when every label on it and on every one of its roots is one that the person sees.

    A record that names no root is the holder's alone: nothing says whom it may be shown to.
    """
    if access.sees is None:
        return Clause("1 = 1", {})
    seen = {f"sees{number}": label for number, label in enumerate(sorted(access.sees))}
    # No record has the label "", so that the list is never empty (PostgreSQL refuses an empty one).
    listed = ", ".join(["''", *(f":{name}" for name in seen)])
    hidden = f"(SELECT root FROM label WHERE label NOT IN ({listed}))"
    return Clause(
        f"""(record.id NOT IN {hidden}
        AND (record.source IS NULL OR record.source NOT IN {hidden})
        AND (record.source IS NOT NULL
             OR EXISTS (SELECT 1 FROM lineage WHERE lineage.record = record.n))
        AND NOT EXISTS (SELECT 1 FROM lineage WHERE lineage.record = record.n
                        AND lineage.root IN {hidden}))""",
        seen,
    )
